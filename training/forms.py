"""Invented news stories that show the model the forms which its corpora teach too rarely.

`stories` draws each story from a small grammar (`training.paragraphs`): a headline, a dateline,
then paragraphs in one of FORMS, mixed with paragraphs that report no one's words.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from training import vocabulary as words
from training.paragraphs import FORMS, Form, enter
from training.passage import (
    OPEN,
    SHUT,
    STYLES,
    Block,
    Desk,
    Page,
    content,
    cue,
    source,
    up,
)

HEADS: dict[str, Form] = {}
"""Every form of a headline by name."""

# Headlines.


def _claim(desk: Desk) -> str:
    return desk.clause(0).removeprefix("the ")


def _heading_source(desk: Desk) -> str:
    return desk.rng.choice((*(person.last for person in desk.cast), *words.HEADLINE_SOURCES))


@enter(HEADS)
def _head_dash(desk: Desk) -> Block:
    dash = desk.rng.choice(("-", "-", "—", "–"))
    who = source("a", _heading_source(desk))
    return [[content("a", up(_claim(desk))), " ", cue("a", dash), " ", who]]


@enter(HEADS)
def _head_colon(desk: Desk) -> Block:
    said = _claim(desk) if desk.chance(0.7) else desk.rng.choice((OPEN + desk.sentence() + SHUT, desk.sentence()))
    return [[source("a", up(_heading_source(desk))), cue("a", ":"), " ", content("a", up(said))]]


@enter(HEADS)
def _head_says(desk: Desk) -> Block:
    verb = desk.rng.choice(("says", "warns", "denies", "insists", "believes"))
    return [[source("a", up(_heading_source(desk))), " ", cue("a", verb), " ", content("a", _claim(desk))]]


@enter(HEADS)
def _head_fragment(desk: Desk) -> Block:
    thing, who = up(desk.subject().removeprefix("the ")), source("a", _heading_source(desk))
    said = content("a", f"{thing} ⟨{desk.pick(words.FRAGMENTS)}⟩")
    return [[said, ", ", cue("a", "says"), " ", who]] if desk.chance(0.7) else [[said, " ", cue("a", "-"), " ", who]]


@enter(HEADS)
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


LEADS = (
    "indirect",
    "indirect_first",
    "quote_first",
    "according",
    "intends",
    "urges",
    "plain",
    "mixed",
    "passed_on",
)
OFTEN = ("plain", "plain", "plain", "quote_first", "marked", "marked", "quote_over_paragraphs", "odd_mark")


def _story(name: str, rng: random.Random) -> dict[str, Any]:
    style = rng.choice(STYLES)
    page = Page(style, rng.choice("''’"))
    desk = Desk(rng, style.comma_inside)
    shown: list[str] = []

    def show(form: str, before: str = "", most: int = 12) -> int:
        block = (HEADS if form in HEADS else FORMS)[form](desk)
        if len(block) > most:
            return 0
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
        left -= show(rng.choice((*FORMS, *OFTEN)), most=left)
    return {"id": name, "text": page.text, "attributions": page.attributions, "forms": shown}


def stories(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """`count` invented stories, the same for the same seed.

    Each has `id`, `text`, `attributions` (lists of half-open code point spans for source, cue and content, as in
    PolNeAR) and `forms`, the names of what it shows in order.
    """
    for number in range(count):
        yield _story(f"forms-{seed}-{number}", random.Random(f"{seed}:{number}"))
