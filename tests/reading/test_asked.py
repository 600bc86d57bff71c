"""Who is asked does not ask."""

from __future__ import annotations

import pytest

from onrecord.reader import read
from onrecord.reading.asked import is_asked, without_asked
from onrecord.reading.reading import Attribution
from onrecord.span import Span


def attribution(text: str, source: str, cue: str) -> Attribution:
    """Of these words, and of all that follows the cue as content."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return Attribution((span(source),) if source else (), (span(cue),), (Span(span(cue).end, len(text)),), 0.9)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Velt was asked whether she would go.", "Velt", "was asked"),
        ("Velt was asked whether she would go.", "Velt", "asked"),
        ("The minister, asked on Sunday if he would go, smiled.", "The minister,", "asked"),
        ("The minister, asked about the treaty, smiled.", "The minister", "asked"),
        ("He told the channel when asked what had been agreed.", "He", "asked"),
        ("The rain fell. Asked whether he would go, Dahl smiled.", "Dahl", "Asked"),
        ("When pressed on why he went, Dahl smiled.", "", "pressed"),
    ],
)
def test_a_passive_asked_puts_the_question_to_the_one_named(text: str, source: str, cue: str) -> None:
    one = attribution(text, source, cue)
    assert is_asked(text, one)
    before = text.index(source) < text.index(cue)
    assert [span for span in without_asked(text, one).source if before] == []


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Velt asked whether he would go.", "Velt", "asked"),
        ("Velt has asked whether he would go.", "Velt", "has asked"),
        ("Rafiq Osei, defending, asked if she had seen it.", "Rafiq Osei, defending,", "asked"),
        ("Dahl, 34, asked the court to release him.", "Dahl, 34,", "asked"),
        ("Velt sat down and asked who had called.", "Velt", "asked"),
        ("Velt was told whom to call.", "Velt", "was told"),
    ],
)
def test_an_active_asked_is_its_subjects(text: str, source: str, cue: str) -> None:
    one = attribution(text, source, cue)
    assert not is_asked(text, one)
    assert without_asked(text, one) == one


def test_who_asks_may_be_named_after_by() -> None:
    text = "Velt was asked by the judge whether she would go."
    one = attribution(text, "the judge", "was asked")
    assert without_asked(text, one) == one


def test_a_question_within_someones_telling_is_not_his() -> None:
    """The speaker of the statement before does not become the one who asks."""
    record = read(
        "TORSUND, March 2. /ONA/. The harbour was closed on Sunday.\n\n"
        '"There is no timetable," Pavel Lindholt told the VTV channel when asked what had been agreed.'
    )
    assert [(one.cue[0].text, one.speaker is None) for one in record.statements] == [("told", False), ("asked", True)]
