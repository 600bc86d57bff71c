"""What stands twice: words in a row, sentences, captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.pages.page import Block
from onrecord.record.findings.story import Story
from onrecord.record.findings.values import Finding

WORD, SENTENCE, CAPTION = "repeated-word", "repeated-sentence", "repeated-caption"

_NEVER = frozenset(
    "the a an of and to for with from at by as or but was were be been has have its their they than into between when "
    "if are is will would could should which who while because after before since during about under against where "
    "he she his this our your some any these those also only such both each other another then there".split()
)
"""Words that do not stand twice in a row in a sound sentence, some turns of speech aside (_SOUND)."""
_FIRST = frozenset("of in on at to for by with from and that is was are were has have will it".split())
_SECOND = frozenset("the a an his her their its this in to of be been".split())
"""Pairs of these do not either."""
_TWICE = re.compile(r"(?<![\w'’-])(?P<word>[a-z]+) (?P<again>(?P=word))(?![\w'’-])")
_PAIR = re.compile(r"(?<![\w'’-])(?P<word>[a-z]+ [a-z]+) (?P<again>(?P=word))(?![\w'’-])")
_SOUND = frozenset("is who there then where about only some such other".split())
"""Of these, a pair may be sound: "what it is is", "those who who", "there, there"; outside quotations it is looked at
with the word before."""
_BEFORE_SOUND = re.compile(r"\b(?:what|where|how|who|that|it|this|he|she|they|all|problem|thing) $", re.IGNORECASE)


def words(story: Story) -> Iterator[Finding]:
    """Words, or pairs of little words, that stand twice in a row with a single space between."""
    for pattern in (_TWICE, _PAIR):
        for match in pattern.finditer(story.small):
            first, _, second = match["word"].partition(" ")
            known = first in _FIRST and second in _SECOND if second else first in _NEVER
            if known and story.in_prose(match.start()) and not _sound(story, match):
                word = story.text[match.start("word") : match.end("word")]
                yield story.finding(WORD, match.start(), match.end(), f"“{word}” stands twice in a row.", word)


def _sound(story: Story, match: re.Match[str]) -> bool:
    word, again = (story.text[match.start(part) : match.end(part)] for part in ("word", "again"))
    if again != again.lower() and again != again.upper():  # "is The The", a name
        return True
    if again.isupper() and not word.isupper():  # "a A", "the THE"
        return True
    if word.lower() in _SOUND:
        before = story.text[max(match.start() - 12, 0) : match.start()]
        return bool(_BEFORE_SOUND.search(before)) or story.in_quotation(match.start())
    return False


_LEAST_WORDS, _LEAST_LENGTH = 8, 45
"""Words and code points of a sentence from which its standing twice is no chance."""


_LIVE = re.compile(
    r"_{2,}\W*|-{3,}|\*{3,}|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?.{0,12}|)|UPDATE.{0,40}|abstract\.?|summary\.?|in brief\.?",
    re.IGNORECASE,
)
"""A line between entries of a live page, or above a summary: these are meant to be read apart."""
_STRETCH = re.compile(r"[.!?]\s+|[.!?]$")
_LEAST_STRETCH = 12
_QUOTE = re.compile('["“”„«»]')


def sentences(story: Story) -> Iterator[Finding]:
    """Sentences of the paragraphs that stood before, quotations aside: those are set apart and repeated at will."""
    if any(_LIVE.fullmatch(story.text, block.start, block.end) for block in story.page.blocks):
        return
    seen: set[str] = set()
    blocks = [block for block in story.page.blocks if block.kind == "paragraph"]
    if not _stretch_twice(story, blocks):
        return
    for block in blocks:
        for span in story.sentences(block):
            said = " ".join(span.of(story.text).split()).lower()
            if not said.endswith((".", "!", "?")) or not _tells(said) or _QUOTE.search(said):
                continue
            if said in seen and not story.in_quotation(span.start):
                yield story.finding(SENTENCE, span.start, span.end, "This sentence stands in the story twice.")
            seen.add(said)


def _stretch_twice(story: Story, blocks: Iterable[Block]) -> bool:
    """Whether anything from one full stop to the next stands twice: a quick look before sentences are told apart."""
    seen: set[str] = set()
    for block in blocks:
        for stretch in _STRETCH.split(story.small[block.start : block.end]):
            if len(stretch) >= _LEAST_STRETCH:
                if stretch in seen:
                    return True
                seen.add(stretch)
    return False


def _tells(said: str) -> bool:
    return len(said) >= _LEAST_LENGTH and said.count(" ") + 1 >= _LEAST_WORDS


_LINE = re.compile(r"\S[^\n]*(?<=\S)")
_LEAST_CAPTION = 12
"""Code points of a caption from which it is compared."""


def captions(story: Story) -> Iterator[Finding]:
    """Lines of captions that stood before, the credit at the end of one of them aside."""
    seen: list[str] = []
    for block in story.page.blocks:
        if block.kind not in ("caption", "standfirst"):
            continue
        for line in _LINE.finditer(story.text, block.start, block.end):
            said = " ".join(line.group().split())
            if len(said) < _LEAST_CAPTION:
                continue
            if any(other.startswith(said) or said.startswith(other) for other in seen):
                yield story.finding(CAPTION, line.start(), line.end(), "This caption stands in the page twice.")
            else:
                seen.append(said)
