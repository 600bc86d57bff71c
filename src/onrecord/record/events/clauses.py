"""The clause round a time expression, found without a parser.

Strategy. A time belongs to the stretch of its sentence that no other voice has: either within what is said, or outside
of it. That stretch is cut into tokens, each of a class (verb, opener of a clause, comma, ...). From the time the scan
goes left until a clause has its verb and what stands before it, its subject; where the left side has no verb, the time
opens the clause ("On Friday, the ministry said") or stands before its verb, and the scan goes right to the verb and
what completes it. Every class of token has its own rule for where a scan ends; nothing else is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.record.events import lexicon
from onrecord.span import Span

_TOKEN = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|[^\w\s]|_")
_HARD = frozenset(";:—–()[]?!…|")
_MOST_COMPLETION = 8
"""Words after a time that still belong to its clause, where the verb stands before: "met on Friday in the capital"."""
_MOST_PREDICATE = 16
"""Words after a verb to which the scan went right."""
_MOST_ANTECEDENT = 6
"""Words before "who" or "which" that are taken for what it speaks of."""

VERB, OPENER, LEAD, COMMA, HARD, JOIN, PLAIN, LIGHT, HOLE = "VBLCHJOAQ"
"""Classes of tokens. LIGHT are prepositions, adverbs and the like, which are no subject; HOLE is what another says, or a bracket."""


class Words(NamedTuple):
    """The tokens of a stretch: `classes[i]` is the class of the token at `starts[i]:ends[i]`."""

    classes: str
    starts: list[int]
    ends: list[int]
    words: list[str]


def words_of(text: str, stretch: Span, times: Sequence[Span], holes: Sequence[Span], at: int) -> Words:
    """The classed tokens of a stretch; those of a time expression are LIGHT.

    The scan goes through what stands in a hole before `at`, and ends at one after it.
    """
    classes, starts, ends, words = [], [], [], []
    for match in _TOKEN.finditer(text, stretch.start, stretch.end):
        word = match.group()
        if _within(match.start(), holes):
            classes.append(HOLE if match.start() < at else HARD)
        else:
            classes.append(LIGHT if _within(match.start(), times) else _class(word))
        starts.append(match.start())
        ends.append(match.end())
        words.append(word.lower())
    return Words("".join(classes), starts, ends, words)


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _class(word: str) -> str:
    low = word.lower().replace("’", "'")
    if low == ",":
        return COMMA
    if word in _HARD:
        return HARD
    for table, kind in _TABLES:
        if low in table:
            return kind
    is_past = low.endswith("ed") and len(low) > 3 and word.islower() and low not in lexicon.NOT_VERBS
    return VERB if is_past else PLAIN if word[0].isalnum() else LIGHT


_TABLES: tuple[tuple[frozenset[str], str], ...] = (
    (lexicon.OPENERS, OPENER),
    (lexicon.LEADS, LEAD),
    (lexicon.CONJUNCTIONS, JOIN),
    (lexicon.AUXILIARIES | lexicon.IRREGULAR | lexicon.PRESENT, VERB),
    (lexicon.PREPOSITIONS | lexicon.ADVERBS, LIGHT),
)


def clause(text: str, stretch: Span, time: Span, times: Sequence[Span], holes: Sequence[Span]) -> Span | None:
    """The clause of `stretch` that `time` dates, without the time where it stands at an edge; None if none is left."""
    words = words_of(text, stretch, times, holes, time.start)
    inside = [number for number, at in enumerate(words.starts) if time.start <= at < time.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    lead = first
    while lead and words.classes[lead - 1] in (LIGHT, LEAD) and words.words[lead - 1][0].isalpha():
        lead -= 1
    start, has_verb = _left(words, lead)
    if has_verb:
        end = _completion(words, last)
    else:
        start, end = _forward(words, start, lead, last)
    return _trimmed(words, start, end, (lead, last))


def _left(words: Words, lead: int) -> tuple[int, bool]:
    """Where the clause begins that goes on to the token `lead`, and whether it has its verb before that."""
    classes = words.classes
    verb = -1
    at = lead
    while at:
        kind = classes[at - 1]
        if kind == HARD or (kind == OPENER and not _is_relative_inside(classes, at, verb)):
            return _with_antecedent(words, at) if kind == OPENER else at, verb >= 0
        if kind == LEAD and verb >= 0:
            return at, True
        if kind == COMMA and verb < 0 and PLAIN in classes[at:lead]:
            if VERB not in _piece_before(classes, at - 1):
                return at, False
        if kind == COMMA and verb >= 0 and PLAIN in classes[at:verb]:
            return at, True
        if kind == JOIN and verb >= 0 and VERB in _piece_before(classes, at - 1):
            return at, True
        if kind == VERB:
            verb = at - 1
        at -= 1
    return 0, verb >= 0


def _is_relative_inside(classes: str, at: int, verb: int) -> bool:
    """Whether a relative clause has ended between its opener and the verb: "the man, who was ill, resigned"."""
    if verb < 0 or at < 2 or classes[at - 2] != COMMA:
        return False
    closed = classes.rfind(COMMA, at, verb)
    return closed >= 0 and PLAIN not in classes[closed:verb] and VERB in classes[at:closed]


def _piece_before(classes: str, at: int) -> str:
    """The classes from the border before token `at` up to it."""
    start = at
    while start and classes[start - 1] not in (HARD, OPENER):
        start -= 1
    return classes[start:at]


def _with_antecedent(words: Words, at: int) -> int:
    """The start of what the relative before token `at` speaks of; `at` itself after another opener."""
    if words.words[at - 1] not in lexicon.RELATIVES:
        return at
    start = at - 1
    if start and words.classes[start - 1] == COMMA:
        start -= 1
    until = max(start - _MOST_ANTECEDENT, 0)
    while start > until and words.classes[start - 1] == PLAIN:
        start -= 1
    return start


def _completion(words: Words, last: int) -> int:
    """Where the words end that complete a clause whose verb stands before the time."""
    end = last
    while end < len(words.classes) and words.classes[end] in (PLAIN, LIGHT) and end - last < _MOST_COMPLETION:
        end += 1
    return end


def _forward(words: Words, start: int, lead: int, last: int) -> tuple[int, int]:
    """Start and end of a clause whose verb does not stand before the time."""
    classes = words.classes
    opens_phrase = PLAIN in classes[start:lead]
    at = last
    if at < len(classes) and classes[at] == COMMA:
        if opens_phrase and start < lead and LEAD in classes[start:lead]:
            return start, last
        at += 1
        start = start if opens_phrase else at
    end, verb = at, -1
    while end < len(classes):
        kind = classes[end]
        if kind == HARD or (verb >= 0 and (kind in (OPENER, COMMA, LEAD) or end - verb > _MOST_PREDICATE)):
            break
        if kind == JOIN and verb >= 0 and VERB in classes[end : end + 4]:
            break
        if kind == VERB and verb < 0:
            verb = end
        end += 1
    return start, end


def _trimmed(words: Words, start: int, end: int, time: tuple[int, int]) -> Span | None:
    """Tokens [start, end) less the time and the small words at its edges."""
    lead, last = time
    if start >= lead:
        start = max(start, last)
    if end <= last:
        end = min(end, lead)
    while start < end and (words.classes[start] in (COMMA, HARD, JOIN, LEAD, HOLE) or _is_mark(words, start)):
        start += 1
    while start < end and words.classes[start] == OPENER and words.words[start] not in lexicon.RELATIVES:
        start += 1
    while start < end and (words.classes[end - 1] in (COMMA, HARD, JOIN, LEAD, OPENER, HOLE) or _is_mark(words, end - 1)):
        end -= 1
    return Span(words.starts[start], words.ends[end - 1]) if start < end else None


def _is_mark(words: Words, number: int) -> bool:
    return words.words[number] in (".", "-", "&", "/", ")", "]")
