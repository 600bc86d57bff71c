"""What becomes of a delivery of a story that is on record: pure, so that the rules stand in one place.

- Another text is a revision more. It is the latest, unless the provider's version numbers say that it is older than one
  on record: then it takes its place before that one.
- An earlier text that comes again is the latest again, and a revision more: a page that was taken back to what it was.
  Not if a version number tells that it is the old delivery that came again.
- A withdrawal (canceled, withheld) marks the story from then on. What is on record stays the latest; another text that
  comes with the withdrawal, a notice, is kept as the first in order. The next text that comes without one takes the
  mark away, or the same text if it says "usable", unless version numbers tell that it is older than the withdrawal.
- Anything else is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from onrecord.intake.item import WITHDRAWN, Metadata
from onrecord.store.values import Outcome

_VERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,3}")
Mark = Literal["set", "clear"]


class Kept(msgspec.Struct, frozen=True):
    """A text on record: its number, its place in the order of the story, the highest being the latest, and so on."""

    number: int
    place: int
    sha256: str
    version: str | None


class Standing(msgspec.Struct, frozen=True):
    """A story on record: its texts in their order, and whether it is withdrawn, and by which version."""

    texts: tuple[Kept, ...]
    withdrawn: str | None = None
    withdrawn_version: str | None = None

    def of(self, sha256: str) -> Kept | None:
        """The last revision with this text."""
        return next((one for one in reversed(self.texts) if one.sha256 == sha256), None)


class Fate(msgspec.Struct, frozen=True):
    """What becomes of a delivery: `place` in the order if its text is to be kept (those from there on move up), whether
    it is then the `latest`, what happens to the mark of withdrawal, and the number of the text if it is on record."""

    outcome: Outcome
    place: int | None = None
    latest: bool = False
    mark: Mark | None = None
    number: int | None = None


def fate(story: Standing, sha256: str, about: Metadata) -> Fate:
    """What becomes of a delivery with this text and metadata."""
    here = story.of(sha256)
    if about.status in WITHDRAWN:
        return _withdrawal(story, here, about)
    latest = story.texts[-1]
    if here is not None and here.number == latest.number:
        usable = about.status == "usable" and newer(about.version, story.withdrawn_version)
        if story.withdrawn is not None and usable:
            return Fate("restored", mark="clear", number=here.number)
        return Fate("known", number=here.number)
    place = _place(story.texts, about.version)
    on_top = place > latest.place
    if here is not None and not (on_top and _told_apart(story.texts, sha256, about.version)):
        return Fate("known", number=here.number)
    outdone = story.withdrawn_version is not None and newer(story.withdrawn_version, about.version)
    mark: Mark | None = "clear" if story.withdrawn is not None and on_top and not outdone else None
    if here is not None:
        return Fate("returned", place, on_top, mark, here.number)
    return Fate("revised", place, on_top, mark)


def _withdrawal(story: Standing, here: Kept | None, about: Metadata) -> Fate:
    """A notice that comes late, older than what is on record, marks nothing."""
    marks = not newer(story.texts[-1].version, about.version)
    new = marks and (story.withdrawn != about.status or newer(about.version, story.withdrawn_version))
    mark: Mark | None = "set" if new else None
    if here is not None:
        return Fate("withdrawn" if new else "known", mark=mark, number=here.number)
    return Fate("withdrawn" if marks else "revised", story.texts[0].place, mark=mark)


def _place(texts: Sequence[Kept], version: str | None) -> int:
    """Where a text of this version belongs: before the first that is newer, else at the end."""
    later = next((one.place for one in texts if newer(one.version, version)), None)
    return texts[-1].place + 1 if later is None else later


def _told_apart(texts: Sequence[Kept], sha256: str, version: str | None) -> bool:
    """Whether no delivery of this text and version came before, as far as versions are told."""
    return version is None or all((one.sha256, one.version) != (sha256, version) for one in texts)


def newer(one: str | None, other: str | None) -> bool:
    """Whether a version number is higher than another. What is no number, "final", is neither higher nor lower."""
    first, second = _parts(one), _parts(other)
    return first is not None and second is not None and first > second


def _parts(version: str | None) -> list[int] | None:
    if version is None or _VERSION.fullmatch(version) is None:
        return None
    parts = [int(one) for one in version.split(".")]
    while parts[-1:] == [0]:
        parts.pop()
    return parts
