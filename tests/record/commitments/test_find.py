"""Commitments: who binds himself to what, on what condition, held by what, and by when."""

from __future__ import annotations

import pytest

from onrecord.record.commitments.clauses import is_adverb
from tests.record.commitments.stories import tell

TOLD = {
    "an agreement": ("Velmora agreed on Tuesday to reopen the strait.", "Velmora", "reopen the strait"),
    "a pledge of money": ("Velmora pledged $4 million on Friday.", "Velmora", "$4 million"),
    "a pledge to someone": (
        "Velmora promised the islanders to keep the ferry running.",
        "Velmora",
        "keep the ferry running",
    ),
    "readiness on paper": (
        "Velmora committed to paper in the declaration its readiness to hand over two islands.",
        "Velmora",
        "hand over two islands",
    ),
    "a threat": ("Oskaria threatened to close the border.", "Oskaria", "close the border"),
    "a treaty": (
        "Velmora and Oskaria signed a declaration ending the state of war.",
        "Velmora and Oskaria",
        "ending the state of war",
    ),
    "an offer with its owner": ("Oskaria has repeated its offer to clear the mines.", "Oskaria", "clear the mines"),
}


@pytest.mark.parametrize(("text", "obligor", "action"), TOLD.values(), ids=TOLD)
def test_a_verb_or_noun_of_undertaking_binds_its_subject(text: str, obligor: str, action: str) -> None:
    told = tell("Velmora and Oskaria are neighbours. Ministers of Velmora and Oskaria met in Velmora.", text)
    (one,) = told.commitments
    assert (told.name(one.obligor), one.action.text) == (obligor, action)
    assert [entry.status for entry in one.history] == ["made"]


NOT_TOLD = {
    "a demand": "Velmora urged Oskaria to close the border.",
    "a possibility": "Velmora could agree to close the border.",
    "a question": "Will Oskaria agree to close the border?",
    "something supposed": "If Velmora agrees to close the border, the talks end.",
    "what did not come": "Velmora did not agree to close the border.",
    "a noun that looks like a verb": "The peace plan to end the war pleased nobody.",
    "a past event": "Velmora closed the border.",
}


@pytest.mark.parametrize("text", NOT_TOLD.values(), ids=NOT_TOLD)
def test_what_is_not_undertaken_is_no_commitment(text: str) -> None:
    assert tell("Ministers of Velmora and Oskaria met in Velmora and in Oskaria.", text).commitments == ()


def test_a_speaker_who_says_i_will_binds_himself() -> None:
    text = '"I will open the archive," Anna Velt said.'
    told = tell(text, said=(("Anna Velt", "said", '"I will open the archive,"'),))
    (one,) = told.commitments
    assert (told.name(one.obligor), one.action.text) == ("Anna Velt", "open the archive")


def test_a_spokesman_who_says_we_will_binds_those_his_role_names() -> None:
    text = '"We will open the archive," Coastal Bank spokeswoman Anna Velt said.'
    story = "The Coastal Bank has an archive."
    told = tell(story, text, said=(("Coastal Bank spokeswoman Anna Velt", "said", '"We will open the archive,"'),))
    (one,) = told.commitments
    assert told.name(one.obligor) == "Coastal Bank"
    assert told.name(one.history[0].by) == "Anna Velt"


def test_what_a_speaker_expects_of_another_is_no_commitment() -> None:
    text = "Anna Velt said she expects that the rebels will leave."
    assert tell(text, said=(("Anna Velt", "said", "she expects that the rebels will leave"),)).commitments == ()


def test_who_assures_that_something_will_not_be_done_binds_himself() -> None:
    text = '"I assure you that nobody will be deported," Anna Velt said.'
    told = tell(text, said=(("Anna Velt", "said", '"I assure you that nobody will be deported,"'),))
    assert [told.name(one.obligor) for one in told.commitments] == ["Anna Velt"]


@pytest.mark.parametrize("words", ["condolence to the families", "his apologies to the crew"])
def test_what_is_offered_in_words_alone_is_no_commitment(words: str) -> None:
    assert tell(f"Velmora offered {words} on Sunday.").commitments == ()


def test_a_verb_in_ly_is_no_adverb() -> None:
    assert [word for word in ("supply", "comply", "quickly", "soon") if is_adverb(word)] == ["quickly", "soon"]


CONDITIONS = {
    "if": ("Velmora agreed to hand over the islands if Oskaria dissolves the pact.", "if Oskaria dissolves the pact"),
    "unless": ("Velmora threatened to close the port unless Oskaria pays.", "unless Oskaria pays"),
    "only-if": (
        "Velmora agreed to hand over the islands only when all foreign forces leave.",
        "only when all foreign forces leave",
    ),
    "after": ("Velmora agreed to hand over the islands after a treaty is signed.", "after a treaty is signed"),
    "before": ("Velmora agreed to hand over the islands before the vote is held.", "before the vote is held"),
    "until": ("Velmora agreed to hold its fire until the talks end.", "until the talks end"),
    "in-exchange": ("Velmora offered to free the crew in exchange for the ship.", "in exchange for the ship"),
}


@pytest.mark.parametrize("kind", CONDITIONS)
def test_what_an_undertaking_depends_on_is_its_condition_and_no_part_of_its_action(kind: str) -> None:
    text, words = CONDITIONS[kind]
    (one,) = tell("Ministers of Velmora met in Velmora.", text).commitments
    assert [(found.kind, found.text) for found in one.conditions] == [(kind, words)]
    assert words not in one.action.text


def test_a_date_after_until_is_no_condition_but_when_it_is_due() -> None:
    (one,) = tell("Ministers of Velmora met in Velmora.", "Velmora agreed to pay by July 1, 2031.").commitments
    assert (one.conditions, one.due.value if one.due else None) == ((), "2031-07-01")


def test_a_past_event_after_which_it_was_agreed_is_no_condition() -> None:
    text = "After meeting reporters, Velmora agreed to hold new talks."
    (one,) = tell("Ministers of Velmora met in Velmora.", text).commitments
    assert one.conditions == ()


def test_the_document_that_holds_it_gives_its_date_within_the_paragraph() -> None:
    text = (
        "In 1961, Velmora and Oskaria signed a joint declaration ending the state of war. In the declaration, Velmora "
        "undertook to hand over two islands to Oskaria."
    )
    one = tell("Ministers of Velmora and Oskaria met in Velmora and in Oskaria.", text).commitments[1]
    assert (one.instrument.text if one.instrument else None) == "the declaration"
    assert (one.made_on.value if one.made_on else None) == "1961"


def test_it_is_owed_to_whom_something_is_to_be_given() -> None:
    text = "Velmora undertook to hand over two islands to Oskaria."
    told = tell("The government of Oskaria met ministers of Velmora.", text)
    assert [told.name(one.obligee) for one in told.commitments] == ["Oskaria"]


def test_what_is_told_twice_is_one_commitment() -> None:
    told = tell(
        "Ministers of Velmora met in Velmora.",
        "Velmora agreed to hand over the northern islands.",
        "Velmora agreed to hand over the islands.",
    )
    assert told.actions() == ["hand over the northern islands"]


def test_subjects_of_which_nothing_came_are_no_parties() -> None:
    told = tell("The long winter may agree to end.", "Velmora agreed to pay. Ministers met in Velmora.")
    assert "long winter" not in [party.name for party in told.parties] or told.commitments
