"""Parties as stories write them: names that look like other words, and pairs of headlines."""

from __future__ import annotations

import pytest

from onrecord.reader import read
from onrecord.record.record import Record


def read_below(sentence: str) -> Record:
    return read(f"TORSUND, March 2. /ONA/. The harbour was closed.\n\n{sentence}")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Will Tate said that it was approved.", "Will Tate"),
        ("A spokesman for the governor, Will Tate, said that it was approved.", "Will Tate"),
        ("Will Anna Velt say that it was approved?", "Anna Velt"),
        ("Government spokesman Per Aune said that it was approved.", "Per Aune"),
        ("The minister, May Holt, said that it was approved.", "May Holt"),
        ("In May Holt said that it was approved.", "Holt"),
        ("Per Anna Velt, it was approved.", "Anna Velt"),
    ],
)
def test_a_name_that_is_also_a_common_word_is_kept(sentence: str, name: str) -> None:
    assert [party.name for party in read_below(sentence).parties] == [name]


def test_who_presides_over_a_house_is_a_person() -> None:
    (party,) = read_below("The Speaker, Hal Overbury, ruled that it was over.").parties
    assert (party.name, party.kind, [role.text for role in party.roles]) == ("Hal Overbury", "person", ["Speaker"])


def test_two_names_with_a_comma_between_are_two() -> None:
    (one,) = read_below("Velmark, Oskaria pledge closer cooperation on rail links.").statements
    assert one.speaker is not None
    record = read_below("Velmark, Oskaria pledge closer cooperation on rail links.")
    (party,) = [party for party in record.parties if party.id == one.speaker]
    assert (party.name, party.kind) == ("Velmark, Oskaria", "group")


def test_a_name_between_commas_after_another_is_no_second_speaker() -> None:
    record = read_below("Torsund, Velmark, agreed to sign a treaty.")
    assert "Torsund, Velmark" not in [party.name for party in record.parties]


def test_its_leader_is_not_whoever_is_named_below() -> None:
    """A description by an owner means someone named only later if the story says of him what it says."""
    below = 'Chief Justice Leonie Brandt said the party had "sought to overturn the order".'
    record = read_below(f'The ban hit the Dawn Party, which its leader called "the last nail".\n\n{below}')
    assert [(one.cue[0].text, one.unresolved) for one in record.statements] == [
        ("called", "unnamed-person"),
        ("said", None),
    ]
