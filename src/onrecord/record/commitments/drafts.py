"""The drafts of a page: places that may tell of an undertaking, found by wording alone.

Strategy. One pattern finds the sentences that hold a verb, noun or modal of lexicon.py; only these are cut into words.
In each, every word that opens a wording is tried by its rules (wordings.py), which yield the action, the subject and
the clause. Whose the undertaking is, and whether it is one, is judged later (judge.py), when it is known who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.pages.page import Page
from onrecord.record.commitments.clauses import Words, sentence_at
from onrecord.record.commitments.draft import Draft
from onrecord.record.commitments.lexicon import ANNOUNCE, NOUNS, VERBS
from onrecord.record.commitments.wordings import BY_WORD
from onrecord.record.times.frames import Sentences
from onrecord.span import Span

READ = frozenset(("standfirst", "paragraph"))
"""The kinds of block in which undertakings are told; a headline tells again what the body tells."""


_SPOTS = re.compile(
    r"\b(?=[a-z])(?:will|would|won['’]t|wouldn['’]t|shall|going to|"
    + "|".join(sorted({*VERBS, *NOUNS, *ANNOUNCE} - {"due", "set", "deal"}, key=len, reverse=True))
    + r"|due to|set to|deal to|resigned|sign|signs|signed|signing|(?:is|are|was|were) to)\b|['’]ll\b"
)


def drafts(page: Page) -> tuple[Draft, ...]:
    """Every draft of a page's readable blocks, in order of the text."""
    sentences = Sentences(page)
    found: list[Draft] = []
    for block in page.blocks:
        if block.kind not in READ:
            continue
        done = block.start
        for spot in _SPOTS.finditer(page.text, block.start, block.end):
            if spot.start() < done:
                continue
            sentence = sentence_at(sentences, Span(*spot.span()), Span(block.start, block.end))
            done = sentence.end
            found.extend(in_sentence(Words(page.text, sentence)))
    return tuple(found)


def in_sentence(words: Words) -> Iterator[Draft]:
    """The drafts of one sentence, from left to right; one that lies in the action before it is kept too."""
    for at, low in enumerate(words.lows):
        for rule in BY_WORD.get(low, ()):
            draft = rule(words, at)
            if draft is not None:
                yield draft
                break
