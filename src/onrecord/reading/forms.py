"""Forms that follow from layout rather than from words, added to what the model found.

Each rule looks at one page and proposes attributions; one is added only where the model has none for those words.
The forms: interviews in question-and-answer lines; headlines that attribute by dash or colon; quotations signed with
a dash, or headed "From X:", as press offices write them; and quotations that run on over paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from onrecord.pages.page import Block, Page
from onrecord.reading.asides import with_subject
from onrecord.reading.asked import without_asked
from onrecord.reading.bounds import openings, within_blocks
from onrecord.reading.headlines import DASH, TITLE, UPPER, by_sign, vouched
from onrecord.reading.quotes import Quotation
from onrecord.reading.reading import Attribution, Name
from onrecord.span import Span

RULE_SCORE = 0.5
"""Score of what a rule found: there is no measured one."""

_SIGNED = re.compile(rf"\s*(?P<cue>{DASH})\s?(?P<source>{UPPER}[^\n“”\"„«»]{{2,120}}?)\.?\s*$")
_HEADED = re.compile(
    rf"(?i:(?:statement\s+)?(?:from|by))\s+(?P<source>(?:the\s+)?{UPPER}[^\n:“”\"„«»]{{2,100}}?)\s?(?P<cue>:)\s*(?P<content>\S[^\n]*)"
)
_LABELLED = re.compile(rf"(?P<source>[QA]|{TITLE}|{UPPER}+)(?P<cue>[:.])\s+(?P<content>\S[^\n]*(?:\n[^\n]+)*)")
_AUXILIARY = (
    r"(?:will|would|shall|should|can|could|cannot|may|might|must|is|are|was|were|has|have|had|does|do|did|won['’]t|"
    r"wouldn['’]t|can['’]t|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|hasn['’]t|haven['’]t|hadn['’]t|didn['’]t|doesn['’]t)"
)
_OPENED = re.compile(r",?\s+|,")
_BROKEN = re.compile(rf"\s+(?P<source>[^,.;:\n“”\"„«»]{{3,80}}), (?P<rest>{_AUXILIARY}\b[^.;:\n“”\"„«»]*)")
_BEGUN = re.compile(r"(?:^|[.!?][\"”’']*\s+)(?P<piece>[A-Z][^,;:.!?\n“”\"„«»]{1,80}),\s*$")
_RESUMED = re.compile(rf",\s+{_AUXILIARY}\b")
_RULES = re.compile(r"\brul(?:es?|ed|ing)$", re.IGNORECASE)
_CALLS_OFF = re.compile(r"call(?:s|ed|ing)? off\b", re.IGNORECASE)
_NAMING = frozenset("known called named dubbed nicknamed titled entitled".split())
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?][\"”’']*\s+(?=[\"“‘A-Z])|\n")
_HEARERS = re.compile(
    r"\b(?:court|jury|inquiry|inquest|tribunal|hearing|trial|mps|lawmakers|senators|parliament|committee|panel|council)$",
    re.IGNORECASE,
)
"""Who hears what is said, in a headline that says "told" and wherever it is "heard"."""
_IS_TOLD = re.compile(r"(?:\w+ )*(?:was|were|been|is|are) (?:\w+ )?told", re.IGNORECASE)
_LABEL_WORDS = 4
_LEAST_LINES = 3
"""Labelled lines, of labels that come again, from which a page is taken for an interview."""
_LEAST_WORDS = 4
"""Words that a quotation running on must have at least."""


def complete(
    page: Page, found: Sequence[Attribution], quotations: Sequence[Quotation], names: Sequence[Name] = ()
) -> tuple[Attribution, ...]:
    """`found` with the forms above added, in order of the text."""
    opening = openings(quotations)
    result = [_to_whom(page, _kept(page, one, opening)) for one in found if not _tells_nothing(page, one)]
    for rule in (_interview, _headlines, _signed, _headed):
        for one in rule(page, quotations):
            if rule is _headlines:  # what a headline gives someone to say tells nothing of its own
                result = [other for other in result if not _retold(other, one)]
            result = _join(result, one)
    result = _run_on(
        page,
        [_of_one_sentence(page, _begun(page, _broken(page, with_subject(page, one)))) for one in result],
        quotations,
    )
    result = vouched(page, result, quotations, names)
    return tuple(sorted(result, key=lambda one: (min(one.source + one.cue + one.content), one.content)))


def _kept(page: Page, one: Attribution, opening: frozenset[int]) -> Attribution:
    """What stays of an attribution of the model: spans within their blocks, and no source that is only asked."""
    return without_asked(page.text, _with_particle(page.text, within_blocks(page, one, opening)))


def _with_particle(text: str, one: Attribution) -> Attribution:
    """Who "rules out a tax" does not rule "out a tax"."""
    last = one.cue[-1] if one.cue else None
    if last is None or not _RULES.search(last.of(text)) or not text.startswith(" out ", last.end):
        return one
    end = last.end + len(" out")
    content = tuple(Span(end + 1, piece.end) if last.end < piece.start < end else piece for piece in one.content)
    return msgspec.structs.replace(one, cue=(*one.cue[:-1], Span(last.start, end)), content=content)


def _join(found: list[Attribution], one: Attribution) -> list[Attribution]:
    """`found` with `one`. It takes the place of any that has its cue, takes its cue or source for content, or reads
    words of its content or its source as nobody's."""
    found = [other for other in found if not _share(other.content, one.cue + one.source)]
    found = [other for other in found if other.source or not _share(other.cue, one.content + one.source)]
    same_cue = [other for other in found if _share(other.cue, one.cue)]
    alike = [other for other in same_cue if _share(other.source, one.source) and _share(other.content, one.content)]
    if alike:
        return [_named_by(one, other) if other in alike else other for other in found]
    if not same_cue and any(_covered(one.content, other.content) and not _retold(other, one) for other in found):
        return found
    return [other for other in found if other not in same_cue] + [one]


def _share(these: Sequence[Span], those: Sequence[Span]) -> bool:
    return any(this.overlaps(that) for this in these for that in those)


def _named_by(one: Attribution, other: Attribution) -> Attribution:
    """`other`, its source cut down to that of `one` where it takes in more: the "From" of a heading."""
    wider = all(any(theirs.covers(ours) for theirs in other.source) for ours in one.source)
    return msgspec.structs.replace(other, source=one.source) if wider else other


def _retold(inner: Attribution, outer: Attribution) -> bool:
    """Whether `inner` is told within the content of `outer`, source, cue and all (a label may stick to its source)."""
    signs = inner.source + inner.cue
    whole = outer.content + tuple(span for span in inner.source if _share((span,), outer.content))
    return bool(inner.cue or inner.source) and all(any(piece.covers(sign) for piece in whole) for sign in signs)


def _covered(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    """Whether more than half of `inner` lies in `outer`."""
    total = sum(span.end - span.start for span in inner)
    both = sum(max(0, min(this.end, that.end) - max(this.start, that.start)) for this in inner for that in outer)
    return both * 2 > total


def _from_match(match: re.Match[str], shift: int) -> Attribution:
    def spans(name: str) -> tuple[Span, ...]:
        return (Span(match.start(name) + shift, match.end(name) + shift),)

    return Attribution(spans("source"), spans("cue"), spans("content"), RULE_SCORE)


def _of_kind(page: Page, *kinds: str) -> Iterator[tuple[Block, str]]:
    for block in page.blocks:
        if block.kind in kinds:
            yield block, page.text[block.start : block.end]


def _headlines(page: Page, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    for match in by_sign(page):
        yield _from_match(match, 0)


def _interview(page: Page, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    lines = [
        (match, block.start)
        for block, words in _of_kind(page, "paragraph")
        if (match := _LABELLED.fullmatch(words)) and len(match["source"].split()) <= _LABEL_WORDS
    ]
    lines = [pair for pair in lines if pair[0]["cue"] == ":" or pair[0]["source"] in ("Q", "A")]
    counts = Counter(match["source"] for match, _ in lines)
    again = [pair for pair in lines if counts[pair[0]["source"]] > 1 or pair[0]["source"] in ("Q", "A")]
    if len(again) >= _LEAST_LINES:
        for match, shift in lines:
            yield _from_match(match, shift)


def _signed(page: Page, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """A paragraph that is a quotation and a dash with a name, on the same line or the next."""
    for quotation in quotations:
        if quotation.depth > 1 or quotation.ending != "closed":
            continue
        number = page.block_at(quotation.span.start)
        if number is None or page.text[page.blocks[number].start : quotation.span.start].strip():
            continue
        rest = page.text[quotation.span.end : page.blocks[min(number + 1, len(page.blocks) - 1)].end]
        first, _, second = rest.partition("\n")
        tail = first if first.strip() else second.lstrip("\n").partition("\n")[0]
        match = _SIGNED.fullmatch(tail)
        if match is not None and len(quotation.span.of(page.text).split()) >= _LEAST_WORDS:
            shift = quotation.span.end + rest.index(tail)
            yield Attribution(
                (Span(match.start("source") + shift, match.end("source") + shift),),
                (Span(match.start("cue") + shift, match.end("cue") + shift),),
                (quotation.span,),
                RULE_SCORE,
            )


def _headed(page: Page, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    for block, words in _of_kind(page, "paragraph", "headline"):
        match = _HEADED.fullmatch(words)
        if match is not None:
            yield _from_match(match, block.start)


def _run_on(page: Page, found: Sequence[Attribution], quotations: Sequence[Quotation]) -> list[Attribution]:
    """Attributions whose quotation runs on get its further paragraphs, where no other attribution has them."""
    outer = [quotation for quotation in quotations if quotation.depth == 1]
    result = list(found)
    for this, following in pairwise(outer):
        if this.ending != "running-on" or len(following.span.of(page.text).split()) < _LEAST_WORDS:
            continue
        owner = next((n for n, one in enumerate(result) if _share(one.content, (this.span,))), None)
        if owner is None or any(_share(one.content + one.cue, (following.span,)) for one in result):
            continue
        one = result[owner]
        content = tuple(sorted((*_stretched(one.content, this.span), following.span)))
        result[owner] = msgspec.structs.replace(one, content=content)
    return result


def _to_whom(page: Page, one: Attribution) -> Attribution:
    """An attribution in the passive without its source: "MPs were told", in a headline "MPs told", say who heard it, as
    does "the court heard"."""
    if not one.cue or not one.source or max(one.source).end > one.cue[0].start:
        return one
    cue = page.text[one.cue[0].start : one.cue[-1].end]
    number = page.block_at(one.cue[0].start)
    titled = number is not None and page.blocks[number].kind == "headline"
    hearer = _HEARERS.search(page.text, one.source[-1].start, one.source[-1].end)
    told = (hearer and (cue == "heard" or (titled and cue == "told"))) or (
        _IS_TOLD.fullmatch(cue) and not page.text.startswith(" by ", one.cue[-1].end)
    )
    return msgspec.structs.replace(one, source=()) if told else one


def _of_one_sentence(page: Page, one: Attribution) -> Attribution:
    """An attribution of two sources without the one that a sentence's end parts from the cue."""
    if len(one.source) < 2 or not one.cue:
        return one
    near = tuple(span for span in one.source if not _parted(page, span, one.cue[0]))
    return msgspec.structs.replace(one, source=near) if near else one


def _parted(page: Page, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return _SENTENCE_END.search(page.text, first.end, second.start + 1) is not None


def _broken(page: Page, one: Attribution) -> Attribution:
    """Speech in the writer's words that its cue breaks: "The harbour, said Anna Velt, will open". The speaker stands
    after the cue and up to the comma; what goes on with a verb there is content."""
    pieces = [piece for piece in one.content if one.cue and piece.end <= one.cue[-1].start]
    if not pieces or not _OPENED.fullmatch(page.text, pieces[-1].end, one.cue[0].start) or len(one.source) > 1:
        return one
    match = _BROKEN.match(page.text, one.cue[-1].end)
    if match is None:
        return one
    source, rest = (Span(*match.span(name)) for name in ("source", "rest"))
    if one.source and not _share(one.source, (source,)):
        return one
    return msgspec.structs.replace(one, source=(source,), content=(*pieces, rest))


def _begun(page: Page, one: Attribution) -> Attribution:
    """Speech in the writer's words that source and cue break, of which the rest was found: with how it begins."""
    signs = sorted(one.source + one.cue)
    if not one.cue or min(one.content) < signs[0] or not _RESUMED.match(page.text, signs[-1].end, one.content[0].end):
        return one
    line = page.text.rfind("\n", 0, signs[0].start) + 1
    match = _BEGUN.search(page.text[line : signs[0].start])
    if match is None:
        return one
    return msgspec.structs.replace(
        one, content=(Span(line + match.start("piece"), line + match.end("piece")), *one.content)
    )


def _tells_nothing(page: Page, one: Attribution) -> bool:
    """Whether an attribution without a source tells no more than what something is called: "known as". And what is
    called off is no speech."""
    if one.cue and _CALLS_OFF.match(page.text, one.cue[0].start):
        return True
    return not one.source and bool(one.cue) and one.cue[0].of(page.text).split()[0].lower() in _NAMING


def _stretched(content: Sequence[Span], quoted: Span) -> tuple[Span, ...]:
    """`content` with its last piece within `quoted` drawn out to the end of that quotation."""
    within = [piece for piece in content if piece.overlaps(quoted)]
    last = max(within)
    return (*(piece for piece in content if piece != last), Span(last.start, max(last.end, quoted.end)))
