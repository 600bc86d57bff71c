"""Whose an attribution is: names, pronouns, descriptions, and when nobody is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.record.parties import RULES, Resolution, explain, resolve
from onrecord.record.record import Party

Story = Callable[[str], tuple]


def speakers(story: Story, text: str) -> list[str | None]:
    """The names of the speakers in order, a reason in brackets where there is none."""
    page, attributions = story(text)
    parties, found = resolve(page, attributions)
    names = {party.id: party.name for party in parties}
    return [names[own.party] if own.party else f"({own.reason})" for own in map(found.__getitem__, attributions)]


def parties_of(story: Story, text: str) -> dict[str, Party]:
    page, attributions = story(text)
    return {party.name: party for party in resolve(page, attributions)[0]}


ONE_MAN = (
    "Torsund, May 3. The talks go on, <s1>Palace spokesman Pavel Lindholt</> <c1>said</> <w1>that much</>.\n\n"
    '"<w2>We are patient</>," <s2>he</> <c2>added</>.\n\n'
    "<s3>Lindholt</> <c3>denied</> <w3>that a date was set</>. <w4>There is none</>, <s4>the "
    "Palace spokesman</> <c4>said</>.\n\n"
    "According to <s5>the spokesman</>, <w5>nothing is signed</>."
)


def test_a_name_a_surname_a_role_and_a_pronoun_are_one_party(story: Story) -> None:
    assert speakers(story, ONE_MAN) == ["Pavel Lindholt"] * 5


def test_a_party_holds_every_source_that_means_it_and_its_role_once(story: Story) -> None:
    party = parties_of(story, ONE_MAN)["Pavel Lindholt"]
    assert [mention.text for mention in party.mentions] == [
        "Palace spokesman Pavel Lindholt",
        "he",
        "Lindholt",
        "the Palace spokesman",
        "the spokesman",
    ]
    assert [role.text for role in party.roles] == ["Palace spokesman"]
    assert party.kind == "person"


def test_a_woman_is_not_meant_by_he_nor_a_man_by_she(story: Story) -> None:
    text = (
        "<s1>Daniel Aas</> <c1>said</> <w1>it was late</>. <s2>Maria Holm</> <c2>agreed</> <w2>with that</>.\n\n"
        "<w3>The boats were in</>, <s3>he</> <c3>said</>. <w4>The nets were dry</>, <s4>she</> <c4>said</>."
    )
    assert speakers(story, text) == ["Daniel Aas", "Maria Holm", "Daniel Aas", "Maria Holm"]


def test_a_title_tells_which_of_two_with_one_surname_is_meant(story: Story) -> None:
    text = (
        "Daniel Aas and his daughter Maria Aas came to the harbour. <s1>Ms. Aas</> <c1>said</> <w1>it was cold</>. "
        "<s2>Mr. Aas</> <c2>said</> <w2>it was not</>."
    )
    assert speakers(story, text) == ["Maria Aas", "Daniel Aas"]


def test_a_surname_of_two_just_named_is_nobodys_until_one_of_them_has_it(story: Story) -> None:
    both = "<s1>Anna Velt</> <c1>said</> <w1>yes</>. <s2>Jon Velt</> <c2>said</> <w2>no</>. "
    assert speakers(story, both + "<s3>Velt</> <c3>said</> <w3>perhaps</>.")[2] == "(ambiguous)"
    settled = "<s1>Anna Velt</> <c1>said</> <w1>yes</>. <s2>Velt</> <c2>said</> <w2>no</>. Jon Velt left. "
    assert speakers(story, settled + "<s3>Velt</> <c3>said</> <w3>perhaps</>.")[2] == "Anna Velt"


def test_a_misspelt_surname_is_the_one_that_it_nearly_is(story: Story) -> None:
    text = (
        "<s1>President Eirik Tolvanger</> <c1>spoke</> <w1>of rain</>. <s2>Tolvangar</> "
        "<c2>said</> <w2>it would stop</>."
    )
    assert speakers(story, text) == ["Eirik Tolvanger"] * 2


def test_a_full_name_in_brackets_by_an_editor_is_read_without_them(story: Story) -> None:
    text = (
        '"<w1>President [Eirik] Tolvanger listened</>," <s1>Anna Velt</> <c1>said</>. '
        "<s2>Tolvanger</> <c2>said</> <w2>so too</>."
    )
    assert speakers(story, text) == ["Anna Velt", "Eirik Tolvanger"]


def test_the_fullest_name_may_stand_after_the_statement(story: Story) -> None:
    text = "<s1>Velt</> <c1>said</> <w1>the pier was safe</>.\n\nAnna Velt has kept the harbour since 2020."
    assert speakers(story, text) == ["Anna Velt"]


def test_one_who_is_not_named_stays_without_a_party(story: Story) -> None:
    assert speakers(story, "<s1>A senior diplomat</> <c1>said</> <w1>the talks were slow</>.") == ["(unnamed-person)"]


def test_another_of_a_kind_is_none_of_those_named(story: Story) -> None:
    text = (
        "<s1>Analyst Maria Holm</> <c1>said</> <w1>both would lose</>. "
        "<s2>Another analyst, who was not named,</> <c2>said</> <w2>neither would</>."
    )
    assert speakers(story, text) == ["Maria Holm", "(unnamed-person)"]


def test_the_minister_is_not_the_prime_minister_nor_the_other_way_round(story: Story) -> None:
    text = (
        "<s1>Finance Minister Henrik Sol</> <c1>told</> <w1>so</>. <s2>Prime Minister Tove Rud</> <c2>agreed</> "
        "<w2>with that</>.\n\n<w3>It is done</>, <s3>the minister</> <c3>said</>."
    )
    assert speakers(story, text)[2] == "Henrik Sol"
    text = (
        "<s1>Transport Minister Ellen Skov</> <c1>said</> <w1>so</>.\n\n"
        "<s2>The prime minister</> <c2>said</> <w2>he was sad</>."
    )
    assert speakers(story, text) == ["Ellen Skov", "(unnamed-person)"]


def test_a_title_before_a_name_describes_as_an_apposition_does(story: Story) -> None:
    text = (
        "<s1>Finance Minister Henrik Sol</> <c1>said</> <w1>so</>. Mr Sol, a former banker, smiled. "
        "<s2>The minister</> <c2>said</> <w2>he was sad</>."
    )
    assert speakers(story, text) == ["Henrik Sol", "Henrik Sol"]


def test_a_title_that_both_may_bear_tells_whose_it_is_where_one_bears_it(story: Story) -> None:
    text = (
        "<s1>Tom Holm</> <c1>said</> <w1>so</>. Mr Holm and his wife, Dr Maria Holm, came from Torsund. "
        "<s2>Dr Holm</> <c2>said</> <w2>she was glad</>."
    )
    assert speakers(story, text) == ["Tom Holm", "Maria Holm"]


def test_a_firm_with_a_chief_executive_is_no_country(story: Story) -> None:
    text = (
        "<s1>Nordline</> <c1>said</> <w1>so</>. <s2>Nordline chief executive Maria Holm</> <c2>said</> <w2>no</>. "
        "<s3>Oskaria</> <c3>left</> <w3>that to Oskaria chief negotiator Jon Velt</>."
    )
    parties = parties_of(story, text)
    assert [parties[name].kind == "country" for name in ("Nordline", "Oskaria")] == [False, True]


def test_an_official_there_is_nobody_named(story: Story) -> None:
    assert speakers(story, "<s1>An official there</> <c1>said</> <w1>so</>.") == ["(unnamed-person)"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("According to <s1>Dahl</>, <w1>the harbour needs money</>. Anna Dahl left.", []),
        (
            "In Torsund, Anna Dahl spoke. <s1>Anna Dahl, the harbour master,</> <c1>said</> <w1>so</>.",
            ["harbour master"],
        ),
        ("<s1>Finance Minister Dr. Anna Dahl</> <c1>said</> <w1>so</>.", ["Finance Minister"]),
        ("<s1>Former mayor Sir Anthony Dahl</> <c1>said</> <w1>so</>.", ["Former mayor"]),
        ("<s1>The president's press secretary Anna Dahl</> <c1>said</> <w1>so</>.", ["president's press secretary"]),
    ],
)
def test_a_role_is_what_the_text_calls_someone(story: Story, text: str, roles: list[str]) -> None:
    (party,) = (party for name, party in parties_of(story, text).items() if name.endswith("Dahl"))
    assert [role.text for role in party.roles] == roles


@pytest.mark.parametrize(
    "source", ["The 24-year-old", "The Spaniard", "The German", "One former inmate, who gave no name,"]
)
def test_an_age_a_people_and_who_describe_a_person(story: Story, source: str) -> None:
    assert speakers(story, f"<s1>{source}</> <c1>said</> <w1>so</>.") == ["(unnamed-person)"]


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("Tolvanger himself", "Eirik Tolvanger", "person"),
        ("court papers made public Friday", "court papers made public", "document"),
        ("Documents seen by the Halvard Star", "Documents seen by the Halvard Star", "document"),
        ("Refugees", "Refugees", "group"),
        ("Aides to President Tolvanger", "Aides to President Tolvanger", "group"),
        ("Lawyers for Mr. Tolvanger", "Lawyers for Mr. Tolvanger", "group"),
        ("Mine owners", "Mine owners", "group"),
    ],
)
def test_a_source_is_what_its_noun_tells(story: Story, source: str, name: str, kind: str) -> None:
    page, attributions = story(f"<s1>{source}</> <c1>said</> <w1>so</>. President Eirik Tolvanger left.")
    parties, found = resolve(page, attributions)
    assert [(one.name, one.kind) for one in parties if one.id == found[attributions[0]].party] == [(name, kind)]


def test_a_surname_that_stands_first_is_one_and_tells_no_gender(story: Story) -> None:
    text = (
        "<s1>Lee Soo-jin</> of Dongil <c1>said</> <w1>both would lose</>. <s2>Ms. Lee</> <c2>said</> <w2>so twice</>. "
        "<s3>Park Min-seo</>, founder of Park Industries, <c3>said</> <w3>no</>. <s4>Park</> <c4>said</> <w4>why</>. "
        "Park Industries was sold. <s5>Li Weimin</> <c5>left</> <w5>the firm</>. <w6>It was good</>, <s6>he</> "
        "<c6>said</>."
    )
    assert speakers(story, text) == [*["Lee Soo-jin"] * 2, *["Park Min-seo"] * 2, *["Li Weimin"] * 2]


def test_a_second_surname_may_be_left_out(story: Story) -> None:
    text = (
        "<s1>Elena Costa Leal</> <c1>said</> <w1>yes</>. <s2>Raul Costa Leal</>, her brother, <c2>said</> <w2>no</>. "
        "<s3>Raul Costa</> <c3>said</> <w3>never</>."
    )
    assert speakers(story, text) == ["Elena Costa Leal", "Raul Costa Leal", "Raul Costa Leal"]


@pytest.mark.parametrize(
    "source", ["Two officials who asked not to be named", "Experts", "fishermen on both islands", "Several aides"]
)
def test_several_without_names_are_a_group_in_their_own_words(story: Story, source: str) -> None:
    page, attributions = story(f"<s1>{source}</> <c1>said</> <w1>the fish were gone</>.")
    (party,), found = resolve(page, attributions)
    assert (party.kind, party.name, found[attributions[0]].party) == ("group", source, party.id)


def test_who_takes_the_name_before_it_and_also_one_before_an_apposition(story: Story) -> None:
    text = (
        "<s1>Maria Holm, who</> <c1>believes</> <w1>in maps</>, drew one. They met Daniel Aas, a teacher "
        "<s2>who</> <c2>thinks</> <w2>it is wrong</>."
    )
    assert speakers(story, text) == ["Maria Holm", "Daniel Aas"]


def test_i_inside_a_quotation_is_its_speaker_and_outside_it_the_writer(story: Story) -> None:
    text = (
        '"<w1>Today <s2>I</> <c2>think</> <w2>it is over</></>," <s1>Maria Holm</> <c1>said</>. '
        "<s3>I</> <c3>doubt</> <w3>it</>."
    )
    assert speakers(story, text) == ["Maria Holm", "Maria Holm", "(writer)"]


def test_a_source_within_anothers_words_is_resolved_by_itself(story: Story) -> None:
    text = "<s1>Daniel Aas</> <c1>said</> <w1><s2>Maria Holm</> had <c2>promised</> <w2>to come</></>."
    assert speakers(story, text) == ["Daniel Aas", "Maria Holm"]


def test_words_that_go_on_after_a_statement_in_its_sentence_are_its_speakers(story: Story) -> None:
    text = "<s1>Maria Holm</> <c1>said</> <w1>the gate was shut</>, <c2>adding</> <w2>that it would stay so</>."
    assert speakers(story, text) == ["Maria Holm"] * 2


def test_a_participle_after_stops_within_a_name_goes_on_from_the_statement_before(story: Story) -> None:
    text = (
        "<w1>It is settled</>, <s1>Anna Velt</> <c1>told</> the Torsund. Palace. Velt programme of the VTV channel, "
        "<c2>commenting on</> <w2>the treaty</>."
    )
    assert speakers(story, text) == ["Anna Velt", "Anna Velt"]


def test_no_source_is_no_speaker(story: Story) -> None:
    assert speakers(story, "It is <c1>believed</> <w1>that the ship was lost</>.") == ["(no-source)"]


def test_a_country_speaks_for_its_government_and_a_capital_for_its_country(story: Story) -> None:
    text = (
        "Japan and Norway met. <s1>Japan</> <c1>said</> <w1>it agreed</>. <s2>Tokyo</> "
        "<c2>warned</> <w2>it might not</>."
    )
    page, attributions = story(text)
    parties, found = resolve(page, attributions)
    japan = next(party for party in parties if party.name == "Japan")
    assert (japan.kind, [mention.text for mention in japan.mentions]) == ("country", ["Japan", "Japan", "Tokyo"])
    assert [found[one] for one in attributions] == [
        Resolution(japan.id, None, "country"),
        Resolution(japan.id, None, "capital"),
    ]


def test_an_acronym_in_brackets_and_a_shorter_name_are_the_organisation(story: Story) -> None:
    text = (
        "<s1>The Union of Coastal Lands (UCL)</> <c1>said</> <w1>no</>. <s2>The UCL</> <c2>said</> <w2>so twice</>. "
        "<s3>The Halvard Bank</> <c3>said</> <w3>yes</>. <w4>It was sure</>, <s4>the bank</> <c4>said</>."
    )
    assert speakers(story, text) == ["Union of Coastal Lands"] * 2 + ["Halvard Bank"] * 2


def test_words_in_brackets_that_an_acronym_stands_for_are_its_name(story: Story) -> None:
    text = "<s1>VAT (Velmark Adar Torsu), a movement,</> <c1>said</> <w1>no</>. <s2>VAT</> <c2>said</> <w2>so</>."
    assert speakers(story, text) == ["Velmark Adar Torsu"] * 2


def test_a_party_and_a_state_in_brackets_are_no_acronym(story: Story) -> None:
    text = "<s1>Republican nominee Gov. Mike Dahl (R-IN)</> <c1>said</> <w1>the plan was dead</>."
    assert speakers(story, text) == ["Mike Dahl"]


def test_a_firm_in_apposition_to_what_may_be_one_is_the_speaker(story: Story) -> None:
    text = "<s1>The operator, the Halvard Bank,</> <c1>said</> <w1>the port was safe</>."
    assert speakers(story, text) == ["Halvard Bank"]


def test_the_letters_of_an_interview_are_the_reporter_and_the_one_who_is_asked(story: Story) -> None:
    text = (
        "ONA correspondent Nils Aubry met <s9>Maria Holm</>, who <c9>said</> <w9>she was ready</>.\n\n"
        "<s1>Q</><c1>:</> <w1>Was it hard?</>\n\n<s2>A</><c2>:</> <w2>It was, and <s3>I</> "
        "<c3>think</> <w3>it still is</>.</>"
    )
    assert speakers(story, text) == ["Nils Aubry", "Maria Holm", "Maria Holm", "Maria Holm"]


def test_an_aide_to_a_minister_is_not_the_minister(story: Story) -> None:
    text = "<s1>an official close to Prime Minister Maria Holm</> <c1>said</> <w1>she was tired</>."
    assert speakers(story, text) == ["(unnamed-person)"]


def test_the_explanation_lists_the_candidates_and_the_rule_that_decided(story: Story) -> None:
    page, attributions = story(ONE_MAN)
    trace = explain(page, attributions, 1)
    assert (trace.source and trace.source.text, trace.rule, trace.party) == ("he", "pronoun", "Pavel Lindholt")
    assert trace.meaning == RULES["pronoun"]
    assert {weighed.name for weighed in trace.candidates} >= {"Pavel Lindholt", None}
    assert sum(weighed.share for weighed in trace.candidates) == pytest.approx(1.0, abs=0.01)
    assert trace.candidates[0].parts["gender-same"] > 0


def test_a_score_from_outside_can_turn_a_choice(story: Story) -> None:
    text = (
        "<s1>Daniel Aas</> <c1>said</> <w1>it was late</>. He saw Jonas Brekke. "
        "<w2>The boats were in</>, <s2>he</> <c2>said</>."
    )
    page, attributions = story(text)
    plain = explain(page, attributions, 1)
    turned = explain(page, attributions, 1, hook=lambda source, entity: 1.0 if "brekke" in entity.key else 0.0)
    assert "model" not in plain.candidates[0].parts
    assert {weighed.name for weighed in turned.candidates} == {weighed.name for weighed in plain.candidates}


def test_the_same_page_gives_the_same_parties_and_ids(story: Story) -> None:
    page, attributions = story(ONE_MAN)
    assert resolve(page, attributions) == resolve(page, attributions)


def test_every_mention_and_role_is_words_of_the_page(story: Story) -> None:
    page, attributions = story(ONE_MAN)
    for party in resolve(page, attributions)[0]:
        for evidence in (*party.mentions, *party.roles):
            assert page.text[evidence.start : evidence.end] == evidence.text


def test_what_stands_beside_a_name_and_is_no_description_is_no_role(story: Story) -> None:
    text = (
        "<s1>Velmark, of its own will,</> <c1>said</> <w1>yes</>. "
        "<s2>Maria Holm, and only she,</> <c2>said</> <w2>no</>."
    )
    assert [party.roles for party in parties_of(story, text).values()] == [(), ()]
    text = "<s1>Former prime minister Erik Aas, no relation,</> <c1>said</> <w1>yes</>. Erik Aas, one of them, left."
    assert [[role.text for role in party.roles] for party in parties_of(story, text).values()] == [
        ["Former prime minister"]
    ]


def test_an_invented_country_is_one_and_the_short_name_of_a_union_is_the_union(story: Story) -> None:
    text = (
        "<s1>Oskaria</> <c1>said</> <w1>the Oskarian fleet was safe</>. The Union of Velmark Lands fell long ago. "
        "<s2>The Union</> had <c2>promised</> <w2>two islands</>."
    )
    kinds = {party.name: party.kind for party in parties_of(story, text).values()}
    assert kinds["Oskaria"] == "country" and "Oskarian" not in kinds
    assert speakers(story, text) == ["Oskaria", "Union of Velmark Lands"]
