"""JSON Lines of stories, one a line; also a single JSON story or an array of them.

The text of each story is kept exactly (CRLF and CR become LF). A bad line is a Failed that names its number, and the
next line is read all the same. Lines are read one by one, so that memory stays flat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.errors import EmptyStory, FormatError, OnrecordError
from onrecord.intake.delivery import Delivery
from onrecord.intake.item import Failed, Item, Metadata
from onrecord.intake.plain import decode, line_ends

_REMEDY = 'each line must be a JSON object with the story\'s "text"'


class Story(msgspec.Struct):
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
    whole = _whole(text)
    if whole is None:
        yield from parse_lines(text.splitlines() if isinstance(text, bytes) else text.split("\n"), delivery)
        return
    for number, raw in enumerate(whole, 1):
        place = f"story {number}" if len(whole) > 1 else "story"
        yield _taken(raw, place, delivery)


def parse_lines(lines: Iterable[str | bytes], delivery: Delivery = Delivery()) -> Iterator[Item | Failed]:
    """The stories in `lines`, one a line; blank lines are passed over. Lines are numbered from 1."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _taken(line, str(number), delivery)


def is_whole(head: bytes) -> bool:
    """Whether `head`, all there is, is one JSON document over several lines, and not lines of JSON with a bad one.

    True also for a document that is broken, so that it gives one error and not one a line.
    """
    lines = [line for line in head.splitlines() if line.strip()]
    return not any(line.lstrip()[:1] == b"{" and _is_json(line) for line in lines)


def _taken(raw: str | bytes | msgspec.Raw, place: str, delivery: Delivery) -> Item | Failed:
    try:
        return _item(_STORY.decode(_text(raw)), delivery)
    except msgspec.ValidationError as error:
        problem = FormatError(f"line {place}: {error}", given=_shown(raw), remedy=_REMEDY)
    except (msgspec.DecodeError, RecursionError) as error:
        problem = FormatError(f"line {place} is not JSON: {error}", given=_shown(raw), remedy=_REMEDY)
    except OnrecordError as error:
        return Failed(delivery.at(place), type(error)(f"line {place}: {error.problem}", remedy=error.remedy))
    return Failed(delivery.at(place), problem)


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


def _whole(text: str | bytes) -> list[msgspec.Raw] | None:
    """The stories of one JSON document; None if `text` is not one."""
    try:
        document = msgspec.json.decode(text, type=list[msgspec.Raw] | dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return None
    return document if isinstance(document, list) else [msgspec.Raw(text.encode() if isinstance(text, str) else text)]


def _text(raw: str | bytes | msgspec.Raw) -> str | msgspec.Raw:
    return decode(raw) if isinstance(raw, bytes) else raw


def _shown(raw: str | bytes | msgspec.Raw) -> str:
    return raw if isinstance(raw, str) else bytes(raw[:400]).decode("utf-8", "replace")


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True
