"""Words as they are searched: letters and digits in runs, without case and accents, alike in both dialects."""

from __future__ import annotations

import re
import unicodedata

_RUN = re.compile(r"[^\W_]+")
MOST_INDEXED = 100_000
"""Code points of one text that are searched. A statement is rarely over 2,000, and PostgreSQL
takes no index entry over 1 MB."""


def tokens(text: str) -> list[str]:
    """The words of `text` in order, as they are compared."""
    plain = unicodedata.normalize("NFD", text[:MOST_INDEXED].lower())
    return _RUN.findall("".join(char for char in plain if not unicodedata.combining(char)))


def storable(text: str) -> str:
    """`text` as both databases take it in a column of words: PostgreSQL has no U+0000."""
    return text.replace("\x00", "\ufffd")
