"""Parts: pieces of delivered text, put together to an Item's text with a map back.

A Piece is a stretch of characters with its place in what was delivered. Where `length` equals the number of
characters, they stand there one by one; otherwise the whole piece stands for the whole stretch (an entity, a
run of white space, an escape).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.intake.item import BlockKind, Hint, Segment
from onrecord.span import Span

PART_GAP = "\n\n"


class Piece(NamedTuple):
    """`text` was taken from `delivered[at:at + length]`; `at` is below 0 where it has no place there."""

    text: str
    at: int
    length: int


class Part(NamedTuple):
    """One block of the text to be: its pieces, and its kind if the markup names it."""

    kind: BlockKind | None
    pieces: Sequence[Piece]

    @property
    def text(self) -> str:
        """The words of the part."""
        return "".join(piece.text for piece in self.pieces)


class Assembled(NamedTuple):
    """A text with the hints and the segments that an Item carries."""

    text: str
    hints: tuple[Hint, ...]
    origin: tuple[Segment, ...]


def nowhere(kind: BlockKind | None, text: str) -> Part:
    """A part that was not found in the delivery itself."""
    return Part(kind, (Piece(text, -1, 0),))


def squeezed(text: str) -> str:
    """`text` without its white space: what two renderings of the same words have in common."""
    return "".join(text.split())


def assemble(parts: Iterable[Part]) -> Assembled:
    """The text of the parts, separated by blank lines, with hints and origin. Parts without text are left
    out.
    """
    texts: list[str] = []
    hints: list[Hint] = []
    origin: list[Segment] = []
    end = 0
    for part in parts:
        words = part.text
        if not words.strip():
            continue
        start = end + (len(PART_GAP) if texts else 0)
        end = start + len(words)
        texts.append(words)
        if part.kind is not None:
            hints.append(Hint(part.kind, Span(start, end)))
        _place(origin, part.pieces, start)
    return Assembled(PART_GAP.join(texts), tuple(hints), tuple(origin))


def through(pieces: Iterable[Piece], places: Sequence[int]) -> Iterator[Piece]:
    """Pieces of an inner text, moved to the outer text in which the inner one is written with escapes.

    Character `i` of the inner text stands at `places[i]:places[i + 1]` of the outer one.
    """
    for text, at, length in pieces:
        if at < 0 or len(text) != length:
            yield Piece(text, places[at] if at >= 0 else at, places[at + length] - places[at] if at >= 0 else 0)
            continue
        start = 0
        for i in range(length):
            wide = places[at + i + 1] - places[at + i] != 1
            if wide:
                if start < i:
                    yield Piece(text[start:i], places[at + start], i - start)
                yield Piece(text[i], places[at + i], places[at + i + 1] - places[at + i])
                start = i + 1
        if start < length:
            yield Piece(text[start:], places[at + start], length - start)


def _place(origin: list[Segment], pieces: Iterable[Piece], start: int) -> None:
    """Append the segments of `pieces`, which begin at `start`, joining those that run on one by one."""
    for text, at, length in pieces:
        end = start + len(text)
        last = origin[-1] if origin else None
        if at < 0 or not text:
            pass
        elif (
            last is not None
            and len(text) == length
            and (last.end, last.at + last.length) == (start, at)
            and last.end - last.start == last.length
        ):
            origin[-1] = Segment(last.start, end, last.at, last.length + length)
        else:
            origin.append(Segment(start, end, at, length))
        start = end
