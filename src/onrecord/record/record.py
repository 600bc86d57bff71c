"""Record: the published format. What a story says, each item tied to its words.

The JSON form of `Record` is documented in docs/format.md and by `onrecord schema`. FORMAT changes its number
when a reader of the old form could be misled by the new one; new fields alone do not change it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

import msgspec

from onrecord.errors import Defect, FormatError
from onrecord.intake.item import Metadata
from onrecord.pages.page import Block, Dateline, Published
from onrecord.reading.reading import Act
from onrecord.record.commitments.values import Commitment
from onrecord.record.events.values import Event
from onrecord.record.evidence import Evidence
from onrecord.record.findings.values import Finding
from onrecord.record.times.values import SaidBasis, TimeExpression
from onrecord.span import Span

FORMAT = "onrecord/1"

Form = Literal["direct", "indirect", "mixed"]
PartyKind = Literal["person", "org", "country", "group", "document"]


class ItemRef(msgspec.Struct, frozen=True):
    """Which delivery this is: the id given, the path or address, the day of retrieval, the provider's metadata."""

    id: str | None
    location: str | None
    media_type: str
    retrieved: str | None
    metadata: Metadata


class PageRef(msgspec.Struct, frozen=True):
    """The page a record speaks of, with its parts."""

    text: str
    sha256: str
    blocks: tuple[Block, ...]
    dateline: Dateline | None
    published: Published


class Party(msgspec.Struct, frozen=True):
    """One person, organisation, country, group or document in this story."""

    id: str
    name: str
    kind: PartyKind
    mentions: tuple[Evidence, ...]
    roles: tuple[Evidence, ...]


class SaidOn(msgspec.Struct, frozen=True):
    """The date of speech that the story tells: EDTF `value`, the words it comes from, and where these stand (`basis`).

    For a statement that takes the date of one before it, the words stand there and the basis is "carried".
    """

    value: str
    basis: SaidBasis
    start: int
    end: int
    text: str

    @property
    def evidence(self) -> Evidence:
        """The words of the date."""
        return Evidence(self.start, self.end, self.text)


class Statement(msgspec.Struct, frozen=True):
    """What someone is reported to have said, thought or wanted.

    `speaker` is a party's id, or null with the reason in `unresolved`. `act` with its score, `said_on`,
    `venue` and `addressee` are null where they are not known.
    """

    id: str
    form: Form
    act: Act | None
    act_score: float | None
    speaker: str | None
    unresolved: str | None
    source: tuple[Evidence, ...]
    cue: tuple[Evidence, ...]
    content: tuple[Evidence, ...]
    said_on: SaidOn | None
    venue: Evidence | None
    addressee: Evidence | None
    score: float

    def __post_init__(self) -> None:
        if not self.content:
            raise Defect("a statement must have content")
        if (self.speaker is None) == (self.unresolved is None):
            raise Defect("a statement has either a speaker or a reason for having none", given=self.id)


class Record(msgspec.Struct, frozen=True):
    """A whole story on record. Raises Defect if any evidence differs from the words of the page."""

    format: str
    id: str
    item: ItemRef
    page: PageRef
    model: str
    parties: tuple[Party, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        for evidence in self.evidence():
            if self.page.text[evidence.start : evidence.end] != evidence.text:
                raise Defect("evidence differs from the words of the page", given=evidence)

    def evidence(self) -> Iterable[Evidence]:
        """Every piece of evidence in the record."""
        for party in self.parties:
            yield from party.mentions
            yield from party.roles
        for statement in self.statements:
            yield from statement.source
            yield from statement.cue
            yield from statement.content
            said = statement.said_on.evidence if statement.said_on else None
            yield from (one for one in (said, statement.venue, statement.addressee) if one is not None)
        for time in self.times:
            yield Evidence(time.start, time.end, time.text)
        for commitment in self.commitments:
            yield from commitment.evidence()
        for event in self.events:
            yield from (event.span, event.on)
        yield from self.findings


def content_id(prefix: str, page_sha256: str, spans: Iterable[Span]) -> str:
    """An id that depends on the page and the spans alone, so that reprocessing keeps it.

    `prefix` and twelve hexadecimal digits of a SHA-256.
    """
    key = page_sha256 + "".join(f" {span.start}-{span.end}" for span in spans)
    return prefix + hashlib.sha256(key.encode()).hexdigest()[:12]


def to_json(record: Record, *, indent: int | None = None) -> str:
    """The JSON form of a record (see docs/format.md); `indent` spaces a level, or all on one line."""
    encoded = msgspec.json.encode(record)
    return (encoded if indent is None else msgspec.json.format(encoded, indent=indent)).decode()


def from_json(text: str | bytes) -> Record:
    """The record that `to_json` wrote. Raises FormatError if it is not one, or of another format version."""
    try:
        record = msgspec.json.decode(text, type=Record)
    except msgspec.MsgspecError as error:
        raise FormatError(f"not a record: {error}", remedy=f"give JSON of the format {FORMAT}") from error
    except Defect as error:  # here the JSON is at fault, not we
        raise FormatError(f"not a sound record: {error.problem}", given=error.given) from error
    if record.format != FORMAT:
        raise FormatError("a record of another format", given=record.format, remedy=f"this version reads {FORMAT}")
    return record
