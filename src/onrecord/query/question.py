"""A search with its filters, checked before any store is asked."""

from __future__ import annotations

import datetime
from typing import Literal, get_args

import msgspec

from onrecord.errors import InputError, SettingError
from onrecord.query.syntax import Expression, parse
from onrecord.reading.reading import Act
from onrecord.record.commitments.bounds import check_date
from onrecord.record.record import Form

On = Literal["published", "said"]
ACTS: tuple[str, ...] = get_args(Act)
FORMS: tuple[str, ...] = get_args(Form)
MOST = 10_000
"""Statements that one search gives at most."""


class Question(msgspec.Struct, frozen=True):
    """What is searched for. Raises SettingError if it cannot be understood, or if nothing is asked.

    `words` and `about` are in the syntax of syntax.py: `words` may stand in the statement, its speaker's name or roles,
    or the headline, `about` in the statement or the headline. `since` and `until` are EDTF; a date that is uncertain
    counts as within if it can be.
    """

    words: str = ""
    by: str | None = None
    role: str | None = None
    acts: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    about: str | None = None
    since: str | None = None
    until: str | None = None
    on: On = "published"
    provider: str | None = None
    as_of: str | None = None
    known_at: datetime.datetime | None = None
    limit: int = 20

    def __post_init__(self) -> None:
        for name, given, known in (("act", self.acts, ACTS), ("form", self.forms, FORMS), ("on", (self.on,), _ON)):
            for one in given:
                if one not in known:
                    raise SettingError(f"there is no {name} of this name", given=one, remedy=f"give {_listed(known)}")
        if not 1 <= self.limit <= MOST:
            raise SettingError(f"a search gives 1 to {MOST} statements", given=self.limit, remedy="give another limit")
        if self.first is not None and self.last is not None and self.first > self.last:
            raise SettingError("the end comes before the beginning", given=f"{self.since} to {self.until}")
        if self.as_of is not None:
            _days(self.as_of)
        self._check_words()

    def _check_words(self) -> None:
        asked = {"words": self.words, "about": self.about or "", "role": self.role or ""}
        trees = {name: parse(given) for name, given in asked.items()}
        for name, given in asked.items():
            if given.strip() and trees[name] is None:
                raise SettingError(f"there is no word in the {name}", given=given, remedy="give letters or digits")
        filters = (self.by, self.acts, self.forms, self.since, self.until, self.provider)
        if not any(trees.values()) and not any(filters):
            raise SettingError("nothing is asked", remedy="give words to search for, or a filter such as a speaker")

    @property
    def tree(self) -> Expression | None:
        """What `words` ask for."""
        return parse(self.words)

    @property
    def first(self) -> int | None:
        """The first day that counts, as a number YYYYMMDD."""
        return None if self.since is None else _days(self.since)[0]

    @property
    def last(self) -> int | None:
        """The last day that counts, as a number YYYYMMDD."""
        return None if self.until is None else _days(self.until)[1]


_ON: tuple[str, ...] = get_args(On)


def _days(given: str) -> tuple[int, int]:
    try:
        first, last = check_date(given.strip())
    except InputError as error:
        raise SettingError(error.problem, given=given, remedy="write YYYY-MM-DD, YYYY-MM or YYYY") from error
    return int(first.replace("-", "")), int(last.replace("-", ""))


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
