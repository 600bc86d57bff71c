"""Conditions: which words open one, where it ends, and whose it is."""

from __future__ import annotations

import pytest

from tests.record.commitments.stories import tell

MEN = "Ministers of Velmora and Oskaria met in Velmora."
CONDITIONS = {
    "a list": (
        "Velmora agreed to open the strait on two conditions: the mines are cleared, and the crews go home.",
        [("only-if", "the mines are cleared"), ("only-if", "the crews go home")],
    ),
    "what is demanded before": (
        "Velmora has demanded a halt to the dredging before it will return to the talks.",
        [("only-if", "a halt to the dredging")],
    ),
    "should with people": (
        "Velmora threatened to close the strait should divers find a mine.",
        [("if", "should divers find a mine")],
    ),
    "a time after something": (
        "Velmora agreed to keep the strait closed until 30 days after the last mine.",
        [("until", "until 30 days after the last mine")],
    ),
    "an hour": ("Velmora agreed to keep the strait closed until 0700 on Friday.", []),
    "what is decided": ("Velmora agreed to ask the crews to decide if they sail.", []),
    "a reward": (
        "Velmora offered a reward for information on the mines.",
        [("in-exchange", "for information on the mines")],
    ),
    "an act before": (
        "Velmora agreed to hear the crews before issuing a permit.",
        [("before", "before issuing a permit")],
    ),
}


@pytest.mark.parametrize(("text", "conditions"), CONDITIONS.values(), ids=CONDITIONS)
def test_a_condition_has_its_kind_and_its_words(text: str, conditions: list[tuple[str, str]]) -> None:
    told = tell(MEN, text)
    assert [[(one.kind, one.text) for one in found.conditions] for found in told.commitments] == [conditions]


def test_a_condition_ends_where_the_quotation_of_what_is_undertaken_begins() -> None:
    text = 'Velmora vowed that if the crews are not freed "we will close the strait".'
    told = tell(MEN, text, said=(("Velmora", "vowed", 'that if the crews are not freed "we will close the strait"'),))
    (one,) = told.commitments
    assert [condition.text for condition in one.conditions] == ["if the crews are not freed"]


def test_what_is_done_inside_a_condition_is_no_commitment() -> None:
    text = "Velmora promised to open the strait if Oskaria agrees to clear the mines."
    assert tell(MEN, text).actions() == ["open the strait"]
