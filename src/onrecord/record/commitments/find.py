"""The commitments of a page: drafts judged, each made whole, and later sentences joined to the one they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from onrecord.pages.page import Page
from onrecord.reading.reading import Mark
from onrecord.record.commitments import judge
from onrecord.record.commitments.conditions import conditions
from onrecord.record.commitments.context import Around, Said, Subject, obligor, words_of
from onrecord.record.commitments.dates import Times, due_on, made_on
from onrecord.record.commitments.drafts import Draft, drafts
from onrecord.record.commitments.history import Line, told
from onrecord.record.commitments.instruments import instrument, obligee
from onrecord.record.commitments.lexicon import CALLED, INSTRUMENTS
from onrecord.record.commitments.marked import drafts_of, mark_of
from onrecord.record.commitments.similar import alike, stem, stems
from onrecord.record.commitments.values import Commitment, Condition, HistoryEntry
from onrecord.record.evidence import Evidence, When
from onrecord.record.record import Party, Statement, content_id
from onrecord.record.times.frames import Sentences
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

Use = Literal["rules", "marks", "both"]
"""By what drafts are found: by rules alone, by learned marks alone, or by both."""


class _Judged(NamedTuple):
    """A draft with what was found out about it."""

    draft: Draft
    said: Said | None
    kind: Subject
    bound: str | None
    score: float


def find_commitments(
    page: Page,
    parties: Sequence[Party],
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    marks: Sequence[Mark] = (),
    *,
    use: Use = "both",
    found: Sequence[Draft] | None = None,
) -> tuple[Commitment, ...]:
    """The commitments that a page tells of, in order of the text, with what the page says became of each.

    `marks` are the model's. `found` are the page's drafts, if they are there already.
    """
    around = Around(page.text, parties, statements)
    timed = Times(times, page.published.value)
    chosen = _apart(_judged(page, around, timed, times, drafts(page) if found is None else found, marks, use))
    sentences = Sentences(page.text)
    kept, repeats = _gathered(page.text, chosen, around)
    made = [_commitment(page, one, around, timed, times, [other.draft.action for other in kept]) for one in kept]
    lines = [_line(number, one, commitment) for number, (one, commitment) in enumerate(zip(kept, made, strict=True))]
    entries: list[list[HistoryEntry]] = [list(one.history) for one in made]
    extra: list[list[Condition]] = [list(one.conditions) for one in made]
    for number, repeat in repeats:
        again = _commitment(page, repeat, around, timed, times, [])
        entries[number] += _again(again, made[number], repeat)
        extra[number] += [one for one in again.conditions if not _known(one, extra[number])]
    for one in told(page, lines, around, timed, sentences):
        if not any(one.entry.start < other.end and other.start < one.entry.end for other in entries[one.number]):
            entries[one.number].append(one.entry)
    return tuple(
        _whole(commitment, extra[number], entries[number]) for number, commitment in enumerate(made)
    )


def _judged(
    page: Page,
    around: Around,
    timed: Times,
    times: Sequence[TimeExpression],
    found: Sequence[Draft],
    marks: Sequence[Mark],
    use: Use,
) -> list[_Judged]:
    if use != "rules" and marks:
        found = (*found, *drafts_of(page, marks, found))
    return [one for draft in found if (one := _judge(page, around, timed, times, draft, marks, use)) is not None]


def _judge(
    page: Page, around: Around, timed: Times, times: Sequence[TimeExpression], draft: Draft, marks: Sequence[Mark], use: Use
) -> _Judged | None:
    said, kind = judge.place_and_kind(draft, around)
    bound = obligor(draft, said, around, kind)
    names = judge.features(
        draft,
        said,
        around,
        kind,
        bound=bound is not None,
        due=bool(timed.within(Span(draft.verb.start, draft.sentence.end))),
        conditional=bool(conditions(page.text, draft, draft.sentence, times, ())),
    )
    score = judge.score(names) if draft.trigger != "mark" else 0.0
    mark = mark_of(draft, marks) if use != "rules" else None
    if use == "marks":
        score = mark.score if mark is not None else 0.0
    elif mark is not None:
        score = max(score, mark.score)
    return _Judged(draft, said, kind, bound, score) if score >= judge.THRESHOLD else None


def _apart(found: Sequence[_Judged]) -> list[_Judged]:
    """Without drafts whose action overlaps that of a surer one, in order of the text."""
    kept: list[_Judged] = []
    for one in sorted(found, key=lambda one: (-one.score, one.draft.action)):
        if not any(one.draft.action.overlaps(other.draft.action) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.draft.action)


_SAME = 0.6
"""From this share of common words on, two actions of one party are one undertaking told twice."""


def _gathered(text: str, found: Sequence[_Judged], around: Around) -> tuple[list[_Judged], list[tuple[int, _Judged]]]:
    """Undertakings, each once, and the further tellings of them by number. The fuller one of the body stands."""
    kept: list[_Judged] = []
    repeats: list[tuple[int, _Judged]] = []
    for one in found:
        number = next((n for n, other in enumerate(kept) if _is_same(text, one, other, around)), None)
        if number is None:
            kept.append(one)
        else:
            repeats.append((number, one))
    return kept, repeats


def _is_same(text: str, one: _Judged, other: _Judged, around: Around) -> bool:
    mine, theirs = (stems(each.draft.action.of(text)) for each in (one, other))
    shared = mine & theirs
    if len(shared) < 2 or one.draft.negated != other.draft.negated:
        return False
    sides = around.same_side(one.bound, other.bound) or None in (one.bound, other.bound)
    return sides and alike(mine, theirs) >= _SAME


_REAFFIRMING = frozenset(
    "reaffirmed reaffirm reaffirms reiterated reiterates reiterate repeated repeats confirmed confirms renewed restated "
    "again still stressed insisted".split()
)


def _again(again: Commitment, first: Commitment, judged: _Judged) -> list[HistoryEntry]:
    """What a further telling adds: a condition, or a confirmation; told over again it adds nothing."""
    if not again.history:
        return []
    entry = again.history[0]
    cues = judged.said.cues if judged.said is not None else frozenset()
    new = [one for one in again.conditions if one.kind in ("only-if", "unless", "if") and not first.conditions]
    later = [one for one in again.conditions if one.kind == "only-if"]
    if new or later:
        return [_as(entry, "conditioned")]
    if cues & _REAFFIRMING or (entry.on is not None and first.made_on is not None and entry.on.value != first.made_on.value):
        return [_as(entry, "reaffirmed")]
    return []


def _as(entry: HistoryEntry, status: Literal["conditioned", "reaffirmed"]) -> HistoryEntry:
    return HistoryEntry(entry.start, entry.end, entry.text, status, entry.on, entry.by)


def _known(one: Condition, others: Sequence[Condition]) -> bool:
    words = stems(one.text)
    return any(one.start < other.end and other.start < one.end or alike(words, stems(other.text)) >= _SAME for other in others)


def _commitment(
    page: Page, one: _Judged, around: Around, timed: Times, times: Sequence[TimeExpression], actions: Sequence[Span]
) -> Commitment:
    text, draft, said = page.text, one.draft, one.said
    found = conditions(text, draft, draft.sentence, times, [span for span in actions if span != draft.action])
    date = made_on(text, draft, said, timed)
    return Commitment(
        id=content_id("c", page.sha256, [draft.action]),
        obligor=one.bound,
        obligee=obligee(text, draft, said, around, one.bound),
        action=Evidence.at(draft.action, text),
        conditions=found,
        instrument=instrument(text, draft, said),
        due=due_on(text, draft, found, timed, date),
        made_on=date,
        history=(_made(text, one, date),),
    )


def _made(text: str, one: _Judged, date: When | None) -> HistoryEntry:
    """The clause that says it was undertaken: from the source or subject to the end of the action."""
    clause, said = one.draft.clause, one.said
    start, end = clause.start, clause.end
    if said is not None:
        for piece in (*said.statement.source, *said.statement.cue):
            if one.draft.sentence.start <= piece.start < one.draft.action.start:
                start = min(start, piece.start)
    span = Span(start, end)
    return HistoryEntry(span.start, span.end, span.of(text), "made", date, said.statement.speaker if said else None)


def _line(number: int, one: _Judged, made: Commitment) -> Line:
    held = [word for word in words_of(made.instrument.text) if word in INSTRUMENTS] if made.instrument else []
    called = {stem(word) for word in (*CALLED.get(one.draft.wording, ()), *held)}
    told = one.draft.trigger not in ("modal", "formal", "mark")
    return Line(number, one.bound, one.draft.action, stems(made.action.text), frozenset(called), told)


def _whole(one: Commitment, found: Sequence[Condition], entries: Sequence[HistoryEntry]) -> Commitment:
    return Commitment(
        one.id, one.obligor, one.obligee, one.action, tuple(sorted(found)), one.instrument, one.due, one.made_on,
        tuple(sorted(entries)),
    )
