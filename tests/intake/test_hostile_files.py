"""Files and folders that mean harm or are broken: bombs, depths, loops, things that are no files."""

from __future__ import annotations

import builtins
import json
import os
import socket
import sys
import time
from pathlib import Path

import pytest

from onrecord.errors import EmptyStory, FormatError, SourceError
from onrecord.intake import html
from onrecord.intake.item import Failed, Item
from onrecord.intake.sources import count_files, read_source

STORY = "The boats left at nine, Anna Velt said."
ENOUGH = 5.0
"""Seconds that none of these may take, however busy the machine; each takes far less."""

NEWSML = (
    "<newsItem guid='x'><contentSet><inlineXML><html><body><p>{}</p></body></html></inlineXML></contentSet></newsItem>"
)
LAUGHS = "".join(f'<!ENTITY {name} "{f"&{last};" * 10}">' for last, name in zip("abcdefgh", "bcdefghi", strict=True))


def failure(path: Path, content: str) -> Exception:
    path.write_text(content, encoding="utf-8")
    started = time.monotonic()
    (failed,) = read_source(str(path))
    assert time.monotonic() - started < ENOUGH
    assert isinstance(failed, Failed)
    assert "\n" not in str(failed.error)
    return failed.error


@pytest.mark.parametrize(
    "document",
    [
        f'<?xml version="1.0"?><!DOCTYPE n [<!ENTITY a "ha">{LAUGHS}]>' + NEWSML.format("&i;"),
        '<?xml version="1.0"?><!DOCTYPE n [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + NEWSML.format("&a;"),
        NEWSML.format("<b>" * 100_000 + STORY + "</b>" * 100_000),
        NEWSML.format(STORY)[:-40],
    ],
    ids=["entity bomb", "entity from a file", "depth", "cut short"],
)
def test_hostile_xml_is_refused_at_once(document: str, tmp_path: Path) -> None:
    assert isinstance(failure(tmp_path / "x.xml", document), FormatError)


def test_a_doctype_that_names_a_server_is_not_asked(tmp_path: Path) -> None:
    """Nothing listens there, and nothing is missed."""
    document = '<?xml version="1.0"?><!DOCTYPE n SYSTEM "http://127.0.0.1:1/x.dtd">' + NEWSML.format(STORY)
    (tmp_path / "x.xml").write_text(document)
    (item,) = read_source(str(tmp_path / "x.xml"))
    assert isinstance(item, Item)
    assert item.text == STORY


@pytest.mark.parametrize(
    "document",
    [
        "[" * 1_000_000,
        '{"text": "x", "more": ' + "[" * 1_000_000 + "]" * 1_000_000 + "}",
        '{"uri": "u", "body_text": "x", "more": ' + "[" * 1_000_000 + "]" * 1_000_000 + "}",
        '{"text": "' + STORY,
        '{"text": 5}',
        '{"text": "The \\ud800 boats"}',
    ],
    ids=["depth", "depth in a story", "depth in ninjs", "cut short", "wrong type", "lone surrogate"],
)
def test_hostile_json_is_refused_at_once(document: str, tmp_path: Path) -> None:
    assert isinstance(failure(tmp_path / "x.json", document), FormatError)


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<a " * 200_000,
        "<html>" + "<!--" * 200_000,
        "<html><body>" + "<div>" * 100_000 + f"<b>{STORY}",
        '<html><p a="' + "\"'=" * 100_000 + ">x",
    ],
    ids=["tags never closed", "comments never closed", "depth", "quotation marks"],
)
def test_hostile_html_is_read_or_refused_in_good_time(page: str, tmp_path: Path) -> None:
    assert isinstance(failure(tmp_path / "x.html", page), EmptyStory)


def test_a_page_with_an_overloaded_element_is_read_by_its_markup_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extractor's time grows with the square of an element's attributes, so it is not asked."""
    monkeypatch.setattr("trafilatura.bare_extraction", lambda *_, **__: pytest.fail("the extractor was asked"))
    attributes = " ".join(f"a{number}='{number}'" for number in range(html._MOST_ATTRIBUTES + 1))
    (tmp_path / "x.html").write_text(f"<html><body><p {attributes}>{STORY}</p></body></html>")
    (item,) = read_source(str(tmp_path / "x.html"))
    assert isinstance(item, Item)
    assert item.text == STORY


def test_a_picture_inside_the_page_is_no_reason_not_to_ask_the_extractor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def extract(source: str, **_: object) -> None:
        asked.append(source)

    monkeypatch.setattr("trafilatura.bare_extraction", extract)
    picture = "data:image/png;base64," + "iVBOR/w0KG+g" * 10_000
    (tmp_path / "x.html").write_text(f"<html><body><img alt='The quay' src='{picture}'><p>{STORY}</p></body></html>")
    (item,) = read_source(str(tmp_path / "x.html"))
    assert isinstance(item, Item)
    assert len(asked) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_a_folder_of_strange_things_gives_its_stories_and_a_reason_for_each_other_thing(tmp_path: Path) -> None:
    """Neither a pipe that no one writes to nor a link that leads to itself holds the rest up."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "up").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text(STORY)
    os.mkfifo(tmp_path / "b-pipe")
    (tmp_path / "c-loop").symlink_to("c-loop")
    (tmp_path / "d-dangling").symlink_to("nothing")
    (tmp_path / "e-device").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        place = os.getcwd()
        os.chdir(tmp_path)  # the path of a socket must be short
        try:
            listening.bind("f-socket")
        finally:
            os.chdir(place)
    (tmp_path / "z.txt").write_text(STORY)
    found = list(read_source(str(tmp_path)))
    assert [Path(item.location or "").name for item in found if isinstance(item, Item)] == ["a.txt", "z.txt"]
    reasons = {Path(one.location).name: str(one.error) for one in found if isinstance(one, Failed)}
    assert reasons.keys() == {"b-pipe", "c-loop", "d-dangling", "e-device", "f-socket"}
    assert "leads nowhere" in reasons["d-dangling"]
    assert all("neither a file nor a folder" in reasons[name] for name in ("b-pipe", "e-device", "f-socket"))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are text there")
def test_a_file_whose_name_is_no_text_is_read_and_named_by_escapes(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(STORY)
    (item,) = read_source(str(tmp_path))
    assert isinstance(item, Item)
    assert item.location == f"{tmp_path}/caf\\udce9.txt"
    (named,) = read_source(os.fsdecode(path))
    assert isinstance(named, Item)
    assert named.location == item.location


def test_a_file_that_may_not_be_opened_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    real = builtins.open

    def guarded(name: str, *more: object) -> object:
        if str(name).endswith("a.txt"):
            raise PermissionError(13, "Permission denied", name)
        return real(name, *more)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "open", guarded)
    failed, item = read_source(str(tmp_path))
    assert isinstance(failed, Failed) and isinstance(failed.error, SourceError)
    assert "Permission denied" in str(failed.error)
    assert isinstance(item, Item)


def test_a_file_that_fails_while_it_is_read_says_so(tmp_path: Path) -> None:
    """Linux lets a process open its own memory and then refuses to read its first byte."""
    if not os.path.exists("/proc/self/mem"):
        pytest.skip("no /proc")
    (failed,) = read_source("/proc/self/mem")
    assert isinstance(failed, Failed)
    assert "cannot be read" in str(failed.error)


def test_the_message_of_a_broken_line_stays_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"text": 5}\n' + json.dumps({"text": STORY}) + "\n[1, \x1b[31m\n")
    found = list(read_source(str(tmp_path / "x.jsonl")))
    assert [type(one) for one in found] == [Failed, Item, Failed]
    assert all(str(one.error).isprintable() for one in found if isinstance(one, Failed))


def test_files_are_counted_without_being_opened(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    for name in ("a.txt", "more/b.txt", "more/c.txt", ".hidden"):
        (tmp_path / name).write_text(STORY)
    assert count_files(str(tmp_path)) == 3
    assert [count_files(name) for name in ("-", "https://news.example/a", str(tmp_path / "a.txt"), "none")] == [1] * 4
