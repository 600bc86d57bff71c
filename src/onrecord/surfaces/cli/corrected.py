"""Corrections in words: their list, and a story as people corrected it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from onrecord.corrections.applying import Corrected
from onrecord.corrections.finding import Item, items
from onrecord.corrections.standing import Told
from onrecord.corrections.values import MOST_WORDS, Correction, ItemTarget, PartyTarget, Target
from onrecord.errors import printable
from onrecord.record.record import Record
from onrecord.store.marks import mark_of
from onrecord.surfaces.cli.layout import INDENT, Layout
from onrecord.surfaces.cli.streams import indented
from onrecord.surfaces.cli.text import UNRESOLVED
from onrecord.surfaces.cli.wording import counted, headline, quoted, remark

_REF = 16
_EMPTY = "No corrections yet. `onrecord correct show STORY` lists what can be corrected in a story."


def summary(one: Correction) -> str:
    """A correction on one line."""
    return printable(_SUMMARIES[one.kind](one))


def _about(target: Target | None) -> str:
    if isinstance(target, ItemTarget):
        cut = "…" if len(target.words) == MOST_WORDS else ""
        return f"{target.kind} {target.id} {quoted(target.words + cut)}"
    if isinstance(target, PartyTarget):
        return target.name
    return f"story of text {target.page[:_REF]}" if target is not None else ""


def _names(targets: Iterable[PartyTarget]) -> str:
    return ", ".join(dict.fromkeys(one.name for one in targets))


_SUMMARIES: dict[str, Callable[[Correction], str]] = {
    "merge": lambda one: f"merge {_about(one.target)} and {_names(one.others)}",
    "split": lambda one: (
        f"split {_about(one.target)}: another in {counted(len({each.page for each in one.others}), 'story')}"
    ),
    "rename": lambda one: f"rename {_about(one.target)} to {one.name}",
    "reattribute": lambda one: f"reattribute {_about(one.target)} to {one.speaker.name if one.speaker else 'nobody'}",
    "reject": lambda one: f"reject {_about(one.target)}",
    "note": lambda one: f"note on {_about(one.target)}: {one.note}",
    "undo": lambda one: f"undo {one.undoes}",
}


def _list_text(told: Sequence[Told], layout: Layout) -> Iterator[str]:
    for one in told:
        made = one.correction
        standing = one.standing + (f" by {one.by}" if one.by else "")
        yield f"{made.id}  {made.made_at:%Y-%m-%d %H:%M} UTC  {standing}"
        yield from layout.wrap(summary(made), INDENT)
        yield from layout.wrap(f"{made.who}: {made.why}", INDENT)
    yield counted(len(told), "correction") if told else _EMPTY


def _list_jsonl(told: Sequence[Told], _: Layout) -> Iterator[str]:
    yield from (msgspec.json.encode(_line(one)).decode() for one in told)


def _line(one: Told) -> dict[str, Any]:
    return {"id": one.correction.id, "standing": one.standing, "by": one.by, "correction": one.correction}


LISTS: dict[str, Callable[[Sequence[Told], Layout], Iterator[str]]] = {"text": _list_text, "jsonl": _list_jsonl}


def _show_text(given: Corrected, layout: Layout) -> Iterator[str]:
    """The story with the ids of its items; under each the corrections that shaped it or hold a note on it."""
    record = given.record
    yield from layout.styled(headline(record) or "(no headline)", "headline")
    for line in _remarks(given, record.id):
        yield from layout.styled(line, "quiet", INDENT)
    yield ""
    for kind, group in itertools.groupby(items(given.read), lambda one: one.kind):
        yield layout.style(f"{kind.title()}s", "headline")
        for number, one in enumerate(group, 1):
            yield from _item(given, number, one, layout)
        yield ""
    yield from layout.styled(counted(sum(one.standing == "holds" for one in given.told), "correction"), "quiet")


def _item(given: Corrected, number: int, one: Item, layout: Layout) -> Iterator[str]:
    """An item with its id. A statement has the number by which it may be named, and whose it is."""
    rejected = one.id in given.rejected
    words = " … ".join(given.record.page.text[start:end] for start, end in one.spans)
    if one.kind == "statement":
        whose = "rejected" if rejected else _whose(given.record, one)
        yield from layout.opened(f"{number:>3}. ", whose, "quiet" if rejected else "speaker")
        yield from layout.wrap(words, INDENT)
    else:
        yield from layout.wrap(f"{words} (rejected)" if rejected else words, INDENT, "   · ")
    yield from layout.styled(f"{one.kind} {one.id}", "quiet", INDENT)
    for line in _remarks(given, one.id):
        yield from layout.styled(line, "quiet", INDENT)


def _whose(record: Record, item: Item) -> str:
    one = next(one for one in record.statements if one.id == item.id)
    name = next((party.name for party in record.parties if party.id == one.speaker), None)
    return name or f"? ({UNRESOLVED.get(one.unresolved or '', one.unresolved)})"


def _remarks(given: Corrected, id: str) -> list[str]:  # noqa: A002
    by_id = {one.correction.id: one.correction for one in given.told}
    page = given.record.page.sha256
    return [remark(mark_of(by_id[name], page)) for name in given.marks.get(id, ())]


def _show_json(given: Corrected, _: Layout) -> Iterator[str]:
    told = {
        "record": given.record,
        "rejected": [one.id for one in items(given.read) if one.id in given.rejected],
        "marks": given.marks,
        "corrections": [_line(one) for one in given.told],
    }
    yield indented(told)


SHOWN: dict[str, Callable[[Corrected, Layout], Iterator[str]]] = {"text": _show_text, "json": _show_json}
