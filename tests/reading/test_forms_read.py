"""What the packaged model must read in each form of reported speech: small stories, and what must be found in them.

A case holds if some statement has the source, the cue and the content that it names. Words are compared without the
quotation marks, commas and spaces at the ends of pieces, on which usage differs, and a running quotation may be cut
into pieces anywhere; nothing else is forgiven.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pytest

from onrecord.intake.item import Item
from onrecord.pages.page import Block, Page
from onrecord.reader import read
from onrecord.reading.forms import complete
from onrecord.reading.reading import Attribution
from onrecord.record.evidence import Evidence
from onrecord.record.record import Record, Statement
from onrecord.span import Span

EDGES = " \n\t\"“”„‟'‘’‚«»‹›`´,.;:–—-()"


class Case(NamedTuple):
    """A story, and of one statement in it the source (empty: none), the cue and the pieces of content."""

    story: str
    source: str
    cue: str
    content: tuple[str, ...]
    form: str | None = None


def case(story: str, source: str, cue: str, *content: str, form: str | None = None) -> Case:
    return Case(story, source, cue, content, form)


def bare(words: str) -> str:
    return " ".join(words.strip(EDGES).split())


def joined(pieces: tuple[Evidence, ...]) -> str:
    return " … ".join(bare(piece.text) for piece in pieces)


def _running(pieces: Iterable[str]) -> str:
    """Words of content one after another, without the quotation marks that open a paragraph or a piece."""
    return " ".join(bare(line) for piece in pieces for line in piece.split("\n\n"))


def _cue(words: str) -> str:
    """A cue of words without the colon or comma after it; a colon or dash that is itself the cue as it is."""
    return bare(words) or words


def holds(one: Statement, wanted: Case) -> bool:
    """Whether a statement is the one that a case asks for; an article before the source is free."""
    source = bare(joined(one.source))
    return (
        source.lower().removeprefix("the ") == bare(wanted.source).lower().removeprefix("the ")
        and _cue(" ".join(piece.text for piece in one.cue)) == wanted.cue
        and _running(piece.text for piece in one.content) == _running(wanted.content)
        and (wanted.form is None or one.form == wanted.form)
    )


def said(record: Record) -> str:
    """What was found, for the message of a test that fails."""
    return "\n".join(
        f"[{joined(one.source)}] [{joined(one.cue)}] [{joined(one.content)}] {one.form}" for one in record.statements
    )


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


LEDE = "TORSUND, March 2. /ONA/. Fishing boats stayed in the harbour for a third day on Sunday as a storm crossed the strait."
"""A paragraph that reports nobody's words, before or after those that do."""

DIRECT = [
    case(page(LEDE, '"The harbour will open on Monday," Anna Velt said.'), "Anna Velt", "said", "The harbour will open on Monday", form="direct"),
    case(page(LEDE, 'Harbour master Jon Berg told reporters: "Nobody leaves before the wind drops."'), "Harbour master Jon Berg", "told", "Nobody leaves before the wind drops", form="direct"),
    case(page(LEDE, '"We lost two nets and a good deal of sleep," the skipper added.'), "the skipper", "added", "We lost two nets and a good deal of sleep", form="direct"),
    case(page(LEDE, '"The ferry is old but sound," minister Marit Dahl replied when asked about the damage.'), "minister Marit Dahl", "replied", "The ferry is old but sound", form="direct"),
]  # fmt: skip
INDIRECT = [
    case(page(LEDE, "Anna Velt said that the harbour would open again on Monday."), "Anna Velt", "said", "that the harbour would open again on Monday", form="indirect"),
    case(page(LEDE, "The ministry announced that two ferries would be sold before the summer."), "The ministry", "announced", "that two ferries would be sold before the summer", form="indirect"),
    case(page(LEDE, "The ferries will run again from Monday, harbour master Jon Berg said."), "harbour master Jon Berg", "said", "The ferries will run again from Monday", form="indirect"),
    case(page(LEDE, "Dahl denied that the government had promised new boats to the islanders."), "Dahl", "denied", "that the government had promised new boats to the islanders", form="indirect"),
]  # fmt: skip
MIXED = [
    case(page(LEDE, 'Anna Velt said the storm was "the worst in thirty years" and that the harbour would stay closed.'), "Anna Velt", "said", 'the storm was "the worst in thirty years" and that the harbour would stay closed', form="mixed"),
    case(page(LEDE, "Dahl said the ministry would “look at every claim” that the skippers made."), "Dahl", "said", "the ministry would “look at every claim” that the skippers made", form="mixed"),
    case(page(LEDE, 'The council warned that the pier was "beyond repair" and should be pulled down.'), "The council", "warned", 'that the pier was "beyond repair" and should be pulled down', form="mixed"),
]  # fmt: skip
RUNNING_ON = [
    case(page(LEDE, "“We have waited for this bridge for ten years,” Anna Velt said. “We can wait for one more.", "“But we will not wait for ever.”"), "Anna Velt", "said", "We have waited for this bridge for ten years", "We can wait for one more", "But we will not wait for ever", form="direct"),
    case(page(LEDE, 'Jon Berg told the council: "The pier was built by our fathers.', '"It was never meant to carry lorries.', '"It should be closed before somebody is hurt."'), "Jon Berg", "told", "The pier was built by our fathers", "It was never meant to carry lorries", "It should be closed before somebody is hurt", form="direct"),
    case(page(LEDE, "“The islands are not for sale, and they never were,” Dahl said. “Anyone who thinks so has not been here.", "“I would ask such people to come and look.”", LEDE), "Dahl", "said", "The islands are not for sale, and they never were", "Anyone who thinks so has not been here", "I would ask such people to come and look", form="direct"),
]  # fmt: skip
ODD_MARKS = [
    case(page('Velt called the plan "a mistake and left the hall before the vote.', '"The harbour will open on Monday," Jon Berg said.'), "Jon Berg", "said", "The harbour will open on Monday", form="direct"),
    case(page('"The harbour will open on Monday," Jon Berg said.', 'The plan was dropped," a paper wrote. Nobody knows why.', "Dahl said that the ferries would be sold."), "Dahl", "said", "that the ferries would be sold", form="indirect"),
    case(page("“The pier is safe, the council wrote in a letter to the skippers.", LEDE, "“We do not believe a word of it,” Anna Velt said."), "Anna Velt", "said", "We do not believe a word of it", form="direct"),
]  # fmt: skip
BROKEN = [
    case(page(LEDE, '"The harbour," Anna Velt said, "will open on Monday."'), "Anna Velt", "said", "The harbour", "will open on Monday", form="direct"),
    case(page(LEDE, "“We have a plan,” Dahl told reporters, “and we have the money for it.”"), "Dahl", "told", "We have a plan", "and we have the money for it", form="direct"),
    case(page(LEDE, "“I was there,” the ferryman said. “I saw the light go out.”"), "the ferryman", "said", "I was there", "I saw the light go out", form="direct"),
]  # fmt: skip
ORDER = [
    case(page(LEDE, 'Anna Velt said: "The harbour will open on Monday."'), "Anna Velt", "said", "The harbour will open on Monday"),
    case(page(LEDE, '"The harbour will open on Monday," said Anna Velt.'), "Anna Velt", "said", "The harbour will open on Monday"),
    case(page(LEDE, "Speaking in Torsund, Dahl said: “The islands are not for sale.”"), "Dahl", "said", "The islands are not for sale"),
    case(page(LEDE, "The pier, the council said, would be pulled down before the winter."), "the council", "said", "The pier", "would be pulled down before the winter"),
    case(page(LEDE, "Forty boats, said harbour master Jon Berg, were damaged in the storm."), "harbour master Jon Berg", "said", "Forty boats", "were damaged in the storm"),
    case(page(LEDE, "The harbour will open on Monday, said harbour master Jon Berg."), "harbour master Jon Berg", "said", "The harbour will open on Monday"),
]  # fmt: skip
BODY = page(
    "TORSUND, March 2. /ONA/. The ferry to Lesser Halvard was empty on Sunday, and the pier was closed.",
    LEDE,
    "Anna Velt said that the storm would pass.",
)
HEADLINES = [
    case(page("Harbour to open again on Monday - Velt", BODY), "Velt", "-", "Harbour to open again on Monday"),
    case(page("Two ferries to be sold before the summer — ministry", BODY), "ministry", "—", "Two ferries to be sold before the summer"),
    case(page("Velt: Harbour will open again on Monday", BODY), "Velt", ":", "Harbour will open again on Monday"),
    case(page("Foreign Minister Dahl: ‘The islands are not for sale’", BODY), "Foreign Minister Dahl", ":", "The islands are not for sale", form="direct"),
]  # fmt: skip
ACCORDING = [
    case(page(LEDE, "According to the harbour office, forty boats were damaged in the storm."), "the harbour office", "According to", "forty boats were damaged in the storm"),
    case(page(LEDE, "Forty boats were damaged in the storm, according to the harbour office."), "the harbour office", "according to", "Forty boats were damaged in the storm"),
    case(page(LEDE, "The pier, according to Jon Berg, was never meant to carry lorries."), "Jon Berg", "according to", "The pier", "was never meant to carry lorries"),
    case(page(LEDE, "The bridge will cost ninety million crowns, according to a report by the Norrin Institute."), "a report by the Norrin Institute", "according to", "The bridge will cost ninety million crowns"),
]  # fmt: skip
RELEASES = [
    case(page("Ministry opens new ferry line", LEDE, "“The new line brings the islands closer to us all.” —Marit Dahl, Minister of Transport"), "Marit Dahl, Minister of Transport", "—", "The new line brings the islands closer to us all", form="direct"),
    case(page("Ministry opens new ferry line", LEDE, "“Our skippers have asked for this for many years.”", "— Jon Berg, harbour master"), "Jon Berg, harbour master", "—", "Our skippers have asked for this for many years", form="direct"),
    case(page("Ministry opens new ferry line", LEDE, "From the Ministry: The new line will run four times a day."), "the Ministry", ":", "The new line will run four times a day"),
    case(page("Ministry opens new ferry line", LEDE, "Statement from Marit Dahl: “The new line brings the islands closer to us all.”"), "Marit Dahl", ":", "The new line brings the islands closer to us all", form="direct"),
]  # fmt: skip
MARKS = [
    case(page(LEDE, "“The harbour will open on Monday,” Anna Velt said."), "Anna Velt", "said", "The harbour will open on Monday", form="direct"),
    case(page(LEDE, '"The harbour will open on Monday," Anna Velt said.'), "Anna Velt", "said", "The harbour will open on Monday", form="direct"),
    case(page(LEDE, "„The harbour will open on Monday“, Anna Velt said."), "Anna Velt", "said", "The harbour will open on Monday", form="direct"),
    case(page(LEDE, "« The harbour will open on Monday », Anna Velt said."), "Anna Velt", "said", "The harbour will open on Monday", form="direct"),
    case(page(LEDE, "»The harbour will open on Monday«, Anna Velt said."), "Anna Velt", "said", "The harbour will open on Monday", form="direct"),
    case(page(LEDE, "‘It’s the islanders’ harbour, and it’ll open on Monday,’ Anna Velt said."), "Anna Velt", "said", "It’s the islanders’ harbour, and it’ll open on Monday", form="direct"),
    case(page(LEDE, "'It's the islanders' harbour, and it'll open on Monday,' Anna Velt said."), "Anna Velt", "said", "It's the islanders' harbour, and it'll open on Monday", form="direct"),
    case(page(LEDE, "``The harbour will open on Monday,'' Anna Velt said."), "Anna Velt", "said", "The harbour will open on Monday", form="direct"),
    case(page(LEDE, "â€œThe harbour will open on Monday,â€\x9d Anna Velt said."), "Anna Velt", "said", "â€œThe harbour will open on Monday,â€\x9d", form="direct"),
]  # fmt: skip
INTERVIEWS = [
    case(page("Dahl on the ferry line", "Q: When will the new line open?", "A: In the spring, if the ice allows it.", "Q: Who pays for it?", "A: The ministry does, with some help from the council."), "A", ":", "In the spring, if the ice allows it", form="direct"),
    case(page("Dahl on the ferry line", "ONA: When will the new line open?", "Dahl: In the spring, if the ice allows it.", "ONA: Who pays for it?", "Dahl: The ministry does, with some help from the council."), "Dahl", ":", "The ministry does, with some help from the council", form="direct"),
    case(page("Dahl on the ferry line", "Q. When will the new line open?", "A. Jon Berg says it will be in the spring. I am not so sure.", "Q. Who pays for it?", "A. The ministry does."), "A", ".", "Jon Berg says it will be in the spring. I am not so sure.", form="direct"),
]  # fmt: skip

FORMS = {
    "direct": DIRECT,
    "indirect": INDIRECT,
    "mixed": MIXED,
    "running on over paragraphs": RUNNING_ON,
    "an odd number of marks elsewhere": ODD_MARKS,
    "broken by the cue": BROKEN,
    "order of cue and speaker": ORDER,
    "headlines": HEADLINES,
    "according to": ACCORDING,
    "press releases": RELEASES,
    "house styles of marks": MARKS,
    "interviews": INTERVIEWS,
}


@pytest.mark.parametrize(
    "wanted",
    [pytest.param(one, id=f"{form}-{number}") for form, cases in FORMS.items() for number, one in enumerate(cases, 1)],
)
def test_the_statement_is_found_with_its_speaker_its_cue_and_all_its_words(wanted: Case) -> None:
    record = read(Item(wanted.story, retrieved="2031-03-05"))
    assert any(holds(one, wanted) for one in record.statements), f"wanted {wanted[1:]}; found\n{said(record)}"


def test_every_form_has_three_cases_or_more() -> None:
    assert min(map(len, FORMS.values())) >= 3


NOT_SPEECH = [
    (page(LEDE, 'The boat, known to everyone as "Old Margit", was towed to the yard on Saturday evening.'), "Old Margit"),
    (page(LEDE, "Jon “the Eel” Berg has rowed across the strait forty times, always on the first day of May."), "the Eel"),
    (page(LEDE, "The island's only cinema opened in June with “The Lighthouse Keeper’s Daughter”, a film of 1958."), "The Lighthouse Keeper"),
    (page(LEDE, "Her book ‘Winters on Skarn’ has sold nine copies, most of them to her brother in Vesterhamn."), "Winters on Skarn"),
    (page(LEDE, "The ferry „Seagull“ was built at the yard in Lermont and launched in the autumn of 1971."), "Seagull"),
]  # fmt: skip


@pytest.mark.parametrize(("story", "words"), NOT_SPEECH, ids=[words for _, words in NOT_SPEECH])
def test_a_nickname_or_a_title_in_quotation_marks_is_no_statement(story: str, words: str) -> None:
    record = read(Item(story, retrieved="2031-03-05"))
    assert not any(words in piece.text for one in record.statements for piece in one.content), said(record)


def test_a_paragraph_that_reports_nobodys_words_has_no_statement() -> None:
    record = read(Item(page("Storm keeps fishing boats in the harbour", LEDE), retrieved="2031-03-05"))
    assert record.statements == (), said(record)


def test_short_indirect_speech_that_its_cue_breaks_is_whole() -> None:
    wanted = case(
        page(LEDE, "The harbour, said Anna Velt, will open on Monday."),
        "Anna Velt",
        "said",
        "The harbour",
        "will open on Monday",
    )
    record = read(Item(wanted.story, retrieved="2031-03-05"))
    assert any(holds(one, wanted) for one in record.statements), said(record)


@pytest.mark.parametrize("source", [(), (Span(18, 27),)], ids=["none", "found"])
def test_what_goes_on_after_the_speaker_is_content_and_he_is_none(source: tuple[Span, ...]) -> None:
    text = "The harbour, said Anna Velt, will open."
    page = Page(text, (Block("paragraph", 0, len(text)),))
    found = Attribution(source, (Span(13, 17),), (Span(0, 11),) if source else (Span(0, 11), Span(18, 38)), 0.9)
    (one,) = complete(page, [found], ())
    assert [span.of(text) for span in (*one.source, *one.content)] == ["Anna Velt", "The harbour", "will open"]


@pytest.mark.parametrize("text", ["It will open, said Anna Velt, who runs it.", "Open it, said Anna Velt. It is late."])
def test_what_only_tells_of_the_speaker_is_no_content(text: str) -> None:
    page = Page(text, (Block("paragraph", 0, len(text)),))
    cue = text.index("said")
    found = Attribution((Span(cue + 5, cue + 14),), (Span(cue, cue + 4),), (Span(0, cue - 2),), 0.9)
    assert complete(page, [found], ()) == (found,)


def test_of_two_sources_the_one_of_another_sentence_is_dropped() -> None:
    text = '"Not one word," Karrant said in parliament. Her minister, Jonas Reck, struck another tone.'
    page = Page(text, (Block("paragraph", 0, len(text)),))
    found = Attribution((Span(16, 23), Span(44, 68)), (Span(24, 28),), (Span(0, 15),), 0.9)
    (one,) = complete(page, [found], ())
    assert [span.of(text) for span in one.source] == ["Karrant"]


def test_the_words_of_a_headline_end_with_it() -> None:
    text = "Karrant: no talks while warships remain\nTorsund was calm, Karrant said."
    page = Page(text, (Block("headline", 0, 39), Block("paragraph", 40, len(text))))
    found = Attribution((Span(0, 7),), (Span(7, 8),), (Span(9, 47),), 0.9)
    below = Attribution((Span(58, 65),), (Span(66, 70),), (Span(40, 56),), 0.9)
    one, _ = complete(page, [found, below], ())
    assert [span.of(text) for span in one.content] == ["no talks while warships remain"]
