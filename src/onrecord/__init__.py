"""onrecord reads news text and keeps a record that anyone can check: who said what, tied to the exact characters.

    >>> import onrecord
    >>> record = onrecord.read("The ministry will not sign, Anna Velt said.")  # doctest: +SKIP
    >>> record.statements[0].content[0].text  # doctest: +SKIP
    'The ministry will not sign'

`read` is for one story; a `Reader` loads the model once and reads many; `open_store` opens a store, where records are
kept. Nothing here fetches anything.
"""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from onrecord.errors import (
    DamagedStore,
    Defect,
    EmptyStory,
    EncodingError,
    FormatError,
    FullStore,
    InputError,
    LockedStore,
    NewerStore,
    NoStore,
    NotAStore,
    NotFound,
    OlderStore,
    OnrecordError,
    ReadOnlyStore,
    RefusedAddress,
    SettingError,
    SourceError,
    StoreError,
    UnreachableStore,
)
from onrecord.intake.item import Failed, Item, Metadata
from onrecord.query.marking import Passage
from onrecord.reader import Reader, read
from onrecord.record.commitments.values import Commitment, Condition, HistoryEntry
from onrecord.record.events.values import Event
from onrecord.record.evidence import Evidence, When
from onrecord.record.findings.values import Finding
from onrecord.record.record import Party, Record, Statement, from_json, to_json
from onrecord.span import Span
from onrecord.store.linking.views import Dossier, Known, Meant, PartySummary
from onrecord.store.values import Added, Count, Facets, Hit, Results, Story

try:
    __version__ = version("onrecord")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0+unknown"

if TYPE_CHECKING:
    from onrecord.store.store import Store

__all__ = [
    "Added",
    "Commitment",
    "Condition",
    "Count",
    "DamagedStore",
    "Defect",
    "Dossier",
    "EmptyStory",
    "EncodingError",
    "Event",
    "Evidence",
    "Facets",
    "Failed",
    "Finding",
    "FormatError",
    "FullStore",
    "HistoryEntry",
    "Hit",
    "InputError",
    "Item",
    "Known",
    "LockedStore",
    "Meant",
    "Metadata",
    "NewerStore",
    "NoStore",
    "NotAStore",
    "NotFound",
    "OlderStore",
    "OnrecordError",
    "Party",
    "PartySummary",
    "Passage",
    "ReadOnlyStore",
    "Reader",
    "Record",
    "RefusedAddress",
    "Results",
    "SettingError",
    "SourceError",
    "Span",
    "Statement",
    "StoreError",
    "Story",
    "UnreachableStore",
    "When",
    "__version__",
    "from_json",
    "open_store",
    "read",
    "to_json",
]


def open_store(where: str | os.PathLike[str], *, create: bool = True, wait: float = 30.0) -> Store:
    """The store at `where`: a path, or the address of a PostgreSQL database ("postgresql://user@host/database").

    It is made if there is nothing there and `create` holds. `wait` is how many seconds a transaction waits for
    another's lock. Raises a StoreError that says why the store cannot be opened, SettingError if `where` names none.
    """
    from onrecord.store.store import Store

    return Store(where, create=create, wait=wait, made_by=__version__)
