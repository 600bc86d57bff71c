"""Corrections in words: their list, and a story as people corrected it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from onrecord.corrections.applying import Corrected
from onrecord.corrections.finding import Item, items
from onrecord.corrections.standing import Told
from onrecord.corrections.values import Correction, ItemTarget, PartyTarget, Target
from onrecord.errors import printable
from onrecord.record.record import Record
from onrecord.surfaces.cli.layout import INDENT, Layout
from onrecord.surfaces.cli.text import UNRESOLVED
from onrecord.surfaces.cli.wording import counted, headline, quoted

_REF = 16
_EMPTY = "No corrections yet. `onrecord correct show STORY` lists what can be corrected in a story."


def summary(one: Correction) -> str:
    """A correction on one line."""
    return printable(_SUMMARIES[one.kind](one))


def _about(target: Target | None) -> str:
    if isinstance(target, ItemTarget):
        return f"{target.kind} {target.id} {quoted(target.words)}"
    if isinstance(target, PartyTarget):
        return target.name
    return f"story of text {target.page[:_REF]}" if target is not None else ""


def _names(targets: Iterable[PartyTarget]) -> str:
    return ", ".join(dict.fromkeys(one.name for one in targets))


_SUMMARIES: dict[str, Callable[[Correction], str]] = {
    "merge": lambda one: f"merge {_about(one.target)} and {_names(one.others)}",
    "split": lambda one: (
        f"split {_about(one.target)}: another in {len(one.others)} " + ("story" if len(one.others) == 1 else "stories")
    ),
    "rename": lambda one: f"rename {_about(one.target)} to {one.name}",
    "reattribute": lambda one: f"reattribute {_about(one.target)} to {one.speaker.name if one.speaker else 'nobody'}",
    "reject": lambda one: f"reject {_about(one.target)}",
    "note": lambda one: f"note on {_about(one.target)}: {one.note}",
    "undo": lambda one: f"undo {one.undoes}",
}


def _list_text(told: Sequence[Told]) -> Iterator[str]:
    for one in told:
        made = one.correction
        standing = one.standing + (f" by {one.by}" if one.by else "")
        yield f"{made.id}  {made.made_at:%Y-%m-%d %H:%M} UTC  {standing}"
        yield f"{'':{INDENT}}{summary(made)}"
        yield f"{'':{INDENT}}{printable(made.who)}: {printable(made.why)}"
    yield counted(len(told), "correction") if told else _EMPTY


def _list_jsonl(told: Sequence[Told]) -> Iterator[str]:
    yield from (msgspec.json.encode(_line(one)).decode() for one in told)


def _line(one: Told) -> dict[str, Any]:
    return {"id": one.correction.id, "standing": one.standing, "by": one.by, "correction": one.correction}


LISTS: dict[str, Callable[[Sequence[Told]], Iterator[str]]] = {"text": _list_text, "jsonl": _list_jsonl}


def _show_text(given: Corrected, layout: Layout) -> Iterator[str]:
    """The story with the ids of its items; under each the corrections that shaped it or hold a note on it."""
    record = given.record
    yield from layout.styled(headline(record) or "(no headline)", "headline")
    yield from _notes(given, record.id)
    for one in _in_order(record, given.rejected):
        rejected = one.id in {item.id for item in items(given.rejected)}
        who = _whose(record, one) if one.kind == "statement" and not rejected else ""
        opening = "rejected " if rejected else ""
        yield from layout.styled(f"{one.id}  {opening}{one.kind}{who}", "quiet" if rejected else "speaker")
        words = " … ".join(record.page.text[start:end] for start, end in one.spans)
        yield from layout.wrap(words, INDENT)
        yield from _notes(given, one.id)
    yield counted(sum(one.standing == "holds" for one in given.told), "correction")


def _in_order(record: Record, rejected: Record) -> list[Item]:
    """All items, by kind and in the order of the text."""
    every = [*items(record), *items(rejected)]
    kinds = list(dict.fromkeys(one.kind for one in every))
    return sorted(every, key=lambda one: (kinds.index(one.kind), one.spans))


def _whose(record: Record, item: Item) -> str:
    one = next(one for one in record.statements if one.id == item.id)
    name = next((party.name for party in record.parties if party.id == one.speaker), None)
    return f", {name}" if name else f" ({UNRESOLVED.get(one.unresolved or '', one.unresolved)})"


def _notes(given: Corrected, id: str) -> Iterator[str]:  # noqa: A002
    by_id = {one.correction.id: one.correction for one in given.told}
    for one in (by_id[name] for name in given.marks.get(id, ())):
        words = f"note: {one.note}" if one.kind == "note" else f"corrected ({one.kind})"
        yield f"{'':{INDENT}}{printable(words)} — {printable(one.who)}, {one.made_at:%Y-%m-%d}: {printable(one.why)}"


def _show_json(given: Corrected, _: Layout) -> Iterator[str]:
    told = {
        "record": given.record,
        "rejected": [one.id for one in items(given.rejected)],
        "marks": given.marks,
        "corrections": [_line(one) for one in given.told],
    }
    yield msgspec.json.format(msgspec.json.encode(told), indent=2).decode()


SHOWN: dict[str, Callable[[Corrected, Layout], Iterator[str]]] = {"text": _show_text, "json": _show_json}
