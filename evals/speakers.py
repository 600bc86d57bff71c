"""Measure who speaks: `python -m evals.speakers [--data DIR] [--gold-spans] [--names model|rules|silver]`.

With --gold-spans the sources are those of the gold attributions, so that naming the party is measured apart from
finding the source; without, the whole way is measured. Names come from the model, from rules alone, or (for PolNeAR)
from the automatic annotation shipped with it. A speaker is right if its name equals the gold name as evals.scorer
compares names. Printed: the scores, how often no speaker is given and how often a given one is wrong, and a table by
form of source.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evals import predict
from evals.corpora import CORPORA, VARIABLE, Story, data_folder, stories
from evals.scorer import plain_name, score
from onrecord import Item, Reader
from onrecord.pages.page import Page
from onrecord.pages.parse import parse_page
from onrecord.reading.reading import Attribution, Name, NameKind
from onrecord.record.parties import resolve
from onrecord.span import Span

SILVER: Mapping[str, NameKind] = {"PERSON": "person", "ORGANIZATION": "org", "LOCATION": "place"}
"""Classes of the automatic annotation, and our kinds of names."""
OUTCOMES = ("right", "none given", "other wording", "other party")


class Case(NamedTuple):
    """One gold attribution of a person or organisation, and what was said of it."""

    story: str
    source: str
    gold: str
    found: str | None
    rule: str

    @property
    def outcome(self) -> str:
        """One of OUTCOMES. "other wording" shares a word with the gold name."""
        if self.found is None:
            return "none given"
        gold, found = plain_name(self.gold), plain_name(self.found)
        if gold == found:
            return "right"
        return "other wording" if set(gold.split()) & set(found.split()) else "other party"


def main() -> int:
    """Command line; exit status 2 if the data are not there."""
    ask = argparse.ArgumentParser(prog="python -m evals.speakers", description=__doc__)
    ask.add_argument("--data", help=f"folder of the corpora [default: ${VARIABLE}, else ../shared/data]")
    ask.add_argument("--gold-spans", action="store_true", help="take the sources from the gold attributions")
    ask.add_argument("--names", choices=("model", "rules", "silver"), default="model", help="where names come from")
    ask.add_argument("--model", type=Path, help="folder of other weights than the packaged ones")
    ask.add_argument("--errors", type=Path, help="file to write every case that is not right to, as JSON Lines")
    ask.add_argument("--corpus", action="append", help="a corpus such as records/train [default: both dev parts]")
    given = ask.parse_args()
    folder = data_folder(given.data)
    if folder is None:
        print(f"evals: the corpora are not there; name their folder by --data or {VARIABLE}", file=sys.stderr)
        return 2
    for corpus in given.corpus or CORPORA:
        gold = stories(folder, corpus)
        if given.gold_spans:
            names = _names(folder, corpus, gold, given.names, given.model)
            found, cases, speed = with_gold_spans(gold, names)
            print(f"{corpus}, sources given, names: {given.names}; {speed:,.0f} words a second")
            _print_scores(gold, found)
            print(_summary(gold, found, cases))
            _write(given.errors, corpus, cases)
        else:
            reader = Reader(given.model)
            found = {
                one["id"]: predict.attributions(record)
                for one, record in zip(gold, predict.predictions(gold, reader), strict=True)
            }
            print(f"{corpus}, the whole way")
            _print_scores(gold, found)
    return 0


def with_gold_spans(
    gold: Sequence[Story], names: Mapping[str, Sequence[Name]]
) -> tuple[dict[str, list[dict[str, Any]]], list[Case], float]:
    """Predictions for the gold attributions, the cases of persons and organisations, and words a second."""
    found: dict[str, list[dict[str, Any]]] = {}
    cases: list[Case] = []
    spent, words = 0.0, 0
    for story in gold:
        page = parse_page(Item(story["text"], id=story["id"]))
        start = time.process_time()
        own, rules = _speakers(page, story, names.get(story["id"], ()))
        spent += time.process_time() - start
        words += len(story["text"].split())
        found[story["id"]] = own
        cases.extend(
            Case(story["id"], _words(story, one["source"]), one["speaker"], guess["speaker"], rule)
            for one, guess, rule in zip(story["attributions"], own, rules, strict=True)
            if one.get("speaker") and one.get("kind") in ("person", "org")
        )
    return found, cases, words / spent


def _speakers(page: Page, story: Story, names: Sequence[Name]) -> tuple[list[dict[str, Any]], list[str]]:
    """The gold attributions of a story with our speakers, and the rules that decided."""
    whole = [_attribution(one) for one in story["attributions"]]
    parties, speakers = resolve(page, whole, names)
    by_id = {party.id: party for party in parties}
    own: list[dict[str, Any]] = []
    rules: list[str] = []
    for one, attribution in zip(story["attributions"], whole, strict=True):
        party = by_id.get(speakers[attribution].party or "")
        own.append({**one, "speaker": party.name if party else None, "kind": party.kind if party else None})
        rules.append(speakers[attribution].rule or "none")
    return own, rules


def _attribution(one: Mapping[str, Any]) -> Attribution:
    source, cue, content = (tuple(Span(*span) for span in one[role]) for role in ("source", "cue", "content"))
    return Attribution(source, cue, content or cue or source, 1.0)


def _words(story: Story, spans: Sequence[Sequence[int]]) -> str:
    return " | ".join(" ".join(story["text"][start:end].split()) for start, end in spans)


def _names(
    folder: Path, corpus: str, gold: Sequence[Story], kind: str, model: Path | None
) -> dict[str, Sequence[Name]]:
    if kind == "silver":
        path = folder / f"{corpus}.corenlp.jsonl.gz"
        return silver_names(path) if path.exists() else {}
    if kind == "rules":
        return {}
    reader = Reader(model)
    return {story["id"]: reader.model.read(parse_page(Item(story["text"]))).names for story in gold}


def silver_names(path: Path) -> dict[str, Sequence[Name]]:
    """Names by story of an automatic annotation (see the README of the data)."""
    found: dict[str, Sequence[Name]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            story = json.loads(line)
            found[story["id"]] = [name for sentence in story["sentences"] for name in _runs(sentence["tokens"])]
    return found


def _runs(tokens: Sequence[Sequence[Any]]) -> list[Name]:
    names: list[Name] = []
    before = "O"
    for start, end, _, _, label in tokens:
        kind = SILVER.get(label)
        if kind is not None and label == before:
            names[-1] = Name(Span(names[-1].span.start, end), kind, 0.8)
        elif kind is not None:
            names.append(Name(Span(start, end), kind, 0.8))
        before = label
    return names


def _print_scores(gold: Sequence[Story], found: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    scores = score({story["id"]: story["attributions"] for story in gold}, found)
    for name in ("speaker", "speaker person", "speaker org"):
        print(f"  {name:14} {scores.get(name, 0.0):5.1f}")


def _summary(gold: Sequence[Story], found: Mapping[str, Sequence[Mapping[str, Any]]], cases: Sequence[Case]) -> str:
    outcomes = Counter(case.outcome for case in cases)
    answered = len(cases) - outcomes["none given"]
    unnamed = [
        guess["kind"]
        for story in gold
        for one, guess in zip(story["attributions"], found[story["id"]], strict=True)
        if one.get("kind") in ("none", "author", "group", "document")
    ]
    named = sum(kind in ("person", "org", "country") for kind in unnamed)
    lines = [
        (
            f"  no speaker given {100 * outcomes['none given'] / len(cases):.1f}%, "
            f"wrong where one is given {100 * (answered - outcomes['right']) / answered:.1f}%; "
            f"{named} of {len(unnamed)} others got a person, organisation or country"
        ),
        f"  {'rule':16}{'cases':>6}" + "".join(f"{outcome:>15}" for outcome in OUTCOMES),
    ]
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        by_rule[case.rule][case.outcome] += 1
    for rule, counts in sorted(by_rule.items(), key=lambda pair: -pair[1].total()):
        lines.append(f"  {rule:16}{counts.total():6}" + "".join(f"{counts[outcome]:15}" for outcome in OUTCOMES))
    lines.append(f"  {'all':16}{len(cases):6}" + "".join(f"{outcomes[outcome]:15}" for outcome in OUTCOMES))
    return "\n".join(lines)


def _write(path: Path | None, corpus: str, cases: Sequence[Case]) -> None:
    if path is None:
        return
    wrong = [{"corpus": corpus, "outcome": case.outcome, **case._asdict()} for case in cases if case.outcome != "right"]
    with path.open("a", encoding="utf-8") as out:
        out.writelines(json.dumps(case, ensure_ascii=False) + "\n" for case in wrong)


if __name__ == "__main__":
    sys.exit(main())
