"""Any text at all becomes a page: the text kept, its blocks in order and apart, and no error but our own kind."""

from __future__ import annotations

import hashlib
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import Defect, OnrecordError
from onrecord.intake.delivery import Delivery
from onrecord.intake.detect import Format
from onrecord.intake.item import BlockKind, Failed, Item, Metadata
from onrecord.intake.sources import read_bytes
from onrecord.pages.page import Block, Page
from onrecord.pages.parse import parse_page

PIECES = [
    "LERMONT, July 22. /ONA/. ", "By Jon Berg\n", "© ONA", "Share this\n", "“We left,” Velt said.", "\n\n", "\u2028",
    "\u202e", "(Reporting by Jon Berg)", "Updated at 10:15", "1 January 2031", "[Editor’s note: wrong]", "\x00",
    "\ufeff",
]  # fmt: skip
texts = st.lists(st.one_of(st.text(max_size=40), st.sampled_from(PIECES)), max_size=12).map("".join)
KINDS = set(get_args(BlockKind))


def page_is_sound(page: Page) -> None:
    last = 0
    for block in page.blocks:
        assert last <= block.start < block.end <= len(page.text)
        assert page.text[last : block.start].strip() == "", "between blocks is white space"
        words = page.text[block.start : block.end]
        assert words == words.strip()
        assert block.kind in KINDS
        last = block.end
    assert page.text[last:].strip() == ""


@settings(max_examples=200, deadline=None)
@given(texts)
def test_a_text_is_kept_and_every_word_of_it_stands_in_one_block(text: str) -> None:
    text = text.replace("\r", "\n")
    page = parse_page(Item(text, retrieved="2031-06-01"))
    assert page.text == text
    page_is_sound(page)
    if page.dateline is not None:
        assert Block("dateline", page.dateline.start, page.dateline.end) in page.blocks


@settings(max_examples=100, deadline=None)
@given(texts, texts)
def test_metadata_of_any_kind_harms_nothing(text: str, words: str) -> None:
    item = Item(
        text.replace("\r", "\n"), metadata=Metadata(headline=words, byline=words, published=words, language=words)
    )
    page_is_sound(parse_page(item))


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=200), texts.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@pytest.mark.parametrize("format", get_args(Format))
def test_any_bytes_in_any_format_become_sound_pages_or_an_error_of_input(format: Format, given_bytes: bytes) -> None:
    try:
        for one in read_bytes(given_bytes, format, Delivery("x", "2031-06-01")):
            if isinstance(one, Failed):
                assert not isinstance(one.error, Defect)
            else:
                page_is_sound(parse_page(one))
    except OnrecordError as error:
        fault = isinstance(error, Defect)
        assert not fault


@given(texts)
def test_the_hash_is_that_of_the_text_and_of_nothing_else(text: str) -> None:
    text = text.replace("\r", "\n")
    expected = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    assert parse_page(Item(text, location="a", metadata=Metadata(headline="x"))).sha256 == expected
    assert Page(text).sha256 == expected


@pytest.mark.parametrize(
    "blocks",
    [
        (Block("paragraph", 0, 0),),
        (Block("paragraph", 2, 1),),
        (Block("paragraph", 0, 6),),
        (Block("paragraph", 0, 3), Block("note", 2, 5)),
        (Block("paragraph", 3, 5), Block("note", 0, 2)),
    ],
)
def test_a_page_whose_blocks_are_out_of_order_empty_or_past_the_end_is_a_defect(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(Defect):
        Page("abcde", blocks)
