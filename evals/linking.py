"""Measure parties across stories: `python -m evals.linking [--data DIR] [--errors] [CORPUS...]`.

The parties of each story are those of its gold labels: who speaks, by the fullest name in the story, with the roles. So
neither the model nor the reading of one story is measured, only what is joined across stories. A pair is two speakers
of different stories; it is right if the names are one party's: equal names are, as far as linking.toml says nothing
else. Corpora named together by "+" are linked together. Precision is the share of joined pairs that are right, recall
that of right pairs that are joined. Exit status 1 if a precision is below LEAST, 2 if the data are not there.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from evals.corpora import VARIABLE, Story, data_folder, stories
from onrecord.record.parties import match
from onrecord.store.linking.link import link
from onrecord.store.linking.profiles import Profile, Sighting, profile_of

CORPORA = ("records/train", "records/dev", "polnear/dev", "records/train+records/dev+polnear/dev")
GOLD = Path(__file__).with_name("linking.toml")
SORTS = ("person", "org")
LEAST = 98.0
"""The precision in percent below which linking must not fall: a wrong join is worse than a missed one."""


class Named(msgspec.Struct, frozen=True):
    """A speaker of a story: the gold identity, and the party that was found, none if it stays in its story."""

    story: str
    name: str
    kind: str
    identity: str
    party: str | None


def main() -> int:
    """Command line of the measurement; its exit status."""
    ask = argparse.ArgumentParser(prog="python -m evals.linking", description=__doc__)
    ask.add_argument("corpora", nargs="*", help=f"such as records/train [default: {' '.join(CORPORA)}]")
    ask.add_argument("--data", help=f"folder of the corpora [default: ${VARIABLE}, else ../shared/data]")
    ask.add_argument("--errors", action="store_true", help="list the names wrongly joined, and those missed")
    given = ask.parse_args()
    folder = data_folder(given.data)
    if folder is None:
        print(f"evals: the corpora are not there; name their folder by --data or {VARIABLE}", file=sys.stderr)
        return 2
    low = False
    for corpora in given.corpora or CORPORA:
        named = linked([one for corpus in corpora.split("+") for one in stories(folder, corpus)])
        print(corpora)
        for kind in SORTS:
            counts = pairs([one for one in named if one.kind == kind])
            print("  " + shown(kind, counts))
            low |= 100 * counts[0] < LEAST * counts[1]
        if given.errors:
            print("\n".join(errors(named)))
    return int(low)


def linked(gold: Iterable[Story]) -> list[Named]:
    """Every speaker of some stories, linked."""
    found = [(story["id"], one) for story in gold for one in sightings(story)]
    made: list[Profile | None] = [profile_of(one) for _, one in found]
    party = {one.profile: one.party for one in link(one for one in made if one is not None).linked}
    identities = _Identities()
    return [
        Named(
            story,
            one.name,
            "person" if one.kind == "person" else "org",
            identities.of(story, one),
            None if profile is None else party[profile],
        )
        for (story, one), profile in zip(found, made, strict=True)
    ]


def sightings(story: Story) -> list[Sighting]:
    """The persons and organisations that speak in a story, by its gold labels."""
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in story["attributions"]:
        if one.get("speaker") and one.get("kind") in SORTS:
            role = one.get("role")
            roles[one["kind"], one["speaker"]].update([role] if role and role != "-" else [])
    year = int(story["date"][:4]) if story.get("date") else None
    return [
        Sighting(f"{story['id']} {name}", name, kind, (name,), tuple(sorted(own)), year)  # type: ignore[arg-type]
        for (kind, name), own in roles.items()
    ]


class _Identities:
    def __init__(self) -> None:
        gold = tomllib.loads(GOLD.read_text(encoding="utf-8"))
        self._same = {_plain(name): _plain(row[0]) for row in gold["same"] for name in row}
        self._nobody = {_plain(name) for name in gold["nobody"]}

    def of(self, story: str, one: Sighting) -> str:
        name = _plain(one.name)
        return f"{story} {name}" if name in self._nobody else self._same.get(name, name)


def _plain(name: str) -> str:
    return " ".join(word for word in match.key_of(name) if word not in ("the", "a"))


def pairs(named: Sequence[Named]) -> tuple[int, int, int]:
    """How many pairs are joined rightly, joined at all, and should be."""
    right = joined = wanted = 0
    for one, two in combinations(named, 2):
        if one.story != two.story:
            together, same = one.party is not None and one.party == two.party, one.identity == two.identity
            right, joined, wanted = right + (together and same), joined + together, wanted + same
    return right, joined, wanted


def shown(kind: str, counts: tuple[int, int, int]) -> str:
    """The precision and recall of counts of pairs."""
    right, joined, wanted = counts
    precision = f"{100 * right / joined:5.1f}" if joined else "    –"
    recall = f"{100 * right / wanted:5.1f}" if wanted else "    –"
    return f"{kind:8} precision {precision}  recall {recall}  ({right} right of {joined} joined, {wanted} wanted)"


def errors(named: Sequence[Named]) -> list[str]:
    """The pairs of names wrongly joined and missed, each with its number."""
    counts: dict[str, int] = defaultdict(int)
    for one, two in combinations(named, 2):
        together, same = one.party is not None and one.party == two.party, one.identity == two.identity
        if one.story != two.story and one.kind == two.kind and together != same:
            a, b = sorted((one.name, two.name))
            counts[f"  {'missed' if same else 'wrong '} {a} = {b}"] += 1
    return [f"{line} ({number})" for line, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


if __name__ == "__main__":
    sys.exit(main())
