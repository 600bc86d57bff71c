"""The published form of a record, described once: FIELDS is the source of the JSON Schema and of docs/format.md."""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from onrecord.intake.item import BlockKind
from onrecord.pages.page import DateBasis
from onrecord.record.parties import REASONS
from onrecord.record.record import FORMAT, Form, PartyKind, Record
from onrecord.record.times import values as times
from onrecord.record.times.values import SAID_BASES

Fields = dict[str, str]
Schema = dict[str, Any]

SCHEMA_ID = f"urn:{FORMAT.replace('/', ':')}"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOT_YET = "Empty in this version of the tool."

TYPES: dict[str, str] = {
    "Record": "A whole story on record, each item tied to its words.",
    "ItemRef": "The delivery the story came in.",
    "Metadata": "What the provider says about the story, in the provider's words. Fields that are not known are "
    "left out.",
    "PageRef": "The text of the story as people saw it, with its parts.",
    "Block": "One part of the page. Blocks are in order and do not overlap; characters between them are white space.",
    "Dateline": "The dateline, and its parts as worded.",
    "Published": "The publication date and what it rests on.",
    "Party": "One person, organisation, country, group or document of the story, under all its names.",
    "Statement": "What someone is reported to have said, thought or wanted.",
    "SaidOn": "The date of speech, with the words that tell it.",
    "TimeExpression": "Words that speak of a time, and the value they have there.",
    "Evidence": "Words of the page, at their place: `page.text[start:end] == text`.",
}
"""The types of the published form, in the order of the docs, and what each one is."""

FIELDS: dict[str, Fields] = {
    "Record": {
        "format": "The name and version of this format. The version changes when a reader of the old form could be "
        "misled by the new one; new fields alone do not change it, so let unknown fields pass.",
        "id": "The record's id: the first 16 digits of `page.sha256`, so that the same text has the same id.",
        "item": "The delivery.",
        "page": "The text and its parts. All offsets in the record count in `page.text`.",
        "model": "Name and version of the model that read the page.",
        "parties": "Whom the story names, and who else speaks in it, in order of first mention.",
        "statements": "The statements, in order of the text.",
        "times": "The time expressions, in order of the text.",
        "commitments": _NOT_YET,
        "events": _NOT_YET,
        "findings": _NOT_YET,
    },
    "ItemRef": {
        "id": "The id that the story was delivered with.",
        "location": "The path or address as the user named it; `-` for standard input.",
        "media_type": "The IANA media type of the delivery.",
        "retrieved": "The day on which the story came in, YYYY-MM-DD.",
        "metadata": "What the provider says about the story.",
    },
    "Metadata": {
        "headline": "The headline.",
        "byline": "Who wrote the story.",
        "published": "When it was published; ISO 8601 where the provider's date could be read.",
        "url": "Where it was published.",
        "language": "Its language, as a BCP 47 tag.",
        "provider": "Who delivered it: an agency, a paper, a site.",
        "version": "Which version of the story this is.",
        "urgency": "How urgent the provider holds it, mostly from 1 (most) to 9.",
        "embargo": "Until when it may not be published.",
    },
    "PageRef": {
        "text": "The final text. A story given as plain text or JSON Lines keeps its characters (line ends are LF).",
        "sha256": "SHA-256 of the text in UTF-8, in hexadecimal.",
        "blocks": "The parts of the page, in order.",
        "dateline": "The dateline, if the story has one.",
        "published": "The publication date.",
    },
    "Block": {
        "kind": "What part it is.",
        "start": "Where it starts in `page.text`.",
        "end": "Where it ends (the first character after it).",
    },
    "Dateline": {
        "start": "Where it starts in `page.text`.",
        "end": "Where it ends (the first character after it).",
        "place": "The place, as worded.",
        "date": "The date, as worded.",
        "value": "The date as EDTF, without regard to anything outside the dateline: `2018-11-18`, or "
        "`XXXX-11-18` where the year is lacking.",
        "agency": "The agency, as worded.",
    },
    "Published": {
        "value": "The date as EDTF (ISO 8601-2), null if unknown; `?` at its end marks it as uncertain.",
        "basis": "What the date rests on.",
    },
    "Party": {
        "id": "`p` and twelve hexadecimal digits, by the page and the place of the first mention.",
        "name": "The fullest name found, without titles; of a party without a name its description. As worded.",
        "kind": "What kind of party it is.",
        "mentions": "Where it is named, and every source that means it, pronouns too.",
        "roles": 'What the story says it is ("Foreign Ministry spokesman"), each wording once.',
    },
    "Statement": {
        "id": "`s` and twelve hexadecimal digits, by the page and the places of source, cue and content, so that "
        "reading again keeps it.",
        "form": "How the words are given.",
        "act": "What is done with the words (assert, deny, promise, ...). Null in this version of the tool.",
        "speaker": "The id of the party that speaks; null if unresolved.",
        "unresolved": "Why there is no speaker; null if there is one. New reasons may be added.",
        "source": "The words that name the speaker, in pieces if broken. Empty if the story names none.",
        "cue": 'The words that report ("said", "according to", a colon). May be empty.',
        "content": "What was said, in one piece or several, in order of the text. Never empty.",
        "said_on": "When it was said; null where the text does not tell. The date of publication is another field.",
        "venue": "Where or through what it was said: a programme, a meeting, a letter. Null where that is not told.",
        "addressee": "To whom it was said. Null where that is not told.",
        "score": "How sure the model is, from 0 to 1. It orders statements; it is not a calibrated probability.",
    },
    "SaidOn": {
        "value": "The date as EDTF, a day or coarser.",
        "basis": "Where the words stand that tell it.",
        "start": "Where the words start in `page.text`.",
        "end": "Where they end (the first character after them).",
        "text": "The words.",
    },
    "TimeExpression": {
        "start": "Where the words start in `page.text`.",
        "end": "Where they end (the first character after them).",
        "text": "The words.",
        "value": "The time as EDTF; null if there is none.",
        "anchor": "The date, as EDTF, that the words were counted from; null where they need none or there is none.",
        "basis": "What the value rests on.",
        "reason": "Why there is no value; null if there is one. New reasons may be added.",
        "length": "The ISO 8601 duration that the words name (`P3Y`); null if they name none.",
    },
    "Evidence": {
        "start": "Where the words start in `page.text`.",
        "end": "Where they end (the first character after them).",
        "text": "The words.",
    },
}
"""What each field of each type holds."""

VALUES: dict[str, Fields] = {
    "Block.kind": {
        "furniture": "what belongs to the site and not to the story",
        "headline": "the headline",
        "standfirst": "the summary under the headline",
        "byline": "who wrote it",
        "dateline": "where, when and by which agency it was written, on a line of its own",
        "caption": "the words under a picture",
        "credit": "whose picture it is",
        "paragraph": "a paragraph of the story",
        "note": "a correction or note of the editors",
    },
    "Published.basis": {
        "given": "the user gave it",
        "metadata": "the provider's metadata",
        "dateline": "a dateline with a year",
        "inferred": "a dateline without a year, and the latest year in which it falls on the weekday the story names",
        "unknown": "there is no date",
    },
    "Party.kind": {
        "person": "one named person",
        "org": "an organisation, also a publication",
        "country": "a country, which stands for its government, also where only its capital is named",
        "group": "several people or parties, named together or described without names",
        "document": "a report, letter, law or the like",
    },
    "Statement.form": {
        "direct": "every word stands in quotation marks, or follows a speaker's name as in an interview",
        "indirect": "no word stands in quotation marks",
        "mixed": "some words stand in quotation marks",
    },
    "Statement.unresolved": {
        "no-source": "the story names no source",
        "writer": "the source is the writer's own voice",
        "unnamed-person": "the source is one person whom the story does not name",
        "ambiguous": "two parties fit the name, the pronoun or the description, and neither fits clearly better",
        "no-antecedent": "the source is a pronoun, and whom it means was not found",
    },
    "SaidOn.basis": {
        "after-cue": 'right after the cue: "said on Friday"',
        "before-cue": 'at the opening of the sentence: "On Friday, the minister said"',
        "between": "between speaker and cue",
        "after-content": 'after what is said: "rejected the offer on Friday"',
        "document": 'in the name of a document that speaks: "a report released on Friday"',
        "occasion": "in the sentence before, which dates the speech or interview",
        "carried": "at a statement before it, in the same turn or of the same document",
    },
    "TimeExpression.basis": {
        "explicit": 'the words hold it all: "19 October 1956", "the 1990s"',
        "partial": 'a part is lacking and was supplied from the anchor: "October 19"',
        "relative-to-publication": 'counted from the story\'s date: "last month", "on Friday"',
        "relative-to-narrative": 'counted from a date told before it: "two days earlier"',
        "named": 'from tables of holidays, eras and events: "at the end of World War II"',
        "duration": "a length that nothing anchors",
        "recurring": "every day, every year",
        "vague": 'a time that no calendar holds: "recently"',
    },
    "TimeExpression.reason": {
        "no-anchor": "the story's date is unknown",
        "no-narrative": "there is no date before it to count from",
        "unknown-event": 'counted from something whose date is not known: "two days after the vote"',
        "no-day": "a time of day without a day",
        "impossible": 'no such date: "February 30"',
        "duration": "it is a length, not a date",
        "recurring": "it comes again and again",
        "vague": "no calendar holds it",
    },
}
"""What each value of a field means, where the values are a list."""

_LISTED: dict[str, tuple[str, ...]] = {
    "Block.kind": get_args(BlockKind),
    "Published.basis": get_args(DateBasis),
    "Party.kind": get_args(PartyKind),
    "Statement.form": get_args(Form),
    "Statement.unresolved": REASONS,
    "SaidOn.basis": SAID_BASES,
    "TimeExpression.basis": times.BASES,
    "TimeExpression.reason": times.REASONS,
}
"""The same values as the types know them; `undescribed` compares."""

_SPANNED = ("Block", "Dateline", "Evidence", "SaidOn", "TimeExpression")
_LIMITS: dict[str, Schema] = {
    "Record.format": {"const": FORMAT},
    "Record.id": {"pattern": "^[0-9a-f]{16}$"},
    "PageRef.sha256": {"pattern": "^[0-9a-f]{64}$"},
    "Party.id": {"pattern": "^p[0-9a-f]{12}$"},
    "Statement.id": {"pattern": "^s[0-9a-f]{12}$"},
    "Statement.content": {"minItems": 1},
    "Statement.score": {"minimum": 0, "maximum": 1},
    **{f"{name}.start": {"minimum": 0} for name in _SPANNED},
    **{f"{name}.end": {"minimum": 1} for name in _SPANNED},
}
_LEFT_OUT = frozenset({"Metadata"})
"""Types whose unknown fields are left out; all others write every field."""


def record_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a record as `to_json` writes it, with a description of every field."""
    schema = msgspec.json.schema(Record)
    for name, definition in schema["$defs"].items():
        definition["description"] = TYPES[name]
        if name not in _LEFT_OUT:
            definition["required"] = list(definition["properties"])
        for field, about in definition["properties"].items():
            about.pop("default", None)
            about.update(_LIMITS.get(f"{name}.{field}", {}))
            about["description"] = _with_values(name, field)
    return {"$schema": _DIALECT, "$id": SCHEMA_ID, "title": f"Record ({FORMAT})", **schema}


def undescribed() -> list[str]:
    """Fields and values that the tables above lack, or describe though they are gone: empty unless we forgot some."""
    schema = msgspec.json.schema(Record)
    there = {f"{name}.{field}" for name, about in schema["$defs"].items() for field in about["properties"]}
    described = {f"{name}.{field}" for name, fields in FIELDS.items() for field in fields}
    values = {f"{path}={value}" for path, listed in _LISTED.items() for value in listed}
    meant = {f"{path}={value}" for path, listed in VALUES.items() for value in listed}
    return sorted((there ^ described) | (values ^ meant))


def format_page() -> str:
    """docs/format.md: every type of the record with its fields, as Markdown."""
    return "\n\n".join([_INTRODUCTION, *(_section(name) for name in TYPES)]) + "\n"


def _with_values(name: str, field: str) -> str:
    values = VALUES.get(f"{name}.{field}", {})
    listed = "; ".join(f"{value}: {meaning}" for value, meaning in values.items())
    return FIELDS[name][field] + (f" Values: {listed}." if listed else "")


_INTRODUCTION = f"""\
# The record's format

<!-- Written by docs/generate.py from onrecord/record/schema.py: edit there. -->

`onrecord read --format json` prints a record as this page describes it, `--format jsonl` one a line. The format is
`{FORMAT}`; `onrecord schema` prints its JSON Schema, and in Python `onrecord.from_json` gives the same record as
typed values.

- **Offsets** are half-open, `[start, end)`, and count Unicode code points of `page.text`. (JavaScript counts UTF-16
  units: use `Array.from(text)` before slicing there.)
- **Dates** are [EDTF](https://www.loc.gov/standards/datetime/) strings: `2018-11-18`, or `2018-11-18?` where
  uncertain.
- **Ids** depend on the page's text and on places in it alone, so reading a story again keeps them.
- Every field is always there, null or empty where nothing is known; only `item.metadata` leaves fields out."""


def _section(name: str) -> str:
    definition = record_schema()["$defs"][name]
    rows = [
        f"| `{field}` | {_type(about)} | {_cell(FIELDS[name][field])} |"
        for field, about in definition["properties"].items()
    ]
    table = "\n".join(["| field | type | |", "| --- | --- | --- |", *rows])
    return "\n\n".join([f"## {name}\n\n{TYPES[name]}", table, *_value_lists(name)])


def _value_lists(name: str) -> list[str]:
    return [
        f"`{field}` is one of:\n\n" + "\n".join(f"- `{value}`: {meaning}" for value, meaning in values.items())
        for field in FIELDS[name]
        if (values := VALUES.get(f"{name}.{field}"))
    ]


def _type(about: Schema) -> str:
    """A field's type in words: "string or null", "list of [Block](#block)"."""
    if "anyOf" in about:
        return " or ".join(_type(one) for one in about["anyOf"])
    if "$ref" in about:
        name = about["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if about.get("type") == "array":
        return f"list of {_type(about['items'])}" if about.get("items") else "list"
    if "const" in about:
        return f"`{about['const']}`"
    return str(about.get("type", "string"))


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
