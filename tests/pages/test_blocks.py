"""Blocks: what each line of a pasted page is, and what must stay body text."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.item import BlockKind, Hint, Item, Metadata
from onrecord.pages.page import READABLE, Page, Published
from onrecord.pages.parse import parse_page
from onrecord.span import Span

PASTED: tuple[tuple[BlockKind, str], ...] = (
    ("furniture", "All news"),
    ("furniture", "Updated at:"),
    ("headline", "Oskaria will not hand over the Halvard Islands - Dahl"),
    ("standfirst", "The foreign minister said a compromise was still open to both sides"),
    ("caption", "Foreign Minister Marit Dahl Jon Berg/ONA"),
    ("caption", "Foreign Minister Marit Dahl"),
    ("credit", "© Jon Berg/ONA"),
    ("dateline", "LERMONT, November 18. /ONA/."),
    (
        "paragraph",
        "The talks on the islands in no way imply that they will change hands, Marit Dahl said on Sunday.",
    ),
    ("paragraph", '"This is not true and cannot be true," she told the Morning Hour program.'),
    ("note", "(Reporting by Jon Berg; Editing by Anna Vik)"),
    ("furniture", "Read more: What the islands mean to the fleet"),
    ("furniture", "© 2018 ONA. All rights reserved."),
)
BODY = (
    "The foreign minister of Velmark said on Sunday that the talks on the islands "
    "would go on until the spring of next year."
)


def blocks_of(page: Page) -> list[tuple[BlockKind, str]]:
    return [(block.kind, page.text[block.start : block.end]) for block in page.blocks]


def kind_below_body(line: str) -> BlockKind:
    """The kind of a line that stands after a headline and two paragraphs."""
    page = parse_page(Item(f"Velmark says talks go on\n\n{BODY}\n\n{BODY}\n\n{line}"))
    return page.blocks[-1].kind


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \u00a0\n", "  \n\n\n\t"])
def test_pasted_page(between: str) -> None:
    """A page pasted with its furniture is told apart line by line, however its lines are parted."""
    text = between.join(words for _, words in PASTED).replace("/ONA/." + between, "/ONA/. ")
    found = blocks_of(parse_page(Item(text)))
    assert [row for row in found if row[1] != PASTED[-1][1]] == list(PASTED[:-1])
    assert found[-1][0] in ("furniture", "credit")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share", "furniture"),
        ("Share this article on Facebook", "furniture"),
        ("Read more", "furniture"),
        ("Related: Who owns the islands?", "furniture"),
        ("Related stories", "furniture"),
        ("Subscribe to our newsletter for the latest", "furniture"),
        ("Sign up for our morning letter", "furniture"),
        ("ADVERTISEMENT", "furniture"),
        ("Follow us on the networks", "furniture"),
        ("Last updated: 4 March 2019, 10:15", "furniture"),
        ("3 min read", "furniture"),
        ("5 minutes read", "furniture"),
        ("We use cookies to make this site better.", "furniture"),
        ("Home > World > Oskaria", "furniture"),
        ("* * *", "furniture"),
        ("Photo: Jon Berg", "credit"),
        ("(Photo by Jon Berg)", "credit"),
        ("Jon Berg/Vel-Press", "credit"),
        ("Copyright 2019 Norwire", "credit"),
        ("By Jon Berg", "byline"),
        ("BY JON BERG AND ANNA VIK", "byline"),
        ("By Jon Berg, Norwire", "byline"),
        ("Editor's note: this version names the right ministry.", "note"),
        ("Editor’s Note: this version names the right ministry.", "note"),
        ("This story has been corrected to give the right year.", "note"),
        ("Reporting by Jon Berg; editing by Anna Vik", "note"),
        ("(Adds details)", "note"),
        ("(Recasts with quote from minister)", "note"),
        ("END", "note"),
        ("###", "note"),
        ("-30-", "note"),
        ("- 30 -", "note"),
        ("(MORE)", "note"),
        ("FOR IMMEDIATE RELEASE", "note"),
        ("Media contact: Anna Vik, press office", "note"),
    ],
)
def test_lines_that_say_what_they_are(line: str, kind: BlockKind) -> None:
    """Lines with words that only sites, desks and press offices use get their kind wherever they stand."""
    assert kind_below_body(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell in Lermont after the minister spoke.",
        "Follow the money, the prosecutor told the court.",
        "Read the treaty, Dahl said.",
        "Sign the treaty or leave the table, Oskaria told Velmark.",
        '"Yes."',
        "No.",
        "By Friday the two sides had not agreed, Dahl said.",
        "By Marit Dahl's account, the offer was never made.",
        "Photos of the meeting show that both ministers signed, the ministry said.",
        "Related talks on fishing will go on, Dahl said.",
        "More news is expected on Sunday, the ministry said.",
        "The end of the talks was announced by the ministry.",
        "Updated figures show a fall of a third, the bank said.",
        "Copyright law will not change, the minister said, and the courts will have to live with it.",
        "“We will not sign,” he said.",
        "Q: Will you sign?",
        "A: No.",
        "DAHL: We will not sign.",
        '"All rights reserved to the islanders must be kept," Dahl said.',
        "This article was wrong, Dahl told the chamber.",
        "Update: the minister denied on Monday that she had offered the islands, and told the chamber so.",
        "Correction came swiftly: Dahl said that she had been misheard.",
        "About three people were hurt",
        "Oskaria/Velmark talks collapse, ONA says",
        "Live on the islands, Dahl told the settlers.",
        "The photo: Dahl said it was taken in May.",
        "Video: Dahl says no deal was signed",
        "Photo by photo, the court heard, the witness named the men.",
        "Reporting by the state agency was wrong, Dahl said on Monday.",
        "Writing by hand, he told the court that he was innocent.",
        "Get to the table, Dahl told Oskaria.",
        "Watch also the fleet, he warned.",
        "Top Oskarian news anchor quits",
        "2 days ago I was told to leave, he said.",
        "Follow us, he cried.",
        "Share it with us, Dahl said.",
        "Picture: said Dahl",
        "(c) of the treaty forbids it, Dahl said.",
        "Next!",
    ],
)
def test_body_text_stays_body_text(line: str) -> None:
    """Sentences that open with a site's words are paragraphs: what is not shown to the model is lost."""
    assert kind_below_body(line) in READABLE


def test_body_alone() -> None:
    """A text that is one paragraph, or begins straight with body text, has no headline."""
    assert blocks_of(parse_page(Item(BODY))) == [("paragraph", BODY)]
    assert {kind for kind, _ in blocks_of(parse_page(Item(f"{BODY}\n{BODY}\n{BODY}")))} == {"paragraph"}


def test_long_single_line_keeps_its_dateline() -> None:
    """A story that is one long line is a dateline and one paragraph."""
    body = " ".join([BODY] * 40)
    assert blocks_of(parse_page(Item("LERMONT (ONA) - " + body))) == [
        ("dateline", "LERMONT (ONA) -"),
        ("paragraph", body),
    ]


def test_lone_date_line_is_a_dateline() -> None:
    """A story that begins with a date line has it as dateline, and nothing else of it."""
    page = parse_page(Item(f"July 10, 2007\n\n{BODY}\n\n{BODY}"))
    assert [block.kind for block in page.blocks] == ["dateline", "paragraph", "paragraph"]
    assert page.published == Published("2007-07-10", "dateline")


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines wrapped at about 70 columns make one block a paragraph."""
    wrapped = (
        "LERMONT, March 4 (ONA) - The foreign minister of Velmark said on Monday\n"
        "that the talks on the islands would go on until the spring, and that no\n"
        "part of the treaty had been given up.\n"
        "\n"
        '"We have time," she told the chamber. "Nobody in this building believes\n'
        "that the islands can be bought, and nobody has tried to buy them since\n"
        'the war."'
    )
    page = parse_page(Item(wrapped))
    assert [block.kind for block in page.blocks] == ["dateline", "paragraph", "paragraph"]
    assert page.text[page.blocks[-1].start : page.blocks[-1].end] == wrapped.split("\n\n")[1]


def test_one_paragraph_a_line_is_not_joined() -> None:
    """Short paragraphs on lines of their own stay apart though no blank line parts them."""
    lines = [BODY, '"We will not sign," she said.', "The vote is in May.", BODY]
    assert [words for _, words in blocks_of(parse_page(Item("\n".join(lines))))] == lines


def test_hints_go_first() -> None:
    """What the markup names keeps its kind, whatever the words look like."""
    lines = ["Read more", "Jon Berg spoke.", "Share", BODY]
    kinds: list[BlockKind] = ["headline", "paragraph", "caption", "note"]
    hints, at = [], 0
    for line, kind in zip(lines, kinds, strict=True):
        hints.append(Hint(kind, Span(at, at + len(line))))
        at += len(line) + 1
    page = parse_page(Item("\n".join(lines), hints=tuple(hints)))
    assert blocks_of(page) == list(zip(kinds, lines, strict=True))


def test_hinted_paragraph_gives_its_dateline() -> None:
    """A dateline is cut from the paragraph that the markup names."""
    text = "Talks go on\nTORSUND (AP) — " + BODY
    hints = (Hint("headline", Span(0, 11)), Hint("paragraph", Span(12, len(text))))
    assert blocks_of(parse_page(Item(text, hints=hints))) == [
        ("headline", "Talks go on"),
        ("dateline", "TORSUND (AP) —"),
        ("paragraph", BODY),
    ]


def test_many_hints_take_linear_time() -> None:
    """A page of a hundred thousand hinted lines is parsed in seconds."""
    text = "Some words\n" * 100_000
    hints = tuple(Hint("paragraph", Span(at, at + 10)) for at in range(0, len(text), 22))
    began = time.process_time()
    assert len(parse_page(Item(text, hints=hints)).blocks) == 100_000
    assert time.process_time() - began < 10


def test_a_long_paragraph_above_is_no_furniture() -> None:
    """A paragraph that stands before a dateline further down is kept for reading."""
    page = parse_page(Item(f"{BODY} {BODY}\n\nDahl said so twice.\n\nTORSUND (AP) — {BODY}"))
    assert page.blocks[0].kind in READABLE


def test_headline_of_the_metadata() -> None:
    """The line that equals the provider's headline is the headline; what stands above it is furniture."""
    text = f"Oskarian News Agency World Service\nTalks go on, Velmark says\n\n{BODY}\n\n{BODY}"
    page = parse_page(Item(text, metadata=Metadata(headline="Talks go on, Velmark says")))
    assert blocks_of(page)[:2] == [
        ("furniture", "Oskarian News Agency World Service"),
        ("headline", "Talks go on, Velmark says"),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u00a0\t\n", "\u2028\x0b\x0c"])
def test_nothing_has_no_blocks(text: str) -> None:
    """A text without a letter to read gives a page without blocks, and no error here."""
    assert parse_page(Item(text)).blocks == ()


LINES = st.one_of(
    st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=60),
    st.sampled_from([words for _, words in PASTED]),
    st.sampled_from(["", " ", "\u200f", "LERMONT (ONA) - x", "TORSUND, March 4, ", "4 March 2019", BODY, "©", "By "]),
)


@given(st.lists(LINES, max_size=14).map("\n".join), st.data())
@settings(max_examples=300, deadline=None)
def test_promises_of_every_page(text: str, data: st.DataObject) -> None:
    """Of any text at all: it is unchanged; blocks are in order, apart, trimmed, and lack white space only."""
    hints: list[Hint] = []
    kinds: list[BlockKind] = ["caption", "dateline", "headline", "note", "paragraph", "standfirst"]
    if text:
        for kind in data.draw(st.lists(st.sampled_from(kinds), max_size=3)):
            start = data.draw(st.integers(0, len(text) - 1))
            hints.append(Hint(kind, Span(start, data.draw(st.integers(start + 1, len(text))))))
    page = parse_page(Item(text, retrieved="2019-01-05", hints=tuple(hints)))
    assert page.text == text
    last = 0
    for block in page.blocks:
        words = text[block.start : block.end]
        assert last <= block.start < block.end
        assert words == words.strip()
        last = block.end
    if not hints:
        covered = "".join(text[block.start : block.end] for block in page.blocks)
        assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", text)
    if page.dateline is not None:
        assert ("dateline", text[page.dateline.start : page.dateline.end]) in blocks_of(page)


@pytest.mark.parametrize(
    "line",
    [
        BODY + "\n\n",
        BODY + " ",
        "Aaa ",
        "A",
        "AAA/",
        "A. ",
        "By A. A. ",
        "TORSUND, March 4, ",
        "Home > ",
        "\n",
        " \n",
        "(",
        "Jon Berg and ",
        "share save ",
        "word\n",
        "Read more\n",
        "the talks on the islands will go on until the spring of the year, and\n",
    ],
)
def test_five_megabytes_take_linear_time(line: str) -> None:
    """A page of 5 MB, of whatever shape, is parsed in seconds."""
    began = time.process_time()
    parse_page(Item((line * (5_000_000 // len(line) + 1))[:5_000_000], retrieved="2019-01-05"))
    assert time.process_time() - began < 20


@pytest.mark.parametrize("repeated", ["A", "A ", "A.", "Ab and ", "Ab-", "AB, ", "By Ab ", "Ab, and ", "a > ", "more "])
@pytest.mark.parametrize("ending", ["", "!", "(", "/", "\u0301x"])
def test_short_hostile_lines_take_no_time(repeated: str, ending: str) -> None:
    """No short line, however odd, keeps a pattern busy."""
    line = (repeated * 160)[: 158 - len(ending)] + ending
    began = time.process_time()
    parse_page(Item("\n".join([line] * 3)))
    assert time.process_time() - began < 0.5


def _seeds() -> list[Path]:
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    return sorted((Path(os.environ.get("ONRECORD_DATA", beside)).parent / "seeds").glob("*.txt"))


@pytest.mark.skipif(not _seeds(), reason="no seeds here")
def test_seed() -> None:
    """The first seed, a page pasted whole, is told apart as its readers see it."""
    text = _seeds()[0].read_text(encoding="utf-8")
    page = parse_page(Item(text, retrieved="2019-01-05"))
    kinds = [block.kind for block in page.blocks]
    top: list[BlockKind] = [
        "furniture",
        "furniture",
        "headline",
        "standfirst",
        "caption",
        "caption",
        "credit",
        "dateline",
    ]
    assert kinds[:8] == top
    assert set(kinds[8:]) == {"paragraph"}
    assert page.dateline is not None
    assert (page.dateline.value, page.dateline.agency) == ("XXXX-11-18", "TASS")
    assert page.published == Published("2018-11-18?", "inferred")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("By Jon Berg", "byline"),
        ("By Jon Berg, Norwire\n12th May 2031", "byline"),
        ("Click here to read our full coverage", "furniture"),
        ("The crowd at the quay (Image: Norwire)", "caption"),
        ("By Jon Berg's account,\nthe offer was never made.", "paragraph"),
        ("Share prices fell.\nShare", "paragraph"),
    ],
)
def test_a_mere_paragraph_of_the_markup_is_named_by_its_words(words: str, kind: BlockKind) -> None:
    """Markup calls nearly all it holds a paragraph; what says that it is something else is that."""
    page = parse_page(Item(f"{words}\n{BODY}", hints=(Hint("paragraph", Span(0, len(words))),)))
    assert page.blocks[0].kind == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("More on this story", "furniture"),
        ("Our politics newsletter, in your inbox every weekday at 7am.", "furniture"),
        ("Enter your email address", "furniture"),
        ("By signing up you agree to our terms and privacy policy.", "furniture"),
        ("3h ago 15.31", "furniture"),
        ("Updated an hour ago", "furniture"),
        ("Explore more on these topics", "furniture"),
        ("Our Standards: The Norwire Trust Principles.", "furniture"),
        ("View comments", "furniture"),
        ("1.2k shares", "furniture"),
        ("Share or comment on this article: Mother tells of terror as storm tore off roof", "furniture"),
        ("From: Press Office <press@velmark.example>", "furniture"),
        ("Image source, Norwire", "credit"),
        ("Image caption, Drivers say the tax is too high", "caption"),
        ("Drivers block the port of Skarn on Tuesday. Photograph: Lena Orr/Norwire", "caption"),
        ("Political correspondents", "byline"),
        ("Norwire writer Tim Falk in Lermont contributed to this report.", "note"),
        ("This interview has been edited for length and clarity.", "note"),
        ("Lena Orr is a columnist for the Halvard Daily", "note"),
        ("(1 mark = $0.92)", "note"),
        ("($1 = 0.92 marks)", "note"),
        ("bur-kl/jm", "note"),
    ],
)
def test_lines_of_pasted_pages(line: str, kind: BlockKind) -> None:
    """Boxes of a site, captions in the style of papers and desks' signatures are told by their words."""
    assert kind_below_body(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "The union's newsletter tells members every week to stay calm.",
        "By signing the treaty the two sides ended the war.",
        "The inbox of the minister was empty.",
        "Lena Orr is a reporter for the Daily, the court heard.",
        "Forty people contributed to the fund.",
        "Two days ago the minister met the union.",
    ],
)
def test_what_only_opens_like_such_a_line_is_body_text(line: str) -> None:
    """A sentence of the story that shares words with a box of the site stays in it."""
    assert kind_below_body(line) == "paragraph"


def headlines_of(text: str) -> list[str]:
    return [words for kind, words in blocks_of(parse_page(Item(text))) if kind == "headline"]


@pytest.mark.parametrize(
    "above",
    [
        "The Halvard Post",
        "Halvard Gazette",
        "The Halvard Post\nSubscribe\nNews | Sport | Weather",
        "Skip to content\nHalvard Daily News",
    ],
)
def test_the_name_of_the_paper_is_no_headline(above: str) -> None:
    assert headlines_of(f"{above}\nMinister rules out new fuel tax\n\n{BODY}") == ["Minister rules out new fuel tax"]


def test_a_name_that_returns_in_the_copyright_line_is_the_sites() -> None:
    text = f"Voice of Velmark\nMinister rules out new fuel tax\n\n{BODY}\n\n© 2031 Voice of Velmark"
    assert headlines_of(text) == ["Minister rules out new fuel tax"]


def test_a_short_headline_in_capitals_is_one() -> None:
    assert headlines_of(f"Fuel Tax Dropped\n\nDrivers welcome the news\n\n{BODY}") == ["Fuel Tax Dropped"]


def test_an_updated_story_of_a_wire_keeps_its_headline() -> None:
    assert headlines_of(f"UPDATE 2-Velmark bank cuts its outlook\n\n{BODY}") == [
        "UPDATE 2-Velmark bank cuts its outlook"
    ]


def test_a_text_that_opens_with_a_sentence_has_no_headline() -> None:
    first = "The mayor of Skarn says he will resign if the tram is not running by spring."
    assert headlines_of(f"{first}\n\nJon Berg made the pledge on the radio.\n\n{BODY}") == []


@pytest.mark.parametrize(
    "headline", ["Velmark signs a treaty on the islands with the U.S.", "Who will pay?", "We lost."]
)
def test_a_headline_may_end_in_an_abbreviation_or_be_short(headline: str) -> None:
    assert headlines_of(f"{headline}\n\n{BODY}") == ([headline] if len(headline) > 12 else [])


def test_a_bare_date_below_the_body_is_no_dateline() -> None:
    page = parse_page(Item(f"Velmark says talks go on\n\n{BODY}\n\nFuel tax: what we know\n13 June 2031"))
    assert page.dateline is None
