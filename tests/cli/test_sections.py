"""The sections of the text view: what a story tells besides statements, and which of it is shown."""

from __future__ import annotations

import re

import msgspec
import pytest

from onrecord.record.record import Record
from onrecord.surfaces.cli.layout import Layout
from onrecord.surfaces.cli.text import SECTIONS, show
from tests.cli.conftest import Run
from tests.cli.record import made

ESCAPE = re.compile(r"\x1b\[[\d;]*m")


def lines(record: Record, *sections: str, width: int = 88, colour: bool = False) -> list[str]:
    return list(show(record, Layout(width, colour), sections or None))


def section(shown: list[str], heading: str) -> list[str]:
    at = shown.index(heading)
    return shown[at + 1 : shown.index("", at)]


def test_a_commitment_says_who_to_whom_what_on_which_terms_and_what_became_of_it() -> None:
    assert section(lines(made()), "Commitments") == [
        "  1. Velmora → Oskaria: hand over the islands",
        "     after “a peace treaty” · in “the Joint Note” · made 1961 (“1961”) · due 2035",
        "     (“2035”) · paragraph 1, characters 63–84",
        "     revoked 1067 by Velmora: “Velmora revoked the pledge” · paragraph 2, characters",
        "       140–166",
    ]


def test_of_a_commitment_only_what_the_text_tells_is_shown() -> None:
    (whole,) = made().commitments
    bare = msgspec.structs.replace(
        whole, obligor=None, obligee=None, conditions=(), instrument=None, due=None, made_on=None, history=()
    )
    assert section(lines(made(commitments=(bare,))), "Commitments") == [
        "  1. ?: hand over the islands",
        "     paragraph 1, characters 63–84",
    ]


def test_the_timeline_has_date_words_parties_and_place_and_says_which_date_is_doubted() -> None:
    """A misprinted year stands where it is printed: the timeline puts nothing right."""
    assert section(lines(made()), "Timeline") == [
        "  1067         Velmora revoked the pledge",
        "               “1067” · looks wrong, see the findings · Velmora · paragraph 2,",
        "               characters 140–166",
        "  1961         Velmora promised Oskaria",
        "               “1961” · Velmora, Oskaria · paragraph 1, characters 35–59",
    ]


def test_a_long_date_stands_on_a_line_of_its_own() -> None:
    first, second = made().events
    long = msgspec.structs.replace(first, on=msgspec.structs.replace(first.on, value="2031-03-03?/2031-03-09?"))
    shown = section(lines(made(events=(long, second))), "Timeline")
    assert shown[:2] == ["  2031-03-03?/2031-03-09?", "               Velmora revoked the pledge"]


def test_a_finding_has_its_words_the_reason_the_code_and_what_was_meant() -> None:
    assert section(lines(made()), "Findings") == [
        "  1. “1067”: a year long before the pledge",
        "     impossible-year · probably “1967” · paragraph 2, characters 170–174",
    ]


def test_a_finding_without_a_likely_reading_suggests_none() -> None:
    (one,) = made().findings
    shown = lines(made(findings=(msgspec.structs.replace(one, suggestion=None),)))
    assert "     impossible-year · paragraph 2, characters 170–174" in shown


def test_sections_stand_in_one_order_and_those_without_anything_are_left_out() -> None:
    headings = ("Parties", "Commitments", "Timeline", "Findings")
    shown = lines(made())
    assert [line for line in shown if line in headings] == list(headings)
    assert shown[-1] == "1 statement · 1 speaker · 1 commitment · 2 events · 1 finding"
    empty = lines(made(commitments=(), events=(), findings=()))
    assert [line for line in empty if line in headings] == ["Parties"]
    assert empty[-1] == "1 statement · 1 speaker"


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_named_alone_is_shown_alone_under_what_story_it_is(name: str) -> None:
    shown = lines(made(), name)
    assert shown[0] == "Velmora keeps its pledge"
    assert ("  1. Anna Velt" in shown) == (name == "statements")
    headings = {"Parties", "Commitments", "Timeline", "Findings"}
    assert headings & set(shown) == headings & {name.capitalize()}


def test_a_section_that_is_asked_for_and_empty_is_counted_as_empty() -> None:
    assert lines(made(findings=()), "findings")[-1] == "0 findings"


@pytest.mark.parametrize("columns", [30, 40, 60, 100])
def test_no_line_of_any_section_is_wider_than_the_terminal(columns: int) -> None:
    assert max(len(ESCAPE.sub("", line)) for line in lines(made(), width=columns, colour=True)) <= columns


def test_colour_changes_no_word_and_ends_on_its_line() -> None:
    coloured, plain = lines(made(), colour=True), lines(made())
    assert [ESCAPE.sub("", line) for line in coloured] == plain
    assert all(line.count("\x1b[") % 2 == 0 for line in coloured)


def test_a_story_cannot_give_orders_to_a_terminal_through_any_section() -> None:
    (one,) = made().findings
    hostile = msgspec.structs.replace(one, message="\x1b]0;owned\x07", suggestion="\x1b[2J")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", "\n".join(lines(made(findings=(hostile,)))))


def test_the_command_shows_the_sections_named(onrecord: Run) -> None:
    text = "The council met in 1961. The islands are far away, Anna Velt said."
    done = onrecord("read", "-", "--show", "timeline, parties", given=text)
    assert done.returncode == 0, done.stderr
    assert "Timeline" in done.stdout and "  1. " not in done.stdout
    assert onrecord("read", "-", "--show", "all", given=text).stdout == onrecord("read", "-", given=text).stdout


def test_a_section_that_does_not_exist_is_wrong_use_and_those_that_do_are_named(onrecord: Run) -> None:
    done = onrecord("read", "-", "--show", "timeline,tides", given="The council met in 1961.")
    assert done.returncode == 2
    assert "'tides'" in done.stderr
    assert all(name in done.stderr for name in SECTIONS)


def test_sections_and_tables_belong_to_their_formats(onrecord: Run) -> None:
    text = "The council met in 1961."
    wrong = ("--show timeline --format csv", "--table events", "--table events --format json")
    for options in map(str.split, wrong):
        done = onrecord("read", "-", *options, given=text)
        assert (done.returncode, done.stdout) == (2, "")
        assert "[setting]" in done.stderr
