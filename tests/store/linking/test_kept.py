"""Parties across the stories of a store, in either dialect."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from onrecord.record.record import Record
from onrecord.store.desk import Said
from onrecord.store.linking.kept import differences, relink
from onrecord.store.opening import asking, writing
from onrecord.store.schema import appearance, party, profile, reading, revision, story
from onrecord.store.store import Store
from tests.store.stories import HOUR, NOON, record


def told(store: Store) -> dict[tuple[str, str], str | None]:
    asked = (
        select(story.c.key, appearance.c.name, party.c.key)
        .select_from(appearance)
        .join(reading, reading.c.id == appearance.c.reading_id)
        .join(revision, revision.c.id == reading.c.revision_id)
        .join(story, story.c.id == revision.c.story_id)
        .outerjoin(party, party.c.id == appearance.c.party_id)
        .where(appearance.c.present == 1)
        .order_by(appearance.c.id)
    )
    with asking(store.engine) as connection:
        return {(row[0], row[1]): row[2] for row in connection.execute(asked)}


def kept(store: Store) -> set[tuple[str, str, str]]:
    with asking(store.engine) as connection:
        return {tuple(row) for row in connection.execute(select(party.c.key, party.c.name, party.c.kind))}


def sound(store: Store) -> bool:
    with asking(store.engine) as connection:
        return list(differences(connection)) == []


STORIES = [
    record(f"{text}\n", id=str(number), published=f"{year}-03-02")
    for number, (text, year) in enumerate(
        (
            ("The boats left, Foreign Minister Anna Velt said. Velt spoke in Kestrin.", 2031),
            ("The boats stayed, Anna Velt said.", 2031),
            ("The boats sank, Foreign Minister Velt said.", 2032),
            ("The strait is shut, Senator Bo Velt said.", 2031),
            ("The strait is open, Foreign Minister Bo Velt said.", 2031),
            ("The nets are full, Sen. B. Velt said.", 2032),
            ("No one came, British Prime Minister Bo Lind said.", 2031),
            ("All came, Canadian Prime Minister Bo Lind said.", 2031),
            ("Some came, Bo Lind said.", 2031),
            ("The Coastal Party said it would stay.", 2031),
            ("The tide is in, Foreign Minister Anna Velt said.", 2036),
            ("The tide is out, Foreign Minister Velt said.", 2037),
            ("The ebb is late, Foreign Minister Velt said.", 2039),
            ("The moon is up, Bo Lind said.", 2036),
        )
    )
]


def filled(store: Store, stories: list[Record]) -> None:
    for one in stories:
        store.add(one, recorded_at=NOON)


def test_one_person_in_two_stories_is_one_party(store: Store) -> None:
    filled(store, STORIES[:2])
    assert len(set(told(store).values())) == 1
    assert {row[1:] for row in kept(store)} == {("Anna Velt", "person")}
    assert sound(store)


def test_a_surname_leaves_a_party_when_a_second_of_that_name_and_office_turns_up(store: Store) -> None:
    filled(store, STORIES[:3])
    assert len(set(told(store).values())) == 1
    filled(store, [STORIES[4]])
    assert told(store)["id \n2", "Velt"] is None
    assert len(set(told(store).values()) - {None}) == 2
    assert sound(store)


def test_a_party_goes_with_the_last_story_that_names_it(store: Store) -> None:
    store.add(record("The boats left, Anna Velt said.", id="7"), recorded_at=NOON)
    store.add(record("The boats left, Bo Lind said.", id="7"), recorded_at=NOON + HOUR)
    assert {row[1] for row in kept(store)} == {"Bo Lind"}
    with asking(store.engine) as connection:
        assert connection.execute(select(profile.c.name)).scalars().all() == ["bo lind"]
    assert sound(store)


def test_linking_all_anew_changes_nothing(store: Store) -> None:
    filled(store, STORIES)
    before = told(store), kept(store)
    with writing(store.engine) as connection:
        relink(connection)
    assert (told(store), kept(store)) == before
    assert sound(store)


@pytest.mark.parametrize("order", range(4))
def test_stories_in_another_order_give_the_same_parties(places, order: int) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(STORIES)
    random.Random(order).shuffle(shuffled)
    with Store(places()) as one, Store(places()) as other:
        filled(one, STORIES)
        filled(other, shuffled)
        assert told(one) == told(other)
        assert kept(one) == kept(other)
        assert sound(other)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(STORIES), st.integers(min_value=0, max_value=len(STORIES)))
def test_whatever_comes_in_whatever_order_is_as_if_linked_at_once(files, stories: list[Record], number: int) -> None:  # type: ignore[no-untyped-def]
    with Store(files()) as store:
        filled(store, stories[:number])
        before = told(store), kept(store)
        assert sound(store)
        with writing(store.engine) as connection:
            relink(connection)
        assert (told(store), kept(store)) == before


def _said(minute: int) -> Said:
    return Said("Ida Brandt", "asked her", NOON + minute * HOUR)


def test_people_join_two_parties_for_good_and_take_it_back(store: Store) -> None:
    filled(store, STORIES[:1])
    filled(store, [record("The boats are late, Anna Lind said.", id="l"), record("So it is, Anna Lind said.", id="m")])
    before = told(store), kept(store)
    merged = store.corrections.merge(["Anna Velt", "Anna Lind"], _said(1))
    assert len(set(told(store).values())) == 1
    assert sound(store)
    filled(store, [record("The boats are in, Anna Lind said.", id="n")])
    assert len(set(told(store).values())) == 1
    store.corrections.undo(merged.id, _said(2))
    now = told(store)
    assert {key: now[key] for key in before[0]} == before[0]
    assert kept(store) == before[1]
    assert sound(store)


def test_people_take_a_story_out_of_a_party_and_later_stories_leave_it_out(store: Store) -> None:
    texts = ("The boats left, Bo Lind said.", "The nets are full, Bo Lind said.", "The strait is shut, Bo Lind said.")
    _, second = (store.add(record(text, id=text), recorded_at=NOON).story for text in texts[:2])
    split = store.corrections.split("Bo Lind", [second], _said(1))
    one, two = told(store).values()
    assert None not in (one, two) and one != two
    filled(store, [record(texts[2], id="third")])
    now = list(told(store).values())
    assert now == [one, two, one]
    assert sound(store)
    store.corrections.undo(split.id, _said(2))
    assert len(set(told(store).values())) == 1
    assert sound(store)


def test_people_say_whom_a_bare_surname_means(store: Store) -> None:
    bare = store.add(record("The boats sank, Velt said.", id="b"), recorded_at=NOON).story
    filled(store, [STORIES[0], STORIES[3]])
    assert told(store)["id \nb", "Velt"] is None
    store.corrections.merge([f"{bare}/Velt", "Bo Velt"], _said(1))
    now = told(store)
    assert now["id \nb", "Velt"] == now["id \n3", "Bo Velt"] != now["id \n0", "Anna Velt"]
    assert sound(store)


def test_people_name_a_party(store: Store) -> None:
    filled(store, STORIES[:2])
    store.corrections.rename("Anna Velt", "Anna Velt-Lind", _said(1))
    assert {row[1] for row in kept(store)} == {"Anna Velt-Lind"}
    assert sound(store)
