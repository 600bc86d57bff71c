"""Quotations: which quotation marks open, close, or are apostrophes, whatever the house style.

Strategy. Each mark gets a direction from its neighbours (a mark after a space opens, one before a space
closes); only where these say nothing does the state decide. A paragraph is scanned by itself, so that a
missing or stray mark spoils nothing beyond it. A quotation left open at the end of its paragraph is
"running on" if the next paragraph opens with a mark again (the convention of newspapers for quotations of
several paragraphs), else "unclosed".

Styles: straight, curly, German („…“ and ‚…‘), French and Swiss («…», »…«), single marks with apostrophes about.
What a quotation means (speech, nickname, title) is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from onrecord.span import Span

Ending = Literal["closed", "running-on", "unclosed"]

_MARKS = re.compile("[\"'“”„‟‘’‚‛«»‹›`´″]")
_DOUBLE = frozenset('"“”„‟«»″')
_FAMILY = {
    **dict.fromkeys('"“”„‟″', "double"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("'‘’‚‛`´", "single"),
    **dict.fromkeys("‹›", "single-guillemet"),
}
_ELISIONS = re.compile(r"['’‘`](?:\d0s|\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|n\b|round\b|bout\b)", re.IGNORECASE)
_OPENS_AFTER = frozenset("([{—–-/:;,‒―…=>*•")
"""Characters that, like a space, may stand before an opening mark."""


class Quotation(msgspec.Struct, frozen=True):
    """A stretch in quotation marks: the marks are inside `span`, absent ones at its end aside.

    `depth` is 1 for a quotation, 2 for one inside it.
    """

    span: Span
    depth: int
    ending: Ending


class _Open(msgspec.Struct):
    at: int
    family: str


def quotations(text: str, stretches: Sequence[Span]) -> tuple[Quotation, ...]:
    """All quotations of `text`, looked for in each of the `stretches` (its paragraphs) by itself, in order."""
    return _quotations(text, tuple(stretches))


@lru_cache(maxsize=4)
def _quotations(text: str, stretches: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """As `quotations`. Several stages ask this of one page in turn."""
    found: list[Quotation] = []
    for number, stretch in enumerate(stretches):
        following = stretches[number + 1] if number + 1 < len(stretches) else None
        runs_on = following is not None and _opens_with_mark(text, following)
        found.extend(_in_stretch(text, stretch, runs_on))
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def _opens_with_mark(text: str, stretch: Span) -> bool:
    head = text[stretch.start : stretch.start + 1]
    return head in _DOUBLE or (head in ("‘", "'") and _direction(text, stretch, stretch.start) == "open")


def _in_stretch(text: str, stretch: Span, runs_on: bool) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[_Open] = []
    for match in _MARKS.finditer(text, stretch.start, stretch.end):
        at = match.start()
        family = _FAMILY[text[at]]
        direction = _direction(text, stretch, at)
        if direction == "none":
            continue
        level = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].family == family), None)
        if direction == "either":
            direction = "open" if level is None else "close"
        if direction == "close" and level is not None:
            found.append(Quotation(Span(stack[level].at, at + 1), min(level + 1, 2), "closed"))
            del stack[level:]
        elif direction == "open" and _may_open(text, stretch, at, family, level is not None, runs_on):
            stack.append(_Open(at, family))
    found.extend(_left_open(stretch, stack, runs_on))
    return found


def _left_open(stretch: Span, stack: list[_Open], runs_on: bool) -> list[Quotation]:
    outer = next((opened for opened in stack if opened.family in ("double", "guillemet")), None)
    if outer is None:
        outer = stack[0] if stack and runs_on else None
    if outer is None:
        return []
    return [Quotation(Span(outer.at, stretch.end), 1, "running-on" if runs_on else "unclosed")]


def _may_open(text: str, stretch: Span, at: int, family: str, already: bool, runs_on: bool) -> bool:
    if already:  # the same kind of mark twice without a close between: the first was stray
        return family != "single"
    if family != "single" or text[at] in "‚‛":
        return True
    return _single_closes(text, stretch, at) or (runs_on and _goes_on(text, stretch, at))


def _goes_on(text: str, stretch: Span, at: int) -> bool:
    """Whether a single mark after a colon or comma opens what the next paragraph, with such a mark, takes further."""
    return text[at - 2 : at] in (": ", ", ") and text[stretch.end : stretch.end + 8].lstrip()[:1] in ("'", "‘")


def _single_closes(text: str, stretch: Span, at: int) -> bool:
    """Whether some later single mark of the stretch can close the one at `at`, possessives aside."""
    for match in _MARKS.finditer(text, at + 1, stretch.end):
        if _FAMILY[match.group()] == "single" and _direction(text, stretch, match.start()) == "close":
            return True
    return text[at] in "‘'" and at == stretch.start


def _direction(text: str, stretch: Span, at: int) -> Literal["open", "close", "either", "none"]:
    mark = text[at]
    before = text[at - 1] if at > stretch.start else " "
    after = text[at + 1] if at + 1 < stretch.end else " "
    if _FAMILY[mark] == "single":
        return _single_direction(text, at, mark, before, after)
    if mark == "„":
        return "open"
    if mark in "“‟":
        return "close" if _ends_word(before) and _is_gap(after) else "open"
    if mark == "”":
        return "open" if _is_gap(before) and not _is_gap(after) and after.isalnum() else "close"
    if mark == "«":
        return "close" if _ends_word(before) and _is_gap(after) else "open"
    if mark == "»":
        return "open" if _is_gap(before) and after.isalnum() else "close"
    return _straight_direction(before, after)


def _straight_direction(before: str, after: str) -> Literal["open", "close", "either", "none"]:
    if before.isdigit() and _is_gap(after):  # may be inches; a quotation that ends in a figure looks the same
        return "close"
    opens = (before.isspace() or before in _OPENS_AFTER or before in "'‘“") and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _single_direction(
    text: str, at: int, mark: str, before: str, after: str
) -> Literal["open", "close", "either", "none"]:
    if before.isalnum() and after.isalnum():
        return "none"
    if mark in "‚‛":
        return "open" if after.isalnum() and not before.isalnum() else "none"
    if not before.isalnum() and not _is_close_punctuation(before) and after.isalnum():
        return "none" if _ELISIONS.match(text, at) else "open"
    if mark == "‘" and before.isalnum() and _is_gap(after):
        return "close"
    if before.isspace():
        return "open" if after in _DOUBLE and not after.isspace() else "none"
    if before in "sS" and mark != "‘" and after == " " and text[at + 2 : at + 3].islower():
        return "none"  # most often a possessive: "the ministers' letter"
    return "close" if _is_gap(after) or after in _DOUBLE else "none"


def _is_gap(char: str) -> bool:
    return not char.isalnum()


def _is_close_punctuation(char: str) -> bool:
    return char in ".,!?;:…)"


def _ends_word(char: str) -> bool:
    return char.isalnum() or char in ".,!?;:…)'’%—–-\xa0\u202f"
