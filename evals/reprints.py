"""How well reprints are recognised, on reprints made from real stories: `python -m evals.reprints [--data DIR]`.

A reprint is made as a paper makes one of a wire story: cut from the end, with a credit line, another dateline and
another headline, house style of spelling, figures and quotation marks, a few sentences dropped and a few words changed.
Beside these stand stories that are none, but carry background of another (its last paragraphs, word for word), as wires
do day after day. Made at run time from the samples, and from the corpora in the folder if it is there.

For each threshold of containment: recall, of the pairs made; precision, with background pairs as the wrong ones; and
how many pairs of different stories of the corpora are taken for reprints, to read by eye with --show. `found` is the
recall of the sketches alone. By this table CONTAINED, SHINGLE, SKETCH and ENOUGH in onrecord.query.sketch were chosen.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from evals.corpora import VARIABLE, data_folder, stories
from onrecord import samples
from onrecord.intake.item import Failed, Item
from onrecord.intake.sources import read_source
from onrecord.pages.parse import parse_page
from onrecord.query.sketch import ENOUGH, LEAST, SHINGLE, Shingles, contained, shingles, sketch

SEED = 20310302
CORPORA = ("wikinews/unlabelled", "polnear/train")
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
FEWEST_PARAGRAPHS = 4
"""Paragraphs of a story that reprints are made of."""
KEPT = (0.25, 1.0)
"""Share of the paragraphs that a reprint keeps, at least and at most."""
DROPPED, CHANGED = 0.08, 0.02
"""Chance of a sentence to be dropped and of a word to be replaced."""
BACKGROUND = 0.35
"""Share of a story that stands as background in another."""
HOUSE: tuple[tuple[str, str], ...] = (
    (r"\bper cent\b|%", "percent"),
    (r"\b(col|hon|fav|lab|harb)or", r"\1our"),
    (r"iz(e|ed|es|ing|ation)\b", r"is\1"),
    (r"\bprogram\b", "programme"),
    (r"\bcenter\b", "centre"),
    (r"\b(kilo|centi)?meter(s?)\b", r"\1metre\2"),
    (r"\btwo\b", "2"),
    (r"\bthree\b", "3"),
    (r"\bU\.S\.", "US"),
    (r"\bSen\.", "Senator"),
    (r"\bMr\. ", ""),
    (r"\b(January|February|March|April|June|July|August|September|October|November|December) (\d\d?)\b", r"\2 \1"),
    (r'"(?=\w)', "“"),
    (r'"', "”"),
    (r" -+ ", " – "),
    (r" said\b", " says"),
)
CREDITS = ("This story was supplied by the agency.", "(With agency material; editing by the foreign desk.)", "")
_SENTENCE = re.compile(r"(?<=[.!?][\"”]) (?=[A-Z\"“])|(?<=[.!?]) (?=[A-Z\"“])")


class Pair(NamedTuple):
    """Two texts by their shingles; whether one is a reprint; and whether their sketches find one by the other."""

    one: Shingles
    other: Shingles
    reprint: bool

    @property
    def found(self) -> bool:
        """Whether the sketches share enough."""
        return len({*sketch(self.one)} & {*sketch(self.other)}) >= ENOUGH


def paragraphs_of(item: Item) -> list[str]:
    """The paragraphs of a story."""
    page = parse_page(item)
    return [page.text[one.start : one.end] for one in page.blocks if one.kind == "paragraph"]


def sample_stories() -> list[list[str]]:
    """The paragraphs of the sample stories, those aside that are reprints already."""
    items = [one for path in samples.paths() for one in read_source(str(path), retrieved=samples.RETRIEVED)]
    told = [one for one in items if not isinstance(one, Failed) and "reprint" not in Path(one.location or "").name]
    return [paragraphs_of(one) for one in told if not (one.id or "").startswith("hd-")]


def reprint(given: Sequence[str], chance: random.Random) -> list[str]:
    """A reprint of a story."""
    kept = max(2, round(len(given) * chance.uniform(*KEPT)))
    edited = [_edited(paragraph, chance) for paragraph in given[:kept]]
    edited[0] = f"CITY ({chance.choice(('AG', 'Agencies', 'Wire'))}) - {edited[0]}"
    return [one for one in (*edited, chance.choice(CREDITS)) if one]


def _edited(paragraph: str, chance: random.Random) -> str:
    sentences = _SENTENCE.split(paragraph)
    kept = [one for one in sentences if chance.random() >= DROPPED] or sentences
    words = (
        chance.choice(("new", "local", "then")) if chance.random() < CHANGED else w for w in " ".join(kept).split()
    )
    text = " ".join(words)
    for pattern, instead in HOUSE:
        if chance.random() < 0.7:
            text = re.sub(pattern, instead, text)
    return text


def with_background(story: Sequence[str], other: Sequence[str]) -> list[str]:
    """A story that ends with the background of another."""
    return [*story, *other[-max(1, round(len(other) * BACKGROUND)) :]]


def pairs(told: Sequence[Sequence[str]], size: int, chance: random.Random) -> list[Pair]:
    """Reprints of each story, and the stories that only share background with it."""
    made = []
    for number, story in enumerate(told):
        own = _shingles(story, size)
        made += [Pair(own, _shingles(reprint(story, chance), size), True) for _ in range(3)]
        made.append(Pair(_shingles(reprint(story, chance), size), _shingles(reprint(story, chance), size), True))
        made.append(Pair(own, _shingles(with_background(told[number - 1], story), size), False))
        made.append(Pair(own, _shingles(with_background(told[number - 2][:4], story), size), False))
    return made


def _shingles(paragraphs: Iterable[str], size: int) -> Shingles:
    return shingles("\n".join(paragraphs), size)


def alike(told: Sequence[Sequence[str]], size: int) -> list[tuple[float, int, int]]:
    """Pairs of stories as they are whose sketches find one another: containment and their numbers."""
    sets = [_shingles(one, size) for one in told]
    holding: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(sets):
        for mark in sketch(one):
            holding[mark].append(number)
    shared = Counter(pair for numbers in holding.values() for pair in combinations(numbers, 2))
    near = [(a, b) for (a, b), count in shared.items() if count >= ENOUGH and len(sets[a] & sets[b]) >= LEAST]
    return sorted(((contained(sets[a], sets[b]), a, b) for a, b in near), reverse=True)


def table(name: str, told: Sequence[Sequence[str]], size: int) -> str:
    """The figures of a set of stories as lines."""
    whole = [one for one in told if len(one) >= FEWEST_PARAGRAPHS]
    made = pairs(whole, size, random.Random(SEED))  # noqa: S311  made anew alike
    right = [one for one in made if one.reprint]
    natural = alike(told, size)
    found = sum(one.found for one in right) / len(right)
    lines = [f"{name}: {len(told)} stories, {len(right)} reprints, shingles of {size} words; found {found:.1%}"]
    lines.append(f"{'contained':>10} {'recall':>8} {'precision':>10} {'taken of the stories themselves':>33}")
    for least in THRESHOLDS:
        taken = [one for one in made if one.found and _taken(one, least)]
        good = sum(one.reprint for one in taken)
        own = sum(one[0] >= least for one in natural)
        lines.append(f"{least:>10} {good / len(right):>8.1%} {good / max(len(taken), 1):>10.1%} {own:>33}")
    return "\n".join(lines)


def _taken(one: Pair, least: float) -> bool:
    return len(one.one & one.other) >= LEAST and contained(one.one, one.other) >= least


def show(told: Sequence[Sequence[str]], size: int) -> None:
    """Print how the stories begin that are taken for reprints as they are."""
    for share, a, b in alike(told, size):
        if share >= THRESHOLDS[0]:
            beginnings = "\n    ".join(" ".join(told[one][:2])[:160] for one in (a, b))
            print(f"{share:.2f}\n    {beginnings}")


def main() -> None:
    """Print the figures for the samples and for each corpus that is there."""
    ask = argparse.ArgumentParser(prog="python -m evals.reprints", description=__doc__)
    ask.add_argument("--data", help=f"folder of the corpora [default: ${VARIABLE}, else ../shared/data]")
    ask.add_argument("--shingle", type=int, default=SHINGLE, help="words in a shingle")
    ask.add_argument("--show", action="store_true", help="list the stories that are taken for reprints as they are")
    given = ask.parse_args()
    sets = {"samples": sample_stories()}
    folder = data_folder(given.data)
    for corpus in CORPORA if folder is not None else ():
        if Path(folder, f"{corpus}.jsonl").is_file():  # type: ignore[arg-type]
            sets[corpus] = [paragraphs_of(Item(one["text"])) for one in stories(folder, corpus)]  # type: ignore[arg-type]
    for name, told in sets.items():
        print(table(name, told, given.shingle), "\n")
        if given.show:
            show(told, given.shingle)


if __name__ == "__main__":
    main()
