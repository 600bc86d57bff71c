"""Words as a column of the databases holds them."""

from __future__ import annotations


def storable(text: str) -> str:
    """`text` as both databases take it in a column of words: PostgreSQL has no U+0000."""
    return text.replace("\x00", "\ufffd")
