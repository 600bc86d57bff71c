"""Sentences cut into words, with what can be told of subjects and ends of phrases without a parser.

A subject is looked for to the left of its verb: adverbs and auxiliaries are stepped over, an apposition between commas
is left out, a relative pronoun gives way to the noun before it, and after "and" the subject is that of the verb before.
A phrase runs to the right until a clause of another kind begins. Both give up rather than cross a sentence.
"""

from __future__ import annotations

import bisect
import re

from onrecord.record.commitments.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SAYING,
    SUBORDINATORS,
    VERBS,
)
from onrecord.record.times.frames import Sentences
from onrecord.span import Span

_TOKEN = re.compile(
    r"(?:US|AU|NZ|C|A)?[$£€¥]\s?\d[\d.,]*\d?|\d+(?:[.,]\d+)+|\b(?:Inc|Corp|Ltd|Co|Mr|Mrs|Ms|Dr|Sen|Gen|Gov|St|Jr|Rep|Lt|Col|Hon|Snr|Sgt|vs)\.|"
    r"[^\W_]+(?:(?:[.&’'\-/](?=[^\W_])|(?<=\b[A-Z])\.(?=[A-Z]))[^\W_]+)*|[^\w\s]"
)
OPENING = frozenset('"“„«‘([')
CLOSING = frozenset('"”“»’)]')
_QUOTES = frozenset('"“”„«»')
_LIST = frozenset(("and", "or", "&"))
_PRONOUNS = frozenset("i we he she it they you".split())
LONGEST_SUBJECT = 14
"""Words of a subject at most."""
LONGEST_ACTION = 60
"""Words of an action at most."""


class Words:
    """The tokens of a stretch of text (a sentence): code points, forms in lower case, capitals."""

    __slots__ = ("capital", "ends", "lows", "span", "starts", "text")

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span
        found = [match.span() for match in _TOKEN.finditer(text, span.start, span.end)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        forms = [text[start:end] for start, end in found]
        self.lows = [form.lower().replace("’", "'") for form in forms]
        self.capital = [form[0].isupper() for form in forms]

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, place: int) -> int:
        """The number of the token that holds a place, or of the next one."""
        return bisect.bisect_right(self.ends, place)

    def low(self, number: int) -> str:
        """A token in lower case; empty outside the sentence."""
        return self.lows[number] if 0 <= number < len(self.lows) else ""

    def is_word(self, number: int) -> bool:
        """Whether a token is a word or figure, not a mark."""
        return 0 <= number < len(self.lows) and (self.lows[number][0].isalnum() or self.lows[number][-1].isalnum())

    def stretch(self, first: int, last: int) -> Span:
        """The span from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.ends[last])


LONGEST_SENTENCE = 2000
"""Code points from which a sentence without end is read in pieces, so that the time grows with its length alone."""


def sentence_at(sentences: Sentences, place: Span, stretch: Span) -> Span:
    """The sentence of a place within a stretch (a block), or the piece of it that holds the place."""
    whole = sentences.around(place.start, place.end)
    start, end = max(whole.start, stretch.start), min(whole.end, stretch.end)
    if end - start <= LONGEST_SENTENCE:
        return Span(start, end)
    first = start + (place.start - start) // LONGEST_SENTENCE * LONGEST_SENTENCE
    last = min(first + LONGEST_SENTENCE, end)
    return Span(first, max(last, min(place.end, end)))


def is_adverb(low: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NO_ADVERBS)


_NO_ADVERBS = frozenset("family italy assembly supply reply apply comply multiply imply rally monopoly".split())


def before_verb(words: Words, verb: int) -> int:
    """The number of the last token before a verb's group: auxiliaries and adverbs are stepped over."""
    at = verb - 1
    while at >= 0:
        if words.lows[at] in AUXILIARIES or is_adverb(words.lows[at]):
            at -= 1
        elif (dated := _before_date(words, at)) != at:
            at = dated
        else:
            break
    return at


_TIMES = frozenset(
    "week month year morning evening night afternoon weekend january february march april june july august september "
    "october november december summer spring autumn".split()
)
_TIME_LEADS = frozenset(("on", "in", "last", "this", "earlier", "late", "early"))


def _before_date(words: Words, at: int) -> int:
    """The token before "on September 7", "last week" or "on Friday" that ends at a token; the same if there is none."""
    low = words.lows[at]
    if not (low in _TIMES or low in DAYS or low[0].isdigit()):
        return at
    first = at
    while first > 0 and at - first < 5:
        first -= 1
        if words.lows[first] in _TIME_LEADS:
            return first - 1
        if not (words.lows[first] in _TIMES or words.lows[first][0].isdigit() or words.lows[first] in (",", "the")):
            break
    return at


def subject_of(words: Words, verb: int) -> Span | None:
    """The words of a verb's subject, None where they cannot be told."""
    return _subject(words, before_verb(words, verb), 3)


def _subject(words: Words, at: int, depth: int) -> Span | None:
    if at < 0 or depth == 0:
        return None
    low = words.lows[at]
    if low in ("to", "of", "for", "by", "without", "in", "while") or low in _QUOTES:
        if low in _QUOTES and at > 0 and (words.is_word(at - 1) or words.low(at - 1) == ","):
            return _subject(words, before_verb(words, at), depth - 1)
        return lead_subject(words, at)
    if low in RELATIVES:
        if low == "that" and words.low(at - 1) in SAYING:
            return None
        return _subject(words, at - 2 if words.low(at - 1) == "," else at - 1, depth - 1)
    if low in _LIST or low in ("but", "then"):
        before = _same_modal(words, at)
        return lead_subject(words, at) if before is None else _subject(words, before_verb(words, before), depth - 1)
    if low in (",", ")", "—", "–", "-"):
        return _past_apposition(words, at, depth)
    found = _noun_phrase(words, at) if words.is_word(at) else None
    return found if found is None else _described(words, found, depth)


def _described(words: Words, found: Span, depth: int) -> Span | None:
    """The subject that a noun phrase describes after a comma, else the noun phrase."""
    first = words.at(found.start)
    describes = words.lows[first] in _DESCRIBING or (words.lows[first].endswith("ed") and not words.capital[first])
    if first > 1 and describes and words.lows[first - 1] == ",":
        return _subject(words, first - 2, depth - 1)
    return found


_DESCRIBING = frozenset(("former", "current", "then"))
"""Words that open an apposition after a name; participles do too: "the firm, based in Port Oska, is to"."""


def _same_modal(words: Words, at: int) -> int | None:
    """The modal before "and" that the one after it repeats: "will sign and will pay"."""
    after = at + 1
    while is_adverb(words.low(after)):
        after += 1
    modal = words.low(after)
    if modal not in ("will", "would", "shall"):
        return None
    return next((number for number in range(at - 1, 0, -1) if words.lows[number] == modal), None)


def _past_apposition(words: Words, at: int, depth: int) -> Span | None:
    """The subject before "..., the minister, will": what stands before the comma that opens the apposition."""
    mark = {")": "("}.get(words.lows[at], words.lows[at])
    opens = at - 1
    while opens > 0 and words.lows[opens] != mark:
        opens -= 1
    if opens <= 0:
        return lead_subject(words, at)
    inner = words.low(opens + 1)
    if mark == "," and inner not in DETERMINERS and inner not in RELATIVES and not words.capital[opens + 1]:
        lead = lead_subject(words, at)
        if lead is not None:
            return lead
    return _subject(words, opens - 1, depth - 1)


def lead_subject(words: Words, before: int) -> Span | None:
    """The subject of the first verb of the sentence that stands before a token."""
    for verb in range(1, before):
        low = words.lows[verb]
        if (low in AUXILIARIES or low in SAYING or low in VERBS or _looks_past(words, verb)) and words.is_word(
            verb - 1
        ):
            last = before_verb(words, verb)
            if last >= 0 and words.is_word(last) and words.lows[last] not in _NO_ENDS:
                return _noun_phrase(words, last)
    return None


_NO_ENDS = PREPOSITIONS | SUBORDINATORS | DETERMINERS | _LIST | {"to", "but"}


def _looks_past(words: Words, at: int) -> bool:
    low = words.lows[at]
    return low.endswith("ed") and len(low) > 4 and not words.capital[at] and words.lows[at - 1] not in DETERMINERS


def _noun_phrase(words: Words, last: int) -> Span | None:
    """The noun phrase that ends with token `last`, back to where it must have begun."""
    if words.lows[last] in _PRONOUNS or words.lows[last].split("'")[0] in ("i", "we"):
        return words.stretch(last, last)
    first = last
    least = max(0, last - LONGEST_SUBJECT)
    while first > least:
        low, before = words.lows[first], words.lows[first - 1]
        if low in DETERMINERS and before not in PREPOSITIONS and before not in _LIST:
            break
        if before in SUBORDINATORS or _stops(words, first - 1) or (before in _LIST and not _joins(words, first - 1)):
            break
        first -= 1
    first = _past_opening(words, first, last)
    return words.stretch(first, last) if first <= last else None


def _stops(words: Words, at: int) -> bool:
    """Whether no noun phrase reaches to the left of a token."""
    low = words.lows[at]
    if low == ",":
        return not _joins(words, at)
    if not words.is_word(at):
        glued = words.starts[at + 1] == words.ends[at] if at + 1 < len(words) else False
        return not glued or low not in (".", "&", "'", "’", "-", "/")
    return (low in SAYING and low != "state" and not words.capital[at]) or low in AUXILIARIES


def _joins(words: Words, at: int) -> bool:
    """Whether "and" or a comma stands between two names."""
    after = at + 1
    while words.low(after) in ("the", "and"):
        after += 1
    if after >= len(words) or at == 0 or not words.capital[after] or not words.capital[at - 1]:
        return False
    return words.lows[at] != "," or any(low == "and" for low in words.lows[at : at + 8])


def _past_opening(words: Words, first: int, last: int) -> int:
    """Without "On Friday" and the like at the start of a sentence."""
    while first <= last and (
        words.lows[first] in _LIST
        or words.lows[first] in ("but", "however", "so", "yet", "then")
        or is_adverb(words.lows[first])
    ):
        first += 1
    if first > last or words.lows[first] not in PREPOSITIONS:
        return first
    at = last
    if words.capital[at] and words.lows[at] not in DAYS:
        while at > first + 1 and words.capital[at - 1] and words.lows[at - 1] not in DAYS:
            at -= 1
        return at - 1 if at > first + 2 and words.lows[at - 1] in DETERMINERS else at
    while at > first and words.lows[at] not in DETERMINERS:
        at -= 1
    return at if at > first + 1 else last


_CUTS = SUBORDINATORS - {
    "that",
    "how",
    "whether",
    "what",
    "why",
    "as",
    "than",
    "so",
    "who",
    "whom",
    "which",
    "whose",
    "where",
    "since",
    "after",
    "before",
    "until",
    "once",
}
"""Words before which an action ends: another clause. What it depends on is cut off later (conditions.py)."""
_AFTER_COMMA = frozenset(
    "and but which who while when as if although though because after before saying citing adding according including "
    "he she it they we i where with despite following or however so not said says a an the".split()
)


def phrase_end(words: Words, first: int, limit: int) -> int:
    """The end in code points of the action that begins with token `first`, at most `limit`."""
    depth = 0
    last = first - 1
    inside = any(low in _QUOTES for low in words.lows[:first]) and _is_open(words, first)
    at = first
    while at < min(len(words), first + LONGEST_ACTION) and words.ends[at] <= limit:
        low = words.lows[at]
        if low in _QUOTES:
            if inside and not depth:
                break
            depth ^= 1
        elif not depth and _ends_phrase(words, at, first):
            break
        if words.is_word(at) or low in CLOSING or low == "%":
            last = at
        at += 1
    while last > first and words.lows[last] in _TRAILING:
        last -= 1
    return words.ends[max(last, first)]


_TRAILING = frozenset("only and but or not even just to".split())
"""Words with which no action ends."""


def _is_open(words: Words, first: int) -> bool:
    """Whether a quotation mark before token `first` has not been closed."""
    count = 0
    for low in words.lows[:first]:
        if low == '"':
            count ^= 1
        elif low in ("“", "„", "«"):
            count = 1
        elif low in ("”", "»"):
            count = 0
    return bool(count)


def _ends_phrase(words: Words, at: int, first: int) -> bool:
    low = words.lows[at]
    if low in (";", ":", "—", "–", "?", "!"):
        return True
    if low == "." and (at + 1 == len(words) or words.starts[at + 1] != words.ends[at]):
        return True
    if low == ",":
        after = words.low(at + 1)
        going = after.endswith("ing") and len(after) > 5
        return going or after in _AFTER_COMMA or after in _QUOTES or _is_reported(words, at + 1)
    if low in _LIST and words.low(at + 1) in (
        "will",
        "would",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "said",
        "says",
    ):
        return True
    return at > first and low in _CUTS


def _is_reported(words: Words, at: int) -> bool:
    """Whether the words after a comma report what stands before it: ", the minister said"."""
    for number in range(at, min(at + 10, len(words))):
        if words.lows[number] in SAYING and not words.capital[number]:
            return True
        if not words.is_word(number) or words.lows[number] in SUBORDINATORS:
            return False
    return False
