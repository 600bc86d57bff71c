"""Measure the events of a timeline: `python -m evals.events [--data DIR] [--by rules|marks|both] [--errors]`.

An event is matched one to one with a gold one whose span shares a character with its own, those that share most first.
Printed: precision, recall and F1 of that; the same where the dates must be equal too, without the marks ~ ? %; what
share of the characters of matched events is common; the share of gold dates that a time expression at their words
gives, which bounds the recall; and the speed of finding events on one core. By rules: from the times alone; by marks:
from what the model marks as happenings; both: as the package does it. Exit status 1 if the dated F1 of both on
records/dev is below FLOOR.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from evals.corpora import VARIABLE, Story, data_folder, stories
from evals.predict import RETRIEVED
from onrecord import Event, Item, Reader
from onrecord.pages.page import Page
from onrecord.pages.parse import parse_page
from onrecord.reading.reading import Reading
from onrecord.record.events.find import by_marks, find_events, timeline
from onrecord.record.events.places import Places
from onrecord.record.parties import resolve
from onrecord.record.record import Party, Statement
from onrecord.record.statements import statements
from onrecord.record.times.find import find_times
from onrecord.record.times.values import TimeExpression

FLOOR = 76.0
"""Least dated F1 of the rules, which the package uses, on records/dev, in percent; just below what was measured."""


class Told(NamedTuple):
    """What events are made from."""

    page: Page
    parties: tuple[Party, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]
    reading: Reading


Finder = Callable[[Told], tuple[Event, ...]]


def rules(told: Told) -> tuple[Event, ...]:
    """Events from the times alone."""
    return find_events(told.page, told.parties, told.statements, told.times)


def marks(told: Told) -> tuple[Event, ...]:
    """Events from the marks alone."""
    found = by_marks(Places(told.page, told.statements, told.times), told.reading.marks)
    return timeline(told.page, told.parties, told.statements, found)


def both(told: Told) -> tuple[Event, ...]:
    """Events as the package finds them."""
    return find_events(told.page, told.parties, told.statements, told.times, told.reading.marks)


FINDERS: dict[str, Finder] = {"rules": rules, "marks": marks, "both": both}


def told(gold: Sequence[Story], reader: Reader) -> Iterator[Told]:
    """What is found of each story before its events."""
    for story in gold:
        page = parse_page(Item(story["text"], id=story["id"], retrieved=RETRIEVED))
        reading = reader.model.read(page)
        parties, speakers = resolve(page, reading.attributions, reading.names)
        times = find_times(page)
        yield Told(page, parties, statements(page, reading.attributions, speakers, times), times, reading)


def bare(value: str) -> str:
    """A date without its marks."""
    return value.rstrip("~?%")


def shared(gold: Story, one: Event) -> int:
    """Characters that the spans of a gold event and one of ours have in common."""
    start, end = int(gold["span"][0]), int(gold["span"][1])
    return max(0, min(end, one.span.end) - max(start, one.span.start))


def pairs(gold: Sequence[Story], found: Sequence[Event], *, dated: bool) -> list[tuple[int, int]]:
    """Numbers of gold events and ours, matched one to one, those that share most first; `dated`: with equal dates."""
    both = sorted(
        (-amount, at, where)
        for at, wanted in enumerate(gold)
        for where, one in enumerate(found)
        if (amount := shared(wanted, one)) and (not dated or bare(wanted["on"]) == bare(one.on.value))
    )
    chosen: list[tuple[int, int]] = []
    for _, at, where in both:
        if all(at != taken and where != other for taken, other in chosen):
            chosen.append((at, where))
    return chosen


def count(gold: Sequence[Story], found: Sequence[Event], times: Sequence[TimeExpression]) -> Counter[str]:
    """The counts of one story."""
    counts: Counter[str] = Counter(gold=len(gold), ours=len(found))
    counts["found"] = len(pairs(gold, found, dated=False))
    for at, where in pairs(gold, found, dated=True):
        start, end = gold[at]["span"]
        one = found[where]
        counts["dated"] += 1
        counts["common"] += shared(gold[at], one)
        counts["wider"] += max(end, one.span.end) - min(start, one.span.start)
    for wanted in gold:
        start, end = wanted["when"]
        near = [one.value for one in times if one.value is not None and one.start < end and start < one.end]
        counts["bound"] += bare(wanted["on"]) in {bare(value.split("T")[0]) for value in near}
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """Percentages from counts."""

    def share(part: str, whole: float) -> float:
        return 100 * counts[part] / whole if whole else 0.0

    total = (counts["gold"] + counts["ours"]) / 2
    return {
        "P": share("found", counts["ours"]),
        "R": share("found", counts["gold"]),
        "F1": share("found", total),
        "dated P": share("dated", counts["ours"]),
        "dated R": share("dated", counts["gold"]),
        "dated F1": share("dated", total),
        "words in common": share("common", counts["wider"]),
        "bound of dated R": share("bound", counts["gold"]),
    }


def errors(story: Story, found: Sequence[Event]) -> Iterator[str]:
    """Gold events that no event of ours matches with the date, and ours that match none."""
    matched = pairs(story["events"], found, dated=True)
    for at, wanted in enumerate(story["events"]):
        if at not in {one for one, _ in matched}:
            start, end = wanted["span"]
            yield f"missed  {story['id']}  {wanted['on']}  {story['text'][start:end]!r}"
    for where, one in enumerate(found):
        if where not in {other for _, other in matched}:
            yield f"extra   {story['id']}  {one.on.value}  {one.span.text!r}  ({one.on.text})"


def main() -> int:
    """Command line; its exit status: 2 if the data are not there."""
    ask = argparse.ArgumentParser(prog="python -m evals.events", description=__doc__)
    ask.add_argument("--data", help=f"folder of the corpora [default: ${VARIABLE}, else ../shared/data]")
    ask.add_argument("--model", type=Path, help="folder of other weights than the packaged ones")
    ask.add_argument("--corpus", default="records/dev", help="a corpus [default: %(default)s]")
    ask.add_argument("--by", choices=tuple(FINDERS), action="append", help="what to find events by [default: all]")
    ask.add_argument("--errors", action="store_true", help="list the errors of the way named last")
    given = ask.parse_args()
    folder = data_folder(given.data)
    if folder is None:
        print(f"evals.events: the corpora are not there; name their folder by --data or {VARIABLE}", file=sys.stderr)
        return 2
    gold = stories(folder, given.corpus)
    ready = list(told(gold, Reader(given.model)))
    scores: dict[str, dict[str, float]] = {}
    for way in given.by or FINDERS:
        start = time.process_time()
        found = [FINDERS[way](one) for one in ready]
        speed = sum(len(one.page.text.split()) for one in ready) / (time.process_time() - start)
        parts = [count(s["events"], own, one.times) for s, own, one in zip(gold, found, ready, strict=True)]
        scores[way] = figures(sum(parts, Counter[str]()))
        print(f"{way:6} " + "  ".join(f"{name} {value:.1f}" for name, value in scores[way].items()), end="")
        print(f"  {speed:,.0f} words/s")
    if given.errors:
        for story, own in zip(gold, found, strict=True):
            print(*errors(story, own), sep="\n")
    held = scores.get("rules")
    if given.corpus != "records/dev" or held is None or held["dated F1"] >= FLOOR:
        return 0
    print(f"evals.events: dated F1 {held['dated F1']} is below its floor of {FLOOR}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
