"""All findings over a file of stories, to read by eye: `python -m evals.findings FILE.jsonl [--check CODE] [--fast]`.

Each line of the file is a story with its "text", and "published" or "date", "id" and "title" where they are known.
--fast reads without the model: the checks that ask for parties find nothing, and speed is that of the checks alone.
Counts by code are in docs/findings.md.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from evals.predict import RETRIEVED
from onrecord import Failed, Item, Reader
from onrecord.intake.item import Metadata
from onrecord.pages.parse import parse_page
from onrecord.record.findings.check import CHECKS, find_findings
from onrecord.record.findings.values import Finding
from onrecord.record.times.find import find_times

_AROUND, _MOST = 80, 240
"""Code points shown about a finding, and of it."""


class Shown(NamedTuple):
    """A story's id and text, what was found in it, and the seconds that the checks alone took (0 with the model)."""

    id: str
    text: str
    findings: tuple[Finding, ...]
    seconds: float


def items(path: Path) -> Iterator[Item]:
    """The stories of a file, each with its date as the provider's."""
    for line in path.read_bytes().splitlines():
        if line.strip():
            story: dict[str, Any] = msgspec.json.decode(line)
            metadata = Metadata(headline=story.get("title"), published=story.get("published") or story.get("date"))
            yield Item(story["text"], id=str(story.get("id", "")), metadata=metadata, retrieved=RETRIEVED)


def with_model(stories: Iterable[Item]) -> Iterator[Shown]:
    """What the records of the stories show."""
    for result in Reader().read_many(stories):
        if isinstance(result, Failed):
            print(f"not read: {result.error}")
            continue
        yield Shown(result.item.id or "", result.page.text, result.findings, 0.0)


def without_model(stories: Iterable[Item]) -> Iterator[Shown]:
    """What the checks find in the pages and their times alone."""
    for item in stories:
        page = parse_page(item)
        times = find_times(page)
        start = time.process_time()
        found = find_findings(page, times, (), (), retrieved=item.retrieved, checks=CHECKS)
        yield Shown(item.id or "", page.text, found, time.process_time() - start)


def show(story: Shown, code: str | None) -> int:
    """Print the findings of a story (of one check, if one is named), each in its place; how many."""
    chosen = [one for one in story.findings if code in {None, one.code}]
    for one in chosen:
        words = one.text if len(one.text) <= _MOST else f"{one.text[: _MOST // 2]} … {one.text[-_MOST // 2 :]}"
        before = story.text[max(one.start - _AROUND, 0) : one.start]
        place = f"{before}[{words}]{story.text[one.end : one.end + _AROUND]}"
        print(f"{one.code}  {story.id}  {one.message}  -> {one.suggestion or '-'}\n    {' '.join(place.split())}\n")
    return len(chosen)


def main() -> None:
    """List the findings and count them."""
    parser = argparse.ArgumentParser(prog="python -m evals.findings", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--check", choices=CHECKS)
    parser.add_argument("--fast", action="store_true")
    asked = parser.parse_args()
    read = without_model if asked.fast else with_model
    counts: Counter[str] = Counter()
    words = stories = 0
    seconds = 0.0
    for story in read(items(asked.file)):
        show(story, asked.check)
        counts.update(one.code for one in story.findings)
        words, stories, seconds = words + len(story.text.split()), stories + 1, seconds + story.seconds
    for code in CHECKS:
        print(f"{counts[code]:6}  {code}")
    speed = f", {words / seconds:,.0f} words a second" if seconds else ""
    print(f"{stories} stories, {words:,} words{speed}")


if __name__ == "__main__":
    main()
