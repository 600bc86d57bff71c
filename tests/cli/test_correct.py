"""`onrecord correct`, `verify` and `reread`, as a user runs them."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def place(onrecord: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store with a story, which the environment names."""
    where = str(tmp_path / "kept.db")
    monkeypatch.setenv("ONRECORD_STORE", where)
    monkeypatch.setenv("LOGNAME", "ida")
    monkeypatch.delenv("ONRECORD_EDITOR", raising=False)
    done = onrecord("add", story)
    assert done.returncode == 0, done.stderr
    return where


def ids(onrecord: Run) -> tuple[str, str]:
    """The story's id, and the id of its second statement: what the headline says is the first."""
    story = json.loads(onrecord("search", "cede", "--format", "jsonl").stdout)["story"]
    shown = json.loads(onrecord("correct", "show", story, "--format", "json").stdout)
    return story, shown["record"]["statements"][1]["id"]


def test_a_correction_is_made_listed_shown_undone_and_told_with_who_and_why(onrecord: Run, place: str) -> None:
    story, second = ids(onrecord)
    made = onrecord("correct", "reattribute", second, "Bo Lind", "--because", "heard it", "--by", "Ida Brandt")
    assert made.returncode == 0, made.stderr
    number = made.stdout.split()[0]
    assert "by Ida Brandt" in made.stdout
    listed = onrecord("correct", "list").stdout
    assert number in listed and "holds" in listed and "Ida Brandt: heard it" in listed
    for told in (onrecord("correct", "show", story).stdout, onrecord("search", "cede", "--by", "Bo Lind").stdout):
        assert "corrected (reattribute) — Ida Brandt" in told and "heard it" in told
    undone = onrecord("correct", "undo", number[:6], "--because", "misheard")
    assert undone.returncode == 0, undone.stderr
    assert "undone by" in onrecord("correct", "list").stdout
    assert "Bo Lind" not in onrecord("correct", "show", story).stdout


def test_who_corrects_is_the_login_name_told_as_one_unless_another_is_given(
    onrecord: Run, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, second = ids(onrecord)
    assert "by ida (login name)" in onrecord("correct", "note", second, "Kept.", "--because", "seen").stdout
    monkeypatch.setenv("ONRECORD_EDITOR", "Bo")
    assert "by Bo;" in onrecord("correct", "note", f"{story}/2", "Kept.", "--because", "seen").stdout


def test_why_is_required(onrecord: Run, place: str) -> None:
    done = onrecord("correct", "reject", "s0")
    assert done.returncode == 2
    assert "--because" in done.stderr


def test_what_is_rejected_is_neither_found_nor_lost(onrecord: Run, place: str) -> None:
    story, second = ids(onrecord)
    assert onrecord("correct", "reject", f"{story}/2", "--because", "no statement").returncode == 0
    assert "Nothing on record" in onrecord("search", "cede").stdout
    shown = json.loads(onrecord("correct", "show", story, "--format", "json").stdout)
    assert shown["rejected"] == [second]
    assert "  2. rejected\n" in onrecord("correct", "show", story).stdout
    assert onrecord("verify").returncode == 0


def test_corrections_are_exported_and_imported_once(onrecord: Run, place: str, tmp_path: Path) -> None:
    _, second = ids(onrecord)
    onrecord("correct", "reject", second, "--because", "no statement")
    file = tmp_path / "corrections.jsonl"
    assert "1 correction:" in onrecord("correct", "export", file).stdout
    assert onrecord("correct", "export").stdout == file.read_text()
    other = str(tmp_path / "other.db")
    assert onrecord("correct", "import", file, "--store", other).stdout == "1 new, 0 known; 1 waiting in all\n"
    assert onrecord("correct", "import", "-", "--store", other, given=file.read_text()).stdout == (
        "0 new, 1 known; 1 waiting in all\n"
    )
    assert onrecord("correct", "import", tmp_path / "none").returncode == 1
    file.write_text("{}")
    assert "[format]" in onrecord("correct", "import", file).stderr


def test_what_there_is_nothing_of_says_so(onrecord: Run, place: str) -> None:
    assert "No corrections yet" in onrecord("correct", "list").stdout
    done = onrecord("correct", "reject", "sffff", "--because", "x")
    assert (done.returncode, "[not-found]" in done.stderr) == (1, True)
    done = onrecord("correct", "reattribute", "sffff", "--because", "x")
    assert (done.returncode, "--nobody" in done.stderr) == (2, True)


def test_the_status_of_a_proof_says_what_came_of_it(onrecord: Run, place: str, tmp_path: Path) -> None:
    done = onrecord("verify")
    assert (done.returncode, done.stdout.startswith("in order: 1 text, 1 reading, ")) == (0, True)
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE statement SET words = words || '.' WHERE number = 1")
    connection.close()
    done = onrecord("verify")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1 and "not as stored" in done.stdout
    assert "wrong: statement" in onrecord("verify", "--detail").stdout
    assert json.loads(onrecord("verify", "--format", "json").stdout)["faults"]
    for wrong in ("none.db", "text.db"):
        (tmp_path / "text.db").write_text("no store " * 200)
        done = onrecord("verify", "--store", str(tmp_path / wrong))
        assert done.returncode == 2 and "onrecord: " in done.stderr
    assert not os.path.exists(tmp_path / "none.db")


def test_what_the_present_model_has_read_is_not_read_again_unless_that_is_forced(onrecord: Run, place: str) -> None:
    done = onrecord("reread")
    assert (done.returncode, "nothing else to read again" in done.stdout) == (0, True)
    assert "1 text read again" in onrecord("reread", "--force").stdout
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE reading SET model = 'older/0.1'")
    connection.close()
    done = onrecord("reread", "--dry-run")
    assert "nothing written" in done.stdout
    done = onrecord("reread", "--format", "jsonl")
    assert json.loads(done.stdout)["outcome"] == "same"
