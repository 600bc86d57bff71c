"""Corrections as JSON Lines, for newsrooms to share: a first line with the format, then a correction a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.corrections.values import Correction, decoded, encoded
from onrecord.errors import FormatError

FORMAT = "onrecord-corrections/1"
"""The number changes when a reader of the old form could be misled by the new one."""


class _Head(msgspec.Struct, frozen=True):
    format: str


class _Line(msgspec.Struct, frozen=True):
    id: str
    correction: msgspec.Raw


def lines(corrections: Iterable[Correction]) -> Iterator[str]:
    """The lines of corrections, without their ends."""
    yield msgspec.json.encode(_Head(FORMAT)).decode()
    for one in corrections:
        yield msgspec.json.encode(_Line(one.id, msgspec.Raw(encoded(one)))).decode()


def corrections_of(given: Iterable[str]) -> Iterator[Correction]:
    """The corrections in lines. Raises FormatError, with the number of the line, if they are none."""
    number = 0
    for number, line in enumerate(given, 1):
        try:
            if number == 1:
                _check_head(line)
            elif line.strip():
                yield _correction(line)
        except FormatError as error:
            raise FormatError(f"line {number}: {error.problem}", given=error.given, remedy=error.remedy) from error
    if not number:
        raise FormatError("there are no corrections here", remedy=_REMEDY)


_REMEDY = "give what `onrecord correct export` wrote"


def _check_head(line: str) -> None:
    try:
        head = msgspec.json.decode(line, type=_Head)
    except (msgspec.MsgspecError, UnicodeEncodeError) as error:
        raise FormatError("the first line does not tell the format", given=line, remedy=_REMEDY) from error
    if head.format != FORMAT:
        raise FormatError("corrections of another format", given=head.format, remedy=f"this version reads {FORMAT}")


def _correction(line: str) -> Correction:
    try:
        read = msgspec.json.decode(line, type=_Line)
    except (msgspec.MsgspecError, UnicodeEncodeError) as error:
        raise FormatError(f"not a correction: {error}", given=line, remedy=_REMEDY) from error
    one = decoded(bytes(read.correction))
    if one.id != read.id:
        raise FormatError("a correction was changed after it was made", given=read.id, remedy=_REMEDY)
    return one
