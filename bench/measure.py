"""The measurements: rounds of both sides by turns, the cold start of the command, the size of an environment."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from bench.side import CORE
from bench.texts import words_in

_ONE_THREAD = {
    **dict.fromkeys(
        ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "RAYON_NUM_THREADS"), "1"
    ),
    "TOKENIZERS_PARALLELISM": "false",
}


class Spread(NamedTuple):
    """Median, least and greatest of some figures."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> Self:
        """The spread of at least one figure."""
        return cls(statistics.median(figures), min(figures), max(figures))


class Speed(NamedTuple):
    """One side: its name, words per second over the rounds, peak memory in bytes, seconds to load, what it found."""

    name: str
    rate: Spread
    rates: tuple[float, ...]
    peak: int
    load: float
    found: int
    one_core: bool
    torch: bool


class Cold(NamedTuple):
    """Seconds of a fresh process: until its first output, and until its end. `first` is the very first run's end."""

    output: Spread
    end: Spread
    first: float


class Side:
    """A running process of `bench.side`; leaving the context ends it."""

    def __init__(self, name: str, texts: Path, core: int | None) -> None:
        environment = {**os.environ, **_ONE_THREAD, CORE: "" if core is None else str(core)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.side", name, str(texts)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=environment,
        )
        self.name = name

    def heard(self) -> dict[str, Any]:
        """The next line it says. Raises SystemExit if it has died; what it had to say of that is on standard error."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"bench: the side {self.name} ended with status {self._process.wait()}")
        said: dict[str, Any] = json.loads(line)
        return said

    def round(self) -> dict[str, Any]:
        """Let it read all texts once: seconds, and how many things it found."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return self.heard()

    def peak(self) -> int:
        """End its input and hear its peak memory, in bytes."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        peak: int = self.heard()["peak"]
        return peak

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
        with self._process:  # waits, and closes its pipes
            pass


def order(sides: Sequence[str], number: int) -> list[str]:
    """Who goes first changes from round to round, so that a drift of the machine favours neither side."""
    return list(sides) if number % 2 == 0 else list(reversed(sides))


def speeds(sides: Sequence[str], texts: Sequence[str], rounds: int, folder: Path) -> dict[str, Speed]:
    """Both sides read the same texts by turns, on one core, while the other one waits. `folder` is for scratch."""
    path = folder / "texts.json"
    path.write_text(json.dumps(texts), encoding="utf-8")
    core = max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
    words = sum(map(words_in, texts))
    running: dict[str, Side] = {}
    try:
        about = {}
        for name in sides:  # one after another, so that no one loads while another warms up
            running[name] = Side(name, path, core)
            about[name] = running[name].heard()
        heard: dict[str, list[dict[str, Any]]] = {name: [] for name in sides}
        for number in range(rounds):
            for name in order(sides, number):
                heard[name].append(running[name].round())
        peaks = {name: running[name].peak() for name in sides}
    finally:
        for side in running.values():
            side.__exit__(*sys.exc_info())
    return {name: _speed(about[name], heard[name], peaks[name], words) for name in sides}


def _speed(about: dict[str, Any], heard: Sequence[dict[str, Any]], peak: int, words: int) -> Speed:
    rates = tuple(words / said["seconds"] for said in heard)
    one_core = about["cores"] is not None and len(about["cores"]) == 1
    return Speed(
        about["name"], Spread.of(rates), rates, peak, about["load"], heard[-1]["found"], one_core, about["torch"]
    )


def ratio(ours: Speed, theirs: Speed) -> Spread:
    """How many times as fast `ours` is: the spread over rounds, each compared with its own neighbour in time."""
    return Spread.of([mine / other for mine, other in zip(ours.rates, theirs.rates, strict=True)])


def cold(command: Sequence[str], story: Path, runs: int) -> Cold:
    """The command `onrecord read STORY` in fresh processes. Raises SystemExit if it fails."""
    timed = [_cold_run([*command, "read", str(story)]) for _ in range(runs)]
    return Cold(Spread.of([first for first, _ in timed]), Spread.of([end for _, end in timed]), timed[0][1])


def _cold_run(command: Sequence[str]) -> tuple[float, float]:
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.read(1)
        output = time.perf_counter() - started
        process.stdout.read()
        status = process.wait()
        end = time.perf_counter() - started
    if status != 0:
        raise SystemExit(f"bench: {' '.join(command)} ended with status {status}")
    return output, end


class Size(NamedTuple):
    """Bytes of the files of an environment, and of its largest packages."""

    total: int
    largest: tuple[tuple[str, int], ...]


def size(environment: Path, most: int = 6) -> Size:
    """The size of a virtual environment on disk. Links are not followed. Raises SystemExit if it is none."""
    if not (environment / "pyvenv.cfg").is_file():
        raise SystemExit(f"bench: {environment} is no virtual environment")
    packages: dict[str, int] = {}
    total = 0
    for path in environment.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        total += path.stat().st_size
        parts = path.relative_to(environment).parts
        if "site-packages" in parts[:-1]:
            name = parts[parts.index("site-packages") + 1]
            packages[name] = packages.get(name, 0) + path.stat().st_size
    largest = sorted(packages.items(), key=lambda found: (-found[1], found[0]))[:most]
    return Size(total, tuple(largest))
