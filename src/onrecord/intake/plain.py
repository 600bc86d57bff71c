"""Plain text: bytes to characters, and characters to one Item.

Strategy. A byte order mark decides; then strict UTF-8, which other encodings hardly ever satisfy by chance;
then UTF-8 with a few broken bytes; then the charset that was declared; then a guess: cp1252 where few bytes
are above ASCII (the languages of western Europe), what charset-normalizer says where many are. Characters are
kept exactly, but for line ends (CRLF and CR become LF), a leading byte order mark (dropped) and undecodable
bytes (U+FFFD).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from onrecord.errors import EmptyStory, EncodingError
from onrecord.intake.delivery import Delivery
from onrecord.intake.item import Item, line_ends, sound

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark opens it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, or an office document such as .docx, .odt or .epub"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
)
_NO_CHARSETS = frozenset(("idna", "punycode", "unicode-escape", "raw-unicode-escape"))
"""Codecs of Python that no page is written in."""
_NOT_ASCII_BASED = re.compile(r"utf-?16|utf-?32|iso-?2022|hz\b", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile("[\u0080-\ufffc\ufffe-\U0010ffff]")
_MANY_CONTROLS = 0.1
"""Share of control characters above which bytes are no text; wire feeds carry a few (STX, ETX)."""
_MANY_HIGH = 0.2
"""Share of bytes above ASCII from which a text is in no language of western Europe (French: 0.05)."""
_GUESS_FROM = 65536
"""Bytes shown to charset-normalizer: enough to tell, few enough to be quick."""


def decode(given: bytes, declared: str | None = None) -> str:
    """The characters of `given`, line ends turned to LF. `declared` is the charset named by whoever sent it.

    Raises EncodingError, saying what the bytes look like, if they are not text.
    """
    refuse_magic(given)
    text = _characters(given, declared)
    if "\x00" in text:
        raise EncodingError("this holds NUL characters: it looks like a binary file", remedy="give the story as text")
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls > _MANY_CONTROLS * len(text):
        raise EncodingError("this is mostly control characters: it looks like a binary file", remedy="give text")
    return line_ends(text)


def refuse_magic(given: bytes) -> None:
    """Raise EncodingError if `given` opens like a well-known kind of file that is not text."""
    for opening, what in _MAGIC:
        if given.startswith(opening):
            raise EncodingError(
                f"this is not text, it looks like {what}", remedy="save the story as text or HTML first"
            )


def declared_in(given: bytes) -> str | None:
    """The charset that an XML declaration or an HTML meta element names in the first bytes, if any."""
    found = _DECLARED.search(given[:4096])
    return None if found is None else (found.group(1) or found.group(2)).decode("ascii")


def parse(text: str, delivery: Delivery = Delivery()) -> Iterator[Item]:
    """One Item whose text is `text`, kept exactly. Raises EmptyStory if there is nothing but white space."""
    if not text.strip():
        raise EmptyStory("there is no text in it", given=delivery.location)
    yield Item(
        text=sound(text),
        location=delivery.location,
        retrieved=delivery.retrieved,
        published_given=delivery.published,
    )


def _characters(given: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if given.startswith(mark):
            return given[len(mark) :].decode(encoding, "replace")
    charset = _known(declared)
    if charset is not None and _NOT_ASCII_BASED.match(charset):
        return given.decode(charset, "replace")
    try:
        text = given.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(given, charset)
    return given.decode(_sixteen(given)) if "\x00" in text and _sixteen(given) else text


def _not_utf8(given: bytes, charset: str | None) -> str:
    mended = given.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    if charset == "utf-8" or sum(1 for _ in _MULTIBYTE.finditer(mended)) > broken:
        return mended
    if b"\x00" in given and (sixteen := _sixteen(given)):
        return given.decode(sixteen, "replace")
    if charset is not None:
        return given.decode(charset, "replace")
    high = len(given.translate(None, bytes(range(128))))
    guess = _guessed(given) if high > _MANY_HIGH * len(given) else None
    return given.decode(guess or "cp1252", "replace")


def _sixteen(given: bytes) -> str:
    """UTF-16 without a mark: nearly all bytes of one parity are NUL. Empty if it is not that."""
    head = given[:4096]
    half = len(head) // 2
    for parity, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half and not len(given) % 2 and head[parity::2].count(0) > 0.7 * half > head[1 - parity :: 2].count(0):
            return encoding
    return ""


def _known(charset: str | None) -> str | None:
    """The codec of a charset's name; None for no name or one that Python does not know. Latin-1 means cp1252
    (WHATWG).
    """
    try:
        name = codecs.lookup(charset).name if charset else None
        if name is not None:
            " ".encode(name)  # some codecs are not of texts at all
    except (LookupError, UnicodeError):
        return None
    if name in _NO_CHARSETS:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _guessed(given: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(given[:_GUESS_FROM]).best()
    return None if best is None else best.encoding
