"""What `onrecord search` prints, in its four formats, and how it refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.record.record import from_json
from onrecord.store.store import Store
from onrecord.surfaces.cli.main import run
from tests.store.stories import NOON

GOLDEN = Path(__file__).parents[1] / "golden"
Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with the records of some samples."""
    path = str(tmp_path_factory.mktemp("search") / "a.db")
    with Store(path) as store:
        for golden in sorted(GOLDEN.glob("*.record.json")):
            store.add(from_json(golden.read_bytes()), recorded_at=NOON)
    return path


def test_the_text_tells_who_said_what_when_and_where_with_the_words_marked(place: str, capsys: Printed) -> None:
    assert run(["search", '"joint declaration"', "--by", "Lindholt", "--limit", "1", "--store", place]) == 0
    out = capsys.readouterr().out
    assert "  1. Pavel Lindholt (" in out and "*Joint Declaration*" in out and "also in 1 story" in out
    assert "published 2031-03-0" in out and "characters " in out


def test_counts_are_told_by_speaker_act_and_month(place: str, capsys: Printed) -> None:
    assert run(["search", "--act", "deny", "--facets", "--limit", "1", "--store", place]) == 0
    out = capsys.readouterr().out
    assert "Speakers\n" in out and "Acts\n" in out and "Months of publication\n" in out and "in all\n" in out


def test_the_formats_hold_the_same_statements(place: str, capsys: Printed) -> None:
    printed = {}
    for form in ("json", "jsonl", "csv"):
        assert run(["search", "islands", "--format", form, "--store", place]) == 0
        printed[form] = capsys.readouterr().out
    hits = json.loads(printed["json"])["hits"]
    assert hits == [json.loads(line) for line in printed["jsonl"].splitlines()]
    rows = list(csv.DictReader(io.StringIO(printed["csv"])))
    assert [row["statement"] for row in rows] == [hit["statement"] for hit in hits]
    assert len(hits) > 5


def test_nothing_found_says_so_and_what_to_try(place: str, capsys: Printed) -> None:
    assert run(["search", "zebra", "--store", place]) == 0
    assert capsys.readouterr().out.startswith("Nothing on record fits. Try fewer words")
    assert run(["search", "islands", "--known-at", "2031-03-01", "--store", place]) == 0
    assert "later time" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (['islands "peace'], 2, "a quotation mark is not closed"),
        ([], 2, "nothing is asked"),
        (["islands", "--since", "2031-13"], 2, "not a date"),
        (["islands", "--known-at", "soon"], 2, "is no moment"),
        (["islands", "--act", "swear"], 2, "swear"),
        (["islands", "--facets", "--format", "csv"], 2, "text and json alone"),
        (["--by", "Nobody Atall"], 1, "no one who is called so"),
        (["--by", "minister"], 1, "name one: "),
    ],
)
def test_what_cannot_be_asked_is_told(
    place: str, capsys: Printed, arguments: list[str], status: int, told: str
) -> None:
    assert run(["search", *arguments, "--store", place]) == status
    assert told in capsys.readouterr().err


def test_a_store_that_is_not_there_is_told(tmp_path: Path, capsys: Printed) -> None:
    assert run(["search", "islands", "--store", str(tmp_path / "none.db")]) == 3
    assert "no-store" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "found"),
    [("2031-03-01", False), ("2031-03-02", True), ("2031-03-02T11:59", False), ("2031-03-02T13:30+01:00", True)],
)
def test_a_day_alone_means_its_end_and_a_moment_without_a_zone_is_utc(place: str, given: str, found: bool) -> None:
    from onrecord.surfaces.cli.options import Moment

    with Store(place) as store:
        assert bool(store.search("islands", known_at=Moment().convert(given, None, None))) is found
