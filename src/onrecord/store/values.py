"""What a store gives back. Ids are by content; no row ids."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal

import msgspec

from onrecord.query.marking import Marks, Passage

Outcome = Literal["added", "revised", "returned", "withdrawn", "restored", "known"]
"""What became of a story: its first text; another text of a story on record; an earlier text that is the latest again;
the provider took it back; it may be used again; nothing, as this text was on record."""


class Added(msgspec.Struct, frozen=True):
    """A record was given to the store: what became of it, its story's id and the number of the revision."""

    outcome: Outcome
    story: str
    revision: int


class Story(msgspec.Struct, frozen=True):
    """A story as it was on record at the time asked about: one revision of it, and which model read that.

    `published` is EDTF, `retrieved` an ISO 8601 day, `recorded_at` when this revision came into the store, UTC.
    `withdrawn` is "canceled" or "withheld" if the provider took the story back.
    """

    id: str
    key: str
    address: str | None
    revision: int
    sha256: str
    headline: str | None
    provider: str | None
    language: str | None
    published: str | None
    retrieved: str | None
    recorded_at: datetime.datetime
    model: str
    withdrawn: str | None = None


class Revision(msgspec.Struct, frozen=True):
    """A text of a story: its number, from 1 in the order in which they came, and what is known of it. `replaced_at` is
    when the next one came, null for the latest; `version` is the provider's. Times and `withdrawn`, of the story, are
    as in Story."""

    story: str
    number: int
    sha256: str
    headline: str | None
    provider: str | None
    published: str | None
    retrieved: str | None
    recorded_at: datetime.datetime
    replaced_at: datetime.datetime | None
    address: str | None
    version: str | None = None
    withdrawn: str | None = None


class Mark(msgspec.Struct, frozen=True):
    """A correction that shaped something, or a note on it: the correction's id and kind, who made it, when and why,
    the note's words, and whether it was made of an earlier text of the story and carried to this."""

    id: str
    kind: str
    who: str
    made_at: datetime.datetime
    why: str
    note: str | None
    carried: bool = False


class Hit(msgspec.Struct, frozen=True):
    """A statement that was searched for.

    `story` and `statement` are the ids of its story and its own, `revision` and `number` which text of the story and
    which statement of that. `speaker` is the party's name and `party` its key across stories, both null where not
    known; `source` are the words of the story that name the source. `words` is the content, which stands between the
    offsets `start` and `end` of the text (code points); `context` what of it is worth showing, with marks where it fits
    the question; `headline_marks` are offsets into `headline`. `said_on` and `published` are EDTF. `score` is the
    higher the better within one search, null if no words were asked for. `also_in` counts the other stories that carry
    the same utterance. `corrections` are those that people made of it. `withdrawn` is "canceled" or "withheld" if the
    provider took the story back.
    """

    story: str
    statement: str
    revision: int
    number: int
    speaker: str | None
    party: str | None
    source: str
    unresolved: str | None
    form: str
    act: str | None
    words: str
    context: Passage
    headline: str | None
    headline_marks: Marks
    said_on: str | None
    published: str | None
    provider: str | None
    address: str | None
    start: int
    end: int
    score: float | None
    also_in: int
    corrections: tuple[Mark, ...] = ()
    withdrawn: str | None = None


class Count(msgspec.Struct, frozen=True):
    """How many statements have a value; null: those without any."""

    value: str | None
    number: int


class Facets(msgspec.Struct, frozen=True):
    """How many statements fit in all, and by the speakers with most of them, act and month (YYYY-MM, or YYYY where
    no more is known). `all_speakers` is how many speakers there are."""

    total: int
    speakers: tuple[Count, ...]
    all_speakers: int
    acts: tuple[Count, ...]
    months: tuple[Count, ...]


class Results(msgspec.Struct, frozen=True):
    """What a search found: `hits`, the best first, whether there are `more`, the names `by` which a speaker was meant,
    and `facets` if they were asked for."""

    hits: tuple[Hit, ...]
    more: bool
    by: tuple[str, ...] = ()
    facets: Facets | None = None

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)


class Info(msgspec.Struct, frozen=True):
    """A store at a glance. `bytes` is its size on the disk; `models` counts the present readings of each."""

    where: str
    dialect: str
    version: str
    made_by: str
    stories: int
    revisions: int
    readings: int
    statements: int
    parties: int
    corrections: int
    bytes: int
    first_recorded: datetime.datetime | None
    last_recorded: datetime.datetime | None
    models: dict[str, int]
