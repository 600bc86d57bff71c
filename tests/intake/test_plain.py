"""Bytes become characters, or are refused with what they look like."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EmptyStory, EncodingError
from onrecord.intake.plain import declared_in, decode, parse

RUSSIAN = "Острова принадлежат Оскарии, заявила министр иностранных дел Марен Дорн в субботу в Лермонте. " * 3


@given(st.text().filter(lambda text: "\r" not in text and "\x00" not in text and text.strip()))
def test_characters_of_a_plain_story_are_kept_exactly(text: str) -> None:
    (item,) = parse(text)
    assert item.text == text


@given(st.text(st.characters(categories=("L", "N", "P", "Z", "Cf"), exclude_characters="\ufeff"), min_size=1))
def test_utf8_comes_back_as_it_was_written(text: str) -> None:
    assert decode(b"x" + text.encode()) == "x" + text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_line_end_becomes_lf(end: str) -> None:
    assert decode(f"one{end}two{end}".encode()) == "one\ntwo\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + "Halvard — острова".encode(encoding), "cp1252") == "Halvard — острова"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_known_without_a_mark(encoding: str) -> None:
    assert (
        decode("The islands stay ours, Dorn’s aide said.".encode(encoding))
        == "The islands stay ours, Dorn’s aide said."
    )


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("“We keep our word,” Keel’s aide said.", "cp1252", None),
        ("Les îles resteront à nous, a déclaré la ministre.", "cp1252", None),
        (RUSSIAN, "cp1251", None),
        ("Острова наши.", "koi8-r", "koi8-r"),
        ("“Quoted” in what is called Latin-1", "cp1252", "iso-8859-1"),
        ("島は我々のものだ", "shift_jis", "shift_jis"),
        ("島は我々のものだ", "iso2022_jp", "iso-2022-jp"),
        ("Inseln für alle", "cp1252", "no-such-charset"),
    ],
)
def test_other_encodings_are_read_as_declared_or_guessed(text: str, encoding: str, declared: str | None) -> None:
    assert decode(text.encode(encoding), declared) == text


def test_utf8_goes_before_what_was_declared() -> None:
    assert decode("Кеель сдержит слово".encode(), "windows-1251") == "Кеель сдержит слово"


def test_undecodable_bytes_become_replacement_characters() -> None:
    assert decode("“Слово” ".encode() + b"\xff" + " — Keel".encode()) == "“Слово” \ufffd — Keel"
    assert decode(b"one\x81two", "cp1252") == "one\ufffdtwo"


def test_direction_marks_and_zero_width_characters_are_kept() -> None:
    text = "\u200fقال كيل\u200e \u202bword\u202c zero\u200bwidth soft\u00adhyphen \u2066x\u2069"
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("given_bytes", "looks_like"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00word/document.xml", "docx"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\xff\xd8\xff\xe0\x00", "JPEG"),
        (b"some words and \x00\x01\x02\x00 more", "binary"),
        (bytes(range(1, 9)) * 50, "control characters"),
    ],
)
def test_what_is_not_text_is_refused_with_what_it_looks_like(given_bytes: bytes, looks_like: str) -> None:
    with pytest.raises(EncodingError, match=looks_like):
        decode(given_bytes)


@pytest.mark.parametrize("text", ["", " \n\t\u00a0\n"])
def test_a_story_without_words_is_empty(text: str) -> None:
    with pytest.raises(EmptyStory):
        next(parse(text))


def test_charsets_are_found_in_the_head_of_markup() -> None:
    assert declared_in(b'<?xml version="1.0" encoding="windows-1251"?>') == "windows-1251"
    assert declared_in(b'<html><meta http-equiv="x" content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared_in(b"<html><p>charset</p>") is None
