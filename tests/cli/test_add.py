"""`onrecord add` and `onrecord store`: what they print, what they keep, how they end."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import open_store
from onrecord.reading.model import Model
from onrecord.samples import paths
from onrecord.surfaces.cli import main
from tests.fake import FakeModel

Command = Callable[..., tuple[int, list[str], list[str]]]
RUBBISH = b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    """The command in this process has a model that needs no weights."""
    fake = FakeModel()
    monkeypatch.setattr(Model, "load", classmethod(lambda cls, path=None, *, threads=None: fake))
    return fake


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The store of the environment."""
    path = str(tmp_path / "kept" / "store.db")
    monkeypatch.setenv("ONRECORD_STORE", path)
    return path


@pytest.fixture
def command(model: FakeModel, place: str, capsys: pytest.CaptureFixture[str]) -> Command:
    """`command(*arguments)`: the status, and the lines of the output and of the errors."""

    def run(*arguments: str | Path) -> tuple[int, list[str], list[str]]:
        status = main.run([str(one) for one in arguments])
        told = capsys.readouterr()
        return status, told.out.splitlines(), told.err.splitlines()

    return run


def test_files_of_a_folder_that_are_no_stories_are_counted_and_named(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name in ("README.md", "a.py", "b.py", "c.py", "d.txt"):
        (folder / name).write_text("The boats left, Anna Velt said.")
    for read in ("add", "read"):
        status, _, err = command(read, folder)
        (told,) = [line for line in err if "passed over" in line]
        assert status == 0 and "4 files" in told and "README.md" in told and "and 1 more" in told and "--from" in told
    assert not any("passed over" in line for line in command("read", folder, "--from", "text")[2])


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Stories, one of them broken."""
    path = tmp_path / "wire.jsonl"
    lines = [
        json.dumps({"id": "1", "text": "The boats left, Anna Velt said."}),
        "{broken",
        json.dumps({"id": "2", "text": "No one came, Bo Lind warned."}),
    ]
    path.write_text("\n".join(lines))
    return path


def test_stories_are_added_one_broken_one_aside_and_the_store_is_named(
    command: Command, wire: Path, place: str
) -> None:
    status, out, err = command("add", wire)
    assert status == main.FAILED
    assert [line.split()[0] for line in out[:-1]] == ["added", "added"]
    assert out[-1] == f"2 added, 1 failed: {place}"
    assert len(err) == 1 and "wire.jsonl:2" in err[0]
    with open_store(place, create=False) as store:
        assert [one.page.text for one in store.records()] == [
            "The boats left, Anna Velt said.",
            "No one came, Bo Lind warned.",
        ]


def test_what_is_on_record_is_not_read_again(command: Command, wire: Path, model: FakeModel, place: str) -> None:
    command("add", wire)
    asked = len(model.asked)
    _, out, _ = command("add", wire)
    assert out[-1] == f"2 known, 1 failed: {place}"
    assert len(model.asked) == asked


def test_another_text_of_a_story_is_told_as_a_revision(command: Command, wire: Path, tmp_path: Path) -> None:
    command("add", wire)
    (tmp_path / "later.jsonl").write_text(json.dumps({"id": "1", "text": "The boats stayed, Anna Velt said."}))
    status, out, _ = command("add", tmp_path / "later.jsonl")
    assert (status, out[0].split()[0], out[-1].split(":")[0]) == (0, "revised", "1 revised")


def test_json_lines_tell_each_story_and_the_rest_goes_to_the_errors(
    command: Command, wire: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / "rubbish.txt").write_bytes(RUBBISH)
    status, out, err = command("add", wire, wire, tmp_path / "rubbish.txt", "--format", "jsonl")
    told = [json.loads(line) for line in out]
    assert status == main.FAILED
    assert sorted(one["outcome"] for one in told) == ["added", "added", "failed", "failed", "failed", "known", "known"]
    first = next(one for one in told if one["outcome"] == "added")
    assert (first["revision"], first["statements"], first["location"]) == (1, 1, str(wire))
    assert {one["code"] for one in told if one["outcome"] == "failed"} == {"format", "encoding"}
    assert err[-1] == f"2 added, 2 known, 3 failed: {place}"


def test_the_options_of_read_are_those_of_add(command: Command, tmp_path: Path, place: str) -> None:
    (tmp_path / "story").write_text("<p>The boats left, Anna Velt said.</p>")
    command(
        "add", tmp_path / "story", "--from", "text", "--published", "2031-03-01", "--retrieved", "2031-03-02",
        "--workers", "1",
    )  # fmt: skip
    with open_store(place, create=False) as store:
        (one,) = store.stories()
        assert (one.published, one.retrieved) == ("2031-03-01", "2031-03-02")
        (record,) = store.records()
        assert record.page.text.startswith("<p>")


def test_the_store_named_by_the_option_comes_before_that_of_the_environment(
    command: Command, wire: Path, tmp_path: Path, place: str
) -> None:
    other = str(tmp_path / "other.db")
    _, out, _ = command("add", wire, "--store", other)
    assert out[-1].endswith(f": {other}")
    assert not os.path.exists(place)


def test_the_store_of_nobodys_choice_is_in_the_users_data_folder(
    command: Command, wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ONRECORD_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    _, out, _ = command("add", wire)
    assert out[-1].endswith("onrecord.db")
    assert os.path.exists(out[-1].split(": ", 1)[1])


def test_every_sample_is_added_and_is_known_again(command: Command, place: str) -> None:
    status, out, _ = command("add", *paths(), "--workers", "1")
    added = [line for line in out if line.startswith("added")]
    assert status == 0 and len(added) >= 22
    assert command("add", *paths(), "--workers", "1")[1][-1] == f"{len(added)} known: {place}"


def test_a_store_is_looked_at_checked_compacted_and_copied(
    command: Command, wire: Path, tmp_path: Path, place: str
) -> None:
    command("add", wire)
    status, out, _ = command("store", "info")
    told = dict(line.split(None, 1) for line in out)
    assert status == 0 and told["where"] == place and told["stories"] == "2" and told["statements"] == "2"
    assert json.loads("".join(command("store", "info", "--format", "json")[1]))["stories"] == 2
    assert command("store", "check") == (0, [f"sound: {place}"], [])
    assert command("store", "compact")[0] == 0
    other = str(tmp_path / "other.db")
    status, out, _ = command("store", "copy", other)
    assert status == 0 and out[0].startswith("2 stories in ") and out[0].endswith(f"equal in both: {other}")
    assert command("store", "upgrade")[1] == [f"of the present version already: {place}"]


def test_a_store_that_is_not_sound_ends_the_check_with_status_1(command: Command, wire: Path, place: str) -> None:
    import sqlite3

    command("add", wire)
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE reading SET superseded_at = 1")
    connection.close()
    status, out, _ = command("store", "check")
    assert status == main.FAILED
    assert len(out) > 1 and out[-1].endswith(f"faults: {place}")


@pytest.mark.parametrize("name", ["info", "check", "compact", "upgrade", ["copy", "other.db"]])
def test_a_store_that_is_not_there_is_told_with_status_3(command: Command, name: str | list[str], place: str) -> None:
    status, out, err = command("store", *([name] if isinstance(name, str) else name))
    assert (status, out) == (main.STORE, [])
    assert len(err) == 1 and "[no-store]" in err[0] and place in err[0]
    assert not os.path.exists(place)


def test_a_file_that_is_no_store_is_told_with_status_3(command: Command, wire: Path) -> None:
    status, out, err = command("add", wire, "--store", wire)
    assert (status, out) == (main.STORE, [])
    assert "[not-a-store]" in err[0]
