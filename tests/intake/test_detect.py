"""Detection: the format of a delivery is told by its content, its name being only a tie-break."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import FormatError, SettingError
from onrecord.intake.detect import FORMATS, Format, detect, known_format

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize("name", ["", "story.txt", "story.html", "story.xml"])
@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("wire.txt", "text"),
        ("page.html", "html"),
        ("stories.jsonl", "jsonl"),
        ("ninjs1.json", "ninjs"),
        ("ninjs2.json", "ninjs"),
        ("ninjs3.json", "ninjs"),
        ("newsml.xml", "newsml"),
    ],
)
def test_content_decides_whatever_the_name_says(file: str, expected: Format, name: str) -> None:
    assert detect((FIXTURES / file).read_text(encoding="utf-8"), name) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", "text"),
        ("<We keep our word>, Keel said.", "text"),
        ("[ONA] Talks go on.", "text"),
        ("{ONA} Talks go on.", "text"),
        ("<p>Keel said so.</p>", "html"),
        ("\ufeff<!-- c --><!DOCTYPE html><html>", "html"),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        ('<?xml version="1.0"?>\n<n:newsItem xmlns:n="http://iptc.org/std/nar/2006-10-01/">', "newsml"),
        ('{"text": "He wrote \\"body_text\\": in it"}', "jsonl"),
        ('{"id": 1, "text": "a", "uri": "u"}', "jsonl"),
    ],
)
def test_what_opens_a_delivery_tells_its_format(head: str, expected: Format) -> None:
    assert detect(head) == expected


def test_text_named_as_json_is_taken_for_json_that_is_broken() -> None:
    assert detect("Talks go on.", "stories.jsonl") == "jsonl"


def test_xml_of_another_vocabulary_is_refused_by_the_name_of_its_root() -> None:
    with pytest.raises(FormatError, match="<catalogue>"):
        detect('<?xml version="1.0"?><catalogue/>')


def test_the_formats_are_known_by_name_and_no_others() -> None:
    assert [known_format(name) for name in FORMATS] == list(FORMATS)
    with pytest.raises(SettingError, match="newsml"):
        known_format("docx")
