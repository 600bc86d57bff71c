"""Records to store, read by the model that needs no weights."""

from __future__ import annotations

import datetime

from onrecord.intake.item import Item, Metadata
from onrecord.pipeline import build
from onrecord.record.record import Record
from tests.fake import FakeModel

NOON = datetime.datetime(2031, 3, 2, 12, tzinfo=datetime.UTC)
"""When the tests' stores learn of things, if nothing else is said."""
HOUR = datetime.timedelta(hours=1)


def item(
    text: str = "The boats left at nine, Anna Velt said.",
    *,
    id: str | None = None,  # noqa: A002
    headline: str | None = None,
    url: str | None = None,
    provider: str | None = None,
    published: str | None = None,
    location: str | None = None,
) -> Item:
    """A delivered story."""
    about = Metadata(headline=headline, url=url, provider=provider, published=published)
    return Item(text, id=id, location=location, retrieved="2031-03-02", metadata=about)


def record(*args: str, **about: str) -> Record:
    """The record of a delivered story."""
    return build(item(*args, **about), FakeModel())
