"""What a search found, in the four output formats."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

import msgspec

from onrecord.query.marking import Passage, passage
from onrecord.query.question import Question
from onrecord.store.values import Count, Facets, Hit, Results
from onrecord.surfaces.cli.layout import INDENT, Layout
from onrecord.surfaces.cli.streams import indented
from onrecord.surfaces.cli.tables import safe
from onrecord.surfaces.cli.text import UNRESOLVED
from onrecord.surfaces.cli.wording import counted, remark, some, stands, withdrawn

Writer = Callable[[Results, Question, TextIO], None]
_PLAIN = "*", "*"
"""What stands around marks where there is no colour."""
_BAR = 20
"""The longest bar of a count, in columns."""


def write_text(results: Results, question: Question, out: TextIO) -> None:
    """As a reader wants it: who, when and where, and the words with what was asked for marked."""
    layout = Layout.of(out)
    out.writelines(line + "\n" for line in _lines(results, question, layout))


def _lines(results: Results, question: Question, layout: Layout) -> Iterator[str]:
    for number, hit in enumerate(results.hits, 1):
        yield from _hit(number, hit, layout)
        yield ""
    if results.facets is not None:
        yield from _facets(results.facets, question, layout)
    yield from layout.styled(_summary(results, question), "quiet")


def _hit(number: int, hit: Hit, layout: Layout) -> Iterator[str]:
    yield from layout.opened(f"{number:>3}. ", _who(hit), "speaker")
    about = [hit.form, hit.act, f"said {hit.said_on}" if hit.said_on else None]
    about += [f"published {hit.published}" if hit.published else "undated", hit.provider]
    if hit.also_in:
        about.append(f"also in {counted(hit.also_in, 'story')}")
    yield from layout.styled(" · ".join(one for one in about if one), "quiet", INDENT)
    yield from _marked(hit.context, layout)
    if hit.withdrawn:
        yield from layout.styled(withdrawn(hit.withdrawn), "warning", INDENT)
    for mark in hit.corrections:
        yield from layout.styled(remark(mark), "quiet", INDENT)
    where = stands(hit)
    headline = passage(hit.headline or "", hit.headline_marks)
    told = Passage(f"{headline.text} · {where}", headline.marks) if headline.text else Passage(where)
    yield from _marked(told, layout, "quiet")


def _marked(words: Passage, layout: Layout, style: str | None = None) -> Iterator[str]:
    """A passage on lines, what was asked for in colour or between asterisks."""
    if not layout.colour:
        yield from layout.wrap(words.marked(*_PLAIN), INDENT)
        return
    inside = False
    for line in layout.wrap(words.marked(_OPEN, _CLOSE), INDENT):
        shown, inside = _coloured(line, inside, layout, style)
        yield shown


_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand for the marks while lines are made; of no width in the end. Private use: no words of a story."""


def _coloured(line: str, inside: bool, layout: Layout, style: str | None) -> tuple[str, bool]:
    """A line with its marks in colour, and whether the last of them goes on in the next."""
    indent = len(line) - len(line.lstrip(" "))
    parts, rest = [line[:indent]], line[indent:]
    while rest:
        piece, mark, rest = rest.partition(_CLOSE if inside else _OPEN)
        named = "match" if inside else style
        parts.append(piece if named is None else layout.style(piece, named))
        inside ^= bool(mark)
    return "".join(parts), inside


def _who(hit: Hit) -> str:
    if hit.speaker is None:
        reason = UNRESOLVED.get(hit.unresolved or "", hit.unresolved or "")
        return f"{hit.source} ({reason})" if hit.source else f"? ({reason})"
    return f"{hit.speaker} ({hit.source})" if hit.source and hit.source not in hit.speaker else hit.speaker


def _summary(results: Results, question: Question) -> str:
    by = f" by {' or '.join(results.by)}" if results.by else ""
    if not results.hits:
        return f"Nothing on record fits{by}. {_advice(question)}"
    if results.more:
        return f"{some('first', len(results), 'statement')}{by}; --limit shows more"
    return counted(len(results), "statement") + by


def _advice(question: Question) -> str:
    if question.as_of or question.known_at:
        return "There may be some at a later time."
    if question.words or question.about:
        return "Try fewer words, the beginning of a word (trea*), or fewer filters."
    return "Try fewer filters."


def _facets(facets: Facets, question: Question, layout: Layout) -> Iterator[str]:
    others = facets.all_speakers - len(facets.speakers)
    month = "Months of speech" if question.on == "said" else "Months of publication"
    for title, counts, none in (
        ("Speakers", facets.speakers, "not resolved"),
        ("Acts", facets.acts, "none"),
        (month, facets.months, "not known"),
    ):
        if counts:
            yield layout.style(title, "headline")
            yield from _counts(counts, none, layout)
            if title == "Speakers" and others:
                yield f"{'':{INDENT}}and {others} more"
            yield ""
    yield f"{counted(facets.total, 'statement')} in all"


def _counts(counts: Sequence[Count], none: str, layout: Layout) -> Iterator[str]:
    most = max(one.number for one in counts)
    digits = len(str(most))
    for one in counts:
        bar = "▪" * max(1, round(one.number / most * _BAR))
        opening = f"{'':{INDENT}}{one.number:>{digits}} {bar:<{_BAR}} "
        yield from layout.wrap(one.value or none, len(opening), opening)


def write_json(results: Results, _: Question, out: TextIO) -> None:
    """One object: the hits, whether there are more, and the counts if they were asked for."""
    out.write(indented(results) + "\n")


def write_jsonl(results: Results, _: Question, out: TextIO) -> None:
    """One statement a line."""
    out.writelines(msgspec.json.encode(hit).decode() + "\n" for hit in results.hits)


_COLUMNS = (
    "story revision number statement speaker party source unresolved form act words headline said_on published "
    "provider address start end score also_in"
).split()


def write_csv(results: Results, _: Question, out: TextIO) -> None:
    """A row a statement, with a header."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for hit in results.hits:
        rows.writerow(_cell(getattr(hit, name)) for name in _COLUMNS)


def _cell(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.4f}"
    return safe(value) if isinstance(value, str) else value


FORMATS: dict[str, Writer] = {"text": write_text, "json": write_json, "jsonl": write_jsonl, "csv": write_csv}
