"""Headlines that attribute by a sign: "Fleet to stay - ministry", "Dahl: No talks", "'We were lied to': Villagers".

The same signs part a topic from what is told of it ("Storm Odile: Four dead", "Obituary: ..."), and a title from the
name of the site. So the one named must be able to speak: be called by a word for people or bodies that do, or be a
source in the text below. Else the headline is left to stand for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.pages.page import Page
from onrecord.reading.quotes import Quotation
from onrecord.reading.reading import Attribution, Name
from onrecord.span import Span

UPPER = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
NAME = rf"{UPPER}[\w.'’\-]*"
_SMALL = r"(?:of|the|for|and|de|van|von|al|bin|in|on|to)"
TITLE = rf"{NAME}(?:\s+(?:{_SMALL}\s+){{0,2}}{NAME}){{0,7}}"
DASH = r"(?:--?|[–—―])"
_PEOPLE = (
    r"(?:minister|ministry|president|spokes(?:man|woman|person)|officials?|sources?|reports?|police|government|envoys?|"
    r"experts?|analysts?|agency|court|chief|premier(?! league)|ambassador|diplomats?|media|poll|study|"
    r"kremlin|lawmakers?|senators?)"
)
_SPEAKER = rf"(?:{TITLE}(?:\s+{_PEOPLE})?|(?:[\w’'\-]+\s+){{0,4}}{_PEOPLE})"
_BY_SIGN = (
    re.compile(rf"(?P<content>\S.{{8,}}?)\s+(?P<cue>{DASH})\s+(?P<source>{_SPEAKER})"),
    re.compile(rf"(?P<source>{_SPEAKER})\s?(?P<cue>:)\s+(?P<content>\S.{{8,}})"),
)
_SIGN = re.compile(rf":|{DASH}")
_CALLED = re.compile(rf"\b{_PEOPLE}\b", re.IGNORECASE)
_SURELY = 0.85
"""Score from which a name is taken for a person's where nothing else vouches for it; storms have names too (0.76)."""
_TOPIC = re.compile(
    r"(?:why|how|what|who|where|when|which)\b[^?]*|(?:the|an?)\s+[\w’'-]+\s+(?:who|that|which)\b.*"
    r"|in\s+(?:his|her|its|their|my|our)\s+own\s+words",
    re.IGNORECASE,
)
"""What a colon heads that is not what someone says: "Dahl: the man who said no"."""


def by_sign(page: Page) -> Iterator[re.Match[str]]:
    """Headlines that name someone before a colon or after a dash: matches with source, cue and content, which have
    their offsets in the page's text."""
    for block in page.blocks:
        if block.kind != "headline":
            continue
        matches = (pattern.fullmatch(page.text, block.start, block.end) for pattern in _BY_SIGN)
        yield from [match for match in matches if match is not None][:1]


def vouched(
    page: Page, found: Sequence[Attribution], quotations: Sequence[Quotation], names: Sequence[Name]
) -> list[Attribution]:
    """`found` without what headlines give by a sign to what cannot speak; a quotation before the colon by itself."""
    below = [one for one in found if not _in_headline(page, one)]
    speaking = {word for one in below for span in one.source for word in _words(span.of(page.text))}
    kept = []
    for one in found:
        if not (_in_headline(page, one) and _SIGN.fullmatch(one.cue[0].of(page.text))):
            kept.append(one)
        elif quoted := _before(page, one, quotations):
            kept.append(msgspec.structs.replace(one, content=quoted))
        elif _can_speak(page, one, speaking) or _quotes_person(one, quotations, names):
            kept.append(one)
    return kept


def _in_headline(page: Page, one: Attribution) -> bool:
    number = page.block_at(one.cue[0].start) if one.cue else None
    return number is not None and page.blocks[number].kind == "headline"


def _before(page: Page, one: Attribution, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """The content in quotation marks that ends where the colon stands."""
    ends = {quotation.span.end for quotation in quotations if quotation.ending == "closed"}
    colon = one.cue[0]
    if colon.of(page.text) != ":" or colon.start not in ends:
        return ()
    return tuple(piece for piece in one.content if piece.end <= colon.start)


def _can_speak(page: Page, one: Attribution, speaking: set[str]) -> bool:
    source = " ".join(span.of(page.text) for span in one.source)
    words = _words(source)
    if not words or _TOPIC.fullmatch(one.content[0].of(page.text)):
        return False
    return words[-1] in speaking or _CALLED.search(source) is not None


def _quotes_person(one: Attribution, quotations: Sequence[Quotation], names: Sequence[Name]) -> bool:
    """Whether a quotation, all of it, is given to what is surely a person: "Rosa Kemeny: 'I never wanted it'"."""
    surely = {name.span for name in names if name.kind == "person" and name.score >= _SURELY}
    return any(quotation.span in one.content for quotation in quotations) and bool(surely.intersection(one.source))


def _words(words: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"\w[\w.-]*\w|\w", words)]
