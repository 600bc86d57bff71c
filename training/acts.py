"""Acts of PolNeAR's attributions: labels made in this project, for the corpus has none.

acts.jsonl holds the act of each attribution of its training part, by the corpus's ids of stories and attributions.
Language-model readers judged them one by one under the guide that the records' labels follow. Two hundred attributions
of the records stood unmarked among the first 8,362: acts_checked.jsonl holds what the readers made of these, and
`python -m training.acts --data DIR` prints how many agree with the records' own labels.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.corpora import stories

LABELS = Path(__file__).with_name("acts.jsonl")
CHECKED = Path(__file__).with_name("acts_checked.jsonl")


def known(path: Path) -> dict[str, dict[str, str]]:
    """The acts in a file of labels, by story and attribution."""
    return {line["id"]: line["acts"] for line in stories(path)}


def with_acts(corpus: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The stories of a corpus, those of PolNeAR with the acts of their attributions; others as they are."""
    read = known(LABELS)
    for story in corpus:
        own = read.get(story["id"], {})
        known_too = [one | {"act": own[one["id"]]} if one["id"] in own else one for one in story["attributions"]]
        yield story | {"attributions": known_too}


def agreement(corpus: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """How many of the checked acts are those of the records, and how many were checked."""
    read = known(CHECKED)
    pairs = [
        (one["act"], read[story["id"]][one["id"]])
        for story in corpus
        for one in story["attributions"]
        if one["id"] in read.get(story["id"], {})
    ]
    return sum(theirs == ours for theirs, ours in pairs), len(pairs)


if __name__ == "__main__":
    ask = argparse.ArgumentParser(prog="python -m training.acts")
    ask.add_argument("--data", type=Path, required=True, help="folder with records/")
    same, total = agreement(stories(ask.parse_args().data / "records/train.jsonl"))
    print(f"{same} of {total} alike: {same / total:.1%}")
