"""Invented news stories that show the model the forms which its corpora teach too rarely.

`stories` draws each story from a small grammar (`training.passage`, `training.vocabulary`): a headline, a dateline,
then paragraphs of reported speech in FORMS, mixed with paragraphs that report no one's words.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from training import vocabulary as words
from training.passage import OPEN, SHUT, STYLES, Block, Desk, Mark, Page, Part, closed, content, cue, low, source, up

Form = Callable[[Desk], Block]
FORMS: dict[str, Form] = {}
"""Every form of a paragraph by name."""
HEADS: dict[str, Form] = {}
"""Every form of a headline by name."""


def _form(table: dict[str, Form]) -> Callable[[Form], Form]:
    def enter(build: Form) -> Form:
        table[build.__name__.strip("_")] = build
        return build

    return enter


# Direct speech.


@_form(FORMS)
def _quote_first(desk: Desk) -> Block:
    speaker, setting = desk.speaker(), desk.setting()
    if desk.chance(0.15):
        told = [source("a", closed(speaker)), " ", cue("a", "told"), " " + desk.pick(words.AUDIENCES) + setting]
    else:
        told = [source("a", closed(speaker)), " ", cue("a", desk.pick(words.QUOTING)), setting]
    return [[*desk.quoted("a", desk.speech()), *told, ".", *_more(desk, "a")]]


@_form(FORMS)
def _quote_inverted(desk: Desk) -> Block:
    speaker = desk.speaker(pronoun=False)
    comma = "," if ", " in speaker and desk.chance(0.3) else ""
    setting = desk.setting() if comma or ", " not in speaker else ""
    told = [cue("a", desk.pick(words.INVERTED)), " ", source("a", speaker + (comma if setting else "")), setting, "."]
    return [[*desk.quoted("a", desk.speech()), *told, *_more(desk, "a")]]


def _more(desk: Desk, key: str, of: float = 0.5) -> list[Part]:
    """The quotation goes on after its cue, or does not."""
    return [" ", content(key, OPEN, desk.speech(), f".{SHUT}")] if desk.chance(of) else []


@_form(FORMS)
def _quote_after_cue(desk: Desk) -> Block:
    speaker, verb, setting = desk.speaker(), desk.pick(words.QUOTING), desk.setting(0.2)
    opening: list[Part] = [source("a", up(closed(speaker))), " "]
    if desk.chance(0.2):
        opening += [cue("a", "told"), " " + desk.pick(words.AUDIENCES) + desk.rng.choice((": ", ", "))]
    elif setting:
        opening += [cue("a", verb), setting + desk.rng.choice((": ", ", "))]
    else:
        opening += [cue("a", verb + ":"), " "] if desk.chance(0.6) else [cue("a", verb), ", "]
    return [[*opening, content("a", OPEN, desk.speech(), f".{SHUT}")]]


@_form(FORMS)
def _quote_broken(desk: Desk) -> Block:
    speaker = desk.speaker(pronoun=False)
    verb = desk.pick(words.INVERTED)
    told = [source("a", closed(speaker)), " ", cue("a", verb)]
    if desk.chance(0.4):
        told = [cue("a", verb), " ", source("a", speaker)]
    head, tail = desk.sentence(), low(desk.sentence())
    link = desk.rng.choice(("but", "and", "because", "so"))
    return [[*desk.quoted("a", head), *told, ", ", content("a", OPEN, f"{link} {tail}.", SHUT)]]


@_form(FORMS)
def _quote_over_paragraphs(desk: Desk) -> Block:
    speaker, verb = desk.speaker(pronoun=False), desk.pick(words.QUOTING)
    count = desk.rng.randint(2, 4)
    following: Block = [[content("a", OPEN, desk.speech(), ".")] for _ in range(count - 2)]
    last: Block = [[content("a", OPEN, desk.speech(), f".{SHUT}")]]
    if desk.chance(0.4):
        intro = [source("a", up(closed(speaker))), " ", cue("a", f"{verb}:"), " "]
        return [[*intro, content("a", OPEN, desk.speech(), ".")], *following, *last]
    told: list[Part] = [source("a", closed(speaker)), " ", cue("a", verb), ". "]
    return [[*desk.quoted("a", desk.speech()), *told, content("a", OPEN, desk.speech(), ".")], *following, *last]


@_form(FORMS)
def _odd_mark(desk: Desk) -> Block:
    """A quotation with one of its marks lost."""
    build = desk.rng.choice((_quote_first, _quote_after_cue, _quote_broken, _mixed))
    block = build(desk)
    marks = sum(_count(part) for part in block[0])
    dropped = desk.rng.randrange(marks) if marks else -1
    kept: list[Part] = []
    for part in block[0]:
        kept.append(_drop(part, dropped))
        dropped -= _count(part)
    return [kept]


def _count(part: Part) -> int:
    if isinstance(part, Mark):
        return sum(map(_count, part.parts))
    return part.count(OPEN) + part.count(SHUT)


def _drop(part: Part, which: int) -> Part:
    """The part without its `which`-th quotation mark."""
    if isinstance(part, Mark):
        parts = []
        for inner in part.parts:
            parts.append(_drop(inner, which))
            which -= _count(inner)
        return part._replace(parts=tuple(parts))
    at = [place for place, letter in enumerate(part) if letter in (OPEN, SHUT)]
    return part[: at[which]] + part[at[which] + 1 :] if 0 <= which < len(at) else part


# Speech reported without, or with only a few, of its words.


def _that(desk: Desk, verb: str) -> str:
    return "that " if verb in words.NEED_THAT or desk.chance(0.5) else ""


@_form(FORMS)
def _indirect(desk: Desk) -> Block:
    verb = desk.pick(words.THAT)
    opening: list[Part] = [source("a", up(closed(desk.speaker()))), " "]
    if desk.chance(0.25):
        opening += [cue("a", desk.rng.choice(("told", "told", "has told"))), " " + desk.pick(words.AUDIENCES), " "]
    else:
        opening += [cue("a", verb), desk.setting(0.15), " "]
    said = _that(desk, verb) + desk.clause(0.5)
    return [[*opening, content("a", said), ".", *_more(desk, "a", 0.15)]]


@_form(FORMS)
def _indirect_first(desk: Desk) -> Block:
    told: list[Part] = [source("a", closed(desk.speaker())), " ", cue("a", desk.pick(words.QUOTING))]
    return [[content("a", up(desk.clause(0.4))), ", ", *told, desk.setting(), "."]]


@_form(FORMS)
def _according(desk: Desk) -> Block:
    said, who, place = desk.clause(), desk.speaker(pronoun=False), desk.rng.randrange(4)
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


@_form(FORMS)
def _mixed(desk: Desk) -> Block:
    verb, fragment = desk.pick(words.THAT), desk.pick(words.FRAGMENTS)
    said: list[Part] = [_that(desk, verb), desk.subject(), " was ", OPEN, fragment, SHUT]
    if desk.chance(0.5):
        said += [" and that ", desk.clause(0.1)]
    return [[source("a", up(closed(desk.speaker()))), " ", cue("a", verb), " ", content("a", *said), "."]]


@_form(FORMS)
def _called(desk: Desk) -> Block:
    verb = desk.rng.choice(("called", "described", "has called", "dismissed", "denounced"))
    joint = " " if "called" in verb else " as "
    said: list[Part] = [desk.subject(), joint, OPEN, desk.pick(words.FRAGMENTS)]
    end: list[Part] = [content("a", *said, f".{SHUT}")] if desk.comma_inside else [content("a", *said, SHUT), "."]
    return [[source("a", up(closed(desk.speaker()))), " ", cue("a", verb), " ", *end]]


@_form(FORMS)
def _intends(desk: Desk) -> Block:
    said = content("a", "to " + desk.action())
    return [[source("a", up(closed(desk.speaker()))), " ", cue("a", desk.pick(words.INTENDING)), " ", said, "."]]


@_form(FORMS)
def _urges(desk: Desk) -> Block:
    said = content("a", desk.pick(desk.topic.addressed) + " to " + desk.action())
    return [[source("a", up(closed(desk.speaker()))), " ", cue("a", desk.pick(words.URGING)), " ", said, "."]]


@_form(FORMS)
def _judges(desk: Desk) -> Block:
    said = content("a", desk.subject())
    return [[source("a", up(closed(desk.speaker()))), " ", cue("a", desk.pick(words.JUDGING)), " ", said, "."]]


@_form(FORMS)
def _asks(desk: Desk) -> Block:
    said = content("a", "whether " + desk.clause(0))
    told = [" ", desk.pick(words.AUDIENCES)] if desk.chance(0.3) else []
    return [[source("a", up(closed(desk.speaker()))), " ", cue("a", "asked"), *told, " ", said, "."]]


@_form(FORMS)
def _shared_source(desk: Desk) -> Block:
    first, second = desk.pick(words.THAT), desk.rng.choice(("added", "warned", "insisted", "noted", "stressed"))
    opening: list[Part] = [source("ab", up(closed(desk.speaker()))), " ", cue("a", first), " "]
    opening.append(content("a", _that(desk, first) + desk.clause(0)))
    if desk.chance(0.4):
        said = content("b", "that " + desk.clause(0))
        return [[*opening, ", ", cue("b", desk.rng.choice(("adding", "warning", "noting"))), " ", said, "."]]
    if desk.chance(0.3):
        return [[*opening, " and ", cue("b", desk.pick(words.INTENDING)), " ", content("b", "to " + desk.action()), "."]]
    return [[*opening, " and ", cue("b", second), " ", content("b", "that " + desk.clause(0)), "."]]


@_form(FORMS)
def _relative(desk: Desk) -> Block:
    """A source that is only the word who."""
    person = desk.rng.choice(desk.cast)
    name = up(desk.name(person, pronoun=False).split(", ")[0])
    told: list[Part] = [", ", source("a", "who"), " ", cue("a", desk.pick(words.THAT)), " "]
    deed = desk.rng.choice((", arrived in {town} on {day}.", ", left without taking questions.", ", is 61 years old."))
    return [[name, *told, content("a", "that " + desk.clause(0)), desk.fill(deed)]]


@_form(FORMS)
def _unsourced(desk: Desk) -> Block:
    subject, place = up(desk.subject()), desk.rng.randrange(3)
    if place == 0:
        verb = cue("a", desk.rng.choice(("was reported", "was said", "has been alleged", "is feared", "was announced")))
        return [["It ", verb, desk.setting(0.2), " ", content("a", "that " + desk.clause()), "."]]
    if place == 1:
        verb = cue("a", desk.rng.choice(("reportedly", "allegedly")))
        return [[content("a", subject), " ", verb, " ", content("a", desk.pick(desk.topic.predicates)), "."]]
    person = desk.rng.choice(desk.cast)
    who = content("a", up(desk.name(person).split(", ")[0]))
    return [[who, " ", cue("a", desk.pick(words.UNSOURCED)), " ", content("a", "to " + desk.action()), "."]]


@_form(FORMS)
def _passed_on(desk: Desk) -> Block:
    """Words that reach the story through another: `Velt said ..., ONA reported`."""
    paper = desk.pick(words.PAPERS + words.AGENCIES[:3])
    if desk.chance(0.4):
        told: list[Part] = [source("a", closed(desk.speaker(pronoun=False))), " ", cue("a", "was quoted as saying")]
        return [[*desk.quoted("a", desk.speech(2)), *told, f" by {paper}", desk.setting(0.2), "."]]
    inner: list[Part] = [source("a", up(closed(desk.speaker(pronoun=False)))), " ", cue("a", desk.pick(words.QUOTING[:4]))]
    said = content("b", *inner, " ", content("a", "that " + desk.clause(0)))
    if desk.chance(0.5):
        return [[said, ", ", source("b", paper), " ", cue("b", "reported"), "."]]
    return [[said, ", ", cue("b", "according to"), " ", source("b", paper), "."]]


# Forms of press releases and interviews.


@_form(FORMS)
def _pull_quote(desk: Desk) -> Block:
    person = desk.rng.choice(desk.cast)
    name = desk.rng.choice((f"{person.first} {person.last}, {person.office}", f"{person.first} {person.last}"))
    dash = desk.rng.choice(("—", "—", "–", "-", "--", "―"))
    quote = content("a", OPEN, desk.speech(), f".{SHUT}")
    signed: list[Part] = [cue("a", dash), desk.rng.choice(("", " ")), source("a", name)]
    return [[quote], signed] if desk.chance(0.4) else [[quote, " ", *signed]]


@_form(FORMS)
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


@_form(FORMS)
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
        asked, answer = desk.pick(words.ASKED), f"{desk.pick(words.ANSWERS)}. {desk.speech()}."
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


@_form(FORMS)
def _plain(desk: Desk) -> Block:
    return [[desk.plain()]]


@_form(FORMS)
def _marked(desk: Desk) -> Block:
    """Quotation marks around a nickname, a title or a term."""
    lines = desk.rng.sample(words.MARKED, desk.rng.randint(1, 2))
    return [[" ".join(desk.fill(line) for line in lines)]]


@_form(FORMS)
def _stray_mark(desk: Desk) -> Block:
    plain = desk.plain()
    return [[desk.rng.choice((OPEN + plain, plain + SHUT, plain + " " + OPEN))]]


@_form(FORMS)
def _line(desk: Desk) -> Block:
    return [[desk.pick(words.LINES)]]


# Headlines.


def _claim(desk: Desk) -> str:
    return desk.clause(0).removeprefix("the ")


def _heading_source(desk: Desk) -> str:
    return desk.rng.choice((*(person.last for person in desk.cast), *words.PAGE_SOURCES))


@_form(HEADS)
def _head_dash(desk: Desk) -> Block:
    dash = desk.rng.choice(("-", "-", "—", "–"))
    who = source("a", _heading_source(desk))
    return [[content("a", up(_claim(desk))), " ", cue("a", dash), " ", who]]


@_form(HEADS)
def _head_colon(desk: Desk) -> Block:
    said = _claim(desk) if desk.chance(0.7) else desk.rng.choice((OPEN + desk.sentence() + SHUT, desk.sentence()))
    return [[source("a", up(_heading_source(desk))), cue("a", ":"), " ", content("a", up(said))]]


@_form(HEADS)
def _head_says(desk: Desk) -> Block:
    verb = desk.rng.choice(("says", "warns", "denies", "insists", "believes"))
    return [[source("a", up(_heading_source(desk))), " ", cue("a", verb), " ", content("a", _claim(desk))]]


@_form(HEADS)
def _head_fragment(desk: Desk) -> Block:
    thing, who = up(desk.subject().removeprefix("the ")), source("a", _heading_source(desk))
    said = content("a", f"{thing} ⟨{desk.pick(words.FRAGMENTS)}⟩")
    return [[said, ", ", cue("a", "says"), " ", who]] if desk.chance(0.7) else [[said, " ", cue("a", "-"), " ", who]]


@_form(HEADS)
def _head_plain(desk: Desk) -> Block:
    return [[desk.fill(desk.rng.choice(desk.topic.narrative)).removesuffix(".")]]


# Whole stories.


def _dateline(desk: Desk) -> str:
    town, agency = desk.rng.choice(words.TOWNS), desk.rng.choice(words.AGENCIES)
    date = f"{desk.rng.choice(words.MONTHS)} {desk.rng.randint(1, 28)}"
    return desk.rng.choice(
        (
            f"{town.upper()}, {date}. /{agency}/. ",
            f"{town.upper()}, {date} ({agency}) - ",
            f"{town.upper()} ({agency}) - ",
            f"{town.upper()} ({agency}) — ",
            f"{town.upper()} — ",
            f"{town}, {date} – ",
            f"({agency}) ",
        )
    )


LEADS = ("indirect", "indirect_first", "quote_first", "according", "intends", "urges", "plain", "mixed", "passed_on")
OFTEN = ("plain", "plain", "plain", "quote_first", "marked", "marked", "quote_over_paragraphs", "odd_mark")


def _story(name: str, rng: random.Random) -> dict[str, Any]:
    style = rng.choice(STYLES)
    page = Page(style, rng.choice("''’"))
    desk = Desk(rng, style.comma_inside)
    shown: list[str] = []

    def show(form: str, before: str = "") -> int:
        block = (HEADS if form in HEADS else FORMS)[form](desk)
        page.add([[before, *block[0]], *block[1:]])
        shown.append(form)
        return len(block)

    if desk.chance(0.75):
        show(rng.choice(tuple(HEADS)))
    if desk.chance(0.2):
        show("line")
    left = rng.randint(4, 10)
    if desk.chance(0.6):
        left -= show(rng.choice(LEADS), _dateline(desk))
    while left > 0:
        left -= show(rng.choice((*FORMS, *OFTEN)))
    return {"id": name, "text": page.text, "attributions": page.attributions, "forms": shown}


def stories(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """`count` invented stories, the same for the same seed.

    Each has `id`, `text`, `attributions` (lists of half-open code point spans for source, cue and content, as in
    PolNeAR) and `forms`, the names of what it shows in order.
    """
    for number in range(count):
        yield _story(f"forms-{seed}-{number}", random.Random(f"{seed}:{number}"))
