"""A search with its filters, checked before any store is asked."""

from __future__ import annotations

import datetime
import re
from typing import Literal, get_args

import msgspec

from onrecord.errors import SettingError
from onrecord.query.syntax import Expression, parse
from onrecord.reading.reading import Act
from onrecord.record.record import Form

On = Literal["published", "said"]
ACTS: tuple[str, ...] = get_args(Act)
FORMS: tuple[str, ...] = get_args(Form)
MOST = 10_000
"""Statements that one search gives at most."""


class Question(msgspec.Struct, frozen=True):
    """What is searched for. Raises SettingError if it cannot be understood, or if nothing is asked.

    `words` and `about` are in the syntax of syntax.py: `words` may stand in the statement, its speaker's name or roles,
    or the headline, `about` in the statement or the headline, `role` in one of the speaker's roles. `since`, `until`
    and `as_of` are a day, a month or a year (YYYY-MM-DD, YYYY-MM, YYYY); a date that is uncertain counts as within if
    it can be.
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
                raise SettingError(f"there is no word in {_SOUGHT[name]}", given=given, remedy="give letters or digits")
        for name in ("by", "role", "about", "provider"):
            if (text := getattr(self, name)) is not None and not text.strip():
                raise SettingError(f"{name} is empty", given=repr(text), remedy="leave it out, or give it words")
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
_SOUGHT = {"words": "what is searched for", "about": "about", "role": "the role"}


def _days(given: str) -> tuple[int, int]:
    """The first and the last day of a year, a month or a day, as numbers YYYYMMDD. Raises SettingError."""
    match = _DATE.fullmatch(given.strip())
    parts = [] if match is None else [int(one) for one in match.groups() if one is not None]
    try:
        datetime.date(*[*parts, 1, 1][:3] if parts else [0, 0, 0])
    except ValueError:
        raise SettingError(
            "not a date of the calendar", given=given, remedy="write YYYY-MM-DD, YYYY-MM or YYYY"
        ) from None
    year, *rest = parts
    first, last = (*rest, 1, 1), (*rest, *_ENDS[len(rest) :])
    return year * 10000 + first[0] * 100 + first[1], year * 10000 + last[0] * 100 + last[1]


_ENDS = 12, 31
"""The last month and the last day: no day of a month is later than the 31st as a number, be there one or not."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
