"""A text as words to be searched: letters and digits in runs, without case and accents, alike in both dialects."""

from __future__ import annotations

import re
import unicodedata

_RUN = re.compile(r"[^\W_]+")
MOST_INDEXED = 100_000
"""Code points of one text that are searched. A statement is rarely over 2,000, and PostgreSQL
takes no index entry over 1 MB."""


Place = tuple[int, int]
"""Half-open offsets in code points."""


def tokens(text: str) -> list[str]:
    """The words of `text` in order, as they are compared."""
    return _RUN.findall(_plain(text[:MOST_INDEXED]))


class Spelled:
    """A text as it is compared: the words of it in order, and where each stands, if anyone asks."""

    def __init__(self, text: str) -> None:
        text = text[:MOST_INDEXED]
        self._at: list[int] | None = None
        if text.isascii():
            self._plain = text.lower()
        else:
            self._plain = text.translate(_PLAIN)
            if any(len(_PLAIN[ord(char)]) != 1 for char in set(text)):
                self._at = [number for number, char in enumerate(text) for _ in _PLAIN[ord(char)]]
        self.words: list[str] = _RUN.findall(self._plain)

    def places(self) -> list[Place]:
        """The place of each word."""
        found = [match.span() for match in _RUN.finditer(self._plain)]
        at = self._at
        return found if at is None else [(at[start], at[end - 1] + 1) for start, end in found]


class _Plain(dict[int, str]):
    """Each character as it is compared, by its code point."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        self[point] = char.lower() if point < _ASCII else _plain(char)
        return self[point]


_ASCII = 128
_PLAIN = _Plain()


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))
