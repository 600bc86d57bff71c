"""JSON Lines, a JSON story, an array of stories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import EmptyStory, FormatError
from onrecord.intake.item import Failed, Item
from onrecord.intake.jsonl import parse
from onrecord.intake.sources import read_source

FIXTURES = Path(__file__).parent / "fixtures"


def test_a_bad_line_is_named_and_does_not_stop_the_others() -> None:
    name = str(FIXTURES / "stories.jsonl")
    first, broken, untold, empty, last = read_source(name)
    assert isinstance(first, Item) and isinstance(last, Item)
    assert first.text == "LERMONT (ONA) - One story.\nWith a second line."
    assert (first.id, last.id) == ("7", "b")
    assert (first.metadata.headline, first.metadata.provider) == ("One", "ONA")
    assert [f.location for f in (broken, untold, empty) if isinstance(f, Failed)] == [
        f"{name}:2", f"{name}:4", f"{name}:5",
    ]  # fmt: skip
    assert isinstance(broken, Failed) and isinstance(broken.error, FormatError)
    assert "line 2" in broken.error.problem
    assert isinstance(untold, Failed) and "`text`" in untold.error.problem
    assert isinstance(empty, Failed) and isinstance(empty.error, EmptyStory)


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("many", [False, True])
def test_one_json_story_or_an_array_is_read_like_lines(tmp_path: Path, indent: int | None, many: bool) -> None:
    stories = [{"text": "Keel spoke."}, {"text": "Dorn answered."}] if many else {"text": "Keel spoke."}
    path = tmp_path / "stories.json"
    path.write_text(json.dumps(stories, indent=indent))
    texts = [item.text for item in read_source(str(path)) if isinstance(item, Item)]
    assert texts == ["Keel spoke.", "Dorn answered."][: 1 + many]


def test_an_array_with_one_story_a_line_is_an_array(tmp_path: Path) -> None:
    path = tmp_path / "stories.json"
    path.write_text('[\n{"text": "one"},\n{"text": 2},\n{"text": "three"}\n]')
    one, two, three = read_source(str(path))
    assert isinstance(one, Item) and isinstance(three, Item)
    assert isinstance(two, Failed) and "story 2" in two.error.problem


def test_a_broken_document_over_several_lines_is_one_error() -> None:
    (failed,) = parse('{\n  "text": "never closed",\n  "id": 3\n')
    assert isinstance(failed, Failed) and isinstance(failed.error, FormatError)


def test_deep_nesting_is_a_bad_line_and_no_crash() -> None:
    deep = '{"text": "x", "more": ' + "[" * 1_000_000 + "]" * 1_000_000 + "}"
    failed, item = parse(f'{deep}\n{{"text": "y"}}')
    assert isinstance(failed, Failed)
    assert isinstance(item, Item)


def test_a_lone_surrogate_is_a_bad_line() -> None:
    failed, item = parse('{"text": "\\ud800"}\n{"text": "y"}')
    assert isinstance(failed, Failed) and isinstance(item, Item)


def test_lines_in_utf16_are_read(tmp_path: Path) -> None:
    path = tmp_path / "stories.jsonl"
    path.write_bytes('{"text": "Слово"}\n{"text": "two"}\n'.encode("utf-16"))
    assert [item.text for item in read_source(str(path)) if isinstance(item, Item)] == ["Слово", "two"]


def test_lines_are_read_one_by_one(tmp_path: Path) -> None:
    """The first story comes while the rest of a long input is still unread."""
    path = tmp_path / "long.jsonl"
    path.write_text('{"text": "a story of some length"}\n' * 100_000)
    with path.open("rb") as stream:
        first = next(read_source("-", stdin=stream))
        assert isinstance(first, Item)
        assert stream.tell() < 300_000
