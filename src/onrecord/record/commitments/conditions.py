"""The conditions of an undertaking: clauses of its sentence that say what it depends on or comes after.

A word of _MARKERS opens a condition if what follows fits its row; it runs to the end of its clause. A time expression
right after "before", "after" or "until" makes a date of it, not a condition, and "after" must lead to something that
is still to happen. A list after "on two conditions:" and what is demanded before something is done are conditions too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from onrecord.record.commitments.dates import Times
from onrecord.record.commitments.draft import Draft
from onrecord.record.commitments.values import Condition, ConditionKind
from onrecord.span import Span


class _Marker(NamedTuple):
    kind: ConditionKind
    pattern: str
    ahead: bool = False
    """Whether only a clause about what is to come counts."""
    dated: bool = True
    """Whether it counts before a time expression too."""


_MARKERS: tuple[_Marker, ...] = (
    _Marker("only-if", r"(?:but )?only (?:if|when|after|once|on (?:the )?condition(?: that)?|in case|with)"),
    _Marker(
        "only-if",
        r"on (?:the )?(?:strict )?conditions?(?: that)?|provided(?: that)?(?= \w)|providing that|with the proviso that|"
        r"subject to|conditional (?:up)?on|contingent (?:up)?on|conditioned on|as long as|so long as",
    ),
    _Marker("unless", r"unless|except if"),
    _Marker("until", r"(?:at least )?(?:until|till)", dated=False),
    _Marker("in-exchange", r"in (?:exchange|return) for|in exchange(?=[,.])|(?<=\breward )for(?= information)"),
    _Marker(
        "if",
        r"(?<!decide )(?<!asked )(?<!wonder )(?<!know )(?<!see )(?:even )?if(?! not)|in case|"
        r"in the event (?:of|that)|assuming(?: that)?|on (?:the )?understanding that",
    ),
    _Marker("if", r"(?<!\w )should(?= (?:the|a|an|any|it|he|she|they|we|such|[A-Z]\w+)\b)", ahead=False),
    _Marker("if", r"should(?= (?:any|the|it|he|she|they|such)\b(?! not))"),
    _Marker(
        "if", r"should(?= (?!always|perhaps)[a-z]{3,}[^\Wsuo]s (?!the|an?|its|his|her|their|be|to|in|on|of)[a-z]+)"
    ),
    _Marker("after", r"once(?= (?:the|a|an|it|he|she|they|we|all|both|this|that|its|his|their|[A-Z]))", ahead=False),
    _Marker("after", r"(?:soon |immediately |only )?after", ahead=True, dated=False),
    _Marker(
        "after",
        r"(?:(?:up)?on|following) (?=(?:the )?(?:ratification|conclusion|completion|receipt|signing|signature) of)",
    ),
    _Marker("after", r"when(?= )", ahead=True, dated=False),
    _Marker("before", r"(?:not )?before(?= \w+ing )", dated=False),
    _Marker("before", r"(?:not )?before(?= )", ahead=True, dated=False),
)
_PATTERNS = "|".join(f"(?P<m{number}>(?:{marker.pattern})(?![\\w-]))" for number, marker in enumerate(_MARKERS))
_PATTERN = re.compile(f"(?<![\\w-])(?=[a-z])(?:{_PATTERNS})", re.IGNORECASE)
_SINCE = re.compile(r"\w+ (?:hour|day|week|month|year)s? (?:after|before|from)\b")
"""What makes a condition of a time again: "until 30 days after the last of them leaves"."""
_CLOCK = re.compile(r"\d{4}\b(?! \w+s\b)|noon\b|midnight\b")
_AHEAD = re.compile(
    r"\b(?:is|are|has|have|gets?|becomes?|takes?|ends?|begins?|starts?|can|signing|signature|ratification|conclusion|"
    r"completion|(?:a|the) (?:\w+ )?(?:treaty|agreement|settlement|deal)|elections?|vote|referendum|implementation|"
    r"approval|withdrawal|expires?|resumes?|\w{3,}(?<!s)s (?:the|a|an|its|his|her|their))\b|"
    r"\b(?:was|were|had been) (?:\w+ )?(?:signed|ratified|concluded|completed|withdrawn|met|held|implemented|settled|"
    r"lifted|removed|over)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[;:?!—–]|\.(?=\s|$|[\"”’])|,(?=\s|[\"”’])|[\"”](?=\s|$|,|\.)|\b(?:but|because|although)\b|"
    r"[\"“](?=(?:we|I|he|she|it|they) (?:will|would)\b)|"
    r",? (?:he|she|they|it) (?:said|added|told)\b"
)


def conditions(text: str, stretch: Span, times: Times) -> tuple[Condition, ...]:
    """The conditions in a stretch of text, in order and apart."""
    found: list[Condition] = []
    for match in _PATTERN.finditer(text, stretch.start, stretch.end):
        marker = _MARKERS[int((match.lastgroup or "m0")[1:])]
        span = _extent(text, match.start(), match.end(), stretch.end)
        if span is None or (found and span.start < found[-1].end):
            continue
        if not marker.dated and _is_date(text, _next_word(text, match.end()), times):
            continue
        if marker.ahead and not _AHEAD.search(text, match.end(), span.end):
            continue
        found.append(Condition(span.start, span.end, span.of(text), marker.kind))
    found += _listed(text, stretch, found)
    demanded = _demanded(text, stretch)
    if demanded is not None:
        asked, whole = demanded
        found = [asked, *(one for one in found if not whole.overlaps(Span(one.start, one.end)))]
    return tuple(sorted(found))


def _is_date(text: str, at: int, times: Times) -> bool:
    """Whether "until" and the like lead to a date, not to what happens."""
    if _SINCE.match(text, at):
        return False
    return times.starts_at(at) or _CLOCK.match(text, at) is not None


_LIST = re.compile(
    r"\b(?:under|in|on|with) (?:[\w-]+ ){1,3}(?:conditions|circumstances|provisos)(?: only)?: (?P<list>[^.;:?!]+)",
    re.IGNORECASE,
)


def _listed(text: str, stretch: Span, others: Sequence[Condition]) -> list[Condition]:
    """The conditions of a list: "on two conditions: the border opens, and the prisoners are freed"."""
    match = _LIST.search(text, stretch.start, stretch.end)
    if match is None:
        return []
    found, at = [], match.start("list")
    for piece in _BETWEEN.split(match["list"]):
        at = text.index(piece, at)
        words = piece.strip()
        span = Span(at, at + len(words))
        if words and not any(span.overlaps(Span(other.start, other.end)) for other in others):
            found.append(Condition(span.start, span.end, words, "only-if"))
        at += len(piece)
    return found


_BETWEEN = re.compile(r", (?:and |or )?|; ")
_DEMANDED = re.compile(
    r"\b(?:demand(?:s|ed|ing)?|insist(?:s|ed|ing)? on|requir(?:e|es|ed|ing)|want(?:s|ed)?) (?P<what>[^.;:?!]+?) before "
    r"(?:it|he|she|they|we|the \w+|[A-Z]\w+) (?:will|would|can|could)\b"
)


def _demanded(text: str, stretch: Span) -> tuple[Condition, Span] | None:
    """What is demanded before something is done, and the stretch from "demanded" to what is done: "demanded a truce
    before it would sign"."""
    match = _DEMANDED.search(text, stretch.start, stretch.end)
    if match is None:
        return None
    start, end = match.span("what")
    return Condition(start, end, match["what"], "only-if"), Span(*match.span())


def marked_condition(text: str, span: Span) -> Condition:
    """The condition that the model marks at a span, of the kind that its first words tell, else "if"."""
    match = _PATTERN.match(text, span.start, span.end)
    kind = _MARKERS[int((match.lastgroup or "m0")[1:])].kind if match is not None else "if"
    return Condition(span.start, span.end, span.of(text), kind)


def before_conditions(text: str, draft: Draft, found: Sequence[Condition]) -> Draft:
    """The draft with its action ended where the first condition begins inside it."""
    inside = [one.start for one in found if draft.action.start < one.start < draft.action.end]
    if not inside or draft.trigger == "mark":
        return draft
    words = text[draft.action.start : min(inside)].rstrip(' \n\t,;:—–-("“')
    end = draft.action.start + len(words.removesuffix(" only").removesuffix(" and").removesuffix(" but").rstrip(" ,"))
    if end <= draft.action.start:
        return draft
    clause = (
        Span(draft.clause.start, max(end, draft.verb.end)) if draft.clause.end == draft.action.end else draft.clause
    )
    return msgspec.structs.replace(draft, action=Span(draft.action.start, end), clause=clause)


def owned(found: Sequence[Condition], draft: Draft, others: Sequence[Span]) -> tuple[Condition, ...]:
    """Those conditions of a sentence that are a draft's. `others` are the actions of the page's other undertakings: a
    condition belongs to the action that it follows, or else to the next."""
    return tuple(one for one in found if _owns(draft, one, others))


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _extent(text: str, start: int, after: int, limit: int) -> Span | None:
    """From the marker to the end of its clause."""
    end = limit
    for stop in _ENDS.finditer(text, after, limit):
        end = stop.start()
        break
    words = text[start:end].rstrip(' \n\t.,;:"”')
    return Span(start, start + len(words)) if len(words) > after - start + 1 else None


def _owns(draft: Draft, span: Condition, others: Sequence[Span]) -> bool:
    """Whether a condition stands nearest to this draft's action: after it, or before it with no other between. What is
    done inside a condition does not depend on it."""
    if span.start <= draft.action.start < span.end:
        return False
    if span.start >= draft.action.start:
        return not any(draft.action.start < other.start <= span.start for other in others)
    return not any(span.start <= other.start < draft.action.start for other in others)
