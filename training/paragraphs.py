"""The forms of a paragraph in invented news: reported speech of every make, and paragraphs without any.

A form takes the desk of its story and gives a block of paragraphs, in which a letter names an attribution.
"""

from __future__ import annotations

from collections.abc import Callable

from training import vocabulary as words
from training.passage import (
    OPEN,
    SHUT,
    Block,
    Desk,
    Mark,
    Part,
    closed,
    content,
    count_marks,
    cue,
    drop_mark,
    low,
    source,
    up,
)

Form = Callable[[Desk], Block]
FORMS: dict[str, Form] = {}
"""Every form of a paragraph by name."""


def enter(table: dict[str, Form]) -> Callable[[Form], Form]:
    """A decorator that enters a form in the table under its name."""

    def entered(build: Form) -> Form:
        table[build.__name__.strip("_")] = build
        return build

    return entered


# Direct speech.


@enter(FORMS)
def _quote_first(desk: Desk) -> Block:
    speaker = desk.speaker()
    verb = desk.verb(words.QUOTING, speaker)
    told: list[Part] = [cue("a", verb), desk.setting(verb=verb)]
    if desk.chance(0.15):
        told = [cue("a", "told"), " " + desk.pick(words.AUDIENCES)]
    return [[*desk.quoted("a", desk.speech()), source("a", closed(speaker)), " ", *told, ".", *_more(desk, "a")]]


@enter(FORMS)
def _quote_inverted(desk: Desk) -> Block:
    speaker = desk.speaker(pronoun=False)
    comma = "," if ", " in speaker and desk.chance(0.3) else ""
    setting = desk.setting() if comma or ", " not in speaker else ""
    who = source("a", speaker + (comma if setting else ""))
    told: list[Part] = [cue("a", desk.verb(words.INVERTED, speaker)), " ", who, setting, "."]
    return [[*desk.quoted("a", desk.speech()), *told, *_more(desk, "a")]]


def _more(desk: Desk, key: str, of: float = 0.5) -> list[Part]:
    """The quotation goes on after its cue, or does not."""
    return [" ", content(key, OPEN, desk.speech(), f".{SHUT}")] if desk.chance(of) else []


@enter(FORMS)
def _quote_after_cue(desk: Desk) -> Block:
    speaker = desk.speaker()
    verb = desk.verb(words.QUOTING, speaker)
    setting = desk.setting(0.2, verb)
    opening: list[Part] = [source("a", up(closed(speaker))), " "]
    if desk.chance(0.2):
        opening += [cue("a", "told"), " " + desk.pick(words.AUDIENCES) + desk.rng.choice((": ", ", "))]
    elif setting:
        opening += [cue("a", verb), setting + desk.rng.choice((": ", ", "))]
    else:
        opening += [cue("a", verb + ":"), " "] if desk.chance(0.6) else [cue("a", verb), ", "]
    return [[*opening, content("a", OPEN, desk.speech(), f".{SHUT}")]]


@enter(FORMS)
def _quote_broken(desk: Desk) -> Block:
    speaker = desk.speaker(pronoun=False)
    verb = desk.verb(words.INVERTED, speaker)
    told: list[Part] = [source("a", closed(speaker)), " ", cue("a", verb)]
    if desk.chance(0.4):
        told = [cue("a", verb), " ", source("a", speaker)]
    head, tail = desk.sentence(), low(desk.sentence())
    link = desk.rng.choice(("but", "and", "because", "so"))
    return [[*desk.quoted("a", head), *told, ", ", content("a", OPEN, f"{link} {tail}.", SHUT)]]


@enter(FORMS)
def _quote_over_paragraphs(desk: Desk) -> Block:
    speaker = desk.speaker(pronoun=False)
    verb = desk.verb(words.QUOTING, speaker)
    count = desk.rng.randint(2, 4)
    following: Block = [[content("a", OPEN, desk.speech(), ".")] for _ in range(count - 2)]
    last: Block = [[content("a", OPEN, desk.speech(), f".{SHUT}")]]
    if desk.chance(0.3):
        end: list[Part] = [
            *desk.quoted("a", desk.speech()),
            source("a", closed(speaker)),
            " ",
            cue("a", verb),
            ".",
        ]
        return [*following, [content("a", OPEN, desk.speech(), ".")], end]
    if desk.chance(0.4):
        intro: list[Part] = [source("a", up(closed(speaker))), " ", cue("a", f"{verb}:"), " "]
        return [[*intro, content("a", OPEN, desk.speech(), ".")], *following, *last]
    told: list[Part] = [source("a", closed(speaker)), " ", cue("a", verb), ". "]
    return [
        [*desk.quoted("a", desk.speech()), *told, content("a", OPEN, desk.speech(), ".")],
        *following,
        *last,
    ]


@enter(FORMS)
def _odd_mark(desk: Desk) -> Block:
    """A quotation with one of its marks lost."""
    build = desk.rng.choice((_quote_first, _quote_after_cue, _quote_broken, _mixed))
    block = build(desk)
    marks = sum(count_marks(part) for part in block[0])
    dropped = desk.rng.randrange(marks) if marks else -1
    kept: list[Part] = []
    for part in block[0]:
        kept.append(drop_mark(part, dropped))
        dropped -= count_marks(part)
    return [kept]


# Speech reported without, or with only a few, of its words.


def _that(desk: Desk, verb: str) -> str:
    return "that " if verb in words.NEED_THAT or desk.chance(0.5) else ""


@enter(FORMS)
def _indirect(desk: Desk) -> Block:
    told = desk.chance(0.25)
    speaker = desk.speaker(documents=not told)
    document = speaker in desk.documents
    verb = "told" if told else desk.verb(words.FINDING if document else words.THAT, speaker)
    aside = " " + desk.pick(words.AUDIENCES) if told else "" if document else desk.setting(0.15, verb)
    said = content("a", _that(desk, verb) + desk.clause(0.5))
    more = [] if document else _more(desk, "a", 0.15)
    return [[source("a", up(closed(speaker))), " ", cue("a", verb), aside, " ", said, ".", *more]]


@enter(FORMS)
def _indirect_first(desk: Desk) -> Block:
    speaker = desk.speaker()
    verb = desk.verb(words.QUOTING, speaker)
    told: list[Part] = [source("a", closed(speaker)), " ", cue("a", verb), desk.setting(verb=verb), "."]
    return [[content("a", up(desk.clause(0.4))), ", ", *told]]


@enter(FORMS)
def _according(desk: Desk) -> Block:
    said, who, place = desk.clause(), desk.speaker(pronoun=False, documents=True), desk.rng.randrange(4)
    words_of = source("a", who)
    if place == 0:
        return [[cue("a", "According to"), " ", words_of, ", ", content("a", said), "."]]
    if place == 1:
        return [[content("a", up(said)), ", ", cue("a", "according to"), " ", words_of, "."]]
    if place == 2:
        head, tail = up(desk.subject()), desk.pick(desk.topic.predicates)
        return [[content("a", head), ", ", cue("a", "according to"), " ", words_of, ", ", content("a", tail), "."]]
    speech = content("a", OPEN, desk.speech(1), f".{SHUT}")
    return [[cue("a", "According to"), " ", words_of, ", ", content("a", said), ". ", speech]]


@enter(FORMS)
def _mixed(desk: Desk) -> Block:
    speaker, fragment = desk.speaker(), desk.fresh(words.FRAGMENTS)
    verb = desk.verb(words.THAT, speaker)
    said: list[Part] = [_that(desk, verb), desk.fresh(desk.topic.subjects), " was ", OPEN, fragment, SHUT]
    if desk.chance(0.5):
        said += [" and that ", desk.clause(0.1)]
    return [[source("a", up(closed(speaker))), " ", cue("a", verb), " ", content("a", *said), "."]]


@enter(FORMS)
def _called(desk: Desk) -> Block:
    speaker = desk.speaker()
    verb = desk.verb(("called", "described", "has called", "dismissed", "denounced"), speaker)
    joint = " " if "called" in verb else " as "
    said: list[Part] = [desk.subject(), joint, OPEN, desk.pick(words.FRAGMENTS)]
    end: list[Part] = [content("a", *said, f".{SHUT}")] if desk.comma_inside else [content("a", *said, SHUT), "."]
    return [[source("a", up(closed(speaker))), " ", cue("a", verb), " ", *end]]


def _told(desk: Desk, verbs: tuple[str, ...], said: Mark) -> Block:
    speaker = desk.speaker()
    return [[source("a", up(closed(speaker))), " ", cue("a", desk.verb(verbs, speaker)), " ", said, "."]]


@enter(FORMS)
def _intends(desk: Desk) -> Block:
    said = content("a", "to " + desk.action())
    return _told(desk, words.INTENDING, said)


@enter(FORMS)
def _urges(desk: Desk) -> Block:
    said = content("a", desk.pick(desk.topic.addressed) + " to " + desk.action())
    return _told(desk, words.URGING, said)


@enter(FORMS)
def _judges(desk: Desk) -> Block:
    said = content("a", desk.subject())
    return _told(desk, words.JUDGING, said)


@enter(FORMS)
def _asks(desk: Desk) -> Block:
    said = content("a", "whether " + desk.clause(0))
    told: list[Part] = [" ", desk.pick(desk.topic.addressed)] if desk.chance(0.3) else []
    return [[source("a", up(closed(desk.speaker()))), " ", cue("a", "asked"), *told, " ", said, "."]]


@enter(FORMS)
def _shared_source(desk: Desk) -> Block:
    speaker = desk.speaker()
    first = desk.verb(words.THAT, speaker)
    opening: list[Part] = [source("ab", up(closed(speaker))), " ", cue("a", first), " "]
    opening.append(content("a", _that(desk, first) + desk.clause(0)))
    if desk.chance(0.4):
        said = content("b", "that " + desk.clause(0))
        return [[*opening, ", ", cue("b", desk.rng.choice(("adding", "warning", "noting"))), " ", said, "."]]
    if desk.chance(0.3):
        verb = desk.verb(words.INTENDING, speaker)
        return [[*opening, " and ", cue("b", verb), " ", content("b", "to " + desk.action()), "."]]
    second = desk.rng.choice(("added", "warned", "insisted", "noted", "stressed"))
    return [[*opening, " and ", cue("b", second), " ", content("b", "that " + desk.clause(0)), "."]]


@enter(FORMS)
def _relative(desk: Desk) -> Block:
    """A source that is only the word who."""
    person = desk.rng.choice(desk.cast)
    name = desk.name(person, pronoun=False).split(", ")[0]
    if desk.chance(0.4):
        spoken = [*desk.quoted("b", desk.speech(2)), cue("b", "said"), " ", source("b", name), ", "]
        verb = cue("a", desk.rng.choice(("added", "also said", "warned", "believes", "insists", "denied")))
        return [[*spoken, source("a", "who"), " ", verb, " ", content("a", "that " + desk.clause(0)), "."]]
    told: list[Part] = [", ", source("a", "who"), " ", cue("a", desk.pick(words.THAT)), " "]
    deed = desk.rng.choice((", arrived in {town} on {day}.", ", left without taking questions.", ", is 61 years old."))
    return [[up(name), *told, content("a", "that " + desk.clause(0)), desk.fill(deed)]]


@enter(FORMS)
def _unsourced(desk: Desk) -> Block:
    subject, place = up(desk.subject()), desk.rng.randrange(3)
    if place == 0:
        verb = cue(
            "a",
            desk.rng.choice(("was reported", "was said", "has been alleged", "is feared", "was announced")),
        )
        return [["It ", verb, " ", content("a", "that " + desk.clause()), "."]]
    if place == 1:
        verb = cue("a", desk.rng.choice(("reportedly", "allegedly")))
        return [[content("a", subject), " ", verb, " ", content("a", desk.pick(desk.topic.predicates)), "."]]
    person = desk.rng.choice(desk.cast)
    who = content("a", up(desk.name(person).split(", ")[0]))
    if desk.chance(0.5):
        verb = cue("a", desk.rng.choice(("is expected", "is widely expected", "was expected")))
        return [[who, " ", verb, " ", content("a", "to " + desk.action()), "."]]
    return [
        [
            who,
            " ",
            cue("a", desk.pick(words.UNSOURCED)),
            " ",
            content("a", "to be ready to " + desk.action()),
            ".",
        ]
    ]


@enter(FORMS)
def _passed_on(desk: Desk) -> Block:
    """Words that reach the story through another: `Velt said ..., ONA reported`."""
    paper = desk.pick(words.PAPERS + words.AGENCIES[:3])
    if desk.chance(0.4):
        told: list[Part] = [source("a", closed(desk.name(desk.rng.choice(desk.cast), pronoun=False))), " "]
        told.append(cue("a", "was quoted as saying"))
        return [[*desk.quoted("a", desk.speech(2)), *told, f" by {paper}", desk.setting(0.2), "."]]
    inner: list[Part] = [source("a", up(closed(desk.speaker(pronoun=False)))), " ", cue("a", "said")]
    said = content("b", *inner, " ", content("a", "that " + desk.clause(0)))
    if desk.chance(0.5):
        return [[said, ", ", source("b", paper), " ", cue("b", "reported"), "."]]
    return [[said, ", ", cue("b", "according to"), " ", source("b", paper), "."]]


# Forms of press releases and interviews.


@enter(FORMS)
def _pull_quote(desk: Desk) -> Block:
    person = desk.rng.choice(desk.cast)
    name = desk.rng.choice((f"{person.first} {person.last}, {person.office}", f"{person.first} {person.last}"))
    dash = desk.rng.choice(("—", "—", "–", "-", "--", "―"))
    quote = content("a", OPEN, desk.speech(), f".{SHUT}")
    signed: list[Part] = [cue("a", dash), desk.rng.choice(("", " ")), source("a", name)]
    return [[quote], signed] if desk.chance(0.4) else [[quote, " ", *signed]]


@enter(FORMS)
def _statement(desk: Desk) -> Block:
    body, person = desk.pick(words.BODIES), desk.rng.choice(desk.cast)
    full = f"{person.first} {person.last}"
    before, who = desk.rng.choice(
        (
            ("From ", body),
            ("Statement by ", f"{person.title} {full}"),
            ("Statement by ", body),
            ("", f"{full} ({desk.pick(words.PARTIES)})"),
            ("", f"{full}, {person.office}"),
            ("In the words of ", full),
        )
    )
    whole = desk.speech(4)
    said = content("a", OPEN, whole, f".{SHUT}") if desk.chance(0.7) else content("a", whole, ".")
    return [[before, source("a", who), cue("a", ":"), " ", said]]


@enter(FORMS)
def _interview(desk: Desk) -> Block:
    person = desk.rng.choice(desk.cast)
    asks, tells = desk.rng.choice(
        (
            ("Q", "A"),
            ("Q", "A"),
            (desk.pick(words.AGENCIES[:3]), person.last),
            ("Interviewer", f"{person.first} {person.last}"),
            ("Question", "Answer"),
            (desk.rng.choice(words.WOMEN), person.last.upper()),
        )
    )
    block: Block = []
    for _ in range(desk.rng.randint(1, 3)):
        asked, answer = desk.fresh(words.ASKED), f"{desk.fresh(words.ANSWERS)}. {desk.speech()}."
        block.append([source("a", asks), cue("a", ":"), " ", content("a", asked, "?")])
        block.append([source("b", tells), cue("b", ":"), " ", content("b", answer)])
    return _own_keys(block)


def _own_keys(block: Block) -> Block:
    """The block with a key of its own for every paragraph: each turn is one attribution."""
    return [
        [part._replace(keys=chr(ord("a") + at)) if isinstance(part, Mark) else part for part in paragraph]
        for at, paragraph in enumerate(block)
    ]


# Paragraphs that report no one's words.


@enter(FORMS)
def _plain(desk: Desk) -> Block:
    return [[desk.plain()]]


@enter(FORMS)
def _marked(desk: Desk) -> Block:
    """Quotation marks around a nickname, a title or a term."""
    return [[" ".join(desk.fresh(words.MARKED) for _ in range(desk.rng.randint(1, 2)))]]


@enter(FORMS)
def _stray_mark(desk: Desk) -> Block:
    plain = desk.plain()
    return [[desk.rng.choice((OPEN + plain, plain + SHUT, plain + " " + OPEN))]]


@enter(FORMS)
def _line(desk: Desk) -> Block:
    return [[desk.pick(words.LINES)]]
