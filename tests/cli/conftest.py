"""The command as a user runs it: in a process of its own, or in this one where that is enough."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

STORY = """Ministry denies deal over islands

KESTRIN, May 6. /Norwire/. The government will not cede the islands, Foreign Minister Anna Velt said on Tuesday.

"We have signed nothing," she told reporters.
"""


@pytest.fixture(scope="session")
def onrecord() -> Run:
    """`onrecord(*arguments, given="")` runs the command and gives back what it printed and its exit status."""

    def run(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "onrecord", *map(str, arguments)],
            input=given,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
            timeout=300,
            check=False,
        )

    return run


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A short story in a file."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path
