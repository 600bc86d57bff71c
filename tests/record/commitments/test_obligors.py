"""Whom an undertaking binds: the subject, the speaker, or the side that the speaker speaks for."""

from __future__ import annotations

import pytest

from onrecord.record.commitments.clues import clues
from tests.record.commitments.stories import page_of, tell

BANK = "The Coastal Bank has an archive. Ministers of Velmora and Oskaria met in Velmora."
SUBJECTS = {
    "a repeated modal": (
        "Anna Velt said that Oskaria would close the border but would keep the ferry.",
        "keep the ferry",
        "Oskaria",
    ),
    "a description between commas": (
        "The firm, based in Port Oska, will cut forty jobs.",
        "cut forty jobs",
        "The firm",
    ),
    "an office after a name": (
        "Anna Velt, former minister of Oskaria is to leave.",
        "leave",
        "Anna Velt",
    ),
}


@pytest.mark.parametrize(("text", "action", "subject"), SUBJECTS.values(), ids=SUBJECTS)
def test_a_verb_far_from_its_subject_finds_it(text: str, action: str, subject: str) -> None:
    page = page_of(text)
    (found,) = (one.subject for one in clues(page).drafts if one.action.of(page.text) == action)
    assert found is not None
    assert found.of(page.text) == subject


def test_the_head_of_an_office_speaks_of_things_for_the_organisation_that_his_office_names() -> None:
    text = "Anna Velt, head of loans at Coastal Bank, promised that the archive will be opened."
    said = (("Anna Velt, head of loans at Coastal Bank", "promised", "that the archive will be opened"),)
    told = tell(BANK, text, said=said)
    assert [told.name(one.obligor) for one in told.commitments] == ["Coastal Bank"]


def test_a_woman_named_together_with_her_organisation_speaks_for_it() -> None:
    text = "Anna Velt and her Coastal Bank left the talks. Anna Velt promised that her bank would open the archive."
    told = tell(BANK, text, said=(("Anna Velt", "promised", "that her bank would open the archive"),))
    assert [told.name(one.obligor) for one in told.commitments] == ["Coastal Bank"]


def test_an_organisation_that_speaks_of_the_organisation_means_itself() -> None:
    text = "An organisation of sailors met. Coastal Bank promised that the organisation would open the archive."
    told = tell(text, said=(("Coastal Bank", "promised", "that the organisation would open the archive"),))
    assert [told.name(one.obligor) for one in told.commitments] == ["Coastal Bank"]


def test_what_a_passive_of_the_story_says_is_done_by_someone_binds_him() -> None:
    text = "Under the agreement, the cost will be borne by Oskaria on Friday."
    told = tell("Oskaria opened its ports.", "Oskaria pledged to pay.", text)
    assert [told.name(one.obligor) for one in told.commitments] == ["Oskaria", "Oskaria"]


def test_a_speaker_is_bound_by_what_he_says_another_will_do_for_him() -> None:
    text = "Oskaria promised that the delegation will be headed by Anna Velt."
    told = tell(BANK, text, said=(("Oskaria", "promised", "that the delegation will be headed by Anna Velt"),))
    assert [told.name(one.obligor) for one in told.commitments] == ["Oskaria"]


def test_what_the_story_tells_right_after_an_announcement_binds_the_announcer() -> None:
    text = "Coastal Bank announced cheaper loans. Under the agreement, old loans will be cancelled on Friday."
    told = tell(BANK, text, said=(("Coastal Bank", "announced", "cheaper loans"),))
    assert ("Coastal Bank", "be cancelled on Friday") in {
        (told.name(one.obligor), one.action.text) for one in told.commitments
    }


def test_what_an_accusation_says_was_promised_was_promised_by_the_accused() -> None:
    text = "Oskaria accused Velmora of having promised to freeze the fees."
    told = tell(BANK, text, said=(("Oskaria", "accused", "Velmora of having promised to freeze the fees"),))
    assert [told.name(one.obligor) for one in told.commitments] == ["Velmora"]


def test_an_accuser_is_not_bound_by_what_he_says_another_promised() -> None:
    said = "the agency of breaking a promise it made in 2028 to freeze irrigation fees"
    told = tell(BANK, f"Coastal Bank have accused {said}.", said=(("Coastal Bank", "have accused", said),))
    assert "Coastal Bank" not in {told.name(one.obligor) for one in told.commitments}


def test_its_offer_is_that_of_whom_the_statement_names_first() -> None:
    said = "Velmora has put back on the table its offer to hand over the isle"
    told = tell(BANK, f"{said}, Anna Velt said.", said=(("Anna Velt", "said", said),))
    assert [told.name(one.obligor) for one in told.commitments] == ["Velmora"]


@pytest.mark.parametrize(("opening", "bound"), [("I", "Anna Velt"), ("We", "Coastal Bank")])
def test_a_chief_who_assures_in_his_own_person_is_bound_and_by_we_those_whom_he_heads(opening: str, bound: str) -> None:
    words = f'"{opening} assure you that the archive will be opened,"'
    source = "Anna Velt, head of Coastal Bank"
    told = tell(BANK, f"{words} said {source}.", said=((source, "said", words),))
    assert [told.name(one.obligor) for one in told.commitments] == [bound]
