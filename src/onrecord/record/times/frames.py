"""The frame of an attribution: the sentence that reports, without what is reported.

Dates of speech, venues and addressees stand in the frame. It is the sentence of the cue (or of the source, where there
is no cue) less the content; `clear` looks at what stands between two places of it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from onrecord.pages.page import Page
from onrecord.reading.reading import Attribution
from onrecord.span import Span

_ABBREVIATED = "".join(
    rf"(?<!\b{one}[.!?])" for one in "Mr Mrs Ms Dr Sen Gov St Rep Gen Prof No [A-Z] [ap]\\.m".split()
)
_SENTENCE_END = re.compile(rf"[.!?]{_ABBREVIATED}[\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n")
_BREAKS = re.compile(
    r"\b(?:who|whom|whose|which|what|that|where|when|while(?! \w+ing)|as(?! (?:recently|early|late|"
    r"long)\b)(?<!recently as)(?<!early as)"
    r"(?<!late as)|because|although|though|but|after|before|if|since|including|"
    r"unless|whether|so)\b|[;:]",
    re.IGNORECASE,
)
"""Words that begin another clause."""
_SEEN = re.compile(r"\S")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")

_LONGEST = 600
"""Characters of a sentence before and after an attribution that are looked at, so that a text without full stops takes
time in proportion to its length."""

T = TypeVar("T")


class Frame(NamedTuple):
    """The reporting sentence: its span, the span of cue (or source), where the reporting words start, and holes."""

    sentence: Span
    core: Span
    start: int
    holes: tuple[Span, ...]

    def holds(self, start: int, end: int) -> bool:
        """Whether a place lies in the sentence and outside what is reported."""
        inside = self.sentence.start <= start and end <= self.sentence.end
        return inside and not any(hole.start < end and start < hole.end for hole in self.holes)

    def between(self, text: str, start: int, end: int) -> str:
        """The words of the frame between two places, the holes left out."""
        kept, at = [], start
        for hole in self.holes:
            if hole.end > at and hole.start < end:
                kept.append(text[at : max(hole.start, at)])
                at = max(at, hole.end)
        kept.append(text[at:end])
        return " ".join(kept) if at < end or len(kept) > 1 else ""


@lru_cache(maxsize=4)
def _starts(text: str) -> tuple[int, ...]:
    """Where the sentences of a text start. Several stages ask this of one page in turn."""
    return (0, *(match.end() for match in _SENTENCE_END.finditer(text)))


class Sentences:
    """The sentences of a page, found once. What follows the dateline is a sentence of its own: the date and place in
    it tell where the story comes from, and nothing of who spoke when."""

    def __init__(self, page: Page) -> None:
        self._starts = _starts(page.text)
        self._length = len(page.text)
        if page.dateline is not None and (lead := _SEEN.search(page.text, page.dateline.end)):
            self._starts = tuple(sorted({*self._starts, lead.start()}))

    def number(self, at: int) -> int:
        """The number of the sentence that holds a place."""
        return max(bisect.bisect_right(self._starts, at) - 1, 0)

    def around(self, start: int, end: int) -> Span:
        """From the start of the sentence of `start` to the end of that of the last character before `end`."""
        last = self.number(end - 1) + 1
        until = self._starts[last] if last < len(self._starts) else self._length
        return Span(self._starts[self.number(start)], until)


class Nearby(Generic[T]):
    """Things of a text by the sentences that they touch: what stands near a place is found without looking at all."""

    def __init__(self, sentences: Sentences, things: Sequence[T], spans: Callable[[T], Iterable[Span]]) -> None:
        self._sentences = sentences
        self._things = things
        self._numbers: dict[int, list[int]] = {}
        for number, thing in enumerate(things):
            for sentence in {at for span in spans(thing) for at in self._touched(span.start, span.end)}:
                self._numbers.setdefault(sentence, []).append(number)

    def to(self, start: int, end: int) -> list[T]:
        """The things, in their order, that touch a sentence of [start, end)."""
        found = {number for at in self._touched(start, end) for number in self._numbers.get(at, ())}
        return [self._things[number] for number in sorted(found)]

    def _touched(self, start: int, end: int) -> range:
        return range(self._sentences.number(start), self._sentences.number(end - 1) + 1)


def neighbours(sentences: Sentences, attributions: Sequence[Attribution]) -> Nearby[Attribution]:
    """Attributions by where their cues stand and what they report."""
    return Nearby(sentences, attributions, lambda one: (*one.cue, *one.content))


def extent(one: Attribution) -> Span:
    """From the first to the last character of an attribution."""
    spans = (*one.source, *one.cue, *one.content)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def frame_of(sentences: Sentences, one: Attribution, others: Iterable[Attribution] = ()) -> Frame:
    """The frame of an attribution. What `others` report is left out too; where this one stands inside it, what is
    outside is left out: those words are another's frame."""
    spans = one.cue or one.source or one.content
    core = Span(spans[0].start, spans[-1].end)
    start = min(span.start for span in (*one.source, *one.cue, core))
    around = sentences.around(core.start, core.end)
    reach = max([core.end, *(piece.end for piece in one.content if piece.start < around.end)])
    sentence = Span(max(around.start, start - _LONGEST), min(around.end, reach + _LONGEST))
    holes = list(one.content)
    for piece in (piece for other in others if other is not one for piece in other.content):
        if piece.start <= start and core.end <= piece.end:
            sentence = Span(max(sentence.start, piece.start), min(sentence.end, piece.end))
        elif not piece.start <= core.start < piece.end and piece.overlaps(sentence):
            holes.append(piece)
    return Frame(sentence, core, start, tuple(sorted(holes)))


def breaks(words: str) -> bool:
    """Whether another clause begins in these words."""
    return _BREAKS.search(words) is not None


def count(words: str) -> int:
    """How many words."""
    return len(_WORD.findall(words))
