"""The words of a page as parallel lists, cut once and read by every later step.

A possessive ending is no part of its word; the full stop of an abbreviation is. Sentences end at a stop, question or
exclamation mark before a capital, and with their block. Bylines, credits and datelines are left out; furniture and
notes are kept at the end of use: `readable` tells which words the model saw.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from onrecord.pages.page import READABLE, Page
from onrecord.span import Span

_WORD = re.compile(r"@?[^\W_]+(?:(?:[.&'’\-\]]|\[)[^\W_]+)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr sen sens rep reps gov gen col lt capt maj sgt rev prof hon st jr sr inc corp co ltd no vs supt det "
    "del "
    "cmdr adm messrs mt ft dept univ assn bros d.c u.s u.n u.k".split()
)
_PREFIXES = frozenset(("al-", "el-", "as-", "ad-", "ar-"))
"""Beginnings of Arabic surnames, often in lower case."""
_ENDS = re.compile(r"[.!?…]")
_APOSTROPHES = frozenset(("'", "’"))
_UNREAD = frozenset({"byline", "credit", "dateline"})


STOPS = 3
"""Stops within names that a sentence may have."""


class Lexed:
    """Words of a page: code points [start, end), form, form in lower case, and the number of sentence and block.

    `possessive[i]` tells that "'s" or "'" follows; `capital[i]` that the form opens with a capital. `capitals` are the
    numbers of the words that do.
    """

    __slots__ = (
        "block",
        "blocks",
        "capital",
        "capitals",
        "ends",
        "forms",
        "lowers",
        "possessive",
        "sentence",
        "starts",
        "text",
    )

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.blocks = [block for block in page.blocks if block.kind not in _UNREAD]
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.forms: list[str] = []
        self.lowers: list[str] = []
        self.capital: list[bool] = []
        self.possessive: list[bool] = []
        self.sentence: list[int] = []
        self.block: list[int] = []
        number = 0
        for at, block in enumerate(self.blocks):
            number = self._take(block.start, block.end, at, number) + 1
        self.capitals = [at for at, capital in enumerate(self.capital) if capital]

    def _take(self, start: int, end: int, block: int, sentence: int) -> int:
        text = self.text
        last = start
        for match in _WORD.finditer(text, start, end):
            first, after = match.span()
            form = match.group()
            if last != start and text[last:first] != " " and not form[0].islower() and _ENDS.search(text, last, first):
                sentence += 1
            following = text[after : after + 1]
            owner = form.endswith(_POSSESSIVE)
            if owner:
                after -= 2
                form = form[:-2]
            elif following in _APOSTROPHES and form[-1] == "s":
                owner = True
            lower = form.lower().replace("’", "'")
            if following == "." and not owner and _is_abbreviated(form, lower):
                after += 1
                form += "."
            last = after
            self.starts.append(first)
            self.ends.append(after)
            self.forms.append(form)
            self.lowers.append(lower)
            self.capital.append(form[0] == "@" or (form != lower and _is_capital(form, lower)))
            self.possessive.append(owner)
            self.sentence.append(sentence)
            self.block.append(block)
        return sentence

    def __len__(self) -> int:
        return len(self.starts)

    def readable(self, at: int) -> bool:
        """Whether the model saw word number `at`."""
        return self.blocks[self.block[at]].kind in READABLE

    def range(self, span: Span) -> range:
        """Numbers of the words that `span` touches."""
        return range(bisect.bisect_right(self.ends, span.start), bisect.bisect_left(self.starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """The span from word `first` to word `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def gap(self, at: int) -> str:
        """The characters between word `at` and the next."""
        return self.text[self.ends[at] : self.starts[at + 1]]

    def goes_on(self, before: int, at: int) -> bool:
        """Whether word `at` goes on from word `before`: in its sentence, or as a participle after a comma, which stops
        that stand within a name ("the Moscow. Kremlin. programme, commenting on") may part from it."""
        apart = self.sentence[at] - self.sentence[before]
        hangs = self.lowers[at].endswith("ing") and at > 0 and self.gap(at - 1).strip('"”’ \n') == ","
        return apart == 0 or (hangs and apart <= STOPS and self.block[at] == self.block[before])

    def words(self, numbers: Sequence[int]) -> str:
        """The words of a name on one line, without an editor's brackets."""
        whole = self.text[self.starts[numbers[0]] : self.ends[numbers[-1]]]
        return " ".join(whole.replace("[", "").replace("]", "").split())


def _is_capital(form: str, lower: str) -> bool:
    return form[0].isupper() or (lower[:3] in _PREFIXES and form[3:4].isupper())


def _is_abbreviated(form: str, lower: str) -> bool:
    return lower in _ABBREVIATIONS or (len(form) == 1 and form.isupper()) or ("." in form and len(form) < 8)
