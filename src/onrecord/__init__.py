"""onrecord reads news text and keeps a record that anyone can check: who said what, tied to the exact characters.

    >>> import onrecord
    >>> record = onrecord.read("The ministry will not sign, Anna Velt said.")  # doctest: +SKIP
    >>> record.statements[0].content[0].text  # doctest: +SKIP
    'The ministry will not sign'

`read` is for one story; a `Reader` loads the model once and reads many. Nothing here fetches anything.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from onrecord.errors import (
    Defect,
    EmptyStory,
    EncodingError,
    FormatError,
    InputError,
    OnrecordError,
    RefusedAddress,
    SettingError,
    SourceError,
)
from onrecord.intake.item import Failed, Item, Metadata
from onrecord.reader import Reader, read
from onrecord.record.commitments.values import Commitment, Condition, HistoryEntry
from onrecord.record.events.values import Event
from onrecord.record.evidence import Evidence, When
from onrecord.record.findings.values import Finding
from onrecord.record.record import Party, Record, Statement, from_json, to_json
from onrecord.span import Span

try:
    __version__ = version("onrecord")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0+unknown"

__all__ = [
    "Commitment",
    "Condition",
    "Defect",
    "EmptyStory",
    "EncodingError",
    "Event",
    "Evidence",
    "Failed",
    "Finding",
    "FormatError",
    "HistoryEntry",
    "InputError",
    "Item",
    "Metadata",
    "OnrecordError",
    "Party",
    "Reader",
    "Record",
    "RefusedAddress",
    "SettingError",
    "SourceError",
    "Span",
    "Statement",
    "When",
    "__version__",
    "from_json",
    "read",
    "to_json",
]
