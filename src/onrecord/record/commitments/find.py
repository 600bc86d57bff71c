"""The commitments of a page: drafts judged, each made whole, and later sentences joined to the one they speak of."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Literal

from onrecord.pages.page import Page
from onrecord.reading.reading import Mark
from onrecord.record.commitments import judge
from onrecord.record.commitments.clues import Clues, clues
from onrecord.record.commitments.conditions import before_conditions
from onrecord.record.commitments.context import subject_class, words_of
from onrecord.record.commitments.draft import Draft
from onrecord.record.commitments.history import Line, told
from onrecord.record.commitments.known import Judged, Known
from onrecord.record.commitments.lexicon import CALLED, INSTRUMENTS
from onrecord.record.commitments.marked import actions_of, mark_of
from onrecord.record.commitments.obligors import obligor
from onrecord.record.commitments.repeats import again, gathered, is_known
from onrecord.record.commitments.similar import stem, stems
from onrecord.record.commitments.values import Commitment, Condition, HistoryEntry
from onrecord.record.commitments.whole import commitment_of, dated
from onrecord.record.record import Party, Statement
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

Use = Literal["rules", "marks", "both"]
"""By what drafts are found: by rules alone, by learned marks alone, or by both."""


def find_commitments(
    page: Page,
    parties: Sequence[Party],
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    marks: Sequence[Mark] = (),
    *,
    use: Use = "both",
    found: Clues | None = None,
) -> tuple[Commitment, ...]:
    """The commitments that a page tells of, in order of the text, with what the page says became of each.

    `marks` are the model's. `found` are the page's clues with those of its marks, if they are there already.
    """
    known = Known(page, parties, statements, times, marks if use != "rules" else ())
    found = clues(page, marks) if found is None else found
    chosen = apart(_judged(known, found.drafts, marks, use))
    kept, repeats = gathered(page.text, chosen, known.around)
    actions = [one.draft.action for one in kept]
    made = dated(page, [commitment_of(known, one, actions) for one in kept])
    entries: list[list[HistoryEntry]] = [list(one.history) for one in made]
    conditions: list[list[Condition]] = [list(one.conditions) for one in made]
    for number, repeat in repeats:
        further = commitment_of(known, repeat, actions)
        _add(entries[number], again(page.text, further, made[number], repeat))
        _add_new(conditions[number], further.conditions)
    lines = [_line(number, one, made[number]) for number, one in enumerate(kept)]
    for one in told(known, lines, found.spots):
        _add(entries[one.number], [one.entry])
        _add_new(conditions[one.number], one.conditions)
    return tuple(_whole(one, conditions[number], entries[number]) for number, one in enumerate(made))


def _add(entries: list[HistoryEntry], more: Sequence[HistoryEntry]) -> None:
    """Add entries that say something new: another status, in words that are not wholly in another entry."""
    for one in more:
        over = [other for other in entries if one.start < other.end and other.start < one.end]
        if not any(one.status == other.status or (other.start <= one.start and one.end <= other.end) for other in over):
            entries.append(one)


def _add_new(conditions: list[Condition], more: Sequence[Condition]) -> None:
    conditions += [one for one in more if not is_known(one, conditions)]


def _judged(known: Known, found: Sequence[Draft], marks: Sequence[Mark], use: Use) -> list[Judged]:
    wanted = (draft for draft in found if use != "rules" or draft.trigger != "mark")
    actions = actions_of(known.text, marks) if use != "rules" else []
    return [one for draft in wanted if (one := _judge(known, draft, actions, use)) is not None]


def _judge(known: Known, draft: Draft, actions: Sequence[Mark], use: Use) -> Judged | None:
    around = known.around
    draft = before_conditions(known.text, draft, known.conditions(draft.sentence))
    said, kind = around.said(draft), subject_class(draft, known.text)
    bound = obligor(draft, said, around, kind)
    mark = mark_of(draft, actions)
    if use == "marks":
        return Judged(draft, said, kind, bound, mark.score) if mark is not None else None
    about = judge.situation(known, draft, bound, marked=mark is not None)
    score = judge.score(judge.features(draft, about, around))
    least = judge.THRESHOLD if bound is not None else judge.UNBOUND
    return Judged(draft, said, kind, bound, score) if score >= least else None


def apart(found: Sequence[Judged]) -> list[Judged]:
    """Without drafts whose action overlaps that of a surer one, in order of the text."""
    kept: list[Judged] = []
    for one in sorted(found, key=lambda one: (-one.score, one.draft.action)):
        place = bisect.bisect_right(kept, one.draft.action, key=_action)
        if not any(one.draft.action.overlaps(other.draft.action) for other in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, one)
    return kept


def _action(one: Judged) -> Span:
    return one.draft.action


def _line(number: int, one: Judged, made: Commitment) -> Line:
    """A commitment as history sees it."""
    held = [word for word in words_of(made.instrument.text) if word in INSTRUMENTS] if made.instrument else []
    called = frozenset(stem(word) for word in (*CALLED.get(one.draft.wording, ()), *held))
    verbal = one.draft.trigger not in ("modal", "formal", "mark")
    return Line(number, one.bound, one.draft.action, stems(made.action.text), called, verbal)


def _whole(one: Commitment, conditions: Sequence[Condition], entries: Sequence[HistoryEntry]) -> Commitment:
    return Commitment(
        one.id,
        one.obligor,
        one.obligee,
        one.action,
        tuple(sorted(conditions)),
        one.instrument,
        one.due,
        one.made_on,
        tuple(sorted(entries)),
    )
