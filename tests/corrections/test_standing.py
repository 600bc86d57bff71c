"""What corrections come to does not depend on the order in which they came."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corrections.applying import apply
from onrecord.corrections.exchange import FORMAT, corrections_of, lines
from onrecord.corrections.finding import items, party_target, shared
from onrecord.corrections.linking import linked
from onrecord.corrections.standing import holding, undone
from onrecord.corrections.values import Correction, PartyTarget, Speaker, decoded, encoded
from onrecord.errors import FormatError
from tests.store.stories import record

NOON = datetime.datetime(2031, 3, 2, 12, tzinfo=datetime.UTC)
TEXT = "The boats left at nine, Anna Velt said.\n\nThe strait stays shut, Bo Lind warned."
RECORD = record(TEXT)
TARGETS = [one.target(RECORD.page.sha256) for one in items(RECORD)]
PARTIES = [PartyTarget(f"{n:064}", f"p{n}", f"Party {n}", "person", ((0, 5),)) for n in range(5)]


def at(minutes: int) -> datetime.datetime:
    return NOON + datetime.timedelta(minutes=minutes)


@st.composite
def histories(draw: st.DrawFn) -> list[Correction]:
    """Corrections of one story and of parties, with undoings of any of them."""
    made: list[Correction] = []
    for minute in range(draw(st.integers(1, 12))):
        when = at(draw(st.sampled_from([minute, minute // 2])))
        kind = draw(st.sampled_from(["reattribute", "reject", "note", "merge", "split", "rename", "undo"]))
        target, other = draw(st.sampled_from(TARGETS)), draw(st.permutations(PARTIES))
        about: dict[str, object] = {
            "reattribute": {"target": target, "speaker": Speaker(draw(st.sampled_from(["Bo Lind", "Carl Sorrel"])))},
            "reject": {"target": target},
            "note": {"target": target, "note": "Kept."},
            "merge": {"target": other[0], "others": (other[1],)},
            "split": {"target": other[0], "others": (other[1], other[2])},
            "rename": {"target": other[0], "name": draw(st.sampled_from(["One", "Other"]))},
            "undo": {"undoes": draw(st.sampled_from(made)).id if made else "k0000000000000000"},
        }[kind]
        made.append(Correction(kind, "Ida", f"because {minute}", when, **about))  # type: ignore[arg-type]
    return made


def found(target: PartyTarget) -> list[str]:
    return [target.id]


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_corrections_come_makes_no_difference(made: list[Correction], luck: object) -> None:
    other = list(made)
    luck.shuffle(other)  # type: ignore[attr-defined]
    assert apply(RECORD, made) == apply(RECORD, [*other, *other])
    assert linked(made, found) == linked([*other, *other], found)


@given(histories())
def test_corrections_come_back_from_their_lines_as_they_were(made: list[Correction]) -> None:
    assert list(corrections_of(lines(made))) == made
    assert [decoded(encoded(one)).id for one in made] == [one.id for one in made]


@given(histories())
def test_an_undoing_takes_back_what_its_correction_did_and_undoing_that_brings_it_back(made: list[Correction]) -> None:
    for one in made:
        undo = Correction("undo", "Ida", "no", at(60), undoes=one.id)
        twice = Correction("undo", "Ida", "yes", at(61), undoes=undo.id)
        assert one.id in undone([*made, undo])
        without = [other for other in made if one.id not in (other.id, other.undoes)]
        if one.kind != "undo" and len(without) == len(made) - 1:
            assert apply(RECORD, [*made, undo]).record == apply(RECORD, without).record
        assert [x.id for x in holding([*made, undo, twice])] == [x.id for x in holding(made)]


@given(histories())
def test_no_two_that_must_be_one_may_be_two(made: list[Correction]) -> None:
    links = linked(made, found)
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while name in above:
            name = above[name]
        return name

    for first, second in links.must:
        if top(first) != top(second):
            above[top(first)] = top(second)
    assert all(top(first) != top(second) for first, second in links.cannot)


def test_the_latest_of_a_merge_and_a_split_wins() -> None:
    a, b, c, *_ = PARTIES
    merge = Correction("merge", "Ida", "one", at(0), target=a, others=(b,))
    split = Correction("split", "Bo", "two", at(1), target=a, others=(b, c))
    again = Correction("merge", "Ida", "one after all", at(2), target=b, others=(a,))
    links = linked([merge, split], found)
    assert (links.must, links.cannot) == ((("p1", "p2"),), (("p0", "p1"), ("p0", "p2")))
    assert [(one.standing, one.by) for one in links.told] == [("overruled", split.id), ("holds", None)]
    assert linked([merge, split, again], found).must == (("p1", "p0"), ("p0", "p1"))


def test_the_latest_name_is_shown() -> None:
    a, b, *_ = PARTIES
    first = Correction("rename", "Ida", "x", at(0), target=a, name="One")
    last = Correction("rename", "Ida", "x", at(1), target=b, name="Other")
    merge = Correction("merge", "Ida", "x", at(2), target=a, others=(b,))
    assert linked([first, last, merge], found).names == {"p1": "Other"}
    assert linked([first, last], found).names == {"p0": "One", "p1": "Other"}


def test_what_is_not_found_waits() -> None:
    a, b, *_ = PARTIES
    merge = Correction("merge", "Ida", "one", at(0), target=a, others=(b,))
    links = linked([merge], lambda target: ["p0"] if target is a else [])
    assert (links.must, [one.standing for one in links.told]) == ((), ["waiting"])


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (((0, 10),), ((0, 10),), 1.0),
        (((0, 10),), ((5, 15),), 1 / 3),
        (((0, 10), (20, 30)), ((0, 30),), 2 / 3),
        (((0, 10), (5, 20)), ((0, 20),), 1.0),
        (((0, 10),), ((10, 20),), 0.0),
        ((), (), 0.0),
    ],
)
def test_what_two_lists_of_spans_share(
    one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...], share: float
) -> None:
    assert shared(one, other) == pytest.approx(share)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"why": " "}, "why"),
        ({"who": ""}, "who"),
        ({"kind": "rename", "name": "x"}, "something else"),
        ({"kind": "undo"}, "undoes"),
        ({"name": "x"}, "no name"),
        ({"made_at": datetime.datetime(2031, 3, 2)}, "UTC"),  # noqa: DTZ001
        ({"who": "\ud800"}, "no text"),
    ],
)
def test_what_is_no_correction_is_refused(change: dict[str, object], told: str) -> None:
    sound = Correction("reject", "Ida", "no", NOON, target=TARGETS[0])
    with pytest.raises(FormatError, match=told):
        msgspec.structs.replace(sound, **change).__post_init__()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no corrections"),
        ("{}", "line 1"),
        ('{"format":"onrecord-corrections/9"}', "another format"),
        (f'{{"format":"{FORMAT}"}}\nx', "line 2"),
        (f'{{"format":"{FORMAT}"}}\n{{"id":"k1","correction":{{"kind":"merge"}}}}', "line 2"),
    ],
)
def test_lines_that_are_no_corrections_are_refused_with_their_number(text: str, told: str) -> None:
    with pytest.raises(FormatError, match=told):
        list(corrections_of(text.splitlines()))


def test_a_correction_that_was_changed_on_its_way_is_refused() -> None:
    head, line = lines([Correction("reject", "Ida", "no", NOON, target=TARGETS[0])])
    with pytest.raises(FormatError, match="changed"):
        list(corrections_of([head, line.replace("Ida", "Ira")]))


def test_a_party_is_known_by_its_mentions() -> None:
    assert party_target(RECORD.page.sha256, RECORD.parties[0]).spans == ((24, 33),)
