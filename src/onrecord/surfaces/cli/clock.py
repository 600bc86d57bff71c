"""The clock: the only place where the time is asked for. What it tells is given to all that needs it."""

from __future__ import annotations

import datetime


def this_day() -> str:
    """Today, the user's own, as ISO 8601."""
    return datetime.date.today().isoformat()  # noqa: DTZ011  the user's own day


def this_moment() -> datetime.datetime:
    """Now, in UTC."""
    return datetime.datetime.now(datetime.UTC)
