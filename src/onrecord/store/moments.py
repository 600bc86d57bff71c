"""Moments as the database holds them: microseconds since 1970, UTC."""

from __future__ import annotations

import datetime

from onrecord.errors import SettingError

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MICROSECOND = datetime.timedelta(microseconds=1)


def stored(moment: datetime.datetime) -> int:
    """A moment as it is stored. Raises SettingError if it has no time zone."""
    if moment.tzinfo is None:
        raise SettingError(
            "a moment must have its time zone", given=moment, remedy="give datetime.datetime.now(datetime.UTC), say"
        )
    return (moment - _EPOCH) // _MICROSECOND


def moment_of(number: int) -> datetime.datetime:
    """The moment that was stored as `number`."""
    return _EPOCH + number * _MICROSECOND
