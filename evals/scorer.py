"""Predicted attributions against gold ones: precision, recall and F1 in percent.

Definitions (those of the tables for PolNeAR in docs/model-card.md):

- source, cue, content: spans with both ends equal, counted once a story;
- source~, cue~, content~: the same on characters;
- attribution: all spans of the three roles equal;
- attribution~: gold and predicted attributions paired one to one, where each role that gold has shares a character
  with the same role predicted;
- of gold attributions paired with a predicted one by most shared characters of content: `source found`, the share
  whose sources share a character; `speaker`, the share whose speakers have the same name (gold persons and
  organisations only); `act`, the share with the same act, and the mean of F1 over the acts that gold has.

A pairing takes the pair with most shared characters first.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

ROLES = ("source", "cue", "content")
SPAN_SCORES = (*ROLES, *(f"{role}~" for role in ROLES), "attribution", "attribution~")
SHARES = ("source found", "speaker", "speaker person", "speaker org", "act", "act macro-F1")
_NAMED_KINDS = ("person", "org")
_TITLE = re.compile(r"^(the|mr|mrs|ms|dr|sen|rep|gov|president|senator)\.? ")

_ACT = "act/"
"""Opens the name under which an act is counted."""

Attribution = Mapping[str, Any]
Characters = dict[str, set[int]]


class Tally:
    """Counts of what is right, gold and predicted under each name."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.predicted: Counter[str] = Counter()

    def add(self, name: str, right: int, gold: int, predicted: int = 0) -> None:
        """Add one story's counts."""
        self.right[name] += right
        self.gold[name] += gold
        self.predicted[name] += predicted

    def scores(self) -> dict[str, float]:
        """Precision, recall and F1 of the span scores, and the shares, in percent."""
        result: dict[str, float] = {}
        for name in SPAN_SCORES:
            precision = _percent(self.right[name], self.predicted[name])
            recall = _percent(self.right[name], self.gold[name])
            both = precision + recall
            result |= {f"{name} P": precision, f"{name} R": recall, f"{name} F1": 2 * precision * recall / (both or 1)}
        shares = (name for name in SHARES if self.gold[name])
        result |= {name: _percent(self.right[name], self.gold[name]) for name in shares}
        acts = [act for act in self.gold if act.startswith(_ACT) and self.gold[act]]
        if acts:
            each = (2 * _percent(self.right[act], self.gold[act] + self.predicted[act]) for act in acts)
            result["act macro-F1"] = sum(each) / len(acts)
        return result


def score(
    gold: Mapping[str, Sequence[Attribution]], predicted: Mapping[str, Sequence[Attribution]]
) -> dict[str, float]:
    """Scores in percent of the attributions by story; a story that was not predicted counts as empty."""
    tally = Tally()
    for story, true in gold.items():
        guessed = predicted.get(story, ())
        _count_spans(tally, true, guessed)
        _count_wholes(tally, true, guessed)
        _count_speakers(tally, true, guessed)
    return tally.scores()


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _spans(one: Attribution, role: str) -> frozenset[tuple[int, int]]:
    return frozenset((start, end) for start, end in one.get(role) or ())


def _characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _by_role(attributions: Sequence[Attribution]) -> list[Characters]:
    return [{role: _characters(_spans(one, role)) for role in ROLES} for one in attributions]


def _count_spans(tally: Tally, true: Sequence[Attribution], guessed: Sequence[Attribution]) -> None:
    for role in ROLES:
        gold = {span for one in true for span in _spans(one, role)}
        found = {span for one in guessed for span in _spans(one, role)}
        tally.add(role, len(gold & found), len(gold), len(found))
        gold_at, found_at = _characters(gold), _characters(found)
        tally.add(f"{role}~", len(gold_at & found_at), len(gold_at), len(found_at))


def _count_wholes(tally: Tally, true: Sequence[Attribution], guessed: Sequence[Attribution]) -> None:
    gold = Counter(tuple(_spans(one, role) for role in ROLES) for one in true)
    found = Counter(tuple(_spans(one, role) for role in ROLES) for one in guessed)
    tally.add("attribution", (gold & found).total(), len(true), len(guessed))

    def shared(one: Characters, other: Characters) -> int:
        if any(one[role] and not one[role] & other[role] for role in ROLES):
            return 0
        return sum(len(one[role] & other[role]) for role in ROLES)

    tally.add("attribution~", len(_pairs(true, guessed, shared)), len(true), len(guessed))


def _count_speakers(tally: Tally, true: Sequence[Attribution], guessed: Sequence[Attribution]) -> None:
    for at, other in by_content(true, guessed):
        gold, found = true[at], guessed[other]
        source = _characters(_spans(gold, "source"))
        if source:
            tally.add("source found", bool(source & _characters(_spans(found, "source"))), 1)
        if gold.get("act"):
            same = gold["act"] == found.get("act")
            tally.add("act", same, 1)
            tally.add(_ACT + gold["act"], same, 1)
            tally.add(_ACT + (found.get("act") or ""), 0, 0, 1)
        if gold.get("speaker") and gold.get("kind") in _NAMED_KINDS:
            same = plain_name(gold["speaker"]) == plain_name(found.get("speaker"))
            tally.add("speaker", same, 1)
            tally.add(f"speaker {gold['kind']}", same, 1)


def by_content(true: Sequence[Attribution], guessed: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Numbers of gold and predicted attributions paired by most shared characters of content."""
    return _pairs(true, guessed, lambda one, other: len(one["content"] & other["content"]))


def _pairs(
    true: Sequence[Attribution], guessed: Sequence[Attribution], shared: Callable[[Characters, Characters], int]
) -> list[tuple[int, int]]:
    """Numbers of gold and predicted attributions paired one to one, those that share most first."""
    gold, found = _by_role(true), _by_role(guessed)
    both = ((shared(one, other), -at, -where) for at, one in enumerate(gold) for where, other in enumerate(found))
    taken_gold: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for amount, at, where in sorted(both, reverse=True):
        if amount and at not in taken_gold and where not in taken:
            taken_gold.add(at)
            taken.add(where)
            pairs.append((-at, -where))
    return pairs


def plain_name(name: str | None) -> str:
    """A name without title, accents, signs and case, for comparison."""
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", _TITLE.sub("", plain.strip()).replace("'s", "")))
