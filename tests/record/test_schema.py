"""The published format: described field by field, and kept to by every record of the samples."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from onrecord.record import schema
from onrecord.record.record import FORMAT, to_json
from onrecord.record.schema import FIELDS, TYPES, format_page, record_schema, undescribed
from tests.record.test_record import record

SCHEMA = record_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def test_every_field_and_value_is_described_and_nothing_that_is_gone() -> None:
    assert undescribed() == []


def test_a_field_that_nobody_described_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = {name: value for name, value in FIELDS["Party"].items() if name != "roles"}
    monkeypatch.setitem(schema.FIELDS, "Party", fewer)
    monkeypatch.setitem(schema.VALUES, "Party.kind", schema.VALUES["Party.kind"] | {"ghost": "gone"})
    assert undescribed() == ["Party.kind=ghost", "Party.roles"]


def test_the_schema_is_sound_and_names_its_format() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == f"urn:{FORMAT.replace('/', ':')}"
    assert SCHEMA["$defs"]["Record"]["properties"]["format"]["const"] == FORMAT


def test_every_type_and_field_carries_its_description() -> None:
    assert set(SCHEMA["$defs"]) == set(TYPES) == set(FIELDS)
    for name, definition in SCHEMA["$defs"].items():
        assert definition["description"] == TYPES[name]
        for field, about in definition["properties"].items():
            assert about["description"].startswith(FIELDS[name][field])


def test_a_small_record_keeps_to_it() -> None:
    VALIDATOR.validate(json.loads(to_json(record())))


def _without(raw: dict[str, Any], *path: str | int) -> dict[str, Any]:
    changed = copy.deepcopy(raw)
    at: Any = changed
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return changed


def _with(raw: dict[str, Any], value: object, *path: str | int) -> dict[str, Any]:
    changed = copy.deepcopy(raw)
    at: Any = changed
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return changed


RAW = json.loads(to_json(record()))


@pytest.mark.parametrize(
    "broken",
    [
        _without(RAW, "findings"),
        _without(RAW, "statements", 0, "act"),
        _with(RAW, "onrecord/9", "format"),
        _with(RAW, "xyz", "id"),
        _with(RAW, "sung", "statements", 0, "form"),
        _with(RAW, [], "statements", 0, "content"),
        _with(RAW, 1.5, "statements", 0, "score"),
        _with(RAW, -1, "statements", 0, "content", 0, "start"),
        _with(RAW, "q1", "statements", 0, "id"),
        _with(RAW, "ghost", "parties", 0, "kind"),
        _with(RAW, "guessed", "page", "published", "basis"),
    ],
)
def test_a_record_that_breaks_the_format_is_told(broken: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        VALIDATOR.validate(broken)


def test_fields_of_later_versions_pass() -> None:
    VALIDATOR.validate(RAW | {"mood": "calm"})


def test_metadata_leaves_out_what_is_not_known() -> None:
    assert RAW["item"]["metadata"] == {"headline": "Boats leave"}


def test_the_page_of_the_format_lists_every_field_and_value() -> None:
    page = format_page()
    for name, fields in FIELDS.items():
        assert f"## {name}\n" in page
        for field in fields:
            assert f"| `{field}` |" in page
    for values in schema.VALUES.values():
        for value in values:
            assert f"- `{value}`: " in page
