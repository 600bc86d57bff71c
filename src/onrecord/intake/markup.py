"""Markup with places: the blocks of text in HTML or XML, each character with where it stood.

Strategy. A tolerant tokenizer over the source, linear whatever the source: an unclosed tag or comment runs to
the end, as in the HTML standard, so nothing is scanned twice. Elements in BLOCKS end a block when they open
and when they close; others run on inside it. White space collapses as in a browser, entities are resolved,
`br` is a line end and two are a new block. What the blocks mean is for the caller: each carries the path of
its elements. No network, no tree.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.intake.parts import Piece

BLOCKS = frozenset(
    "address article aside blockquote body canvas center caption dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main "
    "menu nav noscript ol option p pre section select summary table tbody td template textarea tfoot th "
    "thead title tr ul video button "
    # NITF and NewsML-G2
    "abstract block body.content body.end body.head bq byline contentset dateline distributor docdata "
    "hedline hl1 hl2 inlinedata inlinexml media media-caption media-producer nitf nitf-table note series "
    "tagline".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset(("script", "style", "title", "textarea"))
_CLOSED_BY_BLOCK = frozenset(("p",))
_CLOSED_BY_SELF = frozenset("li dd dt tr td th option".split())
_KEPT_SPACE = frozenset(("pre", "inlinedata"))
_DEEPEST = 256
"""Elements kept open at most; deeper ones count as part of their ancestor, which keeps the walk linear."""

_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_IN_TAG = re.compile(r"[>\"']")
_ATTRIBUTE = re.compile(r"""(?<![^\s"'/])([^\s=/>"']++)\s{0,7}+=\s{0,7}+(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_SPACE = r"[ \t\n\f]{2,}|[\t\n\f]"
_ENTITY = r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
_SPECIAL = {False: re.compile(f"{_SPACE}|{_ENTITY}"), True: re.compile(_SPACE)}
_MARKS = ("class", "itemprop", "rel", "id", "role", "data-component", "contenttype")


class Tag(NamedTuple):
    """A start tag (`closing` False) or end tag: lower-case local name, attributes' text and where that
    begins.
    """

    name: str
    closing: bool
    empty: bool
    attributes: str
    at: int

    def values(self) -> dict[str, str]:
        """Attributes by lower-case name, entities resolved."""
        return {
            found.group(1).lower(): html.unescape(next(filter(None, found.groups()[1:]), ""))
            for found in _ATTRIBUTE.finditer(self.attributes)
        }


class Text(NamedTuple):
    """Characters `start:end` of the source; `raw` if entities and tags mean nothing in them."""

    start: int
    end: int
    raw: bool


class Element(NamedTuple):
    """An open element: name, the words of its class and like attributes, and its number in the document."""

    name: str
    marks: str
    number: int


class Block(NamedTuple):
    """A run of text between block boundaries, with the elements that were open where it began, outermost
    first.
    """

    pieces: list[Piece]
    path: tuple[Element, ...]

    @property
    def text(self) -> str:
        """The words of the block."""
        return "".join(piece.text for piece in self.pieces)

    def inside(self, *names: str) -> bool:
        """Whether any open element bears one of the names."""
        return any(element.name in names for element in self.path)


def tokens(source: str, *, xml: bool = False) -> Iterator[Tag | Text]:
    """Tags and text of `source` in order. Comments, declarations and instructions are left out."""
    at, size = 0, len(source)
    while at < size:
        opening = source.find("<", at)
        if opening < 0:
            opening = size
        if opening > at:
            yield Text(at, opening, False)
        if opening == size:
            return
        token, at = _token(source, opening, xml)
        if token is not None:
            yield token
        if isinstance(token, Tag) and not xml and token.name in _RAW and not token.closing and not token.empty:
            start, at = at, _raw_end(source, at, token.name)
            yield Text(start, at, token.name in ("script", "style"))


def blocks(source: str, *, xml: bool = False) -> Iterator[Block]:
    """The blocks of text in `source`, with places. Blocks of white space alone are left out."""
    walk = _Walk(source, xml)
    for token in tokens(source, xml=xml):
        yield from walk.take(token)
    yield from walk.close()


def spaced(source: str, start: int, end: int, *, raw: bool = False) -> Iterator[Piece]:
    r"""The characters of `source[start:end]` with entities resolved (unless `raw`) and white space collapsed.

    A collapsed run is " ", or "\n" if it holds one line end, "\n\n" if more: the caller decides what those
    mean.
    """
    at = start
    for found in _SPECIAL[raw].finditer(source, start, end):
        if found.start() > at:
            yield Piece(source[at : found.start()], at, found.start() - at)
        at = found.end()
        words = found.group()
        if words[0] == "&":
            meant = html.unescape(words).replace("\r", "\n")
            if meant:
                yield Piece(meant, found.start(), len(words))
        else:
            yield Piece("\n" * min(words.count("\n"), 2) or " ", found.start(), len(words))
    if at < end:
        yield Piece(source[at:end], at, end - at)


def _token(source: str, at: int, xml: bool) -> tuple[Tag | Text | None, int]:
    """The token that begins with the "<" at `at`, and where the next begins."""
    for opening, closing, skip in (("<!--", "-->", 4), ("<![CDATA[", "]]>", 9)):
        if source.startswith(opening, at) and (xml or skip == 4):
            end = source.find(closing, at + skip)
            end = len(source) if end < 0 else end
            text = Text(at + skip, end, True) if skip == 9 and end > at + skip else None
            return text, end + len(closing)
    named = _NAME.match(source, at)
    if named is None:
        if source[at + 1 : at + 2] in ("!", "?", "/"):
            end = source.find(">", at)
            return None, len(source) if end < 0 else end + 1
        return Text(at, at + 1, False), at + 1
    end = _tag_end(source, named.end())
    if end < 0:
        return None, len(source)
    name = named.group(1).lower().rpartition(":")[2]
    attributes = source[named.end() : end]
    return Tag(name, source[at + 1] == "/", attributes.endswith("/"), attributes, named.end()), end + 1


def _tag_end(source: str, at: int) -> int:
    """Where the ">" that ends a tag stands, or -1 if the source ends first."""
    while True:
        found = _IN_TAG.search(source, at)
        if found is None or found.group() == ">":
            return -1 if found is None else found.start()
        if not source[max(0, found.start() - 8) : found.start()].rstrip().endswith("="):
            at = found.end()  # a stray quotation mark, not one that opens a value
            continue
        at = source.find(found.group(), found.end()) + 1
        if at == 0:
            return -1


def _raw_end(source: str, at: int, name: str) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
    return len(source) if found is None else found.start()


class _Walk:
    """The open elements and the block being built."""

    def __init__(self, source: str, xml: bool) -> None:
        self._source = source
        self._xml = xml
        self._open: list[Element] = []
        self._pieces: list[Piece] = []
        self._path: tuple[Element, ...] = ()
        self._number = 0
        self._ended = True  # the block so far is empty or ends in white space
        self._breaks = 0
        self._kept = 0

    def take(self, token: Tag | Text) -> Iterator[Block]:
        """Take one token in; yield the block that it ends, if any."""
        if isinstance(token, Text):
            yield from self._text(token)
        elif token.name == "br":
            self._breaks += not token.closing or token.empty
            if self._breaks > 1:
                yield from self.close()
            elif self._pieces:
                self._add(Piece("\n", token.at, 0))
        else:
            if token.name in BLOCKS or self._splits(token):
                yield from self.close()
            (self._shut if token.closing else self._start)(token)

    def close(self) -> Iterator[Block]:
        """End the block being built and yield it if it holds more than white space."""
        pieces, self._pieces, self._ended, self._breaks = self._pieces, [], True, 0
        while pieces and not pieces[-1].text.rstrip(" \t\n\f"):
            pieces.pop()
        if not pieces or not any(piece.text.strip() for piece in pieces):
            return
        text, at, length = pieces[-1]
        if text[-1] in " \t\n\f" and len(text) == length:
            stripped = text.rstrip(" \t\n\f")
            pieces[-1] = Piece(stripped, at, len(stripped))
        yield Block(pieces, self._path)

    def _splits(self, token: Tag) -> bool:
        """A credit inside a caption stands apart from it."""
        if token.name not in ("span", "small", "cite") or not any(e.name == "figcaption" for e in self._open):
            return False
        return token.closing or "credit" in token.attributes.lower()

    def _text(self, token: Text) -> Iterator[Block]:
        if self._open and self._open[-1].name in ("script", "style"):
            return
        for piece in spaced(self._source, token.start, token.end, raw=token.raw):
            if piece.text in (" ", "\n", "\n\n"):
                if self._kept and piece.text == "\n\n":
                    yield from self.close()
                elif not self._ended:
                    self._add(Piece("\n" if self._kept and piece.text == "\n" else " ", piece.at, piece.length))
            else:
                self._add(piece)

    def _add(self, piece: Piece) -> None:
        if self._ended and piece.text[0] == " " and len(piece.text) == piece.length:
            piece = Piece(piece.text[1:], piece.at + 1, piece.length - 1)
        if not piece.text:
            return
        if piece.text == "\n":
            while self._pieces and self._pieces[-1].text == " ":
                self._pieces.pop()
        elif not piece.text.isspace():
            self._breaks = 0
        if not self._pieces:
            self._path = tuple(self._open)
        self._ended = piece.text[-1] in " \n"
        self._pieces.append(piece)

    def _start(self, tag: Tag) -> None:
        if (tag.empty and self._xml) or (tag.name in _VOID and not self._xml):
            return
        last = self._open[-1].name if self._open else ""
        closed = last in _CLOSED_BY_BLOCK if tag.name in BLOCKS else False
        if not self._xml and (closed or (last in _CLOSED_BY_SELF and last == tag.name)):
            self._pop()
        if len(self._open) < _DEEPEST or tag.name in _RAW:
            self._number += 1
            values = tag.values() if tag.attributes else {}
            marks = " ".join(values[name] for name in _MARKS if name in values)
            self._open.append(Element(tag.name, marks, self._number))
            self._kept += tag.name in _KEPT_SPACE

    def _shut(self, tag: Tag) -> None:
        if any(element.name == tag.name for element in self._open):
            while self._pop() != tag.name:
                pass

    def _pop(self) -> str:
        name = self._open.pop().name
        self._kept -= name in _KEPT_SPACE
        return name
