"""Check records that someone else made: every span against the text, and the text against its hash.

    onrecord read --format jsonl stories/ | python examples/check_evidence.py
    python examples/check_evidence.py records.jsonl

It looks at the JSON alone and does not use onrecord: any language can do the same.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any


def evidence(value: Any) -> Iterator[dict[str, Any]]:
    """Every piece of evidence in a part of a record: an object with start, end and text."""
    if isinstance(value, list):
        for one in value:
            yield from evidence(one)
    elif isinstance(value, dict) and {"start", "end", "text"} <= value.keys():
        yield value
    elif isinstance(value, dict):
        yield from evidence(list(value.values()))


def wrong(record: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a record, in words."""
    text = record["page"]["text"]
    if hashlib.sha256(text.encode()).hexdigest() != record["page"]["sha256"]:
        yield "the text has been changed: its hash is another"
    for piece in evidence([record["parties"], record["statements"]]):
        there = text[piece["start"] : piece["end"]]
        if there != piece["text"]:
            yield f"characters {piece['start']}-{piece['end']} are {there!r}, not {piece['text']!r}"


def check(lines: Iterable[str]) -> int:
    """Print what is wrong with records given one a line, then how many were checked; 1 if anything was."""
    records = pieces = faults = 0
    for line in lines:
        record = json.loads(line)
        records += 1
        pieces += sum(1 for _ in evidence([record["parties"], record["statements"]]))
        for fault in wrong(record):
            faults += 1
            print(f"{record['id']}: {fault}")
    print(f"{records} records, {pieces} pieces of evidence, {faults} wrong")
    return 1 if faults else 0


def main(arguments: list[str]) -> int:
    """Take the records from the file named, else from standard input."""
    if not arguments:
        return check(sys.stdin)
    with open(arguments[0], encoding="utf-8") as lines:
        return check(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
