"""Take from a trained network what matters least, so that it is faster: whole heads and inner columns of each layer.

What a head or a column matters is told by how much the loss would change without it, to the first order: the sum over a
window of its value times the loss's gradient there, without its sign, averaged over windows (Michel et al. 2019,
Molchanov et al. 2019). What is left is trained on, with the whole network as its teacher.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor

from training.losses import Objective
from training.network import Batch, Encoder, Layer, Network, Shape


def thinned(network: Network, shape: Shape, sample: Iterable[Batch], objective: Objective) -> Network:
    """A network of a smaller `shape` (fewer heads, inner columns) with those weights that matter most on a sample."""
    heads, columns = importance(network, sample, objective)
    smaller = Network(shape)
    kept = {name: value for name, value in network.state_dict().items() if not name.startswith("encoder.layers.")}
    smaller.load_state_dict(kept, strict=False)
    for own, whole, head, column in zip(_layers(smaller), _layers(network), heads, columns, strict=True):
        _take(own, whole, _best(head, shape.heads), _best(column, shape.inner))
    return smaller


def importance(network: Network, sample: Iterable[Batch], objective: Objective) -> tuple[list[Tensor], list[Tensor]]:
    """For each layer what each head, and what each inner column, matters."""
    layers = _layers(network)
    heads = [torch.zeros(layer.shape.heads) for layer in layers]
    columns = [torch.zeros(layer.shape.inner) for layer in layers]
    seen: dict[torch.nn.Module, Tensor] = {}

    def keep(module: torch.nn.Module, inputs: tuple[Tensor, ...]) -> None:
        inputs[0].retain_grad()
        seen[module] = inputs[0]

    hooks = [part.register_forward_pre_hook(keep) for layer in layers for part in (layer.out, layer.down)]
    for batch in sample:
        objective(network, batch, None)[0].backward()
        network.zero_grad()
        for number, layer in enumerate(layers):
            by_head = _changed(seen[layer.out]).unflatten(-1, (layer.shape.heads, -1)).sum(-1)
            heads[number] += by_head.sum(1).abs().sum(0)
            columns[number] += _changed(seen[layer.down]).sum(1).abs().sum(0)
    for hook in hooks:
        hook.remove()
    return heads, columns


def _layers(network: Network) -> list[Layer]:
    encoder: Encoder = network.encoder
    return [layer for layer in encoder.layers if isinstance(layer, Layer)]


def _changed(values: Tensor) -> Tensor:
    """How much the loss would change, to the first order, were each of these values 0."""
    if values.grad is None:
        raise ValueError("the loss does not depend on these values")
    return (values.detach() * values.grad).float()


def _best(matters: Tensor, number: int) -> Tensor:
    """Places of the `number` largest, in order."""
    return matters.topk(number).indices.sort().values


def _take(own: Layer, whole: Layer, heads: Tensor, columns: Tensor) -> None:
    """Copy a layer's weights but for the heads and columns left out."""
    width = whole.shape.head_width
    within = (heads[:, None] * width + torch.arange(width)).flatten()
    rows = torch.cat([within + part * whole.shape.heads * width for part in range(3)])
    with torch.no_grad():
        own.qkv.weight.copy_(whole.qkv.weight[rows])
        own.qkv.bias.copy_(whole.qkv.bias[rows])
        own.out.weight.copy_(whole.out.weight[:, within])
        own.out.bias.copy_(whole.out.bias)
        own.up.weight.copy_(whole.up.weight[columns])
        own.up.bias.copy_(whole.up.bias[columns])
        own.down.weight.copy_(whole.down.weight[:, columns])
        own.down.bias.copy_(whole.down.bias)
    for name in ("norm1", "norm2"):
        getattr(own, name).load_state_dict(getattr(whole, name).state_dict())
