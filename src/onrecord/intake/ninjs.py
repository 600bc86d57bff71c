"""ninjs (IPTC, 1.x, 2.x and 3.x): news in JSON. One object or an array of them, each to one Item.

Strategy. Keys are read without regard to case, which makes 2.x and 3.x one, and 1.x is told by its own names.
The richest body counts: XHTML or HTML, then NITF, then plain text. `delivered` is the JSON text, and places
lead through the escapes of its strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.errors import EmptyStory, FormatError, OnrecordError
from onrecord.intake.delivery import Delivery
from onrecord.intake.item import WITHDRAWN, BlockKind, Failed, Item, Metadata, line_ends, status_of
from onrecord.intake.nitf import fronted, markup_parts, plain_parts
from onrecord.intake.parts import Part, Piece, assemble, nowhere, through

_BODY_ORDER = ("xhtml", "html", "nitf", "")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)


def parse(source: str, delivery: Delivery = Delivery()) -> Iterator[Item | Failed]:
    """The stories in a ninjs document. An object without a body is a Failed with EmptyStory.

    Raises FormatError if `source` is not JSON or not made of objects.
    """
    try:
        document = msgspec.json.decode(source)
    except (msgspec.DecodeError, RecursionError) as error:
        raise FormatError(f"this is not valid ninjs, it is not JSON: {error}", given=delivery.location) from error
    strings = _Strings(source)
    objects = document if isinstance(document, list) else [document]
    for number, one in enumerate(objects, 1):
        place = f"item {number}" if len(objects) > 1 else "item"
        try:
            yield _item(one, source, strings, delivery)
        except OnrecordError as error:
            yield Failed(delivery.at(place) if len(objects) > 1 else delivery.location or "input", error)


def _item(one: object, source: str, strings: _Strings, delivery: Delivery) -> Item:
    if not isinstance(one, dict):
        raise FormatError("a ninjs item must be a JSON object", given=one)
    fields = {str(key).lower(): value for key, value in one.items()}
    metadata = _metadata(fields)
    markup, value = _body(fields)
    if not value.strip() and metadata.status in WITHDRAWN:  # a notice: what it says stands elsewhere, if anywhere
        value = _text(fields.get("ednote")) or metadata.headline or ""
    if not value.strip():
        kind = fields.get("type") or "without a type"
        raise EmptyStory(f"a ninjs item ({kind}) has no body text to read", given=fields.get("uri"))
    parts = markup_parts(value) if markup else plain_parts(value)
    places = strings.places(value)
    body = [_moved(part, places) for part in parts]
    headline, byline = strings.part("headline", metadata.headline), strings.part("byline", metadata.byline)
    made = assemble(fronted(body, headline, byline))
    if not made.text.strip() or not body:
        raise EmptyStory("the body of a ninjs item holds no text", given=fields.get("uri"))
    return Item(
        text=made.text,
        media_type="application/json",
        id=_text(fields.get("uri")),
        location=delivery.location,
        retrieved=delivery.retrieved,
        published_given=delivery.published,
        metadata=metadata,
        hints=made.hints,
        origin=made.origin,
        delivered=source,
    )


def _metadata(fields: dict[str, Any]) -> Metadata:
    return Metadata(
        headline=_valued(fields, "headline", "headlines", role="main") or _text(fields.get("title")),
        byline=_text(fields.get("byline")) or _text(fields.get("by")),
        published=_text(fields.get("versioncreated")) or _text(fields.get("firstcreated")),
        url=_text(fields.get("uri")) if str(fields.get("uri")).startswith(("http://", "https://")) else None,
        language=_text(fields.get("language")),
        provider=_named(fields, "provider", "infosources", "infosource", "source", "copyrightholder"),
        version=_text(fields.get("version")),
        urgency=_text(fields.get("urgency")),
        embargo=_text(fields.get("embargoed")),
        status=status_of(_text(fields.get("pubstatus"))),
    )


def _text(value: object) -> str | None:
    """A string or number as text on one line; None for anything else or nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(str(value).split()) or None


def _valued(fields: dict[str, Any], single: str, several: str, *, role: str) -> str | None:
    """The value of a 1.x field, or of the 2.x or 3.x list: the one in `role`, else the first."""
    listed = [x for x in _listed(fields.get(several)) if isinstance(x, dict) and _text(x.get("value"))]
    listed.sort(key=lambda x: x.get("role") != role)
    return _text(fields.get(single)) or (_text(listed[0]["value"]) if listed else None)


def _named(fields: dict[str, Any], *names: str) -> str | None:
    for name in names:
        for value in _listed(fields.get(name)):
            found = _text(value.get("name") or value.get("literal")) if isinstance(value, dict) else _text(value)
            if found:
                return found
    return None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _body(fields: dict[str, Any]) -> tuple[str, str]:
    """The richest body: its kind of markup ("" for plain text) and the markup or text, line ends turned to
    LF.
    """
    found: dict[str, str] = {}
    for name, value in fields.items():
        if name.startswith("body_") and isinstance(value, str) and value.strip():
            found.setdefault(_markup_of(name.removeprefix("body_")), value)
    for body in _listed(fields.get("bodies")):
        lowered = {str(k).lower(): v for k, v in body.items()} if isinstance(body, dict) else {}
        if isinstance(lowered.get("value"), str) and lowered["value"].strip():
            found.setdefault(
                _markup_of(f"{lowered.get('contenttype', '')} {lowered.get('role', '')}"), lowered["value"]
            )
    return next(((kind, line_ends(found[kind])) for kind in _BODY_ORDER if kind in found), ("", ""))


def _markup_of(name: str) -> str:
    return next((kind for kind in _BODY_ORDER if kind in name.lower()), "")


def _moved(part: Part, places: list[int] | None) -> Part:
    if places is None:
        return nowhere(part.kind, part.text)
    return Part(part.kind, tuple(through(part.pieces, places)))


class _Strings:
    """Where each string of a JSON text stands in it. Where one stands twice, its first place counts."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at: dict[str, tuple[int, int]] = {}
        for found in _STRING.finditer(source):
            literal = found.group()
            value = line_ends(msgspec.json.decode(literal, type=str)) if "\\" in literal else literal[1:-1]
            self._at.setdefault(value, (found.start() + 1, found.end() - 1))

    def places(self, value: str) -> list[int] | None:
        """For each character of `value`, and its end, where it stands in the source; None if it does not."""
        if value not in self._at:
            return None
        at, end = self._at[value]
        places: list[int] = []
        while at < end:
            found = _ESCAPE.search(self._source, at, end)
            stop = end if found is None else found.start()
            places.extend(range(at, stop))
            if found is not None:
                self._escape(places, stop)
            at = end if found is None else found.end()
        places.append(end)
        return places if len(places) == len(value) + 1 else None

    def part(self, kind: BlockKind, words: str | None) -> Part | None:
        """`words` of the metadata as a part, with their place if they stand in the source as they are."""
        if words is None:
            return None
        return _moved(Part(kind, (Piece(words, 0, len(words)),)), self.places(words))

    def _escape(self, places: list[int], at: int) -> None:
        """Add the place of an escape, but not of the LF of a CRLF, which is one character of the value."""
        crlf = self._source.startswith("\\n", at) and places[-1:] == [at - 2] and self._source.startswith("\\r", at - 2)
        if not crlf:
            places.append(at)
