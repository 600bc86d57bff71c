"""What people corrected of a text holds for the next text of the story where its words stand, in either dialect."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.errors import NotFound
from onrecord.record.record import Record
from onrecord.store.store import Store
from tests.store.conftest import Places
from tests.store.stories import HOUR, NOON, record
from tests.store.test_corrections import said, speakers

FIRST = "The boats of the western fleet left at nine, Anna Velt said.\n\nThe strait stays shut, Bo Lind warned."
MOVED = "Calm in Kestrin\n\nIt was cold. " + FIRST.replace("at nine", "at about nine")
OTHER = "The sea is calm today and tomorrow, Anna Velt said.\n\nThe strait stays shut, Bo Lind warned."


def add(store: Store, text: str, hours: int) -> str:
    return store.add(record(text, id="7", provider="ONA"), recorded_at=NOON + hours * HOUR).story


def in_order(store: Store) -> None:
    assert store.check() == []
    assert store.verify().faults == ()


@pytest.mark.parametrize("before", [True, False])
def test_a_correction_is_carried_to_the_next_text_and_told_as_carried(store: Store, before: bool) -> None:
    """Whether it was made before the next text came or, elsewhere, after."""
    story = add(store, FIRST, 0)
    first = store.record(story).statements[0]
    if before:
        store.corrections.reattribute(first.id, "Bo Lind", said())
        add(store, MOVED, 1)
    else:
        made = store.corrections.reattribute(first.id, "Bo Lind", said())
        store.corrections.undo(made.id, said(1))
        add(store, MOVED, 1)
        (undoing,) = (one for one in store.corrections.all() if one.kind == "undo")
        store.corrections.undo(undoing.id, said(2))
    assert set(speakers(store).values()) == {"Bo Lind"}
    (hit,) = store.search("boats fleet")
    (mark,) = hit.corrections
    assert (hit.speaker, hit.revision, mark.carried, mark.who) == ("Bo Lind", 2, True, "Ida")
    assert [one.carried for one in store.search("boats fleet", known_at=NOON).hits[0].corrections] == [False]
    assert len(store.corrections.corrected(story).marks) == 1
    in_order(store)


def test_what_is_worded_otherwise_takes_no_correction(store: Store) -> None:
    story = add(store, FIRST, 0)
    store.corrections.reject(store.record(story).statements[0].id, said())
    add(store, OTHER, 1)
    assert speakers(store) == {"The sea is calm today and tomorrow": "Anna Velt", "The strait stays shut": "Bo Lind"}
    in_order(store)


def test_what_could_be_either_of_two_takes_none(store: Store) -> None:
    story = add(store, FIRST, 0)
    store.corrections.reject(store.record(story).statements[1].id, said())
    add(store, f"{FIRST}\n\nThe strait stays shut, Carl Sorrel said.", 1)
    assert sorted(speakers(store)) == ["The boats of the western fleet left at nine", "The strait stays shut"]
    assert len(store.search("strait")) == 2
    in_order(store)


def test_what_is_rejected_stays_rejected_until_it_is_undone(store: Store) -> None:
    story = add(store, FIRST, 0)
    made = store.corrections.reject(store.record(story).statements[1].id, said())
    store.corrections.note(story, "Kept.", said(1))
    add(store, MOVED, 1)
    add(store, f"{MOVED} No one knows.", 2)
    assert not store.search("strait")
    corrected = store.corrections.corrected(story)
    assert len(corrected.rejected) == 1
    assert len(corrected.marks[corrected.record.id]) == 1
    store.corrections.undo(made.id, said(2))
    assert len(store.search("strait")) == 1
    in_order(store)


def test_a_later_correction_of_the_later_text_wins(store: Store) -> None:
    story = add(store, FIRST, 0)
    store.corrections.reattribute(store.record(story).statements[0].id, "Bo Lind", said())
    add(store, MOVED, 1)
    store.corrections.reattribute(store.record(story).statements[0].id, "Carl Sorrel", said(2))
    (hit,) = store.search("boats fleet")
    assert (hit.speaker, [one.carried for one in hit.corrections]) == ("Carl Sorrel", [False])
    assert store.search("boats fleet", known_at=NOON).hits[0].revision == 1
    in_order(store)


def test_an_earlier_version_that_comes_late_brings_its_corrections(places: Places) -> None:
    """Corrections that were made elsewhere come before the text that they are about."""
    with Store(places()) as store, Store(places()) as other:
        old, new = (version(text, number) for number, text in (("1", FIRST), ("2", MOVED)))
        made = other.corrections.reject(other.add(old, recorded_at=NOON).story + "/2", said())
        store.add(new, recorded_at=NOON)
        store.corrections.take([made], NOON)
        assert len(store.search("strait")) == 1
        store.add(old, recorded_at=NOON + HOUR)
        assert (not store.search("strait"), len(store.search("boats"))) == (True, 1)
        in_order(store)


def version(text: str, number: str) -> Record:
    one = record(text, id="7", provider="ONA")
    about = msgspec.structs.replace(one.item.metadata, version=number)
    return msgspec.structs.replace(one, item=msgspec.structs.replace(one.item, metadata=about))


def test_a_name_that_was_given_to_a_party_stays_with_it(store: Store) -> None:
    add(store, FIRST, 0)
    store.corrections.rename("Anna Velt", "Anna Velt-Moe", said())
    assert store.party("Anna Velt").party.name == "Anna Velt-Moe"
    add(store, MOVED, 1)
    assert store.party("Anna Velt").party.name == "Anna Velt-Moe"
    in_order(store)


def test_a_party_that_was_merged_stays_merged(store: Store) -> None:
    add(store, FIRST, 0)
    store.add(record("Quiet\n\nNo one knows, Berta Lindqvist said.", id="8", provider="ONA"), recorded_at=NOON)
    store.corrections.merge(["Bo Lind", "Berta Lindqvist"], said())
    before = store.party("Bo Lind").party
    add(store, MOVED, 1)
    assert (store.party("Bo Lind").party.stories, before.stories) == (2, 2)
    in_order(store)


def test_what_was_corrected_later_does_not_count_for_what_was_known(store: Store) -> None:
    """Nor what was undone later; and what is on record stays as it is."""
    story = add(store, FIRST, 0)
    store.add(record("Quiet\n\nNo one knows, Berta Lindqvist said.", id="8", provider="ONA"), recorded_at=NOON)
    first, second = store.record(story).statements
    rejected = store.corrections.reject(first.id, said(1))
    store.corrections.reattribute(second.id, "Carl Sorrel", said(3))
    store.corrections.undo(rejected.id, said(3))
    store.corrections.merge(["Anna Velt", "Berta Lindqvist"], said(3))
    before = store.verify()

    def told(hours: int) -> list[tuple[str | None, int]]:
        return [(hit.speaker, len(hit.corrections)) for hit in store.search("stays", known_at=NOON + hours * HOUR)]

    assert [told(hours) for hours in (0, 2, 3)] == [[("Bo Lind", 0)], [("Bo Lind", 0)], [("Carl Sorrel", 1)]]
    assert [len(store.search("boats", known_at=NOON + hours * HOUR)) for hours in (0, 2, 3)] == [1, 0, 1]
    assert [len(store.search(by="Anna Velt", known_at=NOON + hours * HOUR)) for hours in (0, 2, 3)] == [1, 0, 2]
    assert [hit.speaker for hit in store.search("stays")] == ["Carl Sorrel"]
    assert store.verify() == before
    in_order(store)


def test_a_story_is_told_as_it_was_known(store: Store) -> None:
    """Its texts, its reprints, its record and what people had said of it by then."""
    story = add(store, FIRST, 0)
    first = store.record(story).statements[0]
    store.corrections.reattribute(first.id, "Bo Lind", said(1))
    store.add(record(FIRST, id="8", provider="ONA"), recorded_at=NOON + 2 * HOUR)
    add(store, MOVED, 3)
    store.corrections.reject(f"{story}/1", said(4))

    def told(hours: float) -> tuple[list[str], list[bool], int, list[str]]:
        moment = NOON + hours * HOUR
        corrected = store.corrections.corrected(story, known_at=moment)
        revisions = store.revisions(story, known_at=moment)
        assert revisions[-1].sha256 == corrected.record.page.sha256
        kinds = [one.correction.kind for one in corrected.told if one.standing == "holds"]
        ended = [one.replaced_at is not None for one in revisions]
        return [one.number for one in revisions], ended, len(store.reprints(story, known_at=moment)), kinds

    assert told(0) == ([1], [False], 1, [])
    assert told(1) == ([1], [False], 1, ["reattribute"])
    assert told(2) == ([1], [False], 2, ["reattribute"])
    assert told(3) == ([1, 2], [True, False], 1, ["reattribute"])
    assert told(4) == ([1, 2], [True, False], 1, ["reattribute", "reject"])
    for ask in (store.revisions, store.corrections.corrected):
        with pytest.raises(NotFound):
            ask(story, known_at=NOON - HOUR)
    assert store.reprints(story, known_at=NOON - HOUR) == ()
    in_order(store)


def test_a_party_tells_what_was_said_of_it_and_of_its_statements(store: Store) -> None:
    story = add(store, FIRST, 0)
    store.corrections.rename("Anna Velt", "Anna Velt-Moe", said())
    store.corrections.note(store.record(story).statements[0].id, "Kept.", said(1, "Bo"))
    told = store.party("Anna Velt")
    assert [(one.kind, one.who) for one in told.corrections] == [("rename", "Ida")]
    assert [(one.note, one.who) for one in told.statements[0].corrections] == [("Kept.", "Bo")]
    assert store.party("Bo Lind").corrections == ()
