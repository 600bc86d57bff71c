"""Learned marks join the rules: alone, beside them, or not at all."""

from __future__ import annotations

from onrecord.reading.reading import Mark
from onrecord.record.commitments.marked import SURE, drafts_of
from tests.record.commitments.stories import page_of, span_of, tell

MEN = "Ministers of Velmora met in Velmora."
RULED = "Velmora agreed to reopen the strait."
LEARNED = "Velmora is recalling two million lamps."


def test_an_action_that_only_the_model_marks_is_bound_to_the_subject_of_its_clause() -> None:
    told = tell(MEN, LEARNED, marks=("recalling two million lamps",))
    (one,) = told.commitments
    assert (told.name(one.obligor), one.action.text) == ("Velmora", "recalling two million lamps")


def test_marks_alone_leave_out_what_only_rules_find_and_rules_alone_what_is_only_marked() -> None:
    found = {
        use: tell(MEN, RULED, LEARNED, marks=("recalling two million lamps",), use=use).actions()
        for use in ("rules", "marks", "both")
    }
    assert found == {
        "rules": ["reopen the strait"],
        "marks": ["recalling two million lamps"],
        "both": ["reopen the strait", "recalling two million lamps"],
    }


def test_a_mark_on_an_action_of_the_rules_makes_no_second_commitment() -> None:
    assert tell(MEN, RULED, marks=("reopen the strait",)).actions() == ["reopen the strait"]


def test_marked_words_in_a_statement_bind_its_speaker() -> None:
    text = "The lamps will be replaced, Anna Velt said."
    said = (("Anna Velt", "said", "The lamps will be replaced"),)
    told = tell(text, said=said, marks=("will be replaced",))
    assert [told.name(one.obligor) for one in told.commitments] == ["Anna Velt"]


def test_a_marked_condition_is_added_to_those_of_the_rules_unless_rules_alone_are_asked_for() -> None:
    text = "Given a signed receipt, Velmora agreed to pay."
    both, rules = (tell(MEN, text, conditions=("Given a signed receipt",), use=use) for use in ("both", "rules"))
    assert [(one.kind, one.text) for one in both.commitments[0].conditions] == [("if", "Given a signed receipt")]
    assert rules.commitments[0].conditions == ()


def test_marks_of_one_or_two_words_count_for_nothing() -> None:
    assert tell(MEN, LEARNED, marks=("recalling",)).commitments == ()
    assert tell(MEN, RULED, marks=("the strait",), use="marks").commitments == ()


def test_a_mark_that_no_wording_supports_needs_a_high_score() -> None:
    page = page_of(LEARNED)
    span = span_of(page.text, "recalling two million lamps")
    unsure, sure = (drafts_of(page, [Mark(span, "action", score)], ()) for score in (SURE - 0.01, SURE))
    assert ([one.action for one in unsure], [one.action for one in sure]) == ([], [span])
