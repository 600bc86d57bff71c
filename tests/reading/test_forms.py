"""Forms that layout tells: what the rules add to a model that found nothing, or something else."""

from __future__ import annotations

import pytest

from onrecord.pages.page import READABLE, Block, Page
from onrecord.reading.forms import RULE_SCORE, complete
from onrecord.reading.quotes import quotations
from onrecord.reading.reading import Attribution, Name
from onrecord.span import Span

Told = tuple[str, str, tuple[str, ...]]
"""Words of the source, the cue, and each piece of content."""


def page_of(*paragraphs: str, headline: str | None = None) -> Page:
    """A page of these blocks, a blank line between."""
    parts = ([("headline", headline)] if headline else []) + [("paragraph", words) for words in paragraphs]
    blocks, text = [], ""
    for kind, words in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words)))  # type: ignore[arg-type]
        text += words
    return Page(text, tuple(blocks))


def told(page: Page, *found: Attribution) -> list[Told]:
    """What stands on the page once the rules have seen what a model `found`."""
    stretches = [Span(block.start, block.end) for block in page.blocks if block.kind in READABLE]
    return [
        (
            " ".join(span.of(page.text) for span in one.source),
            " ".join(span.of(page.text) for span in one.cue),
            tuple(span.of(page.text) for span in one.content),
        )
        for one in complete(page, found, quotations(page.text, stretches))
    ]


def saw(page: Page, source: str, cue: str, *content: str, score: float = 0.9) -> Attribution:
    """An attribution of a model, by its words (the first place where they stand)."""

    def spans(*words: str) -> tuple[Span, ...]:
        return tuple(Span(page.text.index(one), page.text.index(one) + len(one)) for one in words if one)

    return Attribution(spans(source), spans(cue), spans(*content), score)


# Headlines.


def test_what_is_called_off_is_no_speech() -> None:
    page = page_of("The coast guard called off the search.")
    assert told(page, saw(page, "The coast guard", "called", "off the search")) == []


@pytest.mark.parametrize(
    ("headline", "paragraph", "source", "cue", "content", "kept"),
    [
        ("Court told of letters", "He wrote.", "Court", "told", "of letters", ""),
        ("Harbour inquiry told crane was old", "It was.", "Harbour inquiry", "told", "crane was old", ""),
        ("Dahl told MPs bill would fail", "It did.", "Dahl", "told", "MPs bill would fail", "Dahl"),
        ("The bill", "The bill would fail, deputies were told.", "deputies", "were told", "The bill would fail", ""),
        ("The bill", "The jury was told that Dahl lied.", "The jury", "was told", "that Dahl lied", ""),
        ("The bill", "The court heard that Dahl lied.", "The court", "heard", "that Dahl lied", ""),
        ("The bill", "Dahl heard that Holm lied.", "Dahl", "heard", "that Holm lied", "Dahl"),
        ("The bill", "Dahl told the jury that he lied.", "Dahl", "told", "that he lied", "Dahl"),
    ],
)
def test_who_was_told_has_not_said_it(
    headline: str, paragraph: str, source: str, cue: str, content: str, kept: str
) -> None:
    page = page_of(paragraph, headline=headline)
    assert told(page, saw(page, source, cue, content)) == [(kept, cue, (content,))]


@pytest.mark.parametrize(
    ("headline", "source", "cue", "content"),
    [
        ("Islands will not change hands - Dahl", "Dahl", "-", "Islands will not change hands"),
        ("Islands will not change hands — Dahl", "Dahl", "—", "Islands will not change hands"),
        ("Islands will not change hands – Foreign Minister", "Foreign Minister", "–", "Islands will not change hands"),
        ("Fleet to stay in the strait -- ministry", "ministry", "--", "Fleet to stay in the strait"),
        ("Fleet to stay in the strait - defence ministry", "defence ministry", "-", "Fleet to stay in the strait"),
        ("Treaty will be signed by spring - Marit Dahl", "Marit Dahl", "-", "Treaty will be signed by spring"),
        ("Dahl: Islands will not change hands", "Dahl", ":", "Islands will not change hands"),
        ("Foreign Minister Dahl: “We will not sign”", "Foreign Minister Dahl", ":", "“We will not sign”"),
        ("Officials: Fleet to stay in the strait", "Officials", ":", "Fleet to stay in the strait"),
        ("Bank of Velmark: Prices to rise by June", "Bank of Velmark", ":", "Prices to rise by June"),
    ],
)
def test_a_headline_attributes_by_dash_or_colon_to_who_speaks_below(
    headline: str, source: str, cue: str, content: str
) -> None:
    page = page_of("The fleet left, the Bank of Velmark and Marit Dahl said.", headline=headline)
    below = saw(page, "the Bank of Velmark and Marit Dahl", "said", "The fleet left")
    assert told(page, below)[0] == (source, cue, (content,))


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Storm Odile: Four dead as river bursts banks", "Storm Odile", "Four dead as river bursts banks"),
        ("Obituary: Jon Berg, skipper of the last ferry", "Obituary", "Jon Berg, skipper of the last ferry"),
        ("Watch: Minister leaves the studio", "Watch", "Minister leaves the studio"),
        ("Premier League: Rovers go top", "Premier League", "Rovers go top"),
        ("Marit Dahl: The minister who would not bend", "Marit Dahl", "The minister who would not bend"),
        ("Marit Dahl: Why she had to go", "Marit Dahl", "Why she had to go"),
        ("Marit Dahl: in her own words", "Marit Dahl", "in her own words"),
        ("Two held over theft - Torsund Gazette", "Torsund Gazette", "Two held over theft"),
    ],
)
def test_what_stands_before_a_colon_or_after_a_dash_may_be_a_topic(headline: str, source: str, content: str) -> None:
    page = page_of("The fleet left, Marit Dahl said.", headline=headline)
    below = saw(page, "Dahl", "said", "The fleet left")
    read = saw(page, source, headline[len(source)] if headline.startswith(source) else "-", content)
    assert [words[2] for words in told(page, read, below)] == [("The fleet left",)]


@pytest.mark.parametrize(("score", "number"), [(0.95, 1), (0.76, 0)])
def test_a_quotation_headed_by_a_person_is_hers_if_that_is_sure(score: float, number: int) -> None:
    page = page_of("The fleet left.", headline="Rosa Kemeny: ‘I never wanted it’")
    found = saw(page, "Rosa Kemeny", ":", "‘I never wanted it’")
    name = Name(Span(0, 11), "person", score)
    stretches = [Span(block.start, block.end) for block in page.blocks]
    assert len(complete(page, [found], quotations(page.text, stretches), [name])) == number


def test_a_quotation_before_the_colon_of_a_headline_stands_by_itself() -> None:
    page = page_of("The fleet left.", headline="'We were lied to': Villagers demand answers")
    found = saw(page, "", ":", "'We were lied to'", "Villagers demand answers")
    assert told(page, found) == [("", ":", ("'We were lied to'",))]


@pytest.mark.parametrize(
    "headline",
    [
        "Islands will not change hands",
        "Non-aligned states meet in Torsund",
        "A long-awaited treaty: what it says and what it leaves out",
        "How the war began - and how it ended after all these years",
    ],
)
def test_a_headline_that_names_nobody_attributes_nothing(headline: str) -> None:
    assert told(page_of("The fleet left.", headline=headline)) == []


def test_the_same_words_in_a_paragraph_are_no_headline() -> None:
    assert told(page_of("Islands will not change hands - Dahl")) == []


# Quotations that are signed or headed.


@pytest.mark.parametrize(
    ("paragraph", "source", "cue", "content"),
    [
        ('"We will not sign this treaty." —Marit Dahl', "Marit Dahl", "—", '"We will not sign this treaty."'),
        ("“We will not sign this treaty.” — Marit Dahl, Foreign Minister", "Marit Dahl, Foreign Minister", "—",
         "“We will not sign this treaty.”"),
        ("“We will not sign this treaty.”\n– Marit Dahl", "Marit Dahl", "–", "“We will not sign this treaty.”"),
        ("«We will not sign this treaty.» --Marit Dahl.", "Marit Dahl", "--", "«We will not sign this treaty.»"),
    ],
)  # fmt: skip
def test_a_quotation_signed_after_a_dash_is_its_signers(paragraph: str, source: str, cue: str, content: str) -> None:
    assert told(page_of("The fleet left.", paragraph)) == [(source, cue, (content,))]


def test_the_signature_may_stand_in_the_next_paragraph() -> None:
    page = page_of("“We will not sign this treaty.”", "— Marit Dahl, Foreign Minister")
    assert told(page) == [("Marit Dahl, Foreign Minister", "—", ("“We will not sign this treaty.”",))]


@pytest.mark.parametrize(
    "paragraph",
    [
        '"Sea Eagle" — Marit Dahl',
        'She called it "a treaty that nobody will sign" — Velmark left at once.',
        '"We will not sign this treaty." — he said so twice',
    ],
)
def test_a_dash_after_a_title_or_within_a_sentence_is_no_signature(paragraph: str) -> None:
    assert told(page_of(paragraph)) == []


@pytest.mark.parametrize(
    ("paragraph", "source", "content"),
    [
        ("From the Ministry: The talks will go on.", "the Ministry", "The talks will go on."),
        ("From Marit Dahl: The talks will go on.", "Marit Dahl", "The talks will go on."),
        ("Statement by Marit Dahl: “The talks will go on.”", "Marit Dahl", "“The talks will go on.”"),
        ("STATEMENT FROM THE MINISTRY: The talks will go on.", "THE MINISTRY", "The talks will go on."),
    ],
)
def test_a_paragraph_headed_from_someone_is_theirs(paragraph: str, source: str, content: str) -> None:
    assert told(page_of(paragraph)) == [(source, ":", (content,))]


@pytest.mark.parametrize("paragraph", ["From here: two miles to go.", "from 9:30 the fleet left.", "From Marit Dahl:"])
def test_from_before_anything_else_heads_nothing(paragraph: str) -> None:
    assert told(page_of(paragraph)) == []


# Interviews.


def test_the_lines_of_an_interview_are_those_of_their_labels() -> None:
    page = page_of("Q: Will you sign?", "A: Not this year.", "Q: And then?", "A: We shall see.")
    assert told(page) == [
        ("Q", ":", ("Will you sign?",)),
        ("A", ":", ("Not this year.",)),
        ("Q", ":", ("And then?",)),
        ("A", ":", ("We shall see.",)),
    ]


@pytest.mark.parametrize(("first", "second"), [("ONA", "Dahl"), ("Jon Berg", "Marit Dahl"), ("ONA", "DAHL")])
def test_labels_may_be_names_or_an_agency(first: str, second: str) -> None:
    page = page_of(f"{first}: Will you sign?", f"{second}: Not now.", f"{first}: Why?", f"{second}: Ask them.")
    assert [source for source, _, _ in told(page)] == [first, second, first, second]


def test_q_and_a_may_end_in_a_full_stop() -> None:
    assert len(told(page_of("Q. Will you sign?", "A. Not now.", "Q. Why?", "A. Ask them."))) == 4


def test_labelled_lines_that_are_few_or_each_of_another_label_are_no_interview() -> None:
    assert told(page_of("Place: Torsund harbour", "Time: nine in the morning", "Crew: forty men")) == []
    assert told(page_of("Dahl: Not this year.", "The fleet left.", "Dahl: We shall see.")) == []


# Quotations that run on.


def test_a_quotation_that_runs_on_is_its_speakers_to_the_end() -> None:
    page = page_of("“We will not sign this year,” Dahl said. “It is too soon.", "“Nor shall we sign the next.”")
    found = saw(page, "Dahl", "said", "“We will not sign this year,”", "“It is too soon.")
    (one,) = told(page, found)
    assert one == (
        "Dahl",
        "said",
        ("“We will not sign this year,”", "“It is too soon.", "“Nor shall we sign the next.”"),
    )


def test_it_runs_on_over_any_number_of_paragraphs() -> None:
    page = page_of(
        "Dahl said: “We will not sign.", "“It is far too soon.", "“It is also too late.", "“Ask us again then.”"
    )
    (one,) = told(page, saw(page, "Dahl", "said", "“We will not sign."))
    assert len(one[2]) == 4


def test_what_is_cut_short_at_the_end_of_the_paragraph_is_drawn_out() -> None:
    page = page_of("Dahl said: “We will not sign. It is too soon.", "“Nor shall we sign the next year.”")
    (one,) = told(page, saw(page, "Dahl", "said", "“We will not sign."))
    assert one[2][0] == "“We will not sign. It is too soon."


def test_a_quotation_that_was_closed_does_not_run_on() -> None:
    page = page_of("“We will not sign,” Dahl said. “It is too soon.”", "“That is a pity,” Berg said.")
    one, other = told(
        page, saw(page, "Dahl", "said", "“It is too soon.”"), saw(page, "Berg", "Berg said", "“That is a pity,”")
    )
    assert one[2] == ("“It is too soon.”",)
    assert other[2] == ("“That is a pity,”",)


def test_a_paragraph_that_the_model_gave_to_another_is_not_taken_away() -> None:
    page = page_of("Dahl said: “We will not sign.", "“That is a great pity,” Berg added.")
    one, other = told(
        page, saw(page, "Dahl", "said", "“We will not sign."), saw(page, "Berg", "added", "“That is a great pity,”")
    )
    assert one[2] == ("“We will not sign.",)
    assert other[0] == "Berg"


# Rules and the model together.


def test_what_the_model_found_stays_where_no_rule_speaks() -> None:
    page = page_of("The fleet left, Dahl said.")
    found = saw(page, "Dahl", "said", "The fleet left")
    assert complete(page, [found], ()) == (found,)


def test_a_rule_does_not_repeat_what_the_model_found() -> None:
    page = page_of("The fleet left.", headline="Fleet to stay in the strait - ministry")
    found = saw(page, "ministry", "-", "Fleet to stay in the strait")
    (one,) = complete(page, [found], ())
    assert one.score == 0.9


def test_a_source_that_takes_in_the_word_that_heads_it_is_cut_down_to_the_name() -> None:
    page = page_of("Statement from Marit Dahl: The talks will go on.")
    found = saw(page, "Statement from Marit Dahl", ":", "The talks will go on.")
    (one,) = complete(page, [found], ())
    assert [span.of(page.text) for span in one.source] == ["Marit Dahl"]
    assert one.score == 0.9


def test_a_rule_takes_the_place_of_a_reading_that_has_the_signs_for_words() -> None:
    """A model that reads the label of a line as part of what is said was misled by the layout."""
    page = page_of("Q: Will you sign?", "A: Dahl said no.", "Q: Why?", "A: Ask them.")
    wrong = saw(page, "", "said", "A: Dahl said no.", score=0.9)
    assert ("A", ":", ("Dahl said no.",)) in told(page, wrong)
    assert len(told(page, wrong)) == 4


def test_an_attribution_within_a_line_of_an_interview_is_kept() -> None:
    page = page_of("Q: Will you sign?", "A: Berg told me that the fleet left.", "Q: Why?", "A: Ask them.")
    within = saw(page, "Berg", "told", "that the fleet left")
    assert ("Berg", "told", ("that the fleet left",)) in told(page, within)
    assert len(told(page, within)) == 5


def test_what_rules_find_has_a_score_of_its_own_and_all_is_in_the_order_of_the_text() -> None:
    page = page_of(
        "The fleet left, Berg said.",
        "“We will not sign this treaty.” —Marit Dahl",
        headline="Dahl: We will not sign now",
    )
    found = complete(
        page,
        [saw(page, "Berg", "said", "The fleet left")],
        quotations(page.text, [Span(b.start, b.end) for b in page.blocks]),
    )
    assert [one.score for one in found] == [RULE_SCORE, 0.9, RULE_SCORE]
    starts = [min(one.source + one.cue + one.content) for one in found]
    assert starts == sorted(starts)


def test_blocks_of_the_site_are_not_read() -> None:
    page = page_of("The fleet left.")
    text = page.text + "\n\nFrom the Ministry: The talks will go on."
    end = len(page.text)
    furniture = Page(text, (*page.blocks, Block("furniture", end + 2, len(text))))
    assert complete(furniture, [], ()) == ()


def test_the_particle_of_rule_out_belongs_to_the_cue() -> None:
    page = page_of("The harbour was shut.", headline="Minister rules out new fuel tax")
    assert told(page, saw(page, "Minister", "rules", "out new fuel tax")) == [
        ("Minister", "rules out", ("new fuel tax",))
    ]


def test_a_court_rules_without_one() -> None:
    page = page_of("The court ruled that the tax was void.")
    assert told(page, saw(page, "The court", "ruled", "that the tax was void")) == [
        ("The court", "ruled", ("that the tax was void",))
    ]
