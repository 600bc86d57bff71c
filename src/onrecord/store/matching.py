"""What is asked for (query/syntax.py) in the languages of the two full-text indexes.

The index has FIELDS. A phrase, and what is to be near, stands within one field: FTS5 sees to that by itself, while a
tsvector counts on from field to field, so that each field is asked for by the label of its weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.query.stems import completions
from onrecord.query.syntax import All, Any, Expression, Near, Phrase

FIELDS = ("words", "speaker", "role", "headline")
LABELS = dict(zip(FIELDS, "ABCD", strict=True))
"""The labels of a tsvector's weights."""


def wordings(one: Phrase) -> Iterator[Phrase]:
    """A phrase, and if it ends in a prefix, its completions that the prefix would not find in an index of stems."""
    yield one
    if one.prefix:
        for word in completions(one.words[-1]):
            yield Phrase((*one.words[:-1], word))


def fts5(one: Expression, fields: Iterable[str] = ()) -> str:
    """An expression of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax), in some fields alone if given."""
    columns = " ".join(fields)
    return f"({{{columns}}} : ({_fts5(one)}))" if columns else f"({_fts5(one)})"


def _fts5(one: Expression) -> str:
    match one:
        case Phrase():
            return " OR ".join(_quoted(wording) for wording in wordings(one))
        case Near():
            pairs = ((a, b) for a in wordings(one.one) for b in wordings(one.other))
            return " OR ".join(f"NEAR({_quoted(a)} {_quoted(b)}, {one.distance})" for a, b in pairs)
        case Any():
            return " OR ".join(f"({_fts5(part)})" for part in one.parts)
        case All():
            wanted = " AND ".join(f"({_fts5(part)})" for part in one.parts)
            return wanted if not one.without else f"({wanted}) NOT ({_fts5(Any(one.without))})"


def _quoted(one: Phrase) -> str:
    return f'"{" ".join(one.words)}"' + " *" * one.prefix


def tsquery(one: Expression, fields: Iterable[str] = FIELDS) -> str:
    """The text of a tsquery (https://www.postgresql.org/docs/current/datatype-textsearch.html), for to_tsquery."""
    return _tsquery(one, "".join(LABELS[field] for field in fields))


def _tsquery(one: Expression, labels: str) -> str:
    match one:
        case Phrase():
            return _or(_side_by_side(wording, labels) for wording in wordings(one))
        case Near():
            pairs = [(a, b) for a in wordings(one.one) for b in wordings(one.other)]
            return _or(_apart(a, b, one.distance, label) for a, b in pairs for label in labels)
        case Any():
            return _or(_tsquery(part, labels) for part in one.parts)
        case All():
            wanted = " & ".join(f"({_tsquery(part, labels)})" for part in one.parts)
            return "".join((wanted, *(f" & !({_tsquery(part, labels)})" for part in one.without)))


def _side_by_side(one: Phrase, labels: str) -> str:
    return _run(one, labels) if len(one.words) == 1 else _or(_run(one, label) for label in labels)


def _run(one: Phrase, labels: str) -> str:
    *words, last = one.words
    star = "*" * one.prefix
    return " <-> ".join([*(f"'{word}':{labels}" for word in words), f"'{last}':{star}{labels}"])


def _apart(one: Phrase, other: Phrase, distance: int, label: str) -> str:
    here, there = _run(one, label), _run(other, label)
    return _or(f"({a}) <{steps}> ({b})" for steps in range(1, distance + 2) for a, b in ((here, there), (there, here)))


def _or(parts: Iterable[str]) -> str:
    return " | ".join(f"({part})" for part in parts)
