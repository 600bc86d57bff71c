"""The record: nothing without evidence, and JSON that comes back as it went out."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import Defect, FormatError
from onrecord.intake.item import Item, Metadata
from onrecord.pages.page import Published
from onrecord.pages.parse import parse_page
from onrecord.record.record import (
    FORMAT,
    Evidence,
    ItemRef,
    PageRef,
    Party,
    Record,
    Statement,
    content_id,
    from_json,
    to_json,
)
from onrecord.span import Span

TEXT = "“We left,” Anna Velt said."
SHA = "0" * 64


def evidence(words: str, text: str = TEXT) -> Evidence:
    return Evidence.at(Span(text.index(words), text.index(words) + len(words)), text)


def statement(**changed: object) -> Statement:
    whole = Statement(
        id="s0123456789ab",
        form="direct",
        act=None,
        act_score=None,
        speaker="p0123456789ab",
        unresolved=None,
        source=(evidence("Anna Velt"),),
        cue=(evidence("said"),),
        content=(evidence("“We left,”"),),
        said_on=None,
        venue=None,
        addressee=None,
        score=0.75,
    )
    return msgspec.structs.replace(whole, **changed)


def record(**changed: object) -> Record:
    whole = Record(
        format=FORMAT,
        id=SHA[:16],
        item=ItemRef("1", "wire.txt", "text/plain", "2031-03-02", Metadata(headline="Boats leave")),
        page=PageRef(TEXT, SHA, (), None, Published("2031-03-02", "given")),
        model="made/1",
        parties=(Party("p0123456789ab", "Anna Velt", "person", (evidence("Anna Velt"),), ()),),
        statements=(statement(),),
    )
    return msgspec.structs.replace(whole, **changed)


@pytest.mark.parametrize(("start", "end", "text"), [(0, 0, ""), (-1, 1, "ab"), (3, 2, "x"), (0, 3, "ab"), (0, 1, "ab")])
def test_evidence_has_the_length_of_its_words(start: int, end: int, text: str) -> None:
    with pytest.raises(Defect):
        Evidence(start, end, text)


def test_evidence_past_the_end_of_the_text_is_a_defect() -> None:
    with pytest.raises(Defect):
        Evidence.at(Span(3, 9), "short")


WRONG = Evidence(0, 4, "They")


@pytest.mark.parametrize(
    "changed",
    [
        {"statements": (statement(source=(WRONG,)),)},
        {"statements": (statement(cue=(WRONG,)),)},
        {"statements": (statement(content=(WRONG,)),)},
        {"statements": (statement(venue=WRONG),)},
        {"statements": (statement(addressee=WRONG),)},
        {"parties": (Party("p", "They", "group", (WRONG,), ()),)},
        {"parties": (Party("p", "Anna Velt", "person", (evidence("Anna Velt"),), (WRONG,)),)},
        {"statements": (statement(source=(Evidence(len(TEXT), len(TEXT) + 3, "far"),)),)},
    ],
)
def test_no_record_is_made_whose_evidence_differs_from_the_page(changed: dict[str, object]) -> None:
    with pytest.raises(Defect, match="differs"):
        record(**changed)


def test_a_statement_without_content_is_a_defect() -> None:
    with pytest.raises(Defect, match="content"):
        statement(content=())


@pytest.mark.parametrize(("speaker", "reason"), [(None, None), ("p0123456789ab", "ambiguous")])
def test_a_statement_has_a_speaker_or_a_reason_and_not_both(speaker: str | None, reason: str | None) -> None:
    with pytest.raises(Defect, match="speaker"):
        statement(speaker=speaker, unresolved=reason)


def test_every_piece_of_evidence_is_listed() -> None:
    whole = record(
        statements=(statement(venue=evidence("Anna"), addressee=evidence("left")),),
        parties=(Party("p0123456789ab", "Anna Velt", "person", (evidence("Anna Velt"),), (evidence("We"),)),),
    )
    assert [one.text for one in whole.evidence()] == [
        "Anna Velt", "We", "Anna Velt", "said", "“We left,”", "Anna", "left",
    ]  # fmt: skip


def test_json_comes_back_as_the_same_record() -> None:
    assert from_json(to_json(record())) == record()
    assert from_json(to_json(record(), indent=2).encode()) == record()


def test_json_is_one_line_or_indented() -> None:
    assert "\n" not in to_json(record())
    assert to_json(record(), indent=2).startswith('{\n  "format"')
    assert json.loads(to_json(record(), indent=2)) == json.loads(to_json(record()))


def test_the_fields_at_the_top_are_those_of_the_published_format() -> None:
    assert list(json.loads(to_json(record()))) == [
        "format", "id", "item", "page", "model", "parties", "statements", "times", "commitments", "events",
        "findings",
    ]  # fmt: skip


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.data(),
)
def test_a_record_of_any_text_comes_back_from_json_with_its_offsets_in_code_points(
    text: str, data: st.DataObject
) -> None:
    text = text.replace("\r", "\n")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    piece = Evidence.at(Span(start, end), text)
    page = parse_page(Item(text))
    whole = record(
        page=PageRef(page.text, page.sha256, page.blocks, page.dateline, page.published),
        parties=(),
        statements=(statement(speaker=None, unresolved="no-source", source=(), cue=(), content=(piece,)),),
    )
    back = from_json(to_json(whole))
    assert back == whole
    assert to_json(back) == to_json(whole)
    raw = json.loads(to_json(whole))["statements"][0]["content"][0]
    assert text[raw["start"] : raw["end"]] == raw["text"]


def test_unknown_fields_of_a_later_minor_version_pass() -> None:
    raw = json.loads(to_json(record())) | {"mood": "calm"}
    assert from_json(json.dumps(raw)) == record()


@pytest.mark.parametrize("broken", ["", "{", "[]", "null", '{"format": "onrecord/1"}'])
def test_what_is_no_record_is_a_format_error(broken: str) -> None:
    with pytest.raises(FormatError, match="not a record"):
        from_json(broken)


def test_a_record_of_another_format_is_refused_by_its_name() -> None:
    raw = json.loads(to_json(record())) | {"format": "onrecord/0"}
    with pytest.raises(FormatError, match="onrecord/0"):
        from_json(json.dumps(raw))


def test_a_record_whose_words_were_changed_is_refused_as_input_and_not_as_our_bug() -> None:
    tampered = to_json(record()).replace("said", "sang", 1)
    assert tampered != to_json(record())
    with pytest.raises(FormatError, match="sound"):
        from_json(tampered)


def test_an_id_is_a_letter_and_twelve_digits_and_depends_on_page_and_spans_alone() -> None:
    one = content_id("s", SHA, [Span(0, 4), Span(5, 9)])
    assert one == content_id("s", SHA, [Span(0, 4), Span(5, 9)])
    assert len(one) == 13 and one[0] == "s" and int(one[1:], 16) >= 0
    others = {
        content_id("s", "1" * 64, [Span(0, 4), Span(5, 9)]),
        content_id("s", SHA, [Span(0, 4)]),
        content_id("s", SHA, [Span(0, 45), Span(9, 10)]),
        content_id("s", SHA, [Span(5, 9), Span(0, 4)]),
    }
    assert len(others) == 4 and one not in others


def test_ids_are_pinned_for_a_changed_recipe_would_lose_peoples_corrections() -> None:
    assert content_id("s", SHA, [Span(0, 4), Span(5, 9)]) == "sef5f6206f03a"
