"""Wordings with what changed in them marked: by colour on a terminal, by [-gone-] and [+added+] elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.query.words import Fate, Piece
from onrecord.surfaces.cli.layout import INDENT, Layout

LEGEND = "[-gone-] [+added+]"
_MARKS: dict[Fate, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "added": ("[+", "+]")}
_OPEN: dict[Fate, str] = {"gone": "\ue000", "added": "\ue001"}
"""Stand for the beginnings of pieces while lines are made. Private use: no words of a story."""
_CLOSE = "\ue002"


def lines(pieces: Sequence[Piece], layout: Layout, indent: int = INDENT, opening: str | None = None) -> Iterator[str]:
    """Pieces on lines of the width."""
    if not layout.colour:
        plain = (f"{_MARKS[one.fate][0]}{one.text}{_MARKS[one.fate][1]}" for one in pieces)
        yield from layout.wrap(" ".join(plain), indent, opening)
        return
    marked = (f"{_OPEN[one.fate]}{one.text}{_CLOSE}" if one.fate != "same" else one.text for one in pieces)
    fate: Fate = "same"
    for number, line in enumerate(layout.wrap(" ".join(marked), indent, opening)):
        start = len(opening) if opening is not None and not number else indent
        shown, fate = _coloured(line[start:], fate, layout)
        yield line[:start] + shown


def _coloured(line: str, fate: Fate, layout: Layout) -> tuple[str, Fate]:
    """A line with its pieces in colour, and what the last of them is."""
    out = ""
    at = 0
    for number, char in enumerate(line):
        if char in _OPEN.values() or char == _CLOSE:
            out += _styled(line[at:number], fate, layout)
            fate = next((one for one, mark in _OPEN.items() if mark == char), "same")
            at = number + 1
    return out + _styled(line[at:], fate, layout), fate


def _styled(words: str, fate: Fate, layout: Layout) -> str:
    return words if fate == "same" else layout.style(words, fate)
