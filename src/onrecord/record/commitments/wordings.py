"""The ways in which an undertaking is told, each a rule that makes a draft of a token and what stands round it.

BY_WORD names the rule for each word that opens one; a word of two tables is tried by both, in order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from onrecord.record.commitments.clauses import Words, is_adverb, subject_of
from onrecord.record.commitments.complements import (
    SUMS,
    before_day,
    is_base,
    is_modified,
    is_noun,
    is_passive,
    is_thing,
    owner,
    owns,
    to_verb,
)
from onrecord.record.commitments.draft import Draft, head_of, make
from onrecord.record.commitments.lexicon import (
    ANNOUNCE,
    ANNOUNCED,
    DETERMINERS,
    GIVING,
    INSTRUMENTS,
    MODALS,
    NOUNS,
    PREPOSITIONS,
    SUBORDINATORS,
    VERBS,
    Wording,
)

_REACH = {"agree": 9, "promise": 7, "offer": 6}
_NEAR = 3
"""Words from a verb to its "to" at most: "agreed with the minister on Thursday to", "plans now to"."""
_ARTICLES = ("a", "an", "the")
_INDEFINITE = ("a", "an", "more", "free")
_RECEIVERS = ("us", "him", "her", "them", "me", "you")


def by_verb(words: Words, at: int) -> Draft | None:
    """Agreed (not) to hand over, committed itself to handing over, is ready to; of some verbs a thing too."""
    wording = VERBS[words.lows[at]]
    if is_modified(words, at) or is_noun(words, at) or is_passive(words, at, wording):
        return None
    action = _ready(words, at) if wording.kind in ("ready", "due") else _given(words, at, wording)
    if action is None:
        return None
    trigger, first = action
    negated = words.low(at - 1) in ("not", "never") or words.low(at - 1).endswith("n't")
    limit = before_day(words, first) if trigger == "thing" else None
    return make(words, trigger, wording.kind, at, first, subject_of(words, at), negated=negated, limit=limit)


_Action = tuple[Literal["verb", "thing"], int]


def _ready(words: Words, at: int) -> _Action | None:
    """Ready to hand over, scheduled for May."""
    if words.low(at + 1) == "to" and is_base(words, at + 2):
        return "verb", at + 2
    return ("verb", at + 2) if words.lows[at] == "scheduled" and words.low(at + 1) == "for" else None


def _given(words: Words, at: int, wording: Wording) -> _Action | None:
    """What is agreed, promised, offered or planned, and where it begins."""
    sum_or_thing = words.low(at + 1)[:1] in SUMS or words.low(at + 1) in _INDEFINITE
    if wording.things and sum_or_thing and is_thing(words, at + 1):
        return "thing", at + 1
    first = to_verb(words, at + 1, _REACH.get(wording.kind, _NEAR))
    if first is not None and not (words.lows[at].startswith("commit") and first > at + 5):
        return "verb", first - 2 if words.low(first - 2) == "not" else first
    after, then = words.low(at + 1), words.low(at + 2)
    if words.lows[at] == "committed" and after == "to" and then.endswith("ing"):
        return "verb", at + 2
    if wording.kind == "plan" and after == "on":
        return "verb", at + 2
    if wording.kind == "agree" and after in ("to", "on") and then in _ARTICLES:
        return "thing", at + 2
    thing = at + 2 if after in _RECEIVERS else at + 1
    named = wording.things and words.lows[at] not in ("promising", "offering")
    return ("thing", thing) if named and is_thing(words, thing) else None


def by_noun(words: Words, at: int) -> Draft | None:
    """Announced plans to, its readiness to, reached an agreement to, a commitment from the rebels to."""
    kind = NOUNS[words.lows[at]].kind
    first = to_verb(words, at + 1, 5)
    if first is not None and words.low(at + 1) in ("from", "by") and words.is_word(at + 2):
        return make(words, "noun", kind, at, first, words.stretch(at + 2, max(at + 2, first - 2)))
    if first is None:
        if words.low(at + 1) != "of" or not words.low(at + 2).endswith("ing"):
            return None
        first = at + 2
    negated = words.low(at - 1) == "no"
    verb = next(
        (n for n in range(at - 1, max(at - 8, -1), -1) if words.lows[n] in GIVING and not words.capital[n]), None
    )
    own = next((n for n in range(at - 1, max(at - 4, -1), -1) if owns(words, n)), None)
    if verb is not None and (own is None or words.lows[verb] not in _HAVING):
        verb = max(verb - 2, 0) if words.lows[verb] == "paper" else verb
        negated = negated or words.low(verb - 1) in ("not", "never") or words.low(verb - 1).endswith("n't")
        return make(words, "noun", kind, verb, first, subject_of(words, verb), negated=negated)
    return None if own is None else make(words, "noun", kind, at, first, owner(words, own), negated=negated)


_HAVING = ("have", "has", "had", "reported")


def by_modal(words: Words, at: int) -> Draft | None:
    """Will (not) hand over."""
    low = words.lows[at]
    if words.low(at + 1) in _INVERTED and any(word in _OPENING for word in words.lows[max(0, at - 4) : at]):
        return make(words, "modal", "will", at, at + 2, words.stretch(at + 1, at + 1), negated=True)
    first = at + 1
    while is_adverb(words.low(first)) and words.low(first) != "not":
        first += 1
    head = head_of(words, first)
    if head >= len(words) or words.capital[head] or words.lows[head] in _NO_VERBS:
        return None
    if (low == "will" and words.low(at - 1) in _BEFORE_NOUN) or words.low(at - 1) == "?":
        return None
    subject = subject_of(words, at)
    wording = "would" if low.startswith("would") else "will"
    negated = words.low(first) == "not" or low.endswith("n't")
    return None if subject is None else make(words, "modal", wording, at, first, subject, negated=negated)


_INVERTED = ("i", "we", "he", "she", "they", "it")
_OPENING = ("never", "nor", "neither")
"""Words after which the subject follows its verb: "never again will we accept"."""
_NO_VERBS = PREPOSITIONS | SUBORDINATORS | DETERMINERS | {"and", "or", "to"}
_BEFORE_NOUN = frozenset("good free political the a his her own of".split())
"""Words after which "will" is a noun."""


def by_short(words: Words, at: int) -> Draft | None:
    """I'll and we'll, which are one token."""
    head = head_of(words, at + 1)
    if head >= len(words):
        return None
    return make(words, "modal", "will", at, at + 1, words.stretch(at, at), negated=words.low(at + 1) == "not")


def by_going(words: Words, at: int) -> Draft | None:
    """Are going to hand over."""
    if words.low(at + 1) != "to" or not is_base(words, at + 2):
        return None
    negated = words.low(at - 1) == "not"
    return make(words, "modal", "will", at, at + 2, subject_of(words, at - 1 if negated else at), negated=negated)


def by_announce(words: Words, at: int) -> Draft | None:
    """Announced the closure of; not another's, nor a possible one."""
    for number in range(at + 1, min(at + 7, len(words))):
        low = words.lows[number]
        if low.endswith(("'s", "s'")) or low in ("possible", "that"):
            return None
        if low in ANNOUNCED:
            first = number
            while first - 1 > at and words.is_word(first - 1):
                first -= 1
            return make(words, "announce", "promise", at, first, subject_of(words, at))
        if not words.is_word(number) or low in SUBORDINATORS:
            return None
    return None


def by_resign(words: Words, at: int) -> Draft | None:
    """Resigned today from the cabinet."""
    return None if words.low(at - 1) in DETERMINERS else make(words, "resign", "promise", at, at, subject_of(words, at))


def by_sign(words: Words, at: int) -> Draft | None:
    """Signed a declaration ending the war, signed a treaty to, on ceasing, that ended."""
    held = next((n for n in range(at + 1, min(at + 9, len(words) - 1)) if words.lows[n] in INSTRUMENTS), None)
    if held is None:
        return None
    for after in range(held + 1, min(held + 7, len(words))):
        low = words.lows[after]
        if low.endswith("ing") and len(low) > 5 and low not in PREPOSITIONS and low != "following":
            return make(words, "sign", "agree", at, after, subject_of(words, at))
        then = words.low(after + 1)
        finite = low == "that" and then.endswith(("ed", "s")) and len(then) > 4
        if finite or (low == "to" and is_base(words, after + 1)):
            return make(words, "sign", "agree", at, after + 1, subject_of(words, at))
        if not words.is_word(after) or low in SUBORDINATORS:
            return None
    return None


def by_formal(words: Words, at: int) -> Draft | None:
    """Is to hand over."""
    if words.low(at + 1) != "to" or not is_base(words, at + 2):
        return None
    return make(words, "formal", "due", at, at + 2, subject_of(words, at))


Rule = Callable[[Words, int], Draft | None]
_TABLES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (by_verb, frozenset(VERBS)),
    (by_noun, frozenset(NOUNS)),
    (by_modal, MODALS),
    (by_short, frozenset(("i'll", "we'll", "he'll", "she'll", "they'll", "it'll"))),
    (by_going, frozenset(("going",))),
    (by_announce, ANNOUNCE),
    (by_resign, frozenset(("resigned",))),
    (by_sign, frozenset(("signed", "signs", "signing", "sign"))),
    (by_formal, frozenset(("is", "are", "was", "were"))),
)
BY_WORD: dict[str, tuple[Rule, ...]] = {
    word: tuple(rule for rule, table in _TABLES if word in table)
    for word in frozenset().union(*(table for _, table in _TABLES))
}
"""The rules that a word opens, in the order in which they are tried."""
