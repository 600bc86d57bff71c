"""Bounds: what the model found, kept within the blocks that it belongs to.

The model reads all readable blocks as one row of tokens, so a span may run from a standfirst into a caption, or from a
source's line into the paragraph below. Words of two blocks are one span only where the paragraphs of a quotation follow
each other: where the next block opens with a quotation mark.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.pages.page import Page
from onrecord.reading.quotes import Quotation
from onrecord.reading.reading import Attribution
from onrecord.span import Span


def openings(quotations: Sequence[Quotation]) -> frozenset[int]:
    """Where the quotations of a page start."""
    return frozenset(quotation.span.start for quotation in quotations if quotation.depth == 1)


def within_blocks(page: Page, one: Attribution, opening: frozenset[int]) -> Attribution:
    """`one` with no span that leaves its block, quotations of several paragraphs aside. They open at `opening`."""
    home = page.block_at(one.cue[0].start) if one.cue else None
    content = tuple(_kept(page, piece, home, opening) for piece in one.content)
    if home is not None and page.blocks[home].kind == "headline":  # what stands below is told by others
        content = tuple(piece for piece in content if page.block_at(piece.start) == home) or content
    if home is not None and _introduces(page.text, one):
        content = tuple(piece for piece in content if piece.start >= page.blocks[home].start)
    source = tuple(_kept(page, span, home, frozenset()) for span in one.source)
    return msgspec.structs.replace(one, source=source, content=content)


def _introduces(text: str, one: Attribution) -> bool:
    """Whether a cue and a colon stand right before content: what the paragraphs above say is not told by it."""
    starts = (text.rfind(":", one.cue[-1].start, piece.start) for piece in one.content)
    return any(
        at >= 0 and not text[at + 1 : piece.start].strip() for at, piece in zip(starts, one.content, strict=True)
    )


def _kept(page: Page, span: Span, home: int | None, opening: frozenset[int]) -> Span:
    """The part of `span` in the block `home`, or else in that nearest to it, with what goes on in blocks beside it."""
    first, last = page.block_at(span.start), page.block_at(span.end - 1)
    if first is None or last is None or first == last:
        return span
    low = high = last if home is not None and home > last else max(first, home or 0)
    while low > first and _goes_on(page, low, opening):
        low -= 1
    while high < last and _goes_on(page, high + 1, opening):
        high += 1
    return Span(max(span.start, page.blocks[low].start), min(span.end, page.blocks[high].end))


def _goes_on(page: Page, number: int, opening: frozenset[int]) -> bool:
    """Whether a block takes a quotation of the one before further."""
    return page.blocks[number].kind == page.blocks[number - 1].kind and page.blocks[number].start in opening
