"""Records of stories that no one wrote: the samples' vocabulary drawn at random, with statements, speakers and dates.

No model is needed for them, so that a store can be filled with very many. A word is as frequent as in the samples;
speakers are PEOPLE invented names, the first of them far more often heard than the last. Story N is the same in every
run.
"""

from __future__ import annotations

import datetime
import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from bench.texts import samples
from onrecord.intake.item import Metadata
from onrecord.pages.page import Block, Published
from onrecord.record.evidence import Evidence
from onrecord.record.record import FORMAT, ItemRef, PageRef, Party, Record, SaidOn, Statement, content_id
from onrecord.span import Span

PEOPLE = 5_000
PROVIDERS = (
    "ONA",
    "Norwire",
    "Velpress",
    "The Lermont Courier",
    "Halvard Daily",
    "Tressian News",
    "Skarn Radio",
    "OMP",
)
STATEMENTS = 10
"""Statements of a story, about what the samples have."""
_FIRST_DAY, _DAYS = datetime.date(2021, 1, 1), 3650
_ACTS = ("assert",) * 12 + (
    "deny",
    "promise",
    "refuse",
    "demand",
    "propose",
    "warn",
    "express",
    "believe",
    "intend",
    "ask",
)
_FORMS = ("direct", "indirect", "indirect", "mixed")
_ROLES = "foreign minister|press secretary|prime minister|government spokesman|opposition leader|general|mayor|analyst"
_SYLLABLES = "an bel cor dra el fen gar hal ir jor kar lin mor nor os pel ras sun tor ul vel wen yar zim".split()
_DAYNAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Vocabulary:
    """Words to draw, each as often as in the samples, and the people who say them."""

    def __init__(self) -> None:
        counts = Counter(re.findall(r"[a-z]+", " ".join(samples()).lower()))
        self.words = [word for word, _ in counts.most_common()]
        self._weights = list(accumulate(counts[word] for word in self.words))
        draw = random.Random(7)  # noqa: S311  for figures that repeat
        self.people = [_person(draw) for _ in range(PEOPLE)]
        self.roles = [draw.choice(_ROLES.split("|")) for _ in self.people]
        self._heard = list(accumulate(1 / (rank + 10) for rank in range(PEOPLE)))

    def some(self, draw: random.Random, number: int) -> list[str]:
        """Words as they come in a text."""
        return draw.choices(self.words, cum_weights=self._weights, k=number)

    def speakers(self, draw: random.Random, number: int) -> list[int]:
        """The numbers of different people."""
        return list(dict.fromkeys(draw.choices(range(PEOPLE), cum_weights=self._heard, k=number)))


def _person(draw: random.Random) -> str:
    return " ".join("".join(draw.choices(_SYLLABLES, k=size)).capitalize() for size in (2, draw.choice((2, 3))))


def records(number: int, first: int = 0) -> Iterator[Record]:
    """The records of stories `first` up to `number`."""
    vocabulary = Vocabulary()
    for one in range(first, number):
        yield _Story(vocabulary, one).record()


class _Story:
    """A story as it is put together: its text so far, and what stands where in it."""

    def __init__(self, vocabulary: Vocabulary, number: int) -> None:
        self._draw = random.Random(number)  # noqa: S311
        self._vocabulary, self._number = vocabulary, number
        self._text = ""
        self._blocks: list[Block] = []
        self._said: list[tuple[int, Evidence, Evidence, Evidence, Evidence | None, str]] = []
        self._day = _FIRST_DAY + datetime.timedelta(days=self._draw.randrange(_DAYS))

    def record(self) -> Record:
        """The record of the whole."""
        with_headline = " ".join(self._vocabulary.some(self._draw, 8)).capitalize()
        self._block("headline", with_headline)
        people = self._vocabulary.speakers(self._draw, 4)
        for _ in range(STATEMENTS):
            self._paragraph(self._draw.choice(people))
            self._block("paragraph", " ".join(self._vocabulary.some(self._draw, 10)).capitalize() + ".")
        text = self._text.rstrip("\n")
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        day = self._day.isoformat()
        provider = self._draw.choice(PROVIDERS)
        about = Metadata(headline=with_headline, published=day, language="en", provider=provider)
        parties = self._parties(sha256)
        return Record(
            FORMAT,
            content_id("r", sha256, ()),
            ItemRef(f"bench-{self._number}", None, "text/plain", day, about),
            PageRef(text, sha256, tuple(self._blocks), None, Published(day, "metadata")),
            "bench/1.0.0",
            tuple(parties.values()),
            tuple(self._statements(sha256, parties)),
        )

    def _block(self, kind: str, words: str) -> int:
        """Add a block; where it starts."""
        start = len(self._text)
        self._blocks.append(Block(kind, start, start + len(words)))  # type: ignore[arg-type]
        self._text += words + "\n\n"
        return start

    def _paragraph(self, person: int) -> None:
        """What someone says, in direct or indirect speech; the first time with the role."""
        form = self._draw.choice(_FORMS)
        content = " ".join(self._vocabulary.some(self._draw, self._draw.randint(8, 30))).capitalize()
        content = f"“{content}”" if form == "direct" else content
        known = any(one[0] == person for one in self._said)
        name, role = self._vocabulary.people[person], self._vocabulary.roles[person]
        source = name.split()[-1] if known else f"{role} {name}"
        dayname = _DAYNAMES[self._day.weekday()] if self._draw.random() < 0.3 else None
        paragraph = f"{content}, {source} said" + (f" on {dayname}." if dayname else ".")
        start = self._block("paragraph", paragraph)

        def at(words: str, after: int = 0) -> Evidence:
            begin = start + paragraph.index(words, after)
            return Evidence(begin, begin + len(words), words)

        rest = len(content)
        when = at(dayname, rest) if dayname else None
        self._said.append((person, at(content), at(source, rest), at(" said", rest), when, form))

    def _parties(self, sha256: str) -> dict[int, Party]:
        found: dict[int, Party] = {}
        for person in dict.fromkeys(one[0] for one in self._said):
            name = self._vocabulary.people[person]
            mentions = [_last(one[2], name) for one in self._said if one[0] == person]
            first = next(one[2] for one in self._said if one[0] == person)
            role = first.text.removesuffix(name).strip()
            roles = (Evidence(first.start, first.start + len(role), role),) if role else ()
            spans = [Span(one.start, one.end) for one in mentions]
            found[person] = Party(content_id("p", sha256, spans), name, "person", tuple(mentions), roles)
        return found

    def _statements(self, sha256: str, parties: dict[int, Party]) -> Iterator[Statement]:
        for person, content, source, cue, when, form in self._said:
            said = (
                SaidOn(self._day.isoformat(), "after-cue", when.start, when.end, when.text)
                if when is not None
                else None
            )
            yield Statement(
                content_id("s", sha256, [Span(content.start, content.end)]),
                form,  # type: ignore[arg-type]
                self._draw.choice(_ACTS),  # type: ignore[arg-type]
                0.8,
                parties[person].id,
                None,
                (source,),
                (cue,),
                (content,),
                said,
                None,
                None,
                0.9,
            )


def _last(source: Evidence, name: str) -> Evidence:
    """The name, or what of it stands at the end of a source."""
    shown = name if source.text.endswith(name) else name.rsplit(maxsplit=1)[-1]
    return Evidence(source.end - len(shown), source.end, shown)
