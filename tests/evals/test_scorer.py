"""The scorer counts as its definitions say, and as the reference script beside the corpora does."""

from __future__ import annotations

import importlib.util
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.__main__ import below
from evals.corpora import data_folder
from evals.scorer import SHARES, SPAN_SCORES, plain_name, score

GOLD = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 30]], "speaker": "Anna Velt", "kind": "person"}


def test_an_equal_attribution_scores_full_marks() -> None:
    found = score({"a": [GOLD]}, {"a": [GOLD]})
    assert {found[f"{name} F1"] for name in SPAN_SCORES} == {100.0}
    assert found["speaker"] == found["source found"] == 100.0


def test_a_story_that_was_not_predicted_counts_as_empty() -> None:
    found = score({"a": [GOLD], "b": [GOLD]}, {"a": [GOLD]})
    assert (found["attribution P"], found["attribution R"]) == (100.0, 50.0)


def test_a_content_one_character_short_is_no_exact_match_but_overlaps() -> None:
    found = score({"a": [GOLD]}, {"a": [{**GOLD, "content": [[10, 29]]}]})
    assert found["content F1"] == found["attribution F1"] == 0.0
    assert found["attribution~ F1"] == 100.0
    assert found["content~ R"] == 95.0


def test_an_attribution_without_the_source_that_gold_has_does_not_overlap() -> None:
    found = score({"a": [GOLD]}, {"a": [{**GOLD, "source": []}]})
    assert found["attribution~ F1"] == 0.0
    assert found["source found"] == 0.0


def test_a_span_that_two_attributions_share_counts_once() -> None:
    other = {**GOLD, "cue": [[40, 44]], "content": [[45, 60]]}
    assert score({"a": [GOLD, other]}, {"a": [GOLD]})["source F1"] == 100.0


def test_acts_are_counted_each_and_all_together() -> None:
    other = {**GOLD, "cue": [[40, 44]], "content": [[45, 60]], "act": "deny"}
    true = [{**GOLD, "act": "assert"}, other]
    found = score({"a": true}, {"a": [{**GOLD, "act": "assert"}, {**other, "act": "assert"}]})
    assert found["act"] == 50.0
    assert found["act macro-F1"] == pytest.approx(100 / 3)


def test_speakers_of_groups_are_not_counted() -> None:
    assert "speaker" not in score({"a": [{**GOLD, "kind": "group"}]}, {"a": [GOLD]})


@pytest.mark.parametrize(
    ("name", "plain"),
    [("the Ministry", "ministry"), ("Sen. Ana Růžová", "ana ruzova"), ("Velt's", "velt"), (None, ""), ("U.N.", "u n")],
)
def test_names_are_compared_without_title_accent_and_sign(name: str | None, plain: str) -> None:
    assert plain_name(name) == plain


def test_only_scores_below_their_floor_are_reported() -> None:
    scores = {"c": {"cue F1": 70.0, "speaker": 80.0}}
    assert below(scores, {"c": {"cue": 70.0, "speaker": 79.9}}) == []
    assert below(scores, {"c": {"cue": 70.1}}) == ["c: cue 70.0 is below its floor of 70.1"]


SPAN = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: [pair[0], pair[0] + pair[1]])
ATTRIBUTION = st.fixed_dictionaries(
    {
        "source": st.lists(SPAN, max_size=2),
        "cue": st.lists(SPAN, max_size=1),
        "content": st.lists(SPAN, min_size=1, max_size=2),
        "speaker": st.sampled_from(["Anna Velt", "the Palace", "Velt", None]),
        "kind": st.sampled_from(["person", "org", "group"]),
    }
)
STORIES = st.fixed_dictionaries({}, optional={name: st.lists(ATTRIBUTION, max_size=4) for name in "abc"})


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    folder = data_folder()
    path = None if folder is None else folder.parent / "bench" / "score.py"
    if path is None or not path.is_file():
        pytest.skip("the reference script is not there")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@settings(max_examples=150, deadline=None)
@given(gold=STORIES, predicted=STORIES)
def test_scores_equal_those_of_the_reference_script(
    reference: ModuleType, gold: dict[str, list[Any]], predicted: dict[str, list[Any]]
) -> None:
    def documents(stories: dict[str, list[Any]]) -> dict[str, Any]:
        return {name: {"id": name, "attributions": own} for name, own in stories.items()}

    ours, theirs = score(gold, predicted), reference.score(documents(gold), documents(predicted))
    names = [f"{name} {part}" for name in SPAN_SCORES for part in ("P", "R", "F1")]
    for name in [*names, *(name for name in SHARES if name in theirs)]:
        assert ours[name] == pytest.approx(theirs[name]), name
