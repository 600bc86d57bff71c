"""Learn the ranker's weights: `python -m training.antecedents --data DIR [--silver SHARE]`.

Examples are the pronouns and descriptions that are sources in records/train, each with its candidates; the right one
is the entity that bears the gold speaker's name, or nobody. With --silver, pronouns and descriptions of polnear/train
whose automatic coreference chain holds a person's full name are added, each counting for SHARE of an example. One
log-linear model a class of mention, by gradient descent on the negative log-likelihood with an L2 penalty on what
differs from weights expected beforehand. The file is the packaged src/onrecord/record/parties/weights.json; as the
weights of before decide whom the mentions between the sources mean, the command is run until its figures stand still.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.intake.item import Item
from onrecord.pages.parse import parse_page
from onrecord.reading.reading import Attribution
from onrecord.record.parties import match, ranker
from onrecord.record.parties.decide import Decider, Decision
from onrecord.record.parties.entity import Entity
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.outcome import Rule
from onrecord.record.parties.resolve import prepare
from onrecord.record.parties.sources import Source
from onrecord.span import Span
from training.corpora import stories

OUT = Path(__file__).parents[1] / "src/onrecord/record/parties/weights.json"
PENALTY: dict[str, float] = {"person": 0.005, "person-noun": 0.02, "thing": 0.02, "org-noun": 0.02}
"""L2 penalty on what each weight differs from PRIOR by, an example; more where examples are few."""
PRIOR: dict[str, dict[str, float]] = {
    "person-noun": {
        "head-same": 2.0,
        "head-near": 1.5,
        "head-strange": -2.0,
        "rest-known": 1.5,
        "rest-strange": -1.0,
        "spoke-last": 0.5,
        "often": 0.3,
        "often-all": 0.3,
        "indefinite": -1.5,
        "nobody": 0.5,
    },
    "thing": {
        "back-0": 1.0,
        "back-1": 1.0,
        "back-5": -1.0,
        "back-12": -2.0,
        "back-far": -3.0,
        "later": -4.0,
        "spoke-last": 1.5,
        "leads-here": 0.5,
        "led-before": 0.5,
        "nobody": 0.5,
    },
    "org-noun": {
        "head-same": 1.0,
        "head-fits": 1.5,
        "head-strange": -2.0,
        "head-in-name": 1.0,
        "spoke-last": 1.0,
        "often": 0.3,
        "rest-known": 1.0,
        "rest-strange": -1.5,
        "indefinite": -2.0,
        "nobody": 0.5,
    },
}
"""Weights expected before any example was seen, set by hand: what few examples do not speak against is kept."""
STEPS, RATE = 1500, 0.05
SEEN = 3
"""Examples in which a feature must occur to get a weight."""
SILVER_MOST = 3000

Floats = NDArray[np.float64]


class Example(NamedTuple):
    """Candidates' features, nobody's first, and the number of the right one."""

    kind: ranker.Class
    candidates: tuple[ranker.Features, ...]
    right: int
    share: float


class Teacher(Decider):
    """Decides as the package does, but where it would rank it takes the gold entity, and keeps the example."""

    def __init__(self, lexed: Lexed, gathered: Any, attributions: Sequence[Attribution], gold: Sequence[Any]) -> None:
        super().__init__(lexed, gathered, attributions)
        self.gold = gold
        self.examples: list[Example] = []

    def _ranked(self, number: int, source: Source, rule: Rule) -> Decision:
        situation = self.situation(number, source)
        found = ranker.candidates(situation, self.entities)
        right = self._right(self.gold[number], [entity for entity, _ in found])
        if right is None:
            return super()._ranked(number, source, rule)
        share = self.gold[number].get("share", 1.0)
        features = (ranker.NOBODY, *(features for _, features in found))
        self.examples.append(Example(ranker.class_of(source), features, right, share))
        if right == 0:
            return Decision(None, "no-antecedent", rule)
        return Decision(found[right - 1][0], None, rule)

    def _right(self, gold: Mapping[str, Any], entities: Sequence[Entity]) -> int | None:
        """The number of the candidate with the gold name (0: nobody), or None if that cannot be told."""
        if gold.get("unknown"):
            return None
        wanted = set(match.key_of(gold["speaker"] or "")) - match.SMALL
        for number, entity in enumerate(entities, 1):
            own = set(match.key(self.lexed, *entity.best)) - match.SMALL
            if wanted and own and (own == wanted or ((own <= wanted or wanted <= own) and gold["kind"] != "group")):
                return number
            if gold["kind"] in ("group", "document") and entity.described and (own <= wanted or wanted <= own):
                return number
        return None if gold["kind"] in ("person", "org") else 0


def main() -> int:
    """Command line."""
    ask = argparse.ArgumentParser(prog="python -m training.antecedents", description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--silver", type=float, default=0.2, help="share of an example that a silver one counts for")
    ask.add_argument("--out", type=Path, default=OUT)
    given = ask.parse_args()
    examples = list(_of_records(stories(given.data / "records/train.jsonl")))
    if given.silver:
        examples.extend(_of_silver(given.data / "polnear", given.silver))
    by_kind: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_kind[example.kind].append(example)
    table = {kind: fit(own, PRIOR.get(kind, {}), PENALTY[kind]) for kind, own in sorted(by_kind.items())}
    for kind, own in sorted(by_kind.items()):
        print(f"{kind}: {len(own)} examples, {100 * agreement(own, table[kind]):.1f}% of them right")
    given.out.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def examples_of(story: Mapping[str, Any], gold: Sequence[Mapping[str, Any]]) -> list[Example]:
    """The examples of one story."""
    page = parse_page(Item(story["text"]))
    attributions = [
        Attribution(_spans(one["source"]), _spans(one["cue"]), _spans(one["content"]), 1.0)
        for one in gold
        if one["content"]
    ]
    lexed, gathered = prepare(page, attributions, ())
    teacher = Teacher(lexed, gathered, attributions, [one for one in gold if one["content"]])
    teacher.decide_all()
    return teacher.examples


def _spans(spans: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in spans)


def _of_records(corpus: Iterator[Mapping[str, Any]]) -> Iterator[Example]:
    for story in corpus:
        yield from examples_of(story, story["attributions"])


def _of_silver(folder: Path, share: float) -> Iterator[Example]:
    """Examples of PolNeAR's pronouns, by the automatic coreference shipped with it."""
    chains = {}
    with gzip.open(folder / "train.corenlp.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            silver = json.loads(line)
            chains[silver["id"]] = silver
    taken = 0
    for story in stories(folder / "train.jsonl"):
        if story["id"] not in chains or taken > SILVER_MOST:
            continue
        names = _silver_speakers(story["text"], chains[story["id"]])
        gold = [_silver_gold(one, names, share) for one in story["attributions"]]
        for example in examples_of(story, gold):
            if example.kind in ("person", "person-noun") and example.right:
                taken += 1
                yield example


def _silver_speakers(text: str, silver: Mapping[str, Any]) -> dict[tuple[int, int], str]:
    """For each mention of a chain, the person's full name that the chain uses most."""
    persons = {token[0] for sentence in silver["sentences"] for token in sentence["tokens"] if token[4] == "PERSON"}
    found = {}
    for chain in silver["coref"]:
        names = Counter(text[s:e] for s, e in chain if s in persons and 1 < len(text[s:e].split()) < 4)
        if names:
            found.update({(s, e): names.most_common(1)[0][0] for s, e in chain})
    return found


def _silver_gold(one: Mapping[str, Any], names: Mapping[tuple[int, int], str], share: float) -> dict[str, Any]:
    name = names.get(tuple(one["source"][0])) if one["source"] else None
    return {**one, "speaker": name, "kind": "person", "share": share, "unknown": name is None}


def fit(examples: Sequence[Example], prior: Mapping[str, float], penalty: float) -> dict[str, float]:
    """Weights of one class, rounded, those of seldom features left out."""
    seen = Counter(name for example in examples for name in {name for one in example.candidates for name in one})
    names = sorted(name for name, count in seen.items() if count >= SEEN or name in prior)
    matrix, groups, right, share = _arrays(examples, {name: n for n, name in enumerate(names)})
    expected = np.array([prior.get(name, 0.0) for name in names])
    weights = expected.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        gradient = _gradient(weights, matrix, groups, right, share) / share.sum() + penalty * (weights - expected)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.005}


def _arrays(
    examples: Sequence[Example], names: Mapping[str, int]
) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64], Floats]:
    """Rows of features, the first row of each example, the right row of each, and the examples' shares."""
    rows: list[Floats] = []
    groups: list[int] = []
    right: list[int] = []
    for example in examples:
        groups.append(len(rows))
        right.append(len(rows) + example.right)
        for features in example.candidates:
            row = np.zeros(len(names))
            for name, value in features.items():
                if name in names:
                    row[names[name]] = value
            rows.append(row)
    share = np.array([example.share for example in examples])
    return np.array(rows), np.array(groups), np.array(right), share


def _gradient(
    weights: Floats, matrix: Floats, groups: NDArray[np.int64], right: NDArray[np.int64], share: Floats
) -> Floats:
    sizes = np.diff(np.append(groups, len(matrix)))
    scores = matrix @ weights
    scores -= np.repeat(np.maximum.reduceat(scores, groups), sizes)
    parts = np.exp(scores)
    parts /= np.repeat(np.add.reduceat(parts, groups), sizes)
    parts[right] -= 1.0
    result: Floats = matrix.T @ (parts * np.repeat(share, sizes))
    return result


def agreement(examples: Sequence[Example], weights: Mapping[str, float]) -> float:
    """Share of the examples whose right candidate scores highest."""
    hits = 0
    for example in examples:
        scores = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in example.candidates]
        hits += max(range(len(scores)), key=scores.__getitem__) == example.right
    return hits / len(examples) if examples else 0.0


if __name__ == "__main__":
    sys.exit(main())
