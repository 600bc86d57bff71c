"""The command as a whole: its other subcommands, its errors, and how it ends when it is cut short."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord import __version__
from onrecord.errors import Defect, SettingError
from onrecord.record.schema import record_schema
from onrecord.surfaces.cli import commands, main
from tests.cli.conftest import Run


def test_the_demonstration_reads_a_sample_and_finds_statements(onrecord: Run) -> None:
    done = onrecord("demo")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^\d+ statements ·", done.stdout, re.MULTILINE)
    assert "Published 2031-03-02" in done.stdout


def test_the_schema_is_printed_as_json(onrecord: Run) -> None:
    assert json.loads(onrecord("schema").stdout) == record_schema()


def test_the_version_is_that_of_the_package(onrecord: Run) -> None:
    assert onrecord("--version").stdout == f"onrecord {__version__}\n"


def test_wrong_use_is_told_and_ends_with_status_2(onrecord: Run) -> None:
    done = onrecord("read")
    assert done.returncode == 2
    assert "SOURCE" in done.stderr


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (Defect("a span is empty"), main.BUG, "this is a bug in onrecord"),
        (ZeroDivisionError("division by zero"), main.BUG, "ZeroDivisionError"),
        (SettingError("no model could be loaded", given="x"), main.MISUSED, "no model could be loaded"),
        (KeyboardInterrupt(), main.INTERRUPTED, "interrupted"),
    ],
)
def test_each_kind_of_error_has_its_exit_status_and_no_traceback(
    error: BaseException,
    status: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(commands.demo, "callback", fail)
    monkeypatch.delenv(main.DEBUG, raising=False)
    assert main.run(["demo"]) == status
    printed = capsys.readouterr().err
    assert words in printed
    assert "Traceback" not in printed


def _started(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _stories(number: int) -> bytes:
    return b"".join(
        json.dumps({"id": str(n), "text": f"The {n} boats left, Anna Velt said."}).encode() + b"\n"
        for n in range(number)
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")
def test_a_closed_pipe_ends_the_command_without_a_traceback(tmp_path: Path) -> None:
    source = tmp_path / "many.jsonl"
    source.write_bytes(_stories(400))
    with _started("read", str(source), "--format", "jsonl", "--workers", "1") as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        errors = running.stderr.read()
    assert running.returncode == main.PIPE_CLOSED
    assert errors == b""


@pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_ends_the_command_with_whole_lines_and_no_traceback(workers: str) -> None:
    with _started("read", "-", "--format", "jsonl", "--workers", workers) as running:
        assert running.stdin is not None and running.stdout is not None and running.stderr is not None
        running.stdin.write(_stories(60))
        running.stdin.flush()
        first = running.stdout.readline()
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        rest, errors = running.stdout.read(), running.stderr.read()
    assert running.returncode == main.INTERRUPTED
    assert b"interrupted" in errors
    assert b"Traceback" not in errors
    for line in (first + rest).splitlines():
        json.loads(line)
