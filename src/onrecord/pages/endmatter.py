"""End matter: what stands below a story and beside it, and is known by the line that heads it.

Sites list other stories under "More on this story"; press offices close a release with who they are and what they do
not promise. Such a list or section has no words of its own that tell it from the story, its heading has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.intake.item import BlockKind
from onrecord.span import Span

_LIST = re.compile(
    r"(?:more|most|related|recommended|read|also|trending|popular|top|latest|you may|what to|see also|explore"
    r"|around the web)\b"
    r"[\w’' ]{0,30}[:.]?",
    re.IGNORECASE,
)
"""Furniture that heads a list of other stories."""
_TITLE_MOST = 110
_ENDS = re.compile(r"[.!…][\"”’'»)\]]*$|\?[\"”’'»)]+$")
"""How a paragraph ends, and the title of a story does not; that may be a question."""
_RELEASE = re.compile(
    r"for immediate release|embargoed until .*|(?:media|press) contacts?:.*|#{2,}|notes? to editors:?", re.IGNORECASE
)
_SECTION = re.compile(r"about .*|.*\bstatements?:?|(?:media|press) contacts?:", re.IGNORECASE)
"""Notes of a release that head a section of what it says every time."""


def end_matter(text: str, found: Sequence[Span], kinds: Sequence[BlockKind]) -> list[BlockKind]:
    """The `kinds` of the units `found`, with what stands in lists of other stories and in a release's standing
    sections named furniture and note."""
    release = any(kind == "note" and _RELEASE.fullmatch(unit.of(text)) for unit, kind in zip(found, kinds, strict=True))
    result: list[BlockKind] = []
    under: BlockKind | None = None
    body = False
    for unit, kind in zip(found, kinds, strict=True):
        words = unit.of(text)
        if kind == "paragraph":
            if under == "furniture" and (len(words) > _TITLE_MOST or _ENDS.search(words)):
                under = None
            body = body or len(words) > _TITLE_MOST
            result.append(under or kind)
            continue
        if kind == "note":
            under = "note" if release and body and _SECTION.fullmatch(words) else None
        elif kind == "furniture" and body and under != "note" and _LIST.fullmatch(words):
            under = "furniture"
        result.append(kind)
    return result
