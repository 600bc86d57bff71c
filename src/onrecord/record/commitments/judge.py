"""Whether a draft is an undertaking: features of its wording and of what surrounds it, weighed.

The score is the sum of the weights of the features that hold; a draft counts from THRESHOLD on. The weights were
learned (logistic regression, training/commitments.py) and lie in weights.json by name of feature; a wording of another
kind than any known one weighs nothing.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from importlib import resources

from onrecord.record.commitments.context import Around, Said, Subject, is_denied, is_passive, words_of
from onrecord.record.commitments.drafts import Draft
from onrecord.record.commitments.lexicon import DENYING, DOUBTING, INSTRUMENTS, PARTICIPLES, PROMISING, SAYING, STATES

THRESHOLD = 0.3


def features(
    draft: Draft, said: Said | None, around: Around, kind: Subject, *, bound: bool, due: bool, conditional: bool
) -> list[str]:
    """The names of the features that hold for a draft."""
    group = draft.trigger if draft.trigger in ("modal", "formal") else "told"
    found = ["bias", f"{draft.trigger}/{draft.wording}", f"{group} in {_place(draft, said)}", f"{group} by {kind}"]
    if said is not None and said.within:
        found.append(f"{group} form {said.statement.form}" + (" would" if draft.wording == "would" else ""))
        if group == "modal" and said.statement.form == "direct" and kind != "first":
            found.append(f"modal direct {kind}")
        if said.statement.act is not None:
            found.append(f"{group} act {said.statement.act}")
    if not bound:
        found.append(f"{group} nobody")
    if draft.governor:
        found.append(f"{group} governed by {draft.governor}")
    if draft.relative:
        found.append(f"{group} relative")
    if group == "modal":
        found += _of_modal(draft, said, around.text, due=due, conditional=conditional)
        found.append(_verb_class(draft, around.text))
        if kind in ("first", "third") and is_passive(draft, around.text):
            found.append("modal patient")
        if kind in ("name", "agent") and said is not None and said.within and draft.subject is not None:
            same = around.speaks_for(said.statement, around.party_at(draft.subject))
            found.append("modal of the speaker" if same else "modal of another")
    if len(draft.action.of(around.text).split()) < 3:
        found.append(f"{group} bare")
    for name, holds in (
        ("negated", draft.negated),
        ("supposed", draft.supposed),
        ("due", due),
        ("conditional", conditional),
    ):
        if holds:
            found.append(f"{group} {name}")
    if around.text[draft.sentence.start : draft.sentence.end].rstrip(' \n"”').endswith("?"):
        found.append("question")
    return found


_AGREED = re.compile(
    r"\b(?:[Uu]nder|[Ii]n|[Aa]s part of|[Aa]ccording to|by) (?:the|this|a|an|that|their|its) (?:[\w’'-]+ ){0,4}?(?:"
    + "|".join(sorted(INSTRUMENTS - {"statement", "letter", "memo", "article"}))
    + r")\b"
)
_SUPPOSED = re.compile(r"\bif\b.{0,60}?\b(?:were|had|was)\b", re.IGNORECASE | re.DOTALL)


def _of_modal(draft: Draft, said: Said | None, text: str, *, due: bool, conditional: bool) -> list[str]:
    """Features of "will" alone: in the story's own words with a date, a term of an agreement, lasting, or unreal."""
    found = []
    if said is None and due:
        found.append("modal narration due")
    subject = set(words_of(draft.subject.of(text))) if draft.subject is not None else set()
    if subject & INSTRUMENTS or _AGREED.search(text, draft.sentence.start, draft.action.start):
        found.append("modal agreed")
    if draft.negated and conditional:
        found.append("modal lasting")
    if draft.wording == "would" and _SUPPOSED.search(text, draft.sentence.start, draft.sentence.end):
        found.append("modal unreal")
    return found


def _place(draft: Draft, said: Said | None) -> str:
    """In what a draft stands: the story's own words, or a statement with a cue of some kind."""
    if said is None:
        return "narration"
    if not said.within:
        return "cue"
    cues = said.cues
    if is_denied(draft, said):
        return "denial of it"
    for name, table in (("denial", DENYING), ("doubt", DOUBTING), ("promise", PROMISING), ("saying", SAYING)):
        if cues & table:
            return name
    return "uncued" if not cues else "other"


def _verb_class(draft: Draft, text: str) -> str:
    head = draft.head
    if head in ("be", "have"):
        tail = draft.action.of(text).lower().split()
        after = (
            next((word for word in tail[tail.index(head) + 1 :] if not word.endswith("ly")), "") if head in tail else ""
        )
        if after.endswith("ing"):
            return "verb progressive"
        return f"verb {head}" + (" done" if after.endswith("ed") or after in PARTICIPLES else "")
    return "verb state" if head in STATES else "verb deed"


def score(names: list[str]) -> float:
    """The score of a draft, in [0, 1]."""
    table = weights()
    return 1 / (1 + math.exp(-sum(table.get(name, 0.0) for name in names)))


@cache
def weights() -> dict[str, float]:
    """The weights by name of feature."""
    text = (resources.files(__package__) / "weights.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)
    return loaded
