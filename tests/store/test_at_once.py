"""Many records saved at once come to what they come to one by one."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import OnrecordError
from onrecord.store.store import Store
from tests.store.linking.test_kept import STORIES as NAMED
from tests.store.linking.test_kept import kept, told
from tests.store.stories import NOON, record
from tests.store.test_reprints import STORIES as REPRINTED
from tests.store.test_reprints import groups_of

STORIES = [
    *(
        record(one.page.text, id=one.item.id or "", published=one.page.published.value or "", provider="ONA")
        for one in NAMED
    ),
    *(record(text, id=name, published=day, provider="Norwire") for name, (text, day) in REPRINTED.items()),
    record(
        "The boats left, Anna Velt said. They came back, Bo Lind said.", id="0", published="2031-03-02", provider="ONA"
    ),
    record("The boats left, Anna Velt said.", id="0", published="2031-03-02"),
    record("Nothing was said.", id="1", published="2031-03-02"),
]
"""Among them a revision, and stories of an id without a provider."""


def all_of(store: Store) -> object:
    """What a store comes to, but for row ids."""
    found = store.search("the OR one OR stays OR came", limit=99)
    hits = {(one.statement if not one.also_in else "", one.party, one.also_in) for one in found}
    return told(store), kept(store), groups_of(store), hits, [one.id for one in store.stories()]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(len(STORIES))), st.integers(min_value=0, max_value=len(STORIES)))
def test_saved_at_once_they_come_to_what_they_come_to_one_by_one(files, order: list[int], cut: int) -> None:  # type: ignore[no-untyped-def]
    stories = [STORIES[number] for number in order]
    with Store(files()) as one, Store(files()) as other:
        singly = [one.add(each, recorded_at=NOON) for each in stories]
        assert other.add_all(stories[:cut], recorded_at=NOON) + other.add_all(stories[cut:], recorded_at=NOON) == singly
        assert all_of(one) == all_of(other)
        assert other.verify().faults == ()


def test_saved_at_once_on_either_database(store: Store) -> None:
    added = store.add_all([*STORIES, STORIES[1], STORIES[0]], recorded_at=NOON)
    assert {one.outcome for one in added} == {"added", "revised", "known", "returned"}
    assert store.verify().faults == ()
    assert store.add_all(STORIES[:3], recorded_at=NOON)[0].outcome == "known"


def test_all_are_kept_or_none(store: Store) -> None:
    broken = msgspec.structs.replace(STORIES[1], model="torn \ud800")
    with pytest.raises(OnrecordError):
        store.add_all([STORIES[0], broken], recorded_at=NOON)
    assert list(store.stories()) == []
