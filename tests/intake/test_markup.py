"""The walk over markup: whatever the source, words lead back to where they stood, in linear time."""

from __future__ import annotations

import html
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.item import Segment
from onrecord.intake.markup import blocks
from onrecord.intake.parts import Part, assemble

TAGS = "<p> </p> <div> </div> <br> <b> </b> <pre> </pre> <li> <script> </script> <!-- --> <![CDATA[ ]]> <p"
WORDS = "&amp; &#8217; &nbsp; & < > ' \" Keel said “so” \u200f"
SCRAPS = [*TAGS.split(), *WORDS.split(), " ", "\n", "\t", "<a href='x'>"]


def words(text: str) -> str:
    """`text` without white space, entities resolved."""
    return "".join(html.unescape(text).split())


def texts(source: str, *, xml: bool = False) -> list[str]:
    return [block.text for block in blocks(source, xml=xml)]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS)), st.booleans())
def test_each_segment_leads_to_the_same_words_in_order_however_broken_the_markup(scraps: list[str], xml: bool) -> None:
    source = "".join(scraps)
    made = assemble(Part(None, block.pieces) for block in blocks(source, xml=xml))
    last = Segment(0, 0, 0, 0)
    for segment in made.origin:
        assert last.end <= segment.start < segment.end <= len(made.text)
        assert last.at + last.length <= segment.at
        said, given = made.text[segment.start : segment.end], source[segment.at : segment.at + segment.length]
        assert words(given) == words(said) or given == said  # inside CDATA an entity is only its characters
        last = segment


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_words_that_are_escaped_come_back_as_they_were(story: str) -> None:
    assert " ".join("".join(texts(f"<p>{html.escape(story)}</p>")).split()) == " ".join(story.split())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>a\n  b</p>", ["a b"]),
        ("<p>a<p>b", ["a", "b"]),
        ("<p>a<b>b</b>c</p>", ["abc"]),
        ("a<br>b", ["a\nb"]),
        ("a<br><br>b", ["a", "b"]),
        ("<p>Keel said 2 < 3 &bogus; &amp;lt;</p>", ["Keel said 2 < 3 &bogus; &lt;"]),
        ("<p>a<!-- <p>not</p> -->b</p>", ["ab"]),
        ("<p>a<script>var b = '<p>not</p>'</script>c</p>", ["ac"]),
        ("<p title='a > b'>c</p>", ["c"]),
        ("<p>a<!-- never closed", ["a"]),
    ],
)
def test_blocks_are_what_a_browser_shows(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_cdata_is_text_in_xml() -> None:
    assert texts("<p>a<![CDATA[ <b> & c]]></p>", xml=True) == ["a <b> & c"]


@pytest.mark.parametrize(
    "unit", ["<", "<p", "<div>", "</div>", "&", "&#", '<a href="', "<p><b>", "<br>", "<!", "<p a="]
)
def test_hostile_markup_takes_time_in_proportion_to_its_size(unit: str) -> None:
    started = time.process_time()
    for _ in blocks("<p>Keel said so.</p>" + unit * (400_000 // len(unit))):
        pass
    assert time.process_time() - started < 5
