"""`python -m bench.store`: fill a store with stories that no one wrote, and search it with many readers at once.

Stories come from bench/stories.py. They are saved as `onrecord add` saves them, but many at once, or filling would
take most of the time; what one costs in a transaction of its own is measured at the end, in the full store.
Readers are processes. They ask as people do, each PAUSE seconds after its last answer, and then without any pause, so
that they keep every core busy. A question's time is from asking to having its statements, marks and all.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from bench.__main__ import machine
from bench.stories import Vocabulary, records
from onrecord import NotFound, open_store
from onrecord.store.opening import writing
from onrecord.store.store import Store
from onrecord.store.writing import Prepared, prepare, save_many

STORIES, READERS, SECONDS, ALONE = 100_000, 8, 20.0, 500
PAUSE = 0.5
_AT_ONCE = 200
"""Stories that are saved in one transaction while the store is filled."""
_COMMONEST = 100
"""Words that no one asks for alone: the commonest of the vocabulary."""
_NOW = 1_900_000_000_000_000
_DAY = datetime.datetime(2032, 1, 1, tzinfo=datetime.UTC)

Question = dict[str, Any]
Took = tuple[float, float]
"""Seconds from beginning to end, and seconds of a processor: the machine may have had other work."""


def _two(one: _Asker) -> Question:
    return {"words": f"{one.word()} {one.word()}"}


KINDS: dict[str, Callable[[_Asker], Question]] = {
    "one word": lambda one: {"words": one.word()},
    "two words": _two,
    "three words": lambda one: {"words": f"{one.word()} {one.word()} {one.word()}"},
    "phrase": lambda one: {"words": f'"{one.word()} {one.word()}"'},
    "beginning of a word": lambda one: {"words": f"{one.word()[:5]}*"},
    "near": lambda one: {"words": f"{one.word()} NEAR/5 {one.word()}"},
    "by": lambda one: {"by": one.person()},
    "by, word": lambda one: {"words": one.word(), "by": one.person()},
    "word, act": lambda one: {"words": one.word(), "act": "deny"},
    "two words, a year": lambda one: _two(one) | {"since": "2024", "until": "2024"},
    "role, word": lambda one: {"words": one.word(), "role": "press secretary"},
    "act, a month": lambda _: {"act": "promise", "since": "2025-05", "until": "2025-05"},
    "two words, as of": lambda one: _two(one) | {"as_of": "2025"},
}
FACETS: dict[str, Callable[[_Asker], Question]] = {
    "counts, one word": lambda one: {"words": one.word(), "facets": True},
    "counts, two words": lambda one: _two(one) | {"facets": True},
    "counts, by": lambda one: {"by": one.person(), "facets": True},
}


class _Asker:
    """Draws what users ask for: words as often as they stand in stories, people as often as they speak."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)  # noqa: S311
        self._vocabulary = Vocabulary()
        self._common = frozenset(self._vocabulary.words[:_COMMONEST])

    def word(self) -> str:
        """A word of more than three letters that is none of the commonest."""
        while True:
            (one,) = self._vocabulary.some(self._draw, 1)
            if len(one) > 3 and one not in self._common:
                return one

    def lag(self) -> float:
        """How long a reader waits, from none to twice as long as usual."""
        return self._draw.uniform(0, 2)

    def person(self) -> str:
        """A name in full."""
        return self._vocabulary.people[self._vocabulary.speakers(self._draw, 1)[0]]


def _prepared(first: int, end: int) -> list[Prepared]:
    return [prepare(record) for record in records(end, first)]


def fill(store: Store, stories: int, told: Callable[[str], None]) -> float:
    """Save stories; the seconds it took."""
    start = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        ranges = [(first, min(first + _AT_ONCE, stories)) for first in range(0, stories, _AT_ONCE)]
        for done, many in _ahead(pool, ranges):
            with writing(store.engine) as connection:
                save_many(connection, store.index, many, _NOW)
            if done % 10_000 < _AT_ONCE:
                told(f"{done:,} stories in {time.perf_counter() - start:.0f} s")
    return time.perf_counter() - start


def _ahead(pool: ProcessPoolExecutor, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, list[Prepared]]]:
    """Stories as they are prepared, a few batches ahead of those that are saved."""
    left = iter(ranges)
    pending = [(end, pool.submit(_prepared, first, end)) for first, end in islice(left, 4)]
    while pending:
        end, result = pending.pop(0)
        yield end, result.result()
        pending += [(last, pool.submit(_prepared, first, last)) for first, last in islice(left, 1)]


def alone(store: Store, first: int, number: int) -> list[Took]:
    """Add stories one by one, each in a transaction of its own; what each took, from the record to the disk."""
    return [_timed(partial(store.add, record, recorded_at=_DAY)) for record in records(first + number, first)]


def _timed(work: Callable[[], object]) -> Took:
    start, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - spent


def ask(place: str, seed: int, seconds: float, facets: bool, pause: float) -> list[tuple[str, Took]]:
    """What one reader does: the kind of each question and what its answer took."""
    asker, kinds = _Asker(seed), FACETS if facets else KINDS
    order = list(kinds)
    random.Random(seed).shuffle(order)  # noqa: S311
    took: list[tuple[str, Took]] = []
    with open_store(place, create=False) as store:
        store.search(asker.word())  # what is loaded at the first question is loaded
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for kind in order:
                question = kinds[kind](asker)
                took.append((kind, _timed(partial(_answer, store, question))))
                if pause:
                    time.sleep(pause * asker.lag())
    return took


def _answer(store: Store, question: Question) -> None:
    with suppress(NotFound):  # not everyone is heard in a small store, and this too is an answer
        store.search(**question)


def under_load(
    place: str, readers: int, seconds: float, *, facets: bool = False, pause: float = 0.0
) -> dict[str, dict[str, float]]:
    """Milliseconds of the answers of all readers, by kind of question: number, median, 95th percentile, most."""
    with ProcessPoolExecutor(readers) as pool:
        results = [pool.submit(ask, place, 1000 + seed, seconds, facets, pause) for seed in range(readers)]
        took = [one for result in results for one in result.result()]
    kinds = {"all": [one for _, one in took]}
    for kind, one in took:
        kinds.setdefault(kind, []).append(one)
    return {kind: _spread(many) for kind, many in kinds.items()}


def _spread(took: Sequence[Took]) -> dict[str, float]:
    many = sorted(seconds for seconds, _ in took)
    last = many[min(len(many) - 1, int(len(many) * 0.95))]
    return {
        "questions": len(many),
        "median ms": statistics.median(many) * 1000,
        "95% ms": last * 1000,
        "most ms": many[-1] * 1000,
        "processor ms": statistics.mean(spent for _, spent in took) * 1000,
    }


def measured(options: argparse.Namespace, place: str, told: Callable[[str], None]) -> dict[str, Any]:
    """Everything, as --json prints it."""
    found: dict[str, Any] = {"machine": machine(), "stories": options.stories, "readers": options.readers}
    with open_store(place) as store:
        if store.info().stories == 0:
            found["fill s"] = fill(store, options.stories, told)
        before = store.info()
        found |= {
            "statements": before.statements,
            "bytes": before.bytes,
            "bytes a story": before.bytes / before.stories,
        }
        if options.alone:
            took = alone(store, before.stories, options.alone)
            found["added a second"] = len(took) / sum(seconds for seconds, _ in took)
            found["adding"] = _spread(took)
    told("searching")
    found["paused"] = under_load(place, options.readers, options.seconds, pause=PAUSE)
    found["pressed"] = under_load(place, options.readers, options.seconds)
    found["counting"] = under_load(place, options.readers, options.seconds, facets=True, pause=PAUSE)
    found["machine"]["load at the end"] = machine()["load"]
    return found


def lines(found: dict[str, Any]) -> Iterator[str]:
    """The report, a line at a time."""
    here = found["machine"]
    yield f"{here['processor']}, {here['cores']} cores, Python {here['python']}"
    yield f"load {here['load']:.1f} at the start, {here['load at the end']:.1f} at the end"
    held = f"{found['stories']:,} stories, {found['statements']:,} statements"
    yield f"{held}, {found['bytes a story']:,.0f} bytes a story"
    if "fill s" in found:
        rate = found["stories"] / found["fill s"]
        yield f"filled in {found['fill s']:.0f} s, {rate:.0f} stories a second, {_AT_ONCE} a transaction"
    if "adding" in found:
        one = found["adding"]
        took = f"median {one['median ms']:.1f} ms, 95% within {one['95% ms']:.1f} ms"
        took += f", of a processor {one['processor ms']:.1f} ms"
        yield f"added one by one, without the model: {found['added a second']:.0f} a second; {took}"
    yield ""
    yield f"{found['readers']} readers at once"
    titles = {
        "paused": f"{PAUSE} s between questions",
        "pressed": "without a pause",
        "counting": "with counts, as the first",
    }
    for title, shown in titles.items():
        yield f"{shown:<26}{'questions':>10}{'median ms':>12}{'95% ms':>10}{'most ms':>10}{'processor ms':>14}"
        for kind, one in found[title].items():
            figures = (
                f"{one['median ms']:>12.1f}{one['95% ms']:>10.1f}{one['most ms']:>10.1f}{one['processor ms']:>14.1f}"
            )
            yield f"  {kind:<24}{one['questions']:>10.0f}{figures}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.store", description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--stories", type=int, default=STORIES, help="stories in the store [default: %(default)s]")
    parser.add_argument("--readers", type=int, default=READERS, help="processes that search [default: %(default)s]")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long they do [default: %(default)s]")
    parser.add_argument("--alone", type=int, default=ALONE, help="stories added one by one [default: %(default)s]")
    parser.add_argument("--store", type=Path, help="where to keep the store; one that is full is used as it is")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _options(arguments)
    started = time.monotonic()

    def told(words: str) -> None:
        print(f"[{time.monotonic() - started:.0f} s] {words}", flush=True)

    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found = measured(options, str(options.store or Path(folder) / "bench.db"), told if not options.json else _quiet)
    print(json.dumps(found, indent=2) if options.json else "\n".join(lines(found)))


def _quiet(_: str) -> None:
    return


if __name__ == "__main__":
    main()
