"""Documents of a story that are dated in one place and quoted in others: "the report, which was released on Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.pages.page import Page
from onrecord.reading.reading import Attribution
from onrecord.record.times.dated import Dated, speech_value
from onrecord.record.times.frames import Sentences
from onrecord.record.times.values import TimeExpression

_KINDS = {
    name: names.split()[0]
    for names in (
        "report reports", "study studies", "statement statements communiqué communique", "letter letters",
        "lawsuit lawsuits suit suits complaint complaints", "survey surveys", "poll polls", "memo memos",
        "article articles", "review reviews", "document documents", "paper papers", "audit audits", "filing filings",
        "editorial editorials", "release releases",
    )
    for name in names.split()
}  # fmt: skip
"""Nouns of documents; those of a line may name the same one."""
_NOUN = rf"(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})"
_ISSUED = r"(?:released|published|issued|filed|unveiled|presented|posted|sent|made public|leaked|dated)"
_DATED = (
    re.compile(
        rf"\b{_NOUN}\b(?:,? (?:which|that) (?:was|were))?,? {_ISSUED}(?: (?!and\b|but\b)[\w’'-]+){{0,5}},?\s*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_ISSUED} (?:an?|the|its|his|her|their)? ?(?:[\w’'-]+ ){{0,4}}?{_NOUN}\b[^.;:]{{0,90}}$", re.IGNORECASE
    ),
)
"""What leads from a document to its date."""
_LEAD = 200
"""Characters of a sentence before a date that are looked at."""
_AFTER = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,3}}?{_NOUN}\b", re.IGNORECASE)
"""The document after its date: "Friday's report"."""
_SAME = re.compile(
    rf"^(?:the|this|that|its|his|her|their|[\w’' ]+['’]s)\b(?: [\w’'.-]+){{0,4}}? {_NOUN}\b", re.IGNORECASE
)
"""A source that is a document told of before."""


def date_documents(
    page: Page,
    sentences: Sentences,
    expressions: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
    dates: list[Dated | None],
) -> None:
    """Give what a document says the one date that the story tells of such a document."""
    told = _told(page, sentences, expressions)
    for number, one in enumerate(attributions):
        if dates[number] is None and one.source:
            match = _SAME.match(one.source[0].of(page.text))
            of_kind = told.get(_KINDS[match["kind"].lower()], []) if match else []
            if len({dated.value for dated in of_kind}) == 1:
                dates[number] = of_kind[0]


def _told(page: Page, sentences: Sentences, expressions: Iterable[TimeExpression]) -> dict[str, list[Dated]]:
    """The dates of documents, by kind."""
    told: dict[str, list[Dated]] = {}
    for expression in expressions:
        value = speech_value(expression.value, page.published.value)
        kind = _kind(page.text, sentences, expression) if value is not None else None
        if kind is not None and value is not None:
            told.setdefault(kind, []).append(Dated(value, expression, "document"))
    return told


def _kind(text: str, sentences: Sentences, expression: TimeExpression) -> str | None:
    """The kind of the document that an expression dates, None if it dates none."""
    sentence = sentences.around(expression.start, expression.end)
    lead = re.sub(
        r"\s(?:on|in|late|earlier|early|back)\s*$",
        "",
        text[max(sentence.start, expression.start - _LEAD) : expression.start],
    )
    match = _AFTER.match(text, expression.end) or next(
        (found for pattern in _DATED if (found := pattern.search(lead))), None
    )
    return _KINDS[match["kind"].lower()] if match else None
