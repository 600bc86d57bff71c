"""Dates of speech, venues and addressees in a story of Wednesday, 5 March 2031."""

from __future__ import annotations

import re

import pytest

from onrecord.pages.page import Block, Dateline, Page, Published
from onrecord.reading.reading import Attribution
from onrecord.record.times.dated import Dated
from onrecord.record.times.find import find_times
from onrecord.record.times.frames import Sentences
from onrecord.record.times.places import places
from onrecord.record.times.said import said_dates
from onrecord.span import Span

_MARKS = {"{": "source", "[": "cue", "<": "content"}
_ENDS = str.maketrans("", "", "{}[]<>|")


def story(marked: str, day: str | None = "2031-03-05") -> tuple[Page, list[Attribution]]:
    """A page and its attributions, from text in which {source}, [cue] and <content> are marked, "|" parting them."""
    text, attributions, roles, opened = "", [], {}, []
    for sign in marked:
        if sign in _MARKS:
            opened.append((_MARKS[sign], len(text)))
        elif sign in "}]>":
            role, start = opened.pop()
            roles.setdefault(role, []).append(Span(start, len(text)))
        elif sign == "|":
            attributions.append(roles)
            roles = {}
        else:
            text += sign
    made = [Attribution(*(tuple(one.get(role, ())) for role in ("source", "cue", "content")), 0.9)
            for one in [*attributions, roles]]  # fmt: skip
    blocks = tuple(Block("paragraph", *match.span()) for match in re.finditer(r"[^\n]+", text))
    return Page(text, blocks, None, Published(day, "given" if day else "unknown")), made


def dates(marked: str, speakers: list[str | None] | None = None, day: str | None = "2031-03-05") -> list[Dated | None]:
    page, attributions = story(marked, day)
    return list(said_dates(page, find_times(page), attributions, speakers or ["p1"] * len(attributions)))


@pytest.mark.parametrize(
    ("marked", "value", "basis"),
    [
        ("{Marit Dahl} [said] on Monday <that the islands were not for sale>.", "2031-03-03", "after-cue"),
        ('<"The islands stay,"> {she} [told] reporters at a rally in Torsund on Monday.', "2031-03-03", "after-cue"),
        ("On Monday, {Marit Dahl} [said] <the islands were not for sale>.", "2031-03-03", "before-cue"),
        ("In a 2029 letter to the council, {Marit Dahl} [wrote] <that she was done>.", "2029", "before-cue"),
        ("{Marit Dahl} on Monday [rejected] <the offer>.", "2031-03-03", "between"),
        ("{Oskaria} [rejected] <the offer> on Monday.", "2031-03-03", "after-content"),
        ("[According to] {a report released on February 17}, <the nets were torn>.", "2031-02-17", "document"),
        (
            "{Oskaria} [said] <the nets were torn>, according to a February 17 press release.",
            "2031-02-17",
            "after-content",
        ),
        (
            "The council was shaken on Monday by a letter from {Marit Dahl}, {who} [said] <so>.",
            "2031-03-03",
            "before-cue",
        ),
        ("{The two ministers who left the council, Monday,} [spoke of] <a broken promise>.", "2031-03-03", "between"),
        ("The strike was settled out of court in 2027, with the young firm [agreeing] <to pay>.", "2027", "before-cue"),
        ("In March of last year, <the firm> [was ordered] by {the council} <to pay>.", "2030-03", "before-cue"),
        ("{Marit Dahl} [said] this week <that she was done>.", "2031-03-03/2031-03-05", "after-cue"),
        ("{Marit Dahl} [said] at 10:30 GMT on Monday <that she was done>.", "2031-03-03", "after-cue"),
    ],
)
def test_the_expression_that_modifies_the_cue_is_the_date_of_speech(marked: str, value: str, basis: str) -> None:
    """After the cue, before the speaker, between the two, after the content, in a document's name."""
    (dated,) = dates(marked)
    assert dated is not None
    assert (dated.value, dated.basis) == (value, basis)


@pytest.mark.parametrize(
    "marked",
    [
        "{Marit Dahl} [said] <the vote was on Monday>.",
        "{Marit Dahl} [will say] on Friday <that she is done>.",
        "{Marit Dahl}, who came on Monday, [said] <she was done>.",
        "{Marit Dahl} [has said] <she was done since Monday>.",
        "The boat sank on Monday, although {Marit Dahl} [said] <it was sound>.",
        "{Marit Dahl} [spoke of] the storm of Monday, <saying it was over>.",
        "Earlier this week the net tore. {Marit Dahl} [said] <it was old>.",
        "{Marit Dahl} [said] <that she was done>.",
        "{Marit Dahl} [said] for three years <that she was done>.",
        "{The court} [rejected] <claims of fraud> in the 2 February council election.",
        "{Marit Dahl} [told] the Sunday Hour program <that she was done>.",
    ],
)
def test_other_dates_near_a_statement_are_not_its_date(marked: str) -> None:
    """Within the content, in another clause or sentence, to come, or a length: none of these dates the saying."""
    assert dates(marked) == [None]


@pytest.mark.parametrize(
    ("marked", "values"),
    [
        ("{Oskaria} [rejected] <the offer of talks in Torsund on Monday>.", ["2031-03-03"]),
        ("{Oskaria} [had already announced] <a revised plan for the islands in February>.", ["2031-02"]),
        ("{Marit Dahl} [bowed] <to the pressure of her council today>.", ["2031-03-05"]),
        ("{Marit Dahl} [condemned] <the raid Monday>| and [pledged] <to help>.", ["2031-03-03"] * 2),
        ("{Dahl} [yielded] <to her council today>| by publicly [confirming] <she will go>.", ["2031-03-05"] * 2),
        ("{Oskaria} [rejected] <the offer that Velmora made on Monday>.", [None]),
        ("{Oskaria} [denied] <its boats were sunk on Monday>.", [None]),
        ("{Oskaria} [condemned] <the raid of Monday>.", [None]),
        ("{Oskaria} [has condemned] <the raid on Monday>.", [None]),
        ("{Oskaria} [expected] <talks on Friday>.", [None]),
        ("{Oskaria} [announced] <a loss in 2030>.", [None]),
        ("{Oskaria} [regretted] <its losses this week>.", [None]),
        ("{Oskaria} [refused] <to attend the talks on Monday>.", [None]),
        ("<Two boats> [were reported] <missing on Monday>.", [None]),
        ('{Dahl} [praised] <"the talks on Monday">.', [None]),
    ],
)
def test_a_date_at_the_end_of_the_thing_told_of_is_that_of_the_act(marked: str, values: list[str | None]) -> None:
    """Where content is a thing in one piece; not in clauses, infinitives or quotations, nor what may date it."""
    assert [dated and dated.value for dated in dates(marked)] == values


def test_a_document_without_source_is_dated_by_the_words_before_which() -> None:
    """Where a reading takes nothing for the source; a thing that is no document has no such date."""
    (dated,) = dates("The guild made a survey in February which [showed] <that nets were torn>.", [None])
    assert dated is not None
    assert (dated.value, dated.basis) == ("2031-02", "document")
    assert dates("The guild lost a boat in February which [showed] <that nets were torn>.", [None]) == [None]


def test_a_turn_keeps_its_date_within_a_paragraph_and_over_a_pronoun() -> None:
    """What the same speaker goes on to say has the date of what was said before; a new speaker has not."""
    marked = (
        '{Dahl} [said] on Monday <that she was done>. <"Enough,"> {Dahl} [said].|\n'
        '<"Never again,"> {she} [added].|\n<"Good,"> {Tor Brekke} [said].'
    )
    marked = marked.replace("done>. <", "done>.| <", 1)
    found = dates(marked, ["dahl", "dahl", "dahl", "brekke"])
    assert [one.value if one else None for one in found] == ["2031-03-03", "2031-03-03", "2031-03-03", None]
    assert [one.basis for one in found if one] == ["after-cue", "carried", "carried"]


@pytest.mark.parametrize(
    ("marked", "speakers", "carried"),
    [
        ('{Dahl} [said] on Monday <she was done>.|\n<"Enough,"> {Dahl} [said].', ["dahl"] * 2, True),
        ("{Dahl} [said] on Monday <she was done>.|\n{Dahl} [said] <that was enough>.", ["dahl"] * 2, False),
        ('{Dahl} [said] on Monday <she was done>.|\n{Tor} [said] <so>.|\n<"Enough,"> {Dahl} [said].',
         ["dahl", "tor", "dahl"], False),
        ("{Dahl} [said] on Monday <she was done>.| {She} [backed] <it>, which sank in 2029.", ["dahl"] * 2, False),
        ("{Dahl} [said] on Monday <she was done>.| {She} [said] in an interview <enough>.", ["dahl"] * 2, False),
        ("In 2029 {Dahl} [said] <she was done>.| {She} [backed] <the fleet>.", ["dahl"] * 2, False),
    ],
)  # fmt: skip
def test_a_turn_ends_where_the_story_may_tell_of_another_occasion(
    marked: str, speakers: list[str | None], carried: bool
) -> None:
    """A quotation that follows at once goes on; other new paragraphs, another time or venue, or a mere year do not."""
    assert (dates(marked, speakers)[-1] is not None) == carried


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("The report, which was released on Monday, is long.", "2031-03-03"),
        ("The council published a long report about the nets on Monday.", "2031-03-03"),
        ("Monday's 90-page report is long.", "2031-03-03"),
        ("The report was read on Monday.", None),
        ("A letter sent on Monday is long.", None),
        ("A report released on Monday is long. So is a report released on Sunday.", None),
    ],
)
def test_a_document_has_the_one_date_that_the_story_gives_it(told: str, value: str | None) -> None:
    """Where it was issued, wherever the story says so; nothing if two such documents have dates."""
    (dated,) = dates(f"{{The council's report}} [found] <the nets torn>.\n{told}")
    assert (dated and (dated.value, dated.basis)) == (value and (value, "document"))


def test_a_statement_within_another_has_not_the_date_of_that_one() -> None:
    """On Monday he said that she had refused: the refusal has no date."""
    page, (outer,) = story("{Tor} [said] on Monday <Dahl refused to go>.")
    at = page.text.index("Dahl")
    inner = Attribution((Span(at, at + 4),), (Span(at + 5, at + 12),), (Span(at + 13, at + 18),), 0.9)
    assert [one and one.value for one in said_dates(page, find_times(page), [outer, inner], ["tor", "dahl"])] == [
        "2031-03-03",
        None,
    ]


def test_an_unknown_speaker_carries_no_date() -> None:
    """Without a party there is no turn."""
    found = dates('{She} [said] on Monday <she was done>.| <"Enough,"> {she} [said].', [None, None])
    assert [one is None for one in found] == [False, True]


@pytest.mark.parametrize(
    ("lede", "value"),
    [
        ("{Dahl} [told] the inquiry on Monday <that she was done>.", "2031-03-03"),
        ("On Monday, {Dahl} [told] the inquiry <that she was done>.", "2031-03-03"),
        ("{Dahl} [told] the inquiry <that she was done>.", None),
    ],
)
def test_the_dateline_dates_no_speech(lede: str, value: str | None) -> None:
    """The date of the dateline is that of the story, whatever follows it in its paragraph."""
    head = "TORSUND, Wednesday, 5 March 2031 (Norwire) - "
    page, attributions = story(head + lede)
    end = len(head) - 1
    blocks = (Block("dateline", 0, end), Block("paragraph", end + 1, len(page.text)))
    page = Page(page.text, blocks, Dateline(0, end), page.published)
    (dated,) = said_dates(page, find_times(page), attributions, ["p1"])
    assert (dated and dated.value) == value


def test_without_a_story_date_a_weekday_dates_nothing_and_a_full_date_does() -> None:
    """Abstain where the anchor is unknown."""
    assert dates("{Dahl} [said] on Monday <she was done>.", day=None) == [None]
    (dated,) = dates("{Dahl} [said] on 3 March 2031 <she was done>.", day=None)
    assert dated is not None
    assert dated.value == "2031-03-03"


@pytest.mark.parametrize(
    ("marked", "venue", "addressee"),
    [
        ('<"Enough,"> {Dahl} [said] in a statement on Monday.', "in a statement", None),
        ("{Dahl} [told] reporters on Monday <that she was done>.", None, "reporters"),
        ("{Dahl} [said] in a radio interview this morning <that she was done>.", "in a radio interview", None),
        ("{Dahl} [told] the harbour council at a news conference <that she was done>.", "at a news conference",
         "the harbour council"),
        ("In an interview with Radio Velmark, {Dahl} [said] <so>.", "In an interview with Radio Velmark",
         "Radio Velmark"),
        ('<"So,"> {she} [told] "Velmark Today". Then she went.', None, '"Velmark Today"'),
        ("{Dahl} [told] a reporter from Torsund <that she was done>.", None, "a reporter"),
        ("{Dahl} [offered] a way out <to end the strike>.", None, None),
        ("{Dahl} [explained] to the council <that she was done>.", None, "the council"),
        ("{Dahl} [wrote] in a letter to the council <that she was done>.", "in a letter", "the council"),
        ("{Dahl} [responded] to the plan: <no>.", None, None),
        ("{Dahl} [told] the Sunday Hour program <that she was done>.", None, "the Sunday Hour program"),
        ("<She was done>, {Dahl} [told] the Torsund. Palace. Velt program on Monday.", None, None),
        ("{Dahl} [told] the council Sunday <that she was done>.", None, "the council"),
        ("{Dahl} [spoke] on the report <that she was done>.", None, None),
        ("{Dahl} [said] in Torsund: <so>.", "in Torsund", None),
        ("{Dahl} [told] a briefing on Monday <that she was done>.", "a briefing", None),
        ('{Dahl} [told] "Velmark Today" <that she was done>.', None, '"Velmark Today"'),
        ("Speaking to parliament, {Dahl} [said] <she was done>.", None, "parliament"),
        ("{Dahl} [urged] <both sides to meet in a report>.", None, "both sides"),
        ("{Dahl} [offered] <condolence to the families of the crew>.", None, None),
        ("The fleet was [asked] <to return>.", None, None),
        ("The fleet [was asked] <to return>.", None, "The fleet"),
        ("{Dahl} issued a statement [saying] <she was done>.", "a statement", None),
        ("{Dahl} [said] <she had read it in a report>.", None, None),
        ("{Dahl} [told] deputies shortly after noon <that she was done>.", None, "deputies"),
        ("{Dahl} [answered] three weeks later <that she was done>.", None, None),
        ("{Dahl}, in an interview with VTV to be shown on Friday, [said] <she was done>.",
         "in an interview with VTV", "VTV"),
        ("Speaking in Torsund a day after the vote, {Dahl} [said] <she was done>.", "Speaking in Torsund", None),
        ("{Dahl} [wants] <to keep the boats>.", None, None),
    ],
)  # fmt: skip
def test_venue_and_addressee_are_spans_of_the_reporting_sentence(
    marked: str, venue: str | None, addressee: str | None
) -> None:
    """Where it was said and to whom, as worded; nothing is taken from what is said."""
    page, attributions = story(marked)
    (place,) = places(page, attributions, Sentences(page))
    assert (place.venue and place.venue.of(page.text)) == venue
    assert (place.addressee and place.addressee.of(page.text)) == addressee
