"""The sample stories: the right speaker for sources of every form, found by their words in the text."""

from __future__ import annotations

import pytest

from onrecord import samples
from onrecord.intake.item import Item
from onrecord.pages.page import Page
from onrecord.pages.parse import parse_page
from onrecord.reading.reading import Attribution
from onrecord.record.parties import resolve
from onrecord.span import Span

Row = tuple[str, str, str]

DECLARATION: list[Row] = [
    ("islands - Lindholt", "Lindholt", "Pavel Lindholt"),
    (
        "the press secretary of the Velmark president says",
        "the press secretary of the Velmark president",
        "Pavel Lindholt",
    ),
    (
        "the president's press secretary Pavel Lindholt said on",
        "the president's press secretary Pavel Lindholt",
        "Pavel Lindholt",
    ),
    ("he told the Sunday Hour", "he", "Pavel Lindholt"),
    ("Lindholt denied", "Lindholt", "Pavel Lindholt"),
    ("the press secretary noted", "the press secretary", "Pavel Lindholt"),
    ("According to the Palace spokesman", "the Palace spokesman", "Pavel Lindholt"),
    ("He added that Velmark", "He", "Pavel Lindholt"),
    ('this chapter stays open," Lindholt said', "Lindholt", "Pavel Lindholt"),
    ("he stressed", "he", "Pavel Lindholt"),
    ("As Lindholt told", "Lindholt", "Pavel Lindholt"),
    ("Oskaria contests", "Oskaria", "Oskaria"),
]
SUMMIT: list[Row] = [
    ("Oskarian Prime Minister Ilse Karrant confirmed", "Oskarian Prime Minister Ilse Karrant", "Ilse Karrant"),
    ("who acted as host, said", "Corvan Foreign Minister Amelie Tasch, who acted as host,", "Amelie Tasch"),
]


def _page(name: str) -> Page:
    text = (samples.demo_path().parent / name).read_text(encoding="utf-8")
    return parse_page(Item(text, retrieved=samples.RETRIEVED))


def _attribution(page: Page, snippet: str, source: str) -> Attribution:
    """The attribution whose source stands in the snippet; its words are the rest of the line, before or after."""
    near = page.text.index(snippet)
    within = snippet.find(source)
    start = near + within if within >= 0 else page.text.rindex(source, 0, near + len(snippet))
    end = start + len(source)
    line_start = page.text.rfind("\n", 0, start) + 1
    line_end = page.text.find("\n", end)
    line_end = len(page.text) if line_end < 0 else line_end
    words = Span(end, line_end) if line_end - end > start - line_start else Span(line_start, start)
    return Attribution((Span(start, end),), (), (words,), 1.0)


def _check(name: str, rows: list[Row]) -> None:
    page = _page(name)
    attributions = [_attribution(page, snippet, source) for snippet, source, _ in rows]
    parties, found = resolve(page, attributions)
    names = {party.id: party.name for party in parties}
    assert [names.get(found[one].party or "") for one in attributions] == [speaker for _, _, speaker in rows]


@pytest.mark.parametrize(
    ("name", "rows"), [("2031-03-02-ona-declaration.txt", DECLARATION), ("2031-02-27-ona-summit.txt", SUMMIT)]
)
def test_sources_of_every_form_get_their_speaker(name: str, rows: list[Row]) -> None:
    _check(name, rows)


def test_the_demonstration_lists_its_parties_with_their_roles_and_no_other_person() -> None:
    page = _page("2031-03-02-ona-declaration.txt")
    parties, _ = resolve(page, [_attribution(page, snippet, source) for snippet, source, _ in DECLARATION])
    persons = {party.name: {role.text for role in party.roles} for party in parties if party.kind == "person"}
    assert {"Pavel Lindholt", "Ilse Karrant", "Eirik Tolvanger"} <= persons.keys()
    assert "Oskarian Prime Minister" in persons["Ilse Karrant"]
    assert "press secretary" in " ".join(persons["Pavel Lindholt"])
    assert next(party.kind for party in parties if party.name == "Oskaria") == "country"
