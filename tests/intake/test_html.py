"""Pages of news sites: the story, its parts, and the way back to the markup."""

from __future__ import annotations

import html as entities
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EmptyStory
from onrecord.intake.html import parse
from onrecord.intake.item import Item
from onrecord.intake.markup import blocks
from onrecord.intake.parts import Part, assemble

PAGE = (Path(__file__).parent / "fixtures" / "page.html").read_text(encoding="utf-8")
SENTENCE = "Velmark&#8217;s prime minister said on day {} that the <b>protocol</b> of 1956 was still in force.\n"


def hinted(item: Item, kind: str) -> list[str]:
    return [hint.span.of(item.text) for hint in item.hints if hint.kind == kind]


@pytest.fixture(scope="module")
def story() -> Item:
    return next(parse(PAGE))


def test_the_parts_of_a_page_are_told_by_its_markup(story: Item) -> None:
    assert hinted(story, "headline") == ["Oskaria rules out handing over the Halvard\u00a0Islands"]
    assert hinted(story, "standfirst") == ["The foreign minister says that the Lermont Protocol settles nothing"]
    assert hinted(story, "byline") == ["By Ilse Brandt and Tomas Reyl"]
    assert hinted(story, "caption") == ["Foreign minister Maren Dorn in Lermont"]
    assert hinted(story, "credit") == ["© Per Aske/Norwire"]
    assert len(hinted(story, "paragraph")) == 7


def test_site_furniture_stays_out(story: Item) -> None:
    for words in ("Sport", "recalls its ambassador", "All rights reserved", "not a paragraph"):
        assert words not in story.text


def test_the_page_says_who_wrote_it_and_when(story: Item) -> None:
    meta = story.metadata
    assert meta.headline == "Oskaria rules out handing over the Halvard Islands"
    assert (meta.byline, meta.provider) == ("Ilse Brandt, Tomas Reyl", "Norwire")
    assert (meta.published, meta.language) == ("2026-03-14T09:30:00+01:00", "en-GB")
    assert meta.url == "https://norwire.example/2026/03/halvard"


def test_opengraph_serves_where_json_ld_is_broken() -> None:
    start, end = PAGE.index('{"@context"'), PAGE.index("</script>")
    broken = PAGE[:start] + "{broken" + PAGE[end:]
    meta = next(parse(broken)).metadata
    assert (meta.headline, meta.provider) == ("Oskaria rules out handing over the Halvard Islands", "Norwire")


def test_every_character_of_the_page_leads_back_to_the_same_words(story: Item) -> None:
    assert story.origin is not None and story.delivered == PAGE
    placed: set[int] = set()
    for start, end, at, length in map(msgspec.structs.astuple, story.origin):
        words = entities.unescape(PAGE[at : at + length])
        assert " ".join(words.split()) == " ".join(story.text[start:end].split())
        placed.update(range(start, end))
    assert all(i in placed or story.text[i] == "\n" for i in range(len(story.text)))


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\f"), max_size=30)))
def test_the_walk_maps_any_text_back_to_itself(texts: list[str]) -> None:
    """Whatever the words, each segment of a walked page covers the markup that says the same."""
    source = "".join(f"<p><i>{entities.escape(text)}</i></p>\n" for text in texts)
    made = assemble(Part("paragraph", block.pieces) for block in blocks(source))
    for start, end, at, length in map(msgspec.structs.astuple, made.origin):
        assert entities.unescape(source[at : at + length]).split() == made.text[start:end].split()
    assert made.text.split() == " ".join(texts).split()


@given(st.text(alphabet="<>/!-[]&;'\"= abp\n", max_size=60), st.booleans())
def test_no_markup_however_broken_stops_the_walk(source: str, xml: bool) -> None:
    for block in blocks(source, xml=xml):
        assert block.text.strip()
        assert all(0 <= at <= at + length <= len(source) for _, at, length in block.pieces)


def test_two_pages_with_the_same_words_have_equal_text() -> None:
    windows = PAGE.replace("&mdash;", "—").replace("&#8217;", "’").replace("  ", " \n ")
    assert next(parse(windows)).text == next(parse(PAGE)).text


def test_direction_marks_and_zero_width_characters_are_kept() -> None:
    marked = "said\u200f on\u200b\u00ad Saturday"
    text = next(parse(PAGE.replace("said on <em>Saturday</em>", marked))).text
    assert marked in text


@pytest.mark.parametrize("source", ["", "  ", "<html><body><nav>Home</nav></body></html>", "<!-- only a comment -->"])
def test_a_page_without_a_story_is_empty(source: str) -> None:
    with pytest.raises(EmptyStory):
        next(parse(source))


def test_a_page_that_lies_wholly_in_a_form_is_read() -> None:
    assert next(parse(PAGE.replace("<main>", "<form><main>"))).text == next(parse(PAGE)).text


def test_a_date_in_the_future_is_taken_as_the_page_states_it() -> None:
    """Nothing depends on the clock: a page dated after today keeps its date."""
    head = '<html><head><meta property="article:published_time" content="2099-05-01T10:00:00Z"></head>'
    source = f"{head}<body><article><h1>Talks</h1><p>{SENTENCE.format(1) * 5}</p></article></body></html>"
    assert next(parse(source)).metadata.published == "2099-05-01T10:00:00Z"


def test_a_page_of_5_mb_is_read_whole_in_linear_time() -> None:
    """Twice the page takes about twice the time, and nothing is lost."""

    def seconds(megabytes: float) -> float:
        count = int(megabytes * 1e6 / len(SENTENCE))
        body = "".join(f"<p>{SENTENCE.format(i)}</p>" for i in range(count))
        source = f"<html><body><article><h1>Keel speaks</h1>{body}</article></body></html>"
        began = time.process_time()
        item = next(parse(source))
        spent = time.process_time() - began
        assert len(hinted(item, "paragraph")) == count
        return spent

    assert seconds(5) < 5 * seconds(2.5) + 1


@pytest.mark.parametrize(
    "unit", ["<div>x ", '<a "', "<!-- ", "<script>", "<a b='", "<p>x", "<![CDATA[", "<" + "a" * 50]
)
def test_hostile_markup_takes_linear_time(unit: str) -> None:
    began = time.process_time()
    for _ in blocks(unit * (300_000 // len(unit))):
        pass
    for _ in blocks("<a " + unit.replace(">", "") * (300_000 // len(unit)) + ">"):
        pass
    assert time.process_time() - began < 6


@pytest.mark.parametrize(("ending", "kind"), [("", "standfirst"), (".", "paragraph")])
def test_the_description_right_above_the_body_is_the_standfirst_unless_it_is_a_sentence(ending: str, kind: str) -> None:
    """Extractors keep a standfirst as if it were body; a description may also repeat the first paragraph."""
    said = f"Corinne Aldous says letter was private as opposition demands inquiry{ending}"
    body = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(6))
    page = (
        f'<html><head><title>Minister faces calls to quit</title><meta name="description" content="{said}"></head>'
        f"<body><article><h1>Minister faces calls to quit</h1><p>{said}</p>{body}</article></body></html>"
    )
    assert said in hinted(next(parse(page)), kind)
