"""Words as they are searched (query/tokens.py), and as a column of words holds them."""

from __future__ import annotations

from onrecord.query.tokens import MOST_INDEXED, tokens

__all__ = ["MOST_INDEXED", "storable", "tokens"]


def storable(text: str) -> str:
    """`text` as both databases take it in a column of words: PostgreSQL has no U+0000."""
    return text.replace("\x00", "\ufffd")
