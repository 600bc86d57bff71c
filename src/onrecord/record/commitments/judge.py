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
from typing import NamedTuple

from onrecord.record.commitments.context import Around, Said, Subject, is_denied, subject_class, words_of
from onrecord.record.commitments.draft import Draft
from onrecord.record.commitments.known import Known
from onrecord.record.commitments.lexicon import DENYING, DOUBTING, INSTRUMENTS, PARTICIPLES, PROMISING, SAYING, STATES
from onrecord.record.commitments.obligors import is_passive, speaks_for
from onrecord.span import Span

THRESHOLD = 0.3
"""The score from which a draft counts. Of 0.2 to 0.4, held-out F1 on records/train is best at 0.3, whether statements
have acts or not (`python -m training.commitments`)."""
UNBOUND = 0.5
"""The score from which one counts that binds nobody known: of what lies between, records/train has one in four."""


class Situation(NamedTuple):
    """What surrounds a draft: its statement, what its subject is, and whether a party is bound by it, a time expression
    or a condition stands in its sentence, it stands in a condition, the model marks it."""

    said: Said | None
    kind: Subject
    bound: bool
    due: bool
    conditional: bool
    inside: bool = False
    marked: bool = False


def situation(known: Known, draft: Draft, bound: str | None, *, marked: bool) -> Situation:
    """What surrounds a draft on its page. `bound` is its obligor."""
    found = known.conditions(draft.sentence)
    return Situation(
        known.around.said(draft),
        subject_class(draft, known.text),
        bound=bound is not None,
        due=bool(known.times.within(Span(draft.verb.start, draft.sentence.end))),
        conditional=bool(found),
        inside=any(one.start < draft.verb.start < one.end for one in found),
        marked=marked,
    )


def features(draft: Draft, about: Situation, around: Around) -> list[str]:
    """The names of the features that hold for a draft. Most are told apart by group: "modal", "formal", else "told"."""
    group = draft.trigger if draft.trigger in ("modal", "formal") else "told"
    place = _place(draft, about.said)
    found = ["bias", f"{draft.trigger}/{draft.wording}", f"{group} in {place}", f"{group} by {about.kind}"]
    flags = {
        "nobody": not about.bound,
        "quoted": about.said is not None and _is_quoted(draft, about.said, around.text),
        "negated": draft.negated,
        "supposed": draft.supposed,
        "due": about.due,
        "conditional": about.conditional,
        "relative": draft.relative,
        "bare": len(draft.action.of(around.text).split()) < _BARE,
        f"governed by {draft.governor}": bool(draft.governor),
    }
    found += [f"{group} {name}" for name, holds in flags.items() if holds]
    if about.said is not None and about.said.within:
        found += _of_statement(draft, about.said, about.kind, group)
    if group == "modal":
        found += _of_modal(draft, about, around)
    if around.text[draft.sentence.start : draft.sentence.end].rstrip(' \n"”').endswith("?"):
        found.append("question")
    found += [name for name, holds in (("inside a condition", about.inside), ("marked", about.marked)) if holds]
    return found


def _is_quoted(draft: Draft, said: Said, text: str) -> bool:
    """Whether a draft is a quotation within a quotation: somebody's words that the speaker repeats."""
    start = draft.subject.start if draft.subject is not None else draft.verb.start
    return said.within and said.statement.form != "indirect" and text[start - 1 : start] in ("'", "‘", "›")


_BARE = 3
"""Words from which an action says more than its verb."""


def _of_statement(draft: Draft, said: Said, kind: Subject, group: str) -> list[str]:
    """Features of the statement in which a draft stands: its form, and its act where it is known."""
    form = said.statement.form
    found = [f"{group} form {form}" + (" would" if draft.wording == "would" else "")]
    if group == "modal" and form == "direct" and kind != "first" and draft.governor != "promise":
        found.append(f"modal direct {kind}")
    if said.statement.act is not None:
        found.append(f"{group} act {said.statement.act}")
    return found


_AGREED = re.compile(
    r"\b(?:[Uu]nder|[Ii]n|[Aa]s part of|[Aa]ccording to|by) (?:the|this|a|an|that|their|its) (?:[\w’'-]+ ){0,4}?(?:"
    + "|".join(sorted(INSTRUMENTS - {"statement", "letter", "memo", "article"}))
    + r")\b"
)
_AGREEMENT = re.compile(r"\b(?:agreed|agreement|deal|settlement|treaty|accord|pact|ceasefire|contract)\b")
_BEFORE = 300
"""Code points before a sentence within which an agreement may be told, whose terms the sentence goes on to tell."""
_SUPPOSED = re.compile(r"\bif\b.{0,60}?\b(?:were|had|was)\b", re.IGNORECASE | re.DOTALL)


def _of_modal(draft: Draft, about: Situation, around: Around) -> list[str]:
    """Features of "will" alone: its verb, whose course it is, a term of an agreement, lasting, unreal."""
    text, said = around.text, about.said
    subject = set(words_of(draft.subject.of(text))) if draft.subject is not None else set()
    own = (
        said is not None
        and draft.subject is not None
        and speaks_for(said.statement, around.party_at(draft.subject), around)
    )
    before = max(0, draft.sentence.start - _BEFORE)
    flags = {
        "narration due": said is None and about.due,
        "agreed": bool(subject & INSTRUMENTS or _AGREED.search(text, draft.sentence.start, draft.action.start)),
        "lasting": draft.negated and about.conditional,
        "unreal": draft.wording == "would" and bool(_SUPPOSED.search(text, draft.sentence.start, draft.sentence.end)),
        "patient": about.kind in ("first", "third") and draft.governor != "promise" and is_passive(draft, text),
        "after agreement": said is None and _AGREEMENT.search(text, before, draft.sentence.start) is not None,
        "of the speaker": own and about.kind in ("name", "agent"),
        "of another": not own and said is not None and said.within and about.kind in ("name", "agent"),
    }
    return [_verb_class(draft, text), *(f"modal {name}" for name, holds in flags.items() if holds)]


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
