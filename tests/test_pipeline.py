"""The whole way from an item to a record: evidence for everything, and the same record every time."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import samples
from onrecord.errors import EmptyStory, SettingError
from onrecord.intake.item import Item, Metadata
from onrecord.intake.sources import read_source
from onrecord.pipeline import build, explain
from onrecord.record.record import FORMAT, from_json, to_json
from tests.fake import FakeModel

STORY = """Ministry denies deal over islands

KESTRIN, May 6. /Norwire/. The government will not cede the islands, Anna Velt said on Tuesday.

The boats have left, Jon Berg said.
"""
ITEM = Item(STORY, id="w-1", location="wire.txt", retrieved="2031-06-01", metadata=Metadata(provider="Norwire"))
ITEMS = [item for path in samples.paths() for item in read_source(str(path), retrieved=samples.RETRIEVED)]


def test_a_record_holds_the_item_the_page_and_what_was_read() -> None:
    record = build(ITEM, FakeModel())
    assert record.format == FORMAT
    assert (record.item.id, record.item.location, record.item.retrieved) == ("w-1", "wire.txt", "2031-06-01")
    assert record.item.metadata.provider == "Norwire"
    assert record.page.text == STORY
    assert record.page.dateline is not None and record.page.dateline.place == "KESTRIN"
    assert record.model == "fake/1.0.0"
    names = {party.id: party.name for party in record.parties}
    assert [names[one.speaker or ""] for one in record.statements] == ["Anna Velt", "Jon Berg"]
    assert [one.content[0].text for one in record.statements] == [
        "The government will not cede the islands",
        "The boats have left",
    ]


def test_the_record_holds_the_events_that_the_page_dates() -> None:
    (event,) = build(ITEM, FakeModel()).events
    assert (event.span.text, event.on.text) == ("Anna Velt said", "Tuesday")


def test_what_a_party_says_it_will_do_is_a_commitment() -> None:
    (one,) = build(ITEM, FakeModel()).commitments
    assert (one.action.text, one.history[0].status) == ("not cede the islands", "made")


def test_what_only_a_rule_found_has_no_act() -> None:
    assert {one.act for one in build(ITEM, FakeModel()).statements} == {None}


def test_the_same_item_gives_the_same_bytes_twice() -> None:
    assert to_json(build(ITEM, FakeModel())) == to_json(build(ITEM, FakeModel()))


def test_the_id_and_the_hash_depend_on_the_text_alone() -> None:
    other = Item(STORY, id="other", location="elsewhere", retrieved="2031-07-01")
    one, two = build(ITEM, FakeModel()), build(other, FakeModel())
    assert (one.id, one.page.sha256) == (two.id, two.page.sha256)
    assert one.page.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert one.id == one.page.sha256[:16]
    assert [statement.id for statement in one.statements] == [statement.id for statement in two.statements]


@pytest.mark.parametrize("text", ["", " \n\t", "\u200e\n", "* * *", "Share\nTweet\n"])
def test_a_story_with_nothing_to_read_is_an_empty_story_and_the_model_is_not_asked(text: str) -> None:
    model = FakeModel()
    with pytest.raises(EmptyStory) as caught:
        build(Item(text, location="wire.txt"), model)
    assert "wire.txt" in str(caught.value)
    assert model.asked == []


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{item.location.rsplit('/')[-1]}#{item.id}")
def test_every_sample_gives_a_record_whose_evidence_is_its_words_and_which_comes_back_from_json(item: Item) -> None:
    record = build(item, FakeModel())
    for evidence in record.evidence():
        assert record.page.text[evidence.start : evidence.end] == evidence.text
    assert from_json(to_json(record)) == record


@pytest.mark.parametrize(("number", "speaker", "said"), [(1, "Anna Velt", "Tuesday"), (2, "Jon Berg", None)])
def test_a_statement_is_explained_by_what_decided_its_speaker_and_its_date(
    number: int, speaker: str, said: str | None
) -> None:
    explained = explain(ITEM, FakeModel(), number)
    assert explained.record == build(ITEM, FakeModel())
    assert explained.statement == explained.record.statements[number - 1]
    assert explained.speaker.party == speaker
    assert explained.speaker.source == explained.statement.source[0]
    assert (explained.date and explained.date.text) == said


@pytest.mark.parametrize("number", [-1, 0, 3])
def test_a_statement_that_is_not_there_cannot_be_explained(number: int) -> None:
    with pytest.raises(SettingError, match="no statement"):
        explain(ITEM, FakeModel(), number)


parts = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["LERMONT, July 22. /ONA/. ", "The boats left, Anna Velt said.", "\n\n", "“", "By Jon Berg\n"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(parts, max_size=8).map("".join))
def test_any_text_gives_a_sound_record_or_is_empty(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    try:
        record = build(Item(text, retrieved="2031-06-01"), FakeModel())
    except EmptyStory:
        return
    assert record.page.text == text
    assert from_json(to_json(record)) == record
