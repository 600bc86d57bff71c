"""Text -> classed tokens: one character of class for each token, with its place and value.

This is the part that sees every word, so it does little: one pattern cuts the text, one look-up classes the word.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from onrecord.record.times.lexicon import CLASSES, LEXICON, OTHER
from onrecord.record.times.named import HEADS, PHRASES, named

_TOKEN = re.compile(
    r"""(?:
      [ap]\.\s?m\b\.? | [BA]\.[CD]\.(?:E\.)? | FY(?=[0-9]) | c\.(?=\s?[0-9]) | [QqHh][1-4]\b
    | (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.
    | [^\W\d_]+
    | [0-9]{4}-[0-9]{2}-[0-9]{2}
      (?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9-])
    | [0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9/]) | [0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![0-9])
    | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])
    | [0-9]{1,3}(?:,[0-9]{3})+(?![0-9]) | [0-9]+\.[0-9]+
    | ['’]?[0-9]{2,4}['’]?s\b | [0-9]{1,2}(?:st|nd|rd|th)\b | [0-9]+
    | ['’]s\b | [^\w\s] | [\w]
    )\s*""",
    re.VERBOSE,
)
_CLASS = CLASSES
_FIGURES = "0123456789'’"
_MOST_YEAR = 2199


class Tokens(NamedTuple):
    """Classed tokens of a stretch: `classes[i]` is the class of the token at `starts[i]:ends[i]`.

    A token of no class keeps its word as value.
    """

    text: str
    classes: str
    starts: list[int]
    ends: list[int]
    values: list[object]


def tokenize(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`; places are offsets into `text`."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    pieces = _TOKEN.findall(text, start, end)
    words = [piece.rstrip() for piece in pieces]
    starts = list(accumulate(map(len, pieces), initial=start))[:-1]
    hits = [*map(LEXICON.get, words)]
    for number in [number for number, word in enumerate(words) if word[0] < ":"]:
        if hits[number] is None and words[number][0] in _FIGURES:
            hits[number] = _figure(words[number])
    tokens = Tokens(
        text,
        "".join([hit[0] if hit else OTHER for hit in hits]),
        starts,
        [at + len(word) for at, word in zip(starts, words, strict=True)],
        [hit[1] if hit else word for hit, word in zip(hits, words, strict=True)],
    )
    return tokens if HEADS.isdisjoint(words) else _with_phrases(text, end, words, tokens)


def _with_phrases(text: str, end: int, words: list[str], tokens: Tokens) -> Tokens:
    """The tokens with those that make up the name of a holiday or an event put together."""
    heads = [number for number, word in enumerate(words) if word in HEADS]
    phrases = {number: phrase for number in heads if (phrase := _phrase(text, tokens.starts[number], end)) is not None}
    if not phrases:
        return tokens
    made = Tokens(text, "", [], [], [])
    classes = []
    skip_to = -1
    for number, at in enumerate(tokens.starts):
        if at < skip_to:
            continue
        until, found = tokens.ends[number], (tokens.classes[number], tokens.values[number])
        if number in phrases:
            until, found = phrases[number]
            skip_to = until
        classes.append(found[0])
        made.starts.append(at)
        made.ends.append(until)
        made.values.append(found[1])
    return made._replace(classes="".join(classes))


def _phrase(text: str, at: int, end: int) -> tuple[int, tuple[str, object]] | None:
    match = PHRASES.match(text, at, end)
    meant = named(match.group()) if match else None
    return (match.end(), (_CLASS[meant[0]], meant[1])) if match and meant else None


def _figure(word: str) -> tuple[str, object]:
    """Class and value of a token of figures."""
    if word.isdigit():
        return _digits(word)
    last = word[-1]
    if last == "s":
        return _decade(word)
    if ":" in word and "-" not in word:
        return (_CLASS["clock"], word) if int(word[: word.index(":")]) < 25 else (OTHER, word)
    if last in "tdh":
        number = int(word[:-2])
        return (_CLASS["ordinal"], number) if 1 <= number <= 31 else (OTHER, word)
    if "-" in word:
        return _CLASS["iso"], word
    if "/" in word or word.count(".") == 2:
        return _CLASS["slash"], word
    if "," in word:
        return _CLASS["number"], int(word.replace(",", ""))
    return OTHER, word


def _digits(word: str) -> tuple[str, object]:
    number = int(word) if len(word) < 10 else 0
    if len(word) == 4 and word[0] == "0":
        return _CLASS["hours"], word
    if len(word) == 4 and 1000 <= number <= _MOST_YEAR:
        return _CLASS["year"], number
    if len(word) <= 2 and 1 <= number <= 31:
        return _CLASS["day"], number
    return _CLASS["number"], number


def _decade(word: str) -> tuple[str, object]:
    """Class and value of "1990s", "'90s", "90's": figures in the tens only."""
    figures = word.strip("'’s")
    if not figures.isdigit() or figures[-1] != "0" or len(figures) == 3:
        return OTHER, word
    number = int(figures)
    sure = len(figures) == 4 or number >= 20
    return (_CLASS["decade"], number) if sure and number <= _MOST_YEAR else (OTHER, word)
