"""Reprints are recognised and an utterance counts once, in either dialect and whatever the order of coming."""

from __future__ import annotations

import random

import msgspec
import pytest
from sqlalchemy import Connection, Table, func, select

from onrecord.errors import NotFound
from onrecord.record.record import Record
from onrecord.store.opening import asking, writing
from onrecord.store.schema import cluster, quoted, reading, revision, statement, story
from onrecord.store.store import Store
from onrecord.store.writing import Rows, drop_derived, prepare, save_derived, save_reading
from tests.golden.records import golden_path
from tests.query.stories import OTHER, WIRE
from tests.store.conftest import Places
from tests.store.stories import HOUR, NOON, record

QUOTE = '"We shall not give up one stone of these islands", Anna Velt said.'
LEAVE = "garrison at the cape must leave before we talk of it, Bo Lind warned."
PARAGRAPHS = WIRE.split("\n\n")
STORIES = {
    "wire": (f"{WIRE}\n\n{QUOTE}\n\nThe {LEAVE}", "2031-03-02"),
    "cut": ("\n\n".join([*PARAGRAPHS[:3], QUOTE]), "2031-03-03"),
    "edited": (f"{WIRE}\n\nThe foreign {LEAVE}\n\nONA supplied this.", "2031-03-04"),
    "quoting": (f"{OTHER}\n\n{QUOTE}", "2031-03-01"),
    "other speaker": (f"A poll is out.\n\n{QUOTE.replace('Anna Velt', 'Mona Sund')}", "2031-03-05"),
    "apart": ("The strait stays shut, Bo Lind said. No one was asked.", "2031-03-06"),
}  # fmt: skip


def _add(store: Store, names: list[str]) -> dict[str, str]:
    out = {}
    for number, name in enumerate(names):
        text, day = STORIES[name]
        given = record(text, id=name, published=day)
        out[name] = store.add(given, recorded_at=NOON + number * HOUR).story
    return out


def _groups(connection: Connection, table: Table) -> set[frozenset[str]]:
    """What is joined, told by the stories' keys and the statements' ids."""
    named = story.c.key if table is revision else statement.c.sid
    asked = select(table.c.cluster_id, named)
    if table is revision:
        asked = asked.join(story, story.c.id == revision.c.story_id)
    groups: dict[int, set[str]] = {}
    for number, name in connection.execute(asked.where(table.c.cluster_id.is_not(None))):
        groups.setdefault(number, set()).add(name)
    return {frozenset(group) for group in groups.values()}


def groups_of(store: Store) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    with asking(store.engine) as connection:
        return _groups(connection, revision), _groups(connection, statement)


def test_a_story_that_others_carry_is_told_with_them_the_oldest_first(store: Store) -> None:
    ids = _add(store, ["edited", "apart", "cut", "quoting", "wire"])
    assert [one.story for one in store.reprints(ids["cut"])] == [ids["wire"], ids["cut"], ids["edited"]]
    assert [one.story for one in store.reprints(ids["apart"])] == [ids["apart"]]


def test_a_quotation_is_one_utterance_in_whatever_stories_it_stands(store: Store) -> None:
    ids = _add(store, list(STORIES))
    (hit,) = (one for one in store.search("stone islands") if one.speaker == "Anna Velt")
    told = store.utterance(hit.statement)
    assert hit.also_in == 2
    assert [one.story for one in told.wordings[0].reports] == [ids["quoting"], ids["wire"], ids["cut"]]
    assert (told.lead.story, told.stories, len(told.wordings)) == (ids["quoting"], 3, 1)


def test_the_wordings_of_a_statement_in_reprints_stand_side_by_side(store: Store) -> None:
    ids = _add(store, list(STORIES))
    (hit,) = store.search("garrison leave")
    first, second = store.utterance(hit.statement).wordings
    assert [one.story for one in (*first.reports, *second.reports)] == [ids["wire"], ids["edited"]]
    assert [one.text for one in second.pieces if one.fate == "added"] == ["foreign"]
    assert [one.text for one in second.pieces if one.fate == "gone"] == []


def test_words_given_to_two_persons_are_two_utterances(store: Store) -> None:
    _add(store, list(STORIES))
    assert {one.speaker for one in store.search("stone islands")} == {"Anna Velt", "Mona Sund"}


def test_the_order_in_which_stories_come_changes_nothing(places: Places) -> None:
    found = []
    for seed in range(6):
        names = list(STORIES)
        random.Random(seed).shuffle(names)
        with Store(places()) as store:
            _add(store, names)
            found.append(groups_of(store))
    texts, utterances = found[0]
    assert texts == {frozenset({"id \nwire", "id \ncut", "id \nedited"})}
    assert sorted(map(len, utterances)) == [2, 3]
    assert all(one == found[0] for one in found)


def test_a_story_between_two_joins_them(places: Places) -> None:
    """Two parts of a text that share nothing are joined by the whole, whichever comes when."""
    halves = ["\n\n".join(PARAGRAPHS[:2]), "\n\n".join(PARAGRAPHS[2:])]
    for texts in ([*halves, WIRE], [WIRE, *halves], [halves[0], WIRE, halves[1]]):
        with Store(places()) as store:
            added = [store.add(record(text), recorded_at=NOON).story for text in texts]
            assert {one.story for one in store.reprints(added[0])} == set(added)
            with asking(store.engine) as connection:
                assert connection.execute(select(func.count()).select_from(cluster)).scalar_one() == 1


def test_statements_taken_away_leave_what_still_hangs_together(store: Store) -> None:
    _add(store, ["wire", "cut", "quoting"])
    (before,) = (one for one in groups_of(store)[1] if len(one) == 3)
    with writing(store.engine) as connection:
        drop_derived(connection, store.index, _reading_of(connection, "id \nwire"))
    (after,) = groups_of(store)[1]
    assert after < before and len(after) == 2
    with writing(store.engine) as connection:
        drop_derived(connection, store.index, _reading_of(connection, "id \ncut"))
        assert connection.execute(select(func.count()).select_from(quoted)).scalar_one() == 1
    assert groups_of(store)[1] == set()


def test_rows_derived_again_are_joined_as_they_were(store: Store) -> None:
    _add(store, list(STORIES))
    before = groups_of(store)
    with writing(store.engine) as connection:
        for key in ("id \nwire", "id \nquoting"):
            number = _reading_of(connection, key)
            asked = select(reading.c.revision_id).where(reading.c.id == number)
            revision_id = connection.execute(asked).scalar_one()
            derived = prepare(record(STORIES[key[4:]][0], id=key[4:])).derived
            drop_derived(connection, store.index, number)
            save_derived(connection, store.index, [Rows(revision_id, number, derived)])
    assert groups_of(store) == before
    assert store.check() == []


def test_a_new_reading_of_a_story_stays_in_its_utterances(store: Store) -> None:
    ids = _add(store, ["quoting", "wire"])
    given = prepare(msgspec.structs.replace(record(STORIES["wire"][0], id="wire"), model="fake/2.0.0"))
    with writing(store.engine) as connection:
        asked = select(reading.c.revision_id).where(reading.c.id == _reading_of(connection, "id \nwire"))
        save_reading(connection, store.index, connection.execute(asked).scalar_one(), given, 0)
    (hit,) = store.search("stone islands")
    assert [one.story for one in store.utterance(hit.statement).wordings[0].reports] == [ids["quoting"], ids["wire"]]


def test_a_copy_has_the_same_clusters(places: Places) -> None:
    with Store(places()) as store, Store(places()) as other:
        _add(store, list(STORIES))
        store.copy_to(other)
        assert groups_of(other) == groups_of(store)
        added = other.add(record(STORIES["cut"][0], id="again"), recorded_at=NOON)
        assert len(other.reprints(added.story)) == 4


def test_the_reprints_among_the_samples_come_out_right(store: Store) -> None:
    names = ("03-03-courier-ona-reprint.html", "04-14-ona-interview-sorrel.txt", "03-02-ona-declaration.txt")
    given = [msgspec.json.decode(golden_path(f"2031-{name}").read_bytes(), type=Record) for name in names]
    courier, _, wire = (store.add(one, recorded_at=NOON).story for one in given)
    assert [one.story for one in store.reprints(courier)] == [wire, courier]
    (hit,) = store.search('"set out our position"')
    first, second = store.utterance(hit.statement).wordings
    assert (first.reports[0].story, second.reports[0].story) == (wire, courier)
    assert [one.text for one in second.pieces if one.fate == "gone"] == ["[Eirik]", 'It has been set out before,"']


def test_an_utterance_or_story_that_is_not_there_is_not_found(store: Store) -> None:
    _add(store, ["wire"])
    with pytest.raises(NotFound, match="no such statement"):
        store.utterance("sffff")
    with pytest.raises(NotFound, match="more than one statement"):
        store.utterance("s")
    with pytest.raises(NotFound, match="no such story"):
        store.reprints("ffff")


def _reading_of(connection: Connection, key: str) -> int:
    asked = select(reading.c.id).join(revision, revision.c.id == reading.c.revision_id)
    asked = asked.join(story, story.c.id == revision.c.story_id).where(story.c.key == key)
    return int(connection.execute(asked).scalar_one())
