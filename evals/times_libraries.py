"""Other libraries on the cases of evals/times_values.py: `python -m evals.times_libraries [--data DIR]`.

Measured are dateparser (search_dates, English, past preferred) and Microsoft's recognizers-text-date-time, which are
not dependencies of the project: install them to run this. Each is given the same texts and the story's date. A library
that gives days only has its date cut to the month or year where its words name no more.
"""

from __future__ import annotations

import argparse
import datetime
import functools
import importlib
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evals.corpora import data_folder
from evals.times_values import Finder, Score, events, gum, meantime, recognizers
from onrecord.pages.page import Published
from onrecord.record.times.find import find_in
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

CORPORA: dict[str, Callable[[Path, Finder], Score]] = {
    "meantime/apple": meantime,
    "gum/dev": gum,
    "records/dev events": lambda data, finder: events(data, "dev", finder),
    "recognizers-dev": recognizers,
}


def dateparser_finder(text: str, stretches: Sequence[Span], published: Published) -> tuple[TimeExpression, ...]:
    """What dateparser finds, paragraph by paragraph. A month or a year alone is cut to its precision."""
    search_dates = importlib.import_module("dateparser.search").search_dates
    base = datetime.datetime.fromisoformat(published.value) if published.value else None
    settings = {"PREFER_DATES_FROM": "past"} | ({"RELATIVE_BASE": base} if base else {})
    found = []
    for stretch in stretches:
        at = stretch.start
        for words, when in search_dates(stretch.of(text), languages=["en"], settings=settings) or ():
            start = text.find(words, at, stretch.end)
            if start < 0:
                continue
            at = start + len(words)
            found.append(TimeExpression(start, at, words, _cut(words, when), None, "explicit"))
    return tuple(found)


def _cut(words: str, when: datetime.datetime) -> str:
    """The date at the precision of its words: dateparser itself gives a whole date for "March 1956"."""
    if re.fullmatch(r"(?:in |on |of |by |since |until )?\d{4}", words):
        return f"{when.year:04}"
    if re.fullmatch(r"(?:in |of |by |since |until )?[A-Z][a-z]{2,8}\.?,?(?: \d{4})?", words) and not words.endswith(
        "day"
    ):
        return f"{when.year:04}-{when.month:02}"
    return f"{when:%Y-%m-%d}"


def recognizers_finder(text: str, stretches: Sequence[Span], published: Published) -> tuple[TimeExpression, ...]:
    """What Microsoft's recognizer finds; of two resolutions the past one, which comes first."""
    model = _recognizer()
    base = datetime.datetime.fromisoformat(published.value) if published.value else None
    found = []
    for stretch in stretches:
        for one in model.parse(stretch.of(text), base):
            start, end = stretch.start + one.start, stretch.start + one.end + 1
            found.append(_recognized(text, start, end, (one.resolution or {}).get("values") or []))
    return tuple(found)


@functools.cache
def _recognizer() -> Any:
    """The library's English model; its set-up takes a second."""
    library = importlib.import_module("recognizers_date_time")
    return library.DateTimeRecognizer(library.Culture.English).get_datetime_model()


def _recognized(text: str, start: int, end: int, values: Sequence[dict[str, str]]) -> TimeExpression:
    first = values[0] if values else {}
    timex = first.get("timex", "")
    if re.fullmatch(r"\d{4}(-\d\d)?", timex):
        value: str | None = timex
    elif first.get("type") == "daterange" and (first.get("start") or first.get("end")):
        value = f"{(first.get('start') or '..')[:10]}/{_before(first.get('end'))}"
    else:
        value = first["value"][:10] if re.match(r"\d{4}-\d\d-\d\d", first.get("value", "")) else None
    length = timex if first.get("type") == "duration" else None
    basis = "recurring" if first.get("type") == "set" else "vague" if value is None and length is None else "explicit"
    return TimeExpression(start, end, text[start:end], value, None, basis, None if value else "vague", length)  # type: ignore[arg-type]


def _before(end: str | None) -> str:
    if not end:
        return ".."
    return (datetime.date.fromisoformat(end[:10]) - datetime.timedelta(days=1)).isoformat()


FINDERS: dict[str, Finder] = {
    "onrecord": find_in,
    "dateparser": dateparser_finder,
    "recognizers-text": recognizers_finder,
}


def main() -> int:
    """Command line; its exit status."""
    ask = argparse.ArgumentParser(prog="python -m evals.times_libraries", description=__doc__)
    ask.add_argument("--data", help="folder of the corpora")
    ask.add_argument("--only", choices=sorted(FINDERS), help="one library")
    given = ask.parse_args()
    folder = data_folder(given.data)
    if folder is None:
        print("evals.times_libraries: the corpora are not there", file=sys.stderr)
        return 2
    for library, finder in FINDERS.items():
        if given.only in {None, library}:
            for corpus, measure in CORPORA.items():
                start = time.process_time()
                row = measure(folder, finder).row()
                took = time.process_time() - start
                print(
                    f"{library:18} {corpus:20} found {row['found %']}  right {row['right %']}  {took:.2f} s", flush=True
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
