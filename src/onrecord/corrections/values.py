"""Correction: what a person changed in what is on record, on what, when and why."""

from __future__ import annotations

import datetime
import hashlib
from typing import Literal

import msgspec

from onrecord.errors import FormatError
from onrecord.record.record import PartyKind

Kind = Literal["merge", "split", "rename", "reattribute", "reject", "note", "undo"]
ItemKind = Literal["statement", "commitment", "event", "finding"]
Spans = tuple[tuple[int, int], ...]
"""Half-open stretches of the page, in code points."""

MOST_WORDS = 80
"""Code points of an item's words that a correction carries, for people to know it by."""


class ItemTarget(msgspec.Struct, frozen=True, tag="item", tag_field="of"):
    """An item of a record: the SHA-256 of its page's text, its kind and id, and what it stood on."""

    page: str
    kind: ItemKind
    id: str
    spans: Spans
    words: str


class PartyTarget(msgspec.Struct, frozen=True, tag="party", tag_field="of"):
    """A party as it appears in one story; by this the party across stories is meant in which it is."""

    page: str
    id: str
    name: str
    kind: PartyKind
    spans: Spans


class StoryTarget(msgspec.Struct, frozen=True, tag="story", tag_field="of"):
    """A text."""

    page: str


Target = ItemTarget | PartyTarget | StoryTarget


class Speaker(msgspec.Struct, frozen=True):
    """Whom a statement is given to: a party of the story by its id there, or another by name."""

    name: str
    kind: PartyKind = "person"
    id: str | None = None


class Correction(msgspec.Struct, frozen=True, omit_defaults=True):
    """One correction. Which fields a kind has is told by FIELDS; `made_at` is UTC.

    merge: the parties of `target` and of `others` are one. split: those of `others` are not the party of `target`,
    nor that of any of `kept`, and are one. rename: the party of `target` is shown as `name`. reattribute: the statement
    is `speaker`'s, or nobody's known if that is null. reject: the item is not to be shown. note: `note` goes with the
    target. undo: the correction `undoes` no longer holds.
    """

    kind: Kind
    who: str
    why: str
    made_at: datetime.datetime
    target: Target | None = None
    others: tuple[PartyTarget, ...] = ()
    kept: tuple[PartyTarget, ...] = ()
    name: str | None = None
    speaker: Speaker | None = None
    note: str | None = None
    undoes: str | None = None

    def __post_init__(self) -> None:
        for problem in _problems(self):
            raise FormatError(f"not a correction: {problem}", given=self.kind)

    @property
    def id(self) -> str:
        """The id by content: "k" and sixteen hexadecimal digits of the SHA-256 of the JSON."""
        return "k" + hashlib.sha256(encoded(self)).hexdigest()[:16]

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that it speaks of, each once."""
        targets = (*([self.target] if self.target is not None else []), *self.others, *self.kept)
        return tuple(dict.fromkeys(one.page for one in targets))

    @property
    def order(self) -> tuple[datetime.datetime, str]:
        """What comes later counts more."""
        return self.made_at, self.id


FIELDS: dict[Kind, tuple[tuple[type, ...], frozenset[str], frozenset[str]]] = {
    "merge": ((PartyTarget,), frozenset({"others"}), frozenset()),
    "split": ((PartyTarget,), frozenset({"others"}), frozenset({"kept"})),
    "rename": ((PartyTarget,), frozenset({"name"}), frozenset()),
    "reattribute": ((ItemTarget,), frozenset(), frozenset({"speaker"})),
    "reject": ((ItemTarget,), frozenset(), frozenset()),
    "note": ((ItemTarget, PartyTarget, StoryTarget), frozenset({"note"}), frozenset()),
    "undo": ((type(None),), frozenset({"undoes"}), frozenset()),
}
"""By kind: what the target may be, the further fields that it needs, and those that it may have."""
_OPTIONAL = ("others", "kept", "name", "speaker", "note", "undoes")


def _problems(one: Correction) -> list[str]:
    targets, needed, allowed = FIELDS[one.kind]
    has = {name for name in _OPTIONAL if getattr(one, name)}
    problems = [f"it needs {name}" for name in sorted(needed - has)]
    problems += [f"it has no {name}" for name in sorted(has - needed - allowed)]
    if not isinstance(one.target, targets):
        problems.append("it is of something else")
    if one.kind == "reattribute" and isinstance(one.target, ItemTarget) and one.target.kind != "statement":
        problems.append("only a statement has a speaker")
    if one.made_at.utcoffset() != datetime.timedelta(0):
        problems.append("its moment is not UTC")
    problems += [f"it does not say {name}" for name in ("who", "why") if not getattr(one, name).strip()]
    if one.speaker is not None and not one.speaker.name.strip():
        problems.append("its speaker has no name")
    words = (one.who, one.why, one.name, one.note, one.speaker and one.speaker.name)
    if not all(_is_text(some) for some in words if some):
        problems.append("it holds characters that are no text")
    return problems


def _is_text(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def encoded(one: Correction) -> bytes:
    """The JSON of a correction, always the same: by its hash it is known."""
    return msgspec.json.encode(one)


def decoded(json: bytes | str) -> Correction:
    """The correction that `encoded` wrote. Raises FormatError if it is none."""
    try:
        return msgspec.json.decode(json, type=Correction)
    except msgspec.MsgspecError as error:
        raise FormatError(f"not a correction: {error}") from error
