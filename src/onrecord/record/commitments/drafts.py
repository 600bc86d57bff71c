"""Drafts: places of a page that may tell of an undertaking, found by wording alone.

Strategy. One pattern finds the sentences that hold a verb, noun or modal of lexicon.py; only these are cut into words.
In each, every trigger is tried by its table's rule, which yields the words of the action, the subject's, and the words
of the clause. Whose the undertaking is, and whether it is one, is judged later (judge.py), when it is known who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from onrecord.pages.page import Page
from onrecord.record.commitments.clauses import Words, is_adverb, phrase_end, subject_of
from onrecord.record.commitments.lexicon import (
    ANNOUNCE,
    ANNOUNCED,
    AUXILIARIES,
    ASKED,
    DATED,
    DETERMINERS,
    DOUBTING,
    DOUBTS,
    FIRST_PERSON,
    GIVING,
    INSTRUMENTS,
    NOUNS,
    POSSIBLE,
    PREPOSITIONS,
    PROMISING,
    SUBORDINATORS,
    VERBS,
    Wording,
)
from onrecord.record.times.frames import Sentences
from onrecord.span import Span

Trigger = Literal["verb", "noun", "thing", "modal", "announce", "resign", "sign", "formal", "mark"]
"""How an undertaking is told: "agreed to hand over", "plans to hand over", "pledged money", "will hand over",
"announced the handover", "resigned", "signed a treaty ending the war", "is to hand over", a learned mark."""

READ = frozenset(("standfirst", "paragraph"))
"""The kinds of block in which undertakings are told; a headline tells again what the body tells."""


class Draft(msgspec.Struct, frozen=True):
    """Words that may tell of an undertaking. `verb` is the word that tells it, `clause` runs from the subject (or the
    verb) to the end of the action, `wording` is the table's kind or the modal."""

    trigger: Trigger
    wording: str
    verb: Span
    action: Span
    subject: Span | None
    clause: Span
    sentence: Span
    negated: bool = False
    supposed: bool = False
    """Whether it is told as possible, asked or supposed: "could agree", "whether they will"."""
    relative: bool = False
    """Whether its clause only describes a thing: "a compromise that will"."""
    governor: str = ""
    """What governs its clause: "promise" ("I assure you that"), "doubt" ("he expects that") or nothing."""
    promiser: Span | None = None
    """The subject of a governing promise."""
    head: str = ""
    score: float = 1.0


_SPOTS = re.compile(
    r"\b(?:will|would|won['’]t|wouldn['’]t|shall|going to|"
    + "|".join(sorted({*VERBS, *NOUNS, *ANNOUNCE} - {"due", "set", "deal"}, key=len, reverse=True))
    + r"|due to|set to|deal to|resign\w*|step(?:s|ped|ping)? down|stepping aside|stand(?:s|ing)? down|stood down|sign|signs|signed|signing|"
    r"(?:is|are|was|were) to)\b|['’]ll\b"
)
_MODALS = frozenset(("will", "would", "shall", "won't", "wouldn't", "'ll"))
_REACH = {"agree": 9, "promise": 7, "offer": 6}
_NEAR = 3
"""Words from a verb to its "to" at most: "agreed with the minister on Thursday to", "plans now to"."""


def drafts(page: Page) -> tuple[Draft, ...]:
    """Every draft of a page's readable blocks, in order of the text."""
    sentences = Sentences(page.text)
    found: list[Draft] = []
    for block in page.blocks:
        if block.kind not in READ:
            continue
        done = block.start
        for spot in _SPOTS.finditer(page.text, block.start, block.end):
            if spot.start() < done:
                continue
            whole = sentences.around(spot.start(), spot.end())
            sentence = Span(max(whole.start, block.start), min(whole.end, block.end))
            done = sentence.end
            found.extend(in_sentence(Words(page.text, sentence)))
    return tuple(found)


def in_sentence(words: Words) -> Iterator[Draft]:
    """The drafts of one sentence, from left to right; one that lies in the action before it is kept too."""
    for at, low in enumerate(words.lows):
        for rule, table in _TABLES:
            if low in table and (draft := _RULES[rule](words, at)) is not None:
                yield draft
                break


def _draft(
    words: Words,
    trigger: Trigger,
    wording: str,
    verb: int,
    first: int,
    subject: Span | None,
    *,
    negated: bool = False,
    limit: int | None = None,
    head: str = "",
) -> Draft | None:
    if first >= len(words):
        return None
    end = phrase_end(words, first, words.span.end if limit is None else limit)
    start = words.starts[first]
    if end <= start or not any(char.isalnum() for char in words.text[start:end]):
        return None
    clause = Span(min(words.starts[verb], start, subject.start if subject else start), max(end, words.ends[verb]))
    return Draft(
        trigger,
        wording,
        words.stretch(verb, verb),
        Span(start, end),
        subject,
        clause,
        words.span,
        negated,
        _is_supposed(words, verb, subject),
        words.low(verb - 1) in ("that", "which", "who"),
        *_governor(words, verb, subject),
        head or _head(words, first),
    )


_GOVERNED = 8
"""Words to the left of a subject among which a governing verb is looked for."""


def _governor(words: Words, verb: int, subject: Span | None) -> tuple[str, Span | None]:
    """What governs the clause of a verb, and who promises if it is a promise."""
    first = words.at(subject.start) if subject is not None else verb
    for at in range(first - 1, max(first - 1 - _GOVERNED, -1), -1):
        low = words.lows[at]
        if not words.is_word(at) and low not in ("[", "]", "'", "’", "-"):
            return "", None
        if low in DOUBTING or low in DOUBTS:
            return "doubt", None
        if low in PROMISING and words.low(at - 1) not in ("no", "not"):
            return "promise", subject_of(words, at)
    return "", None


def _is_supposed(words: Words, verb: int, subject: Span | None) -> bool:
    """Whether a verb stands after "to", "could" or the like, or its clause after "if" or "whether"."""
    at = verb - 1
    while at >= 0 and (is_adverb(words.lows[at]) or words.lows[at] in ("be", "been", "have", "or", "and", "willing")):
        at -= 1
    if words.low(at) in POSSIBLE or (words.low(at).endswith("n't") and words.low(at) == "can't"):
        return True
    if subject is None:
        return False
    opens = words.at(subject.start)
    return words.low(opens - 1) in ASKED or words.low(opens) in ASKED


def _head(words: Words, first: int) -> str:
    """The verb of an action: its first word but "not" and adverbs."""
    at = first
    while at < len(words) and (words.lows[at] == "not" or is_adverb(words.lows[at]) or not words.is_word(at)):
        at += 1
    return words.low(at)


def _to_verb(words: Words, at: int, reach: int) -> tuple[int, bool] | None:
    """Where the verb after "to" stands, from token `at` on within `reach`, and whether "not" stands before it."""
    for number in range(at, min(at + reach, len(words) - 1)):
        low = words.lows[number]
        if low == "to":
            negated = words.low(number - 1) == "not" or words.low(number + 1) == "not"
            if _is_base(words, number + 1):
                return number + 1, negated
        elif low in (".", ";", ":", "?", "!", "(") or low in SUBORDINATORS or low in _MODALS:
            return None
    return None


def _is_base(words: Words, at: int) -> bool:
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
    "anyone everyone someone nobody him her them us me it you all any some each every no one two three which whom what whose and or paper terms date "
    "talks reporters questions peace media parliament journalists power work's several most many more".split()
)


def _by_verb(words: Words, at: int) -> Draft | None:
    """ "Agreed (not) to hand over", "committed itself to handing over", "pledged that"; of some verbs a thing too."""
    wording = VERBS[words.lows[at]]
    if _is_modified(words, at) or _is_noun(words, at) or _is_passive(words, at, wording):
        return None
    subject = subject_of(words, at)
    negated = words.low(at - 1) in ("not", "never", "n't") or words.low(at - 1).endswith("n't")
    if wording.kind in ("ready", "due"):
        if words.low(at + 1) == "to" and _is_base(words, at + 2):
            return _draft(words, "verb", wording.kind, at, at + 2, subject, negated=negated)
        if words.lows[at] == "scheduled" and words.low(at + 1) == "for":
            return _draft(words, "verb", wording.kind, at, at + 2, subject, negated=negated)
        return None
    given = words.low(at + 1)[:1] in _SUMS or words.low(at + 1) in ("a", "an", "more", "free")
    if wording.things and given and _is_thing(words, at + 1):
        return _draft(words, "thing", wording.kind, at, at + 1, subject, negated=negated)
    place = _to_verb(words, at + 1, _REACH.get(wording.kind, _NEAR))
    if place is not None and words.lows[at].startswith("commit") and place[0] > at + 5:
        place = None
    if place is not None:
        first = place[0]
        if words.low(first - 2) == "not":
            first -= 2
        return _draft(words, "verb", wording.kind, at, first, subject, negated=negated)
    if words.lows[at] == "committed" and words.low(at + 1) == "to" and words.low(at + 2).endswith("ing"):
        return _draft(words, "verb", wording.kind, at, at + 2, subject, negated=negated)
    if wording.kind == "plan" and words.low(at + 1) in ("on",):
        return _draft(words, "verb", wording.kind, at, at + 2, subject, negated=negated)
    if wording.kind == "agree" and words.low(at + 1) in ("to", "on") and words.low(at + 2) in ("a", "an", "the"):
        return _draft(words, "thing", wording.kind, at, at + 2, subject, negated=negated)
    thing = at + 2 if words.low(at + 1) in ("us", "him", "her", "them", "me", "you") else at + 1
    if wording.things and words.lows[at] not in ("promising", "offering") and _is_thing(words, thing):
        return _draft(
            words, "thing", wording.kind, at, thing, subject, negated=negated, limit=_before_day(words, thing)
        )
    return None


def _before_day(words: Words, first: int) -> int | None:
    """Where "on May 6" or "in 1961" begins after a thing, if it does."""
    for at in range(first + 1, min(first + 12, len(words) - 1)):
        if words.lows[at] in ("on", "in", "by") and (words.low(at + 1) in DATED or words.low(at + 1).isdigit()):
            return words.starts[at]
    return None


_SUMS = ("$", "£", "€", "¥", *"0123456789")


def _is_noun(words: Words, at: int) -> bool:
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


def _is_passive(words: Words, at: int, wording: Wording) -> bool:
    """Whether something was promised to the subject: "was offered", "had been agreed to"."""
    if (
        wording.kind in ("ready", "due")
        or not words.lows[at].endswith(("ed", "ught", "orn"))
        or words.lows[at] == "committed"
    ):
        return False
    before = at - 1
    while before >= 0 and is_adverb(words.lows[before]):
        before -= 1
    return words.low(before) in ("was", "were", "been", "is", "are", "be", "being")


def _is_modified(words: Words, at: int) -> bool:
    """Whether a form in -ed stands before its noun or after one ("the agreed plan", "the planned talks")."""
    before = words.low(at - 1)
    return before in DETERMINERS and words.lows[at].endswith("ed")


def _is_thing(words: Words, at: int) -> bool:
    """Whether the words after "promised" or "offered" are something that can be given."""
    low = words.low(at)
    if not low or low in SUBORDINATORS or low in _NO_THINGS or low in PREPOSITIONS or low in _LENGTHS:
        return False
    if words.low(at + 1) in _LENGTHS or words.low(at - 2) in _PASSIVES or words.low(at - 3) in _PASSIVES:
        return False
    if low[:1] in _SUMS or low in DETERMINERS:
        return True
    return low[0].isalpha() and not is_adverb(low)


_NO_THINGS = frozenset(
    "to and or but not nothing anything something everything this that it them him her us me you again too anyone "
    "someone more_than sympathy condolences comment apologies".split()
)
_LENGTHS = frozenset("year years month months week weeks day days decade decades hours hour times".split())
_PASSIVES = frozenset("was were been is are being be".split())


def _by_noun(words: Words, at: int) -> Draft | None:
    """ "Announced plans to", "its readiness to", "reached an agreement to", "made a promise to"."""
    wording = NOUNS[words.lows[at]]
    place = _to_verb(words, at + 1, 5)
    first = place[0] if place is not None else at + 2
    if place is None and not (words.low(at + 1) == "of" and words.low(at + 2).endswith("ing")):
        return None
    verb = next(
        (n for n in range(at - 1, max(at - 8, -1), -1) if words.lows[n] in GIVING and not words.capital[n]), None
    )
    if verb is not None and words.lows[verb] == "paper":
        verb = max(verb - 2, 0)
    negated = words.low(at - 1) == "no"
    owner = next((n for n in range(at - 1, max(at - 4, -1), -1) if _owns(words, n)), None)
    if words.low(at + 1) in ("from", "by") and words.is_word(at + 2) and place is not None:
        giver = words.stretch(at + 2, max(at + 2, place[0] - 2))
        return _draft(words, "noun", wording.kind, at, first, giver, negated=negated)
    if (verb is not None and words.low(verb) not in ("have", "has", "had", "reported")) or (
        verb is not None and owner is None
    ):
        negated = negated or words.low(verb - 1) in ("not", "never") or words.low(verb - 1).endswith("n't")
        return _draft(words, "noun", wording.kind, verb, first, subject_of(words, verb), negated=negated)
    if owner is None:
        return None
    return _draft(words, "noun", wording.kind, at, first, _owner(words, owner), negated=negated)


def _owns(words: Words, at: int) -> bool:
    low = words.lows[at]
    return low in ("his", "her", "its", "their", "our", "my") or (low.endswith(("'s", "s'")) and words.capital[at])


def _owner(words: Words, at: int) -> Span:
    """The owner's words, without the ending."""
    span = words.stretch(at, at)
    if not words.lows[at].endswith(("'s", "s'")):
        return span
    first = at
    while first > 0 and words.capital[first - 1] and words.is_word(first - 1):
        first -= 1
    return Span(words.starts[first], words.ends[at] - (2 if words.lows[at].endswith("'s") else 1))


_NOT_VERBS = PREPOSITIONS | SUBORDINATORS | DETERMINERS | {"and", "or", "to"}


def _by_modal(words: Words, at: int) -> Draft | None:
    """ "Will (not) hand over"."""
    low = words.lows[at]
    first = at + 1
    while is_adverb(words.low(first)) and words.low(first) != "not":
        first += 1
    negated = words.low(first) == "not" or low.endswith("n't")
    head = first
    while words.low(head) in ("not", '"', "“", "„", "'") or is_adverb(words.low(head)):
        head += 1
    if not words.is_word(head) or words.capital[head] or words.low(head) in _NOT_VERBS:
        return None
    if low == "will" and words.low(at - 1) in ("good", "free", "political", "the", "a", "his", "her", "own", "of"):
        return None
    subject = subject_of(words, at)
    if subject is None or words.low(at - 1) in ("?",):
        return None
    return _draft(
        words,
        "modal",
        "would" if low.startswith("would") else "will",
        at,
        first,
        subject,
        negated=negated,
        head=words.low(head),
    )


def _by_first_short(words: Words, at: int) -> Draft | None:
    """ "I'll" and "we'll" as one token."""
    first = at + 1
    head = first
    while words.low(head) == "not" or is_adverb(words.low(head)):
        head += 1
    if not words.is_word(head):
        return None
    return _draft(
        words,
        "modal",
        "will",
        at,
        first,
        words.stretch(at, at),
        negated=words.low(first) == "not",
        head=words.low(head),
    )


def _by_going(words: Words, at: int) -> Draft | None:
    """ "Are going to hand over"."""
    if words.low(at + 1) != "to" or not _is_base(words, at + 2):
        return None
    negated = words.low(at - 1) == "not"
    return _draft(words, "modal", "will", at, at + 2, subject_of(words, at - 1 if negated else at), negated=negated)


def _by_announce(words: Words, at: int) -> Draft | None:
    """ "Announced the closure of"."""
    for number in range(at + 1, min(at + 7, len(words))):
        low = words.lows[number]
        if low in ANNOUNCED:
            if any(
                words.lows[n].endswith(("'s", "s'")) or words.lows[n] in ("possible", "that")
                for n in range(at + 1, number)
            ):
                return None
            first = number
            while first - 1 > at and (words.is_word(first - 1)):
                first -= 1
            return _draft(words, "announce", "promise", at, first, subject_of(words, at))
        if not words.is_word(number) or low in SUBORDINATORS:
            return None
    return None


_RESIGN = frozenset(("resigned", "resigning", "resigns", "resign"))


def _by_resign(words: Words, at: int) -> Draft | None:
    """ "Resigned today from the cabinet"."""
    if words.lows[at] != "resigned" or words.low(at - 1) in DETERMINERS:
        return None
    return _draft(words, "resign", "promise", at, at, subject_of(words, at))


_SIGN = frozenset(("signed", "signs", "signing", "sign"))


def _by_sign(words: Words, at: int) -> Draft | None:
    """ "Signed a declaration ending the war", "signed a treaty to", "on ceasing"."""
    for number in range(at + 1, min(at + 9, len(words) - 1)):
        if words.lows[number] in INSTRUMENTS:
            for after in range(number + 1, min(number + 7, len(words))):
                low = words.lows[after]
                if (
                    low.endswith("ing")
                    and len(low) > 5
                    and low not in ("regarding", "concerning", "following", "including")
                ):
                    return _draft(words, "sign", "agree", at, after, subject_of(words, at))
                if low == "that" and _is_verb(words.low(after + 1)):
                    return _draft(words, "sign", "agree", at, after + 1, subject_of(words, at))
                if low == "to" and _is_base(words, after + 1):
                    return _draft(words, "sign", "agree", at, after + 1, subject_of(words, at))
                if not words.is_word(after) or low in SUBORDINATORS:
                    return None
            return None
    return None


def _is_verb(low: str) -> bool:
    return low.endswith(("ed", "s")) and len(low) > 4


_IS = frozenset(("is", "are", "was", "were"))


def _by_formal(words: Words, at: int) -> Draft | None:
    """ "Is to hand over"."""
    if words.low(at + 1) != "to" or not _is_base(words, at + 2):
        return None
    return _draft(words, "formal", "due", at, at + 2, subject_of(words, at))


_GOING = frozenset(("going",))
_SHORT = FIRST_PERSON & {"i'll", "we'll"} | {"he'll", "she'll", "they'll", "it'll"}
_RULES = {
    "verb": _by_verb,
    "noun": _by_noun,
    "modal": _by_modal,
    "short": _by_first_short,
    "going": _by_going,
    "announce": _by_announce,
    "resign": _by_resign,
    "sign": _by_sign,
    "formal": _by_formal,
}
_TABLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("verb", frozenset(VERBS)),
    ("noun", frozenset(NOUNS)),
    ("modal", _MODALS),
    ("short", _SHORT),
    ("going", _GOING),
    ("announce", ANNOUNCE),
    ("resign", _RESIGN),
    ("sign", _SIGN),
    ("formal", _IS),
)
