"""Properties that hold for any text: evidence is in place, actions are apart, the same text gives the same."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record.commitments.lexicon import ANNOUNCED, CALLED, GIVING, NOUNS, VERBS
from onrecord.record.commitments.values import CONDITION_KINDS, STATUSES
from tests.record.commitments.stories import Told, tell

_OTHERS = (
    "will would not to the his its we I Velmora Oskaria Velmora's islands treaty after if only unless until in "
    "exchange for said that and , . ; : ( ) \" “ ” ' ’ — signed revoked took back promise denied 1961 on Friday $5 be "
    "is are "
    "going hand over resigned ending government , who which 's"
).split()
_WORDS = sorted({*VERBS, *NOUNS, *GIVING, *ANNOUNCED, *CALLED, *_OTHERS})
wording = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40).map(" ".join)
UNHURRIED = settings(deadline=None, max_examples=150)


def _check(told: Told) -> None:
    text = told.page.text
    ids = {party.id for party in told.parties}
    for one in told.commitments:
        for evidence in one.evidence():
            assert text[evidence.start : evidence.end] == evidence.text
        assert one.history
        assert {entry.status for entry in one.history} <= set(STATUSES)
        assert {condition.kind for condition in one.conditions} <= set(CONDITION_KINDS)
        assert {one.obligor, one.obligee, *(entry.by for entry in one.history)} <= {None, *ids}
        for date in (one.due, one.made_on, *(entry.on for entry in one.history)):
            if date is not None:
                parse_edtf(date.value)
    places = sorted((one.action.start, one.action.end) for one in told.commitments)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert len({one.id for one in told.commitments}) == len(told.commitments)


@UNHURRIED
@given(wording, wording)
def test_any_wording_gives_evidence_in_place_and_actions_apart(first: str, second: str) -> None:
    _check(tell(first, second))


@UNHURRIED
@given(st.text(min_size=1, max_size=200).filter(lambda text: "\n" not in text and text.strip()))
def test_any_text_is_read_without_error(text: str) -> None:
    _check(tell(text))


@UNHURRIED
@given(wording)
def test_the_same_text_gives_the_same_commitments(text: str) -> None:
    assert tell(text).commitments == tell(text).commitments


@UNHURRIED
@given(wording, st.data())
def test_marks_anywhere_are_taken(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    _check(tell(text, marks=(text[start:end],)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Velt pledged to build port q{0} if Oskaria pays. In 1967 Velmora took back its promise on port q{0}. ",
        "Velmora will agree to hand over isle q{0} if it pays and ",
        '"We will agree to leave isle q{0}", he took back his promise; ',
    ],
)
def test_a_long_story_is_read_in_time_that_grows_with_its_length(sentence: str) -> None:
    def once(text: str) -> float:
        start = time.process_time()
        tell(text)
        return time.process_time() - start

    def spent(times: int) -> float:
        """The least of three: what else the machine does only adds."""
        text = "".join(sentence.format(number) for number in range(times))
        return min(once(text) for _ in range(3))

    spent(50)
    assert spent(800) < 14 * spent(100) + 0.2
