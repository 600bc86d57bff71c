"""The texts of the benchmark: what is taken, and where it is cut."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.texts import chosen, cut, in_turn, samples, stories_in, words_in


@given(st.lists(st.text(alphabet="ab \n", max_size=30), max_size=6), st.integers(0, 30))
def test_a_cut_keeps_exactly_the_words_that_were_asked_for_or_all_there_are(texts: list[str], words: int) -> None:
    kept = cut(texts, words)
    assert sum(map(words_in, kept)) == min(words, sum(map(words_in, texts)))
    assert "".join(texts).startswith("".join(kept))


def test_files_take_turns_so_that_a_cut_leaves_some_of_each() -> None:
    assert list(in_turn([["a1", "a2", "a3"], ["b1"]])) == ["a1", "b1", "a2", "a3"]


def test_stories_come_from_the_text_of_each_line(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": f"Story {n}."}) + "\n" for n in (1, 2)))
    assert list(stories_in(path)) == ["Story 1.", "Story 2."]


@pytest.mark.parametrize("line", ["{broken", '{"body": "x"}', "[]"])
def test_a_line_without_a_text_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "x"}\n' + line)
    with pytest.raises(SystemExit, match=r"x\.jsonl:2"):
        list(stories_in(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"none\.jsonl"):
        chosen([tmp_path / "none.jsonl"], 10)


def test_the_samples_are_repeated_until_there_are_words_enough() -> None:
    words = 2 * sum(map(words_in, samples())) + 7
    assert sum(map(words_in, chosen([], words))) == words
