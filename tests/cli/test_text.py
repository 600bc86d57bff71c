"""The text view: fits the terminal, is coloured only where it may be, and gives a terminal no orders."""

from __future__ import annotations

import io
import os
import re

import pytest

from onrecord import samples
from onrecord.intake.item import Item
from onrecord.pages.page import Page
from onrecord.pipeline import build
from onrecord.reading.reading import Attribution, Reading
from onrecord.span import Span
from onrecord.surfaces.cli import layout as module
from onrecord.surfaces.cli import text as view
from onrecord.surfaces.cli.layout import Layout
from onrecord.surfaces.cli.text import show
from tests.fake import FakeModel

STORY = """Ministry denies deal over the islands and everything that belongs to them

KESTRIN, May 6. /Norwire/. The government will not cede the islands today or at any time, Anna Velt said on Tuesday.

“We left,” the chairwoman of the committee for the affairs of the islands and of the strait warned.
"""
ESCAPE = re.compile(r"\x1b\[[\d;]*m")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TERM", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def layout_at(columns: int, monkeypatch: pytest.MonkeyPatch) -> Layout:
    monkeypatch.setattr(module.shutil, "get_terminal_size", lambda *_: os.terminal_size((columns, 24)))
    return Layout.of(Terminal())


def lines(layout: Layout, text: str = STORY, location: str | None = None) -> list[str]:
    item = Item(text, location=location, retrieved="2031-06-01")
    return list(show(build(item, FakeModel()), layout))


def test_where_the_output_is_no_terminal_it_is_plain_and_of_one_width() -> None:
    assert Layout.of(io.StringIO()) == Layout(88, False)


@pytest.mark.parametrize(("columns", "width"), [(10, 24), (30, 30), (40, 40), (72, 72), (100, 100), (300, 100)])
def test_the_width_follows_the_terminal_within_what_can_be_read(
    columns: int, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert layout_at(columns, monkeypatch).width == width


@pytest.mark.parametrize("columns", [30, 40, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = layout_at(columns, monkeypatch)
    for text in (STORY, samples.demo_path().read_text(encoding="utf-8")):
        for line in lines(layout, text, "stories/a.txt"):
            assert len(ESCAPE.sub("", line)) <= columns
    assert len(ESCAPE.sub("", layout.rule())) == columns


def test_a_terminal_gets_colour_and_the_same_words() -> None:
    coloured, plain = lines(Layout(80, True)), lines(Layout(80, False))
    assert any("\x1b[" in line for line in coloured)
    assert [ESCAPE.sub("", line) for line in coloured] == plain
    assert all(line.count("\x1b[") % 2 == 0 for line in coloured), "every style ends on its line"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_asks_for_none_gets_no_colour(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Layout.of(Terminal()).colour
    monkeypatch.setenv(name, value)
    assert not Layout.of(Terminal()).colour


def test_an_empty_no_color_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """As https://no-color.org says: present and not an empty string."""
    monkeypatch.setenv("NO_COLOR", "")
    assert Layout.of(Terminal()).colour


def test_a_story_cannot_give_orders_to_a_terminal() -> None:
    hostile = "Fleet leaves\x1b]0;owned\x07 the strait\n\nThe \x1b[2Jboats\x9b1m left at once, Anna\x08 Velt said.\n"
    shown = "\n".join(lines(Layout(80, False), hostile, "a\x1bb.txt"))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
    assert "\ufffd" in shown


def test_a_story_cannot_turn_the_lines_around() -> None:
    """Marks that only say how a word runs stay; those that override the order of what follows do not."""
    shown = "\n".join(lines(Layout(80, False), "The \u200fboats\u200f \u202eleft\u2067, Anna Velt said.\n"))
    assert "\u200f" in shown
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069]", shown)


def test_each_statement_says_who_how_where_and_what() -> None:
    shown = lines(Layout(88, False))
    at = shown.index("  1. Anna Velt")
    assert shown[at + 1] == "     indirect · “said” · on 2031-05-06? (“Tuesday”) · paragraph 1, characters 102–163"
    assert shown[at + 2].strip() == "The government will not cede the islands today or at any time"
    assert shown[-1] == "1 statement · 1 speaker · 1 commitment · 2 events"


def test_the_parties_are_listed_with_what_the_story_says_they_are() -> None:
    text = "The boats left, Anna Velt said. Velt, the harbour master, is 54. It was late, Jon Berg warned."

    class Told(FakeModel):
        def read(self, page: Page) -> Reading:
            whole = super().read(page)
            start = text.index("Velt, the harbour master,")
            roles = Attribution((Span(start, start + 25),), (), (Span(0, 14),), 0.5)
            return Reading((*whole.attributions, roles), "fake/1")

    shown = list(show(build(Item(text), Told()), Layout(88, False)))
    at = shown.index("Parties")
    assert shown[at + 1 : at + 4] == ["  Anna Velt: harbour master", "  Jon Berg: person", ""]


def test_long_words_stay_whole_so_that_a_path_can_be_copied() -> None:
    path = "stories/" + "x" * 60 + "-and-more.txt"
    assert path in lines(Layout(40, False), location=path)


def test_headline_dateline_date_and_place_come_first() -> None:
    assert lines(Layout(88, False), location="wire.txt")[:4] == [
        "Ministry denies deal over the islands and everything that belongs to them",
        "KESTRIN, May 6. /Norwire/.",
        "Published 2031-05-06? (year inferred from the weekday, uncertain)",
        "wire.txt",
    ]


def test_a_date_that_is_not_known_is_said_to_be_unknown() -> None:
    assert "Publication date unknown" in lines(Layout(88, False), "The boats left, Anna Velt said.")


def test_a_speaker_that_was_not_resolved_stands_in_the_storys_words_with_the_reason() -> None:
    page_text = "An official said the boats left."

    class Anonymous(FakeModel):
        def read(self, page: object) -> Reading:
            return Reading((Attribution((Span(0, 11),), (), (Span(17, 31),), 0.5),), "fake/1")

    record = build(Item(page_text), Anonymous())
    shown = list(show(record, Layout(88, False)))
    assert "  1. An official (described but not named here)" in shown
    assert any("no reporting words" in line for line in shown)
    assert shown[-1] == "1 statement · 0 speakers · 1 without a resolved speaker"


def test_every_reason_and_basis_has_its_words() -> None:
    from typing import get_args

    from onrecord.pages.page import DateBasis
    from onrecord.record.parties import REASONS

    assert set(view.REASONS) == set(REASONS)
    assert set(view._BASES) == set(get_args(DateBasis))
