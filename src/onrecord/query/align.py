"""Two texts word by word: where they differ. Sentences are aligned first, then the words of those that differ, so that
long texts stay quick and a word that is everywhere ties nothing together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from onrecord.query.words import Word, aligned, words
from onrecord.record.record import PageRef

Side = Literal[0, 1]
_LEFT_OUT = frozenset({"furniture", "headline"})
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”“’')]*\s+(?=[\"“„‘'(]?[A-Z0-9])|\n+")
_LARGEST = 4_000_000
"""Pairs of words that are compared at most; where more differ, all of it has changed."""


class Region(msgspec.Struct, frozen=True):
    """Where two texts differ: the numbers of the words on both sides, half-open."""

    before: tuple[int, int]
    after: tuple[int, int]


class Text(msgspec.Struct, frozen=True):
    """The words of a page that are compared, and where each of its sentences begins and ends among them."""

    page: str
    words: tuple[Word, ...]
    bounds: tuple[tuple[int, int], ...]

    def forms(self, first: int, end: int) -> list[str]:
        """Words as they are compared."""
        return [one.form for one in self.words[first:end]]

    def region_of(self, regions: Sequence[Region], start: int, end: int, side: Side) -> int | None:
        """The number of the first region that holds a word of `page[start:end]`; None if none does."""
        first = bisect_right(self.words, start, key=lambda one: one.end)
        last = bisect_left(self.words, end, key=lambda one: one.start)
        for number, region in enumerate(regions):
            here = (region.before, region.after)[side]
            if here[0] < last and first < here[1] and first < last:
                return number
        return None

    def sentence(self, at: int) -> str:
        """The sentence that holds a character of the page."""
        word = min(bisect_right(self.words, at, key=lambda one: one.end), len(self.words) - 1)
        return self.sentences((word, word + 1))

    def sentences(self, place: tuple[int, int]) -> str:
        """The sentences that hold some words, on one line; empty where there are no words."""
        if place[0] >= place[1]:
            return ""
        first, end = self.whole(place)
        start, stop = self.words[first].start, self.words[end - 1].end
        while start > 0 and not self.page[start - 1].isspace():
            start -= 1
        while stop < len(self.page) and not self.page[stop].isspace():
            stop += 1
        return " ".join(self.page[start:stop].split())

    def whole(self, place: tuple[int, int]) -> tuple[int, int]:
        """The words of the sentences that hold some words; nothing where there are none."""
        if place[0] >= place[1]:
            return place
        first = bisect_right(self.bounds, place[0], key=lambda one: one[0]) - 1
        last = bisect_left(self.bounds, place[1], key=lambda one: one[1])
        return self.bounds[first][0], self.bounds[last][1]

    def span(self, place: tuple[int, int]) -> tuple[int, int] | None:
        """The characters of some words; None where there are none."""
        return None if place[0] >= place[1] else (self.words[place[0]].start, self.words[place[1] - 1].end)


def text_of(page: PageRef) -> Text:
    """The words of a page, without its headline and what belongs to the site."""
    found: list[Word] = []
    bounds: list[tuple[int, int]] = []
    for block in page.blocks:
        if block.kind in _LEFT_OUT:
            continue
        for start, end in _sentences(page.text, block.start, block.end):
            own = words(page.text, start, end)
            if own:
                bounds.append((len(found), len(found) + len(own)))
                found += own
    return Text(page.text, tuple(found), tuple(bounds))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _SENTENCE.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def align(before: Text, after: Text) -> tuple[Region, ...]:
    """Where two texts differ, in order."""
    old = [" ".join(before.forms(*one)) for one in before.bounds]
    new = [" ".join(after.forms(*one)) for one in after.bounds]
    out: list[Region] = []
    for same, i, j, k, m in aligned(old, new):
        if not same:
            out += _inside(before, after, _words_of(before, i, j), _words_of(after, k, m))
    return tuple(out)


def passages(before: Text, after: Text, regions: Sequence[Region]) -> Iterator[tuple[Region, list[Region]]]:
    """Regions together that have sentences in common, each with the words of these sentences."""
    whole, inside = None, list[Region]()
    for region in regions:
        old, new = before.whole(region.before), after.whole(region.after)
        if whole is not None and (old[0] < whole.before[1] or new[0] < whole.after[1]):
            whole = Region(_both(whole.before, old), _both(whole.after, new))
            inside.append(region)
            continue
        if whole is not None:
            yield whole, inside
        whole, inside = Region(old, new), [region]
    if whole is not None:
        yield whole, inside


def _both(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """From the first word of two places to the last; one without words adds nothing."""
    if other[0] >= other[1] or one[0] >= one[1]:
        return one if other[0] >= other[1] else other
    return min(one[0], other[0]), max(one[1], other[1])


def _words_of(text: Text, first: int, end: int) -> tuple[int, int]:
    """The words of some sentences."""
    if first == end:
        at = text.bounds[first][0] if first < len(text.bounds) else len(text.words)
        return at, at
    return text.bounds[first][0], text.bounds[end - 1][1]


def _inside(before: Text, after: Text, old: tuple[int, int], new: tuple[int, int]) -> Iterator[Region]:
    if (old[1] - old[0]) * (new[1] - new[0]) > _LARGEST:
        yield Region(old, new)
        return
    for same, i, j, k, m in aligned(before.forms(*old), after.forms(*new)):
        if not same:
            yield Region((old[0] + i, old[0] + j), (new[0] + k, new[0] + m))
