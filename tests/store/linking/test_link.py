"""Which parties of stories are one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.store.linking.link import link
from onrecord.store.linking.profiles import Profile, party_key, profile_of
from onrecord.store.linking.values import Bonds, Linking
from onrecord.store.linking.views import Known
from tests.store.linking.people import profile, sighting


def parties(result: Linking, *profiles: Profile) -> list[str | None]:
    """The party of each profile."""
    found = {one.profile: one.party for one in result.linked}
    return [found[one] for one in profiles]


def joined(*profiles: Profile, bonds: Bonds = Bonds(), known: Sequence[Known] = ()) -> bool:  # noqa: B008
    """Whether all of the first two profiles, linked among all, are one party."""
    one, two, *_ = parties(link(profiles, bonds, known), *profiles)
    return one is not None and one == two


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("Anna Velt",), ("Anna Velt", "Foreign Minister"), True),
        (("Governor Anna Velt",), ("Anna Velt",), True),
        (("Anna P. Velt",), ("Anna Velt",), True),
        (("Anna Velt",), ("Bo Velt",), False),
        (("Anna P. Velt",), ("Anna Q. Velt",), False),
        (("Olaf Velt Jr.", "senator"), ("Olaf Velt", "senator"), False),
        (("J. Velt", "senator"), ("Jonas Velt", "Sen."), True),
        (("J. Velt", "senator"), ("Jonas Velt", "baker"), False),
        (("Bill Velt", "senator"), ("William Velt", "senator"), True),
        (("Vadym Zelensky", "president"), ("Vadym Zelenskyy", "president"), True),
        (("Vadym Zelensky", "president"), ("Vadym Zelenskyy", "driver"), False),
        (("Anna Velt", "British minister"), ("Anna Velt", "Canadian minister"), False),
        (("Anna Velt", "British minister"), ("Anna Velt", "minister of Britain"), True),
        (("Anna Velt", "goalkeeper"), ("Anna Velt", "prime minister"), False),
        (("Anna Velt", "ambassador to France"), ("Anna Velt", "Canadian ambassador"), True),
        (("Velt", "president"), ("Anna Velt", "president"), True),
        (("Velt",), ("Anna Velt", "president"), False),
        (("Velt", "president"), ("Anna Velt", "singer"), False),
        (("Tse", "premier"), ("Tse Wen", "premier"), True),
    ],
)
def test_two_persons_are_one_or_two(one: tuple[str, ...], two: tuple[str, ...], same: bool) -> None:
    assert joined(profile(*one), profile(*two)) is same


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ({"name": "the Coastal Party"}, {"name": "Coastal Party"}, True),
        ({"name": "Brisk Inc."}, {"name": "Brisk"}, True),
        ({"name": "United Nations"}, {"name": "UN"}, True),
        ({"name": "United Kingdom", "kind": "country"}, {"name": "Britain", "kind": "country"}, True),
        ({"name": "Velmora", "kind": "country"}, {"name": "Velmora"}, True),
        ({"name": "Velt campaign"}, {"name": "Velt campaign", "year": 2032}, True),
        ({"name": "Velt campaign"}, {"name": "Velt campaign", "year": 2039}, False),
        ({"name": "Union of Coastal Lands", "names": ("UCL",)}, {"name": "UCL"}, True),
        ({"name": "Union of Coastal Lands"}, {"name": "UCL"}, False),
    ],
)
def test_two_bodies_are_one_or_two(one: dict[str, object], two: dict[str, object], same: bool) -> None:
    first, second = (profile(**{"kind": "org"} | each) for each in (one, two))  # type: ignore[arg-type]
    assert joined(first, second) is same


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Foreign Ministry", "org"),
        ("the government", "org"),
        ("officials", "group"),
        ("Two of the men", "group"),
        ("Joint Declaration", "document"),
    ],
)
def test_what_has_no_name_of_its_own_stays_in_its_story(name: str, kind: str) -> None:
    assert profile_of(sighting(name, kind=kind)) is None


def test_a_surname_that_two_bear_is_no_ones_and_names_both() -> None:
    bare, anna, bo = profile("Velt", "minister"), profile("Anna Velt", "minister"), profile("Bo Velt", "minister")
    result = link([bare, anna, bo])
    (doubt,) = [one for one in result.linked if one.profile == bare]
    assert (doubt.party, doubt.reason) == (None, "several")
    assert set(doubt.candidates) == set(parties(result, anna, bo))


def test_a_surname_that_two_bear_is_that_ones_of_whom_the_role_speaks() -> None:
    assert joined(profile("Velt", "minister"), profile("Anna Velt", "minister"), profile("Bo Velt", "singer"))


def test_a_surname_is_no_ones_who_was_in_the_news_long_before() -> None:
    assert not joined(profile("Velt", "minister"), profile("Anna Velt", "minister", year=1990))


def test_a_short_name_that_could_be_two_joins_them_not() -> None:
    short, jonas, julia = profile("J. Velt", "member"), profile("Jonas Velt", "member"), profile("Julia Velt", "member")
    result = link([short, jonas, julia])
    assert parties(result, short)[0] is None
    assert len(set(parties(result, jonas, julia))) == 2


def test_of_two_men_of_one_name_a_third_mention_is_neither_unless_a_role_says_which() -> None:
    minister, goalkeeper = profile("Bo Lind", "minister"), profile("Bo Lind", "goalkeeper")
    plain, coach = profile("Bo Lind"), profile("Bo Lind", "coach")
    result = link([minister, goalkeeper, plain, coach])
    one, two, neither, _ = parties(result, minister, goalkeeper, plain, coach)
    assert one != two and neither is None
    keys = {group.key: group for group in result.groups}
    assert keys[one or ""].near == (two,)


def test_people_join_what_no_name_joins() -> None:
    anna, married = profile("Anna Velt"), profile("Anna Lind")
    keys = [party_key("person", one.name) for one in (anna, married)]
    assert joined(anna, married, bonds=Bonds(same=((keys[0], keys[1]),)))


def test_people_take_one_story_out_of_a_party_and_it_stays_out() -> None:
    kept, other = profile("Bo Lind", "senator"), profile("Bo Lind")
    out = profile("Bo Lind", pid="p1", own=True)
    bonds = Bonds(apart=((kept.key, "p1"),))
    result = link([kept, out, other], bonds)
    stays, goes, third = parties(result, kept, out, other)
    assert stays == third and goes not in (None, stays)
    assert result.unmet == ()


def test_people_keep_two_parties_apart_that_would_be_joined() -> None:
    short, long = profile("J. Velt", "senator"), profile("Jonas Velt", "senator")
    keys = [party_key("person", one.name) for one in (short, long)]
    assert joined(short, long)
    assert not joined(short, long, bonds=Bonds(apart=((keys[0], keys[1]),)))


def test_people_say_of_one_story_whom_a_bare_surname_means() -> None:
    bare, anna, bo = profile("Velt", pid="p1", own=True), profile("Anna Velt"), profile("Bo Velt")
    assert not joined(bare, anna, bo)
    assert joined(bare, anna, bo, bonds=Bonds(same=(("p1", anna.key),)))


def test_a_party_is_called_as_people_said() -> None:
    (group,) = link([profile("Bo Lind")], Bonds(names=((party_key("person", ("bo", "lind")), "Bosse Lind"),))).groups
    assert group.name == "Bosse Lind"


def test_what_people_said_of_nothing_that_is_here_is_told() -> None:
    assert link([profile("Bo Lind")], Bonds(same=(("y1", "y2"),))).unmet == (("y1", "y2"),)


KNOWN = (
    Known("Anna Velt", ("Anna Lind", "Nan"), role="foreign minister", country="Britain", qid="Q1"),
    Known("Union of Coastal Lands", ("Coastal Union",), kind="org", qid="Q2"),
)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ({"name": "Anna Velt"}, {"name": "Anna Lind"}, True),
        ({"name": "Anna Velt"}, {"name": "Nan"}, True),
        ({"name": "Anna Velt"}, {"name": "Anna Lind", "roles": "Canadian singer"}, False),
        ({"name": "Coastal Union", "kind": "org"}, {"name": "Union of Coastal Lands", "kind": "org"}, True),
    ],
)
def test_the_names_of_one_known_are_one_party(one: dict[str, str], two: dict[str, str], same: bool) -> None:
    made = []
    for each in (one, two):
        roles = (each["roles"],) if "roles" in each else ()
        made.append(profile(each["name"], *roles, kind=each.get("kind", "person")))
    assert joined(*made, known=KNOWN) is same


def test_a_known_party_has_its_name_and_qid() -> None:
    (group,) = link([profile("Anna Lind")], known=KNOWN).groups
    assert (group.name, group.qid) == ("Anna Velt", "Q1")


def test_a_party_answers_to_the_key_that_it_had_before_more_was_known_of_it() -> None:
    (before,) = link([profile("Anna Velt")]).groups
    (after,) = link([profile("Anna Velt"), profile("Anna Maria Velt", "British minister")]).groups
    assert before.key != after.key and before.key in after.answers


NAMES = ("Anna Velt", "A. Velt", "Anna P. Velt", "Bo Velt", "Velt", "Anna Q. Velt", "Tse Wen", "Tse", "Bo Lind", "Lind")
ROLES = ("minister", "British minister", "Canadian minister", "goalkeeper", "senator")
SIGHTED = st.builds(
    lambda name, roles, year: profile(name, *roles, year=year),
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(ROLES), max_size=2),
    st.sampled_from((None, 2025, 2031, 2032)),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(SIGHTED, max_size=14), st.randoms(use_true_random=False))
def test_the_order_in_which_parties_are_met_changes_nothing(met: list[Profile], random: object) -> None:
    shuffled = list(met)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled) == link(met)


@settings(max_examples=200, deadline=None)
@given(st.lists(SIGHTED, max_size=14))
def test_every_profile_is_linked_once_and_every_key_is_one_party(met: list[Profile]) -> None:
    result = link(met)
    assert sorted(one.profile.key for one in result.linked) == sorted({one.key for one in met})
    keys = [group.key for group in result.groups]
    assert len(keys) == len(set(keys))
    assert {one.party for one in result.linked} - {None} == set(keys)
