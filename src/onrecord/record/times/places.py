"""Where, or through what, something was said, and to whom: venue and addressee as spans of the frame.

Strategy. A venue is a prepositional phrase of the frame whose noun is a way of speaking ("in a statement", "on state
television", "at a rally in the harbour"). An addressee stands between a verb that takes one and what is said ("told
reporters that ..."), or after "to" ("said to parliament"). Both are looked for in the cue's own clause only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.pages.page import Page
from onrecord.reading.reading import Attribution
from onrecord.record.times.frames import Frame, Sentences, breaks, count, extent, frame_of, neighbours
from onrecord.span import Span

_HEADS = (
    r"statements?|interviews?|press conferences?|news conferences?|conferences?|speech|speeches|letters?|"
    r"e-?mails?|reports?|"
    r"press releases?|releases?|blogs?|posts?|postings?|tweets?|twitter|facebook|websites?|web sites?|sites?|"
    r"television|tv|radio|"
    r"programmes?|programs?|show|briefings?|rally|rallies|meetings?|summit|forum|videos?|audiotape|tape|messages?|"
    r"memos?|"
    r"testimony|court|phone|telephone|articles?|broadcasts?|editorials?|columns?|telegram|bulletins?|hearings?|"
    r"debates?|"
    r"announcements?|keynote|ceremony|event|parliament|documents?|notes?|talks|resolution|affidavit|lawsuit|press|"
    r"paper|reaction to|address|session|sit-in|launch|convention|trial|journal|magazine|newspaper|communiqu[eé]|"
    r"signing|"
    r"comments?|remarks|conversation|sit-in|telethon|arguments|demonstration|protest|gathering|luncheon|dinner|opening|ads?|advertisements?|commentary"
)
_VENUE = re.compile(
    rf"\b(?=[abdfiotv])(?:in|at|during|on|via|through|from|by(?= (?:tele|phone|e-?mail|letter|video)))\s+"
    rf"(?:(?!(?:in|at|on|to|for|from|with|about|by|that|which|who|and|said|told|there|ha(?:s|ve|d)|is|are|was|were|been)\b)"
    rf"[\w'’&.\-\"]+\s+){{0,7}}?(?:{_HEADS})(?:\s+(?:{_HEADS}))*\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"on\b(?!.*\b(?:tv|television|radio|twitter|facebook|shows?|programmes?|programs?|telephone|phone|websites?|sites?|"
    r"blogs?|tape|audiotape|videos?|court|posts?|broadcasts?|event)$)",
    re.IGNORECASE,
)
"""On a report, on a resolution: what is spoken of."""
_ISSUED = re.compile(
    rf"\b(?=[dfghimprsw])(?:issu|releas|mak|ma|giv|g|hold|h|send|s|writ|wr|publish|post|distribut|fil|present|deliver)(?:e|ed|es|"
    rf"ing|ve|ave|eld|ent|ote|d)?"
    rf"\s+(?P<what>(?:an?|the|his|her|its|their)\s+(?:[\w'’\-]+\s+){{0,5}}?(?:{_HEADS}))\b",
    re.IGNORECASE,
)
"""What was issued, given, held or sent to say it: "issued a statement saying"."""
_ASIDE = re.compile(r"\bwhich (?:aired|was)[^,]*,", re.IGNORECASE)
_THERE = re.compile(
    r"\s*(?:in|at)\s+(?:the\s+)?(?!(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b)[A-Z][\w’'\-]+(?:,? [A-Z][\w’'\-]+)*(?=[:,.]|\s(?:that|on|yesterday|today|last)\b)"
)
"""The place right after the cue: "said in Torsund"."""
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TAIL = re.compile(
    r"\s+(?:(?:in|at|of|with|on|for)\s+(?:the\s+|a\s+|an\s+|his\s+|her\s+|its\s+|their\s+)?)"
    rf"(?:(?!{_WEEKDAY}|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)[A-Z][\w'’\-]*|(?<=the )\w+|(?<=a )\w+|(?<=their )\w+|(?<=its )\w+)(?:\s+(?:[A-Z][\w'’\-]*))*",
)
_SO_LONG = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a few|\d+)\s+"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|decades?)"
)
"""A length of time: "answered three weeks later"."""
_SPEAKING = re.compile(
    rf"\b(?:speaking|talking|writing)\s+(?!on (?:behalf|condition))(?:in|at|on|from|via|during)\s+"
    rf"(?!{_WEEKDAY}\b)[^,;:\"“”]{{2,60}}?(?=,|\s(?:on\s+{_WEEKDAY}|{_SO_LONG}|shortly|after|before)\b)",
    re.IGNORECASE,
)
_ADDRESSING = re.compile(
    r"\b(?:addressing|(?:speaking|talking|writing)\s+to)\s+(?P<whom>[^,;:\"“”]{2,60}?)(?=,|\s+(?:in|at|on|from|"
    r"during|after)\b)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:interview|statement|e-?mail|letter|comments|remarks|message|memo|speech|briefing)s?(?: sent)? (?:to|with) "
    r"(?P<whom>[^,;:\"“”.]{2,60}?)"
    r"(?=[,;:.]|\s(?:in|at|on|to|from|during|after|which|that|of|by|last|this|said|published|saying|stating)\b)",
    re.IGNORECASE,
)
"""The partner or receiver of what was said: "in a letter to the council"."""
_MOST_PARTNER = 80
"""Characters after a venue within which its partner ends."""
_TAKES_ONE = re.compile(
    r"\b(?:tell(?:s|ing)?|told|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|inform(?:s|ed|ing)?|assur(?:e|es|ed|ing)|"
    r"warn(?:s|ed|ing)?|remind(?:s|ed|ing)?|advis(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|order(?:s|ed|ing)?|"
    r"call(?:s|ed|ing)? (?:on|upon)|instruct(?:s|ed|ing)?|command(?:s|ed|ing)?|request(?:s|ed|ing)?|alert(?:s|ed|"
    r"ing)?|petition(?:s|ed|ing)?|implor(?:e|es|ed|ing)|"
    r"notif(?:y|ies|ied|ying)|thank(?:s|ed|ing)?|beg(?:s|ged|ging)?|appeal(?:s|ed|ing)? to|plead(?:s|ed|ing)? with|"
    r"encourag(?:e|es|ed|ing)|persuad(?:e|es|ed|ing)|convinc(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|offer(?:s|ed|ing)?|"
    r"challeng(?:e|es|ed|ing)|demand(?:s|ed|ing)? (?:of|from)|respond(?:s|ed|ing)? to|question(?:s|ed|ing)?|"
    r"forc(?:e|es|ed)|"
    r"threaten(?:s|ed|ing)?|congratulat(?:e|es|ed|ing)|answer(?:s|ed|ing)?|criticiz(?:e|es|ed|ing))$",
    re.IGNORECASE,
)
"""Cues that end with a verb whose object is the one spoken to."""
_TO = re.compile(
    r"\s*(?:in (?:(?:an?|his|her|its|their) )?(?:[\w\-]+ ){0,2}?(?:statement|letter|e-?mail|interview|message|speech|"
    r"address|comments|remarks|memo|note|report|briefing) )?(?:to|with)\s+(?=\w)",
    re.IGNORECASE,
)
_TO_THINGS = re.compile(
    r"\b(?:respon(?:d|ds|ded|ding|se)|react(?:s|ed|ing|ion)?|object(?:s|ed|ing)?|agree(?:s|d|ing)?|admit(?:s|ted|ting)?|"
    r"refer(?:s|red|ring)?|arguments?|began|start(?:s|ed|ing)?|continu(?:es?|ed|ing)|according)$",
    re.IGNORECASE,
)
"""Cues after which "to" or "with" leads to something spoken of."""
_NOT_WHOM = re.compile(
    r"^(?:that|to|how|what|why|whether|if|for|about|of|on|in|at|by|not|it was|be|after|against|from|when|as|today|"
    r"yesterday|reportedly|also|again|later|last|this|early|late|before|recently|now|just|only|more)$",
    re.IGNORECASE,
)
_ANY = re.compile(r"an?\b", re.IGNORECASE)
_AN_OCCASION = re.compile(
    r"an? (?:[\w’'\-]+ )*?(?:briefing|conference|rally|meeting|hearing|summit|forum|session|gathering)\b", re.IGNORECASE
)
"""Where people are told something: "told a briefing"."""
_TOLD_AT = re.compile(rf"\s+(?P<what>{_AN_OCCASION.pattern})", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:tell(?:s|ing)?|told|inform(?:s|ed|ing)?|remind(?:s|ed|ing)?|assur(?:e|es|ed|ing)|"
    r"writ(?:es|ing)|wrote|said|says?|ask(?:s|ed|ing)?)$",
    re.IGNORECASE,
)
"""Cues whose object is someone also where it is "a reporter", "a friend"."""
_TIME_FIRST = re.compile(rf"{_SO_LONG}\b", re.IGNORECASE)
_WHOM_ENDS = re.compile(
    r"\s*(?:[,;:\"“”(]|\s(?:that|to|in|at|on|for|about|during|via|by|through|how|what|why|whether|not|from|after|"
    r"if|of his|when|while|who|which|where|"
    r"last|this|yesterday|today|earlier|late|early|shortly|soon|recently|"
    rf"{_SO_LONG}|"
    rf"and said)\b|(?<!\bthe)(?<!['’]s)(?<!\ba)(?<!\ban)\s{_WEEKDAY}\b)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are)\b(?:\s+\w+ly)?\s+\w+ed\b|\b(?:was|were|been|being)\s+told\b", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?:^|[,;:.(\"“”]|\b(?:and|but|when|while|that|as|if|after|before|because)\b)\s*+"
    r"(?=\S)((?:(?!\b(?:and|but|when|while|that|as|if|after|before|because)\b)[^,;:.(\"“”\n])+?)"
    r"(?:\s+(?:also|then|never|later|reportedly|subsequently|now|has|have|had))*\s*$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"((?:[\w'’.\-]+\s+){0,7}?[\w'’.\-]+)(?=\s+(?:not\s+)?to\s+(?!(?:the|an?|his|her|its|their|all)\b)[a-z])"
)
"""An object before an infinitive; not "offered condolences to the families"."""
_QUOTED = re.compile(r"\s*([\"“][^\"“”]{2,30}[\"”])(?=\s+\w|[.,;]|\s*$)")
"""The name of a paper or channel in quotation marks."""
_MOST_WHOM = 14
"""Words of an addressee."""


class Place(NamedTuple):
    """Where or through what something was said, and to whom; None where the text does not tell."""

    venue: Span | None = None
    addressee: Span | None = None


def places(page: Page, attributions: Sequence[Attribution], sentences: Sentences) -> tuple[Place, ...]:
    """Venue and addressee of each attribution, as its own sentence tells.

    They are not carried on within a turn as dates are: on records/dev that costs the venue 17 points of precision
    and wins 6 of recall.
    """
    found = []
    near = neighbours(sentences, attributions)
    for one in attributions:
        whole = extent(one)
        frame = frame_of(sentences, one, near.to(whole.start, whole.end))
        where = venue(page.text, frame, one)
        found.append(Place(where, addressee(page.text, frame, one, where)))
    return tuple(found)


def venue(text: str, frame: Frame, one: Attribution) -> Span | None:
    """Where or through what it was said, the phrase with its preposition; None if the frame does not tell."""
    found = _speaking(text, frame)
    if found is not None:
        return found
    low, high = frame.sentence.start, frame.sentence.end
    spans = [
        _grown(text, Span(*match.span())) for match in _VENUE.finditer(text, low, high) if not _TOPIC.match(match[0])
    ]
    spans += [_grown(text, Span(*match.span("what"))) for match in _ISSUED.finditer(text, low, frame.core.start)]
    if occasion := _TOLD_AT.match(text, frame.core.end):
        spans.append(_grown(text, Span(*occasion.span("what"))))
    if one.cue and (there := _THERE.match(text, frame.core.end)):
        found = Span(*there.span())
        spans.append(Span(found.end - len(found.of(text).lstrip()), found.end))
    fitting = [
        (distance, span)
        for span in spans
        if frame.holds(span.start, span.end)
        and not any(piece.overlaps(span) for piece in one.source)
        and (distance := _distance(text, frame, one, span)) is not None
    ]
    return min(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _speaking(text: str, frame: Frame) -> Span | None:
    match = _SPEAKING.search(text, frame.sentence.start, frame.core.start)
    return Span(*match.span()) if match and frame.holds(*match.span()) else None


def _grown(text: str, span: Span) -> Span:
    """With the place or partner that belongs to it: "in an interview with Radio Velmark"."""
    end = span.end
    while match := _TAIL.match(text, end):
        end = match.end()
    return Span(span.start, end)


def _distance(text: str, frame: Frame, one: Attribution, span: Span) -> int | None:
    """Words between the reporting words and a phrase of the same clause; None if it is of another clause."""
    if span.start >= frame.core.end:
        gap = frame.between(text, frame.core.end, span.start)
    elif span.end <= frame.start:
        gap = frame.between(text, span.end, frame.start)
        lead = text[frame.sentence.start : span.start]
        if count(lead) > 3 and not lead.rstrip().endswith((",", "and", "but")):
            return None
    else:
        gap = frame.between(text, span.end, frame.core.start) if span.end <= frame.core.start else ""
    gap = _ASIDE.sub(" ", gap)
    for piece in one.source:
        gap = gap.replace(piece.of(text), " ", 1)
    return None if breaks(gap) or count(gap) > 12 else count(gap)


def addressee(text: str, frame: Frame, one: Attribution, where: Span | None) -> Span | None:
    """To whom it was said: the words between the cue and what is said, where the cue's verb takes such an object; or
    the partner that its venue, `where`, names."""
    if one.cue:
        found = _asked(text, frame, one) or _after_cue(text, frame, one) or _in_content(text, one)
        if found is not None:
            return found
    match = _ADDRESSING.search(text, frame.sentence.start, frame.core.start)
    if match is None and where is not None:
        match = _ADDRESSED.search(text, where.start, min(frame.sentence.end, where.end + _MOST_PARTNER))
        match = match if match and match.start() < where.end else None
    return Span(*match.span("whom")) if match and frame.holds(*match.span("whom")) else None


def _asked(text: str, frame: Frame, one: Attribution) -> Span | None:
    """The subject of a cue in the passive: "the minister was asked"."""
    match = _PASSIVE.search(text, one.cue[0].start, one.cue[-1].end)
    if match is None or not _TAKES_ONE.search(text, match.start(), match.end()):
        return None
    subject = _SUBJECT.search(text[frame.sentence.start : one.cue[0].start])
    if subject is None:
        return None
    start = frame.sentence.start + subject.start(1)
    span = Span(start, start + len(subject[1]))
    return None if count(subject[1]) > _MOST_WHOM or any(piece.overlaps(span) for piece in one.source) else span


def _in_content(text: str, one: Attribution) -> Span | None:
    """The object of the cue where what is said begins with it: "urged | the sides to meet"."""
    cue = one.cue[-1]
    content = next((piece for piece in one.content if 0 <= piece.start - cue.end <= 1), None)
    if content is None or not _TAKES_ONE.search(text, cue.start, cue.end):
        return None
    match = _OBJECT.match(text, content.start, content.end)
    if match is None or _NOT_WHOM.match(match[1].split(" ", 1)[0]) or _ANY.match(match[1]) or breaks(match[1]):
        return None
    return Span(*match.span(1))


_CUT_NAME = re.compile(r"\. [A-Z]\w+\. [A-Z]")


def _after_cue(text: str, frame: Frame, one: Attribution) -> Span | None:
    cue = one.cue[-1]
    start = cue.end
    limit = min([hole.start for hole in (*one.content, *one.source) if hole.start >= start], default=frame.sentence.end)
    limit = min(limit, frame.sentence.end)
    to = _TO.match(text, start, limit) if not _TO_THINGS.search(text, cue.start, cue.end) else None
    if to is None and not _TAKES_ONE.search(text, cue.start, cue.end):
        return None
    start = to.end() if to is not None else start
    if paper := _QUOTED.match(text, start, limit):
        return Span(*paper.span(1))
    words = text[start:limit]
    start += len(words) - len(words.lstrip())
    ends = _WHOM_ENDS.search(text, start, limit)
    whom = text[start : ends.start() if ends else limit].rstrip(" ,.:;\n")
    if _CUT_NAME.match(text, start + len(whom)) and whom.startswith("the ") and whom[4:5].isupper():
        return None  # a stop within the name: "told the Torsund. Palace. Velt programme"
    first = whom.split(" ", 1)[0]
    if not 0 < count(whom) <= _MOST_WHOM or _NOT_WHOM.match(first) or _TIME_FIRST.match(whom):
        return None
    if _ANY.match(whom) and (_AN_OCCASION.match(whom) or not _TOLD.search(text, cue.start, cue.end)):
        return None
    return Span(start, start + len(whom))
