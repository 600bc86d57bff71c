"""The parts of an invented news story: marked text, the page it is written on, and the desk that draws its words.

Every span is known because it was written, never because it was searched for.
Borders follow PolNeAR: quotation marks lie inside the content, a sentence's own full stop outside it; an apposition's
closing comma lies inside the source; `said:` takes its colon along; a headline's colon or dash is a cue by itself.

In the parts of a story ⟦ and ⟧ stand for its quotation marks, ⟨ and ⟩ for marks within marks, and ' for its
apostrophe: each story has a style of its own.
"""

from __future__ import annotations

import random
from typing import NamedTuple

from training import vocabulary as words
from training.topics import TOPICS


class Mark(NamedTuple):
    """Parts that fill a role (source, cue or content) in each attribution named in `keys`, a letter each."""

    role: str
    keys: str
    parts: tuple[str | Mark, ...]


Part = str | Mark
Paragraph = list[Part]
Block = list[Paragraph]
"""Paragraphs that may share attributions: a key means the same attribution throughout a block."""


def source(keys: str, *parts: Part) -> Mark:
    """Who speaks."""
    return Mark("source", keys, parts)


def cue(keys: str, *parts: Part) -> Mark:
    """The reporting words."""
    return Mark("cue", keys, parts)


def content(keys: str, *parts: Part) -> Mark:
    """One piece of what is said."""
    return Mark("content", keys, parts)


class Style(NamedTuple):
    """Marks of one story. `comma_inside`: a comma after quoted words stands before the closing mark."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    comma_inside: bool


STYLES = (
    Style(("“", "”"), ("‘", "’"), True),
    Style(("“", "”"), ("‘", "’"), True),
    Style(("“", "”"), ("“", "”"), True),
    Style(('"', '"'), ("'", "'"), True),
    Style(('"', '"'), ("'", "'"), True),
    Style(('"', '"'), ("'", "'"), False),
    Style(("''", "''"), ('"', '"'), True),
    Style(("„", "“"), ("‚", "‘"), False),
    Style(("„", "”"), ("’", "’"), False),
    Style(("« ", " »"), ("“", "”"), False),
    Style(("«", "»"), ("„", "“"), False),
    Style(("‘", "’"), ("“", "”"), True),
    Style(("‘", "’"), ("“", "”"), False),
    Style(("'", "'"), ('"', '"'), True),
    Style(("'", "'"), ('"', '"'), False),
)
OPEN, SHUT = "⟦", "⟧"


def up(text: str) -> str:
    """The text with its first letter raised, past an opening mark."""
    at = 1 if text[:1] in "⟦⟨" else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def low(text: str) -> str:
    """A sentence as it stands inside another, its first letter lowered unless it is I or a short form of it."""
    return text if text.startswith(("I ", "I'", "James")) else text[:1].lower() + text[1:]


def is_present(verb: str) -> bool:
    """Whether the reporting words are in the present or perfect: one of them ends in s."""
    return any(word.endswith("s") for word in verb.split())


class Page:
    """Text under way, with the attributions written so far."""

    def __init__(self, style: Style, apostrophe: str) -> None:
        table = {"⟦": style.outer[0], "⟧": style.outer[1], "⟨": style.inner[0], "⟩": style.inner[1]}
        self._table = str.maketrans({**table, "'": apostrophe})
        self._written: list[str] = []
        self._length = 0
        self.attributions: list[dict[str, list[list[int]]]] = []

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._written)

    def add(self, block: Block) -> None:
        """Write the block's paragraphs, a blank line before each but the story's first."""
        opened: dict[str, dict[str, list[list[int]]]] = {}
        for paragraph in block:
            self._put("\n\n" if self._length else "")
            for part in paragraph:
                self._write(part, opened)
        self.attributions.extend(opened.values())

    def _write(self, part: Part, opened: dict[str, dict[str, list[list[int]]]]) -> None:
        if isinstance(part, str):
            self._put(part.translate(self._table))
            return
        start = self._length
        for inner in part.parts:
            self._write(inner, opened)
        for key in part.keys:
            roles = opened.setdefault(key, {"source": [], "cue": [], "content": []})
            roles[part.role].append([start, self._length])

    def _put(self, text: str) -> None:
        self._written.append(text)
        self._length += len(text)


class Person(NamedTuple):
    """A speaker of one story."""

    first: str
    last: str
    title: str
    office: str
    short: str
    pronoun: str


class Desk:
    """Draws words for one story: its topic, its speakers, and how each may be named by now."""

    def __init__(self, rng: random.Random, comma_inside: bool) -> None:
        self.rng = rng
        self.comma_inside = comma_inside
        self.topic = rng.choice(TOPICS)
        roles, families = rng.sample(self.topic.roles, 3), rng.sample(words.FAMILIES, 3)
        self.cast = [self._person(role, family) for role, family in zip(roles, families, strict=True)]
        self.documents = tuple(self.fill(line) for line in words.DOCUMENTS)
        self._used: set[str] = set()
        self._met: set[Person] = set()
        self._last: Person | None = None

    def pick(self, table: tuple[str, ...]) -> str:
        """A line of the table, its slots filled."""
        return self.fill(self.rng.choice(table))

    def fresh(self, table: tuple[str, ...]) -> str:
        """A line of the table that this story has not used yet, as long as there is one."""
        unused = [line for line in table if line not in self._used]
        line = self.rng.choice(unused or table)
        self._used.add(line)
        return self.fill(line)

    def verb(self, table: tuple[str, ...], source: str) -> str:
        """A verb of the table that agrees with the source: one in the plural gets none in the present."""
        many = source.lower() in words.MANY or source.lower().startswith("residents")
        return self.rng.choice([verb for verb in table if not (many and is_present(verb))])

    def fill(self, line: str) -> str:
        """The line with a draw for each of its slots."""
        draw = self.rng.choice
        return line.format(
            state=draw(words.STATES),
            town=draw(words.TOWNS),
            day=draw(words.DAYS),
            month=draw(words.MONTHS),
            agency=draw(words.AGENCIES),
            paper=draw(words.PAPERS),
            woman=draw(words.WOMEN),
            man=draw(words.MEN),
            family=draw(words.FAMILIES),
        )

    def chance(self, of: float) -> bool:
        """True with the given probability."""
        return self.rng.random() < of

    def _person(self, role: tuple[str, str, str], family: str) -> Person:
        woman = self.chance(0.5)
        first = self.rng.choice(words.WOMEN if woman else words.MEN)
        title, office, short = (self.fill(text) for text in role)
        return Person(first, family, title, office, short, "she" if woman else "he")

    def speaker(self, pronoun: bool = True, documents: bool = False) -> str:
        """One of the cast as they may be named now, a body, somebody unnamed, or (if allowed) a document."""
        if documents and self.chance(0.2):
            return self.rng.choice(self.documents)
        if self.chance(0.3):
            self._last = None
            return self.pick(words.BODIES if self.chance(0.5) else words.UNNAMED)
        return self.name(self.rng.choice(self.cast), pronoun)

    def name(self, person: Person, pronoun: bool = True) -> str:
        """The person as the story may name them now: in full at first, then shorter."""
        full = f"{person.first} {person.last}"
        if person not in self._met:
            options = [f"{person.title} {full}", f"{full}, {person.office}", full]
        elif pronoun and self._last is person and self.chance(0.6):
            options = [person.pronoun]
        else:
            courtesy = ("Mr" if person.pronoun == "he" else "Ms") + self.rng.choice((" ", ". "))
            options = [person.last, person.last, person.short, courtesy + person.last, full]
        self._met.add(person)
        self._last = person
        return self.rng.choice(options)

    def clause(self, long: float = 0.25) -> str:
        """A statement in the third person without its full stop, sometimes of two clauses."""
        text = self._claim()
        return text + self.rng.choice(words.JOINTS) + self._claim() if self.chance(long) else text

    def _claim(self) -> str:
        return f"{self.fresh(self.topic.subjects)} {self.fresh(self.topic.predicates)}"

    def sentence(self) -> str:
        """A sentence to be quoted, without its full stop."""
        return self.fresh(self.topic.voices) if self.chance(0.7) else up(self.clause())

    def speech(self, most: int = 3) -> str:
        """One to `most` whole sentences, the last without its full stop."""
        return ". ".join(self.sentence() for _ in range(self.rng.randint(1, most)))

    def setting(self, of: float = 0.35, verb: str = "said") -> str:
        """Where or when it was said, or nothing; never after a verb in the present."""
        return self.pick(words.SETTINGS) if self.chance(of) and not is_present(verb) else ""

    def action(self) -> str:
        """Something to do, as a bare infinitive."""
        return self.fresh(self.topic.actions)

    def subject(self) -> str:
        """The thing that the story is about, as a noun phrase."""
        return self.pick(self.topic.subjects)

    def quoted(self, key: str, text: str) -> list[Part]:
        """Quoted words before their cue: the comma inside the marks or after them, as the story has it."""
        end = "!" if self.chance(0.04) else ","
        if end == "," and not self.comma_inside:
            return [content(key, OPEN, text, SHUT), ", "]
        return [content(key, OPEN, text, end + SHUT), " "]

    def plain(self) -> str:
        """One to three sentences that report no one's words."""
        table = self.topic.narrative if self.chance(0.7) else words.ASIDES
        return " ".join(self.fresh(table) for _ in range(self.rng.randint(1, 3)))


def closed(name: str) -> str:
    """A source that stands before its verb: an apposition ends in a comma."""
    return f"{name}," if ", " in name else name


def count_marks(part: Part) -> int:
    """How many outer quotation marks the part holds."""
    if isinstance(part, Mark):
        return sum(map(count_marks, part.parts))
    return part.count(OPEN) + part.count(SHUT)


def drop_mark(part: Part, which: int) -> Part:
    """The part without its `which`-th outer quotation mark, counted from 0; whole if it has none such."""
    if isinstance(part, Mark):
        parts = []
        for inner in part.parts:
            parts.append(drop_mark(inner, which))
            which -= count_marks(inner)
        return part._replace(parts=tuple(parts))
    at = [place for place, letter in enumerate(part) if letter in (OPEN, SHUT)]
    return part[: at[which]] + part[at[which] + 1 :] if 0 <= which < len(at) else part
