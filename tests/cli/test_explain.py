"""`onrecord read --explain N`: how the speaker and the date of one statement were decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.reading.model import Model
from onrecord.surfaces.cli import main
from tests.cli.conftest import Run
from tests.fake import FakeModel

STORY = """Ministry denies deal over the islands

KESTRIN, May 6. /Norwire/. The government will not cede the islands, Foreign Minister Anna Velt said on Tuesday.

The boats have left the harbour for good, Nobody warned.
"""


@pytest.fixture
def explained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """`explained(*arguments)` runs the command in this process, without weights: its status, output and errors."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    model = FakeModel()
    monkeypatch.setattr(Model, "load", classmethod(lambda cls, path=None, *, threads=None: model))

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main.run(["read", str(path), "--retrieved", "2031-06-01", *arguments])
        return (status, *capsys.readouterr())

    return run


def test_it_shows_the_speaker_the_rule_and_where_the_source_stands(explained) -> None:  # type: ignore[no-untyped-def]
    status, shown, _ = explained("--explain", "1")
    assert status == 0
    lines = [line.strip() for line in shown.splitlines()]
    assert lines[0] == "1. The government will not cede the islands"
    at = lines.index("Speaker")
    assert lines[at + 1] == "Anna Velt"
    start = STORY.index("Foreign Minister")
    assert lines[at + 2] == f"source: “Foreign Minister Anna Velt”, characters {start}–{start + 26}"
    assert lines[at + 3].startswith("rule: name (")


def test_it_shows_the_date_of_speech_with_the_words_it_rests_on(explained) -> None:  # type: ignore[no-untyped-def]
    lines = [line.strip() for line in explained("--explain", "1")[1].splitlines()]
    at, start = lines.index("Said on"), STORY.index("Tuesday")
    assert lines[at + 1] == f"2031-05-06?, from “Tuesday”, characters {start}–{start + 7}"
    assert "their value: 2031-05-06? (relative-to-publication, counted from 2031-05-06?)" in lines


def test_where_the_text_tells_no_date_it_says_so(explained) -> None:  # type: ignore[no-untyped-def]
    lines = [line.strip() for line in explained("--explain", "2")[1].splitlines()]
    assert lines[0] == "2. The boats have left the harbour for good"
    assert lines[lines.index("Said on") + 1] == "not told in the text"


def test_a_statement_that_is_not_there_is_wrong_use(explained) -> None:  # type: ignore[no-untyped-def]
    status, shown, told = explained("--explain", "3")
    assert (status, shown) == (main.MISUSED, "")
    assert "no statement of this number" in told and "the story has 2" in told


def test_a_story_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["read", str(tmp_path / "none.txt"), "--explain", "1"]) == main.FAILED
    assert "no such file" in capsys.readouterr().err


def test_the_packaged_model_explains_the_demonstration(onrecord: Run) -> None:
    from onrecord import samples

    done = onrecord("read", samples.demo_path(), "--retrieved", samples.RETRIEVED, "--explain", "1")
    assert done.returncode == 0, done.stderr
    assert "Lindholt" in done.stdout and "rule: " in done.stdout


def test_a_terminal_without_the_characters_is_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, onrecord: Run
) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = onrecord("read", path, "--explain", "1")
    assert done.returncode == 0, done.stderr
