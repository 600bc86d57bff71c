"""A source that holds no story says so: it never vanishes without a word."""

from __future__ import annotations

import io

import pytest

from onrecord.errors import EmptyStory, SettingError
from onrecord.intake.detect import FORMATS, Format
from onrecord.intake.item import Failed
from onrecord.intake.sources import read_source


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("given", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_source_is_one_failed_whatever_its_format(given: bytes, format: Format) -> None:
    (failed,) = read_source("-", format=format, stdin=io.BytesIO(given))
    assert isinstance(failed, Failed)


@pytest.mark.parametrize("format", ["jsonl", "ninjs", None])
def test_an_empty_array_of_stories_is_an_empty_story(format: Format | None) -> None:
    (failed,) = read_source("-", format=format, stdin=io.BytesIO(b"[]"))
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, EmptyStory)


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "20260131", "2026-01", "", "2026-01-31T00:00"])
def test_a_day_of_retrieval_that_is_not_in_the_calendar_is_refused_at_once(day: str) -> None:
    with pytest.raises(SettingError):
        read_source("-", retrieved=day, stdin=io.BytesIO(b"A story."))
