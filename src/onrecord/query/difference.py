"""What changed from one record to another: headline, statements, dates and figures, and the rest of the text.

Strategy. The two texts are aligned word by word, sentences first, without regard to case and to the printer's marks. A
date or figure has changed if its words lie where the texts differ; there the first of one text is taken for the first
of its kind in the other. One that goes in one place and comes in another with the same value was moved, and one that is
only written in another way has not changed. Statements are paired by their words, the most alike first, each with one.
What else differs is told by its paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Literal

import msgspec

from onrecord.query.align import Region, Text, align, passages, text_of
from onrecord.query.figures import FigureKind, figures
from onrecord.query.utterance import may_be_one
from onrecord.query.words import Piece, forms, marked
from onrecord.reading.reading import Act
from onrecord.record.evidence import Evidence
from onrecord.record.record import Record, Statement
from onrecord.span import Span

Aspect = Literal["words", "speaker", "act", "date"]
Kind = Literal["date"] | FigureKind

REWORDED = 0.4
"""How alike two statements are at least that are one in two wordings: the share of their neighbouring words that both
have. Those of one speaker and one place in the text may be less alike."""
SAME_PLACE = 0.2
"""The same of single words, for statements of one speaker that replace one another in the text."""


_CERTAINTY = str.maketrans("", "", "?~%")


class Said(msgspec.Struct, frozen=True):
    """A statement on one side: its id, its speaker's name or the words of the source, and its place."""

    id: str
    speaker: str | None
    act: Act | None
    said_on: str | None
    words: str
    start: int
    end: int


class StatementChange(msgspec.Struct, frozen=True):
    """A statement that came (no `before`), went (no `after`), or changed in some aspects; `words` shows how."""

    before: Said | None
    after: Said | None
    aspects: tuple[Aspect, ...] = ()
    words: tuple[Piece, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """A date or figure on one side: its words, its value (EDTF for a date), and its place."""

    text: str
    value: str
    start: int
    end: int


class FigureChange(msgspec.Struct, frozen=True):
    """A date or figure that came, went, or changed; `words` is its sentence, with what changed there."""

    kind: Kind
    before: Told | None
    after: Told | None
    words: tuple[Piece, ...]


class Difference(msgspec.Struct, frozen=True):
    """What changed. `headline` is None where it is worded as it was; `passages` are paragraphs with other changes than
    those in `statements` and `figures`. All in the order of the later text, what went last. `withdrawn` is "canceled"
    or "withheld" if the provider took the story back."""

    headline: tuple[Piece, ...] | None
    statements: tuple[StatementChange, ...]
    figures: tuple[FigureChange, ...]
    passages: tuple[tuple[Piece, ...], ...]
    withdrawn: str | None = None

    def __bool__(self) -> bool:
        return bool(self.headline or self.statements or self.figures or self.passages)


def difference(before: Record, after: Record) -> Difference:
    """What changed from one record to another."""
    old, new = text_of(before.page), text_of(after.page)
    regions = align(old, new)
    said = tuple(_statements(before, after, old, new, regions))
    told = tuple(_figures(before, after, old, new, regions))
    return Difference(_headline(before, after), said, told, tuple(_passages(old, new, regions, said, told)))


def _headline(before: Record, after: Record) -> tuple[Piece, ...] | None:
    old, new = _headline_of(before), _headline_of(after)
    return None if forms(old) == forms(new) else marked(old, new)


def _headline_of(record: Record) -> str:
    for block in record.page.blocks:
        if block.kind == "headline":
            return record.page.text[block.start : block.end]
    return record.item.metadata.headline or ""


def _statements(
    before: Record, after: Record, old: Text, new: Text, regions: Sequence[Region]
) -> Iterator[StatementChange]:
    pairs = _paired(before, after, old, new, regions)
    for at, one in enumerate(after.statements):
        if at not in pairs:
            yield StatementChange(None, _said(after, one), words=(Piece("added", _words(one)),))
            continue
        earlier = before.statements[pairs[at]]
        first, second = _said(before, earlier), _said(after, one)
        if aspects := tuple(_aspects(first, second, _cue(earlier) != _cue(one))):
            yield StatementChange(first, second, aspects, marked(first.words, second.words))
    for at, one in enumerate(before.statements):
        if at not in pairs.values():
            yield StatementChange(_said(before, one), None, words=(Piece("gone", _words(one)),))


def _paired(before: Record, after: Record, old: Text, new: Text, regions: Sequence[Region]) -> dict[int, int]:
    """By the number of a statement of `after`, that of the one in `before` that it was."""
    scored = []
    first = [(set(_pairs(one)), old.region_of(regions, *_span(one), 0)) for one in before.statements]
    second = [(set(_pairs(one)), new.region_of(regions, *_span(one), 1)) for one in after.statements]
    for n, (own, place) in enumerate(first):
        for m, (others, other_place) in enumerate(second):
            likeness = _shared(own, others)
            here = place is not None and place == other_place and _one_speaker(before, after, n, m)
            if likeness >= REWORDED or (here and _shared(_singly(own), _singly(others)) >= SAME_PLACE):
                scored.append((-likeness, abs(n - m), n, m))
    out: dict[int, int] = {}
    for _, _, n, m in sorted(scored):
        if m not in out and n not in out.values():
            out[m] = n
    return out


def _singly(pairs: AbstractSet[tuple[str, ...]]) -> set[str]:
    return {word for pair in pairs for word in pair if word}


def _shared(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """What two sets share, from 0 to 1 (Dice's measure)."""
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def _one_speaker(before: Record, after: Record, n: int, m: int) -> bool:
    one, other = before.statements[n].speaker, after.statements[m].speaker
    return one is not None and other is not None and may_be_one(_name(before, one), _name(after, other))


def _pairs(one: Statement) -> Iterator[tuple[str, ...]]:
    """Neighbouring words, the ends of the statement among them so that short ones have some."""
    words = ["", *forms(_words(one)), ""]
    yield from pairwise(words)


def _aspects(before: Said, after: Said, other_cue: bool) -> Iterator[Aspect]:
    """What changed. The act is a reading of the words: where these are the same, another act is no news."""
    other_words = forms(before.words) != forms(after.words)
    if other_words:
        yield "words"
    if _other_name(before.speaker, after.speaker):
        yield "speaker"
    if before.act != after.act and (other_words or other_cue):
        yield "act"
    if _sure(before.said_on) != _sure(after.said_on):
        yield "date"


def _sure(date: str | None) -> str | None:
    """A date without what EDTF says of its certainty."""
    return date and date.translate(_CERTAINTY)


def _other_name(one: str | None, other: str | None) -> bool:
    first, second = set(forms(one or "")), set(forms(other or ""))
    return not (first <= second or second <= first) or (not first) != (not second)


def _said(record: Record, one: Statement) -> Said:
    speaker = _name(record, one.speaker) if one.speaker is not None else _joined(one.source) or None
    said_on = one.said_on.value if one.said_on is not None else None
    return Said(one.id, speaker, one.act, said_on, _words(one), *_span(one))


def _name(record: Record, id: str) -> str:  # noqa: A002
    return next(party.name for party in record.parties if party.id == id)


def _span(one: Statement) -> tuple[int, int]:
    return one.content[0].start, one.content[-1].end


def _words(one: Statement) -> str:
    return _joined(one.content)


def _cue(one: Statement) -> list[str]:
    return forms(_joined(one.cue))


def _joined(pieces: Sequence[Evidence]) -> str:
    return " … ".join(" ".join(piece.text.split()) for piece in pieces)


class _Placed(msgspec.Struct, frozen=True):
    """A date or figure of one side, and the number of the region of change it lies in."""

    kind: Kind
    told: Told
    region: int


def _figures(before: Record, after: Record, old: Text, new: Text, regions: Sequence[Region]) -> Iterator[FigureChange]:
    gone: dict[tuple[int, Kind], list[Told]] = defaultdict(list)
    for one in _placed(before, old, regions, 0):
        gone[one.region, one.kind].append(one.told)
    changes: list[tuple[Kind, Told | None, Told | None]] = []
    for one in _placed(after, new, regions, 1):
        there = gone[one.region, one.kind]
        equal = next((told for told in there if told.value == one.told.value), None)
        if equal is not None:
            there.remove(equal)
        else:
            changes.append((one.kind, there.pop(0) if there else None, one.told))
    left = [(kind, told) for (_, kind), there in sorted(gone.items()) for told in there]
    for kind, earlier, later in changes:
        moved = [one for one in left if later is not None and (one[0], one[1].value) == (kind, later.value)]
        if earlier is None and moved:
            left.remove(moved[0])
        else:
            yield _change(kind, earlier, later, old, new)
    for kind, earlier in left:
        yield _change(kind, earlier, None, old, new)


def _change(kind: Kind, earlier: Told | None, later: Told | None, old: Text, new: Text) -> FigureChange:
    before = old.sentence(earlier.start) if earlier is not None else ""
    after = new.sentence(later.start) if later is not None else ""
    words = marked(before, after) if before and after else (Piece("same", before or after),)
    return FigureChange(kind, earlier, later, words)


def _placed(record: Record, text: Text, regions: Sequence[Region], side: Literal[0, 1]) -> Iterator[_Placed]:
    """The dates and figures of a side that lie where the texts differ, in order."""
    dates = [one for one in record.times if one.value is not None]
    found: list[tuple[Kind, Told]] = [("date", Told(one.text, str(one.value), one.start, one.end)) for one in dates]
    spans = [Span(one.start, one.end) for one in record.times]
    found += [(one.kind, Told(one.text, one.value, one.start, one.end)) for one in figures(record.page.text, spans)]
    for kind, told in sorted(found, key=lambda one: one[1].start):
        place = text.region_of(regions, told.start, told.end, side)
        if place is not None:
            yield _Placed(kind, told, place)


def _passages(
    old: Text,
    new: Text,
    regions: Sequence[Region],
    said: Sequence[StatementChange],
    told: Sequence[FigureChange],
) -> Iterator[tuple[Piece, ...]]:
    """Paragraphs that differ where no statement and no figure that changed stands, by sentences."""
    before, after = _places(one.before for one in said), _places(one.after for one in said)
    before |= _places(one.before for one in told)
    after |= _places(one.after for one in told)
    shown = {one.words for one in told}
    for whole, inside in passages(old, new, regions):
        if all(_covered(old.span(one.before), before) and _covered(new.span(one.after), after) for one in inside):
            continue
        words = marked(old.sentences(whole.before), new.sentences(whole.after))
        if words not in shown:
            yield words


def _places(sides: Iterable[Said | Told | None]) -> set[tuple[int, int]]:
    return {(one.start, one.end) for one in sides if one is not None}


def _covered(span: tuple[int, int] | None, by: Iterable[tuple[int, int]]) -> bool:
    return span is None or any(start <= span[0] and span[1] <= end for start, end in by)
