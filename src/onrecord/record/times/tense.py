"""Whether a sentence speaks of what was or of what is to come, as far as its verbs near an expression tell.

News writes "on Friday" and "in June" without year or week: with "said on Friday" the past one is meant, with "will
vote on Friday" the next. The nearest cue before the expression decides; else the nearest after it.
"""

from __future__ import annotations

from itertools import takewhile

from onrecord.record.times.lexicon import CLASSES, OTHER
from onrecord.record.times.tokens import Tokens

_FUTURE = frozenset(
    "will won shall would ll scheduled planned plans plan planning expected expects due set upcoming forthcoming "
    "slated "
    "intends intend deadline pledged must should can could invited ahead pending postponed starts begins opens "
    "expires turns airs".split()
)
_MODALS = frozenset("will would shall must".split())
"""What makes "by Friday" a deadline, whatever stands between: "would publish what it had received by Friday"."""
_PAST = frozenset(
    "was were had did said told made came went met took held gave saw began sent left won lost found became "
    "wrote spoke "
    "struck hit died fell rose broke put got ran led built bought brought fought kept knew paid read sold stood "
    "thought "
    "has have been since".split()
) - {"won", "read"}
_STOP = CLASSES["stop"]
_DEADLINES = CLASSES["until"]
_TO = CLASSES["to"]
_TO_DO = frozenset(
    "resume begin start open hold meet vote arrive visit announce release leave return face appear continue "
    "expire raise cut reduce pay cap build replace end finish complete deliver withdraw lift close".split()
)
"""Verbs that after "to" tell of what is to come ("to resume Friday")."""
_BACK, _AHEAD = 14, 12
"""Tokens looked at before and after the expression."""
_NO_VERB = frozenset("united need indeed hundred speed unlimited limited embed".split())


def direction(tokens: Tokens, start: int, end: int) -> int:
    """-1 if the nearest verb cue tells of the past, 1 if of what is to come, 0 if there is none.

    `start` and `end` are token numbers of the expression.
    """
    before = list(takewhile(lambda at: tokens.classes[at] != _STOP, range(start - 1, max(start - _BACK, 0) - 1, -1)))
    if before and tokens.values[start - 1] == "by" and any(tokens.values[at] in _MODALS for at in before):
        return 1
    for number in before:
        if found := _cue(tokens, number):
            return found
    for number in range(end, min(end + _AHEAD, len(tokens.classes))):
        if tokens.classes[number] == _STOP:
            break
        if found := _cue(tokens, number):
            return found
    return 0


def _cue(tokens: Tokens, number: int) -> int:
    word = tokens.values[number]
    if tokens.classes[number] in _DEADLINES:
        return 1
    if tokens.classes[number] != OTHER or not isinstance(word, str):
        return 0
    word = word.lower()
    if word in _FUTURE or (word in _TO_DO and number and tokens.classes[number - 1] == _TO):
        return 1
    if number and tokens.values[number - 1] == "be":
        return 1
    if word in _PAST or (word.endswith("ed") and word not in _NO_VERB and len(word) > 3):
        return -1
    return 0
