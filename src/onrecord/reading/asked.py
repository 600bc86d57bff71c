"""Questions put to the one whom the text names: "Velt was asked whether", "when asked what", "Asked about it, Velt".

Who is asked does not ask. Who does is hardly ever told, so such a question has no source, but for one named by "by".
"""

from __future__ import annotations

import re

import msgspec

from onrecord.reading.reading import Attribution

_ASKED = re.compile(
    r"(?:(?P<being>was|were|is|are|be|been|being)\s.*)?\b(?:asked|pressed|quizzed|questioned)", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|when|if|once)(?:\s+(?:also|later|then|again|repeatedly|first|further))?\s+$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|\n|[.!?…][\"”’')\]]*\s)\s*$")
_OF = re.compile(r"(?:\s+[\w’'.-]+){0,4}?\s+(?:if|whether|about|what|how|why|when|who|where|by)\b")


def is_asked(text: str, one: Attribution) -> bool:
    """Whether the cue of an attribution is a passive "asked": the one named before it is who has to answer."""
    cue = one.cue[0] if one.cue else None
    match = _ASKED.fullmatch(cue.of(text)) if cue is not None else None
    if cue is None or match is None:
        return False
    before = text[max(0, cue.start - 60) : cue.start]
    if match["being"] or _PASSIVE.search(before) or _OPENS.search(before):
        return True
    named = next((span for span in reversed(one.source) if span.end <= cue.start), None)
    if named is None or _OF.match(text, cue.end) is None:
        return False
    words = text[named.start : cue.start].rstrip()
    return words.endswith(",") and words.count(",") == 1  # with two, the source has an apposition: "Osei, defending,"


def without_asked(text: str, one: Attribution) -> Attribution:
    """`one` without a source that is asked and does not ask."""
    if not one.source or not is_asked(text, one):
        return one
    return msgspec.structs.replace(one, source=tuple(span for span in one.source if span.start >= one.cue[0].end))
