"""NewsML-G2 and ninjs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from onrecord.errors import EmptyStory, FormatError, InputError
from onrecord.intake import newsml, ninjs
from onrecord.intake.item import Failed, Item
from onrecord.intake.sources import read_source

FIXTURES = Path(__file__).parent / "fixtures"
DATA = Path(os.environ.get("ONRECORD_DATA") or Path(__file__).parents[3] / "shared" / "data")


def hinted(item: Item) -> list[tuple[str, str]]:
    return [(hint.kind, hint.span.of(item.text)) for hint in item.hints]


def read_all(name: str) -> list[Item | Failed]:
    return list(read_source(str(FIXTURES / name)))


def test_each_news_item_of_a_message_is_read_and_a_picture_is_named_as_empty() -> None:
    picture, xhtml, nitf = read_all("newsml.xml")
    assert isinstance(picture, Failed) and isinstance(picture.error, EmptyStory)
    assert "ninat:picture" in picture.error.problem
    assert isinstance(xhtml, Item) and isinstance(nitf, Item)
    assert xhtml.id == "urn:newsml:ona.example:20260314:halvard"
    assert xhtml.metadata.headline == "Dorn: islands & waters stay ours"
    assert (xhtml.metadata.byline, xhtml.metadata.provider) == ("Ilse Brandt", "Oskarian News Agency")
    assert (xhtml.metadata.published, xhtml.metadata.embargo) == (
        "2026-03-14T09:58:00Z",
        "2026-03-14T12:00:00Z",
    )
    assert (xhtml.metadata.urgency, xhtml.metadata.language, xhtml.metadata.version) == ("3", "en", "3")
    assert hinted(xhtml)[-1] == ("paragraph", '"We have nothing to add," she told ONA.')


def test_nitf_names_the_kinds_of_its_blocks() -> None:
    item = read_all("newsml.xml")[2]
    assert isinstance(item, Item)
    assert hinted(item) == [
        ("headline", "Keel keeps his word"),
        ("standfirst", "Velmark waits for May"),
        ("byline", "By Tomas Reyl, Torsund"),
        ("dateline", "TORSUND, March 13"),
        ("paragraph", 'Prime Minister Anton Keel said the protocol "is in force".'),
        ("caption", "Anton Keel"),
        ("credit", "Per Aske/ONA"),
        ("note", "Reporting by Tomas Reyl"),
    ]


@pytest.mark.parametrize("root", ["conceptItem", "planningItem", "packageItem", "knowledgeItem", "catalogItem"])
def test_items_that_hold_no_story_say_what_they_are(root: str) -> None:
    source = f'<{root} xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"/>'
    with pytest.raises(EmptyStory, match=r"item|package|catalogue"):
        list(newsml.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "<newsItem><unclosed></newsItem>",
        '<!DOCTYPE newsItem [<!ENTITY x "boom">]><newsItem>&x;</newsItem>',
        '<!DOCTYPE newsItem [<!ENTITY x SYSTEM "file:///etc/hostname">]><newsItem>&x;</newsItem>',
        "<rss/>",
    ],
)
def test_broken_or_unsafe_xml_is_a_format_error(source: str) -> None:
    with pytest.raises(FormatError):
        list(newsml.parse(source))


def test_ninjs_1_prefers_the_body_with_markup() -> None:
    (item,) = read_all("ninjs1.json")
    assert isinstance(item, Item)
    assert hinted(item)[2:] == [
        (
            "paragraph",
            'TORSUND — Velmark’s prime minister, Anton Keel, said on "Evening" that R&D would go on.',
        ),
        ("paragraph", "“We keep our word 🙂,” he said."),
    ]
    assert item.metadata.published == "2026-03-14T11:00:00+01:00"
    assert (item.metadata.provider, item.metadata.urgency) == ("Vel-Press", "4")


def test_ninjs_2_takes_the_main_headline_and_keeps_plain_text() -> None:
    (item,) = read_all("ninjs2.json")
    assert isinstance(item, Item)
    assert item.text == (
        'Dorn leaves for Torsund\n\nIlse Brandt\n\nLERMONT (ONA) - Maren Dorn left.\n\n"I go to listen," she said.'
    )
    assert item.metadata.provider == "ONA"


def test_ninjs_3_gives_the_headline_once_and_an_event_is_empty() -> None:
    item, event = read_all("ninjs3.json")
    assert isinstance(item, Item)
    assert item.text == "Talks open in Torsund\n\nThe talks opened on Monday, Dorn said."
    assert (item.metadata.published, item.metadata.version) == ("2026-03-16T08:00:00Z", "4")
    assert isinstance(event, Failed) and isinstance(event.error, EmptyStory) and "event" in event.error.problem


@pytest.mark.parametrize("source", ["not json", "[" * 100_000])
def test_ninjs_that_is_not_json_is_a_format_error(source: str) -> None:
    with pytest.raises(FormatError):
        list(ninjs.parse(source))


def test_places_lead_through_json_escapes_and_entities() -> None:
    text = 'Dorn said:\n"R&D \\ é" 🙂 on\tMonday'
    markup = "<p>" + text.replace("&", "&amp;").replace("é", "&eacute;") + "</p>"
    source = json.dumps({"uri": "urn:x", "body_html": markup.replace("\n", "\r\n")})
    (item,) = ninjs.parse(source)
    assert isinstance(item, Item) and item.origin is not None
    found = {}
    for segment in item.origin:
        found[item.text[segment.start : segment.end]] = source[segment.at : segment.at + segment.length]
    assert (found["&"], found["é"], found["\\"], found["🙂"]) == (
        "&amp;",
        "&eacute;",
        "\\\\",
        "\\ud83d\\ude42",
    )
    assert sum(segment.end - segment.start for segment in item.origin) == len(item.text)


@pytest.mark.skipif(not (DATA / "formats").is_dir(), reason="the shared data is not here")
def test_every_published_example_is_read_or_refused_clearly() -> None:
    """The examples that hold text give items; the others fail with an error of the user's input."""
    found = [f for folder in ("newsml-g2", "ninjs") for f in read_source(str(DATA / "formats" / folder))]
    items = [f for f in found if isinstance(f, Item) and f.media_type != "text/plain"]
    assert len(items) == 3
    assert all(isinstance(f.error, InputError) for f in found if isinstance(f, Failed))
