"""The floors of the figures for times."""

from __future__ import annotations

from evals.times import FLOORS, below


def test_only_figures_below_their_floor_are_reported() -> None:
    """A figure at its floor passes; one below it is named with the corpus."""
    figures = {corpus: dict(floors) for corpus, floors in FLOORS.items()}
    assert below(figures) == []
    figures["records/dev"]["said-on %"] -= 0.1
    (line,) = below(figures)
    assert line.startswith("records/dev: said-on %")
