"""Who speaks, attribution by attribution, in the order of the text.

Strategy. The form of a source chooses a rule from a table. Names are looked up; descriptions and pronouns go to the
ranker, whose best candidate is taken if its share is large enough; relative pronouns take the noun phrase before them;
"I" inside someone's words is that someone. Who has spoken is remembered. Abstaining is possible and has a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from onrecord.reading.asked import is_asked
from onrecord.reading.reading import Attribution
from onrecord.record.parties import match, nouns
from onrecord.record.parties.entity import Entity, Gathered
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.outcome import Reason, Rule
from onrecord.record.parties.places import CAPITAL, COUNTRY, REGIONS
from onrecord.record.parties.pointers import CUTS, leads, pointers
from onrecord.record.parties.ranker import Candidate, Class, Hook, Situation, class_of, rank
from onrecord.record.parties.sources import Form, Source, take_apart
from onrecord.span import Span

SHARE: dict[Class, float] = {"person": 0.3, "person-noun": 0.4, "thing": 0.3, "org-noun": 0.3}
"""The share from which the best candidate is taken. Lower ones gain nothing on the development parts; at 0.5 for all
the sources that get no speaker rise from 5.4 to 6.4% and the wrong ones stay (docs/how-speakers-are-found.md)."""
FOLLOWED = 0.7
"""The share from which a mention between the sources counts for those after it: 0.4, 0.5, 0.6 and 0.7 gave 91.7, 91.8,
92.0 and 92.2 of the persons of polnear/dev right with one set of weights."""
LOOK_BACK = 25
"""Words before a relative pronoun among which its antecedent is looked for."""


class Decision(NamedTuple):
    """Whose an attribution is: an entity, or a reason; the rule; the candidates if some were compared."""

    entity: Entity | None
    reason: Reason | None
    rule: Rule
    ranked: Sequence[Candidate] = ()


class Decider:
    """Decides a page's attributions (`decided`) and the subjects given beside them (`bound`), by number."""

    def __init__(
        self,
        lexed: Lexed,
        gathered: Gathered,
        attributions: Sequence[Attribution],
        hook: Hook | None = None,
        subjects: Sequence[Span] = (),
    ) -> None:
        self.lexed = lexed
        self.gathered = gathered
        self.entities = gathered.entities
        self.hook = hook
        self.sources = [take_apart(lexed, gathered, one.source[0]) if one.source else None for one in attributions]
        self.contents = [tuple(filter(len, map(lexed.range, one.content))) for one in attributions]
        self.at = [self._place(number, one) for number, one in enumerate(attributions)]
        self.cover = self._covered()
        self.leads = leads(lexed, gathered)
        self.decided: dict[int, Decision] = {}
        self.subjects = [take_apart(lexed, gathered, span) for span in subjects]
        self.bound: dict[int, Decision] = {}
        self._directs = [any(lexed.text[at.start : at.end][:1] in _MARKS for at in one.content) for one in attributions]
        self._asked = [is_asked(lexed.text, one) for one in attributions]
        self._late: list[Entity] = []
        self._open: set[int] = set()
        self._wordings: dict[tuple[str, ...], Entity] = {}
        self._last: int | None = None

    def decide_all(self) -> None:
        """Decide every attribution, in order of the text, and follow the persons that the text speaks of between."""
        events = [(self.at[number], number) for number in range(len(self.at))]
        taken = {word for one in self.sources if one is not None for word in range(one.first, one.last + 1)}
        events += [(word, -1) for word in pointers(self.lexed, self.gathered) if word not in taken]
        events += [(one.first, -2 - number) for number, one in enumerate(self.subjects)]
        for word, number in sorted(events):
            if number < -1:
                self._bind(-2 - number)
            elif number < 0:
                self._follow(word)
            else:
                self.decide(number)
                self._last = number
        self.entities += [one for one in self._late if one not in self.entities]

    def _bind(self, number: int) -> None:
        """Decide whom a subject means that is no source; a party that its words make is no candidate for others."""
        source, known = self.subjects[number], len(self.entities)
        if source.form != "none":
            self.bound[number] = _BY_FORM[source.form](self, -1, source)
        self._late += self.entities[known:]
        del self.entities[known:]

    def _follow(self, word: int) -> None:
        """Note whom a pronoun or description between the sources means, if that is clear."""
        lexed = self.lexed
        low = lexed.lowers[word]
        span = lexed.span(word, word)
        if low in nouns.THIRD:
            source = Source("third", word, word, span, gender=nouns.THIRD[low], head=low)
        else:
            start = word - 1
            while lexed.lowers[start] != "the":
                start -= 1
            source = take_apart(lexed, self.gathered, lexed.span(start, word))
        ranked = rank(self.situation(-1, source, word), self.entities)
        if ranked[0].entity is not None and ranked[0].share >= FOLLOWED:
            ranked[0].entity.seen.append(word)

    def decide(self, number: int) -> Decision:
        """The decision on one attribution; what it depends on is decided first."""
        if number in self.decided:
            return self.decided[number]
        self._open.add(number)
        source = self.sources[number]
        decision = self.by_context(number, None) if source is None else _BY_FORM[source.form](self, number, source)
        self._open.discard(number)
        self.decided[number] = decision
        if decision.entity is not None:
            decision.entity.spoke = True
            decision.entity.seen.append(self.at[number])
        return decision

    def situation(self, number: int, source: Source, at: int | None = None) -> Situation:
        """What the ranker needs to know of the source of an attribution (-1: a mention between them, at word `at`)."""
        if at is None:
            at = self.at[number] if number >= 0 and source is self.sources[number] else source.first
        last = self._last
        spoke = self.decided[last] if last is not None and last in self.decided else None
        before = self.sources[last] if last is not None else None
        inside = self.cover[at]
        return Situation(
            self.lexed,
            source,
            at,
            spoke.entity if spoke is not None else None,
            self.at[last] if last is not None else 0,
            before is not None and before.form == source.form,
            self._enclosing(number, at),
            self.contents[number] if number >= 0 else (),
            number >= 0 and self._directs[number],
            lambda word: self.cover[word] not in (-1, inside),
            self.leads,
        )

    def _place(self, number: int, one: Attribution) -> int:
        """Number of the word at which an attribution speaks."""
        source = self.sources[number]
        if source is not None:
            return source.first
        for span in (*one.cue, *one.content):
            numbers = self.lexed.range(span)
            if numbers:
                return numbers[0]
        return 0

    def _covered(self) -> list[int]:
        """For each word the number of the attribution in whose content it stands (the innermost), or -1."""
        cover = [-1] * (len(self.lexed) + 1)
        pieces = [(words, number) for number, own in enumerate(self.contents) for words in own]
        for words, number in sorted(pieces, key=lambda pair: -len(pair[0])):
            cover[words.start : words.stop] = [number] * len(words)
        return cover

    def _enclosing(self, number: int, at: int) -> Entity | None:
        outer = self._outer(number, at)
        if outer is None or outer in self._open or (number < 0 and outer not in self.decided):
            return None
        return self.decide(outer).entity

    def _outer(self, number: int, at: int) -> int | None:
        """The attribution in whose content word `at` stands, other than `number`."""
        inside = self.cover[at]
        if inside == -1:
            return None
        if inside != number:
            return inside
        around = [
            (len(words), other)
            for other, own in enumerate(self.contents)
            if other != number
            for words in own
            if at in words
        ]
        return min(around)[1] if around else None

    # Rules: what becomes of each form of source.

    def by_name(self, _number: int, source: Source) -> Decision:
        """A name: its entity; a capital as its country."""
        entity = source.entity
        if entity is None:
            return Decision(None, "ambiguous", "name-of-two")
        country = CAPITAL.get(" ".join(entity.key))
        if country is not None and entity.kind != "person":
            key = match.key_of(country)
            whole = next((one for one in self.entities if one.kind == "country" and _same_country(one, key)), entity)
            whole.kind = "country"
            return Decision(whole, None, "capital")
        if entity.kind == "place" and " ".join(entity.key) not in REGIONS:
            entity.kind = "country"
        return Decision(entity, None, "country" if entity.kind == "country" else "name")

    def _ranked(self, number: int, source: Source, rule: Rule) -> Decision:
        ranked = rank(self.situation(number, source), self.entities, self.hook)
        best = ranked[0]
        if best.entity is None:
            return Decision(None, "no-antecedent", rule, ranked)
        if best.share < SHARE[class_of(source)]:
            close = len(ranked) > 1 and ranked[1].entity is not None
            return Decision(None, "ambiguous" if close else "no-antecedent", rule, ranked)
        if best.entity.described and best.entity.kind == "person":
            return Decision(None, "unnamed-person", rule, ranked)
        return Decision(best.entity, None, rule, ranked)

    def by_pronoun(self, number: int, source: Source) -> Decision:
        """A pronoun: whom the ranker prefers."""
        return self._ranked(number, source, "pronoun")

    def by_description(self, number: int, source: Source) -> Decision:
        """A description: a party named elsewhere, else one of these words."""
        if source.kind in ("group", "document"):
            return Decision(self._worded(source), None, "own-words")
        only = self._only_one(source)
        if only is not None:
            return Decision(only, None, "description")
        decision = self._ranked(number, source, "description")
        if decision.entity is not None or decision.reason == "unnamed-person":
            return decision
        if source.kind == "person":
            if decision.reason == "no-antecedent":
                self._worded(source)
                return Decision(None, "unnamed-person", "own-words", decision.ranked)
            return decision
        if decision.reason == "ambiguous" and len(source.words) == 1 and source.definite:
            return decision
        return Decision(self._worded(source), None, "own-words", decision.ranked)

    def _only_one(self, source: Source) -> Entity | None:
        """The one organisation of the story whose name holds the noun of a bare description ("the police")."""
        if source.kind != "org" or len(source.words) != 1 or not source.definite:
            return None
        fit = [one for one in self.entities if one.kind == "org" and not one.described and source.head in one.key]
        return fit[0] if len(fit) == 1 and fit[0].key[-1] == source.head and len(fit[0].key) > 1 else None

    def by_several(self, _number: int, source: Source) -> Decision:
        """Several names: a party of them all."""
        return Decision(self._worded(source), None, "several")

    def by_first_person(self, number: int, source: Source) -> Decision:
        """First person: the speaker of the words in which it stands, else the writer."""
        outer = self._outer(number, source.first)
        outer = self._label(source.first) if outer is None else outer
        if outer is None:
            return Decision(None, "writer", "writer")
        if outer in self._open:
            return Decision(None, "no-antecedent", "quoted-speaker")
        decision = self.decide(outer)
        return Decision(decision.entity, decision.reason, "quoted-speaker")

    def by_label(self, number: int, source: Source) -> Decision:
        """The letter of an interview: asked is who spoke last by name, and a reporter asks."""
        if source.head == "q":
            asking = next((one for one in self.entities if one.kind == "person" and one.words & _ASKING), None)
            return Decision(asking, None, "label") if asking is not None else Decision(None, "writer", "label")
        for other in sorted(self.decided, key=lambda other: -self.at[other]):
            entity = self.decided[other].entity
            named = self.decided[other].rule == "name" and entity is not None and entity.kind == "person"
            if named and self.at[other] < self.at[number] and not self._is_answer(self.at[other]):
                return Decision(entity, None, "label")
        return Decision(None, "unnamed-person", "label")

    def _is_answer(self, word: int) -> bool:
        """Whether a word stands in a paragraph that a letter of an interview opens."""
        return self._label(word) is not None

    def _label(self, word: int) -> int | None:
        """The attribution of the letter that opens the paragraph of a word."""
        block = self.lexed.block[word]
        fit = (n for n, one in enumerate(self.sources) if one is not None and one.form == "label")
        return next((n for n in fit if self.lexed.block[self.at[n]] == block), None)

    def by_vague(self, _number: int, _source: Source) -> Decision:
        """A pronoun such as "you", "one" or "this": nobody in particular."""
        return Decision(None, "no-antecedent", "vague")

    def by_relative(self, number: int, source: Source) -> Decision:
        """A relative pronoun: the name or noun phrase before it."""
        lexed, at = self.lexed, source.first
        first = max(at - LOOK_BACK, 0)
        while first < at and lexed.sentence[first] != lexed.sentence[at]:
            first += 1
        if first == at:
            return Decision(None, "no-antecedent", "relative")
        named = self.gathered.at.get(at - 1)
        personal = source.head in ("who", "whom", "whose")
        if named is not None and named[2] is not None and (named[2].kind == "person" or not personal):
            return Decision(named[2], None, "relative")
        if personal:
            person = self._apposed(first, at)
            if person is not None:
                return Decision(person, None, "relative")
        return self._noun_before(number, first, at)

    def _apposed(self, first: int, at: int) -> Entity | None:
        """The person before word `at` whose name a comma follows: "Anna Velt, a lawyer who"."""
        lexed = self.lexed
        for word in range(at - 1, first - 1, -1):
            named = self.gathered.at.get(word)
            if named is None or named[1] != word or named[2] is None or named[2].kind != "person":
                continue
            return named[2] if lexed.gap(word).strip()[:1] in (",", "(") and not lexed.possessive[word] else None
        return None

    def _noun_before(self, number: int, first: int, at: int) -> Decision:
        lexed = self.lexed
        start = at - 1
        while start > first and at - start < 8 and not lexed.gap(start - 1).strip(" -'’\"“”\xa0"):
            if lexed.lowers[start] in ("the", "a", "an", "his", "her", "their") or lexed.lowers[start - 1] in CUTS:
                break
            start -= 1
        source = take_apart(lexed, self.gathered, Span(lexed.starts[start], lexed.ends[at - 1]))
        if source.form in ("noun", "name", "open", "several") and source.form != "noun":
            decision = (
                self.by_name(number, source) if source.form == "name" else _BY_FORM[source.form](self, number, source)
            )
        elif source.form == "noun":
            decision = self.by_description(number, source)
        else:
            return Decision(None, "no-antecedent", "relative")
        return Decision(decision.entity, decision.reason, "relative", decision.ranked)

    def by_context(self, number: int, source: Source | None) -> Decision:
        """No source: the speaker is that of the statement before if the words go on from it."""
        if source is not None:
            lead = self.leads.get(self.lexed.sentence[source.first])
            if lead is not None and lead.kind == "person":
                return Decision(lead, None, "same-speaker")
        last = self._last
        if last is None or last not in self.decided or self._asked[number]:
            return Decision(None, "no-source", "no-source")
        before = self.decided[last]
        same = self.lexed.goes_on(self.at[last], self.at[number])
        if same and before.entity is not None and self.sources[last] is not None:
            return Decision(before.entity, None, "same-speaker")
        return Decision(None, "no-source", "no-source")

    def _worded(self, source: Source) -> Entity:
        """The party that a description's own words make; the same words make the same party."""
        numbers = self.lexed.range(source.span)
        first, last = numbers[0], numbers[-1]
        while first < last and self.lexed.lowers[first] in ("the", "a", "an"):
            first += 1
        key = match.key(self.lexed, first, last)
        entity = self._wordings.get(key)
        if entity is None and source.form == "noun" and source.definite and len(source.words) == 1:
            before = reversed(list(self._wordings.values()))
            entity = next((one for one in before if source.head in one.words and one.kind == source.kind), None)
        if entity is None:
            entity = Entity("group" if source.form == "several" else source.kind, key)
            entity.described = True
            entity.best = (first, last)
            entity.gender = source.gender
            entity.words = set(source.words)
            self._wordings[key] = entity
            self.entities.append(entity)
        if (first, last) not in entity.mentions:
            entity.mentions.append((first, last))
            entity.mentions.sort()
        return entity


_MARKS = frozenset("\"“”„«»'‘`")
_ASKING = frozenset("correspondent reporter interviewer editor journalist".split())

_BY_FORM: dict[Form, Callable[[Decider, int, Source], Decision]] = {
    "label": Decider.by_label,
    "name": Decider.by_name,
    "open": Decider.by_name,
    "third": Decider.by_pronoun,
    "thing": Decider.by_pronoun,
    "many": Decider.by_pronoun,
    "relative": Decider.by_relative,
    "first": Decider.by_first_person,
    "second": Decider.by_vague,
    "vague": Decider.by_vague,
    "noun": Decider.by_description,
    "several": Decider.by_several,
    "none": Decider.by_context,
}


def _same_country(entity: Entity, key: tuple[str, ...]) -> bool:
    return match.key_of(COUNTRY.get(" ".join(entity.key), "")) == key
