"""What the model says of a page is sound when it is made, or it is not made."""

from __future__ import annotations

import pytest

from onrecord.errors import Defect
from onrecord.reading.reading import Attribution
from onrecord.span import Span


def test_an_attribution_without_content_is_a_defect() -> None:
    with pytest.raises(Defect, match="content"):
        Attribution((Span(0, 1),), (Span(2, 3),), (), 0.5)


@pytest.mark.parametrize("score", [-0.01, 1.01, float("nan")])
def test_a_score_lies_between_0_and_1(score: float) -> None:
    with pytest.raises(Defect, match="score"):
        Attribution((), (), (Span(0, 1),), score)


def test_source_and_cue_may_be_empty() -> None:
    assert Attribution((), (), (Span(0, 1),), 1.0).source == ()
