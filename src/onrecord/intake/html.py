"""HTML: a page of a news site to one Item.

Strategy. The words come from a walk over the source itself (markup.py), so that each has its exact place;
trafilatura says which of the blocks belong to the story. A block of the source is kept if trafilatura's text
has a line of the same words, or, for longer blocks, words that begin or continue a line it found no block
for. Headline, standfirst, byline, captions and credits, which body extractors drop, are found by their
markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.errors import EmptyStory, FormatError
from onrecord.intake.delivery import Delivery
from onrecord.intake.headmatter import Headmatter, headmatter
from onrecord.intake.item import BlockKind, Item, Metadata
from onrecord.intake.markup import Block, blocks
from onrecord.intake.parts import Part, assemble, nowhere, squeezed

_FURNITURE = ("footer", "aside", "dialog")
"""Elements that seldom hold a part of the story; a form may hold the whole page, so it is not among them."""
_HIDDEN = tuple(
    "title iframe noscript svg template object video audio canvas script style "
    "nav menu button select option textarea".split()
)
"""Elements that never hold a part of the story."""
_STANDFIRST = re.compile(
    r"(?:^|[-_ ])(?:standfirst|dek|deck|sub-?head(?:line)?|sub-?title|strapline)s?(?:$|[-_ ])|__lead\b"
)
_BYLINE = re.compile(r"(?:^|[-_ ])(?:byline|author|author-?name)(?:$|[-_ ])")
_CREDIT = re.compile(r"credit|copyright|photographer", re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[-_ ])(?:caption|image-?caption|photo-?caption)(?:$|[-_ ])")
_SHINGLE = 24
"""Letters by which a piece of a longer line is known; shorter blocks must be a whole line."""
_LONGEST_BYLINE = 200
_MOST_TAGS = 60_000
"""Tags in a page up to which trafilatura is asked: its time grows with their square (1 s at 50,000, 7 s at
270,000). Beyond, which no story reaches, the markup alone decides.
"""
_MOST_ATTRIBUTES = 4_000
"""Attributes of one element up to which it is asked, for the same reason (0.3 s at 8,000, 3.5 s at 32,000)."""
_LONG_TAG = re.compile(r"<[^<>]{8000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ANY_DAY = "2200-01-01"
"""htmldate refuses dates after today unless told otherwise; nothing here may depend on the clock."""


def parse(source: str, delivery: Delivery = Delivery()) -> Iterator[Item]:
    """The story of the page `source` (decoded HTML) as one Item, with hints, origin and the page's own
    metadata.

    Raises EmptyStory if no text of a story is found, FormatError if the markup cannot be read.
    """
    if not source.strip():
        raise EmptyStory("the page is empty", given=delivery.location)
    head = headmatter(source)
    visible = [block for block in blocks(source) if not block.inside(*_HIDDEN)]
    body, extracted = _extract(source, delivery)
    metadata = _joined(head.metadata, extracted)
    parts = _parts(visible, _kept(visible, body), head)
    if not any(kind in (None, "paragraph") for kind, _ in parts):
        raise EmptyStory("no text of a story was found on the page", given=delivery.location)
    made = assemble(parts)
    yield Item(
        text=made.text,
        media_type="text/html",
        location=delivery.location,
        retrieved=delivery.retrieved,
        published_given=delivery.published,
        metadata=msgspec.structs.replace(metadata, headline=metadata.headline or head.title),
        hints=made.hints,
        origin=made.origin,
        delivered=source,
    )


def _extract(source: str, delivery: Delivery) -> tuple[str, Metadata]:
    """trafilatura's text of the page and what metadata it finds."""
    if source.count("<") > _MOST_TAGS or _overloaded(source):
        return "", Metadata()
    import trafilatura

    try:
        document = trafilatura.bare_extraction(
            source,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": _ANY_DAY},
        )
    except Exception as error:  # whatever broken markup makes a parser do is the page's fault, not ours
        raise FormatError(f"the page's markup cannot be read: {error}", given=delivery.location) from error
    if document is None or isinstance(document, dict):
        return "", Metadata()
    return document.text or "", Metadata(
        headline=document.title,
        byline=document.author,
        published=document.date,
        url=document.url,
        provider=document.sitename,
    )


def _overloaded(source: str) -> bool:
    """Whether some element has so many attributes as no story needs."""
    attributes = (_QUOTED.sub("", found.group()).replace("/", " ").split() for found in _LONG_TAG.finditer(source))
    return any(len(names) > _MOST_ATTRIBUTES for names in attributes)


def _joined(first: Metadata, second: Metadata) -> Metadata:
    """`first`, with what it lacks from `second`."""
    return msgspec.convert(
        {**msgspec.to_builtins(second), **{k: v for k, v in msgspec.to_builtins(first).items() if v}},
        Metadata,
    )


def _kept(visible: Sequence[Block], body: str) -> list[bool]:
    """Which of the blocks are in the extracted text `body`."""
    words = [squeezed(block.text) for block in visible]
    if not body.strip():
        return [_by_markup(block) for block in visible]
    lines = Counter(squeezed(line.lstrip("- ")) for whole in body.split("\n") for line in whole.split("|"))
    kept = []
    for i, word in enumerate(words):
        exact = lines[word] > 0 and not (visible[i].inside(*_FURNITURE) and _elsewhere(words, visible, i))
        if exact:
            lines[word] -= 1
        kept.append(exact)
    shingles = _shingles(line for line, left in lines.items() if left > 0)
    return [k or (len(w) >= _SHINGLE and w[:_SHINGLE] in shingles) for k, w in zip(kept, words, strict=True)]


def _by_markup(block: Block) -> bool:
    """Whether a block is of the story by its elements alone."""
    if block.inside(*_FURNITURE, "header"):
        return False
    return block.inside("p") or (block.inside("article", "main") and block.inside("li", "h2", "h3", "blockquote"))


def _elsewhere(words: Sequence[str], visible: Sequence[Block], i: int) -> bool:
    """Whether the words of block `i` come again soon, outside of the site's furniture."""
    later = range(i + 1, min(i + 200, len(words)))
    return any(words[j] == words[i] and not visible[j].inside(*_FURNITURE) for j in later)


def _shingles(lines: Iterator[str]) -> set[str]:
    return {line[i : i + _SHINGLE] for line in lines for i in range(max(1, len(line) - _SHINGLE + 1))}


def _parts(visible: Sequence[Block], kept: Sequence[bool], head: Headmatter) -> list[Part]:
    """The parts of the story in order: headline, standfirst, byline, then captions and paragraphs as they
    stand.
    """
    title = _headline(visible, kept, head)
    first = next((i for i, keep in enumerate(kept) if keep and i > title and _plain(visible[i])), len(visible))
    standfirst, byline = _before_body(visible, title, first, head.description)
    opening = [(title, "headline"), (standfirst, "standfirst"), (byline, "byline")]
    taken = {i for i, _ in opening}
    parts = [_part(visible, i, kind) for i, kind in opening if i >= 0]  # type: ignore[arg-type]
    if title < 0 and (words := head.metadata.headline or head.title):
        parts.insert(0, nowhere("headline", words))
    for i, block in enumerate(visible):
        kind = _kind(block, kept[i], i > title)
        if kind is not None and i not in taken and not (kind == "paragraph" and _again(block, parts[:1])):
            parts.append(Part(kind, block.pieces))
    return parts


def _again(block: Block, headline: Sequence[Part]) -> bool:
    """Whether the block only says the headline once more."""
    return any(squeezed(part.text) == squeezed(block.text) for part in headline if part.kind == "headline")


def _part(visible: Sequence[Block], i: int, kind: BlockKind) -> Part:
    return Part(kind, visible[i].pieces)


def _plain(block: Block) -> bool:
    return _kind(block, True, True) == "paragraph"


def _kind(block: Block, kept: bool, in_story: bool) -> BlockKind | None:
    """The kind of a block of the story by its markup; None if it is not of the story."""
    furniture = block.inside(*_FURNITURE)
    marks = " ".join(element.marks for element in block.path[-3:])
    if block.inside("figure", "figcaption") or _CAPTION.search(marks):
        if furniture or not in_story:
            return None
        if _CREDIT.search(marks):
            return "credit"
        return "caption" if block.inside("figcaption") or _CAPTION.search(marks) or kept else None
    return "paragraph" if kept else None


def _headline(visible: Sequence[Block], kept: Sequence[bool], head: Headmatter) -> int:
    """Number of the block that is the headline, -1 if only the metadata has it or nothing does."""
    titles = [squeezed(t).lower() for t in (head.metadata.headline, head.title) if t]
    tops = [i for i, b in enumerate(visible) if b.inside("h1") and not b.inside(*_FURNITURE)]
    for pool in (
        tops,
        [i for i, b in enumerate(visible) if b.inside("h2", "h3") and not b.inside(*_FURNITURE)],
    ):
        for i in pool:
            words = squeezed(visible[i].text).lower()
            if any(words == title or (len(words) >= _SHINGLE and title.startswith(words)) for title in titles):
                return i
    inner = [i for i in tops if visible[i].inside("article", "main")]
    if inner or not titles:
        return (inner or tops or [-1])[0]
    return tops[0] if len(tops) == 1 and (kept[tops[0]] or not head.metadata.headline) else -1


def _before_body(visible: Sequence[Block], title: int, first: int, description: str | None) -> tuple[int, int]:
    """Numbers of the standfirst and the byline; -1 for each that is not there. The byline may follow the
    body.
    """
    standfirst = byline = -1
    wanted = squeezed(description or "")
    for i in range(title + 1, len(visible)):
        block = visible[i]
        if block.inside(*_FURNITURE, "figure", "figcaption"):
            continue
        marks = " ".join(element.marks for element in block.path[-3:])
        above = i < first or not block.text.rstrip().endswith(".")  # a description may repeat the first paragraph
        named = _STANDFIRST.search(marks) or (above and wanted and squeezed(block.text) == wanted)
        if standfirst < 0 and i <= first and named:
            standfirst = i
        elif byline < 0 and _BYLINE.search(marks) and len(block.text) <= _LONGEST_BYLINE:
            byline = i
    return standfirst, byline
