"""Write the trained network as the package's weights.

The graph is written by hand with the engine's fused operators (attention, bias + GELU), so that it depends on no
exporter and is the same every time. Matrices are int8 with one scale a column, activations are quantised as they come,
one scale a window; the word embeddings are int8 with one scale a row. The heads go to heads.npz in half precision.

A few columns of the activations are far larger than the rest and would take all the levels of int8. They are eased
first (SmoothQuant, Xiao et al. 2023): each column is divided by a factor by which its row of the matrix is multiplied,
so that the product stays as it was. Factors come from the columns' largest values over invented stories.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from torch import Tensor, nn

from training import forms
from training.batches import batches
from training.corpora import examples, load_tokenizer
from training.network import STUDENT, Network, Shape, shape_of

LEVELS = 127
"""Largest weight in int8."""
EASED = 0.75
"""How much of a column's size goes over into the matrix, from 0 to 1 (the paper's alpha)."""
SEED, STORIES = 1, 60
"""The invented stories over which activations are measured."""
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

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """Add a node with one output and give its name back."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output


def by_column(weight: Array) -> tuple[Array, Array]:
    """int8 matrix [in, out] and float32 scale [out] of a float matrix [in, out]."""
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / LEVELS
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)


def easing(largest: Array, weight: Array) -> Array:
    """Factor [in] of each column of activations with these `largest` values, before the matrix `weight` [in, out]."""
    factor = np.maximum(largest, 1e-5) ** EASED / np.maximum(np.abs(weight).max(1), 1e-5) ** (1 - EASED)
    return np.asarray(np.maximum(factor, 1e-5), np.float32)


def eased(graph: Graph, name: str, x: str, factor: Array) -> str:
    """x / factor."""
    return graph.node("Mul", [x, graph.constant(f"{name}.e", 1 / factor)], f"{name}.eased")


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
    return graph.node("LayerNormalization", inputs, "normed", axis=-1, epsilon=STUDENT.epsilon)


def layer(graph: Graph, number: int, x: str, weights: dict[str, Array], largest: dict[str, Array], heads: int) -> str:
    """One BERT layer. `largest` has the largest value of each column that goes into each of its matrices."""
    at, name = f"layers.{number}.", f"l{number}"

    def turned(part: str) -> tuple[Array, Array]:
        weight = weights[f"{at}{part}.weight"].T
        return weight, easing(largest[f"{at}{part}"], weight)

    qkv, qkv_factor = turned("qkv")
    out, out_factor = turned("out")
    bias = weights[at + "qkv.bias"].copy()
    qkv = qkv * qkv_factor[:, None]
    qkv[:, -len(out_factor) :] /= out_factor  # attention is linear in its values: eased there, at no cost
    bias[-len(out_factor) :] /= out_factor
    seen = _attention(graph, name, eased(graph, f"{name}.qkv", x, qkv_factor), qkv, bias, heads)
    mixed = matrix(graph, f"{name}.out", seen, out * out_factor[:, None], weights[at + "out.bias"])
    x = _skip(graph, f"{name}.norm1", x, mixed, weights, at + "norm1.")
    up, factor = turned("up")
    inner = matrix(graph, f"{name}.up", eased(graph, f"{name}.up", x, factor), up * factor[:, None], None)
    inputs = [inner, graph.constant(f"{name}.up.b", weights[at + "up.bias"])]
    inner = graph.node("BiasGelu", inputs, f"{name}.gelu", MICROSOFT)
    down, factor = turned("down")
    inner = eased(graph, f"{name}.down", inner, factor)
    result = matrix(graph, f"{name}.down", inner, down * factor[:, None], weights[at + "down.bias"])
    return _skip(graph, f"{name}.norm2", x, result, weights, at + "norm2.")


def _attention(graph: Graph, name: str, x: str, weight: Array, bias: Array, heads: int) -> str:
    whole, scale = by_column(weight)
    graph.nodes.append(
        helper.make_node("DynamicQuantizeLinear", [x], [f"{name}.xq", f"{name}.xs", f"{name}.xz"], name=f"{name}.quant")
    )
    inputs = [
        f"{name}.xq",
        graph.constant(f"{name}.qkv.w", whole),
        graph.constant(f"{name}.qkv.b", bias),
        f"{name}.xs",
        graph.constant(f"{name}.qkv.s", scale),
        "length",
        f"{name}.xz",
        graph.constant(f"{name}.qkv.z", np.zeros(len(scale), np.int8)),
    ]
    return graph.node("QAttention", inputs, f"{name}.seen", MICROSOFT, num_heads=heads)


def _skip(graph: Graph, name: str, x: str, added: str, weights: dict[str, Array], at: str) -> str:
    """LayerNormalization of x + added: faster here than the engine's one operator for both."""
    inputs = [
        graph.node("Add", [x, added], f"{name}.sum"),
        graph.constant(f"{name}.g", weights[at + "weight"]),
        graph.constant(f"{name}.b", weights[at + "bias"]),
    ]
    return graph.node("LayerNormalization", inputs, name, axis=-1, epsilon=STUDENT.epsilon)


def encoder(weights: dict[str, Array], largest: dict[str, Array], shape: Shape) -> onnx.ModelProto:
    """The encoder as ONNX: int32 ids, case, opens, quote [B, T] and length [B] -> float32 hidden [B, T, width]."""
    graph = Graph()
    x = embed(graph, weights)
    for number in range(shape.layers):
        x = layer(graph, number, x, weights, largest, shape.heads)
    graph.node("Identity", [x], "hidden")
    whole = [helper.make_tensor_value_info(n, TensorProto.INT32, ["B", "T"]) for n in ("ids", "case", "opens", "quote")]
    whole.append(helper.make_tensor_value_info("length", TensorProto.INT32, ["B"]))
    result = [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["B", "T", weights["norm.bias"].shape[0]])]
    body = helper.make_graph(graph.nodes, "encoder", whole, result, graph.constants)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(body, opset_imports=versions, ir_version=8, producer_name="onrecord")


def heads(weights: dict[str, Array]) -> dict[str, Any]:
    """The taggers' arrays under the names of onrecord.reading.heads.Heads, float16."""
    linear = ("tag", "names", "marks", "view", "act_hidden", "act", "key", "query", "added")
    arrays: dict[str, Any] = {name: weights[f"{name}.weight"].T for name in linear}
    arrays |= {f"{name}_bias": weights[f"{name}.bias"] for name in linear}
    arrays |= {name: weights[f"{name}.weight"] for name in ("distance", "step", "crowd")}
    arrays["multiplied"] = weights["multiplied.weight"].T
    arrays["transition"] = weights["transition"]
    return {name: value.astype(np.float16) for name, value in arrays.items()}


def largest_values(network: Network, tokenizer: Tokenizer) -> dict[str, Array]:
    """Largest absolute value of each column that goes into each matrix of the layers, over invented stories."""
    largest: dict[str, Tensor] = {}

    def note(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def look(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            highest = inputs[0].abs().flatten(0, 1).amax(0)
            largest[name] = torch.maximum(largest.get(name, highest), highest)

        return look

    for name, part in network.encoder.named_modules():
        if isinstance(part, nn.Linear):
            part.register_forward_pre_hook(note(name))
    with torch.no_grad():
        for batch in batches(examples(forms.stories(SEED, STORIES), tokenizer), random.Random(SEED)):
            network.encode(batch)
    return {name: value.numpy() for name, value in largest.items()}


def export(path: Path, folder: Path, version: str) -> None:
    """Write encoder.onnx, heads.npz, tokenizer.json and model.json into `folder` from the network at `path`."""
    tokenizer = load_tokenizer()
    learned = torch.load(path)
    network = Network(shape_of(learned))
    network.load_state_dict(learned)
    weights = {name: value.float().numpy() for name, value in network.state_dict().items()}
    inner = {name.removeprefix("encoder."): value for name, value in weights.items() if name.startswith("encoder.")}
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder(inner, largest_values(network, tokenizer), network.encoder.shape), folder / "encoder.onnx")
    np.savez(folder / "heads.npz", **heads(weights))
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "model.json").write_text(json.dumps({"name": "attribution-minilm", "version": version}) + "\n")
