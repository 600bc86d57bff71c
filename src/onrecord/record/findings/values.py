"""Finding: something in the source that looks wrong."""

from __future__ import annotations

from onrecord.record.evidence import Evidence


class Finding(Evidence, frozen=True, order=True):
    """The words that look wrong, the check that found them (`code`), why in a sentence, and what was probably meant.

    `suggestion` is what would stand in place of the words; null where no one reading is likely.
    """

    code: str
    message: str
    suggestion: str | None
