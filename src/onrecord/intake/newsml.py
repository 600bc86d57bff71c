"""NewsML-G2 (IPTC): news items, packages and messages with text inline, each news item to one Item.

Strategy. lxml reads the metadata, with entities, DTDs and the network shut off. The text comes from a walk
over the decoded source (markup.py), so that each word has its place; the two meet by the number of the news
item in the document.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from typing import Any

from lxml import etree

from onrecord.errors import EmptyStory, FormatError, OnrecordError
from onrecord.intake.delivery import Delivery
from onrecord.intake.item import WITHDRAWN, Failed, Item, Metadata, status_of
from onrecord.intake.markup import Block, Tag, blocks, tokens
from onrecord.intake.nitf import body_parts, found_in, fronted, markup_parts
from onrecord.intake.parts import Part, Piece, assemble, through

_STORY_ROOTS = frozenset(("nitf", "html", "body", "div", "article", "section", "p"))
_WITHOUT_STORY = {
    "packageItem": "a package that only refers to its items",
    "conceptItem": "a concept item (a person, place, subject or event)",
    "knowledgeItem": "a knowledge item (a set of concepts)",
    "planningItem": "a planning item",
    "catalogItem": "a catalogue of vocabularies",
    "newsMessage": "a message without news items",
}
_MARKUP = re.compile(r"html|nitf")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def parse(source: str, delivery: Delivery = Delivery()) -> Iterator[Item | Failed]:
    """The stories in a NewsML-G2 document. A news item without text is a Failed with EmptyStory.

    Raises FormatError if the XML is not well-formed, declares entities, or is not NewsML-G2; EmptyStory if it
    is of a kind that holds no stories.
    """
    root = _tree(source, delivery)
    name = etree.QName(root).localname
    items = [root] if name == "newsItem" else list(root.iter("{*}newsItem"))
    if name != "newsItem" and name not in _WITHOUT_STORY:
        raise FormatError(f"<{name}> is not a NewsML-G2 document", given=delivery.location)
    if not items:
        raise EmptyStory(f"this is {_WITHOUT_STORY[name]}: it holds no text to read", given=delivery.location)
    stories = _bodies(source)
    for number, element in enumerate(items):
        try:
            yield _item(element, stories.get(number, []), source, delivery)
        except OnrecordError as error:
            alone = len(items) == 1
            yield Failed((delivery.location or "input") if alone else delivery.at(f"item {number + 1}"), error)


def _tree(source: str, delivery: Delivery) -> Any:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", source).lstrip().encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(f"this is not well-formed XML: {error}", given=delivery.location) from error
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise FormatError("this XML declares entities, which are not read", given=delivery.location)
    return root


def _bodies(source: str) -> dict[int, list[Block]]:
    """By number of the news item, the blocks of its first inline content that holds a story."""
    starts = [tag.at for tag in tokens(source, xml=True) if isinstance(tag, Tag) and _opens_item(tag)]
    contents: dict[int, int] = {}
    found: dict[int, list[Block]] = {}
    for block in blocks(source, xml=True):
        names = [element.name for element in block.path]
        inline = next((i for i, name in enumerate(names) if name in ("inlinexml", "inlinedata")), -1)
        if "newsitem" not in names or inline < 0:
            continue
        if names[inline] == "inlinexml" and not _STORY_ROOTS.intersection(names[inline + 1 : inline + 2]):
            continue
        number = bisect(starts, max(piece.at for piece in block.pieces)) - 1
        if contents.setdefault(number, block.path[inline].number) == block.path[inline].number:
            found.setdefault(number, []).append(block)
    return found


def _is_escaped_markup(story: list[Block]) -> bool:
    """Whether the story is (X)HTML or NITF written as character data: escaped, or in a CDATA section."""
    return any(e.name == "inlinedata" and _MARKUP.search(e.marks) for block in story[:1] for e in block.path)


def _escaped_parts(story: list[Block]) -> list[Part]:
    """The parts of a story written as character data, with places that lead through the escapes."""
    inner: list[str] = []
    places: list[int] = []
    end = 0
    for block in story:
        gap = [Piece("\n\n", end, block.pieces[0].at - end)] if inner else []
        for text, at, length in gap + block.pieces:
            inner.append(text)
            places.extend(range(at, at + length) if len(text) == length else [at] * len(text))
            end = at + length
    parts = markup_parts("".join(inner))
    return [Part(part.kind, tuple(through(part.pieces, [*places, end]))) for part in parts]


def _opens_item(tag: Tag) -> bool:
    return tag.name == "newsitem" and not tag.closing


def _item(element: Any, story: list[Block], source: str, delivery: Delivery) -> Item:
    metadata = _metadata(element)
    body = _escaped_parts(story) if _is_escaped_markup(story) else list(body_parts(story))
    if metadata.status in WITHDRAWN and not any(part.kind == "paragraph" for part in body):
        note = found_in(source, _words(element, "itemMeta/edNote") or metadata.headline, "paragraph")
        body += [] if note is None else [note]  # a notice: what it says stands elsewhere, if anywhere
    if not any(part.kind == "paragraph" for part in body):
        item_class = _attribute(element, "itemMeta/itemClass", "qcode") or "of no class"
        raise EmptyStory(f"a news item ({item_class}) has no text in it", given=element.get("guid"))
    outer = (found_in(source, metadata.headline, "headline"), found_in(source, metadata.byline, "byline"))
    made = assemble(fronted(body, *outer))
    return Item(
        text=made.text,
        media_type="application/vnd.iptc.g2.newsitem+xml",
        id=element.get("guid"),
        location=delivery.location,
        retrieved=delivery.retrieved,
        published_given=delivery.published,
        metadata=metadata,
        hints=made.hints,
        origin=made.origin,
        delivered=source,
    )


def _metadata(item: Any) -> Metadata:
    language = item.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Metadata(
        headline=_words(item, "contentMeta/headline"),
        byline=_words(item, "contentMeta/by") or _words(item, "contentMeta/creator/name"),
        published=_words(item, "itemMeta/versionCreated") or _words(item, "itemMeta/firstCreated"),
        language=_attribute(item, "contentMeta/language", "tag") or language,
        provider=_named(item, "itemMeta/provider") or _named(item, "contentMeta/infoSource"),
        version=item.get("version"),
        urgency=_words(item, "contentMeta/urgency"),
        embargo=_words(item, "itemMeta/embargoed"),
        status=status_of(
            _attribute(item, "itemMeta/pubStatus", "qcode") or _attribute(item, "itemMeta/pubStatus", "uri")
        ),
    )


def _path(path: str) -> str:
    return "/".join(f"{{*}}{step}" for step in path.split("/"))


def _words(item: Any, path: str) -> str | None:
    """The words of the first element at `path` that has any, on one line."""
    for found in item.iterfind(_path(path)):
        if words := " ".join("".join(found.itertext()).split()):
            return words
    return None


def _attribute(item: Any, path: str, name: str) -> str | None:
    found = item.find(_path(path))
    return None if found is None else found.get(name)


def _named(item: Any, path: str) -> str | None:
    """A party's name, or failing that its literal, code or address, as given."""
    coded = (_attribute(item, path, name) for name in ("literal", "qcode", "uri"))
    return _words(item, f"{path}/name") or next(filter(None, coded), None)
