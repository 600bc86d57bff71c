"""Names by rule, and the model's made tidy."""

from __future__ import annotations

from onrecord.intake.item import Item
from onrecord.pages.parse import parse_page
from onrecord.reading.reading import Name
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.names import all_names
from onrecord.span import Span


def named(text: str, *given: Name) -> list[tuple[str, str]]:
    lexed = Lexed(parse_page(Item(text)))
    return [(name.span.of(text), name.kind) for name in all_names(lexed, given)]


def test_titles_and_openers_are_no_part_of_a_name() -> None:
    text = (
        "Yesterday Foreign Minister Jonas Brekke met with Secretary of State Anna Velt in Oslo, and it rained all day."
    )
    assert named(text) == [("Jonas Brekke", "person"), ("Anna Velt", "person"), ("Oslo", "place")]


def test_an_organisation_keeps_its_small_words_and_a_person_does_not_take_its_own() -> None:
    text = (
        "In the end Maria Holm of the Bank of Torsund spoke with the Ministry of Fisheries about the old ships there."
    )
    assert named(text) == [("Maria Holm", "person"), ("Bank of Torsund", "org"), ("Ministry of Fisheries", "org")]


def test_in_a_headline_only_names_that_stand_elsewhere_are_names() -> None:
    text = (
        "Holm Says Harbour Plan Will Fail Again\n\nMaria Holm said on Monday that the plan would "
        "fail, as it had before."
    )
    assert named(text) == [("Holm", "person"), ("Maria Holm", "person")]


def test_names_of_the_model_win_and_gaps_are_filled_by_rule() -> None:
    text = "On Monday Qel Zhor met with Maria Holm at the harbour, and both of them were wet when the evening came."
    at = text.index("Qel")
    assert named(text, Name(Span(at, at + 8), "org", 0.9)) == [("Qel Zhor", "org"), ("Maria Holm", "person")]


def test_a_name_of_the_model_loses_its_title_and_gains_the_initial_it_lacked() -> None:
    text = "It was then that Minister Anna K. Velt left the room, while the others stayed until late in the evening."
    start = text.index("Minister")
    assert named(text, Name(Span(start, start + len("Minister Anna")), "person", 0.9)) == [("Anna K. Velt", "person")]


def test_two_names_of_persons_with_a_space_between_are_one_and_a_title_is_none() -> None:
    text = "On Monday Amelka Okonjo met with Commodore Jonas Brekke at the harbour, and both of them were wet."

    def person(words: str) -> Name:
        start = text.index(words)
        return Name(Span(start, start + len(words)), "person", 0.9)

    given = [person(words) for words in ("Amelka", "Okonjo", "Commodore", "Jonas Brekke")]
    assert named(text, *given) == [("Amelka Okonjo", "person"), ("Jonas Brekke", "person")]
