"""Which of the words beside a name say what the one named is."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.parties import nouns
from onrecord.record.words import ADDRESSES

_AGENT = ("or", "ist", "man", "woman", "ian")
"""Endings of nouns for who does something: "Comptroller", "Botanist"."""


def title(lowers: Sequence[str], first: int, last: int) -> tuple[int, int] | None:
    """Where in the words `first` to `last` before a name the title stands, without a number in front and the form of
    address at the end ("lead author Dr."); None if nothing is left."""
    while first <= last and lowers[first].isdigit():
        first += 1
    while first <= last and lowers[last].rstrip(".") in ADDRESSES:
        last -= 1
    return (first, last) if first <= last else None


def tells_role(forms: Sequence[str]) -> bool:
    """Whether words after a name say what someone is, rather than a place, a party's short name, another name
    ("Velmark, Oskaria", "Marsh (Lab)") or what he does ("Osei, defending")."""
    lowers = [form.lower().rstrip(".") for form in forms]
    if not any(char.isalpha() for char in lowers[0]):
        return False
    known = any(low in nouns.PERSONS or low in nouns.HONORIFICS for low in lowers)
    if len(lowers) == 1 and lowers[0].endswith("ing"):
        return known
    capitals = all(form[0].isupper() for form in forms if form.lower() not in nouns.ROLE_FILLERS | nouns.PREPOSITIONS)
    return known or not capitals or lowers[0].endswith(_AGENT)
