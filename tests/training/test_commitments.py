"""The judge of commitments learns from acts mistaken as often as the model mistakes them."""

from __future__ import annotations

import pytest

from training.commitments import MISTAKEN, Example, _mistaken, fit

ONE = Example("s1", ("bias", "modal act promise"), right=True)


def test_the_copies_of_an_example_count_as_much_as_it_does_and_mostly_keep_its_act() -> None:
    copies = _mistaken(ONE, {"promise": 0.4, "assert": 0.6})
    assert sum(one.weight for one in copies) == pytest.approx(1)
    assert [(one.names, one.weight) for one in copies if "modal act assert" in one.names] == [
        (("bias", "modal act assert"), pytest.approx(MISTAKEN * 0.6))
    ]


def test_an_example_without_an_act_is_left_as_it_is() -> None:
    plain = ONE._replace(names=("bias",))
    assert _mistaken(plain, {"promise": 1.0}) == [plain]


def test_an_example_of_weight_two_teaches_what_two_examples_do() -> None:
    wrong = ONE._replace(names=("bias", "modal act assert"), right=False)
    assert fit([ONE._replace(weight=2.0), wrong]) == pytest.approx(fit([ONE, ONE, wrong]))
