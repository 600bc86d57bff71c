"""Draft: words that may tell of an undertaking, and how one is made of the tokens of a sentence."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.record.commitments.clauses import Words, is_adverb, phrase_end, subject_of
from onrecord.record.commitments.lexicon import ASKED, DOUBTING, DOUBTS, POSSIBLE, PROMISING
from onrecord.span import Span

Trigger = Literal["verb", "noun", "thing", "modal", "announce", "resign", "sign", "formal", "mark"]
"""How an undertaking is told: "agreed to hand over", "plans to hand over", "pledged money", "will hand over",
"announced the handover", "resigned", "signed a treaty ending the war", "is to hand over", a learned mark."""


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


def make(
    words: Words,
    trigger: Trigger,
    wording: str,
    verb: int,
    first: int,
    subject: Span | None,
    *,
    negated: bool = False,
    limit: int | None = None,
) -> Draft | None:
    """The draft that token `verb` tells and whose action begins with token `first`; None if there is no action.

    `limit` is the code point that the action must not pass.
    """
    if first >= len(words):
        return None
    start, end = words.starts[first], phrase_end(words, first, words.span.end if limit is None else limit)
    if end <= start or not any(char.isalnum() for char in words.text[start:end]):
        return None
    clause = Span(min(words.starts[verb], start, subject.start if subject else start), max(end, words.ends[verb]))
    governor, promiser = _governor(words, verb, subject)
    return Draft(
        trigger=trigger,
        wording=wording,
        verb=words.stretch(verb, verb),
        action=Span(start, end),
        subject=subject,
        clause=clause,
        sentence=words.span,
        negated=negated,
        supposed=_is_supposed(words, verb, subject),
        relative=words.low(verb - 1) in ("that", "which", "who"),
        governor=governor,
        promiser=promiser,
        head=words.low(head_of(words, first)),
    )


def head_of(words: Words, first: int) -> int:
    """The verb of an action that begins with a token: its first word but "not" and adverbs."""
    at = first
    while at < len(words) and (words.lows[at] == "not" or is_adverb(words.lows[at]) or not words.is_word(at)):
        at += 1
    return at


_GOVERNED = 8
"""Words to the left of a subject among which a governing verb is looked for."""


def _governor(words: Words, verb: int, subject: Span | None) -> tuple[str, Span | None]:
    """What governs the clause of a verb, and who promises if it is a promise."""
    first = words.at(subject.start) if subject is not None else verb
    if words.low(first - 1) == "before":
        return "", None
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
    if words.low(at) in POSSIBLE:
        return True
    if subject is None:
        return False
    opens = words.at(subject.start)
    return words.low(opens - 1) in ASKED or words.low(opens) in ASKED
