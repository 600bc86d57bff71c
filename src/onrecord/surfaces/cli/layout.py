"""How lines are laid out: width, colour, and what a story may not do to a terminal."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Iterator
from typing import TextIO

import msgspec

from onrecord.surfaces.cli.wording import flat

_NARROWEST, _WIDEST, _PIPED = 24, 100, 88
INDENT = 5
_UNPRINTABLE = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"
)
"""Characters by which a story could give orders to a terminal, or turn the rest of a line around."""
_STYLES = {
    "headline": "1",
    "speaker": "1;36",
    "date": "1;36",
    "warning": "1;33",
    "match": "1;33",
    "gone": "9;31",
    "added": "32",
    "quiet": "2",
    "direct": "32",
    "mixed": "33",
    "indirect": "34",
}


class Layout(msgspec.Struct, frozen=True):
    """Width in columns, and whether to use colour."""

    width: int
    colour: bool

    @classmethod
    def of(cls, out: TextIO) -> Layout:
        """The layout for a stream: the terminal's width and colour (unless NO_COLOR is set), plain elsewhere."""
        if not out.isatty():
            return cls(_PIPED, False)
        columns = shutil.get_terminal_size((_PIPED, 24)).columns
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        return cls(max(_NARROWEST, min(columns, _WIDEST)), not plain)

    def style(self, words: str, name: str) -> str:
        """Words in a named style."""
        return f"\x1b[{_STYLES[name]}m{words}\x1b[0m" if self.colour and words else words

    def wrap(self, words: str, indent: int = 0, opening: str | None = None) -> list[str]:
        """Words on lines of the width, each indented; the first line opens with `opening` instead if that is given."""
        pad = " " * indent
        return textwrap.wrap(
            flat(words).translate(_UNPRINTABLE),
            self.width,
            initial_indent=pad if opening is None else opening,
            subsequent_indent=pad,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def styled(self, words: str, style: str, indent: int = 0) -> Iterator[str]:
        """Words on lines of the width, each in a style."""
        for line in self.wrap(words, indent):
            yield self.style(line, style)

    def opened(self, opening: str, words: str, style: str, indent: int = INDENT) -> Iterator[str]:
        """Words in a style after an opening that has none: "  1. Anna Velt"."""
        first, *rest = self.wrap(words, indent, opening) or [opening]
        yield opening + self.style(first.removeprefix(opening), style)
        yield from (self.style(line, style) for line in rest)

    def rule(self) -> str:
        """A line across."""
        return self.style("─" * self.width, "quiet")
