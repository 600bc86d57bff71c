"""The Python in the docs runs as it stands."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.samples import demo_path
from tests.docs.conftest import CHECKOUT

STORY = demo_path().read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder such as the pages speak of, with stories/ and archive.jsonl."""
    (tmp_path / "stories").mkdir()
    shutil.copy(demo_path(), tmp_path / "stories")
    lines = (json.dumps({"id": f"a-{number}", "text": STORY}) + "\n" for number in range(2))
    (tmp_path / "archive.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def _run_python_of(page: str, folder: Path) -> str:
    """Run the Python blocks of a page as one script, in which `text` is a story; what it printed."""
    blocks = re.findall(r"^```python\n(.*?)^```$", (CHECKOUT / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    (folder / "snippets.py").write_text("\n".join([f"text = {STORY!r}", *blocks]), encoding="utf-8")
    paths = os.pathsep.join(filter(None, [str(CHECKOUT / "src"), os.environ.get("PYTHONPATH", "")]))
    done = subprocess.run(
        [sys.executable, "snippets.py"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert blocks and done.returncode == 0, done.stderr
    return done.stdout


def test_the_python_in_the_readme_runs_and_its_assertion_holds(folder: Path) -> None:
    assert _run_python_of("README.md", folder) == ""


def test_the_python_on_the_page_for_developers_runs_and_reads_the_archive(folder: Path) -> None:
    printed = _run_python_of("docs/how-to/developer.md", folder)
    assert [json.loads(line)["item"]["id"] for line in printed.splitlines()] == ["a-0", "a-1"]


def test_the_python_on_the_page_of_reprints_runs(folder: Path) -> None:
    assert _run_python_of("docs/reprints.md", folder) == ""
