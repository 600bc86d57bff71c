"""Given names and who bears them (a packaged table, written by training/given_names.py)."""

from __future__ import annotations

from functools import cache
from importlib import resources

from onrecord.record.parties.nouns import Gender

_GENDERS: dict[str, Gender] = {"men": "m", "women": "f", "either": ""}


@cache
def given_names() -> dict[str, Gender]:
    """Given names in lower case with the gender of those who bear them ("" where both do)."""
    table: dict[str, Gender] = {}
    for line in (resources.files(__package__) / "given_names.txt").read_text(encoding="utf-8").splitlines():
        key, names = line.split(": ", 1)
        table.update(dict.fromkeys(names.split(), _GENDERS[key]))
    return table
