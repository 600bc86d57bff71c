"""Undertakings told more than once: which drafts tell of one, and what a further telling adds to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.record.commitments.context import Around
from onrecord.record.commitments.known import Judged
from onrecord.record.commitments.similar import alike, stems
from onrecord.record.commitments.values import Commitment, Condition, HistoryEntry
from onrecord.span import Span

LEAST = 2
"""Words that two tellings of one undertaking share at least."""
SAME = 0.6
"""From this share of common words on, two actions of one party are one undertaking told twice."""
_REAFFIRMING = frozenset(
    "reaffirmed reaffirm reaffirms reiterated reiterates reiterate repeated repeats confirmed confirms renewed "
    "restated again still stressed insisted".split()
)


def gathered(text: str, found: Sequence[Judged], around: Around) -> tuple[list[Judged], list[tuple[int, Judged]]]:
    """Undertakings, each where it is first told, and the further tellings of them with the number of the first."""
    kept: list[Judged] = []
    abouts: list[frozenset[str]] = []
    repeats: list[tuple[int, Judged]] = []
    by_word: dict[str, list[int]] = {}
    for one in found:
        about = stems(one.draft.action.of(text))
        shared = Counter(number for word in about for number in by_word.get(word, ()))
        alike_ones = sorted(number for number, count in shared.items() if count >= LEAST)
        number = next((n for n in alike_ones if _is_same(one, kept[n], about, abouts[n], around)), None)
        if number is not None:
            repeats.append((number, one))
            continue
        for word in about:
            by_word.setdefault(word, []).append(len(kept))
        kept.append(one)
        abouts.append(about)
    return kept, repeats


def _is_same(one: Judged, other: Judged, mine: frozenset[str], theirs: frozenset[str], around: Around) -> bool:
    if one.draft.negated != other.draft.negated:
        return False
    sides = around.same_side(one.bound, other.bound) or None in (one.bound, other.bound)
    return sides and alike(mine, theirs) >= SAME


def again(text: str, repeat: Commitment, first: Commitment, judged: Judged) -> list[HistoryEntry]:
    """What a further telling adds: a condition, or a confirmation; the same told again adds nothing."""
    entry = repeat.history[0]
    if entry.status == "denied":
        return [entry]
    new = [one for one in repeat.conditions if one.kind in ("only-if", "unless", "if") and not first.conditions]
    further = [one for one in repeat.conditions if one.kind == "only-if"]
    if new or further:
        whole = Span(entry.start, max(entry.end, *(one.end for one in repeat.conditions)))
        return [HistoryEntry(whole.start, whole.end, whole.of(text), "conditioned", entry.on, entry.by)]
    cues = judged.said.cues if judged.said is not None else frozenset()
    moved = entry.on is not None and first.made_on is not None and entry.on.value != first.made_on.value
    if cues & _REAFFIRMING or moved:
        return [HistoryEntry(entry.start, entry.end, entry.text, "reaffirmed", entry.on, entry.by)]
    return []


def is_known(one: Condition, others: Sequence[Condition]) -> bool:
    """Whether a condition is one of others, by its place or its words."""
    words = stems(one.text)
    return any(
        (one.start < other.end and other.start < one.end) or alike(words, stems(other.text)) >= SAME for other in others
    )
