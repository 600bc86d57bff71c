"""Quotations that are never closed, and quotations above the story that the story words differently."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from onrecord.record.findings.story import Story
from onrecord.record.findings.values import Finding
from onrecord.span import Span

UNCLOSED, HEADLINE = "unclosed-quotation", "headline-quotation"

_SHOWN = 80
"""Code points of a quotation that a message repeats."""
_MARKS = "\"'“”„‟‘’‚‛«»‹›"
_DOUBLE = re.compile('["“”„‟«»]')
_CLOSING = {"“": "”", "«": "»", "„": "“"}
_LEAST_OPEN = 3
"""Words from which what is left open is a quotation and not a stray mark."""
_FURTHER = 4
"""Blocks after its own in which a quotation may yet be closed: quotations over paragraphs are rarely longer."""
_INCHES = re.compile(r"\d\s?[\"”″]")
_MOJIBAKE = re.compile("â€|[\x80-\x9f\ufffd]|''|``")


def unclosed(story: Story) -> Iterator[Finding]:
    """Quotations of a paragraph that have no end, neither there nor in a paragraph that they run on into."""
    for number, one in enumerate(story.quoted):
        if one.ending != "unclosed" or (number and story.quoted[number - 1].ending == "running-on"):
            continue
        end = _end(story, one.span)
        if len(_WORD.findall(story.text, one.span.start, end)) < _LEAST_OPEN or _doubtful(story, one.span):
            continue
        message = "This quotation is opened and never closed."
        yield story.finding(UNCLOSED, one.span.start, end, message, _closed(story, one.span.start, end))


def _doubtful(story: Story, span: Span) -> bool:
    """Whether the quotation may be closed all the same: marks may be inches or broken, or one stands further on."""
    number = story.page.block_at(span.start)
    if number is None or story.page.blocks[number].kind != "paragraph":
        return True
    block = story.page.blocks[number]
    words = story.text[block.start : block.end]
    closing = _CLOSING.get(story.text[span.start])
    if _INCHES.search(words) or _MOJIBAKE.search(words) or words[-1] in ":,;" or words[-1].isalnum():
        return True
    again = story.text[_end(story, span) : block.end].lstrip()[:1] == '"'
    if story.text[span.start] == '"' and again and story.text[_end(story, span) - 1] not in ".,!?:;":
        return True  # the closing mark may stand on the wrong side of a space
    if closing and story.text.find(closing, span.start + 1, block.end) >= 0:
        return True
    following = story.page.blocks[number + 1 : number + 1 + _FURTHER]
    return any(_closes(story, Span(after.start, after.end)) for after in following)


def _closes(story: Story, stretch: Span) -> bool:
    """Whether the first double mark of a stretch closes what was opened before it."""
    mark = _DOUBLE.search(story.text, stretch.start, stretch.end)
    if mark is None:
        return False
    if mark.group() in "”»":
        return True
    before = story.text[mark.start() - 1] if mark.start() > stretch.start else " "
    return mark.group() == '"' and not before.isspace() and before not in "([—–-"


def _closed(story: Story, start: int, end: int) -> str | None:
    """The words with a closing mark where the statement that opens with them ends, if a cue follows; else None."""
    mark = {"“": "”", "„": "“", "«": "»"}.get(story.text[start], story.text[start])
    statement = story.opened.get(start) or story.opened.get(start + 1)
    if statement is None or not statement.cue:
        return None
    at = statement.content[0].end
    at += story.text[at : at + 1] == ","
    if at <= statement.cue[0].start < end and story.text[at - 1] == ",":
        return story.text[start:at] + mark + story.text[at:end]
    return None


def _end(story: Story, span: Span) -> int:
    """Where the next quotation opens inside the one left open, else its end."""
    after = bisect.bisect_right(story.quoted, span.start, key=lambda one: one.span.start)
    inner = [one.span.start for one in story.quoted[after : after + 1] if one.span.start < span.end]
    mark = story.text[span.start]
    again = re.compile(rf"\s+(?=[{_MARKS}]\w)").search(story.text, span.start + 1, span.end) if mark in _MARKS else None
    ends = [*inner, *([again.start()] if again else []), span.end]
    words = story.text[span.start : min(ends)]
    return span.start + len(words.rstrip())


class _Words(NamedTuple):
    """Words in small letters and where each stands."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LEAST = 4
"""Words of a quotation above the story from which it is compared: of fewer, no likeness tells."""
_ALIKE = 0.6
"""Share of the words, in their order, that the two wordings must have in common to be one quotation."""
_COMMON = frozenset(
    "a an the of to in on at by for with from and or but is are was were be been it its this that these those we you "
    "he she they i not no will would have has had do does did as our their his her my your".split()
)
_LIKE = 2
"""Words other than the commonest that they must share; _LIKE_OPENING if they open alike."""
_LIKE_OPENING = 1


def headline(story: Story) -> Iterator[Finding]:
    """Quotations in headline and standfirst that no words of the story equal, and one quotation of it is like."""
    above = [block for block in story.page.blocks if block.kind in ("headline", "standfirst")]
    body = [block for block in story.page.blocks if block.kind == "paragraph"]
    quoted = [
        one
        for one in story.quoted
        if one.depth == 1 and one.ending == "closed" and any(b.start <= one.span.start < b.end for b in above)
    ]
    if not quoted or not body:
        return
    all_words = " ".join(word for block in body for word in _words(story, Span(block.start, block.end)).words)
    starts = {block.start for block in body}
    below = [one.span for one in story.quoted if one.depth == 1 and _block_start(story, one.span) in starts]
    for one in quoted:
        said = _words(story, one.span)
        if len(said.words) < _LEAST or f" {' '.join(said.words)} " in f" {all_words} ":
            continue
        best = max((_likeness(story, said, span) for span in below), default=None)
        if best is not None and best[0] >= _ALIKE:
            yield _differs(story, one.span, best[1])


def _block_start(story: Story, span: Span) -> int:
    number = story.page.block_at(span.start)
    return -1 if number is None else story.page.blocks[number].start


_SHORT = {"'re": "are", "'s": "is", "'ll": "will", "'ve": "have", "'m": "am", "'d": "would", "n't": "not"}
_PIECE = re.compile(r"\w+?(?=n['’]t\b)|n['’]t\b|['’](?:re|s|ll|ve|m|d)\b|\w+")
"""Words, short forms cut off."""


def _words(story: Story, span: Span) -> _Words:
    found = list(_PIECE.finditer(story.text, span.start, span.end))
    small = [match.group().lower().replace("’", "'") for match in found]
    return _Words(
        tuple(_SHORT.get(word, word) for word in small), tuple(Span(match.start(), match.end()) for match in found)
    )


def _likeness(story: Story, said: _Words, span: Span) -> tuple[float, Span]:
    """The share of the words said that stand in a quotation in their order, and the stretch that holds them."""
    there = _words(story, span)
    blocks = SequenceMatcher(None, said.words, there.words, autojunk=False).get_matching_blocks()
    same = [number for block in blocks for number in range(block.a, block.a + block.size)]
    if not same:
        return 0.0, span
    first, last = blocks[0], blocks[-2]
    stretch = Span(there.spans[first.b].start, there.spans[last.b + last.size - 1].end)
    telling = [number for number in same if said.words[number] not in _COMMON]
    width = last.b + last.size - first.b
    if len(telling) < _like(said.words, there.words[first.b :]) or width > 2 * len(said.words):
        return 0.0, span
    return len(same) / max(len(said.words), 1), stretch


def _like(said: Sequence[str], there: Sequence[str]) -> int:
    return _LIKE_OPENING if said[0] == there[0] else _LIKE


def _differs(story: Story, above: Span, below: Span) -> Finding:
    words = _shown(below.of(story.text))
    message = f"The story words this quotation differently: “{words}”."
    return story.finding(HEADLINE, above.start, above.end, message)


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
