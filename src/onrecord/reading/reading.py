"""Reading: what the model sees on a page. Spans, links and scores; no interpretation."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from onrecord.errors import Defect
from onrecord.span import Span

Act = Literal["assert", "deny", "promise", "refuse", "demand", "propose", "warn", "express", "believe", "intend", "ask"]
"""What is done with the words: their illocutionary act (Searle 1976), in the classes that matter in news."""
ACTS: tuple[Act, ...] = get_args(Act)


class Judged(msgspec.Struct, frozen=True):
    """What the model makes of an act: the likeliest acts, likeliest first, with their shares, and the words that its
    views look at most, in order of the text. Shares lie in [0, 1] and are not calibrated."""

    acts: tuple[tuple[Act, float], ...]
    words: tuple[Span, ...]


class Attribution(msgspec.Struct, frozen=True):
    """Source, cue and content spans that belong together (the scheme of PolNeAR, Newell et al. 2018).

    Offsets are code points of `Page.text`. `source` and `cue` may be empty, `content` may not. `score` lies in
    [0, 1] and orders attributions by how sure the model is; it is not calibrated. `judged` is None where a rule found
    the attribution.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float
    judged: Judged | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise Defect("an attribution must have content")
        if not 0.0 <= self.score <= 1.0:
            raise Defect("a score must lie between 0 and 1", given=self.score)


NameKind = Literal["person", "org", "place", "group", "document"]
"""Kinds of names. States and other places are not told apart here; see `labels.NAME_KINDS`."""


class Name(msgspec.Struct, frozen=True):
    """A name in the text, without titles: where it stands, what kind of thing it names, and how sure that is.

    `score` lies in [0, 1] and orders names by how sure the model is; it is not calibrated.
    """

    span: Span
    kind: NameKind
    score: float


MarkKind = Literal["action", "condition", "event"]
MARK_KINDS: tuple[MarkKind, ...] = get_args(MarkKind)
"""Kinds of marks: what a party binds itself to, what that depends on, and a dated happening."""


class Mark(msgspec.Struct, frozen=True):
    """Words that the model marks, of which kind, and how sure that is.

    `score` lies in [0, 1] and orders marks by how sure the model is; it is not calibrated.
    """

    span: Span
    kind: MarkKind
    score: float


class Reading(msgspec.Struct, frozen=True):
    """All that the model found on one page, in order of the text, with the model's name and version."""

    attributions: tuple[Attribution, ...]
    model: str
    names: tuple[Name, ...] = ()
    marks: tuple[Mark, ...] = ()
