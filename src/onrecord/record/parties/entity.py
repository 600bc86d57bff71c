"""One named thing of a page while its mentions are gathered, and which words are whose."""

from __future__ import annotations

from collections import Counter

from onrecord.record.parties import nouns
from onrecord.record.parties.found import Kind
from onrecord.span import Span

Key = tuple[str, ...]


class Entity:
    """One named thing of a page while it is gathered. `mentions` are (first, last) word numbers, in order."""

    __slots__ = (
        "best",
        "described",
        "forms",
        "gender",
        "heads",
        "key",
        "kind",
        "mentions",
        "roles",
        "score",
        "seen",
        "spoke",
        "words",
    )

    def __init__(self, kind: Kind, key: Key) -> None:
        self.kind = kind
        self.key = key
        self.forms: Counter[Key] = Counter()
        self.mentions: list[tuple[int, int]] = []
        self.best: tuple[int, int] = (0, 0)
        self.gender: nouns.Gender = ""
        self.roles: list[Span] = []
        self.words: set[str] = set()
        """Telling words of its roles."""
        self.heads: set[str] = set()
        """Nouns that its roles are: of "the president's press secretary" the last."""
        self.score = 0.0
        """The best score of its names."""
        self.described = False
        """Whether it has no name: an unnamed person or group, known by a description."""
        self.spoke = False
        """Whether it has been a speaker so far."""
        self.seen: list[int] = []
        """Numbers of the words by which it was meant without its name so far, in order."""


At = dict[int, tuple[int, int, Entity | None]]
"""By the number of a word the mention (first, last) that it is in and whose that is; None where that is open."""


class Gathered:
    """The entities of a page, and of which one each named word is a mention (None: two fit)."""

    def __init__(self, entities: list[Entity], at: At) -> None:
        self.entities = entities
        self.at = at
        """From each word of a name to the name's first and last word and its entity."""


def put(mention: tuple[int, int], entity: Entity | None, at: At) -> None:
    """Write down whose a mention is."""
    if entity is not None:
        entity.mentions.append(mention)
    for number in range(mention[0], mention[1] + 1):
        at[number] = (*mention, entity)
