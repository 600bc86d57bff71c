"""The text view of an explanation: how one statement got its speaker, its date and its act."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.pipeline import Explanation
from onrecord.record.parties import Trace
from onrecord.record.times.values import TimeExpression
from onrecord.surfaces.cli.layout import Layout
from onrecord.surfaces.cli.text import REASONS
from onrecord.surfaces.cli.wording import flat, joined

_MOST = 5
"""Candidates and features that are shown."""
_INDENT = 4


def show_explanation(number: int, explained: Explanation, layout: Layout) -> Iterator[str]:
    """The lines of an explanation of statement `number`."""
    one = explained.statement
    yield from layout.wrap(f"{number}. {joined(one.content)}")
    yield ""
    for heading, lines in (
        ("Speaker", _speaker(explained)),
        ("Said on", _date(explained)),
        ("Act", _act(explained)),
        ("Score", iter([f"{one.score:.2f}: how well the model's two taggers agree on where its parts begin"])),
    ):
        yield layout.style(heading, "headline")
        for line in lines:
            yield from layout.wrap(line, _INDENT)


def _speaker(explained: Explanation) -> Iterator[str]:
    trace = explained.speaker
    words = (
        f"“{flat(trace.source.text)}”, characters {trace.source.start}–{trace.source.end}" if trace.source else "none"
    )
    outcome = trace.party or f"unresolved: {REASONS.get(trace.reason or '', trace.reason or '')}"
    yield outcome
    yield f"source: {words}"
    yield f"rule: {trace.rule} ({trace.meaning})"
    yield from _candidates(trace)
    party = next((party for party in explained.record.parties if party.id == explained.statement.speaker), None)
    if party is not None:
        places = ", ".join(f"“{flat(mention.text)}” ({mention.start})" for mention in party.mentions)
        yield f"mentions, with where they begin: {places}"


def _candidates(trace: Trace) -> Iterator[str]:
    for candidate in trace.candidates[:_MOST]:
        parts = sorted(candidate.parts.items(), key=lambda part: -abs(part[1]))[:_MOST]
        reasons = ", ".join(f"{name} {value:+.1f}" for name, value in parts)
        yield f"candidate: {candidate.name or 'nobody named'} {candidate.share:.0%} ({reasons})"


def _date(explained: Explanation) -> Iterator[str]:
    said, time = explained.statement.said_on, explained.date
    if said is None:
        yield "not told in the text"
        return
    yield f"{said.value}, from “{flat(said.text)}”, characters {said.start}–{said.end}"
    yield f"place of these words: {said.basis}"
    if time is not None:
        yield f"their value: {_value(time)}"


def _act(explained: Explanation) -> Iterator[str]:
    judged = explained.act
    if judged is None:
        yield "not judged: a rule found this statement by its layout"
        return
    (act, share), *others = judged.acts
    yield f"{act} {share:.0%} (next: {', '.join(f'{name} {less:.0%}' for name, less in others)})"
    text = explained.record.page.text
    yield "words that counted most: " + ", ".join(f"“{flat(span.of(text))}” ({span.start})" for span in judged.words)


def _value(time: TimeExpression) -> str:
    anchor = f", counted from {time.anchor}" if time.anchor else ""
    return f"{time.value} ({time.basis}{anchor})"
