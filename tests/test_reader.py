"""Reader: one model for many threads and stories, records in order, failures in place, memory flat."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import onrecord
from onrecord import reader as module
from onrecord.errors import EmptyStory, InputError, SettingError
from onrecord.intake.item import Failed, Item
from onrecord.reader import BATCH, FEW, Reader, as_item
from onrecord.reading.model import Model
from onrecord.record.record import Record, to_json
from tests.fake import FakeModel


def story(number: int) -> str:
    return f"The {number} boats left at nine, Anna Velt said."


def items(number: int) -> list[Item]:
    return [Item(story(n), id=str(n)) for n in range(number)]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    """The model that every Reader loads in this process."""
    model = FakeModel()
    monkeypatch.setattr(Model, "load", classmethod(lambda cls, path=None, *, threads=None: model))
    return model


# Items.


def test_a_text_becomes_an_item_with_its_line_ends_made_lf_and_nothing_else_changed() -> None:
    assert as_item("One\r\ntwo\rthree \u200e\xa0\n").text == "One\ntwo\nthree \u200e\xa0\n"


def test_an_item_is_given_back_as_it_is() -> None:
    item = Item("x", id="1")
    assert as_item(item) is item


@pytest.mark.parametrize("wrong", [b"bytes", None, 7, ["x"]])
def test_what_is_no_story_is_refused_by_its_type(wrong: object) -> None:
    with pytest.raises(InputError, match=type(wrong).__name__):
        as_item(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("day", ["yesterday", "2031-02-30", "2031-2-3", ""])
def test_a_day_that_is_none_is_a_setting_error(day: str, fake: FakeModel) -> None:
    with pytest.raises(SettingError):
        Reader().read("The boats left.", retrieved=day)


# One story.


def test_the_model_is_loaded_once_and_only_when_first_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[tuple[object, object]] = []

    def load(cls: type[Model], path: object = None, *, threads: object = None) -> FakeModel:
        loads.append((path, threads))
        return FakeModel()

    monkeypatch.setattr(Model, "load", classmethod(load))
    reader = Reader("weights", threads=3)
    assert loads == []
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(reader.read, [story(n) for n in range(64)]))
    assert loads == [(Path("weights"), 3)]


def test_a_reader_without_a_model_to_load_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no model could be loaded"):
        Reader(tmp_path / "nowhere").read(story(1))


@pytest.mark.parametrize("threads", [0, -2])
def test_fewer_than_one_thread_is_a_setting_error(threads: int) -> None:
    with pytest.raises(SettingError, match="threads"):
        Reader(threads=threads)


def test_read_gives_the_record_of_a_text_with_its_day_of_retrieval(fake: FakeModel) -> None:
    record = Reader().read(story(3), retrieved="2031-06-01")
    assert record.item.retrieved == "2031-06-01"
    assert record.statements[0].content[0].text == "The 3 boats left at nine"


def test_an_empty_story_is_an_error(fake: FakeModel) -> None:
    with pytest.raises(EmptyStory):
        Reader().read(" \n")


# Many stories, in this process.


def test_a_failure_stands_in_the_place_of_its_story_with_where_it_stood(fake: FakeModel) -> None:
    lost = Failed("wire.jsonl:2", InputError("no JSON"))
    empty = Item(" ", location="empty.txt")
    got = list(Reader().read_many([story(0), lost, empty, story(1), b"bytes"], workers=1))  # type: ignore[list-item]
    assert [type(one) for one in got] == [Record, Failed, Failed, Record, Failed]
    assert got[1] is lost
    assert isinstance(got[2], Failed) and got[2].location == "empty.txt"
    assert isinstance(got[2].error, EmptyStory)


def test_our_own_bug_is_not_taken_for_a_bad_story(monkeypatch: pytest.MonkeyPatch, fake: FakeModel) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(fake, "read", broken)
    with pytest.raises(ZeroDivisionError):
        list(Reader().read_many([story(0)]))


def test_records_come_as_stories_are_read_and_no_more_stories_are_taken_than_a_few_ahead(fake: FakeModel) -> None:
    taken: list[str] = []

    def endless() -> Iterator[str]:
        for number in itertools.count():
            taken.append(story(number))
            yield taken[-1]

    records = Reader().read_many(endless(), workers=1)
    for given, record in enumerate(itertools.islice(records, 50)):
        assert isinstance(record, Record) and record.page.text == story(given)
        assert len(taken) - given <= FEW + 1


def test_no_stories_give_no_records_and_load_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Model, "load", classmethod(lambda *_, **__: pytest.fail("loaded")))
    assert list(Reader().read_many([])) == []


@pytest.mark.parametrize("workers", [0, -1])
def test_fewer_than_one_worker_is_a_setting_error(workers: int) -> None:
    with pytest.raises(SettingError, match="workers"):
        list(Reader().read_many([story(0)], workers=workers))


# The packaged model.


def test_many_threads_get_the_records_that_one_gets() -> None:
    reader = Reader()
    stories = [story(n) for n in range(24)]
    alone = [to_json(reader.read(one)) for one in stories]
    with ThreadPoolExecutor(8) as pool:
        assert [to_json(record) for record in pool.map(reader.read, stories)] == alone


class Counted:
    """Items one by one, with how many were taken at most beyond those whose records were given out."""

    def __init__(self, number: int) -> None:
        self.taken = 0
        self.items = items(number)

    def __iter__(self) -> Iterator[Item]:
        for item in self.items:
            self.taken += 1
            yield item


def test_worker_processes_give_the_same_records_in_order_and_take_only_a_few_batches_ahead() -> None:
    number, workers = 96, 2
    counted = Counted(number)
    most = FEW + 1 + (2 * workers + 2) * BATCH
    got, ahead = [], 0
    for given, record in enumerate(Reader().read_many(counted, workers=workers)):
        ahead = max(ahead, counted.taken - given)
        got.append(record)
    assert ahead <= most < number
    alone = list(Reader(threads=1).read_many(items(number), workers=1))
    assert [to_json(one) for one in got if isinstance(one, Record)] == [
        to_json(one) for one in alone if isinstance(one, Record)
    ]
    assert [one.item.id for one in got if isinstance(one, Record)] == [str(n) for n in range(number)]


def test_failures_keep_their_place_among_worker_processes() -> None:
    several: list[str | Item | Failed] = [*items(20), Item(" ", location="empty.txt"), *items(3)]
    several[5] = Failed("a.txt", InputError("unreadable"))
    got = list(Reader().read_many(several, workers=2))
    assert [number for number, one in enumerate(got) if isinstance(one, Failed)] == [5, 20]
    assert isinstance(got[20], Failed) and isinstance(got[20].error, EmptyStory)
    assert got[20].location == "empty.txt"


def test_leaving_off_early_ends_the_workers() -> None:
    before = threading.active_count()
    records = Reader().read_many(items(400), workers=2)
    next(records)
    records.close()  # type: ignore[attr-defined]
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(30)
    assert threading.active_count() <= before


def test_the_number_of_workers_is_that_of_the_cores_unless_asked_for() -> None:
    assert module._workers(None) == len(os.sched_getaffinity(0))
    assert module._workers(3) == 3


def test_the_same_story_gives_the_same_bytes_in_another_process() -> None:
    code = (
        f"import onrecord, sys; sys.stdout.write(onrecord.to_json(onrecord.read({story(7)!r}, retrieved='2031-06-01')))"
    )
    surroundings = ({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    done = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, env=os.environ | one
        ).stdout
        for one in surroundings
    ]
    assert done[0] == done[1] == to_json(onrecord.read(story(7), retrieved="2031-06-01"))
    assert json.loads(done[0])["statements"]
