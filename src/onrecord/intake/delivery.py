"""Delivery: what the one who asks says about a delivery, and how it goes into each Item made from it."""

from __future__ import annotations

import msgspec


class Delivery(msgspec.Struct, frozen=True):
    """`location` as the user named it, `retrieved` and `published` ISO 8601 dates that the user gave."""

    location: str | None = None
    retrieved: str | None = None
    published: str | None = None

    def at(self, place: str) -> str:
        """A location inside this delivery, for messages: "wire.jsonl:12"."""
        return f"{self.location or 'input'}:{place}"
