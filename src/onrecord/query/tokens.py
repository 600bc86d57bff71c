"""A text as words to be searched: letters and digits in runs, without case and accents, alike in both dialects."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec

_RUN = re.compile(r"[^\W_]+")
MOST_INDEXED = 100_000
"""Code points of one text that are searched. A statement is rarely over 2,000, and PostgreSQL
takes no index entry over 1 MB."""


class Token(msgspec.Struct, frozen=True):
    """A word at its place in a text (code points), and the form in which it is compared."""

    form: str
    start: int
    end: int


def tokens(text: str) -> list[str]:
    """The words of `text` in order, as they are compared."""
    return _RUN.findall(_plain(text[:MOST_INDEXED]))


def placed(text: str) -> Iterator[Token]:
    """The words of `text` as `tokens` has them, each at its place."""
    text = text[:MOST_INDEXED]
    if text.isascii():
        for match in _RUN.finditer(text.lower()):
            yield Token(match.group(), *match.span())
        return
    plain, at = [], []
    for number, char in enumerate(text):
        kept = _plain(char)
        plain.append(kept)
        at.extend([number] * len(kept))
    for match in _RUN.finditer("".join(plain)):
        yield Token(match.group(), at[match.start()], at[match.end() - 1] + 1)


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))
