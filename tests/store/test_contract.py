"""What a store promises, in either dialect."""

from __future__ import annotations

import datetime

import pytest

from onrecord.errors import NotFound, SettingError
from onrecord.record.record import to_json
from onrecord.store.store import Store
from tests.store.stories import HOUR, NOON, item, record


def test_a_record_comes_back_byte_for_byte(store: Store) -> None:
    given = record(
        "The boats left, Anna Velt said.\n\nThe “strait” stays shut — né 𝟜, Bo Lind warned.", headline="Boats"
    )
    added = store.add(given, recorded_at=NOON)
    assert (added.outcome, added.revision) == ("added", 1)
    assert to_json(store.record(added.story)) == to_json(given)


def test_the_same_text_again_is_nothing_new(store: Store) -> None:
    first = store.add(record(), recorded_at=NOON)
    again = store.add(record(), recorded_at=NOON + HOUR)
    assert (again.outcome, again.story, again.revision) == ("known", first.story, 1)
    (one,) = store.stories()
    assert one.recorded_at == NOON


def test_another_text_of_the_same_story_is_a_revision_more_and_both_are_kept(store: Store) -> None:
    first = store.add(record("The boats left, Anna Velt said.", id="7", provider="ONA"), recorded_at=NOON)
    second = store.add(record("The boats stayed, Anna Velt said.", id="7", provider="ONA"), recorded_at=NOON + HOUR)
    assert (second.outcome, second.story, second.revision) == ("revised", first.story, 2)
    assert store.record(first.story).page.text == "The boats stayed, Anna Velt said."
    assert store.record(first.story, known_at=NOON).page.text == "The boats left, Anna Velt said."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"id": "7", "provider": "ONA"}, {"id": "7", "provider": "ONA"}, True),
        ({"id": "7", "provider": "ONA"}, {"id": "7", "provider": "Norwire"}, False),
        ({"url": "https://ona.example/a"}, {"url": "https://ONA.example/a#top"}, True),
        ({"url": "https://ona.example/a"}, {"url": "https://ona.example/b"}, False),
        ({"url": "https://ona.example/"}, {"url": "https://ona.example/"}, False),
        ({"location": "story.txt"}, {"location": "story.txt"}, False),
        ({}, {}, False),
    ],
)
def test_a_story_is_what_its_provider_calls_one(
    store: Store, one: dict[str, str], other: dict[str, str], same: bool
) -> None:
    first = store.add(record("The boats left, Anna Velt said.", **one), recorded_at=NOON)
    second = store.add(record("The boats stayed, Anna Velt said.", **other), recorded_at=NOON)
    assert (first.story == second.story) is same


def test_an_id_without_its_provider_may_be_given_to_another_story(store: Store) -> None:
    """Files of numbered lines use the same numbers; nothing of either story may be hidden by the other."""
    words = {name: [f"{name}{number}" for number in range(80)] for name in ("boat", "fish")}
    boats = f"{' '.join(words['boat'])}, Anna Velt said."
    fish = f"{' '.join(words['fish'])}, Bo Lind said."
    told = [store.add(record(text, id="1"), recorded_at=NOON) for text in (boats, fish, boats, fish)]
    assert [one.outcome for one in told] == ["added", "added", "known", "known"]
    assert store.knows(item(fish, id="1")) == told[3]
    changed = store.add(record(fish.replace("fish70", "fresh"), id="1"), recorded_at=NOON)
    assert (changed.outcome, changed.story, changed.revision) == ("revised", told[1].story, 2)
    assert len(store.search("boat7 velt")) == len(store.search("fresh")) == 1
    owned = [store.add(record(text, id="1", provider="ONA"), recorded_at=NOON) for text in (boats, fish)]
    assert [one.outcome for one in owned] == ["added", "revised"]


def test_an_item_is_known_without_reading_it_once_it_is_on_record(store: Store) -> None:
    assert store.knows(item()) is None
    added = store.add(record(), recorded_at=NOON)
    known = store.knows(item())
    assert known is not None and (known.outcome, known.story) == ("known", added.story)
    assert store.knows(item("The boats stayed, Anna Velt said.")) is None


def test_what_a_story_was_at_a_time_is_told(store: Store) -> None:
    """By publication, and by what the store knew."""
    texts = {"2031-03-01": "The boats left, Anna Velt said.", "2031-03-05": "The boats stayed, Anna Velt said."}
    for number, (day, text) in enumerate(texts.items()):
        store.add(record(text, id="7", published=day), recorded_at=NOON + number * HOUR)
    store.add(record("No one came, Bo Lind said."), recorded_at=NOON + 2 * HOUR)

    def told(**when: str | datetime.datetime) -> list[int]:
        return [one.revision for one in store.stories(**when)]  # type: ignore[arg-type]

    assert told() == [2, 1]
    assert told(as_of="2031-03-05") == [2]
    assert told(as_of="2031-03-04") == [1]
    assert told(as_of="2031-02") == []
    assert told(known_at=NOON - HOUR) == []
    assert told(known_at=NOON) == [1]
    assert told(known_at=NOON + HOUR) == [2]
    assert told(known_at=NOON + HOUR, as_of="2031-03-02") == [1]


def test_the_four_times_stay_apart(store: Store) -> None:
    store.add(record(published="2031-03-01"), recorded_at=NOON)
    (one,) = store.stories()
    assert (one.published, one.retrieved, one.recorded_at) == ("2031-03-01", "2031-03-02", NOON)


def test_a_moment_without_its_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(SettingError, match="time zone"):
        store.add(record(), recorded_at=datetime.datetime(2031, 3, 2))  # noqa: DTZ001


def test_stories_and_records_come_in_order_however_many(store: Store) -> None:
    for number in range(450):
        store.add(record(f"The {number} boats left, Anna Velt said."), recorded_at=NOON)
    assert [one.page.text.split()[1] for one in store.records()] == [str(number) for number in range(450)]
    assert len({one.id for one in store.stories()}) == 450


def test_a_story_that_is_not_there_is_not_found(store: Store) -> None:
    added = store.add(record("The boats left, Anna Velt said."), recorded_at=NOON)
    assert store.story(f" {added.story[:6].upper()}").id == added.story
    for asked in (
        "fffffffff",
        "",
        " ",
        "%",
        "_",
        "\udcff",
        "\x00",
        "²",
    ):  # none of these begins an id, nor is one meant
        for ask in (store.story, store.record, store.revisions, store.reprints, store.difference, store.utterance):
            with pytest.raises(NotFound, match="no such"):
                ask(asked)
    for number in range(16):  # now two of them begin with the same digit
        store.add(record(f"The {number} boats left, Anna Velt said."), recorded_at=NOON)
    first = [one.id[0] for one in store.stories()]
    with pytest.raises(NotFound, match="more than one"):
        store.story(max(first, key=first.count))


def test_words_are_found_whatever_their_case_accents_and_endings(store: Store) -> None:
    added = store.add(record("The promised café stays open, Anna Velt said."), recorded_at=NOON)
    store.add(record("The strait stays shut, Bo Lind said."), recorded_at=NOON)
    for words in ("promise", "CAFE", "café open", "velt", "the promised"):
        assert [hit.story for hit in store.search(words)] == [added.story], words
    assert [hit.words for hit in store.search("stays")] != []
    assert not store.search("cafe shut")


def test_a_better_match_comes_first(store: Store) -> None:
    store.add(
        record("Calm in the strait\n\nKESTRIN, March 2 /ONA/. The weather is fair, Anna Velt said."), recorded_at=NOON
    )
    store.add(record("The strait stays shut, Bo Lind said."), recorded_at=NOON)
    assert [hit.words for hit in store.search("strait")] == ["The strait stays shut", "The weather is fair"]


def test_a_statement_of_a_text_that_was_replaced_is_not_found(store: Store) -> None:
    store.add(record("The boats left, Anna Velt said.", id="7"), recorded_at=NOON)
    store.add(record("The ships left, Anna Velt said.", id="7"), recorded_at=NOON)
    assert not store.search("boats")
    assert len(store.search("ships")) == 1


def test_a_character_that_one_of_the_databases_lacks_is_kept_in_the_text(store: Store) -> None:
    given = record("The bo\x00ats left, Anna Velt said.", id="7\x00", headline="Bo\x00ats", provider="O\x00NA")
    added = store.add(given, recorded_at=NOON)
    assert to_json(store.record(added.story)) == to_json(given)


def test_a_store_is_opened_again_with_all_that_it_held(place: str) -> None:
    with Store(place) as store:
        added = store.add(record(), recorded_at=NOON)
    with Store(place, create=False) as store:
        assert store.record(added.story).page.text == record().page.text
