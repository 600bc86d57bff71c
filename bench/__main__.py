"""`python -m bench`: measure, then print a table or JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import measure, report
from bench.texts import chosen, words_in

ROUNDS, WORDS, COLD_RUNS = 7, 10_000, 5


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Words per second on one core, peak memory and cold start, beside spaCy's small pipeline.",
    )
    parser.add_argument("--rounds", type=_positive, default=ROUNDS, help="times that each side reads all texts")
    parser.add_argument("--words", type=_positive, default=WORDS, help="cut the texts at this many words in all")
    parser.add_argument(
        "--texts",
        type=Path,
        action="append",
        default=[],
        metavar="FILE.jsonl",
        help='stories, one JSON object a line with "text"; may be given more than once [default: packaged samples]',
    )
    parser.add_argument("--cold", type=int, default=COLD_RUNS, metavar="RUNS", help="fresh starts; 0 for none")
    parser.add_argument("--venv", type=Path, help="an environment with the package alone: its size and cold start")
    parser.add_argument("--alone", action="store_true", help="leave spaCy out")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args(arguments)


def _positive(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number above 0, not {given}")
    return int(given)


def command_of(environment: Path | None) -> list[str]:
    """How `onrecord` is started: as installed in `environment`, else with this interpreter."""
    if environment is None:
        return [sys.executable, "-m", "onrecord"]
    folder = environment / ("Scripts" if os.name == "nt" else "bin")
    return [str(folder / "onrecord")]


def machine() -> dict[str, Any]:
    """What the figures were measured on, and how busy it was."""
    model = platform.processor()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    except OSError:
        pass
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {"processor": model, "cores": os.cpu_count(), "python": platform.python_version(), "load": load}


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """Everything that was asked for, as it is printed by --json."""
    found: dict[str, Any] = {"machine": machine()}
    texts = chosen(options.texts, options.words)
    if not texts:
        raise SystemExit("bench: there are no texts to read")
    source = [str(path) for path in options.texts] or ["packaged samples"]
    found["texts"] = {"from": source, "texts": len(texts), "words": sum(map(words_in, texts)), "rounds": options.rounds}
    sides = ["onrecord"] if options.alone else ["onrecord", "spacy"]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found["sides"] = measure.speeds(sides, texts, options.rounds, Path(folder))
    if not options.alone:
        found["ratio"] = measure.ratio(found["sides"]["onrecord"], found["sides"]["spacy"])
    if options.cold > 0:
        from onrecord.samples import demo_path

        found["cold"] = measure.cold(command_of(options.venv), demo_path(), options.cold)
    if options.venv is not None:
        found["size"] = measure.size(options.venv)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _options(arguments)
    found = measured(options)
    if options.json:
        print(json.dumps(report.plain(found), indent=2, ensure_ascii=False))
    else:
        print("\n".join(report.lines(found)))


if __name__ == "__main__":
    main()
