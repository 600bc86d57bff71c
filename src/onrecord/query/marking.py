"""Where in a text that stands which was asked for, and a passage around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from onrecord.query.stems import alike, completions
from onrecord.query.syntax import All, Any, Expression, Near, Phrase
from onrecord.query.tokens import Spelled

PASSAGE = 320
"""Code points of a passage at most: some fifty words, more than most statements have."""
_LEAD = 100
"""Code points of a passage before what was asked for."""
_CUT = "…"
Marks = tuple[tuple[int, int], ...]


class Passage(msgspec.Struct, frozen=True):
    """Some of a text, cut with "…" where it goes on, and where in it the words stand that were asked for.

    `marks` are half-open offsets into `text` in code points, in order and apart.
    """

    text: str
    marks: Marks = ()

    def marked(self, opening: str, closing: str) -> str:
        """The text with `opening` and `closing` around each mark."""
        parts, at = [], 0
        for start, end in self.marks:
            parts += [self.text[at:start], opening, self.text[start:end], closing]
            at = end
        return "".join([*parts, self.text[at:]])


def marks(asked: Sequence[Expression], text: str) -> Marks:
    """Where the words and phrases of `asked` stand in `text`; phrases, and what is to be near, only as asked for."""
    spelled = Spelled(text)
    found = sorted({place for one in asked for place in _found(one, spelled.words)})
    if not found:
        return ()
    places = spelled.places()
    joined: list[tuple[int, int]] = []
    for first, last in found:
        start, end = places[first][0], places[last][1]
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def passage(text: str, places: Marks, length: int = PASSAGE) -> Passage:
    """At most `length` code points of `text` round the first of `places`, cut between words."""
    if len(text) <= length:
        return Passage(text, places)
    first = places[0][0] if places else 0
    start = max(0, min(first - _LEAD, len(text) - length))
    if start:
        space = text.find(" ", start, first)
        start = start if space < 0 else space + 1
    end = min(len(text), start + length)
    if end < len(text):
        space = text.rfind(" ", start + 1, end)
        end = end if space < 0 else space
    before, after = _CUT * (start > 0), _CUT * (end < len(text))
    shift = len(before) - start
    inside = ((max(one, start), min(other, end)) for one, other in places if one < end and other > start)
    return Passage(f"{before}{text[start:end]}{after}", tuple((one + shift, other + shift) for one, other in inside))


def _found(one: Expression, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The numbers of the first and last word of each place."""
    match one:
        case Phrase():
            yield from _phrases(one, words)
        case Near():
            yield from _near(one, words)
        case Any() | All():
            for part in one.parts:
                yield from _found(part, words)


def _phrases(one: Phrase, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    kinds = set(words)
    last = len(one.words) - 1
    fitting = [
        {form for form in kinds if form[0] == asked[0] and _is(asked, form, one.prefix and number == last)}
        for number, asked in enumerate(one.words)
    ]
    if not all(fitting):
        return
    first = fitting[0]
    for at in (at for at, word in enumerate(words[: len(words) - last]) if word in first):
        if last == 0 or all(words[at + number] in forms for number, forms in enumerate(fitting)):
            yield at, at + last


@lru_cache(maxsize=65_536)
def _is(asked: str, form: str, prefix: bool) -> bool:
    """Whether a word of a text is one that was asked for, or begins like it if that will do."""
    return alike(asked, form) or (
        prefix and (form.startswith(asked) or any(alike(word, form) for word in completions(asked)))
    )


def _near(one: Near, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    others = list(_phrases(one.other, words))
    for first, last in _phrases(one.one, words):
        for start, end in others:
            if 0 < start - last <= one.distance + 1 or 0 < first - end <= one.distance + 1:
                yield first, last
                yield start, end
