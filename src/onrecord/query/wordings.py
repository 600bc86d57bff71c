"""One utterance as it was worded here and there: the reports of it by their wordings, the oldest first."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.query.words import Piece, forms, marked


class Report(msgspec.Struct, frozen=True):
    """A statement in a story, as far as its wording goes. `speaker` is the party's name, else the words of the source;
    `said_on` and `published` are EDTF; the offsets are of the content in the story's text, in code points. `withdrawn`
    is "canceled" or "withheld" if the provider took the story back."""

    story: str
    revision: int
    statement: str
    speaker: str | None
    form: str
    words: str
    said_on: str | None
    headline: str | None
    provider: str | None
    published: str | None
    address: str | None
    start: int
    end: int
    withdrawn: str | None = None


class InWords(msgspec.Struct, frozen=True):
    """A wording: its words, what of the first wording is gone in it and what was added, and who has it, the oldest
    first. In the first wording all pieces are the same."""

    words: str
    pieces: tuple[Piece, ...]
    reports: tuple[Report, ...]


class Utterance(msgspec.Struct, frozen=True):
    """What was said once: its wordings, the first of them that of the oldest report."""

    wordings: tuple[InWords, ...]

    @property
    def lead(self) -> Report:
        """The oldest report."""
        return self.wordings[0].reports[0]

    @property
    def stories(self) -> int:
        """How many stories report it."""
        return len({one.story for wording in self.wordings for one in wording.reports})


def utterance(reports: Sequence[Report]) -> Utterance:
    """The reports of one utterance, given the oldest first, by their wordings. Case and marks make no other wording."""
    groups: dict[tuple[str, ...], list[Report]] = {}
    for one in reports:
        groups.setdefault(tuple(forms(one.words)), []).append(one)
    first = reports[0].words
    return Utterance(
        tuple(
            InWords(group[0].words, _pieces(first, group[0].words, number), tuple(group))
            for number, group in enumerate(groups.values())
        )
    )


def _pieces(first: str, words: str, number: int) -> tuple[Piece, ...]:
    return marked(first, words) if number else (Piece("same", " ".join(words.split())),)
