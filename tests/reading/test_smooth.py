"""Smoothing: what the model sees is made alike, and every character keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quotes import quotations
from onrecord.reading.smooth import VOID, smooth, unbreak
from onrecord.reading.tokens import paragraphs


def smoothed(text: str) -> str:
    whole = unbreak(text)
    return smooth(whole, quotations(whole, paragraphs(whole)))


@given(st.text())
def test_any_text_keeps_its_length(text: str) -> None:
    assert len(unbreak(text)) == len(text)
    assert len(smoothed(text)) == len(text)


@given(st.text(st.sampled_from("abé \n\"'“”‘’„«»`´-–—â€œ\x9d\x80\x93Ã©Â\xa0"), max_size=60))
def test_letters_keep_their_places(text: str) -> None:
    for before, after in zip(text, smoothed(text), strict=True):
        if before in "ab\n":
            assert after == before


@pytest.mark.parametrize(
    ("given_text", "seen"),
    [
        ("“No,” Velt said.", '"No," Velt said.'),
        ("„No“, Velt said.", '"No", Velt said.'),
        ("«No», Velt said.", '"No", Velt said.'),
        ("‘No,’ Velt said.", '"No," Velt said.'),
        ("'No,' Velt said.", '"No," Velt said.'),
        ("“He said ‘no’,” Velt said.", "\"He said 'no',\" Velt said."),
        ("‘He said “no”,’ Velt said.", "\"He said 'no',\" Velt said."),
        ("Velt’s answer wasn’t no.", "Velt's answer wasn't no."),
        ("Velt – no friend ― left.", "Velt — no friend — left."),
        ("a non‑aligned state", "a non-aligned state"),
        ("40\xa0km", "40 km"),
    ],
)
def test_house_styles_look_alike_to_the_model(given_text: str, seen: str) -> None:
    assert smoothed(given_text) == seen


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("â€œNo,â€\x9d Velt said.", '"No," Velt said.'),
        ("itâ€™s", "it's"),
        ("Velt â€” no friend", "Velt — no friend"),
        ("Velt â€“ no friend", "Velt — no friend"),
        ("â\x80\x9cNo,â\x80\x9d Velt said.", '"No," Velt said.'),
        ("RenÃ© GarcÃ\xada", "René García"),
        ("FranÃÂ§ois, FranÃƒÂ§ois", "François, François"),
        ("40Â\xa0km", "40 km"),
        ("wait â€¦", "wait …"),
    ],
)
def test_mojibake_is_undone_and_what_it_took_more_is_hidden(broken: str, meant: str) -> None:
    seen = smoothed(broken)
    assert seen.replace(VOID, "") == meant
    assert len(seen) == len(broken)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("``No,'' Velt said.", '"No," Velt said.'),
        ("''No,'' Velt said.", '"No," Velt said.'),
        ("Velt -- no friend -- left.", "Velt — no friend — left."),
    ],
)
def test_marks_typed_as_two_are_one(typed: str, meant: str) -> None:
    assert smoothed(typed).replace(VOID, "") == meant


def test_rules_of_many_dashes_are_left_as_they_are() -> None:
    assert smoothed("-----") == "-----"


def test_sound_foreign_text_is_left_as_it_is() -> None:
    text = "Â Ã é ü Ö señor Ångström"
    assert smoothed(text) == text
