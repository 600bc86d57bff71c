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


def placed(text: str) -> tuple[list[str], list[Place]]:
    """The words of `text` as `tokens` has them, and the place of each."""
    text = text[:MOST_INDEXED]
    if text.isascii():
        found = list(_RUN.finditer(text.lower()))
        return [match.group() for match in found], [match.span() for match in found]
    plain, at = [], []
    for number, char in enumerate(text):
        kept = char.lower() if char.isascii() else _plain(char)
        plain.append(kept)
        at.extend([number] * len(kept))
    found = list(_RUN.finditer("".join(plain)))
    return [match.group() for match in found], [(at[match.start()], at[match.end() - 1] + 1) for match in found]


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))
