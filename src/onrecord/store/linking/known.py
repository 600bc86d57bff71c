"""Files of known people and bodies: CSV with a head line, or JSON Lines. Pure: text in, values out.

    name,aliases,kind,role,country,qid
    Ilse Karrant,I. Karrant; Ilse Karrant-Moe,person,prime minister,Oskaria,Q123

Columns may stand in any order and all but `name` may be left out. In JSON Lines `aliases` is a list.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.errors import FormatError
from onrecord.store.linking.views import Known

FIELDS = Known.__struct_fields__
_QID = re.compile(r"Q[1-9]\d*")
_BETWEEN = re.compile(r"\s*[;|]\s*")
_REMEDY = "mend it and give the file again: nothing of it was kept"


def read_known(text: str) -> list[Known]:
    """The known people and bodies in a file. Raises FormatError that names the line of the first that is not sound."""
    rows = _json_lines(text) if text.lstrip("\ufeff \t\r\n").startswith("{") else _csv(text)
    found: dict[Known, int] = {}
    for line, row in rows:
        one = _known(line, row)
        if one in found:
            raise _wrong(line, f"the same as line {found[one]}", one.name)
        found[one] = line
    if not found:
        raise FormatError("there is no one in this file", remedy=f"give CSV with the head {','.join(FIELDS)}")
    return list(found)


def decoded(given: bytes) -> str:
    """The text of a file. Raises FormatError if it is not UTF-8."""
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = given.count(b"\n", 0, error.start) + 1
        raise _wrong(line, "not UTF-8", "") from error


def _json_lines(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if line.strip():
            try:
                row = msgspec.json.decode(line)
            except msgspec.MsgspecError as error:
                raise _wrong(number, f"no JSON: {error}", line) from error
            if not isinstance(row, dict):
                raise _wrong(number, "not an object", line)
            yield number, row


def _csv(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    head: list[str] | None = None
    try:
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if head is None:
                head = [cell.strip().lower() for cell in cells]
                continue
            if len(cells) > len(head):
                raise _wrong(lines.line_num, f"{len(cells)} cells under a head of {len(head)}", ",".join(cells))
            row: dict[str, Any] = {name: cell.strip() for name, cell in zip(head, cells, strict=False) if cell.strip()}
            if "aliases" in row:
                row["aliases"] = [one for one in _BETWEEN.split(row["aliases"]) if one]
            yield lines.line_num, row
    except csv.Error as error:
        raise _wrong(lines.line_num, f"no CSV: {error}", "") from error


def _known(line: int, row: dict[str, Any]) -> Known:
    for field in row:
        if field not in FIELDS:
            raise _wrong(line, f"there is no field {field!r}; there are {', '.join(FIELDS)}", "")
    try:
        one = msgspec.convert(row, Known)
    except msgspec.ValidationError as error:
        problem = "a name is needed" if "name" not in row else str(error)
        raise _wrong(line, problem, msgspec.json.encode(row).decode()) from error
    if not one.name.strip() or not all(alias.strip() for alias in one.aliases):
        raise _wrong(line, "a name is empty", msgspec.json.encode(row).decode())
    if one.qid is not None and not _QID.fullmatch(one.qid):
        raise _wrong(line, "a QID is Q and a number", one.qid)
    return one


def _wrong(line: int, problem: str, given: str) -> FormatError:
    return FormatError(f"line {line}: {problem}", given=given or None, remedy=_REMEDY)
