"""A process that is killed loses nothing that it reported, and processes may share a store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and signals of POSIX")


def _run(what: str, place: str, stories: int, folder: Path) -> dict[str, int]:
    source = folder / "stories.jsonl"
    lines = (
        json.dumps({"id": str(n), "text": f"The {n} boats left, Anna Velt said.\n\nNo one came, Bo Lind warned."})
        for n in range(stories)
    )
    source.write_text("".join(line + "\n" for line in lines))
    results = folder / "results"
    results.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.forked", what, place, str(source), str(results)],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": f"src{os.pathsep}."},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_a_store_whose_writer_is_killed_again_and_again_loses_nothing_and_holds_nothing_half(
    place: str, tmp_path: Path
) -> None:
    told = _run("killed", place, 250, tmp_path)
    assert told["kills"] >= 50
    assert told["by_kill"] >= 10, "the kills came too early to tell anything"


def test_two_writers_and_ten_readers_at_once_lose_nothing(place: str, tmp_path: Path) -> None:
    told = _run("shared", place, 100, tmp_path)
    assert told["whole"] == 100
    assert told["added"] == 100
    assert told["known"] == 100
