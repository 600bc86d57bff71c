"""Parties asked for by name, in either dialect."""

from __future__ import annotations

import pytest

from onrecord.errors import NotFound
from onrecord.store.desk import Said
from onrecord.store.linking.views import Known
from onrecord.store.store import Store
from tests.store.stories import HOUR, NOON, record

STORIES = {
    "a": ("The boats left, Foreign Minister Anna Velt said. The nets are full, Velt said.", "2031-03-02", "ONA"),
    "b": ("The boats stayed, Chancellor Anna Velt said.", "2032-05-01", "Norwire"),
    "c": ("The strait is shut, Senator Bo Velt said.", "2031-04-01", "ONA"),
    "d": ("The strait is open, Velt said.", "2031-04-02", "ONA"),
    "e": ("Nothing is settled, Carl Sorrel said.", "2031-04-02?", "ONA"),
}


@pytest.fixture
def filled(store: Store) -> Store:
    for id, (text, published, provider) in STORIES.items():  # noqa: A001
        store.add(record(text, id=id, published=published, provider=provider), recorded_at=NOON)
    return store


def test_the_most_quoted_come_first(filled: Store) -> None:
    assert [(one.name, one.statements, one.stories) for one in filled.parties()] == [
        ("Anna Velt", 3, 2),
        ("Bo Velt", 1, 1),
        ("Carl Sorrel", 1, 1),
    ]
    assert len(filled.parties(limit=1)) == 1


def test_a_party_is_told_with_its_names_roles_and_statements(filled: Store) -> None:
    told = filled.party("Anna Velt")
    assert (told.party.first, told.party.last) == ("2031-03-02", "2032-05-01")
    assert [(one.words, one.stories) for one in told.names] == [("Anna Velt", 2)]
    assert [(one.words, one.first, one.providers) for one in told.roles] == [
        ("Foreign Minister", "2031-03-02", ("ONA",)),
        ("Chancellor", "2032-05-01", ("Norwire",)),
    ]
    assert [one.words for one in told.statements] == ["The boats stayed", "The boats left", "The nets are full"]
    assert not told.more
    assert filled.party("Anna Velt", limit=1).more


def test_where_a_party_may_be_meant_is_told(filled: Store) -> None:
    (unsure,) = filled.party("Anna Velt").unsure
    assert (unsure.name, unsure.reason) == ("Velt", "several")
    assert {one.name for one in unsure.candidates} == {"Anna Velt", "Bo Velt"}


@pytest.mark.parametrize("name", ["Carl Sorrel", "carl sorrel", "Sorrel", "Mr. Sorrel", "  Carl   Sorrel "])
def test_a_party_is_found_by_name_surname_and_case_aside(filled: Store, name: str) -> None:
    assert filled.party(name).party.name == "Carl Sorrel"


def test_a_party_is_found_by_its_key_and_by_that_of_before(filled: Store) -> None:
    key = filled.party("Carl Sorrel").party.key
    filled.add(record("It rains, British minister Carl Maria Sorrel said.", id="f"), recorded_at=NOON)
    assert filled.party("Carl Maria Sorrel").party.key != key
    assert filled.party(key).party.name == "Carl Maria Sorrel"


def test_a_surname_that_two_bear_means_both(filled: Store) -> None:
    found = filled.meant("Velt")
    assert [one.name for one in found.parties] == ["Anna Velt", "Bo Velt"]
    assert [one.name for one in found.unsure] == ["Velt"]
    with pytest.raises(NotFound, match="several parties"):
        filled.party("Velt")


@pytest.mark.parametrize("name", ["Nobody", "", "%", "'; DROP TABLE party", "_"])
def test_who_is_not_on_record_is_not_found(filled: Store, name: str) -> None:
    with pytest.raises(NotFound, match="no one"):
        filled.party(name)


def test_a_name_that_is_joined_to_no_one_says_where_it_stands(store: Store) -> None:
    added = store.add(record("The strait is open, Velt said."), recorded_at=NOON)
    with pytest.raises(NotFound, match="joined to no one") as raised:
        store.party("Velt")
    assert added.story in str(raised.value)


def test_a_party_is_found_by_the_name_that_people_gave_it(store: Store) -> None:
    store.add(record("The boats left, Anna Velt said."), recorded_at=NOON)
    for hours, name in enumerate(("A. Velt", "Ána Vélt", "Velt, A. (the elder)")):
        store.corrections.rename("Anna Velt", name, Said("Ida", "so she signs", NOON + hours * HOUR))
        assert store.party(name).party.name == name
        assert [hit.speaker for hit in store.search(by=name)] == [name]


def test_a_name_that_is_never_joined_across_stories_is_told_as_such_and_not_as_unknown(store: Store) -> None:
    store.add(record("Calm\n\nKESTRIN, March 2 /ONA/. The ferry sails, Foreign Ministry said."), recorded_at=NOON)
    assert [hit.speaker for hit in store.search(by="Foreign Ministry")] == ["Foreign Ministry"]
    with pytest.raises(NotFound, match="too little") as raised:
        store.party("Foreign Ministry")
    assert "search --by" in str(raised.value)


def test_the_known_are_joined_named_and_forgotten_again(filled: Store) -> None:
    filled.add(record("It rains, Carla Brandt said.", id="g"), recorded_at=NOON + HOUR)
    assert filled.tell_known([Known("Carl Sorrel", ("Carla Brandt",), qid="Q7")]) == 1
    assert filled.tell_known([Known("Carl Sorrel", ("Carla Brandt",), qid="Q7")]) == 0
    told = filled.party("Carla Brandt").party
    assert (told.name, told.qid, told.statements) == ("Carl Sorrel", "Q7", 2)
    assert filled.verify().faults == ()
    filled.tell_known([], replace=True)
    assert filled.known() == ()
    assert filled.party("Carla Brandt").party.statements == 1
    assert filled.verify().faults == ()


def test_linking_anew_changes_nothing_that_is_told(filled: Store) -> None:
    before = [filled.party(one.key) for one in filled.parties()]
    filled.relink()
    assert [filled.party(one.key) for one in filled.parties()] == before
