"""What changed from one text of a story to the next is told, and nothing else."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.query.difference import Difference, difference
from onrecord.record.record import Record
from tests.golden.records import golden_path
from tests.store.stories import record

PAIR = ("2031-03-02-ona-declaration.txt", "2031-03-03-courier-ona-reprint.html")
DATELINE = "KESTRIN, March 2. /ONA/. "


def _changed(before: str, after: str, *, headlines: tuple[str, str] = ("Boats leave", "Boats leave")) -> Difference:
    one, other = (record(DATELINE + text, headline=head) for text, head in zip((before, after), headlines, strict=True))
    return difference(one, other)


def _figures(found: Difference) -> list[tuple[str, str | None, str | None]]:
    sides = [(one.kind, one.before, one.after) for one in found.figures]
    return [(kind, old and old.text, new and new.text) for kind, old, new in sides]


def test_a_text_against_itself_shows_no_change() -> None:
    given = record("The 40 boats left on 3 May 1961, Anna Velt said.")
    assert not difference(given, given)


@pytest.mark.parametrize(
    ("before", "after", "kind", "old", "new"),
    [
        ("A pact was signed in 1976.", "A pact was signed in 1967.", "date", "1976", "1967"),
        ("He left on 3 May 1961.", "He left on 4 May 1961.", "date", "3 May 1961", "4 May 1961"),
        ("Some 40% want it.", "Some 45% want it.", "share", "40%", "45%"),
        ("It cost $3 million.", "It cost $3 billion.", "money", "$3 million", "$3 billion"),
        ("Then 12 ships came.", "Then 14 ships came.", "number", "12", "14"),
        ("Many came.", "Many came. Of them 12 went.", "number", None, "12"),
        ("Many came. Of them 12 went.", "Many came.", "number", "12", None),
    ],
)
def test_a_date_or_figure_that_changed_is_shown_on_both_sides(
    before: str, after: str, kind: str, old: str | None, new: str | None
) -> None:
    assert _figures(_changed(before, after)) == [(kind, old, new)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Some 40% of 1,200 people want it.", "Some forty per cent of 1200 people want it."),
        ("Few left. Then 12 ships came. They stayed long.", "Then 12 ships came. Few left. They stayed long."),
        ("The ministry saw 12 ships.", "A ministry saw 12 ships."),
    ],
    ids=["written otherwise", "moved", "words beside it"],
)
def test_a_figure_that_is_the_same_has_not_changed(before: str, after: str) -> None:
    assert _figures(_changed(before, after)) == []


def test_a_statement_that_is_reworded_is_one_with_its_differences_marked() -> None:
    found = _changed(
        "The boats will leave the harbour at nine, Anna Velt said.",
        "The boats will leave the harbour at noon, Anna Velt said.",
    )
    (one,) = found.statements
    assert one.aspects == ("words",)
    assert [(piece.fate, piece.text) for piece in one.words] == [
        ("same", "The boats will leave the harbour at"),
        ("gone", "nine"),
        ("added", "noon"),
    ]


def test_a_statement_given_to_another_speaker_is_one_whose_speaker_changed() -> None:
    found = _changed("The boats left, Anna Velt said.", "The boats left, Bo Lind said.")
    (one,) = found.statements
    assert one.aspects == ("speaker",)
    assert one.before and one.after and (one.before.speaker, one.after.speaker) == ("Anna Velt", "Bo Lind")


def test_a_statement_that_came_or_went_is_told_as_such() -> None:
    stays = "The boats left, Anna Velt said."
    found = _changed(f"{stays}\n\nNo one drowned, Bo Lind said.", f"{stays}\n\nThe strait is shut, Bo Lind warned.")
    assert [(one.before and one.before.words, one.after and one.after.words) for one in found.statements] == [
        (None, "The strait is shut"),
        ("No one drowned", None),
    ]


def test_a_statement_that_was_replaced_in_its_place_by_one_of_the_same_speaker_is_reworded() -> None:
    found = _changed(
        "There cannot be a timetable before the treaty is on paper, Anna Velt said.",
        "There will be no timetable, Anna Velt said.",
    )
    assert [one.aspects[0] for one in found.statements] == ["words"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“The boats left”, Anna Velt said.", '"The boats left", Anna Velt said.'),
        ("The boats left, Anna Velt said.", "The  Boats left, Anna Velt said."),
    ],
)
def test_marks_and_capitals_are_no_change(before: str, after: str) -> None:
    assert not _changed(before, after)


def test_a_new_headline_is_shown() -> None:
    found = _changed("It rains.", "It rains.", headlines=("Boats leave", "Boats stay"))
    assert found.headline and [piece.text for piece in found.headline] == ["Boats", "leave", "stay"]
    assert not (found.statements or found.figures or found.passages)


def test_what_else_changed_is_shown_by_its_sentences() -> None:
    found = _changed("It rains. The harbour master is ill.", "It rains. The harbour master is dead.")
    (one,) = found.passages
    assert [piece.text for piece in one] == ["The harbour master is", "ill.", "dead."]


def test_places_lead_back_to_the_texts() -> None:
    before, after = map(_golden, PAIR)
    found = difference(before, after)
    assert found.headline and found.statements and found.figures and found.passages
    for change in found.figures:
        for side, text in ((change.before, before.page.text), (change.after, after.page.text)):
            assert side is None or text[side.start : side.end] == side.text
    for told in found.statements:
        for said, whole in ((told.before, before), (told.after, after)):
            assert said is None or said.id in {one.id for one in whole.statements}


def test_the_altered_sentence_of_a_reprint_is_shown_with_what_was_altered() -> None:
    found = difference(*map(_golden, PAIR))
    (one,) = (words for words in found.passages if "timetable" in words[0].text)
    assert [piece.text for piece in one if piece.fate == "added"] == ["will", "none", "signed.”"]


def _golden(name: str) -> Record:
    return msgspec.json.decode(golden_path(name).read_bytes(), type=Record)


_SENTENCES = st.lists(
    st.sampled_from(
        [
            "The boats left at nine, Anna Velt said.",
            "The boats stayed, Bo Lind warned.",
            "It rained for 40 days in 1961.",
            "Some 12% drowned.",
            "No one knows.",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(_SENTENCES, _SENTENCES)
def test_what_came_one_way_went_the_other(before: str, after: str) -> None:
    there, back = _changed(before, after), _changed(after, before)
    assert {one.after.words for one in there.statements if one.after and not one.before} == {
        one.before.words for one in back.statements if one.before and not one.after
    }
    assert bool(there) == bool(back)
