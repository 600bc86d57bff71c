"""The speaker before an aside: "Anna Velt, who flew in on Monday, said", "Velmark, for its part, insists", "Anna Velt
(Torsund North) asked".

Where a reading finds no source for a cue that follows such an aside, the subject that opens the sentence is the source.
Only sentences of this one form are looked at, and no cue in the passive: its subject is nobody who speaks.
"""

from __future__ import annotations

import re

import msgspec

from onrecord.pages.page import Page
from onrecord.reading.reading import Attribution
from onrecord.span import Span

_START = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|Ms|St))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col))[.!?][\"”’']*\s+(?=[A-Z])")
_ASIDE = re.compile(
    r"(?P<source>(?!(?:In|On|At|By|For|From|To|With|Of|After|Before|During|While|When|Where|As|If|Although|Though|Since|"
    r"Until|But|And|So|Yet|Then|Later|Earlier|Meanwhile|However|Still|Also|There|Here|Asked|Speaking|According|Despite|"
    r"Because|Last|Next|Under|Over|Among|Instead|Now|Today|Yesterday|What|Who|How|Why|Not)\b)"
    r"[A-Z][^\s,;:()\"“”]*(?:\s[^\s,;:()\"“”]+){0,7})"
    r"(?: \([^()\n]{1,60}\) |"
    r", (?:who|which|whose|speaking|addressing|writing|reached|contacted|quoting|citing|for (?:his|her|its|their) part|"
    r"in turn|meanwhile|too|also|however|in (?:an?|his|her|its|their)|at (?:an?|the)|during|after|before)\b"
    r"[^;:()\"“”\n]*, )"
)
_VERBS = re.compile(r"\b(?:is|are|was|were|be|been|being|has|have|had|said|told|will|would|that)\b")
"""Words that no subject holds, and that a cue in the passive does."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b|ing$", re.IGNORECASE)


def with_subject(page: Page, one: Attribution) -> Attribution:
    """An attribution that has no source with the subject from which an aside parts its cue."""
    if one.source or not one.cue or min(one.content).start < one.cue[0].start:
        return one
    number = page.block_at(one.cue[0].start)
    if number is None or _PASSIVE.search(page.text[one.cue[0].start : one.cue[-1].end]):
        return one
    start = page.blocks[number].start
    starts = [match.end() for match in _START.finditer(page.text, start, one.cue[0].start)]
    match = _ASIDE.fullmatch(page.text, starts[-1] if starts else start, one.cue[0].start)
    if match is None or _VERBS.search(match["source"]):
        return one
    return msgspec.structs.replace(one, source=(Span(*match.span("source")),))
