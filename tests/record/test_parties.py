"""Who speaks: names with their titles taken off, one party for one person, and a reason where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pages.page import Block, Page
from onrecord.reading.reading import Attribution
from onrecord.record.parties import REASONS, resolve
from onrecord.record.record import Party
from onrecord.span import Span


def told(*sentences: str) -> tuple[Page, tuple[Attribution, ...]]:
    """A page with a paragraph a sentence, in each "<source> | <cue> <content>"; the bar is left out of the text."""
    blocks, found, text = [], [], ""
    for sentence in sentences:
        source, _, rest = sentence.partition(" | ")
        start = len(text)
        text += f"{source} {rest}".strip() + "\n"
        blocks.append(Block("paragraph", start, len(text) - 1))
        cue, _, content = rest.partition(" ")
        at = text.index(rest, start)
        found.append(
            Attribution(
                (Span(start, start + len(source)),) if source else (),
                (Span(at, at + len(cue)),),
                (Span(at + len(cue) + 1, at + len(cue) + 1 + len(content)),),
                0.9,
            )
        )
    return Page(text, tuple(blocks)), tuple(found)


def speakers(*sentences: str) -> list[Party | str | None]:
    """The party or the reason of each sentence."""
    page, found = told(*sentences)
    parties, whose = resolve(page, found)
    by_id = {party.id: party for party in parties}
    assert len(by_id) == len(parties), "ids are distinct"
    return [by_id[whose[one].party] if whose[one].party else whose[one].reason for one in found]


def speaker(source: str) -> Party | str | None:
    (one,) = speakers(f"{source} | said the boats had left the harbour.")
    return one


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("Anna Velt", "Anna Velt", "person"),
        ("Foreign Minister Anna Velt", "Anna Velt", "person"),
        ("Anna Velt, the foreign minister,", "Anna Velt", "person"),
        ("The foreign minister, Anna Velt,", "Anna Velt", "person"),
        ("Mr. Velt", "Velt", "person"),
        ("Dr Anna Velt of the Norrin Institute", "Anna Velt", "person"),
        ("Anna Velt (Coastal Party)", "Anna Velt", "person"),
        ("Jean-Marie de la Tour", "Jean-Marie de la Tour", "person"),
        ("Anna Velt, 54,", "Anna Velt", "person"),
        ("Élodie Štefan", "Élodie Štefan", "person"),
        ("The foreign ministry", "foreign ministry", "org"),
        ("The Norrin Institute", "Norrin Institute", "org"),
        ("The Ministry of Foreign Affairs", "Ministry of Foreign Affairs", "org"),
        ("NATO", "NATO", "org"),
        ("The Torsund Herald", "Torsund Herald", "org"),
        ("The government", "government", "org"),
        ("Norway", "Norway", "country"),
        ("The United States", "United States", "country"),
        ("Two officials", "Two officials", "group"),
        ("Several diplomats in Lermont", "Several diplomats in Lermont", "group"),
        ("The report", "report", "document"),
        ("A joint statement", "joint statement", "document"),
    ],
)
def test_a_source_gives_the_name_and_the_kind_of_its_party(source: str, name: str, kind: str) -> None:
    party = speaker(source)
    assert isinstance(party, Party), party
    assert (party.name.removeprefix("The ").removeprefix("the "), party.kind) == (name, kind)


@pytest.mark.parametrize(
    ("source", "roles"),
    [
        ("Foreign Minister Anna Velt", ["Foreign Minister"]),
        ("Anna Velt, the foreign minister,", ["foreign minister"]),
        ("The foreign minister, Anna Velt,", ["foreign minister"]),
        ("Anna Velt", []),
        ("Mr. Velt", []),
        ("Anna Velt, 54,", []),
        ("Anna Velt, who leads the talks,", []),
        ("Coastal Party leader Anna Velt", ["Coastal Party leader"]),
        ("Anna Velt, her press secretary,", ["press secretary"]),
    ],
)
def test_a_role_is_what_stands_around_the_name(source: str, roles: list[str]) -> None:
    party = speaker(source)
    assert isinstance(party, Party)
    assert [role.text for role in party.roles] == roles


def names(*sentences: str) -> list[str | None]:
    return [one.name if isinstance(one, Party) else one for one in speakers(*sentences)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Anna Velt", "Velt"),
        ("Foreign Minister Anna Velt", "Ms. Velt"),
        ("Velt", "Foreign Minister Anna Velt"),
        ("Anna Velt", "Anna"),
        ("Anna Maria Velt", "Velt"),
        ("Anna Velt", "ANNA VELT"),
    ],
)
def test_a_surname_and_a_full_name_are_one_party_with_the_fullest_name(first: str, second: str) -> None:
    one, other = speakers(f"{first} | said the boats left.", f"{second} | added it was late.")
    assert isinstance(one, Party) and one == other
    assert len(one.mentions) == 2
    assert one.name == max(first, second, key=len).removeprefix("Foreign Minister ") or one.name.lower() == "anna velt"


def test_a_surname_that_two_people_have_is_ambiguous_and_nobody_is_guessed() -> None:
    assert (
        names("Anna Velt | said yes to it.", "Jon Velt | said no to it.", "Velt | said perhaps so.")[2] == "ambiguous"
    )


def test_people_with_different_names_are_different_parties() -> None:
    one, other = speakers("Anna Velt | said yes to it.", "Jon Berg | said no to it.")
    assert isinstance(one, Party) and isinstance(other, Party)
    assert one.id != other.id


def test_the_same_organisation_with_and_without_its_article_is_one() -> None:
    one, other = speakers("The Norrin Institute | said yes to it.", "Norrin Institute | added more to it.")
    assert isinstance(one, Party) and one == other


def test_words_without_a_source_have_no_speaker_and_say_so() -> None:
    assert speakers(" | said the boats had left.")[0] == "no-source"


def test_a_description_that_names_nobody_is_not_a_party() -> None:
    assert speaker("A senior official") == "unnamed-person"


def test_each_reason_is_one_of_those_that_are_documented() -> None:
    page, found = told(
        " | said one thing.", "A senior official | said two things.", "Someone | said three.", "Q | said four things.",
        "She | said five things.", "Who | said six things.",
    )  # fmt: skip
    _, whose = resolve(page, found)
    assert {whose[one].reason for one in found} <= {*REASONS, None}
    assert all((whose[one].party is None) != (whose[one].reason is None) for one in found)


def test_every_mention_and_role_is_words_of_the_page() -> None:
    page, found = told("Foreign Minister Anna Velt | said the boats left.", "Velt, a lawyer, | added it was late.")
    parties, _ = resolve(page, found)
    for party in parties:
        for evidence in (*party.mentions, *party.roles):
            assert page.text[evidence.start : evidence.end] == evidence.text


def test_parties_are_in_the_order_in_which_the_text_first_names_them() -> None:
    page, found = told("Jon Berg | said no to it.", "Anna Velt | said yes to it.", "Berg | said no again.")
    parties, _ = resolve(page, found)
    assert [party.name for party in parties] == ["Jon Berg", "Anna Velt"]


def test_an_id_depends_on_the_page_and_the_place_alone() -> None:
    page, found = told("Jon Berg | said no to it.", "Anna Velt | said yes to it.")
    whole, _ = resolve(page, found)
    fewer, _ = resolve(page, found[1:])
    assert [party.id for party in fewer if party.name == "Anna Velt"] == [whole[1].id]


def test_nothing_found_is_nobody() -> None:
    page, _ = told("Jon Berg | said no to it.")
    assert resolve(Page("The boats left.", (Block("paragraph", 0, 15),)), ())[0] == ()
    assert resolve(page, ())[1] == {}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.sampled_from("AVvelt ,.’'-()éŠ0\n“"), min_size=1, max_size=24), min_size=1, max_size=4))
def test_any_words_as_sources_are_resolved_or_have_a_reason(sources: list[str]) -> None:
    text = "".join(f"{source} said no.\n" for source in sources)
    found, at, blocks = [], 0, []
    for source in sources:
        end = at + len(source)
        found.append(Attribution((Span(at, end),), (Span(end + 1, end + 5),), (Span(end + 6, end + 8),), 0.5))
        if text[at : end + 9].strip():
            blocks.append(Block("paragraph", at, end + 9))
        at = end + len(" said no.\n")
    page = Page(text, tuple(blocks))
    parties, whose = resolve(page, found)
    ids = {party.id for party in parties}
    for one in found:
        resolution = whose[one]
        assert resolution.party in ids if resolution.reason is None else resolution.reason in REASONS
