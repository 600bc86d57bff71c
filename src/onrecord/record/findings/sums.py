"""Arithmetic that does not come out: shares that are more than the whole, parts that are not the total."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record.findings.story import Story
from onrecord.record.findings.values import Finding

SHARES, TOTAL = "shares-over-whole", "sum-mismatch"

_SHARE = re.compile(r"\b(?<![.,])(\d{1,2}(?:\.\d+)?)(?:\s?%| per ?cent\b)")
_REST = re.compile(
    r"\b(?:no opinion|undecided|don['’]t know|did not know|do not know|didn['’]t know|declined to answer|not sure|"
    r"unsure|refused to answer|no answer|neither|abstain\w*|no preference)\b",
    re.IGNORECASE,
)
"""What only a breakdown of a whole has."""
_PARTLY = re.compile(
    r"\b(?:of (?:those|whom|these|them|the)|among|compared|up from|down from|rose|fell|from \d|while only|both|margin|"
    r"respectively|than|earlier|previous\w*|last (?:year|month|week)|ago|also|more than one|multiple|versus)\b"
    r"|[()]|(?:%|cent) to ",
    re.IGNORECASE,
)
"""What tells that not all shares are of one whole."""
_LEAST_SHARES = 3
_ROUNDING = 0.5
"""What rounding can add for each share."""
_MOST = 150
"""A sum above this is of several wholes."""


def shares(story: Story) -> Iterator[Finding]:
    """Sentences that break a whole down into shares, those of no opinion among them, with a sum over 100."""
    for block in story.prose:
        if len(_SHARE.findall(story.text, block.start, block.end)) < _LEAST_SHARES:
            continue
        for span in story.sentences(block):
            words = span.of(story.text)
            found = list(_SHARE.finditer(words))
            if len(found) < _LEAST_SHARES or not _REST.search(words) or _PARTLY.search(words):
                continue
            total = sum(float(match[1]) for match in found)
            if 100 + _ROUNDING * len(found) < total < _MOST:
                start, end = span.start + found[0].start(), span.start + found[-1].end()
                yield story.finding(SHARES, start, end, f"These shares add up to {total:g} percent.")


_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_COUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(_TENS)})-(?:{'|'.join(_UNITS[1:10])})|{'|'.join(_TENS + _UNITS[1:])})"
)
_WHOLE = (
    r"people|persons|dead|victims|casualties|deaths|men|women|children|soldiers|troops|officers|civilians|passengers|"
    r"members|deputies|lawmakers|senators|ministers|delegates|judges|votes|seats|countries|nations|states|islands|ships|"
    r"vessels|aircraft|planes|vehicles|prisoners|hostages|detainees|suspects|workers|students|arrests|candidates"
)
"""What is counted in wholes and in parts alike; points, goals and assists are not."""
_ABOUT = re.compile(
    r"\b(?:about|around|some|least|most|than|nearly|almost|over|roughly|approximately|up to) $", re.IGNORECASE
)
_PART = rf"{_COUNT}(?: (?!(?:and|or|an?|with|plus|including|of|from|than|others?)\b)[a-z][\w'’-]*){{1,4}}?"
_LISTED = re.compile(
    rf"(?<![\w.,$£€-])(?P<total>{_COUNT})(?: [a-z][\w-]*){{0,2}} (?:{_WHOLE})(?: [a-z]+)?(?: - | ?[—–] ?|: | \()"
    rf"(?P<parts>(?:{_PART}(?:, | and |, and )){{1,6}}{_PART})(?=[.;)]| - | ?[—–])",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"(?: -|[—–:]) ?(?={_COUNT}\b)|\((?={_COUNT}\b)", re.IGNORECASE)
_EACH = re.compile(rf"(?:^|, and |, | and )(?P<n>{_COUNT})\b", re.IGNORECASE)
_VOTE = re.compile(
    rf"(?<![\w-])(?P<total>{_COUNT})-(?:member|seat)\b[^.\n;]{{0,40}}?\bvoted (?P<yes>\d+)(?:-| to )(?P<no>\d+)"
    rf"(?:,? with (?P<rest>{_COUNT}) (?:abst\w+|absent))?",
    re.IGNORECASE,
)


def totals(story: Story) -> Iterator[Finding]:
    """A counted whole with its counted parts, and another sum; a vote with more votes than there are members."""
    for block in story.prose:
        listed = _OPENS.search(story.text, block.start, block.end) is not None
        for match in _LISTED.finditer(story.text, block.start, block.end) if listed else ():
            parts = [_worth(part["n"]) for part in _EACH.finditer(match["parts"])]
            total = _worth(match["total"])
            about = _ABOUT.search(story.text, max(block.start, match.start() - 20), match.start())
            if len(parts) >= 2 and sum(parts) != total and not about:
                added = " + ".join(map(str, parts))
                message = f"The parts do not add up to the total: {added} is {sum(parts)}, not {total}."
                yield story.finding(TOTAL, match.start(), match.end(), message)
        voted = story.text.find(" voted ", block.start, block.end) >= 0
        for match in _VOTE.finditer(story.text, block.start, block.end) if voted else ():
            votes = sum(_worth(match[part]) for part in ("yes", "no", "rest") if match[part])
            if votes > _worth(match["total"]):
                message = f"There are {votes} votes, and {match['total']} members."
                yield story.finding(TOTAL, match.start(), match.end(), message)


def _worth(words: str) -> int:
    plain = words.lower().replace(",", "")
    return int(plain) if plain.isdigit() else sum(_WORTH[word] for word in plain.split("-"))
