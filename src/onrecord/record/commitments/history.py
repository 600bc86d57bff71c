"""What became of a commitment: sentences that condition, confirm, doubt, deny, take back, fulfil or break it.

Strategy. A row of _TOLD finds the words that tell of a change; its clause is joined to the commitment it speaks of, if
there is one: they must agree in whose it is and in what it is about. Whose: the clause's subject is the party bound (or
on its side by name), or there is none that is a party, as in "was revoked"; doubt comes from anyone else. What about:
words of the action, its instrument, or a noun for an undertaking of its kind ("the offer"). A clause that fits none,
or that stands within an undertaking's own words, joins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.pages.page import Page
from onrecord.record.commitments.clauses import Words, subject_of
from onrecord.record.commitments.context import Around, words_of
from onrecord.record.commitments.dates import Times, names_document, when
from onrecord.record.commitments.drafts import READ
from onrecord.record.commitments.known import Known
from onrecord.record.commitments.lexicon import DETERMINERS, POSSIBLE
from onrecord.record.commitments.similar import stem, stems
from onrecord.record.commitments.values import HistoryEntry, Status
from onrecord.record.evidence import When
from onrecord.record.times.frames import Sentences
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
    """A sentence that tells what became of a commitment."""

    number: int
    entry: HistoryEntry


class _Row(NamedTuple):
    status: Status
    pattern: str
    by_obligor: bool = True
    """Whether the party bound must be the one who does it."""
    needs_noun: bool = False
    """Whether a noun for an undertaking must stand in the clause."""


_NOUN = (
    r"(?:promises?|pledges?|offers?|undertakings?|commitments?|vows?|[Aa]greements?|deals?|[Aa]ccords?|threats?|liabilit(?:y|ies)|"
    r"obligations?|proposals?|assurances?|ceasefires?|cease-fires?|truces?|[Tt]reat(?:y|ies)|[Pp]acts?|contracts?|words?|[Dd]eclarations?|"
    r"decisions?|plans?|settlements?)"
)
_TOLD: tuple[_Row, ...] = (
    _Row("denied", r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|dismiss(?:es|ed)?) (?:[\w’']+ ){0,12}?(?:promised?|promises|pledged?|agreed|offered|given any|made any|committed|undertaken)"),
    _Row("denied", r"(?:never|not|n['’]t) (?:ever )?(?:promised|pledged|agreed to|offered|made (?:any|a|such)|given (?:any|a))|promised nothing|no (?:such )?(?:promise|pledge|agreement|commitment|offer) (?:has|had|was|were|is|exists?)|never been made|there is no (?:offer|promise|agreement)"),
    _Row("revoked", r"(?:revok(?:es?|ed|ing)|rescind(?:s|ed|ing)?|retract(?:s|ed|ing)?|annul(?:s|led)?|renounc(?:es?|ed)|withdr(?:aws?|ew|awn|awing)|cancel(?:s|l?ed|l?ing)|"
         r"abandon(?:s|ed)?|reverse[sd]?|scrap(?:s|ped)|suspend(?:s|ed)?|replac(?:es?|ed)|terminate[sd]?|end(?:s|ed)) (?:[\w’'-]+ ){0,4}?" + _NOUN, needs_noun=True),
    _Row("revoked", r"(?:took|taken|takes?|taking) (?:(?:back|it back|them back) ?(?:[\w’']+ ){0,3}?|(?:[\w’']+ ){1,3}?back)"),
    _Row("revoked", r"(?:call(?:s|ed) off|back(?:s|ed) (?:down|out)|pull(?:s|ed) out|went back on|chang(?:es|ed) (?:his|her|its|their) minds?|"
         r"(?:has|have|had) withdrawn|withdrew|(?:was|were|been) (?:revoked|withdrawn|rescinded|cancell?ed|called off|scrapped|abandoned|taken back|annulled)|revoked (?:it|them|the)|no longer (?:bound|valid))"),
    _Row("broken", r"(?:br(?:eaks?|oke|oken|eaking)|violat(?:es?|ed|ing)|breach(?:es|ed|ing)?|renege[sd]?|reneging|default(?:s|ed)) (?:[\w’'-]+ ){0,4}?" + _NOUN, by_obligor=False, needs_noun=True),
    _Row("broken", r"(?:fail(?:s|ed|ing)?|refus(?:es?|ed|ing)) to (?:honou?r|keep|implement|fulfil?|carry out|comply|meet)|(?:had|has|have|was|were) been (?:broken|violated|breached)|not kept (?:his|her|its|their)|in breach of", by_obligor=False),
    _Row("fulfilled", r"(?:fulfil(?:s|led|ling)?|fulfill(?:s|ed|ing)|honou?r(?:s|ed|ing)?|kept|keeps?|carried out|compl(?:ies|ied) with|made good on|met) (?:[\w’'-]+ ){0,3}?" + _NOUN, needs_noun=True),
    _Row("reaffirmed", r"(?:reaffirm(?:s|ed|ing)?|reiterat(?:es?|ed|ing)|restat(?:es?|ed)|renew(?:s|ed)|revive[sd]?|reviving|repeat(?:s|ed)|confirm(?:s|ed)) (?:[\w’'-]+ ){0,5}?(?:" + _NOUN + r"|that)"),
    _Row("reaffirmed", r"(?:stands?|stood) by (?:[\w’']+ ){0,3}?" + _NOUN + r"|put back on the table|(?:has|have|had) (?:not )?(?:yet )?(?:lost its|in) force|again (?:promised|pledged|agreed)|promised (?:it|this) again|remains? (?:valid|in force)|took up again|taken up again"),
    _Row("conditioned", r"(?:conditional|contingent|dependent) (?:up)?on|(?:tied|tying|ties|linked) (?:[\w’']+ ){1,4}?to|would (?:only )?be \w+ (?:over |back )?only (?:when|if|after|once)|nothing would be|no \w+ (?:until|unless|before)|added (?:the |a )?(?:further )?condition"),
    _Row("questioned", r"(?:doubt(?:s|ed|ful)?|question(?:s|ed|ing)?|sceptical|skeptical|cannot be trusted|can['’]t be trusted|not trust(?:ed)?|unlikely to (?:keep|honou?r)|"
         r"will not keep|cast doubt|in no way impl(?:y|ies)|no automatic|may just be|wary of)", by_obligor=False),
)  # fmt: skip
_PATTERN = re.compile("|".join(f"(?P<h{n}>\\b(?:{row.pattern})\\b)" for n, row in enumerate(_TOLD)))
_NOUNS = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
_BARE_PRONOUN = re.compile(r"\b(?:it|them|this)\b", re.IGNORECASE)
OPENING = 12
"""Code points before a date that opens its sentence: "On June 3 he took it back"."""
REACH = 3000
"""Characters between a commitment and a sentence about it whose tie is only a noun such as "the offer"."""


def told(page: Page, lines: Sequence[Line], known: Known) -> list[Told]:
    """What the page tells of what became of its commitments, in order of the text."""
    found: list[Told] = []
    if not lines:
        return found
    sentences = Sentences(page.text)
    for block in page.blocks:
        if block.kind not in READ:
            continue
        for match in _PATTERN.finditer(page.text, block.start, block.end):
            row = _TOLD[int((match.lastgroup or "h0")[1:])]
            one = _joined(
                page.text,
                row,
                Span(*match.span()),
                _sentence(sentences, match.start(), block.start, block.end),
                lines,
                known.around,
                known.times,
            )
            if one is not None and not any(
                one.number == other.number and _overlap(one.entry, other.entry) for other in found
            ):
                found.append(one)
    return found


def _overlap(one: HistoryEntry, other: HistoryEntry) -> bool:
    return one.start < other.end and other.start < one.end


def _sentence(sentences: Sentences, at: int, first: int, last: int) -> Span:
    whole = sentences.around(at, at + 1)
    return Span(max(whole.start, first), min(whole.end, last))


def _joined(
    text: str, row: _Row, spot: Span, sentence: Span, lines: Sequence[Line], around: Around, times: Times
) -> Told | None:
    words = Words(text, sentence)
    verb = words.at(spot.start)
    before = words.low(words.at(spot.start) - 1)
    if words.low(verb) in DETERMINERS or (before in POSSIBLE and not (before == "to" and row.status == "revoked")):
        return None
    if row.status == "denied":
        inside = [one for one in around.mentions(spot) if one[0].start >= spot.start]
        subject = Span(inside[0][0].start, inside[0][0].end) if inside else subject_of(words, words.at(spot.start))
    else:
        subject = _doer(words, verb, around)
    doer = around.party_at(subject) if subject is not None else None
    clause = _clause(text, words, spot, subject, sentence)
    speaker = _speaker(around, spot)
    rated = [
        (fit, -line.number, line)
        for line in lines
        if (fit := _fit(text, row, spot, clause, doer, speaker, line, around)) > 0
    ]
    if not rated:
        return None
    line = max(rated)[2]
    if clause.start < line.action.start < clause.end:
        clause = Span(
            clause.start, max(spot.end, line.action.start - 1 if text[line.action.start - 1].isspace() else spot.end)
        )
        clause = Span(clause.start, max(spot.end, clause.start + len(clause.of(text).removesuffix(" to").rstrip())))
    entry = HistoryEntry(
        clause.start,
        clause.end,
        clause.of(text),
        row.status,
        _on(text, clause, sentence, speaker, around, spot, times),
        speaker,
    )
    return Told(line.number, entry)


def _doer(words: Words, verb: int, around: Around) -> Span | None:
    """Who does what the verb says; of "led the Union to revoke" the party before "to"."""
    if words.low(verb - 1) == "to" and verb > 1:
        named = around.mentions(words.stretch(verb - 2, verb - 2))
        return Span(named[-1][0].start, named[-1][0].end) if named else None
    return subject_of(words, verb)


def _clause(text: str, words: Words, spot: Span, subject: Span | None, sentence: Span) -> Span:
    """From the subject, if it stands near, to the end of the clause."""
    near = subject is not None and subject.end <= spot.start and len(words_of(text[subject.end : spot.start])) <= 4
    start = subject.start if subject is not None and near else spot.start
    end = spot.end
    stop = re.compile(r"[;:?!]|\.(?=\s|$|[\"”])|,\s|[\"”]").search(text, spot.end, sentence.end)
    end = max(end, stop.start() if stop else len(text[: sentence.end].rstrip()))
    return Span(start, max(end, spot.end))


def _speaker(around: Around, spot: Span) -> str | None:
    holding = around.holding(spot)
    return holding.speaker if holding is not None else None


def _on(
    text: str, clause: Span, sentence: Span, speaker: str | None, around: Around, spot: Span, times: Times
) -> When | None:
    """The date that the clause tells, else that of the statement in which it stands, else one of its sentence."""
    for time in times.within(sentence):
        value = time.value or ""
        opens = time.start - sentence.start <= OPENING and time.end <= clause.start
        if not (opens or clause.start <= time.start < clause.end) or names_document(text, time):
            continue
        if times.is_over(value) and ".." not in value and not value.startswith("{"):
            return when(time)
    holding = around.holding(spot)
    if holding is not None and holding.said_on is not None:
        date = holding.said_on
        return When(date.start, date.end, date.text, date.value)
    return None


_TIE = 1.0
"""How much must speak for a tie: a word of the action, or a noun for the undertaking, together with the party."""


def _fit(
    text: str, row: _Row, spot: Span, clause: Span, doer: str | None, speaker: str | None, line: Line, around: Around
) -> float:
    """How well a clause fits a commitment; 0 if it does not."""
    if spot.start < line.action.end and line.action.start < spot.end:
        return 0.0
    same = around.same_side(doer, line.obligor)
    if row.by_obligor and doer is not None and not same and not around.same_side(speaker, line.obligor):
        return 0.0
    if row.status == "questioned" and (same or around.same_side(speaker, line.obligor)):
        return 0.0
    of = clause if row.status != "questioned" else Span(spot.start, max(clause.end, spot.end))
    shared = len(stems(of.of(text)) & line.about)
    nouns = {stem(match.group().lower()) for match in _NOUNS.finditer(text, spot.start, clause.end)}
    called = bool(nouns & line.called) and (line.told or shared > 0)
    near = abs(spot.start - line.action.start) <= REACH
    if row.needs_noun and not nouns:
        return 0.0
    if shared == 0 and not (called and near):
        return 0.0
    if not same and shared < 2 and not (called and shared) and not (called and doer is None and near):
        return 0.0
    before = 0.5 if spot.start > line.action.start else 0.0
    return shared + 1.5 * called + 1.0 * same + before
