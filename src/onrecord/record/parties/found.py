"""A name as this stage knows it: like the model's, with countries told from other places."""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.span import Span

Kind = Literal["person", "org", "country", "place", "group", "document"]


class Found(NamedTuple):
    """Where a name stands, what kind of thing it names, and how sure that is (0 to 1)."""

    span: Span
    kind: Kind
    score: float
