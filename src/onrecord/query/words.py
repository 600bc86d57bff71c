"""A text as words to be compared, without case, accents and the printer's choice of marks; two wordings compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
"""A run of letters and digits; "don't", "U.S" and "1,200.5" are one."""
Fate = Literal["same", "gone", "added"]


Stretch = tuple[bool, int, int, int, int]
"""Whether a stretch is the same in both, and where it lies in each: half-open."""


class Word(msgspec.Struct, frozen=True):
    """A word at its place in a text, and the form in which it is compared."""

    form: str
    start: int
    end: int


class Piece(msgspec.Struct, frozen=True):
    """Words that both wordings have, or that only the earlier (gone) or the later one has (added)."""

    fate: Fate
    text: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]` in order."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(form(match.group()), *match.span()) for match in found]


def forms(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [form(word) for word in _WORD.findall(text)]


def form(word: str) -> str:
    """A word without case and accents, its apostrophe straight."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)).replace("’", "'")


def aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    """How one sequence of words becomes the other. Words that two changes have between them, fewer than either
    change has, are taken for a part of these: they are the same by chance, and in pieces no one reads them."""
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    kept: list[Stretch] = []
    for at, (tag, i, j, k, m) in enumerate(found):
        same = tag == "equal"
        if same and 0 < at < len(found) - 1 and j - i < min(_size(kept[-1]), _size((False, *found[at + 1][1:]))):
            same = False
        if kept and not same and not kept[-1][0]:
            i, k = kept[-1][1], kept.pop()[3]  # noqa: PLW2901
        kept.append((same, i, j, k, m))
    yield from kept


def _size(stretch: Stretch) -> int:
    return max(stretch[2] - stretch[1], stretch[4] - stretch[3])


def marked(before: str, after: str) -> tuple[Piece, ...]:
    """One wording and another as one line of pieces. What is the same is worded as in `after`, and stretches of white
    space are one space."""
    before, after = " ".join(before.split()), " ".join(after.split())
    old, new = words(before), words(after)
    pieces: list[Piece] = []
    for same, i, j, k, m in aligned([one.form for one in old], [one.form for one in new]):
        if same:
            _put(pieces, "same", _stretch(after, new, k, m))
            continue
        _put(pieces, "gone", _stretch(before, old, i, j))
        _put(pieces, "added", _stretch(after, new, k, m))
    if not pieces and after:
        pieces.append(Piece("same", after))
    return tuple(pieces)


def _stretch(text: str, found: Sequence[Word], first: int, end: int) -> str:
    """Words from one to another with the marks about them: those before the first of all, and those up to the next."""
    if first == end:
        return ""
    start = 0 if first == 0 else _gap(text, found, first)
    stop = len(text) if end == len(found) else _gap(text, found, end)
    return text[start:stop].strip()


def _gap(text: str, found: Sequence[Word], at: int) -> int:
    """Where the marks between a word and the one before it are parted: at the last space, so that marks that open a
    word stay with it."""
    before, start = found[at - 1].end, found[at].start
    space = text.rfind(" ", before, start)
    return start if space < 0 else space


def _put(pieces: list[Piece], fate: Fate, text: str) -> None:
    if text:
        pieces.append(Piece(fate, text))
