"""The events of a story of Wednesday, 5 March 2031: which times date one, by which words, and on what day."""

from __future__ import annotations

import pytest

from tests.record.events.conftest import Timeline


def told(timeline: Timeline, text: str) -> list[tuple[str, str]]:
    return [(event.span.text, event.on.value) for event in timeline(text)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Velmora closed the strait on Monday.", "Velmora closed the strait", "2031-03-03"),
        ("On Monday, Velmora closed the strait.", "Velmora closed the strait", "2031-03-03"),
        ("Velmora on Monday closed the strait.", "Velmora on Monday closed the strait", "2031-03-03"),
        ("Velmora has today closed the strait.", "Velmora has today closed the strait", "2031-03-05"),
        ("The talks, which opened in 2029, stalled.", "The talks, which opened", "2029"),
        ("Talks opened in 2029 and Velmora left.", "Talks opened", "2029"),
        ("The envoy, who was ill, resigned on Monday.", "The envoy, who was ill, resigned", "2031-03-03"),
        ("Velmora joined in 1981, and in 1992 left the union.", "left the union", "1992"),
        ("Talks will open in Torsund on Friday.", "Talks will open in Torsund", "2031-03-07"),
        ("Two boats sank on Monday (the third did not).", "Two boats sank", "2031-03-03"),
        ("Following a treaty signed in 1967, Velmora revoked the pledge.", "a treaty signed", "1967"),
        ("The 2029 elections were calm.", "The 2029 elections were calm", "2029"),
    ],
)
def test_the_words_of_an_event_are_the_clause_round_its_time(
    text: str, words: str, value: str, timeline: Timeline
) -> None:
    """With its subject and its predicate; without the time where that stands at an edge."""
    assert (words, value) in told(timeline, text)


def test_each_clause_of_a_sentence_has_its_own_date(timeline: Timeline) -> None:
    text = "The union signed the pact in 1961, but Velmora revoked it in 1967."
    assert told(timeline, text) == [("The union signed the pact", "1961"), ("Velmora revoked it", "1967")]


def test_what_someone_says_and_that_they_say_it_are_events_apart(timeline: Timeline) -> None:
    text = "Marit Dahl said on Monday <that the boats left in 2029>."
    assert told(timeline, text) == [("the boats left", "2029"), ("Marit Dahl said", "2031-03-03")]


def test_what_is_said_does_not_part_a_clause_from_the_time_behind_it(timeline: Timeline) -> None:
    assert told(timeline, "Oskaria rejected <the offer> on Monday.") == [("Oskaria rejected the offer", "2031-03-03")]
    assert told(timeline, "<“The islands stay,”> Marit Dahl said on Monday.") == [("Marit Dahl said", "2031-03-03")]


def test_what_was_agreed_to_do_belongs_to_the_event(timeline: Timeline) -> None:
    text = "Velmora agreed on Monday <to open the strait>."
    assert told(timeline, text) == [("Velmora agreed on Monday to open the strait", "2031-03-03")]


@pytest.mark.parametrize(
    "text",
    [
        "The talks took three years.",
        "Velmora meets the council every year.",
        "Velmora catches more herring than in 2008.",
        "It was the first visit since 1997.",
        "The 1961 agreement is still in force.",
        "The Joint Declaration of 1961 is no museum piece.",
        "The Harbour Act 2029 bans it.",
        "At the time, Velmora had no fleet.",
        "Today's newspapers were full of it.",
        "About 2000 local boats took part.",
        "Oskaria will close the strait if Velmora refuses the offer by Friday.",
        "<“Today we are strong,”> she said.",
        "Christmas trees are dear.",
    ],
)
def test_a_time_that_dates_no_happening_makes_no_event(text: str, timeline: Timeline) -> None:
    """Lengths, recurring times, comparisons, records, names of things, hours, conditions, loose talk, and the like."""
    assert told(timeline, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The strait opened at 10:30 GMT on Monday.", "2031-03-03"),
        ("The bridge will be finished by 2035.", "../2035"),
        ("The boat has been missing since 2029.", "2029/.."),
        ("The ban was in force until 2029.", "../2029"),
        ("The talks were postponed until Friday.", "2031-03-07"),
        ("The boats left in the early 1980s.", "198X"),
        ("The boats left about 2015.", "2015~"),
    ],
)
def test_the_date_says_as_much_as_the_words(text: str, value: str, timeline: Timeline) -> None:
    """No time of day; open where the words leave it open; the day on which what is put off will be."""
    assert [event.on.value for event in timeline(text)] == [value]


def test_the_words_of_the_date_are_those_of_the_time(timeline: Timeline) -> None:
    (event,) = timeline("Velmora closed the strait on Monday.")
    assert (event.on.text, event.on.start) == ("Monday", 29)


def test_an_event_names_the_parties_within_its_words_in_their_order(timeline: Timeline) -> None:
    (event,) = timeline("Oskaria warned Velmora on Monday, and Marit Dahl laughed.")
    assert event.parties == ("p1", "p0")


def test_what_the_story_tells_twice_on_one_day_is_one_event(timeline: Timeline) -> None:
    text = "Velmora closed the strait on Monday.\nOn Monday, Velmora had closed the strait, it is said."
    assert len(timeline(text)) == 1


def test_things_that_happened_on_one_day_stay_apart(timeline: Timeline) -> None:
    assert len(timeline("Velmora closed the strait on Monday.\nOn Monday, two boats sank.")) == 2


def test_of_two_dates_of_one_clause_the_narrower_counts(timeline: Timeline) -> None:
    assert [event.on.value for event in timeline("The boats left later that year, in July 2029.")] == ["2029-07"]


def test_an_era_dates_a_clause_only_if_nothing_else_does(timeline: Timeline) -> None:
    text = "Since 1950 Velmora has sought a treaty after World War II."
    assert [event.on.value for event in timeline(text)] == ["1950/.."]
    assert [event.on.text for event in timeline("After World War II, Velmora took the islands.")] == ["World War II"]


def test_a_year_is_kept_as_it_is_printed(timeline: Timeline) -> None:
    """A finding may say that it looks wrong; the timeline does not put it right."""
    text = "Velmora signed the pact in 1961. Oskaria joined it in 1067."
    assert told(timeline, text) == [("Oskaria joined it", "1067"), ("Velmora signed the pact", "1961")]


def test_a_story_without_a_date_has_events_only_where_the_words_suffice(timeline: Timeline) -> None:
    text = "Velmora closed the strait on Monday. It had opened in 1961."
    assert [event.on.value for event in timeline(text, None)] == ["1961"]


def test_a_headline_makes_no_event() -> None:
    from onrecord.intake.item import Item
    from onrecord.pipeline import build
    from tests.fake import FakeModel

    text = "Harbour tax of 2029 falls in council vote\n\nThe council dropped the tax on Monday.\n"
    record = build(Item(text, published_given="2031-03-05"), FakeModel())
    assert [event.span.text for event in record.events] == ["The council dropped the tax"]


def test_a_mark_gives_the_words_and_the_nearest_time_the_date(timeline: Timeline) -> None:
    text = "In 1961, after long talks, a first ferry crossed the strait that had been closed since 1946."
    events = timeline(text, marked=("a first ferry crossed the strait",))
    assert ("a first ferry crossed the strait", "1961") in [(one.span.text, one.on.value) for one in events]


def test_where_marks_and_rules_find_one_event_the_mark_has_the_words(timeline: Timeline) -> None:
    text = "Velmora, it is said, closed the strait on Monday. Two boats sank on Tuesday."
    events = timeline(text, marked=("closed the strait",))
    assert [one.span.text for one in events] == ["closed the strait", "Two boats sank"]


def test_a_mark_without_a_time_in_its_sentence_is_no_event(timeline: Timeline) -> None:
    assert timeline("Two boats sank. It was cold.", marked=("Two boats sank",)) == ()
