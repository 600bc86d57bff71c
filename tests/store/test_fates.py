"""Which text of a story is on record after deliveries that come back, come late, or take it back, in either dialect."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from onrecord.intake import newsml, ninjs
from onrecord.intake.item import Failed, Item
from onrecord.pipeline import build
from onrecord.record.record import Record
from onrecord.store.adding import Entered, add_many
from onrecord.store.fates import newer
from onrecord.store.store import Store
from onrecord.store.values import Added
from tests.fake import FakeModel
from tests.store.stories import HOUR, NOON

LEFT, STAYED, SANK = (f"The boats {what} at nine, Anna Velt said." for what in ("left", "stayed", "sank"))


def wire(text: str | None = LEFT, **about: str) -> Item:
    """A delivery in ninjs."""
    source = {"uri": "urn:ona:7", "provider": "ONA", **about}
    (item,) = ninjs.parse(json.dumps(source if text is None else source | {"body_text": text}))
    assert isinstance(item, Item), item
    return item


def add(store: Store, *items: Item) -> list[Added]:
    """Items added, an hour apart."""
    hours = len(store.revisions(store_id(store))) if list(store.stories()) else 0
    return [
        store.add(build(one, FakeModel()), recorded_at=NOON + (hours + number) * HOUR)
        for number, one in enumerate(items)
    ]


def store_id(store: Store) -> str:
    (one,) = store.stories()
    return one.id


def text(store: Store, **when: Any) -> str:
    return store.record(store_id(store), **when).page.text


def in_order(store: Store) -> None:
    assert store.check() == []
    assert store.verify().faults == ()


def test_a_text_that_comes_again_is_on_record_again_and_what_was_known_then_stays(store: Store) -> None:
    told = add(store, wire(LEFT), wire(STAYED), wire(LEFT))
    assert [(one.outcome, one.revision) for one in told] == [("added", 1), ("revised", 2), ("returned", 3)]
    assert [text(store, known_at=NOON + hour * HOUR) for hour in range(3)] == [LEFT, STAYED, LEFT]
    assert [one.number for one in store.revisions(told[0].story)] == [1, 2, 3]
    assert len(store.search("left")) == 1
    assert not store.search("stayed")
    assert store.difference(told[0].story).statements
    in_order(store)


def test_a_late_older_version_is_kept_and_replaces_nothing(store: Store) -> None:
    told = add(store, wire(LEFT, version="1"), wire(SANK, version="10"), wire(STAYED, version="9"))
    assert [one.outcome for one in told] == ["added", "revised", "revised"]
    assert text(store) == SANK
    assert [(one.number, one.version) for one in store.revisions(told[0].story)] == [(1, "1"), (3, "9"), (2, "10")]
    assert not store.search("stayed")
    assert text(store, known_at=NOON) == LEFT
    assert text(store, known_at=NOON + 2 * HOUR) == SANK
    in_order(store)
    (last,) = add(store, wire(LEFT, version="11"))
    assert (last.outcome, text(store)) == ("returned", LEFT)
    in_order(store)


def test_an_old_delivery_that_comes_again_is_known_by_its_version(store: Store) -> None:
    items = [wire(LEFT, version="1"), wire(STAYED, version="2")]
    assert [one.outcome for one in add(store, *items, *items)] == ["added", "revised", "known", "known"]
    assert text(store) == STAYED


@pytest.mark.parametrize(
    ("one", "other", "is_newer"),
    [("10", "9", True), ("1.10", "1.9", True), ("2", "2.0", False), ("2.0.1", "2", True), ("b", "a", False)],
)
def test_versions_are_compared_as_numbers(one: str, other: str, is_newer: bool) -> None:
    assert (newer(one, other), newer(other, one), newer(one, None)) == (is_newer, False, False)


def test_a_story_that_is_taken_back_stays_and_is_marked_though_its_text_is_the_same(store: Store) -> None:
    told = add(store, wire(LEFT, version="1"), wire(LEFT, version="2", pubstatus="canceled"))
    assert [one.outcome for one in told] == ["added", "withdrawn"]
    (hit,) = store.search("boats")
    (story,) = store.stories()
    assert (hit.withdrawn, story.withdrawn, story.revision) == ("canceled", "canceled", 1)
    assert store.revisions(told[0].story)[-1].withdrawn == "canceled"
    assert store.party("Velt").statements[0].withdrawn == "canceled"
    assert store.utterance(hit.statement).lead.withdrawn == "canceled"
    assert [one.withdrawn for one in store.stories(known_at=NOON)] == [None]
    assert [one.withdrawn for one in store.search("boats", known_at=NOON)] == [None]
    in_order(store)


@pytest.mark.parametrize("notice", [{"text": None, "ednote": "ONA withdraws this story."}, {"text": SANK}])
def test_a_notice_is_kept_and_what_it_takes_back_is_still_found(store: Store, notice: dict[str, Any]) -> None:
    told = add(store, wire(LEFT), wire(STAYED), wire(pubstatus="stat:withheld", **notice))
    assert (told[2].outcome, told[2].revision, text(store)) == ("withdrawn", 3, STAYED)
    (hit,) = store.search("boats")
    assert (hit.withdrawn, hit.words.split()[2]) == ("withheld", "stayed")
    changed = store.difference(told[0].story)
    assert changed.withdrawn == "withheld" and changed.statements
    assert [one.number for one in store.revisions(told[0].story)] == [3, 1, 2]
    in_order(store)


def test_a_story_is_back_with_its_next_text_or_with_a_later_word_that_it_may_be_used(store: Store) -> None:
    killed = wire(LEFT, version="3", pubstatus="canceled")
    add(store, wire(LEFT, version="1"), killed, wire(STAYED, version="2"))
    assert [(one.withdrawn, one.revision) for one in store.stories()] == [("canceled", 2)]
    told = add(store, killed, wire(STAYED, version="2", pubstatus="usable"))
    assert [one.outcome for one in told] == ["known", "known"]
    (told_back,) = add(store, wire(STAYED, version="4", pubstatus="usable"))
    assert (told_back.outcome, [one.withdrawn for one in store.stories()]) == ("restored", [None])
    add(store, wire(STAYED, version="5", pubstatus="canceled"))
    (new,) = add(store, wire(SANK, version="6"))
    assert (new.outcome, [one.withdrawn for one in store.stories()]) == ("revised", [None])
    in_order(store)


def test_a_withdrawal_that_is_older_than_what_is_on_record_marks_nothing(store: Store) -> None:
    add(store, wire(LEFT, version="1"), wire(STAYED, version="3"), wire(LEFT, version="2", pubstatus="canceled"))
    assert [one.withdrawn for one in store.stories()] == [None]


def test_a_story_that_comes_withdrawn_is_marked_from_the_start(store: Store) -> None:
    killed = wire(LEFT, pubstatus="Cancelled")
    assert [one.outcome for one in add(store, killed, killed)] == ["added", "known"]
    assert [one.withdrawn for one in store.search("boats")] == ["canceled"]
    in_order(store)


class Reading:
    """A reader without weights, as far as adding asks."""

    def read_many(self, stories: Iterable[Item | Failed], workers: int | None = None) -> Iterator[Record | Failed]:
        for one in stories:
            yield one if isinstance(one, Failed) else build(one, FakeModel())


@pytest.mark.parametrize(
    ("deliveries", "last"),
    [((LEFT, STAYED), STAYED), ((LEFT, STAYED, LEFT), LEFT), ((LEFT, STAYED, SANK), SANK)],
)
def test_a_folder_that_is_added_again_changes_nothing(store: Store, deliveries: tuple[str, ...], last: str) -> None:
    """Whatever texts of a story are in it: the last is on record after each run. One text alone comes back."""

    def run(*texts: str) -> list[str]:
        done = list(add_many(store, map(wire, texts), lambda: NOON, reader=Reading()))  # type: ignore[arg-type]
        assert all(isinstance(one, Entered) for one in done)
        return [one.added.outcome for one in done if isinstance(one, Entered)]

    run(*deliveries)
    number = len(store.revisions(store_id(store)))
    for _ in range(3):
        assert run(*deliveries) == ["known"] * len(deliveries)
        assert (text(store), len(store.revisions(store_id(store)))) == (last, number)
    other = STAYED if last != STAYED else LEFT
    assert run(other) == ["returned"]
    assert text(store) == other
    assert sorted(run(*deliveries)) == ["known"] * (len(deliveries) - 1) + ["returned"]
    assert text(store) == last


def test_what_is_on_record_already_is_told_at_once_and_not_when_the_rest_has_come(store: Store) -> None:
    items = [wire(f"The {number} boats left, Anna Velt said.", uri=f"urn:ona:{number}") for number in range(20)]
    add(store, *items)
    come: list[Item] = []

    def coming() -> Iterator[Item]:
        for one in items:
            come.append(one)
            yield one

    told = add_many(store, coming(), lambda: NOON, reader=Reading())  # type: ignore[arg-type]
    for number in range(1, 21):
        one = next(told)
        assert isinstance(one, Entered) and (one.added.outcome, len(come)) == ("known", number)


NEWSML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:ona:7" version="2"><itemMeta>
<provider literal="ONA"/><pubStatus {code}/>{note}</itemMeta><contentMeta><headline>Boats</headline></contentMeta>
<contentSet>{body}</contentSet></newsItem>"""
BODY = '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The boats left.</p></body></html></inlineXML>'


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ('qcode="stat:canceled"', "canceled"),
        ('qcode="stat:usable"', "usable"),
        ('uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"', "withheld"),
    ],
)
def test_newsml_tells_the_status(code: str, status: str) -> None:
    (item,) = newsml.parse(NEWSML.format(code=code, note="", body=BODY))
    assert isinstance(item, Item) and item.metadata.status == status


def test_a_notice_without_a_text_has_the_words_that_tell_of_it() -> None:
    note = "<edNote>ONA withdraws this story.</edNote>"
    (item,) = newsml.parse(NEWSML.format(code='qcode="stat:canceled"', note=note, body=""))
    assert isinstance(item, Item) and item.text == "Boats\n\nONA withdraws this story."
    (failed,) = newsml.parse(NEWSML.format(code='qcode="stat:usable"', note=note, body=""))
    assert isinstance(failed, Failed)
