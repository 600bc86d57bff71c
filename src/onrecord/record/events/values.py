"""Event: a dated happening that the story reports."""

from __future__ import annotations

import msgspec

from onrecord.record.evidence import Evidence, When


class Event(msgspec.Struct, frozen=True):
    """What happened (`span`, the words of the clause), when (`on`), and the ids of the parties in it."""

    id: str
    span: Evidence
    on: When
    parties: tuple[str, ...]
