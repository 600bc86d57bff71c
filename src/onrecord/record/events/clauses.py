"""The clause round a time expression, found without a parser.

Strategy. A time belongs to the stretch of its sentence that one voice has: what someone says, or what stands round
that. The stretch is cut into tokens, each of a class (words.py). From the time the scan goes left until a clause has
its verb and, before that, its subject. Where the left side has no verb, the time opens the clause ("On Friday, the
ministry said") or stands before its verb, and the scan goes right to the verb and what completes it. Each class of
token has its own rule for where a scan ends; nothing else is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.record.events import lexicon
from onrecord.record.events.words import COMMA, HARD, JOIN, LEAD, LIGHT, OPENER, PLAIN, TIME, VERB, Words, words_of
from onrecord.span import Span

_MOST_COMPLETION = 8
"""Words after a time that still belong to its clause, where the verb stands before: "met on Friday in the capital"."""
_MOST_PREDICATE = 16
"""Words after a verb to which the scan went right."""
_MOST_ANTECEDENT = 6
"""Words before "who" or "which" that are taken for what it speaks of."""
_FEWEST = 2
"""Words that tell what happened, unless a single one names a happening."""
_QUOTES = frozenset('"“”')
_NEAR_VERB = 4
"""Words after "and" within which a verb shows that another predicate begins."""


class Clause(NamedTuple):
    """The words of a clause, and the word that opens it as one of a kind ("if", "which"), "" where none does."""

    span: Span
    opener: str


def clause(text: str, stretch: Span, time: Span, times: Sequence[Span], holes: Sequence[Span]) -> Clause | None:
    """The clause of `stretch` that `time` dates, without what of it is time at its edges; None if none is left.

    `holes` are the stretches within it that another voice has.
    """
    words = words_of(text, stretch, time.start, times, holes)
    inside = [number for number, at in enumerate(words.starts) if time.start <= at < time.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    lead = first
    while lead and words.classes[lead - 1] in (LIGHT, LEAD) and words.words[lead - 1].isalpha():
        lead -= 1
    start, has_verb = _left(words, lead)
    opener = words.words[start - 1] if start and words.classes[start - 1] == OPENER else ""
    if has_verb and words.words[lead - 1] not in lexicon.AUXILIARIES:
        start, end = _with_antecedent(words, start), _completion(words, last)
    else:
        start, end = _forward(words, start, lead, last)
    span = _trimmed(words, start, end)
    return None if span is None else Clause(span, opener)


def _left(words: Words, lead: int) -> tuple[int, bool]:
    """Where the clause begins that goes on to the token `lead`, and whether it has its verb before that."""
    classes = words.classes
    verb = -1
    at = lead
    while at:
        kind = classes[at - 1]
        if kind in (HARD, OPENER) or (kind == LEAD and verb >= 0):
            return at, verb >= 0
        if kind == COMMA:
            subject = PLAIN in classes[at : verb if verb >= 0 else lead]
            phrase = verb < 0 and classes[at] in (LEAD, LIGHT)
            if subject and not phrase and (verb >= 0 or VERB not in _piece(classes, at - 1)):
                return at, verb >= 0
            if verb >= 0:
                start = _before_parenthesis(classes, at - 1)
                return at if start is None else start, True
        if kind == JOIN and at == lead and at > 1 and classes[at - 2] != TIME and VERB in classes[lead:]:
            return at, False
        if kind == JOIN and verb >= 0 and VERB in _piece(classes, at - 1):
            return at, True
        if kind == VERB:
            verb = at - 1
        at -= 1
    return 0, verb >= 0


def _piece(classes: str, at: int) -> str:
    """The classes from the border before token `at` up to it."""
    return classes[_border(classes, at) : at]


def _border(classes: str, at: int) -> int:
    while at and classes[at - 1] != HARD:
        at -= 1
    return at


def _before_parenthesis(classes: str, closing: int) -> int | None:
    """Where the subject begins of which the comma `closing` ends a parenthesis: "the envoy, who was ill, resigned"."""
    start = _border(classes, closing)
    opening = classes.find(COMMA, start, closing)
    subject = classes[start:opening] if opening >= 0 else ""
    return start if PLAIN in subject and VERB not in subject and OPENER not in subject else None


def _with_antecedent(words: Words, start: int) -> int:
    """The start of what the relative before token `start` speaks of; `start` itself after anything else."""
    if not start or words.words[start - 1] not in lexicon.SUBJECTS:
        return start
    start -= 1
    if words.words[start] not in lexicon.RELATIVES:
        return start
    if start and words.classes[start - 1] == COMMA:
        start -= 1
    until = max(start - _MOST_ANTECEDENT, 0)
    while start > until and (words.classes[start - 1] == PLAIN):
        start -= 1
    return start


def _completion(words: Words, last: int) -> int:
    """Where the words end that complete a clause whose verb stands before the time."""
    end = last
    most = min(len(words.classes), last + _MOST_COMPLETION)
    while end < most and not words.holes[end]:
        pair = words.classes[end] == JOIN and "between" in words.words[last:end]
        if not pair and words.classes[end] not in (PLAIN, LIGHT):
            break
        end += 1
    return end


def _forward(words: Words, start: int, lead: int, last: int) -> tuple[int, int]:
    """Start and end of a clause whose verb does not stand before the time."""
    classes = words.classes
    opens_phrase = PLAIN in classes[start:lead]
    at = last
    if at < len(classes) and classes[at] == COMMA:
        if opens_phrase and LEAD in classes[start:lead]:
            return start, last
        at += 1
        start = start if opens_phrase else at
    end, verb = at, -1
    while end < len(classes):
        kind = classes[end]
        if kind == HARD or (verb >= 0 and (words.holes[end] or kind in (OPENER, COMMA, LEAD))):
            break
        if verb >= 0 and (end - verb > _MOST_PREDICATE or _another_predicate(classes, end)):
            break
        if kind == VERB and verb < 0:
            verb = end
        end += 1
    return start, end


def _another_predicate(classes: str, at: int) -> bool:
    return classes[at] == JOIN and VERB in classes[at : at + _NEAR_VERB]


def _trimmed(words: Words, start: int, end: int) -> Span | None:
    """Tokens [start, end) less times, and the small words and marks, at the edges."""
    while start < end and _is_edge(words, start, first=True) and not _names_a_thing(words, start, end):
        start += 1
    while start < end and _is_edge(words, end - 1, first=False):
        end -= 1
    start, end = _balanced(words, start, end)
    if not _tells(words, start, end):
        return None
    return Span(words.starts[start], words.ends[end - 1])


def _balanced(words: Words, start: int, end: int) -> tuple[int, int]:
    """Tokens [start, end) without the shorter part beside a quotation mark that has no counterpart among them."""
    marks = [number for number in range(start, end) if words.words[number] in _QUOTES]
    if len(marks) % 2 == 0:
        return start, end
    return (start, marks[-1]) if marks[-1] - start > end - marks[0] else (marks[0] + 1, end)


def _tells(words: Words, start: int, end: int) -> bool:
    """Whether tokens [start, end) say what happened: in some words at least, or by a noun for a happening."""
    named = not lexicon.HAPPENINGS.isdisjoint(words.words[start:end])
    return named or end - start >= _FEWEST


def _names_a_thing(words: Words, start: int, end: int) -> bool:
    """Whether the time at the start is part of a name: "the 2029 elections"."""
    return (
        start + 2 < end
        and words.classes[start : start + 3] == TIME + TIME + PLAIN
        and words.words[start] == "the"
        and words.words[start + 1].isdigit()
    )


def _is_edge(words: Words, number: int, *, first: bool) -> bool:
    kind, word = words.classes[number], words.words[number]
    if kind in (COMMA, HARD, JOIN, LEAD, TIME) or not word[0].isalnum() or word in lexicon.CONNECTIVES:
        return True
    if first and word in lexicon.PREPOSITIONS and not words.holes[number]:
        return words.classes[number + 1 : number + 2] == TIME
    if first:
        return words.holes[number] or (kind == OPENER and word not in lexicon.SUBJECTS)
    return kind == OPENER or word in lexicon.PREPOSITIONS or word in lexicon.ARTICLES
