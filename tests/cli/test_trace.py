"""`onrecord diff`, `story` and `wordings`, as a user gives them."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from onrecord.errors import NotFound
from onrecord.query.words import Piece
from onrecord.record.record import Record
from onrecord.store.desk import Said
from onrecord.store.store import Store
from onrecord.surfaces.cli.commands import cli
from onrecord.surfaces.cli.layout import Layout
from onrecord.surfaces.cli.pieces import lines
from tests.golden.records import golden_path
from tests.store.stories import HOUR, NOON, record

DATELINE = "Boats leave\n\nKESTRIN, March 2. /ONA/. "
PAIR = ("2031-03-02-ona-declaration.txt", "2031-03-03-courier-ona-reprint.html")


@pytest.fixture
def kept(tmp_path: Path) -> tuple[str, list[str]]:
    """A store with a revised story and a pair of reprints, and the ids of the stories."""
    place = str(tmp_path / "kept.db")
    with Store(place) as store:
        for number, pact in enumerate(("1976", "1967")):
            text = f"{DATELINE}The pact of {pact} holds, Anna Velt said. It rained."
            revised = store.add(record(text, id="7", headline="Boats leave"), recorded_at=NOON + number * HOUR)
        given = [msgspec.json.decode(golden_path(name).read_bytes(), type=Record) for name in PAIR]
        ids = [store.add(one, recorded_at=NOON).story for one in given]
    return place, [revised.story, *ids]


def _run(*arguments: str) -> str:
    done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_last_change_of_a_story_is_shown_with_its_differences_marked(kept: tuple[str, list[str]]) -> None:
    place, (revised, *_) = kept
    printed = _run("diff", revised, "--store", place)
    assert "Statements changed\n   · Anna Velt\n     The pact of [-1976-] [+1967+] holds\n" in printed
    assert "Dates and figures\n   · 1976 → 1967 (date)\n" in printed
    assert printed.endswith("1 statement · 1 date or figure · [-gone-] [+added+]\n")
    assert "Nothing that the two say differs" in _run(
        "diff", revised, "--before", "2", "--after", "2", "--store", place
    )


def test_a_story_is_shown_as_the_store_knew_it(kept: tuple[str, list[str]]) -> None:
    place, (revised, *_) = kept
    now = _run("story", revised, "--record", "--store", place)
    then = _run("story", revised, "--record", "--known-at", f"{NOON:%Y-%m-%dT%H:%M}", "--store", place)
    assert "The pact of 1967 holds" in now and "Revisions" in now
    assert "The pact of 1976 holds" in then and "One revision" in then
    before = CliRunner().invoke(cli, ["story", revised, "--known-at", "2001-01-01", "--store", place])
    assert isinstance(before.exception, NotFound) and "not on record then" in str(before.exception)


def test_two_stories_on_record_are_compared(kept: tuple[str, list[str]]) -> None:
    place, (_, wire, courier) = kept
    printed = _run("diff", wire, courier, "--store", place)
    assert printed.startswith("Headline\n     [-Work on 1961 declaration")
    assert "[-kilometers-] [+kilometres+]" in printed
    found = json.loads(_run("diff", wire, courier, "--format", "json", "--store", place))
    assert set(found) == {"headline", "statements", "figures", "passages", "withdrawn"}


def test_a_story_is_shown_with_its_revisions(kept: tuple[str, list[str]]) -> None:
    place, (revised, *_) = kept
    printed = _run("story", revised, "--store", place)
    assert "Revisions\n  1. recorded 2031-03-02 12:00: Boats leave\n  2. recorded 2031-03-02 13:00" in printed
    assert "No other story on record carries this text." in printed


def test_a_story_is_shown_with_those_that_carry_its_text(kept: tuple[str, list[str]]) -> None:
    place, (_, wire, courier) = kept
    printed = _run("story", courier, "--store", place)
    assert printed.index("the oldest: Work on 1961") < printed.index("also in: Palace")
    found = json.loads(_run("story", courier, "--format", "json", "--store", place))
    assert [one["story"] for one in found["reprints"]] == [wire, courier]
    assert found["record"] is None


def test_a_story_is_shown_with_what_it_says_on_demand(kept: tuple[str, list[str]]) -> None:
    place, (_, wire, _) = kept
    printed = _run("story", wire, "--record", "--store", place)
    assert printed.index("  1. Pavel Lindholt") < printed.index("One revision")
    found = json.loads(_run("story", wire, "--record", "--format", "json", "--store", place))
    assert found["record"]["statements"][0]["cue"] is not None


@pytest.mark.parametrize("asked", [("set", "out", "our", "position"), ()])
def test_the_wordings_of_an_utterance_stand_side_by_side(kept: tuple[str, list[str]], asked: tuple[str, ...]) -> None:
    """By words, and by the id of a statement."""
    place, _ = kept
    words = asked or (
        json.loads(_run("search", '"our position"', "--format", "json", "--store", place))["hits"][0]["statement"],
    )
    printed = _run("wordings", *words, "--store", place)
    assert printed.startswith("  1. Pavel Lindholt\n     2 wordings in 2 stories\n")
    assert "“President [-[Eirik]-] Tolvanger listened" in printed
    assert printed.endswith("[-gone-] [+added+] against the oldest report\n")
    (found,) = json.loads(_run("wordings", *words, "--format", "json", "--store", place))
    assert [len(one["reports"]) for one in found["wordings"]] == [1, 1]


def test_words_that_no_one_said_are_told_as_such(kept: tuple[str, list[str]]) -> None:
    assert _run("wordings", "xylophone", "--store", kept[0]).startswith("Nothing on record has these words.")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("diff", "a", "b", "c"), "two stories are compared at most"),
        (("diff", "ffff"), "no such story"),
        (("diff", "a", "b", "--before", "1"), "revisions are of one story"),
        (("story", "ffff"), "no such story"),
        (("wordings", "sffffff"), "no such statement"),
    ],
)
def test_what_cannot_be_shown_is_said(kept: tuple[str, list[str]], arguments: tuple[str, ...], told: str) -> None:
    done = CliRunner().invoke(cli, [*arguments, "--store", kept[0]])
    assert done.exception is not None and told in str(done.exception)


def test_files_are_compared_without_a_store(tmp_path: Path, onrecord: object) -> None:
    for name, number in (("a.txt", "40"), ("b.txt", "45")):
        (tmp_path / name).write_text(f"{DATELINE}The ministry counted {number} boats.", encoding="utf-8")
    printed = _run("diff", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--store", str(tmp_path / "none.db"))
    assert "40 → 45 (number)" in printed
    assert not (tmp_path / "none.db").exists()


def test_on_a_terminal_what_changed_is_coloured_across_lines() -> None:
    pieces = (Piece("same", "The boats"), Piece("gone", "left the harbour"), Piece("added", "stayed"))
    shown = list(lines(pieces, Layout(24, True)))
    assert shown == [
        "     The boats \x1b[9;31mleft the\x1b[0m",
        "     \x1b[9;31mharbour\x1b[0m \x1b[32mstayed\x1b[0m",
    ]


def test_what_was_taken_back_or_corrected_says_so_wherever_it_is_shown(kept: tuple[str, list[str]]) -> None:
    place, (revised, *_) = kept
    one = record(f"{DATELINE}The pact of 1967 holds, Anna Velt said. It rained.", id="7", headline="Boats leave")
    about = msgspec.structs.replace(one.item.metadata, status="canceled")
    with Store(place) as store:
        taken_back = msgspec.structs.replace(one, item=msgspec.structs.replace(one.item, metadata=about))
        assert store.add(taken_back, recorded_at=NOON).outcome == "withdrawn"
        store.corrections.note(one.statements[0].id, "Kept.", Said("Ida", "heard it", NOON))
    for command in (("story", revised), ("diff", revised), ("search", "pact"), ("party", "Velt"), ("wordings", "pact")):
        printed = " ".join(_run(*command, "--store", place).split())
        assert "withdrawn by its provider (canceled)" in printed, command
        if command[0] not in ("diff", "wordings"):
            assert "note: Kept. — Ida, 2031-03-02: heard it" in printed, command
    assert (
        json.loads(_run("story", revised, "--format", "json", "--store", place))["corrections"][0]["mark"]["who"]
        == "Ida"
    )
