"""Tokens: where each stands in the page, and what is told of it beside its word-piece."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.reading.tokens import CLOSING, INSIDE, OPENING, OUTSIDE, UNCLOSED, Tokens, paragraphs, tokenize
from onrecord.span import Span


def tokens_of(text: str, tokenizer: Tokenizer) -> Tokens:
    return tokenize(text, paragraphs(text), tokenizer)[0]


def words(text: str, tokens: Tokens) -> list[str]:
    return [text[start:end] for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)]


def test_each_token_stands_where_its_words_stand(tokenizer: Tokenizer) -> None:
    text = "  The minister\n\n“left”. "
    assert words(text, tokens_of(text, tokenizer)) == ["The", "minister", "“", "left", "”", "."]


def test_a_page_without_parts_is_read_by_its_lines_that_are_not_blank() -> None:
    text = "\n One \n\t\n\nTwo, three\u2009\n"
    assert [span.of(text) for span in paragraphs(text)] == ["One", "Two, three"]


def test_paragraphs_are_numbered_and_their_first_tokens_open_them(tokenizer: Tokenizer) -> None:
    tokens = tokens_of("One two.\nThree.\nFour five", tokenizer)
    assert tokens.paragraph.tolist() == [0, 0, 0, 1, 1, 2, 2]
    assert tokens.opens.tolist() == [1, 0, 0, 1, 0, 1, 0]


def test_a_paragraph_is_introduced_by_a_colon_at_the_end_of_the_one_before(tokenizer: Tokenizer) -> None:
    tokens = tokens_of("He added:\nOne: two\nThree", tokenizer)
    assert np.flatnonzero(tokens.introduced).tolist() == [3]


def test_case_is_told_though_the_vocabulary_has_none(tokenizer: Tokenizer) -> None:
    text = "The NATO fleet left A port at 9."
    told = dict(zip(words(text, tokens_of(text, tokenizer)), tokens_of(text, tokenizer).case.tolist(), strict=True))
    assert told == {"The": 1, "NATO": 2, "fleet": 0, "left": 0, "A": 1, "port": 0, "at": 0, "9": 3, ".": 3}


def quote_states(text: str, tokenizer: Tokenizer) -> list[int]:
    return tokens_of(text, tokenizer).quote.tolist()


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»", "‘’", "''"])
def test_a_quotation_opens_goes_on_and_closes_in_each_house_style(marks: str, tokenizer: Tokenizer) -> None:
    text = f"He: {marks[0]}No, never{marks[1]} she"
    inside = [OPENING, INSIDE, INSIDE, INSIDE, CLOSING]
    assert quote_states(text, tokenizer) == [OUTSIDE, OUTSIDE, *inside, OUTSIDE]


def test_a_quotation_within_another_is_part_of_it(tokenizer: Tokenizer) -> None:
    assert quote_states("“say ‘no’ now”", tokenizer) == [OPENING, INSIDE, INSIDE, INSIDE, INSIDE, INSIDE, CLOSING]


def test_a_quotation_that_runs_on_never_closes_and_one_left_open_is_told_apart(tokenizer: Tokenizer) -> None:
    assert quote_states("“We left.\n“Now", tokenizer) == [OPENING, INSIDE, INSIDE, INSIDE, OPENING, UNCLOSED]


def test_what_smoothing_hides_is_no_token_and_a_mark_typed_as_two_is_one(tokenizer: Tokenizer) -> None:
    text = "so\xadft ``No,'' he â€œwentâ€\x9d -- out"
    tokens = tokens_of(text, tokenizer)
    assert words(text, tokens) == ["so\xadft", "``", "No", ",", "''", "he", "â€œ", "went", "â€\x9d", "--", "out"]
    assert tokens.quote.tolist()[1:5] == [OPENING, INSIDE, INSIDE, CLOSING]


def test_only_the_given_stretches_are_read(tokenizer: Tokenizer) -> None:
    text = "By Jon Berg\nThe fleet left."
    tokens, found = tokenize(text, [Span(12, 27)], tokenizer)
    assert words(text, tokens) == ["The", "fleet", "left", "."]
    assert found == ()


def test_no_stretches_give_no_tokens(tokenizer: Tokenizer) -> None:
    tokens, _ = tokenize("", [], tokenizer)
    assert len(tokens) == 0
    assert tokens.opens.tolist() == []


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=120))
def test_tokens_of_any_text_are_in_order_apart_and_within_their_paragraphs(text: str, tokenizer: Tokenizer) -> None:
    stretches = paragraphs(text)
    tokens, _ = tokenize(text, stretches, tokenizer)
    assert len({len(column) for column in tokens}) <= 1
    assert (np.diff(tokens.paragraph) >= 0).all()
    for start, end, number in zip(tokens.starts, tokens.ends, tokens.paragraph, strict=True):
        assert stretches[number].start <= start <= end <= stretches[number].end
    assert (tokens.starts[1:] >= tokens.starts[:-1]).all()
