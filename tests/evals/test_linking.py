"""How pairs across stories are counted."""

from __future__ import annotations

from evals.linking import linked, pairs, shown


def story(id: str, *speakers: tuple[str, str]) -> dict[str, object]:  # noqa: A002
    said = [{"speaker": name, "kind": "person", "role": role} for name, role in speakers]
    return {"id": id, "date": "2031-03-02", "attributions": said}


def test_pairs_of_one_story_do_not_count_and_those_of_two_do() -> None:
    gold = [
        story("a", ("Anna Velt", "minister"), ("Bo Velt", "-")),
        story("b", ("Anna Velt", "-")),
        story("c", ("Velt", "minister")),
    ]
    assert pairs(linked(gold)) == (1, 3, 1)  # the surname joins by its role, which the gold names do not know


def test_no_pairs_are_no_score() -> None:
    assert shown("person", (0, 0, 0)).split()[:5] == ["person", "precision", "–", "recall", "–"]
