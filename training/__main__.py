"""Make the weights, in steps. `python -m training COMMAND --help` tells each command's options.

    python -m training teachers --data DIR --run RUN --device cuda
    python -m training student --data DIR --run RUN --device cuda
    python -m training acts --data DIR --run RUN
    python -m training export --network RUN/final/network.pt --version V

`teachers` trains four large networks, each on all but a quarter of the stories. `student` trains the package's network
on the corpora (PolNeAR's and the records' training parts, and invented stories) and on what the teacher that has not
seen a story makes of it. `acts` teaches it what is done with the words, while it stays what it is otherwise. `export`
writes the package's weights. The first two take minutes on a GPU and a day on two cores.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.acts import with_acts
from training.corpora import Example, examples, load_tokenizer, stories
from training.export import export
from training.forms import stories as forms
from training.losses import Acts, Everything
from training.names import by_corenlp, by_spacy, name_labels
from training.network import STUDENT, TEACHER, Network, Shape
from training.pretrained import start_from_minilm, start_from_mpnet
from training.train import Part, Recipe, train

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/reading/weights"
POLNEAR, RECORDS = "polnear/train", "records/train"
INVENTED = 400
"""Invented stories beside the corpora."""
FOLDS = 4
TEACHERS = Recipe(epochs=4, encoder=5e-5, heads=3e-4, objective=Everything())
ALONE = Recipe(10, 1.5e-4, 4e-4, Everything())
TAUGHT = Recipe(10, 2e-4, 5e-4, Everything(taught=0.7, taught_small=0.7, names=0.5))
"""The student's first stage."""
SETTLED = Recipe(3, 6e-5, 4e-4, Everything(taught=0.7, marks=0.6, acts=0.4))
"""Its second, with the records three times: the teachers know little of marks and acts. What comes out is the mean of
both stages' weights, which reads better than either."""
ACTS = Recipe(3, 1e-4, 1e-3, Acts(kept=6.0, marks=0.3))
"""The third, on stories whose acts are known, the records' twice; its lower half stays as it is."""
MOVED = 0.4
"""How far the encoder goes from where it was to where that stage left it: acts gain most of what they can by then, and
other heads lose little."""
HEADS = Recipe(4, 0.0, 7e-4, Acts(kept=0.0, marks=0.3))
"""The last: the heads for acts and marks learn to read the encoder as it is then."""
AGAIN = 2
"""Times that the records' stories come again beside the first."""


def main() -> None:
    """Command line of training."""
    ask = argparse.ArgumentParser(prog="python -m training", description=(__doc__ or "").split("\n", 1)[0])
    commands = ask.add_subparsers(dest="command", required=True)
    for name in ("teachers", "student", "acts", "export"):
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
    given = ask.parse_args()
    if given.command == "export":
        export(given.network, given.out, given.version)
        return
    torch.set_num_threads(2)
    steps = {"teachers": teachers, "student": alone if getattr(given, "alone", False) else student, "acts": acts}
    steps[given.command](given.data, given.run, given.device)


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
    train(network, [Part(*pair) for pair in zip(folds, known, strict=True)], run / "taught", TAUGHT, 2, device)
    network.load_state_dict(torch.load(run / "taught" / "network.pt"))
    more = [fold + AGAIN * [story for story in fold if story.has_record] for fold in folds]
    train(network, [Part(*pair) for pair in zip(more, known, strict=True)], run / "settled", SETTLED, 7, device)
    one, other = (torch.load(run / stage / "network.pt") for stage in ("taught", "settled"))
    (run / "student").mkdir(exist_ok=True)
    torch.save(mixed(one, other, 0.5), run / "student" / "network.pt")


def alone(data: Path, run: Path, device: str) -> None:
    """Train the package's network on the corpora's labels alone: `run`/alone."""
    torch.manual_seed(1)
    network = Network(STUDENT)
    start_from_minilm(network.encoder)
    train(network, [Part(corpus(data, load_tokenizer()), None)], run / "alone", ALONE, 1, device)


def acts(data: Path, run: Path, device: str) -> None:
    """Teach the network in `run`/student its acts: `run`/final."""
    tokenizer = load_tokenizer()
    told = with_acts(stories(data / f"{POLNEAR}.jsonl"))
    learnt = examples(told, tokenizer) + 2 * examples(stories(data / f"{RECORDS}.jsonl"), tokenizer)
    network, before = (load(run / "student", STUDENT, device) for _ in range(2))
    network.requires_grad_(True)
    network.encoder.freeze(STUDENT.layers // 2)
    train(network, [Part(learnt, before)], run / "acts", ACTS, 1, device)
    network.load_state_dict(torch.load(run / "acts" / "network.pt"))
    network.encoder.load_state_dict(mixed(before.encoder.state_dict(), network.encoder.state_dict(), MOVED))
    network.encoder.requires_grad_(False)
    train(network, [Part(learnt, None)], run / "final", HEADS, 1, device)


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


def mixed(one: dict[str, Tensor], other: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Weights between two networks': `share` of the way from one to the other."""
    return {name: torch.lerp(value, other[name].to(value), share) for name, value in one.items()}


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
