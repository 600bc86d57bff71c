"""Every error a user can meet, and the one that is our fault.

    OnrecordError                   anything below; has .code, .problem, .given, .remedy
    ├── InputError                  what the user gave cannot be used
    │   ├── SourceError             a file, folder or address cannot be fetched or opened
    │   │   └── RefusedAddress      an address that is not fetched unless asked for
    │   ├── FormatError             the bytes are not in a format that is read here
    │   │   └── EncodingError       the bytes are not text
    │   ├── EmptyStory              nothing that could be read is left of the story
    │   └── NotFound                the store holds nothing of that name
    ├── SettingError                an option or argument with an unusable value
    ├── StoreError                  the store cannot be used as asked
    │   ├── NoStore                 there is no store there
    │   ├── NotAStore               there is something there, and it is no store
    │   ├── NewerStore              a later version of onrecord made it
    │   ├── OlderStore              an earlier version of onrecord made it: it has to be upgraded
    │   ├── ReadOnlyStore           it can be read and not written
    │   ├── FullStore               there is no room left where it is kept
    │   ├── LockedStore             another process kept it locked for too long
    │   ├── UnreachableStore        its server does not answer, or does not let us in
    │   └── DamagedStore            what it holds is not what was stored
    └── Defect                      our own bug: please report it

A message says what was wrong, what was given, and what to do. Codes are stable: scripts may
depend on them, messages may be reworded. The command's exit statuses follow from the class.
"""

from __future__ import annotations

import re
from typing import ClassVar


class OnrecordError(Exception):
    """Base of all errors raised on purpose.

    `problem` says what was wrong, `given` what was given (shortened), `remedy` what to do.
    """

    code: ClassVar[str] = "onrecord"

    def __init__(self, problem: str, *, given: object = None, remedy: str | None = None) -> None:
        self.problem = problem
        self.given = None if given is None else _shorten(str(given))
        self.remedy = remedy
        super().__init__(problem)

    def __str__(self) -> str:
        parts = [self.problem]
        if self.given is not None:
            parts.append(f"given: {self.given}")
        if self.remedy is not None:
            parts.append(self.remedy)
        return f"{'; '.join(parts)} [{self.code}]"


class InputError(OnrecordError):
    """What the user gave cannot be used."""

    code = "input"


class SourceError(InputError):
    """A file, folder or address cannot be fetched or opened."""

    code = "source"


class RefusedAddress(SourceError):
    """An address that is not fetched unless the user asks for it."""

    code = "refused-address"


class FormatError(InputError):
    """The bytes are not in a format that is read here, or break its rules."""

    code = "format"


class EncodingError(FormatError):
    """The bytes are not text."""

    code = "encoding"


class EmptyStory(InputError):
    """Nothing that could be read is left of the story."""

    code = "empty"


class NotFound(InputError):
    """The store holds nothing of that name."""

    code = "not-found"


class SettingError(OnrecordError):
    """An option or argument has an unusable value."""

    code = "setting"


class StoreError(OnrecordError):
    """The store cannot be used as asked."""

    code = "store"


class NoStore(StoreError):
    """There is no store there."""

    code = "no-store"


class NotAStore(StoreError):
    """There is something there, and it is no store."""

    code = "not-a-store"


class NewerStore(StoreError):
    """A later version of onrecord made the store."""

    code = "newer-store"


class OlderStore(StoreError):
    """An earlier version of onrecord made the store: it has to be upgraded before it is used."""

    code = "older-store"


class ReadOnlyStore(StoreError):
    """The store can be read and not written."""

    code = "read-only-store"


class FullStore(StoreError):
    """There is no room left where the store is kept."""

    code = "full-store"


class LockedStore(StoreError):
    """Another process kept the store locked for too long."""

    code = "locked-store"


class UnreachableStore(StoreError):
    """The store's server does not answer, or does not let us in."""

    code = "unreachable-store"


class DamagedStore(StoreError):
    """What the store holds is not what was stored."""

    code = "damaged-store"


class Defect(OnrecordError):
    """A broken promise inside onrecord itself: our bug, not the user's."""

    code = "defect"


_ORDERS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]")
"""Characters that a terminal obeys instead of showing, that turn the line around, or that it cannot be sent."""


def printable(text: str) -> str:
    """`text` on one line, harmless to a terminal: control characters and the like written as escapes."""
    return _ORDERS.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), " ".join(text.split()))


def _shorten(text: str, limit: int = 200) -> str:
    shown = printable(text[: 2 * limit])
    return shown if len(shown) <= limit and len(text) <= 2 * limit else shown[: limit - 1] + "…"
