"""Make the weights: `python -m training --data DIR --run DIR --version V [--out FOLDER]`.

Trains the network on PolNeAR's and the records' training parts and on invented stories, keeping weights and log in the
run's folder, then writes the package's weights. `--network FILE` writes weights of a network trained before.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.corpora import Example, examples, load_tokenizer, stories
from training.export import export
from training.forms import stories as forms
from training.names import by_corenlp, by_spacy, name_labels
from training.train import train

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/reading/weights"
CORPORA = ("polnear/train", "records/train")


def main() -> None:
    """Command line of training."""
    ask = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    ask.add_argument("--data", type=Path, help="folder with polnear/ and records/")
    ask.add_argument("--run", type=Path, help="folder for the network's weights as they are trained")
    ask.add_argument("--network", type=Path, help="do not train: write these weights")
    ask.add_argument("--out", type=Path, default=WEIGHTS, help="folder of the package's weights")
    ask.add_argument("--version", required=True)
    ask.add_argument("--epochs", type=int, default=6)
    ask.add_argument("--done", type=int, default=0, help="whole epochs of this run to go on from")
    ask.add_argument("--forms", type=int, default=400, help="number of invented stories")
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    network = given.network
    if network is None:
        if given.data is None or given.run is None:
            ask.error("training needs --data and --run")
        network = _train(given.data, given.run, given.epochs, given.done, given.forms, given.seed)
    export(network, given.out, given.version)


def _train(data: Path, run: Path, epochs: int, done: int, invented: int, seed: int) -> Path:
    run.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    tokenizer = load_tokenizer()
    corpus = [story for name in CORPORA for story in _named(data, name, tokenizer)]
    corpus += examples(forms(seed, invented), tokenizer)
    print(f"{len(corpus)} stories, {sum(len(story.tokens) for story in corpus):,} tokens", flush=True)
    train(corpus, run, epochs, seed, done)
    return run / "network.pt"


def _named(data: Path, name: str, tokenizer: Tokenizer) -> Iterator[Example]:
    """The stories of a corpus with their silver names."""
    known = by_spacy(stories(data / f"{name}.jsonl"))
    silver = data / f"{name}.corenlp.jsonl.gz"
    other = by_corenlp(silver) if silver.exists() else {}
    for story in examples(stories(data / f"{name}.jsonl"), tokenizer):
        annotators = [known[story.id], *([other[story.id]] if story.id in other else [])]
        yield story._replace(names=name_labels(story, *annotators))


if __name__ == "__main__":
    main()
