"""Reprints made of the samples are recognised, and the measure can tell."""

from __future__ import annotations

import random

from evals.reprints import CREDITS, Pair, pairs, reprint, sample_stories, table
from onrecord.query.sketch import CONTAINED, SHINGLE, reprinted, shingles

TOLD = sample_stories()


def test_reprints_of_the_samples_are_recognised() -> None:
    """Floors just below what was measured."""
    made = pairs(TOLD, SHINGLE, random.Random(1))
    right = [one for one in made if one.reprint]
    taken = [one for one in made if one.found and reprinted(one.one, one.other)]
    assert sum(one.reprint for one in taken) / len(right) >= 0.93
    assert sum(one.reprint for one in taken) / len(taken) >= 0.95


def test_a_reprint_is_another_text_with_another_dateline() -> None:
    made = reprint(TOLD[0], random.Random(2))
    assert made[0].startswith("CITY (")
    assert 2 <= len([one for one in made if one not in CREDITS]) <= len(TOLD[0])


def test_two_texts_with_nothing_in_common_are_not_found() -> None:
    assert not Pair(shingles("a b c d e"), shingles("f g h i j"), False).found


def test_the_table_has_a_row_a_threshold() -> None:
    rows = [line.split()[0] for line in table("samples", TOLD[:4], SHINGLE).splitlines()[2:]]
    assert str(CONTAINED) in rows
