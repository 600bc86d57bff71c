"""Commitments are counted as the definitions say: paired by actions and a word of the obligors' names."""

from __future__ import annotations

from collections import Counter
from typing import Any

from evals.commitments import FLOORS, below, count
from onrecord.record.commitments.values import Commitment, Condition, HistoryEntry
from onrecord.record.evidence import Evidence

TEXT = "The government of Velmora agreed to reopen the strait if Oskaria pays."
NAMES = {"p1": "Velmora", "p2": "Oskaria"}


def at(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


def ours(obligor: str = "p1", action: str = "reopen the strait") -> Commitment:
    return Commitment(
        id="c0",
        obligor=obligor,
        obligee=None,
        action=Evidence(*at(action)),
        conditions=(Condition(*at("if Oskaria pays"), "if"),),
        instrument=None,
        due=None,
        made_on=None,
        history=(HistoryEntry(*at("agreed to reopen the strait"), "made", None, None),),
    )


GOLD: dict[str, Any] = {
    "obligor": "Government of Velmora",
    "action": list(at("reopen the strait"))[:2],
    "conditions": [{"kind": "unless", "span": list(at("Oskaria pays"))[:2]}],
    "history": [{"status": "made", "span": list(at("Velmora agreed"))[:2]}],
}


def counted(*found: Commitment) -> Counter[str]:
    counts: Counter[str] = Counter()
    count(counts, [GOLD], found, NAMES)
    return counts


def test_a_shared_action_and_a_shared_word_of_the_name_make_a_pair() -> None:
    counts = counted(ours())
    assert (counts["commitments right"], counts["conditions right"], counts["history right"]) == (1, 1, 1)
    assert (counts["conditions label"], counts["history label"]) == (0, 1)


def test_another_obligor_or_another_action_is_no_pair() -> None:
    assert counted(ours(obligor="p2"))["commitments right"] == 0
    assert counted(ours(action="agreed"))["commitments right"] == 0


def test_one_gold_commitment_is_paired_once() -> None:
    counts = counted(ours(), ours())
    assert (counts["commitments right"], counts["commitments ours"]) == (1, 2)


def test_a_figure_below_its_floor_is_told() -> None:
    assert below(dict.fromkeys(FLOORS, 0.0)) != []
    assert below(dict.fromkeys(FLOORS, 100.0)) == []
