"""Measure accuracy on the development parts: `python -m evals [--data DIR] [--out DIR] [--json]`.

Exit status 1 if a score lies below its floor in floors.toml, 2 if the data are not there.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path

from evals.corpora import CORPORA, VARIABLE, data_folder, stories
from evals.predict import attributions, predictions
from evals.scorer import SHARES, SPAN_SCORES, score
from onrecord import Reader, Record, to_json

FLOORS = Path(__file__).with_name("floors.toml")
Scores = dict[str, float]


def main() -> int:
    """Command line of the evaluation; its exit status."""
    ask = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    ask.add_argument("--data", help=f"folder of the corpora [default: ${VARIABLE}, else ../shared/data]")
    ask.add_argument("--model", type=Path, help="folder of other weights than the packaged ones")
    ask.add_argument("--out", type=Path, help="folder to write predictions and records to, as JSON Lines")
    ask.add_argument("--json", action="store_true", help="print the scores as JSON")
    given = ask.parse_args()
    folder = data_folder(given.data)
    if folder is None:
        print(f"evals: the corpora are not there; name their folder by --data or {VARIABLE}", file=sys.stderr)
        return 2
    reader = Reader(given.model)
    scores = {corpus: _measure(folder, corpus, reader, given.out) for corpus in CORPORA}
    if given.json:
        print(json.dumps(scores, indent=1))
    else:
        print("\n\n".join(_table(corpus, found) for corpus, found in scores.items()))
    missed = below(scores, tomllib.loads(FLOORS.read_text(encoding="utf-8")))
    for line in missed:
        print(f"evals: {line}", file=sys.stderr)
    return 1 if missed else 0


def below(scores: dict[str, Scores], floors: dict[str, Scores]) -> list[str]:
    """A line for each score that lies below its floor."""
    return [
        f"{corpus}: {name} {value:.1f} is below its floor of {floor}"
        for corpus, wanted in floors.items()
        for name, floor in wanted.items()
        if (value := scores[corpus][name if name in SHARES else f"{name} F1"]) < floor
    ]


def _measure(folder: Path, corpus: str, reader: Reader, out: Path | None) -> Scores:
    gold = stories(folder, corpus)
    records = list(predictions(gold, reader))
    found = {story["id"]: attributions(record) for story, record in zip(gold, records, strict=True)}
    if out is not None:
        _write(out, corpus, found, records)
    return score({story["id"]: story["attributions"] for story in gold}, found)


def _write(out: Path, corpus: str, found: dict[str, list[dict[str, object]]], records: list[Record]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    name = corpus.replace("/", "-")
    lines = (json.dumps({"id": story, "attributions": own}) for story, own in found.items())
    (out / f"{name}.predicted.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    whole = "".join(f"{to_json(record)}\n" for record in records)
    (out / f"{name}.records.jsonl").write_text(whole, encoding="utf-8")


def _table(corpus: str, scores: Scores) -> str:
    rows = [f"{corpus:16}  {'P':>5}  {'R':>5}  {'F1':>5}"]
    rows += [
        f"{name:16}  " + "  ".join(f"{scores[f'{name} {part}']:5.1f}" for part in ("P", "R", "F1"))
        for name in SPAN_SCORES
    ]
    rows += [f"{name:16}  {'':5}  {'':5}  {scores[name]:5.1f}" for name in SHARES if name in scores]
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
