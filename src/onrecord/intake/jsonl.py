"""JSON Lines of stories, one a line; also a single JSON story or an array of them.

The text of each story is kept exactly (CRLF and CR become LF). A bad line is a Failed that names its number,
and the next line is read all the same. Lines are read one by one, so that memory stays flat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.errors import EmptyStory, FormatError, OnrecordError
from onrecord.intake.delivery import Delivery
from onrecord.intake.item import Failed, Item, Metadata, line_ends
from onrecord.intake.plain import decode

_REMEDY = 'each line must be a JSON object with the story\'s "text"'


class Story(msgspec.Struct, frozen=True):
    """One line: `text` and, optionally, what is known of the story. Other fields are ignored."""

    text: str
    id: str | int | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    provider: str | None = None


_STORY = msgspec.json.Decoder(Story)


def parse(text: str | bytes, delivery: Delivery = Delivery()) -> Iterator[Item | Failed]:
    """The stories in `text`: JSON Lines, one object, or an array of objects."""
    given = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    whole = _whole(given)
    if whole is not None:
        for number, raw in enumerate(whole, 1):
            yield _taken(raw, f"story {number}", f"story {number}", delivery)
    elif is_whole(given) and given.strip().count(b"\n"):
        error = FormatError("this is neither valid JSON nor JSON Lines", given=_shown(given), remedy=_REMEDY)
        yield Failed(delivery.location or "input", error)
    else:
        yield from parse_lines(given.split(b"\n"), delivery)


def parse_lines(lines: Iterable[bytes], delivery: Delivery = Delivery()) -> Iterator[Item | Failed]:
    """The stories in `lines`, one a line; blank lines are passed over. Lines are numbered from 1."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _taken(line, f"line {number}", str(number), delivery)


def is_whole(head: bytes) -> bool:
    """Whether `head` looks like one JSON document over several lines: no line in it is a JSON object by
    itself.

    True also for a document that is broken, so that it gives one error and not one a line.
    """
    lines = [line for line in head.splitlines() if line.strip()]
    return not any(line.lstrip()[:1] == b"{" and _is_json(line) for line in lines)


def _taken(raw: bytes | msgspec.Raw, label: str, place: str, delivery: Delivery) -> Item | Failed:
    error: OnrecordError
    try:
        return _item(_STORY.decode(decode(raw) if isinstance(raw, bytes) else raw), delivery)
    except msgspec.ValidationError as wrong:
        error = FormatError(f"{label}: {wrong}", given=_shown(raw), remedy=_REMEDY)
    except (msgspec.DecodeError, RecursionError) as wrong:
        error = FormatError(f"{label} is not JSON: {wrong}", given=_shown(raw), remedy=_REMEDY)
    except OnrecordError as wrong:
        error = type(wrong)(f"{label}: {wrong.problem}", remedy=wrong.remedy)
    return Failed(delivery.at(place), error)


def _item(story: Story, delivery: Delivery) -> Item:
    if not story.text.strip():
        raise EmptyStory('"text" is empty')
    return Item(
        text=line_ends(story.text),
        id=None if story.id is None else str(story.id),
        location=delivery.location,
        retrieved=delivery.retrieved,
        published_given=delivery.published,
        metadata=Metadata(
            headline=story.headline,
            byline=story.byline,
            published=story.published,
            url=story.url,
            language=story.language,
            provider=story.provider,
        ),
    )


def _whole(given: bytes) -> list[msgspec.Raw] | None:
    """The stories of one JSON document; None if `given` is not one."""
    try:
        document = msgspec.json.decode(given, type=list[msgspec.Raw] | dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return None
    return document if isinstance(document, list) else [msgspec.Raw(given)]


def _shown(raw: bytes | msgspec.Raw) -> str:
    return bytes(raw)[:400].decode("utf-8", "replace").strip()


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True
