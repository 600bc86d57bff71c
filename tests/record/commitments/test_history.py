"""What became of a commitment is joined to the one it speaks of, with who says so and when."""

from __future__ import annotations

import pytest

from tests.record.commitments.stories import Told, tell

BEFORE = "Ministers of Velmora and Oskaria met in Velmora and in Oskaria."
MADE = "In 1961 Velmora promised to hand over the two islands to Oskaria."


def statuses(told: Told) -> list[str]:
    return [entry.status for entry in told.commitments[0].history]


CHANGES = {
    "revoked": "In 1967 Velmora took its promise back.",
    "reaffirmed": "In 1990 Velmora reaffirmed its promise.",
    "fulfilled": "In 1990 Velmora kept its promise.",
    "broken": "Velmora has broken its promise.",
    "conditioned": "In 1971 Velmora made its promise conditional on the withdrawal of all forces.",
    "questioned": "Oskaria doubts the promise to hand over the islands.",
    "denied": "Velmora denied that it had ever promised the islands.",
}


@pytest.mark.parametrize("status", CHANGES)
def test_a_later_sentence_about_it_is_part_of_its_history(status: str) -> None:
    told = tell(BEFORE, MADE, CHANGES[status])
    assert statuses(told) == ["made", status]


def test_an_entry_has_the_date_of_its_own_clause() -> None:
    told = tell(BEFORE, MADE, "On April 27, 1967, Velmora took its promise back.")
    revoked = told.commitments[0].history[1]
    assert revoked.on is not None
    assert (revoked.on.value, revoked.text) == ("1967-04-27", "Velmora took its promise back")


def test_the_date_of_another_event_is_not_taken() -> None:
    told = tell(BEFORE, MADE, "After Oskaria signed a pact with others in 1967, Velmora took its promise back.")
    assert [entry.status for entry in told.commitments[0].history if entry.on is None] == ["revoked"]


def test_the_state_as_of_a_date_follows_the_history() -> None:
    (one,) = tell(BEFORE, MADE, "On April 27, 1967, Velmora took its promise back.").commitments
    assert [one.status(day) for day in ("1950", "1962-01-01", "1967-04-27")] == [None, "made", "revoked"]


def test_another_partys_change_of_mind_is_not_joined() -> None:
    assert statuses(tell(BEFORE, MADE, "Oskaria took back its promise to the islanders.")) == ["made"]


def test_a_denial_of_having_promised_is_a_denial_and_no_revocation() -> None:
    text = "Velmora denied that it had ever promised to cede the islands."
    told = tell(BEFORE, text, said=(("Velmora", "denied", "that it had ever promised to cede the islands"),))
    assert statuses(told) == ["denied"]


def test_a_change_that_someone_reports_has_its_speaker() -> None:
    text = "Anna Velt said that Velmora had broken its promise to hand over the islands."
    said = (("Anna Velt", "said", "that Velmora had broken its promise to hand over the islands"),)
    told = tell(BEFORE, MADE, text, said=said)
    broken = next(entry for entry in told.commitments[0].history if entry.status == "broken")
    assert told.name(broken.by) == "Anna Velt"


def test_the_government_of_a_state_speaks_for_it_and_its_successor_does_not() -> None:
    told = tell(BEFORE, MADE, "The Velmora government took the promise back.")
    assert statuses(told) == ["made", "revoked"]
    assert statuses(tell(BEFORE, MADE, "Norrland took the promise back.")) == ["made"]


def test_a_further_condition_is_added_to_history_and_conditions() -> None:
    later = "Velmora said the islands would be handed over to Oskaria only when all foreign forces left."
    said = ("Velmora", "said", "the islands would be handed over to Oskaria only when all foreign forces left")
    told = tell(BEFORE, MADE, later, said=(said,))
    assert statuses(told) == ["made", "conditioned"]
    assert [one.kind for one in told.commitments[0].conditions] == ["only-if"]


def test_a_condition_that_is_told_as_a_change_is_one_of_the_conditions() -> None:
    told = tell(BEFORE, MADE, CHANGES["conditioned"])
    assert statuses(told) == ["made", "conditioned"]
    assert [one.text for one in told.commitments[0].conditions] == ["conditional on the withdrawal of all forces"]


def test_a_withdrawn_offer_that_is_told_in_passing_is_made_and_revoked() -> None:
    told = tell(BEFORE, "Velmora has withdrawn its offer to hand over the islands.")
    assert sorted(statuses(told)) == ["made", "revoked"]


def test_what_is_only_supposed_changes_nothing() -> None:
    assert statuses(tell(BEFORE, MADE, "Unless Velmora has broken its promise, the talks go on.")) == ["made"]
