"""What a user may write, and what it asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SettingError
from onrecord.query.syntax import All, Any, Near, Phrase, parse

A, B, C = (Phrase((word,)) for word in ("boats", "strait", "ice"))


@pytest.mark.parametrize(
    ("asked", "tree"),
    [
        ("boats", A),
        ("Boats STRAIT", All((A, B))),
        ("boats AND strait", All((A, B))),
        ("boats, strait!", All((A, B))),
        ("“boats strait” ice", All((Phrase(("boats", "strait")), C))),
        ("don't", Phrase(("don", "t"))),
        ("boat*", Phrase(("boat",), prefix=True)),
        ('"ice boat*"', Phrase(("ice", "boat"), prefix=True)),
        ("boats NEAR strait", Near(A, B, 10)),
        ("boats NEAR/3 strait NEAR/4 ice", All((Near(A, B, 3), Near(B, C, 4)))),
        ("boats OR strait ice", All((Any((A, B)), C))),
        ("boats NEAR strait OR ice", Any((Near(A, B, 10), C))),
        ("boats NOT strait NOT ice", All((A,), (B, C))),
        ("NOT strait boats", All((A,), (B,))),
        ("boats or near not", All((A, Phrase(("or",)), Phrase(("near",)), Phrase(("not",))))),
        ("the boats", A),
        ("the of", All((Phrase(("the",)), Phrase(("of",))))),
        ('"the boats"', Phrase(("the", "boats"))),
        ("né", Phrase(("ne",))),
        ("", None),
        ("… — *", None),
    ],
)
def test_what_is_asked_is_understood(asked: str, tree: object) -> None:
    assert parse(asked) == tree


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ('boats "strait', "quotation mark is not closed"),
        ("boats OR", "OR needs a word"),
        ("OR boats", "OR needs a word"),
        ("boats NEAR OR strait", "NEAR needs a word"),
        ("NEAR(boats strait, 3)", "NEAR stands between words"),
        ("boats NEAR/51 strait", "50 words at most"),
        ("boats NEAR/9999999 strait", "50 words at most"),
        ("NOT boats", "something to find beside it"),
        ("boats NOT", "a word after it"),
        ("NOT boats OR strait", "cannot stand together"),
        ("AND", "AND needs a word"),
        ("boats " * 65, "at most 64 words"),
    ],
)
def test_what_is_not_understood_is_told_with_what_to_do(asked: str, problem: str) -> None:
    with pytest.raises(SettingError, match=problem) as raised:
        parse(asked)
    assert raised.value.remedy and raised.value.given


@given(st.text(max_size=80) | st.text("ab*\"“” ORNEATD/59()-:^{}'", max_size=40))
def test_any_text_is_understood_or_refused(asked: str) -> None:
    try:
        tree = parse(asked)
    except SettingError:
        return
    assert tree is None or isinstance(tree, Phrase | Near | Any | All)
