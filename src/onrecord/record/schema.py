"""The published form of a record: its JSON Schema and docs/format.md, both written from described.py's tables."""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from onrecord.intake.item import BlockKind
from onrecord.pages.page import DateBasis
from onrecord.reading.reading import ACTS
from onrecord.record.commitments.values import CONDITION_KINDS, STATUSES
from onrecord.record.described import FIELDS, TYPES, VALUES
from onrecord.record.parties import REASONS
from onrecord.record.record import FORMAT, Form, PartyKind, Record
from onrecord.record.times import values as times
from onrecord.record.times.values import SAID_BASES

Schema = dict[str, Any]

SCHEMA_ID = f"urn:{FORMAT.replace('/', ':')}"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_LISTED: dict[str, tuple[str, ...]] = {
    "Block.kind": get_args(BlockKind),
    "Published.basis": get_args(DateBasis),
    "Party.kind": get_args(PartyKind),
    "Statement.form": get_args(Form),
    "Statement.unresolved": REASONS,
    "Statement.act": ACTS,
    "Condition.kind": CONDITION_KINDS,
    "HistoryEntry.status": STATUSES,
    "SaidOn.basis": SAID_BASES,
    "TimeExpression.basis": times.BASES,
    "TimeExpression.reason": times.REASONS,
}
"""The same values as the types know them; `undescribed` compares."""

_SPANNED = ("Block", "Condition", "Dateline", "Evidence", "Finding", "HistoryEntry", "SaidOn", "TimeExpression", "When")
_LIMITS: dict[str, Schema] = {
    "Record.format": {"const": FORMAT},
    "Record.id": {"pattern": "^[0-9a-f]{16}$"},
    "PageRef.sha256": {"pattern": "^[0-9a-f]{64}$"},
    "Party.id": {"pattern": "^p[0-9a-f]{12}$"},
    "Statement.id": {"pattern": "^s[0-9a-f]{12}$"},
    "Statement.content": {"minItems": 1},
    "Statement.score": {"minimum": 0, "maximum": 1},
    "Statement.act_score": {"minimum": 0, "maximum": 1},
    "Commitment.id": {"pattern": "^c[0-9a-f]{12}$"},
    "Event.id": {"pattern": "^e[0-9a-f]{12}$"},
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

<!-- Written by docs/generate.py from onrecord/record/described.py: edit there. -->

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
