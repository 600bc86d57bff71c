"""Item -> Page: find the parts, then build the page from them. Pure; the text is not touched."""

from __future__ import annotations

from onrecord.intake.item import Item
from onrecord.pages.blocks import find_blocks
from onrecord.pages.page import Block, Page
from onrecord.pages.published import publication


def parse_page(item: Item) -> Page:
    """The page of an item: its text, blocks, dateline and publication date."""
    blocks, dateline = find_blocks(item)
    return Page(
        item.text,
        tuple(trimmed for block in blocks if (trimmed := _trim(item.text, block)) is not None),
        dateline,
        publication(item, dateline, blocks),
        item.origin,
    )


def _trim(text: str, block: Block) -> Block | None:
    words = text[block.start : block.end]
    start = block.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Block(block.kind, start, end) if start < end else None
