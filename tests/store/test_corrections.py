"""What people correct holds, whatever a newer model reads, and nothing stored changes for it."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import msgspec
import pytest
from sqlalchemy import select

from onrecord.corrections.exchange import corrections_of, lines
from onrecord.errors import FormatError, NotFound, SettingError
from onrecord.intake.item import Failed
from onrecord.record.evidence import Evidence
from onrecord.record.record import Record, to_json
from onrecord.store.desk import Said
from onrecord.store.opening import asking
from onrecord.store.rereading import reread_many
from onrecord.store.schema import appearance, party, statement
from onrecord.store.store import Store
from tests.store.conftest import Places
from tests.store.stories import HOUR, NOON, record

TEXT = (
    "Calm in Kestrin\n\nKESTRIN, March 2 /ONA/. The boats left at nine, Anna Velt said.\n\n"
    "The strait stays shut, Bo Lind warned."
)
WHY = "heard it myself"


def said(hours: int = 0, who: str = "Ida") -> Said:
    return Said(who, WHY, NOON + hours * HOUR)


def speakers(store: Store) -> dict[str, str | None]:
    """Who is on record as having said what, by the rows that search reads."""
    asked = select(statement.c.words, appearance.c.name).outerjoin(
        appearance, appearance.c.id == statement.c.appearance_id
    )
    with asking(store.engine) as connection:
        return {row.words: row.name for row in connection.execute(asked.where(statement.c.present == 1))}


def shifted(one: Record) -> Record:
    """The record of a newer model: each content begins a word later, and so the ids are others."""
    statements = []
    for number, said_so in enumerate(one.statements):
        piece = said_so.content[0]
        start = piece.start + piece.text.index(" ") + 1
        content = Evidence(start, piece.end, one.page.text[start : piece.end])
        statements.append(msgspec.structs.replace(said_so, id=f"s{one.page.sha256[:11]}{number}", content=(content,)))
    parties = {party.id: f"p{one.page.sha256[:11]}{number}" for number, party in enumerate(one.parties)}
    return msgspec.structs.replace(
        one,
        model="fake/2.0.0",
        statements=tuple(msgspec.structs.replace(s, speaker=parties.get(s.speaker or "")) for s in statements),
        parties=tuple(msgspec.structs.replace(party, id=parties[party.id]) for party in one.parties),
    )


def reread(store: Store, change: Callable[[Record], Record] = shifted, model: str = "fake/2.0.0") -> None:
    """Read every story again, with a model that reads otherwise."""
    read_many = lambda records: (one if isinstance(one, Failed) else change(one) for one in records)  # noqa: E731
    assert [one.outcome for one in reread_many(store, read_many, model, lambda: NOON + HOUR)] == ["changed"]  # type: ignore[union-attr]


def test_a_statement_is_given_to_another_party_of_the_story_and_found_under_it(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    first = store.record(added.story).statements[0]
    store.corrections.reattribute(first.id, "Bo Lind", said())
    assert speakers(store) == {"The boats left at nine": "Bo Lind", "The strait stays shut": "Bo Lind"}
    assert [hit.words for hit in store.search("boats lind")] == ["The boats left at nine"]
    assert store.check() == []


def test_what_is_corrected_is_marked_where_it_is_found_with_who_and_why(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    first, _ = store.record(added.story).statements
    made = store.corrections.reattribute(first.id, "Bo Lind", said())
    store.corrections.note(first.id, "Kept.", said(1, "Bo"))
    marks = {hit.statement: hit.corrections for hit in store.search("lind")}
    (corrected, noted), others = marks.pop(first.id), list(marks.values())
    assert (corrected.id, corrected.kind, corrected.who, corrected.why) == (made.id, "reattribute", "Ida", WHY)
    assert (noted.note, noted.who, noted.made_at) == ("Kept.", "Bo", NOON + HOUR)
    assert others == [()]


def test_a_statement_is_given_to_someone_whom_the_story_does_not_name_or_to_nobody(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    one, other = store.record(added.story).statements
    store.corrections.reattribute(one.id, "Carl Sorrel", said())
    store.corrections.reattribute(f"{added.story}/{other.id}", None, said())
    assert speakers(store) == {"The boats left at nine": "Carl Sorrel", "The strait stays shut": None}


def test_what_is_rejected_is_not_found_and_is_kept_among_the_rejected(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    first = store.record(added.story).statements[0]
    store.corrections.reject(first.id, said())
    assert list(store.search("boats")) == []
    assert len(list(store.search("strait"))) == 1
    corrected = store.corrections.corrected(added.story)
    assert corrected.rejected == {first.id}
    with asking(store.engine) as connection:
        assert connection.execute(select(statement.c.number)).scalars().all() == [2]


def test_the_stored_record_never_changes(store: Store) -> None:
    given = record(TEXT)
    added = store.add(given, recorded_at=NOON)
    for one in given.statements:
        store.corrections.reattribute(one.id, "Carl Sorrel", said())
        store.corrections.reject(one.id, said(1))
    assert to_json(store.record(added.story)) == to_json(given)


def test_an_undoing_undoes_and_an_undoing_of_it_makes_the_correction_hold_again(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    first = store.record(added.story).statements[0]
    made = store.corrections.reattribute(first.id, "Bo Lind", said())
    before = speakers(store)
    undoing = store.corrections.undo(made.id, said(1))
    assert speakers(store)["The boats left at nine"] == "Anna Velt"
    assert [(one.standing, one.by) for one in store.corrections.told()] == [("undone", undoing.id), ("holds", None)]
    store.corrections.undo(undoing.id[:8], said(2))
    assert speakers(store) == before


def test_of_corrections_that_contradict_one_another_the_latest_wins_and_the_list_says_so(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    first = store.record(added.story).statements[0]
    late = store.corrections.reattribute(first.id, "Carl Sorrel", said(2))
    store.corrections.reattribute(first.id, "Bo Lind", said(1))
    assert speakers(store)["The boats left at nine"] == "Carl Sorrel"
    assert [(one.standing, one.by) for one in store.corrections.told()] == [("overruled", late.id), ("holds", None)]


def test_notes_go_with_items_stories_and_parties(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    first = store.record(added.story).statements[0]
    for on in (first.id, added.story, f"{added.story}/Anna Velt"):
        store.corrections.note(on, "Kept, as of March.", said())
    marks = store.corrections.corrected(added.story).marks
    assert set(marks) == {first.id, store.record(added.story).id}
    assert {one.standing for one in store.corrections.told()} == {"holds"}


def test_corrections_hold_when_a_newer_model_reads_the_story_otherwise(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    one, other = store.record(added.story).statements
    store.corrections.reattribute(one.id, "Bo Lind", said())
    store.corrections.reject(other.id, said())
    store.corrections.note(f"{added.story}/Anna Velt", "On leave.", said())
    reread(store)
    assert store.record(added.story).model == "fake/2.0.0"
    assert speakers(store) == {"boats left at nine": "Bo Lind"}
    assert {told.standing for told in store.corrections.told()} == {"holds"}


def test_a_correction_waits_while_a_model_does_not_find_what_it_is_about(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    first = store.record(added.story).statements[0]
    store.corrections.reattribute(first.id, "Bo Lind", said())
    reread(store, lambda one: msgspec.structs.replace(one, model="fake/2.0.0", statements=one.statements[1:]))
    assert [told.standing for told in store.corrections.told()] == ["waiting"]
    reread(store, lambda _: record(TEXT), "fake/1.0.0")
    assert [told.standing for told in store.corrections.told()] == ["holds"]
    assert speakers(store)["The boats left at nine"] == "Bo Lind"


def test_corrections_go_from_one_store_to_another_in_any_order_and_hold_there(places: Places) -> None:
    with Store(places()) as here, Store(places()) as there:
        added = here.add(record(TEXT), recorded_at=NOON)
        first = here.record(added.story).statements[0]
        made = here.corrections.reattribute(first.id, "Bo Lind", said())
        here.corrections.undo(here.corrections.undo(made.id, said(1)).id, said(2))
        shared = list(corrections_of(lines(here.corrections.all())))
        assert shared == here.corrections.all()
        there.corrections.take(reversed(shared[1:]), NOON)
        there.add(record(TEXT), recorded_at=NOON)  # the text may come before or after
        assert len(there.corrections.take(shared, NOON)) == 1
        assert there.corrections.take(shared, NOON) == []
        assert speakers(there) == speakers(here)
        assert there.corrections.told() == here.corrections.told()


def test_a_text_that_comes_after_its_corrections_is_corrected_at_once(places: Places) -> None:
    with Store(places()) as here, Store(places()) as there:
        added = here.add(record(TEXT), recorded_at=NOON)
        here.corrections.reject(here.record(added.story).statements[0].id, said())
        there.corrections.take(here.corrections.all(), NOON)
        assert [one.standing for one in there.corrections.told()] == ["waiting"]
        there.add(record(TEXT), recorded_at=NOON)
        assert speakers(there) == speakers(here) == {"The strait stays shut": "Bo Lind"}


def test_a_correction_that_speaks_of_other_words_than_its_text_has_is_refused(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    made = store.corrections.reject(store.record(added.story).statements[0].id, said())
    assert made.target is not None
    false = msgspec.structs.replace(made, target=msgspec.structs.replace(made.target, words="No boat left"))
    with pytest.raises(FormatError, match="words"):
        store.corrections.take([false], NOON)
    assert store.corrections.all() == [made]


def test_an_item_is_named_by_its_number_or_by_what_its_id_alone_begins_with(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    for number in range(16):
        store.add(record(f"The {number} boats left, Anna Velt said."), recorded_at=NOON)
    for unclear in ("s", f"{added.story}/²", f"{added.story}/{'9' * 5000}", f"{added.story}/0", "\udcff", "\udcff/1"):
        with pytest.raises(NotFound):
            store.corrections.reject(unclear, said())
    store.corrections.reject(f"{added.story}/02", said())
    assert speakers(store)["The boats left at nine"] == "Anna Velt" and "The strait stays shut" not in speakers(store)


def test_what_is_not_there_cannot_be_corrected(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    for attempt in (
        lambda: store.corrections.reject("sffffff", said()),
        lambda: store.corrections.reject(f"{added.story}/", said()),
        lambda: store.corrections.reject("", said()),
        lambda: store.corrections.note("Nobody Known", "x", said()),
        lambda: store.corrections.rename("Nobody Known", "x", said()),
        lambda: store.corrections.undo("kffff", said()),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert store.corrections.all() == []


def test_two_parties_are_needed_to_merge_and_reasons_for_everything(store: Store) -> None:
    added = store.add(record(TEXT), recorded_at=NOON)
    with pytest.raises(SettingError, match="two parties"):
        store.corrections.merge([f"{added.story}/Anna Velt"], said())
    with pytest.raises(FormatError, match="why"):
        store.corrections.reject(store.record(added.story).statements[0].id, Said("Ida", " ", NOON))
    with pytest.raises(FormatError, match="no name"):
        store.corrections.reattribute(f"{added.story}/1", " ", said())
    with pytest.raises(SettingError, match="time zone"):
        store.corrections.rename("Anna Velt", "A. Velt", Said("Ida", WHY, datetime.datetime(2031, 3, 2)))  # noqa: DTZ001


def test_a_surname_names_the_party_that_alone_bears_it(store: Store) -> None:
    for text in ("The boats left at nine, Anna Velt said.", "The ferry sails, Bo Lind said.", "No, Jon Lind said."):
        store.add(record(text), recorded_at=NOON)
    store.corrections.rename("Velt", "A. Velt", said())
    assert [one.name for one in store.parties() if "Velt" in one.name] == ["A. Velt"]
    with pytest.raises(NotFound, match=r"more than one is called so.*Bo Lind"):
        store.corrections.rename("Lind", "B. Lind", said())
    with pytest.raises(NotFound, match="no such party"):
        store.corrections.rename("Nobody", "N.", said())


PAGES = (
    "The boats left at nine, Anna Velt said.",
    "The strait stays shut, Anna Velt warned.",
    "No one came, Anna K. Velt said.",
    "The ferry sails, Bo Lind said.",
)


def parties(store: Store) -> set[tuple[str, tuple[str, ...]]]:
    """The parties across stories: the name of each, and the texts that it is in by their first words."""
    asked = (
        select(party.c.name, statement.c.words)
        .join(appearance, appearance.c.party_id == party.c.id)
        .join(statement, statement.c.appearance_id == appearance.c.id)
        .where(statement.c.present == 1)
        .order_by(statement.c.number, statement.c.id)
    )
    with asking(store.engine) as connection:
        rows = connection.execute(asked).all()
    names = {row.name for row in rows}
    return {(name, tuple(sorted(row.words.split()[-1] for row in rows if row.name == name))) for name in names}


def test_parties_are_merged_split_and_renamed_and_stay_so_when_a_newer_model_reads(store: Store) -> None:
    first, second, *_ = [store.add(record(text), recorded_at=NOON).story for text in PAGES]
    desk = store.corrections
    desk.split("Anna Velt", [second], said())
    desk.merge([f"{second}/Anna Velt", "Bo Lind"], said(1))
    desk.rename(f"{first}/Anna Velt", "Anna Velt the elder", said(2))
    before = parties(store)
    assert ("Anna Velt the elder", ("nine",)) in before or ("Anna Velt the elder", ("came", "nine")) in before
    assert any(members == ("sails", "shut") for _, members in before)
    assert {one.standing for one in desk.told()} == {"holds"}
    done = list(reread_many(store, lambda given: map(_moved, given), "fake/2.0.0", lambda: NOON + HOUR))
    assert len(done) == 4
    assert parties(store) == before
    assert {one.standing for one in desk.told()} == {"holds"}
    assert store.verify().faults == ()


def _moved(one: Record | Failed) -> Record | Failed:
    return one if isinstance(one, Failed) else shifted(one)


def test_undoing_what_was_said_of_parties_makes_them_what_they_were(store: Store) -> None:
    first, second, *_ = [store.add(record(text), recorded_at=NOON).story for text in PAGES]
    before, desk = parties(store), store.corrections
    made = [
        desk.split("Anna Velt", [second], said()),
        desk.merge([f"{second}/Anna Velt", "Bo Lind"], said(1)),
        desk.rename(f"{first}/Anna Velt", "Anna Velt the elder", said(2)),
    ]
    assert parties(store) != before
    for one in made:
        desk.undo(one.id, said(3))
    assert parties(store) == before
    assert store.verify().faults == ()
