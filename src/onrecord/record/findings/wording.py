"""Real words that are almost surely another: the table of confusions.py, each with the words about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.record.findings.confusions import CONFUSIONS
from onrecord.record.findings.story import Story
from onrecord.record.findings.values import Finding

CODE = "confused-word"

_WORD = re.compile(r"(?<![\w'’-])[a-z]+(?:['’][a-z]+)?")
_BACK = 60
"""Code points before a word in which a pattern for what stands before is looked for."""


class _Rule(NamedTuple):
    words: str
    before: re.Pattern[str] | None
    after: re.Pattern[str]
    meant: str


def find(story: Story) -> Iterator[Finding]:
    """The words of the table that stand where another was meant."""
    rules = _rules()
    for match in _WORD.finditer(story.small):
        for rule in rules.get(match.group(), ()):
            at = match.start()
            if _fits(story, rule, at) and story.in_prose(at):
                yield _confusion(story, at, rule)


def _fits(story: Story, rule: _Rule, at: int) -> bool:
    if not story.small.startswith(rule.words, at) or not rule.after.match(story.text, at + len(rule.words)):
        return False
    return rule.before is None or rule.before.search(story.text, max(at - _BACK, 0), at) is not None


def _confusion(story: Story, at: int, rule: _Rule) -> Finding:
    word = story.text[at : at + len(rule.words)]
    instead = rule.meant[0].upper() + rule.meant[1:] if word[0].isupper() else rule.meant
    return story.finding(CODE, at, at + len(word), f"“{word}” looks like a slip for “{instead}”.", instead)


@cache
def _rules() -> dict[str, list[_Rule]]:
    """The rules by the first word of what each is about."""
    found: dict[str, list[_Rule]] = {}
    for row in CONFUSIONS:
        before = re.compile(rf"(?<![\w'’-])(?:{row.before}) $", re.IGNORECASE) if row.before else None
        after = re.compile(rf"(?![\w'’-]){row.after}", re.IGNORECASE)
        for words, meant in zip(row.words.split("|"), row.meant.split("|"), strict=True):
            for form in {words, words.replace("'", "’")}:
                first = re.split("[ -]", form)[0]
                found.setdefault(first, []).append(_Rule(form, before, after, meant))
    return found
