"""Read the package's weights back into a network, to train on from there or to compare.

The encoder's matrices come back as int8 left them: rounded, a step of the scale apart.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.network import Network, shape_of

Array = NDArray[Any]


def load_shipped(folder: Path) -> Network:
    """The network that export.py wrote into `folder`, in floats."""
    graph = onnx.load(folder / "encoder.onnx").graph
    known = {constant.name: numpy_helper.to_array(constant) for constant in graph.initializer}
    arrays = {f"encoder.{name}": value for name, value in _encoder(known).items()}
    with np.load(folder / "heads.npz") as heads:
        for name, value in heads.items():
            arrays |= _head(name, value.astype(np.float32))
    weights = {name: torch.from_numpy(np.array(value)) for name, value in arrays.items()}
    network = Network(shape_of(weights))
    network.load_state_dict(weights)
    return network


def _encoder(known: dict[str, Array]) -> dict[str, Array]:
    weights = {"word.weight": known["word.w"] * known["word.s"]}
    weights |= {f"{name}.weight": known[f"{name}.w"] for name in ("position", "case", "opens", "quote")}
    weights |= {"norm.weight": known["norm.g"], "norm.bias": known["norm.b"]}
    for number in range(sum(name.endswith(".qkv.w") for name in known)):
        at, name = f"layers.{number}.", f"l{number}"
        parts = {part: known[f"{name}.{part}.w"] * known[f"{name}.{part}.s"] for part in ("qkv", "out", "up", "down")}
        for part in ("qkv", "up", "down"):
            parts[part] = parts[part] * known[f"{name}.{part}.e"][:, None]
        weights |= {f"{at}{part}.weight": value.T for part, value in parts.items()}
        weights |= {f"{at}{part}.bias": known[f"{name}.{part}.b"] for part in parts}
        for norm in ("norm1", "norm2"):
            weights |= {f"{at}{norm}.weight": known[f"{name}.{norm}.g"], f"{at}{norm}.bias": known[f"{name}.{norm}.b"]}
    return weights


def _head(name: str, value: Array) -> dict[str, Array]:
    if name == "transition":
        return {name: value}
    if name.endswith("_bias"):
        return {f"{name.removesuffix('_bias')}.bias": value}
    return {f"{name}.weight": value if name in ("distance", "step", "crowd") else value.T}
