"""The network in PyTorch: an encoder, a tagger that proposes cues, and a tagger conditioned on one cue.

Strategy. Finding an attribution is done as semantic role labelling is: a first tagger finds the cues; then, for each
cue, a conditional random field over the whole window marks source, cue and content of that one attribution. So
linking and borders are decided together, and two attributions may share a source. The second tagger scores a token by
an additive and a multiplicative term of token and cue, with small embeddings of how the token stands to the cue.
Beside them stand small heads on the same states: names, marks (actions, conditions, events), and an attribution's act.

Two shapes are trained: the package's, which starts from MiniLM-L6's lower layers, and its teacher, which starts from
MPNet base.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onrecord.reading import labels, relation, tokens
from onrecord.reading.reading import ACTS, MARK_KINDS
from training.chain import log_partition, score_of

ADDED, MULTIPLIED = 192, 64
ACT_WIDTH, ACT_VIEWS = 128, 4
ACT_DROPPED = 0.3
"""Dropout on what the acts are told from: there are few to learn from."""


class Shape(NamedTuple):
    """Sizes of an encoder. `buckets` of relative positions (0: none); `dropout` within its layers."""

    width: int
    layers: int
    heads: int
    head_width: int
    inner: int
    epsilon: float
    buckets: int
    dropout: float


STUDENT = Shape(384, 5, 12, 32, 1536, 1e-12, 0, 0.0)
"""MiniLM-L6 without its last layer. Without dropout within: on a CPU its random numbers cost more than the layers."""
SHIPPED = STUDENT._replace(heads=8, inner=1152)
"""The student without a third of its heads and a quarter of its inner columns (thin.py)."""
TEACHER = Shape(768, 12, 12, 64, 3072, 1e-5, 32, 0.1)
"""MPNet base."""
VOCABULARY, POSITIONS = 30522, 512
FARTHEST = 128
"""Tokens apart from which all relative positions are alike (T5's and MPNet's)."""


def shape_of(weights: Mapping[str, Tensor]) -> Shape:
    """The shape of a student, whole or thinned, that has these weights."""
    first = "encoder.layers.0."
    heads = weights[first + "qkv.weight"].shape[0] // 3 // STUDENT.head_width
    layers = sum(name.endswith(".qkv.weight") for name in weights)
    return STUDENT._replace(layers=layers, heads=heads, inner=weights[first + "up.weight"].shape[0])


class Batch(NamedTuple):
    """Windows [B, T] padded with id 0, and for each of N cues its window, span, labels [N, T] and act.

    `ids` are what the encoder sees, some of them masked; `whole` are the true ones.
    """

    ids: Tensor
    whole: Tensor
    case: Tensor
    opens: Tensor
    quote: Tensor
    paragraph: Tensor
    length: Tensor
    tags: Tensor
    names: Tensor
    marks: Tensor
    cue_window: Tensor
    cue_first: Tensor
    cue_last: Tensor
    cue_tags: Tensor
    acts: Tensor


class Layer(nn.Module):
    """One BERT layer (post-norm)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width, inner, attended = shape.width, shape.inner, shape.heads * shape.head_width
        self.qkv = nn.Linear(width, 3 * attended)
        self.out = nn.Linear(attended, width)
        self.norm1 = nn.LayerNorm(width, eps=shape.epsilon)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """States [B, T, width] after the layer; `mask` is what attention adds, or which tokens it may look at."""
        dropout = self.shape.dropout if self.training else 0.0
        q, k, v = self.qkv(x).unflatten(-1, (3, self.shape.heads, -1)).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=dropout)
        seen = self.out(seen.transpose(1, 2).flatten(-2))
        x = self.norm1(x + F.dropout(seen, dropout, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), dropout, self.training))


class Encoder(nn.Module):
    """A BERT encoder with small learned embeddings for case, paragraph openings and quotation marks."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(VOCABULARY, shape.width)
        self.position = nn.Embedding(POSITIONS, shape.width)
        self.case = nn.Embedding(tokens.CASES, shape.width)
        self.opens = nn.Embedding(2, shape.width)
        self.quote = nn.Embedding(tokens.QUOTE_STATES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.apart = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        for small in (self.case, self.opens, self.quote):
            nn.init.normal_(small.weight, std=0.01)

    def forward(self, ids: Tensor, case: Tensor, opens: Tensor, quote: Tensor, mask: Tensor | None) -> Tensor:
        """States [B, T, width] of tokens with these features, each [B, T]."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = self.norm(x + self.case(case) + self.opens(opens) + self.quote(quote))
        if self.apart is not None:
            mask = _bias(self.apart, ids.shape[1], mask, x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        return x


def _bias(apart: nn.Embedding, time: int, mask: Tensor | None, dtype: torch.dtype) -> Tensor:
    """What attention adds for relative positions, and to shut out what `mask` does."""
    bias = apart(buckets(time, apart.num_embeddings).to(apart.weight.device)).permute(2, 0, 1)[None]
    return (bias if mask is None else torch.where(mask, bias, labels.FORBIDDEN)).to(dtype)


def buckets(time: int, number: int) -> Tensor:
    """Bucket of the relative position of each token to each, [time, time] (T5, Raffel et al. 2020, bidirectional)."""
    at = torch.arange(time)
    apart = at[None] - at[:, None]
    half = number // 2
    exact = half // 2
    far = torch.log(apart.abs().clamp(min=1) / exact) / torch.log(torch.tensor(FARTHEST / exact)) * (half - exact)
    steps = torch.where(apart.abs() < exact, apart.abs(), (exact + far.long()).clamp(max=half - 1))
    return steps + half * (apart > 0)


class Network(nn.Module):
    """Encoder, cue tagger, attribution tagger and the small heads: simple enough that NumPy can apply them."""

    def __init__(self, shape: Shape = STUDENT) -> None:
        super().__init__()
        width, size = shape.width, len(labels.LABELS)
        self.encoder = Encoder(shape)
        self.tag = nn.Linear(width, size)
        self.names = nn.Linear(width, len(labels.NAME_LABELS))
        self.marks = nn.Linear(width, 3 * len(MARK_KINDS))
        self.view = nn.Linear(width, ACT_VIEWS)
        self.act_hidden = nn.Linear((3 + ACT_VIEWS) * width, ACT_WIDTH)
        self.act = nn.Linear(ACT_WIDTH, len(ACTS))
        self.key = nn.Linear(width, ADDED + MULTIPLIED)
        self.query = nn.Linear(2 * width, ADDED + MULTIPLIED)
        self.distance = nn.Embedding(relation.DISTANCES, ADDED)
        self.step = nn.Embedding(relation.PARAGRAPH_STEPS, ADDED)
        self.crowd = nn.Embedding(relation.CROWDS, ADDED)
        self.added = nn.Linear(ADDED, size)
        self.multiplied = nn.Linear(MULTIPLIED, size, bias=False)
        self.transition = nn.Parameter(torch.zeros(size, size))
        for small in (self.distance, self.step, self.crowd):
            nn.init.normal_(small.weight, std=0.05)
        self.register_buffer("legal", torch.where(torch.tensor(labels.allowed()), 0.0, labels.FORBIDDEN), False)
        self.register_buffer(
            "legal_first", torch.where(torch.tensor(labels.allowed_first()), 0.0, labels.FORBIDDEN), False
        )

    def encode(self, batch: Batch, *, whole: bool = False) -> Tensor:
        """Hidden states [B, T, width] of the tokens as masked, or as they are (`whole`)."""
        time = batch.ids.shape[1]
        at = torch.arange(time, device=batch.ids.device)
        mask = (at < batch.length[:, None])[:, None, None, :].expand(-1, 1, time, -1)
        ids = batch.whole if whole else batch.ids
        return self.encoder(ids, batch.case, batch.opens, batch.quote, mask)

    def mark_scores(self, hidden: Tensor) -> Tensor:
        """Scores [B, T, kinds, 3] of each token for O, B and I of each kind of mark."""
        return self.marks(hidden).unflatten(-1, (len(MARK_KINDS), 3))

    def act_scores(self, hidden: Tensor, batch: Batch) -> Tensor:
        """Scores [N, acts] of each attribution.

        From the means of its cue, its content and its source, and a few weighted means of cue and content together.
        """
        cue, content, source = (_has(batch.cue_tags, role) for role in ("cue", "content", "source"))
        looks = self.view(hidden)[batch.cue_window].masked_fill(~(cue | content)[..., None], labels.FORBIDDEN)
        means = [within / within.sum(1, keepdim=True).clamp(min=1) for within in (cue, content, source)]
        weights = torch.cat([torch.stack(means, 2), F.softmax(looks, 1)], 2)
        told = torch.cat([_weighted(hidden, batch.cue_window, one) for one in weights.unbind(2)], 1)
        return self.act(F.relu(self.act_hidden(F.dropout(told, ACT_DROPPED, self.training))))

    def cue_scores(self, hidden: Tensor, batch: Batch, crowd: Tensor) -> Tensor:
        """Label scores [N, T, labels] of each token toward each cue; `crowd` as in relation.crowd, [N, T]."""
        time = hidden.shape[1]
        at = torch.arange(time, device=hidden.device)
        within = (at >= batch.cue_first[:, None]) & (at <= batch.cue_last[:, None])
        mean = _mean(hidden[batch.cue_window], within)
        first = hidden[batch.cue_window, batch.cue_first]
        key = self.key(hidden)[batch.cue_window]
        query = self.query(torch.cat([first, mean], 1))[:, None]
        paragraph = batch.paragraph[batch.cue_window]
        steps = torch.clip(paragraph - paragraph.gather(1, batch.cue_first[:, None]), -2, 2) + 2
        near = self.distance(distances(time, batch.cue_first, batch.cue_last)) + self.step(steps) + self.crowd(crowd)
        summed = F.relu(key[..., :ADDED] + query[..., :ADDED] + near)
        product = key[..., ADDED:] * torch.tanh(query[..., ADDED:])  # unbounded, the product of three grows without end
        return self.added(summed) + self.multiplied(product)

    def partition(self, scores: Tensor, length: Tensor) -> Tensor:
        """Logarithm [N] of the sum over all label sequences, for scores [N, T, labels]."""
        return log_partition(scores + self._first(scores), self.transition + self.legal, length)

    def crf_loss(self, scores: Tensor, gold: Tensor, length: Tensor) -> Tensor:
        """Negative log likelihood [N] of the label sequences `gold` [N, T] of the given lengths."""
        return self.partition(scores, length) - score_of(scores, self.transition, gold, length)

    def _first(self, scores: Tensor) -> Tensor:
        start = torch.zeros_like(scores[:1, :, :])
        start[0, 0] = self.legal_first
        return start


def _has(tags: Tensor, role: str) -> Tensor:
    return (tags == labels.BEGIN[role]) | (tags == labels.INSIDE[role])


def _mean(states: Tensor, within: Tensor) -> Tensor:
    """Mean [N, width] of the states [N, T, width] of the tokens that `within` [N, T] marks; 0 where it marks none."""
    return (states * within[..., None]).sum(1) / within.sum(1, keepdim=True).clamp(min=1)


def _weighted(hidden: Tensor, window: Tensor, weights: Tensor) -> Tensor:
    """Sums [N, width] of the states of a window each, by `weights` [N, T]; one product instead of N copies."""
    size, time, width = hidden.shape
    spread = torch.zeros(len(window), size, time, device=hidden.device)
    spread[torch.arange(len(window), device=hidden.device), window] = weights
    return spread.flatten(1) @ hidden.reshape(size * time, width)


def distances(time: int, first: Tensor, last: Tensor) -> Tensor:
    """relation.distance for many cues at once, [N, time]."""
    at = torch.arange(time, device=first.device)
    bounds = torch.tensor(relation.FAR, device=first.device)
    before, after = first[:, None] - at, at - last[:, None]
    left = torch.bucketize(before, bounds, right=True)
    right = len(bounds) + torch.bucketize(after, bounds, right=True)
    return torch.where(before > 0, left, torch.where(after > 0, right, 0))


def crowds(starts: Tensor, window: Tensor, first: Tensor) -> Tensor:
    """relation.crowd for many cues at once: `starts` [B, T] bool -> [N, T]."""
    own = starts[window]
    so_far = own.cumsum(1)
    at_cue = so_far.gather(1, first[:, None])
    is_cue = own.gather(1, first[:, None]).long()
    after = so_far - at_cue
    before = at_cue - so_far - is_cue
    position = torch.arange(starts.shape[1], device=starts.device)
    return torch.where(position >= first[:, None], after, before).clip(0, relation.CROWDS - 1)
