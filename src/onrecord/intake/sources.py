"""Sources: what the user names (a file, a folder, standard input, an address) to Items, one after another.

Whatever goes wrong with one story is a Failed in its place, and the next story follows. JSON Lines are read
line by line; other formats hold one delivery a file and are read whole, up to MAX_FILE bytes.
"""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.errors import EmptyStory, OnrecordError, SourceError
from onrecord.intake import jsonl, plain
from onrecord.intake.delivery import Delivery
from onrecord.intake.detect import Format, detect, known_format
from onrecord.intake.item import Failed, Item, check_day
from onrecord.intake.names import is_story

MAX_FILE = 20_000_000
"""Bytes of a file that holds one delivery, and of one line of JSON Lines."""
MAX_PAGE = 10_000_000
"""Bytes fetched from an address."""
_HEAD = 65536
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")

Parse = Callable[[str, Delivery], Iterator[Item | Failed]]


def read_source(
    name: str,
    *,
    format: Format | None = None,
    retrieved: str | None = None,
    published: str | None = None,
    allow_private: bool = False,
    max_page: int = MAX_PAGE,
    timeout: float = 20.0,
    stdin: BinaryIO | None = None,
    passed_over: Callable[[str], None] = lambda _: None,
) -> Iterator[Item | Failed]:
    """The stories in a file, a folder (its files sorted, hidden ones skipped), "-" or an http(s) address.

    Files of a folder that are no stories by their names (names.py) are `passed_over`, unless `format` says what they
    are. `format` overrides detection; `retrieved` and `published` are ISO 8601 dates that go into each Item;
    `allow_private` lets addresses of this machine and its network be fetched; `max_page` is in bytes,
    `timeout` in seconds. Raises SettingError for an unusable argument, and nothing else: what cannot be read
    is a Failed.
    """
    if format is not None:
        format = known_format(format)
    check_day("the day of retrieval", retrieved)
    delivery = Delivery(_shown(name), retrieved, published)
    if name == "-":
        return _guarded(name, lambda: _read(stdin or sys.stdin.buffer, "", format, delivery))
    if _ADDRESS.match(name):
        return _guarded(name, lambda: _fetched(name, format, delivery, allow_private, max_page, timeout))
    if os.path.isdir(name):
        return _folder(name, format, delivery, passed_over)
    return _file(name, format, delivery)


def count_files(name: str, format: Format | None = None) -> int:
    """How many files of a folder are read; 1 for any other source."""
    if name == "-" or _ADDRESS.match(name) or not os.path.isdir(name):
        return 1
    return sum(_is_read(found, format) for found in _files(name))


def read_bytes(
    given: bytes, format: Format, delivery: Delivery = Delivery(), *, charset: str | None = None
) -> Iterator[Item | Failed]:
    """The stories in `given`, which is in `format`. `charset` is what its sender says. Raises InputError."""
    if format == "jsonl" and not given.startswith((b"\xff\xfe", b"\xfe\xff")):
        plain.refuse_magic(given)
        return jsonl.parse(given.removeprefix(b"\xef\xbb\xbf"), delivery)
    declared = charset or (plain.declared_in(given) if format in ("html", "newsml") else None)
    return _parser(format)(plain.decode(given, declared), delivery)


def _parser(format: Format) -> Parse:
    """The parser of a format, imported when first needed: starting the command must be quick."""
    if format == "html":
        from onrecord.intake.html import parse as parse_html

        return parse_html
    if format == "newsml":
        from onrecord.intake.newsml import parse as parse_newsml

        return parse_newsml
    if format == "ninjs":
        from onrecord.intake.ninjs import parse as parse_ninjs

        return parse_ninjs
    return plain.parse if format == "text" else jsonl.parse


def _guarded(location: str, read: Callable[[], Iterator[Item | Failed]]) -> Iterator[Item | Failed]:
    """What `read` yields; an error that ends it becomes a Failed, and so does a source without stories."""
    empty = True
    try:
        for story in read():
            empty = False
            yield story
        if empty:
            raise EmptyStory("there are no stories in it", given=location)
    except OnrecordError as error:
        yield Failed(location, error)
    except OSError as error:
        yield Failed(location, SourceError(f"cannot be read: {error.strerror or error}", given=location))


def _folder(
    name: str, format: Format | None, delivery: Delivery, passed_over: Callable[[str], None]
) -> Iterator[Item | Failed]:
    empty, others = True, False
    for found in _files(name):
        if isinstance(found, str) and not _is_read(found, format):
            others = True
            passed_over(found)
            continue
        empty = False
        if isinstance(found, Failed):
            yield found
        else:
            yield from _file(found, format, msgspec.structs.replace(delivery, location=_shown(found)))
    if empty:
        problem = "no file in this folder is a story by its name" if others else "there are no files in this folder"
        remedy = "name a file itself, or say by --from what they are" if others else None
        yield Failed(_shown(name), SourceError(problem, given=name, remedy=remedy))


def _is_read(found: str | Failed, format: Format | None) -> bool:
    return format is not None or isinstance(found, Failed) or is_story(os.path.basename(found))


def _files(folder: str) -> Iterator[str | Failed]:
    """Paths of the files below `folder`, sorted by name folder by folder; linked folders are not followed."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted((e for e in listing if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        yield Failed(_shown(folder), SourceError(f"this folder cannot be opened: {error.strerror}", given=folder))
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif (kind := _kind(entry)) == "file":
            yield entry.path
        elif kind != "folder":
            yield Failed(_shown(entry.path), SourceError(f"this is {kind}", given=entry.path))


def _kind(entry: os.DirEntry[str]) -> str:
    """What an entry of a folder is, or what a link leads to."""
    try:
        what = entry.stat().st_mode
    except FileNotFoundError:
        return "a link that leads nowhere"
    except OSError as error:
        return f"not to be opened: {error.strerror}"
    kinds = {stat.S_IFREG: "file", stat.S_IFDIR: "folder"}
    return kinds.get(stat.S_IFMT(what), "neither a file nor a folder, and is not read")


def _file(name: str, format: Format | None, delivery: Delivery) -> Iterator[Item | Failed]:
    def read() -> Iterator[Item | Failed]:
        try:
            stream = open(name, "rb")  # noqa: SIM115
        except FileNotFoundError as error:
            remedy = "check the path; an address begins with https:// or http://"
            raise SourceError("there is no such file or folder", given=name, remedy=remedy) from error
        except (OSError, ValueError) as error:
            raise SourceError(f"this file cannot be opened: {getattr(error, 'strerror', error)}", given=name) from error
        with stream:
            yield from _read(stream, name, format, delivery)

    return _guarded(_shown(name), read)


def _shown(name: str) -> str:
    r"""A name as it stands in a record. What in a file's name is no text is written as an escape: "caf\udce9.txt"."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _fetched(
    address: str,
    format: Format | None,
    delivery: Delivery,
    allow_private: bool,
    max_page: int,
    timeout: float,
) -> Iterator[Item | Failed]:
    from onrecord.intake.fetch import fetch

    page = fetch(address, allow_private=allow_private, limit=max_page, timeout=timeout)
    name = Path(address.partition("?")[0].partition("#")[0]).name
    format = format or _detected(page.body[:_HEAD], name, page.charset)
    return read_bytes(page.body, format, delivery, charset=page.charset)


def _read(stream: BinaryIO, name: str, format: Format | None, delivery: Delivery) -> Iterator[Item | Failed]:
    head = _opening(stream)
    format = format or _detected(head, name, None)
    if format != "jsonl" or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        rest = _filled(stream, MAX_FILE + 1 - len(head))
        if len(head) + len(rest) > MAX_FILE:
            raise SourceError(f"this is larger than {MAX_FILE // 1_000_000} MB", given=delivery.location)
        yield from read_bytes(head + rest, format, delivery)
        return
    plain.refuse_magic(head)
    yield from _stories(stream, head.removeprefix(b"\xef\xbb\xbf"), delivery)


def _stories(stream: BinaryIO, head: bytes, delivery: Delivery) -> Iterator[Item | Failed]:
    """JSON Lines, line by line; a document over several lines is read whole if it is not too large."""
    opening = head.lstrip()[:1]
    first = head.lstrip().partition(b"\n")[0].rstrip()
    if opening == b"[" or (opening == b"{" and not first.endswith(b"}") and jsonl.is_whole(head)):
        head += _filled(stream, MAX_FILE - len(head))
        if len(head) < MAX_FILE:
            yield from jsonl.parse(head, delivery)
            return
        if jsonl.is_whole(head):
            raise SourceError(f"this JSON document is larger than {MAX_FILE // 1_000_000} MB", given=delivery.location)
    yield from jsonl.parse_lines(_lines(stream, head), delivery)


def _lines(stream: BinaryIO, head: bytes) -> Iterator[bytes]:
    *whole, last = head.split(b"\n")
    yield from whole
    while more := stream.readline(MAX_FILE):
        last += more
        if last.endswith(b"\n") or len(last) > MAX_FILE:
            yield last
            last = b""
    if last:
        yield last


def _opening(stream: BinaryIO) -> bytes:
    """Up to _HEAD bytes, but no more than there is where a JSON object has come whole: a pipe of JSON Lines flows."""
    kept = b""
    while len(kept) < _HEAD and (more := stream.readline(_HEAD - len(kept))):
        kept += more
        if kept.lstrip()[:1] == b"{" and kept.endswith(b"\n") and not jsonl.is_whole(kept):
            break
    return kept


def _filled(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes of the stream, waiting for them: a pipe gives fewer at a time."""
    kept = io.BytesIO()
    while kept.tell() < size and (more := stream.read(size - kept.tell())):
        kept.write(more)
    return kept.getvalue()


def _detected(head: bytes, name: str, charset: str | None) -> Format:
    declared = charset or plain.declared_in(head)
    return detect(plain.decode(head, declared), name)
