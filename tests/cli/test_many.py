"""Many sources at once: one bad one among a thousand, input that never ends, and readers that go away."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.reading.model import Model
from onrecord.surfaces.cli import main
from tests.fake import FakeModel

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, pipes and terminals of POSIX")
RUBBISH = b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command in this process, with a model that needs no weights."""
    model = FakeModel()
    monkeypatch.setattr(Model, "load", classmethod(lambda cls, path=None, *, threads=None: model))


def test_one_file_of_rubbish_among_a_thousand_is_reported_at_the_end_and_999_are_read(
    fake: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(1000):
        (tmp_path / f"{number:04}.txt").write_text(f"The {number} boats left at nine, Anna Velt said.")
    (tmp_path / "0500.txt").write_bytes(RUBBISH)
    status = main.run(["read", str(tmp_path), "--format", "jsonl", "--workers", "1"])
    printed = capsys.readouterr()
    assert status == main.FAILED
    records = [json.loads(line) for line in printed.out.splitlines()]
    assert [Path(one["item"]["location"]).name for one in records] == [f"{n:04}.txt" for n in range(1000) if n != 500]
    first, last = printed.err.splitlines()
    assert "0500.txt" in first and "[encoding]" in first
    assert last == "onrecord: 1 could not be read"


def test_every_failure_is_told_with_its_reason(fake: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [json.dumps({"text": "The boats left, Anna Velt said."}), "{broken", json.dumps({"text": ""})]
    (tmp_path / "wire.jsonl").write_text("\n".join(lines))
    status = main.run(["read", str(tmp_path / "wire.jsonl"), str(tmp_path / "none.txt"), "--format", "csv"])
    told = capsys.readouterr().err.splitlines()
    assert status == main.FAILED
    assert [line.split(": ")[1].rsplit("/")[-1] for line in told[:3]] == ["wire.jsonl:2", "wire.jsonl:3", "none.txt"]
    assert told[3] == "onrecord: 3 could not be read"


def test_what_could_be_read_is_printed_although_nothing_else_could(
    fake: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(RUBBISH)
    assert main.run(["read", str(tmp_path / "a.txt")]) == main.FAILED
    assert capsys.readouterr().out == ""


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "onrecord", *arguments]


def _stories(number: int) -> bytes:
    lines = (json.dumps({"id": str(n), "text": f"The {n} boats left, Anna Velt said."}) for n in range(number))
    return "".join(line + "\n" for line in lines).encode()


@pytest.mark.parametrize("output", ["jsonl", "text"])
def test_head_takes_its_line_and_the_command_ends_quietly(output: str, tmp_path: Path) -> None:
    source = tmp_path / "many.jsonl"
    source.write_bytes(_stories(300))  # more than a pipe holds
    line = (
        f'{sys.executable} -m onrecord read {source} --format {output} --workers 1 | head -1; echo "${{PIPESTATUS[0]}}"'
    )
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True, timeout=120)
    first, status = done.stdout.splitlines()
    assert first
    assert int(status) == main.PIPE_CLOSED
    assert done.stderr == ""


def test_a_pipe_of_stories_flows_before_it_ends() -> None:
    """Records come out while the sender still has the pipe open."""
    with subprocess.Popen(
        _command("read", "-", "--format", "jsonl", "--workers", "1"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdin is not None and running.stdout is not None
        running.stdin.write(_stories(20))
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["item"]["id"] == "0"
        running.stdin.close()
        assert len(running.stdout.read().splitlines()) == 19


def test_ctrl_c_while_a_long_input_is_read_ends_with_130_and_whole_lines(tmp_path: Path) -> None:
    source = tmp_path / "many.jsonl"
    source.write_bytes(_stories(50_000))
    with subprocess.Popen(
        _command("read", str(source), "--format", "jsonl", "--workers", "1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        rest, errors = running.stdout.read(), running.stderr.read()
    assert running.returncode == main.INTERRUPTED
    assert b"Traceback" not in errors and b"interrupted" in errors
    assert 0 < len([json.loads(line) for line in (first + rest).splitlines()]) < 50_000


def test_ctrl_c_before_anything_is_read_is_no_traceback() -> None:
    with subprocess.Popen(_command("read", "-"), stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        time.sleep(1.5)
        running.send_signal(signal.SIGINT)
        errors = running.stderr.read()
        running.wait(60)
    assert running.returncode == main.INTERRUPTED
    assert b"Traceback" not in errors


def _on_terminal(*arguments: str, columns: int = 80, **surroundings: str) -> tuple[str, int]:
    """What the command prints on a terminal of its own."""
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    env |= {"TERM": "xterm", "COLUMNS": str(columns)} | surroundings
    running = subprocess.Popen(_command(*arguments), stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    printed = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # the terminal went away with its last user
            break
        if not more:
            break
        printed += more
    os.close(ours)
    return printed.decode().replace("\r\n", "\n"), running.wait(60)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text("The boats left at nine, minister Anna Velt told reporters on Sunday.")
    return path


def test_a_terminal_gets_colour_in_its_width(story: Path) -> None:
    printed, status = _on_terminal("read", str(story), columns=50)
    assert status == 0
    assert "\x1b[" in printed
    assert "Anna Velt" in printed


def test_no_color_is_heeded_on_a_terminal(story: Path) -> None:
    printed, _ = _on_terminal("read", str(story), NO_COLOR="1")
    assert "\x1b[" not in printed and "Anna Velt" in printed


def test_progress_is_shown_on_the_terminal_while_records_go_to_a_file(tmp_path: Path) -> None:
    source, out = tmp_path / "many.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(_stories(30))
    ours, theirs = pty.openpty()
    with out.open("wb") as stream:
        running = subprocess.Popen(
            _command("read", str(source), "--format", "jsonl", "--workers", "1"),
            stdout=stream,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm"},
        )
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:
            break
        if not more:
            break
        shown += more
    os.close(ours)
    assert running.wait(60) == 0
    assert b"reading stories" in shown
    assert len(out.read_bytes().splitlines()) == 30


def test_nothing_but_records_is_printed_where_nobody_watches(tmp_path: Path) -> None:
    source = tmp_path / "many.jsonl"
    source.write_bytes(_stories(3))
    done = subprocess.run(_command("read", str(source), "--format", "jsonl"), capture_output=True, check=True)
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 3
