"""The body of a story in XHTML, HTML or NITF, as exchange formats carry it: its blocks to parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.intake.item import BlockKind
from onrecord.intake.markup import Block, blocks
from onrecord.intake.parts import Part, Piece, nowhere, squeezed

_KINDS: tuple[tuple[tuple[str, ...], BlockKind], ...] = (
    (("hl1", "h1"), "headline"),
    (("hl2", "abstract"), "standfirst"),
    (("byline",), "byline"),
    (("dateline",), "dateline"),
    (("media-producer",), "credit"),
    (("media-caption", "figcaption"), "caption"),
    (("tagline", "body.end"), "note"),
    (("note",), "note"),
)
_SKIPPED = ("head", "title", "docdata", "distributor", "script", "style", "template", "media-metadata")
_FRONT: tuple[BlockKind, ...] = ("headline", "standfirst", "byline", "dateline")


def body_parts(found: Iterable[Block]) -> Iterator[Part]:
    """The blocks of a body as parts, with the kinds that their elements name."""
    for block in found:
        if not block.inside(*_SKIPPED):
            kind: BlockKind = next((kind for names, kind in _KINDS if block.inside(*names)), "paragraph")
            yield Part(kind, block.pieces)


def markup_parts(source: str) -> list[Part]:
    """The parts of a body given on its own. Places count in `source`."""
    return list(body_parts(blocks(source, xml=source.lstrip().startswith(("<?xml", "<nitf")))))


def plain_parts(text: str, at: int = 0) -> list[Part]:
    """A body in plain text, kept as it is but for blank lines at its ends. `at` is where it begins in the
    delivery.
    """
    start = len(text) - len(text.lstrip("\n"))
    words = text.strip("\n")
    return [Part(None, (Piece(words, at + start, len(words)),))] if words.strip() else []


def fronted(body: Sequence[Part], headline: Part | None, byline: Part | None) -> list[Part]:
    """The body after its headline and byline, each given only once; other parts of the front follow in their
    order.
    """
    front: list[Part] = []
    for kind in _FRONT:
        outer = {"headline": headline, "byline": byline}.get(kind)
        own = [part for part in body if part.kind == kind]
        front += own or ([outer] if outer is not None else [])
    rest = [part for part in body if part.kind not in _FRONT]
    said = {squeezed(part.text) for part in front if part.kind == "headline"}
    return front + [part for part in rest if squeezed(part.text) not in said]


def found_in(source: str, words: str | None, kind: BlockKind) -> Part | None:
    """`words` of the metadata as a part, with their place where `source` has them to the letter."""
    if not words:
        return None
    at = source.find(words)
    return nowhere(kind, words) if at < 0 else Part(kind, (Piece(words, at, len(words)),))
