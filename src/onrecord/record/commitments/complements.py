"""What stands round a word of undertaking: its "to" and verb, a thing, an owner; and whether it is a noun."""

from __future__ import annotations

from onrecord.record.commitments.clauses import Words, is_adverb
from onrecord.record.commitments.lexicon import (
    AUXILIARIES,
    DATED,
    DETERMINERS,
    GIVING,
    INSTRUMENTS,
    MODALS,
    NOUNS,
    POSSIBLE,
    PREPOSITIONS,
    SUBORDINATORS,
    Wording,
)
from onrecord.span import Span


def to_verb(words: Words, at: int, reach: int) -> int | None:
    """Where the verb after "to" stands, from token `at` on within `reach`."""
    for number in range(at, min(at + reach, len(words) - 1)):
        low = words.lows[number]
        if low == "to":
            if is_base(words, number + 1):
                return number + 1
        elif low in (".", ";", ":", "?", "!", "(") or low in SUBORDINATORS or low in MODALS:
            return None
    return None


def is_base(words: Words, at: int) -> bool:
    """Whether a token can be a verb after "to": no determiner, name or figure."""
    while words.low(at) in ("not", '"', "“", "'", "‘") or is_adverb(words.low(at)):
        at += 1
    low = words.low(at)
    return (
        bool(low)
        and low[0].isalpha()
        and low not in DETERMINERS
        and not words.capital[at]
        and not low.endswith(("ing", "ment", "tion"))
        and low not in _NO_VERBS
    )


_NO_VERBS = frozenset(
    "anyone everyone someone nobody him her them us me it you all any some each every no one two three which whom "
    "what whose and or paper terms date talks reporters questions peace media parliament journalists power work's "
    "several most many more".split()
)


def before_day(words: Words, first: int) -> int | None:
    """Where "on May 6", "in 1961" or "in the declaration" begins after a thing, if it does."""
    for at in range(first + 1, min(first + 12, len(words) - 1)):
        if words.lows[at] in ("in", "under") and INSTRUMENTS & set(words.lows[at + 1 : at + 5]):
            return words.starts[at]
        if words.lows[at] in ("on", "in", "by") and (words.low(at + 1) in DATED or words.low(at + 1).isdigit()):
            return words.starts[at]
    return None


SUMS = ("$", "£", "€", "¥", *"0123456789")


def is_noun(words: Words, at: int) -> bool:
    """Whether a form that is verb or noun is a noun here: "the offer", "America's offer", "no plans"."""
    low, before = words.lows[at], words.low(at - 1)
    if low not in NOUNS:
        return False
    if words.low(at + 1) in AUXILIARIES or (low in _BASES and not _is_plural(before) and before not in POSSIBLE):
        return True
    possessive = before.endswith(("'s", "s'")) and len(before) > 3
    return possessive or before in DETERMINERS or before in _NOUN_LEADS or before in GIVING


_BASES = frozenset("plan offer promise pledge vow threat commitment agreement deal consent guarantee".split())


def _is_plural(low: str) -> bool:
    """Whether a word can be a subject of a verb without ending."""
    return (
        low in ("i", "we", "you", "they", "who", "will", "would", "not", "and")
        or low.endswith(("s", "n't"))
        or is_adverb(low)
    )


_NOUN_LEADS = frozenset(
    "no any some such of previous earlier future new on for with about latest first further joint".split()
)


def is_passive(words: Words, at: int, wording: Wording) -> bool:
    """Whether something was promised to the subject: "was offered", "had been agreed to"."""
    low = words.lows[at]
    if wording.kind in ("ready", "due") or not low.endswith(("ed", "ught", "orn")) or low == "committed":
        return False
    before = at - 1
    while before >= 0 and is_adverb(words.lows[before]):
        before -= 1
    return words.low(before) in ("was", "were", "been", "is", "are", "be", "being")


def is_modified(words: Words, at: int) -> bool:
    """Whether a form in -ed stands before its noun or after one ("the agreed plan", "the planned talks")."""
    before = words.low(at - 1)
    return before in DETERMINERS and words.lows[at].endswith("ed")


def is_thing(words: Words, at: int) -> bool:
    """Whether the words after "promised" or "offered" are something that can be given."""
    low = words.low(at)
    if not low or low in SUBORDINATORS or low in _NO_THINGS or low in PREPOSITIONS or low in _LENGTHS:
        return False
    if words.low(at + 1) in _LENGTHS or words.low(at - 2) in _PASSIVES or words.low(at - 3) in _PASSIVES:
        return False
    if low in DETERMINERS:
        return words.low(at + 1) not in _NO_THINGS
    if low[:1] in SUMS:
        return True
    return low[0].isalpha() and not is_adverb(low)


_NO_THINGS = frozenset(
    "to and or but not nothing anything something everything this that it them him her us me you again too anyone "
    "someone sympathy sympathies condolence condolences comment apology apologies thanks congratulations praise "
    "prayers regrets hope encouragement reassurance insight insights advice".split()
)
"""Words after "offered" that are nothing to be given, but said."""
_LENGTHS = frozenset("year years month months week weeks day days decade decades hours hour times".split())
_PASSIVES = frozenset("was were been is are being be".split())


def owns(words: Words, at: int) -> bool:
    """Whether a token is a possessive."""
    low = words.lows[at]
    return low in ("his", "her", "its", "their", "our", "my") or (low.endswith(("'s", "s'")) and words.capital[at])


def owner(words: Words, at: int) -> Span:
    """The owner's words, without the ending."""
    span = words.stretch(at, at)
    if not words.lows[at].endswith(("'s", "s'")):
        return span
    first = at
    while first > 0 and words.capital[first - 1] and words.is_word(first - 1):
        first -= 1
    return Span(words.starts[first], words.ends[at] - (2 if words.lows[at].endswith("'s") else 1))
