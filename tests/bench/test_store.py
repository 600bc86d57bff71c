"""The bench of the store: its stories are sound and the same in every run, and a small try measures all."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.store import FACETS, KINDS, lines, measured
from bench.stories import STATEMENTS, records
from onrecord.record.record import from_json, to_json


def test_the_stories_are_records_and_the_same_in_every_run() -> None:
    first, again = list(records(5)), list(records(5, 3))
    assert again == first[3:]
    assert [from_json(to_json(one)) for one in first] == first
    assert all(len(one.statements) == STATEMENTS for one in first)


def test_a_small_try_tells_bytes_rates_and_times_of_every_kind_of_question(tmp_path: Path) -> None:
    options = argparse.Namespace(stories=20, readers=1, seconds=0.1, alone=2)
    found = measured(options, str(tmp_path / "a.db"), lambda _: None)
    assert found["bytes a story"] > 1000 and found["added a second"] > 0
    assert set(found["paused"]) == {"all", *KINDS} and set(found["counting"]) == {"all", *FACETS}
    report = "\n".join(lines(found))
    assert "20 stories, 200 statements" in report and "one word" in report
