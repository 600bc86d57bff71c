"""Windows: all tokens, once, in order, within the room, cut where a paragraph ends."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.tokens import COLON, INSIDE, OPENING, OUTSIDE, UNCLOSED, Tokens
from onrecord.reading.windows import ROOM, cut


def laid(lengths: list[int], quote: list[int] | None = None) -> Tokens:
    """Tokens of paragraphs with these lengths; `quote` gives the quote state of every token of each."""
    total = sum(lengths)
    nothing = np.zeros(total, np.int64)
    paragraph = np.repeat(np.arange(len(lengths)), lengths)
    states = nothing.copy()
    for number, state in enumerate(quote or []):
        here = np.flatnonzero(paragraph == number)
        states[here] = state
        if state in (INSIDE, UNCLOSED):
            states[here[0]] = OPENING
    return Tokens(nothing.copy(), nothing, nothing, nothing, paragraph, states)


@given(st.lists(st.integers(1, 60), max_size=30), st.integers(2, 50))
def test_windows_cover_every_token_once_in_order_within_the_room(lengths: list[int], room: int) -> None:
    tokens = laid(lengths)
    windows = cut(tokens, room)
    covered = [at for window in windows for at in range(window.start, window.end)]
    assert covered == list(range(len(tokens)))
    assert all(0 < window.end - window.start <= room for window in windows)


def test_no_tokens_have_no_windows() -> None:
    assert cut(laid([])) == []


def test_a_short_page_is_one_window() -> None:
    assert cut(laid([ROOM // 2, ROOM // 2])) == [(0, ROOM // 2 * 2)]


def test_windows_are_of_about_one_length_and_end_where_paragraphs_do() -> None:
    assert cut(laid([30, 30, 30, 30]), 100) == [(0, 60), (60, 120)]
    assert cut(laid([70, 40, 10]), 100) == [(0, 70), (70, 120)]


def test_a_paragraph_that_ends_far_from_the_even_length_does_not_end_a_window() -> None:
    assert cut(laid([20, 180]), 100) == [(0, 100), (100, 200)]


def test_a_paragraph_longer_than_the_room_is_cut_evenly() -> None:
    assert cut(laid([250]), 100) == [(0, 84), (84, 167), (167, 250)]


def test_a_window_does_not_end_between_two_paragraphs_of_one_quotation_if_another_end_fits() -> None:
    tokens = laid([60, 30, 30, 30], [OUTSIDE, INSIDE, INSIDE, OUTSIDE])
    assert cut(tokens, 100)[0] == (0, 60)


def test_a_window_ends_within_a_quotation_if_no_other_end_fits() -> None:
    tokens = laid([60, 60, 60], [INSIDE, INSIDE, INSIDE])
    assert cut(tokens, 100)[0] == (0, 60)


def test_a_window_does_not_end_after_a_colon_if_another_end_fits() -> None:
    tokens = laid([60, 20, 40, 30])
    assert cut(tokens, 100)[0] == (0, 80)
    tokens.ids[79] = COLON
    assert cut(tokens, 100)[0] == (0, 60)


def test_a_quotation_that_was_left_open_does_not_run_on() -> None:
    tokens = laid([40, 30, 60], [OUTSIDE, UNCLOSED, INSIDE])
    assert cut(tokens, 100)[0] == (0, 70)
