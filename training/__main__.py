"""Make the weights, in steps. `python -m training COMMAND --help` tells each command's options.

    python -m training teachers --data DIR --run RUN --device cuda
    python -m training student --data DIR --run RUN --device cuda
    python -m training thin --data DIR --run RUN
    python -m training export --network RUN/thin/network.pt --version V

`teachers` trains four large networks, each on all but a quarter of the stories. `student` trains the package's network
on the corpora (PolNeAR's and the records' training parts, and invented stories) and on what the teacher that has not
seen a story makes of it. `thin` takes a third of its heads and a quarter of its inner columns from it, and trains on.
`export` writes the package's weights. The first two take minutes on a GPU and a day on two cores, the third half an
hour on two cores; it can start from weights that were written before (`--whole`).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.acts import with_acts
from training.batches import batches
from training.corpora import Example, examples, load_tokenizer, stories
from training.export import export
from training.forms import stories as forms
from training.losses import Everything
from training.names import by_corenlp, by_spacy, name_labels
from training.network import SHIPPED, STUDENT, TEACHER, Network, Shape
from training.pretrained import start_from_minilm, start_from_mpnet
from training.shipped import load_shipped
from training.thin import thinned
from training.train import Part, Recipe, train

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/reading/weights"
POLNEAR, RECORDS = "polnear/train", "records/train"
INVENTED = 400
"""Invented stories beside the corpora."""
FOLDS = 4
TEACHERS = Recipe(epochs=4, encoder=5e-5, heads=3e-4, objective=Everything(marks=0.4, acts=0.3))
STUDENT_ALONE = Recipe(10, 1.5e-4, 4e-4, Everything(acts=0.2))
STUDENT_TAUGHT = Recipe(10, 2e-4, 5e-4, Everything(taught=0.7, taught_small=0.5, names=0.5, acts=0.2))
BY_ITSELF = Everything(taught=0.8, taught_small=0.8, names=0.5, acts=0.2, states=1.0)
THINNED = (Recipe(3, 1e-4, 2e-4, BY_ITSELF), Recipe(2, 6e-5, 1.2e-4, replace(BY_ITSELF, acts=0.4)))
"""Two rounds: the second begins with lower rates than the first, and gives more weight to acts."""
SAMPLE = 50
"""Batches by which it is told what of the student matters."""


def main() -> None:
    """Command line of training."""
    ask = argparse.ArgumentParser(prog="python -m training", description=(__doc__ or "").split("\n", 1)[0])
    commands = ask.add_subparsers(dest="command", required=True)
    for name in ("teachers", "student", "thin", "export"):
        command = commands.add_parser(name)
        if name == "export":
            command.add_argument("--network", type=Path, required=True, help="the trained network's weights")
            command.add_argument("--out", type=Path, default=WEIGHTS, help="folder of the package's weights")
            command.add_argument("--version", required=True)
        else:
            command.add_argument("--run", type=Path, required=True, help="folder of the networks as they are trained")
            command.add_argument("--data", type=Path, required=True, help="folder with polnear/ and records/")
            command.add_argument("--device", default="cpu", help="as PyTorch names it [default: cpu]")
    commands.choices["student"].add_argument("--alone", action="store_true", help="without teachers, to compare")
    commands.choices["thin"].add_argument("--whole", type=Path, help="the student's weights as `export` wrote them")
    given = ask.parse_args()
    if given.command == "export":
        export(given.network, given.out, given.version)
        return
    torch.set_num_threads(2)
    if given.command == "thin":
        thin(given.data, given.run, given.device, given.whole)
    elif given.command == "teachers":
        teachers(given.data, given.run, given.device)
    else:
        (alone if given.alone else student)(given.data, given.run, given.device)


def teachers(data: Path, run: Path, device: str) -> None:
    """Train a teacher for each fold, on the others: `run`/teacher-0 and so on."""
    tokenizer = load_tokenizer()
    folds = in_folds(corpus(data, tokenizer))
    for number in range(FOLDS):
        seen = [story for other, fold in enumerate(folds) if other != number for story in fold]
        torch.manual_seed(number)
        network = Network(TEACHER)
        start_from_mpnet(network.encoder, tokenizer)
        train(network, [Part(seen, None)], run / f"teacher-{number}", TEACHERS, number, device)


def student(data: Path, run: Path, device: str) -> None:
    """Train the package's network with the teachers in `run`: `run`/student."""
    folds = in_folds(corpus(data, load_tokenizer()))
    known = [load(run / f"teacher-{number}", TEACHER, device) for number in range(FOLDS)]
    torch.manual_seed(2)
    network = Network(STUDENT)
    start_from_minilm(network.encoder)
    train(network, [Part(*pair) for pair in zip(folds, known, strict=True)], run / "student", STUDENT_TAUGHT, 2, device)


def alone(data: Path, run: Path, device: str) -> None:
    """Train the package's network on the corpora's labels alone: `run`/alone."""
    torch.manual_seed(1)
    network = Network(STUDENT)
    start_from_minilm(network.encoder)
    train(network, [Part(corpus(data, load_tokenizer()), None)], run / "alone", STUDENT_ALONE, 1, device)


def thin(data: Path, run: Path, device: str, exported: Path | None) -> None:
    """Make the student in `run`, or one that was `exported`, smaller, and train it on with itself: `run`/thin.

    What it was before that is kept in untrained.pt, to compare.
    """
    read = corpus(data, load_tokenizer())
    whole = load(run / "student", STUDENT, "cpu") if exported is None else load_shipped(exported)
    torch.manual_seed(3)
    sample = islice(batches(read, random.Random(3)), SAMPLE)
    network = thinned(whole.eval().requires_grad_(True), SHIPPED, sample, STUDENT_ALONE.objective)
    (run / "thin").mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), run / "thin/untrained.pt")
    whole.to(device).requires_grad_(False)
    for number, recipe in enumerate(THINNED, 3):
        train(network, [Part(read, whole)], run / "thin", recipe, number, device)
        network.load_state_dict(torch.load(run / "thin/network.pt"))


def corpus(data: Path, tokenizer: Tokenizer) -> list[Example]:
    """All stories to learn attributions from."""
    read = [story for name in (POLNEAR, RECORDS) for story in _named(data, name, tokenizer)]
    read += examples(forms(1, INVENTED), tokenizer)
    print(f"{len(read)} stories, {sum(len(story.tokens) for story in read):,} tokens", flush=True)
    return read


def in_folds(read: Sequence[Example]) -> list[list[Example]]:
    """The stories in FOLDS parts of like size and kind."""
    return [list(read[fold::FOLDS]) for fold in range(FOLDS)]


def load(folder: Path, shape: Shape, device: str) -> Network:
    """The network kept in a folder, to ask and not to train."""
    network = Network(shape)
    network.load_state_dict(torch.load(folder / "network.pt"))
    return network.to(device).eval().requires_grad_(False)


def _named(data: Path, name: str, tokenizer: Tokenizer) -> Iterator[Example]:
    """The stories of a corpus with their silver names."""
    known = by_spacy(stories(data / f"{name}.jsonl"))
    silver = data / f"{name}.corenlp.jsonl.gz"
    other = by_corenlp(silver) if silver.exists() else {}
    for story in examples(with_acts(stories(data / f"{name}.jsonl")), tokenizer):
        annotators = [known[story.id], *([other[story.id]] if story.id in other else [])]
        yield story._replace(names=name_labels(story, *annotators))


if __name__ == "__main__":
    main()
