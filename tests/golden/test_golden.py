"""The records of sample stories are those that people have looked at and kept.

If one differs on purpose, `python -m tests.golden` writes them anew; the diff is the thing to review.
"""

from __future__ import annotations

import re

import pytest

from tests.golden.records import STORIES, golden_path, golden_record

_SCORE = re.compile(r'(?<="score": )[\d.e-]+')
NEAR = 0.01
"""Scores may differ in their last digits from one processor to another; nothing else may."""


@pytest.mark.parametrize("name", STORIES)
def test_the_record_is_the_one_that_was_kept(name: str) -> None:
    path = golden_path(name)
    assert path.is_file(), f"{path.name} is missing: run `python -m tests.golden`, and look at what it writes"
    kept, new = path.read_text(encoding="utf-8"), golden_record(name)
    assert _SCORE.sub("_", new).splitlines() == _SCORE.sub("_", kept).splitlines()
    scores = [float(score) for score in _SCORE.findall(kept)]
    assert [float(score) for score in _SCORE.findall(new)] == pytest.approx(scores, abs=NEAR)


def test_no_record_is_kept_of_which_no_test_speaks() -> None:
    folder = golden_path("x").parent
    assert {path.name for path in folder.glob("*.json")} <= {golden_path(name).name for name in STORIES}
