"""What became of a commitment: sentences that condition, confirm, doubt, deny, take back, fulfil or break it.

Strategy. A row of changes.py finds the words that tell of a change; its clause is joined to the commitment it speaks
of, if there is one: they must agree in whose it is and in what it is about. Whose: the clause's subject is the party
bound (or its government), or there is none that is a party, as in "was revoked"; doubt comes from anyone else. What
about: words of the action, or a noun for an undertaking of its kind ("the offer", "the treaty"). A clause that fits
none, or that stands within an undertaking's own words or in a condition, joins nothing.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from onrecord.record.commitments.changes import NOUNS, ROWS, Row
from onrecord.record.commitments.clues import Spot
from onrecord.record.commitments.context import Around, words_of
from onrecord.record.commitments.dates import names_document, when
from onrecord.record.commitments.known import Known
from onrecord.record.commitments.lexicon import DETERMINERS, FIRST_PERSON, POSSIBLE, THIRD_PERSON
from onrecord.record.commitments.similar import stem, stems
from onrecord.record.commitments.values import Condition, HistoryEntry, Status
from onrecord.record.evidence import When
from onrecord.record.record import Statement
from onrecord.span import Span


class Line(NamedTuple):
    """A commitment as history sees it: its number, obligor, action, about what it is, and what it was called."""

    number: int
    obligor: str | None
    action: Span
    about: frozenset[str]
    called: frozenset[str]
    told: bool
    """Whether a verb or noun of undertaking told it, so that a noun alone can mean it later."""


class Told(NamedTuple):
    """A sentence that tells what became of a commitment, and the conditions that it names where they came in later."""

    number: int
    entry: HistoryEntry
    conditions: tuple[Condition, ...]


OPENING = 12
"""Code points before a date that opens its sentence: "On June 3 he took it back"."""
REACH = 3000
"""Characters between a commitment and a sentence about it whose tie is only a noun such as "the offer"."""


def told(known: Known, lines: Sequence[Line], spots: Sequence[Spot]) -> list[Told]:
    """What a page tells of what became of its commitments, in order of the text. `lines` are in order of the text."""
    found: dict[int, list[Told]] = {}
    index = _Index(lines)
    for spot in spots if lines else ():
        one = _joined(known, spot, index)
        if one is not None and not any(_is_told(one, other) for other in found.get(one.number, ())):
            found.setdefault(one.number, []).append(one)
    return sorted((one for own in found.values() for one in own), key=lambda one: one.entry)


class _Index:
    """Commitments by place and by words."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._starts = [line.action.start for line in lines]
        self._by_word: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            for word in line.about:
                self._by_word.setdefault(word, []).append(number)

    def near(self, change: _Change) -> list[Line]:
        """Those that a change can be about: within REACH of it, or sharing words enough."""
        first = bisect.bisect_left(self._starts, change.spot.start - REACH)
        last = bisect.bisect_right(self._starts, change.spot.start + REACH)
        shared = Counter(number for word in change.words for number in self._by_word.get(word, ()))
        wanted = {*range(first, last), *(number for number, count in shared.items() if count >= ENOUGH)}
        return [self.lines[number] for number in sorted(wanted)]


def _is_told(one: Told, other: Told) -> bool:
    return one.number == other.number and one.entry.start < other.entry.end and other.entry.start < one.entry.end


def _joined(known: Known, spot: Spot, index: _Index) -> Told | None:
    """The commitment that a change speaks of, with the entry; None if there is none, or it only could be so."""
    text, around, row, place = known.text, known.around, ROWS[spot.row], spot.span
    if spot.after in POSSIBLE and not (spot.after == "to" and row.status == "revoked"):
        return None
    conditions = known.conditions(spot.sentence)
    if row.status != "conditioned" and any(one.start <= place.start < one.end for one in conditions):
        return None
    subject = _doer(text, around, spot, row.status)
    doer = around.party_at(subject) if subject is not None else None
    by_pronoun = subject is not None and subject.of(text).lower() in THIRD_PERSON
    stranger = doer is None and subject is not None and _is_named(subject.of(text))
    clause = _clause(known, place, subject, spot.sentence)
    words = stems((Span(place.start, clause.end) if row.status == "questioned" else clause).of(text))
    opens = spot.sentence.start if row.status == "conditioned" else place.start
    nouns = frozenset(stem(match.group().lower()) for match in NOUNS.finditer(text, opens, clause.end))
    change = _Change(row, place, clause, spot.sentence, doer, by_pronoun, stranger, around.holding(place), words, nouns)
    rated = [
        (fit, line.action.start < place.start, line.number, line)
        for line in index.near(change)
        if (fit := _fit(known, change, line)) > 0
    ]
    if not rated:
        return None
    line = max(rated)[3]
    clause = _before_action(text, change.clause, place, line.action)
    by = change.holding.speaker if change.holding is not None else None
    on = _on(known, change, clause)
    new = [
        one for one in conditions if row.status == "conditioned" and place.start < one.end and one.start < clause.end
    ]
    return Told(line.number, HistoryEntry(clause.start, clause.end, clause.of(text), row.status, on, by), tuple(new))


def _is_named(words: str) -> bool:
    """Whether a noun phrase holds a name: a capital but for its article."""
    first, *rest = words.split() or [""]
    return any(word[:1].isupper() for word in rest) or (first[:1].isupper() and first.lower() not in _NO_NAMES)


_NO_NAMES = DETERMINERS | THIRD_PERSON | FIRST_PERSON


class _Change(NamedTuple):
    """Words that tell of a change: how, where, in what clause, who does it, in whose statement."""

    row: Row
    spot: Span
    clause: Span
    sentence: Span
    doer: str | None
    by_pronoun: bool
    """Whether a pronoun means him, so that he may be another than it seems."""
    stranger: bool
    """Whether a name does it that is no party here."""
    holding: Statement | None
    words: frozenset[str]
    """Stems of what it says."""
    nouns: frozenset[str]
    """Stems of the nouns for undertakings in it."""


def _doer(text: str, around: Around, spot: Spot, status: Status) -> Span | None:
    """Who does what the verb says; of a denial who is said to have promised, of "led the Union to revoke" the Union."""
    if status == "denied":
        inside = next((one for one, _ in around.mentions(spot.span) if one.start >= spot.span.start), None)
        if inside is not None:
            return Span(inside.start, inside.end)
    if spot.after == "to":
        before = text.rfind("to", 0, spot.span.start)
        named = around.mentions(Span(max(before - 2, 0), before)) if before > 1 else []
        return Span(named[-1][0].start, named[-1][0].end) if named else None
    return spot.subject


_STOP = re.compile(r"[;:?!]|\.(?=\s|$|[\"”])|,\s|[\"”“„]")
SUBJECT_NEAR = 4
"""Words at most between a subject and its verb for both to be one clause here."""


def _clause(known: Known, spot: Span, subject: Span | None, sentence: Span) -> Span:
    """From the subject, if it stands near, to the end of the clause, a date in it kept whole."""
    text = known.text
    near = subject is not None and subject.end <= spot.start
    near = near and subject is not None and len(words_of(text[subject.end : spot.start])) <= SUBJECT_NEAR
    start = subject.start if subject is not None and near else spot.start
    stop = _STOP.search(text, spot.end, sentence.end)
    end = max(spot.end, stop.start() if stop else len(text[: sentence.end].rstrip()))
    for time in known.times.within(Span(start, end)):
        end = max(end, time.end)
    return Span(start, end)


def _before_action(text: str, clause: Span, spot: Span, action: Span) -> Span:
    """The clause without the action itself: "has withdrawn his offer", not what was offered."""
    if not clause.start < action.start < clause.end:
        return clause
    words = text[clause.start : max(spot.end, action.start)].rstrip().removesuffix(" to").rstrip()
    return Span(clause.start, max(spot.end, clause.start + len(words)))


_BETWEEN = re.compile(r"\s+(?:\w+\s+){0,2}")
"""At most two words between a date and the clause: "in 1971 made the matter conditional"."""


def _on(known: Known, change: _Change, clause: Span) -> When | None:
    """The date that the clause tells, or that opens its sentence, else that of the statement in which it stands."""
    for time in known.times.within(change.sentence):
        value = time.value or ""
        opens = time.end <= clause.start and (
            time.start - change.sentence.start <= OPENING
            or _BETWEEN.fullmatch(known.text, time.end, clause.start) is not None
        )
        if not (opens or clause.start <= time.start < clause.end) or names_document(known.text, time):
            continue
        if known.times.is_over(value) and ".." not in value and not value.startswith("{"):
            return when(time)
    if change.holding is not None and change.holding.said_on is not None:
        date = change.holding.said_on
        return When(date.start, date.end, date.text, date.value)
    return None


def _fit(known: Known, change: _Change, line: Line) -> float:
    """How well a change fits a commitment; 0 if it does not."""
    row, spot = change.row, change.spot
    if (row.needs_noun and not change.nouns) or (spot.start < line.action.end and line.action.start < spot.end):
        return 0.0
    side = _side(known, change, line)
    if (row.by_obligor and side == "other") or (row.status == "questioned" and side in ("doer", "speaker")):
        return 0.0
    shared = len(change.words & line.about)
    near = abs(spot.start - line.action.start) <= REACH
    called = bool(change.nouns & line.called) and (line.told or shared > 0)
    ties = (
        shared >= ENOUGH,
        called and shared > 0,
        side in ("doer", "speaker") and called and near,
        side == "doer" and (shared > 0 or _goes_on(known, change, line)),
        side == "pronoun" and _goes_on(known, change, line),
        side == "none" and called and near and row.status != "denied",
    )
    if not any(ties):
        return 0.0
    return shared + 1.5 * called + 1.0 * (side in ("doer", "speaker")) + 0.5 * (spot.start > line.action.start)


ENOUGH = 2
"""Words that a clause must share with an action to be about it, whoever speaks."""

_Side = Literal["doer", "speaker", "pronoun", "none", "other"]
"""How a change's party stands to a commitment's: who does it is bound by it, or who says it; it is only meant by "its";
there is none; it is another."""


def _side(known: Known, change: _Change, line: Line) -> _Side:
    around = known.around
    if around.same_side(change.doer, line.obligor):
        return "doer"
    if change.holding is not None and around.same_side(change.holding.speaker, line.obligor):
        return "speaker"
    if change.doer is None or change.by_pronoun:
        return "other" if change.stranger else "none"
    owned = words_of(around.parties[change.doer].name)[:1] in (("its",), ("their",))
    return "pronoun" if owned and change.row.status == "conditioned" else "other"


def _goes_on(known: Known, change: _Change, line: Line) -> bool:
    """Whether a condition is added after the commitment, in its paragraph or the next."""
    first, last = (known.page.block_at(place) for place in (line.action.start, change.spot.start))
    if first is None or last is None or not line.told or change.row.status != "conditioned":
        return False
    return line.action.start < change.spot.start and last - first <= 1
