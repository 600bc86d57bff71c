"""Files, folders, standard input and addresses; detection; what goes wrong with each."""

from __future__ import annotations

import io
import ipaddress
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import EmptyStory, EncodingError, FormatError, RefusedAddress, SettingError, SourceError
from onrecord.intake import sources
from onrecord.intake.detect import detect
from onrecord.intake.fetch import fetch, public
from onrecord.intake.item import Failed, Item
from onrecord.intake.sources import read_source

FIXTURES = Path(__file__).parent / "fixtures"


def only_error(name: str, **options: object) -> Exception:
    (failed,) = read_source(name, **options)  # type: ignore[arg-type]
    assert isinstance(failed, Failed)
    return failed.error


@pytest.mark.parametrize(
    ("head", "name", "format"),
    [
        ("TORSUND (ONA) - Text.", "x.html", "text"),
        ("[Editor's note] Text", "x.json", "jsonl"),
        ("[Editor's note] Text", "x.txt", "text"),
        ("<Correction> The islands", "", "text"),
        ("<!-- c --><!DOCTYPE html>\n<html>", "x.txt", "html"),
        ('<?xml version="1.0"?><html xmlns="y">', "", "html"),
        ("\ufeff<div>x</div>", "", "html"),
        ("Some words <p>x</p>", "x.html", "html"),
        ('<?xml version="1.0"?>\n<g2:newsMessage xmlns:g2="x">', "x.json", "newsml"),
        ('{"text": "a"}\n{"text": "b"}', "x.txt", "jsonl"),
        ('{"text": "he wrote \\"uri\\": and \\"bodies\\":"}', "", "jsonl"),
        ('{"uri": "x", "body_text": "y"}', "x.txt", "ninjs"),
        ('[{"uri": "x", "headlines": []}]', "x.jsonl", "ninjs"),
        ("{broken", "x.jsonl", "jsonl"),
        ("{broken", "x.txt", "text"),
        ("", "", "text"),
    ],
)
def test_the_format_is_told_by_content_and_by_name_only_in_doubt(head: str, name: str, format: str) -> None:
    assert detect(head, name) == format


def test_xml_of_another_kind_is_refused_by_name() -> None:
    with pytest.raises(FormatError, match="rss"):
        detect('<?xml version="1.0"?><rss version="2.0">')


def test_a_given_format_overrides_the_content() -> None:
    (item,) = read_source(str(FIXTURES / "page.html"), format="text")
    assert isinstance(item, Item)
    assert item.text.startswith("<!DOCTYPE html>")


def test_an_unknown_format_or_date_is_a_setting_error() -> None:
    with pytest.raises(SettingError):
        read_source("x", format="docx")  # type: ignore[arg-type]
    with pytest.raises(SettingError):
        read_source("x", retrieved="yesterday")


def test_a_file_carries_what_the_user_said_of_it() -> None:
    name = str(FIXTURES / "wire.txt")
    (item,) = read_source(name, retrieved="2026-03-15", published="2026-03-14")
    assert isinstance(item, Item)
    assert (item.location, item.retrieved, item.published_given) == (name, "2026-03-15", "2026-03-14")
    assert item.text == "TORSUND, March 14 (Vel-Press) - “We keep our word,” Keel said.\n\nThe talks go on.\n"


def test_a_folder_is_read_in_order_without_hidden_files_and_whatever_fails(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text("two")
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "c.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "d.txt").write_text("")
    (tmp_path / "e.txt").write_text("three")
    (tmp_path / ".hidden").write_text("no")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("no")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(read_source(str(tmp_path)))
    assert [f.text if isinstance(f, Item) else type(f.error) for f in found] == [
        "one", "two", EncodingError, EmptyStory, "three",
    ]  # fmt: skip
    assert found[1].location == str(tmp_path / "b" / "2.txt")


def test_what_is_no_story_by_its_name_is_passed_over_in_a_folder_and_told(tmp_path: Path) -> None:
    stories = ["a.TXT", "b", "c.0017", "d.html", "ONA20310302.3"]
    others = ["LICENSE", "README.txt", "e.md", "f.py", "g.pdf", "h.csv", "more/readme"]
    (tmp_path / "more").mkdir()
    for name in (*stories, *others):
        (tmp_path / name).write_text(name)
    told: list[str] = []
    found = list(read_source(str(tmp_path), passed_over=told.append))
    assert sorted(f.text for f in found if isinstance(f, Item)) == sorted(stories)
    assert told == [str(tmp_path / name) for name in others]
    assert sources.count_files(str(tmp_path)) == len(stories)
    assert len(list(read_source(str(tmp_path), format="text"))) == len(stories) + len(others)
    assert sources.count_files(str(tmp_path), "text") == len(stories) + len(others)
    assert isinstance(next(read_source(str(tmp_path / "README.txt"))), Item)
    assert "no file in this folder is a story by its name" in str(only_error(str(tmp_path / "more")))


def test_what_cannot_be_opened_says_so(tmp_path: Path) -> None:
    assert "no such file" in str(only_error(str(tmp_path / "none.txt")))
    assert "no files" in str(only_error(str(tmp_path)))
    assert isinstance(only_error("bad\0name"), SourceError)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open anything")
def test_a_forbidden_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("x")
    (tmp_path / "x.txt").chmod(0)
    assert isinstance(only_error(str(tmp_path / "x.txt")), SourceError)


def test_a_file_of_one_story_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_FILE", 1_000_000)
    (tmp_path / "x.txt").write_text("word " * 200_001)
    assert "larger than 1 MB" in str(only_error(str(tmp_path / "x.txt")))


def test_a_page_declares_its_own_charset(tmp_path: Path) -> None:
    page = FIXTURES.joinpath("page.html").read_text(encoding="utf-8").replace("utf-8", "windows-1252")
    (tmp_path / "x.html").write_bytes(page.encode("cp1252"))
    (item,) = read_source(str(tmp_path / "x.html"))
    assert isinstance(item, Item) and "© Per Aske" in item.text


def test_standard_input_is_detected_even_when_it_comes_in_drops() -> None:
    class Drops(io.RawIOBase):
        left = b'{"uri": "urn:x", "body_text": "One story."}'

        def read(self, size: int = -1) -> bytes:
            drop, self.left = self.left[:3], self.left[3:]
            return drop

    (item,) = read_source("-", stdin=Drops())  # type: ignore[arg-type]
    assert isinstance(item, Item)
    assert (item.text, item.location, item.id) == ("One story.", "-", "urn:x")


def test_an_address_is_read_like_a_file(site: str) -> None:
    (item,) = read_source(f"{site}/to/page?x=1", allow_private=True)
    assert isinstance(item, Item)
    assert item.location == f"{site}/to/page?x=1"
    assert item.metadata.provider == "Norwire"


def test_the_charset_of_the_answer_counts(site: str) -> None:
    (item,) = read_source(f"{site}/1251", allow_private=True)
    assert isinstance(item, Item) and item.text == "Острова наши, сказал министр."


def test_the_host_is_named_to_the_server_although_the_connection_goes_to_its_number(site: str) -> None:
    named = site.replace("127.0.0.1", "localhost")
    assert fetch(f"{named}/host", allow_private=True).body.decode() == f"asked of {named.removeprefix('http://')}"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/x", "http://localhost/x", "http://2130706433/", "http://[::1]/", "http://10.0.0.8/",
        "http://[::ffff:192.168.1.1]/", "http://169.254.169.254/latest/", "http://0.0.0.0/",
        "ftp://ona.example/x", "file:///etc/hostname", "gopher://ona.example/",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_or_not_http_are_refused(address: str) -> None:
    assert isinstance(only_error(address), RefusedAddress)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("100.64.0.1", False), ("224.0.0.1", False),
        ("240.0.0.1", False), ("fe80::1", False), ("fc00::1", False), ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True), ("2002:7f00:1::", False), ("::ffff:127.0.0.1", False),
    ],
)  # fmt: skip
def test_an_ip_address_is_public_only_if_the_one_inside_it_is(address: str, expected: bool) -> None:
    assert public(ipaddress.ip_address(address)) is expected


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop passes as public (by a stand-in check), the second is checked on its own and refused."""
    seen: list[str] = []

    def first_only(address: object) -> bool:
        seen.append(str(address))
        return len(seen) == 1

    monkeypatch.setattr("onrecord.intake.fetch.public", first_only)
    assert isinstance(only_error(f"{site}/to/private"), RefusedAddress)
    assert seen == ["127.0.0.1", "127.0.0.1"]


def test_a_host_is_resolved_once_and_one_private_address_among_several_refuses_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answers)
    assert isinstance(only_error("http://rebinding.example/"), RefusedAddress)


@pytest.mark.parametrize(
    ("route", "says"),
    [
        ("/none", "404"),
        ("/to/loop", "more than 5"),
        ("/to/file", "only http"),
        ("/slow", "in time"),
        ("/drip", "too slowly"),
        ("/large", "larger than 100,000"),
    ],
)
def test_what_keeps_a_page_from_coming_is_said(site: str, route: str, says: str) -> None:
    error = only_error(f"{site}{route}", allow_private=True, timeout=0.2, max_page=100_000)
    assert isinstance(error, SourceError) and says in str(error)


def test_a_host_that_does_not_exist_or_does_not_listen_says_so() -> None:
    assert "not found" in str(only_error("http://no-such-host.invalid/"))
    assert isinstance(only_error("http://127.0.0.1:9/", allow_private=True), SourceError)
    assert isinstance(only_error("http:///x"), SourceError)


def test_reading_plain_text_imports_neither_the_web_client_nor_the_page_extractor() -> None:
    """The command starts quickly: heavy parts are imported when first needed."""
    code = (
        "import sys; from onrecord.intake.sources import read_source; "
        f"list(read_source({str(FIXTURES / 'wire.txt')!r})); "
        "print([m for m in ('httpx', 'trafilatura', 'lxml', 'charset_normalizer') if m in sys.modules])"
    )
    source = str(Path(sources.__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": source}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert ran.stdout.strip() == "[]"
