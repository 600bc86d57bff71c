"""One utterance is told from two."""

from __future__ import annotations

import itertools

import pytest

from onrecord.query.utterance import Wording, joined, may_be_one, quoted, same, wording

QUOTE = '"We shall not give up one stone of these islands,"'
VELT, LIND = ("Anna Velt", "person"), ("Bo Lind", "person")


def _one(
    words: str = QUOTE,
    *,
    text: object = "a",
    reading: int = 1,
    form: str = "direct",
    speaker: tuple[str, str] | None = VELT,
    days: tuple[int | None, int | None] = (None, None),
) -> Wording:
    return wording(0, text, reading, form, words, speaker=speaker, days=days)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_one(), _one(text="b", reading=2), True),
        (_one(), _one("“We shall not give up one stone of [the] these islands.”", text="b"), True),
        (_one(), _one(f"{QUOTE} … “So it has always been.”", text="b"), True),
        (_one(), _one('that she would say: "We shall not give up one stone of these islands"', text="b"), False),
        (_one(), _one('saying "We shall not give up one stone of these islands"', text="b", form="mixed"), True),
        (_one(), _one("we shall not give up one stone of these islands", text="b", form="indirect"), False),
        (_one('"We have signed nothing,"'), _one('"We have signed nothing,"', text="b"), False),
        (_one(), _one(text="b", speaker=LIND), False),
        (_one(), _one(text="b", speaker=None), True),
        (_one(), _one(text="b", speaker=("Velmora", "country")), True),
        (_one(days=(20310302, 20310302)), _one(text="b", days=(20310301, 20310331)), True),
        (_one(days=(20310302, 20310302)), _one(text="b", days=(20310303, 20310303)), False),
    ],
    ids=[
        "word for word", "marks and brackets aside", "cut short", "with words before it", "part quoted",
        "not quoted", "a formula", "another person", "unnamed", "a state", "days that meet", "other days",
    ],
)  # fmt: skip
def test_a_quotation_in_two_stories_is_one_utterance_if_nothing_speaks_against_it(
    one: Wording, other: Wording, expected: bool
) -> None:
    assert same(one, other) is same(other, one) is expected


LONG = "that the ministry would open an inquiry into the loss of the trawler"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_one(LONG, form="indirect"), _one(f"{LONG} off the coast", form="indirect", reading=2), True),
        (_one(LONG, form="indirect"), _one(LONG, form="indirect", reading=2, speaker=LIND), False),
        (_one(LONG, form="indirect"), _one(LONG, form="indirect", text="b", reading=2), False),
        (_one("this", form="indirect"), _one("this", form="indirect", reading=2), True),
        (_one("this", form="indirect"), _one("this", form="indirect"), False),
        (_one("nothing of it", form="indirect"), _one("nothing of that", form="indirect", reading=2), False),
    ],
    ids=["edited", "another person", "no reprint", "short and equal", "twice in one story", "short and alike"],
)
def test_in_a_reprint_statements_are_one_if_they_are_worded_alike(one: Wording, other: Wording, expected: bool) -> None:
    assert same(one, other) is same(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Anna Velt", "Velt", True),
        ("Anna Velt", "A. Velt", True),
        ("Anna Velt", "Bo Velt", False),
        ("Anna Velt", "Anna Lind", False),
        ("Eirik Tolvanger", "Tolvangar", True),
        ("Eirik Tolvanger", "Tolvangers", True),
        ("Velt", "Velo", False),
        ("Tolvanger", "Tolmenger", False),
        ("…", "Anna Velt", True),
    ],
)
def test_two_names_may_be_of_one_person(one: str, other: str, expected: bool) -> None:
    assert may_be_one(one, other) is may_be_one(other, one) is expected


def test_what_hangs_together_is_one_utterance_whatever_the_order() -> None:
    second = "So it has always been, and so it shall stay."
    given = [
        wording(1, "a", 1, "direct", QUOTE, speaker=VELT),
        wording(2, "b", 2, "direct", f'"We shall not give up one stone of these islands. {second}"', speaker=VELT),
        wording(3, "c", 3, "direct", f'"{second}"'),
        wording(4, "d", 4, "direct", f'"{second}"', speaker=LIND),
        wording(5, "a", 5, "direct", QUOTE, speaker=VELT),
        wording(6, "a", 6, "direct", QUOTE.replace("one stone", "a stone"), speaker=VELT),
        wording(7, "e", 7, "indirect", LONG),
    ]
    told = {frozenset(joined(order)) for order in itertools.permutations(given)}
    assert told == {frozenset([frozenset([1, 2, 3, 4, 5, 6])])}


def test_many_reprints_of_one_statement_are_joined_without_comparing_each_with_each() -> None:
    given = [wording(n, "a", n, "direct", QUOTE, speaker=VELT) for n in range(3000)]
    assert joined(given) == [frozenset(range(3000))]


def test_only_what_stands_in_quotation_marks_is_quoted() -> None:
    assert len(quoted("direct", f'{QUOTE} … "Nothing is settled until everything is settled, and nothing is."')) == 2
    assert quoted("mixed", 'that they "would not give up one stone of these islands"')
    assert not quoted("mixed", "that they would not give up one stone of these islands")
    assert not quoted("indirect", QUOTE)
