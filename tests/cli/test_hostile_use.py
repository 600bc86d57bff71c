"""The command in hostile surroundings: streams that are closed or full, interrupts at every moment, odd terminals."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.pages.page import Page
from onrecord.reading.model import Model
from onrecord.reading.reading import Reading
from onrecord.surfaces.cli import commands, interrupts, main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, pipes and terminals of POSIX")
STORY = "The boats left at nine, Anna Velt said. “We go – at once,” she added."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def shell(line: str, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which `onrecord` is the command."""
    command = f'onrecord() {{ "{sys.executable}" -m onrecord "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, check=False, timeout=120, env=os.environ | surroundings
    )


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("onrecord read - <&-", main.FAILED),
        ("onrecord read '{story}' >&-", 0),
        ("onrecord schema >&-", 0),
        ("onrecord read none.txt 2>&-", main.FAILED),
        ("onrecord read '{story}' >&- 2>&- <&-", 0),
    ],
)
def test_a_stream_that_is_closed_from_the_start_is_no_bug(line: str, status: int, story: Path) -> None:
    done = shell(line.replace("{story}", str(story)))
    assert done.returncode == status
    assert b"Traceback" not in done.stderr and b"bug" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
@pytest.mark.parametrize("arguments", ["read {story}", "read {story} --format jsonl", "schema", "--help"])
def test_a_full_disk_is_told_with_a_status_of_its_own(arguments: str, story: Path) -> None:
    done = shell(f"onrecord {arguments.replace('{story}', str(story))} > /dev/full")
    assert done.returncode == main.UNWRITTEN
    assert done.stderr == b"onrecord: the output cannot be written: No space left on device\n"


def test_a_terminal_without_the_characters_gets_question_marks(story: Path) -> None:
    done = shell(f"onrecord read '{story}'", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"statement" in done.stdout and b"?" in done.stdout


@pytest.mark.parametrize("output", ["json", "jsonl", "csv"])
def test_machine_formats_are_utf8_whatever_the_terminal(output: str, story: Path) -> None:
    done = shell(f"onrecord read '{story}' --format {output}", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert "“We go – at once" in done.stdout.decode("utf-8")


def many(folder: Path, number: int) -> Path:
    path = folder / "many.jsonl"
    lines = (json.dumps({"id": str(n), "text": f"The {n} boats left, Anna Velt said."}) for n in range(number))
    path.write_text("".join(line + "\n" for line in lines))
    return path


@pytest.mark.parametrize("wait", [0.0, 0.05, 0.2, 0.4])
def test_ctrl_c_on_a_terminal_reaches_the_workers_too_and_none_of_them_complains(wait: float, tmp_path: Path) -> None:
    """A terminal sends the interrupt to all processes, and some may only just be starting.

    The command is up when it has taken the first of its stories from the pipe.
    """
    source, fifo = many(tmp_path, 2000), tmp_path / "pipe"
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "onrecord", "read", str(fifo), "--format", "jsonl", "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as running:
        with fifo.open("wb") as stream, contextlib.suppress(BrokenPipeError):  # opens when the command does
            stream.write(source.read_bytes()[:30_000])
            stream.flush()
            time.sleep(wait)
            os.killpg(running.pid, signal.SIGINT)
        printed, errors = running.communicate(timeout=60)
    assert running.returncode == main.INTERRUPTED
    assert errors.strip() == b"onrecord: interrupted; what was printed is complete up to here"
    assert all(json.loads(line) for line in printed.splitlines())


def test_ctrl_c_does_not_wait_for_a_worker_that_reads_a_book(tmp_path: Path) -> None:
    """What workers still read when the command is interrupted is not waited for."""
    lines = [json.dumps({"text": "The boats left, Anna Velt said. " * (200 if n < 16 else 60_000)}) for n in range(40)]
    (tmp_path / "books.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-m", "onrecord", "read", str(tmp_path / "books.jsonl"), "--format", "jsonl"]
    with subprocess.Popen([*command, "--workers", "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(1)
        interrupted = time.monotonic()
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=120)
    assert running.returncode == main.INTERRUPTED
    assert time.monotonic() - interrupted < 30


def test_an_interrupt_that_a_library_turns_into_an_error_is_still_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An extension module that is hit while it is being imported says ImportError."""

    def fail(**_: object) -> None:
        lose_an_interrupt()
        raise ImportError("initialization failed")

    monkeypatch.setattr(interrupts, "_came", [])
    monkeypatch.setattr(interrupts, "ignore", lambda: None)
    monkeypatch.setattr(commands.demo, "callback", fail)
    assert main.run(["demo"]) == main.INTERRUPTED
    assert "bug" not in capsys.readouterr().err


def test_an_interrupt_that_a_library_drops_is_answered_at_the_next_story(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read_and_lose(self: Model, page: Page) -> Reading:
        lose_an_interrupt()
        return Reading((), "fake")

    monkeypatch.setattr(interrupts, "_came", [])
    monkeypatch.setattr(interrupts, "ignore", lambda: None)
    monkeypatch.setattr(Model, "read", read_and_lose)
    assert main.run(["read", str(story), "--format", "jsonl"]) == main.INTERRUPTED
    assert capsys.readouterr().out == ""


def lose_an_interrupt() -> None:
    with contextlib.suppress(KeyboardInterrupt):
        interrupts.note(signal.SIGINT, None)


def test_a_second_interrupt_does_not_break_the_answer_to_the_first() -> None:
    code = (
        "import os, signal\n"
        "from onrecord.surfaces.cli import commands, main\n"
        "def fail(**_): raise KeyboardInterrupt\n"
        "commands.demo.callback = fail\n"
        "tell = main._tell\n"
        "main._tell = lambda words: (os.kill(os.getpid(), signal.SIGINT), tell(words))\n"
        "main.main(['demo'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert done.returncode == main.INTERRUPTED
    assert done.stderr.strip() == b"onrecord: interrupted; what was printed is complete up to here"


def on_terminal(*arguments: str, columns: int) -> str:
    """All that the command writes to a terminal of its own, of so many columns."""
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    env |= {"TERM": "xterm", "COLUMNS": str(columns), "LINES": "24"}
    command = [sys.executable, "-m", "onrecord", *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env):
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # raised when its last user has left
            while more := os.read(ours, 65536):
                shown += more
        os.close(ours)
    return shown.decode()


BAR = "reading stories"


@pytest.mark.parametrize("columns", [30, 60, 200])
def test_several_stories_are_counted_on_the_terminal_below_the_records(columns: int, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(b"%PDF-1.4")
    shown = on_terminal("read", str(tmp_path), columns=columns)
    assert BAR in shown
    assert shown.count("1 speaker") == 4, "every record stands on lines of its own, whole"
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)
    assert "1 could not be read" in plain
    assert all(len(line) <= columns for line in re.split(r"[\r\n]+", plain) if BAR in line)
    assert shown.count("\x1b[?25l") == shown.count("\x1b[?25h"), "the cursor is there again at the end"


def test_one_story_needs_no_bar(story: Path) -> None:
    assert BAR not in on_terminal("read", str(story), columns=80)


def test_a_file_that_holds_more_than_one_story_gets_a_bar(tmp_path: Path) -> None:
    assert BAR in on_terminal("read", str(many(tmp_path, 4)), columns=80)
