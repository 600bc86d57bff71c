"""Blocks: telling site furniture, headline, standfirst, byline, caption, credit, paragraph and note apart.

Strategy. Every unit first meets the table SIGNS: patterns that name a kind whatever the place. What no sign
claims is named by its place: lines above the body are headline, standfirst and captions, and all else is a
paragraph. Only blocks that may hold statements are shown to the model, so in doubt a unit is a paragraph.
Markup that names a block (hints) goes before all of this.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from onrecord.intake.item import BlockKind, Item
from onrecord.pages.dateline import DATE, DATED, find_dateline
from onrecord.pages.endmatter import end_matter
from onrecord.pages.page import Block, Dateline
from onrecord.pages.units import units
from onrecord.span import Span

_SHORT = 160
"""Code points above which no unit is furniture, byline or credit."""
_DESK = 320
"""The same for desks' lines, as who reported and edited."""
_NOTE_LENGTH = 600
"""The same for notes that say outright that they are one; only these may tell speech."""
_BODY = 110
"""From this length on, a unit that ends as a sentence does is body text."""
_HEADLINE_LEAST, _HEADLINE_MOST = 12, 220
_DATELINE_WITHIN = 41
"""Units of a page among which its dateline is looked for."""
_SENTENCE = 8
"""Words from which what ends in a full stop may be a sentence of the body and no headline."""
_SMALL_WORDS = frozenset("a an the he she they his her their its was were had been".split())
_DATE_LINE = re.compile(DATED)
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b[ap]\.m|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St)|\.\.)\.$")
_SITE_LIKE = re.compile(r"(?:[A-Z][\w’'-]*|of|and|the|&)(?: (?:[A-Z][\w’'-]*|of|and|the|&)){0,3}")
_SITE = re.compile(
    r"(?:The )?(?:[A-Z][\w’'-]* ){1,3}(?:Post|Times|Gazette|Herald|News|Daily|Chronicle|Tribune|Journal|Courier"
    r"|Observer|Globe|Guardian|Standard|Telegraph|Examiner|Echo|Argus|Inquirer|Dispatch|Sentinel|Monitor|Bulletin)"
)
"""Names of papers and sites."""

_NAME = r"[A-ZÀ-Ž][\w.'’\-]+"
_NAMES = rf"(?:{_NAME}|[A-Z]\.)(?:(?:,?\s+|\s+and\s+)(?:{_NAME}|[A-Z]\.|and|de|van|von|al|bin|for)){{0,9}}"
_ENTRY = r"\w[\w&’'.-]*(?: \w[\w&’'.-]*){0,2}"
"""An entry of a menu printed on one line."""


def _signs(kind: BlockKind, limit: int, *patterns: str) -> list[tuple[BlockKind, int, re.Pattern[str]]]:
    return [(kind, limit, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE))]


SIGNS: tuple[tuple[BlockKind, int, re.Pattern[str]], ...] = (
    *_signs(
        "note",
        _NOTE_LENGTH,
        r"[(\[]?editor[’']?s?[’']? notes?\b[^.]{0,30}[:—–-].*",
        r"[(\[]?(?:corrections?|clarifications?)(?: \([^)]{0,30}\)| of the day)?\s*[:—–-].*",
        r"[(\[](?:adds|recasts|updates|corrects|refiles|repeats|writes through|removes|fixes) .{0,200}[)\]]",
        r"this (?:story|article|report|version|post) (?:has been|was|corrects|is) .{0,80}"
        r"\b(?:corrected|updated|amended|changed|republished|first published|originally published"
        r"|spelling)\b.*",
    ),
    *_signs(
        "note",
        _DESK,
        r"(?!(?-i:UPDATE \d+-\S))updates?(?: \d+)?\s*[:—–-].*",  # "UPDATE 2-Bank cuts" is a headline
        r"[(\[]?(?:additional |with )?(?:reporting|writing|compiled|edited|editing)"
        r" by (?-i:[A-ZÀ-Ž]).{2,300}",
        r"(?:-\s*30\s*-|#{2,}|ends?\.?|\(?ends\)?|more to follow|\(more\)|-ends-|item ends)",
        r"(?:for immediate release|embargoed until .*|not for release .*|media contacts?:.*"
        r"|press contacts?:.*)",
        r"(?:(?:cautionary|safe harbou?r|forward[- ]looking) ){1,3}statements?:?",
        r"(?:.{2,100} )?contributed (?:to this (?:report|story|article)|reporting)\b.{0,60}",
        r"this (?:interview|conversation|transcript) (?:has been|was) (?:lightly )?(?:edited|condensed)\b.{0,80}",
        rf"(?-i:{_NAMES}) is an? (?:\w+ ){{0,2}}(?:columnist|writer|reporter|correspondent|editor)"
        r" (?:for|at|of|based in) .{2,80}",
        r"\([^()]{0,20}\b1 [\w ]{2,20}= ?[^()]{1,40}\)|\(\$1 = [^()]{1,40}\)",
        r"(?-i:[a-z]{2,4}(?:-[a-z]{2,4})?/[a-z]{2,4}(?:/[a-z]{2,4})?)",
        r"notes? to editors:?|(?-i:About (?:the )?[A-Z][\w&.-]*(?: [A-Z&][\w&.-]*){0,4})",
    ),
    *_signs(
        "caption",
        _NOTE_LENGTH,
        r"(?:image|photo|picture|media) caption\s*[,:].+",
        r".{10,400}?[\s(](?:photograph|photo|picture|image|illustration)s?(?: credit)?:\s?"
        rf"(?-i:{_NAMES}(?:\s?/\s?[A-Z][\w ]{{1,30}})?)\)?",
    ),
    *_signs(
        "credit",
        _SHORT,
        r"image source\s*[,:].+",
        r"©.*",
        r"\(?(?:photo|picture|image|photograph|video|credit|illustration|graphic|file photo)s?(?: credit"
        r"| courtesy| by)?"
        r"\s*(?::|\bby (?-i:[A-ZÀ-Ž])|/|©|\bcourtesy (?:of )?(?-i:[A-ZÀ-Ž])).*",
        rf"{_NAMES}\s?/\s?(?:TASS|Reuters|AP|AFP|EPA|Getty(?: Images)?|Xinhua|Kyodo|dpa|EFE|ANSA|PTI|Yonhap"
        rf"|UPI|[A-Z][\w-]+)"
        r"(?: Photo| Images| via .*)?",
        r"(?:copyright|\(c\)) (?:©|\(c\)|(?:by )?(?-i:[A-ZÀ-Ž])|\d{4}).*",
    ),
    *_signs(
        "byline",
        _SHORT,
        rf"(?-i:(?:By|BY|by)\s+{_NAMES})(?:\s*[|,/–—-]\s*.{{0,80}})?",
        r"(?-i:[A-Z])[\w’'-]*(?: [\w’'-]+){0,4} (?:correspondents?|reporters?|staff writers?|columnists?)",
        r"(?-i:From|Text:?|Author:?)\s+(?-i:our (?:own )?correspondent.*|Author.*)",
        rf"(?-i:{_NAMES}),? (?:staff writer|staff reporter|correspondent|associated press|reuters"
        rf"|political reporter|reporter)",
    ),
    *_signs(
        "furniture",
        _SHORT,
        r"(?:all|latest|top|more|breaking|related|local|world|recent|other|most read|most popular|popular"
        r"|trending|featured)"
        r"(?: \w+){0,2} ?(?:news|stories|articles|headlines|posts|videos|topics|coverage|links)?:?",
        rf"(?:last )?(?:updated|changed|published|posted|modified|created|first published)"
        rf"(?: at| on)?\s*(?::.{{0,60}}|(?:{DATE}|\d).{{0,40}})?",
        r"(?:share|tweet|print|email|e-mail|save|comments?|like|follow|pin it|whatsapp|facebook|twitter|x"
        r"|linkedin|reddit|"
        r"telegram|copy link|menu|home|search|sign in|log in|sign up|register|subscribe|advertisement|ad"
        r"|sponsored|live|"
        r"watch|listen|gallery|photos?|videos?|tags?:?.{0,80}|topics?:.{0,80}|read more|continue reading"
        r"|see also|back to top|"
        r"skip to (?:main )?content|next|previous|close|world|politics|business|sports?|opinion"
        r"|tech(?:nology)?|"
        r"entertainment|health|science|weather|lifestyle|culture|travel|cookies?|privacy(?: policy)?"
        r"|terms(?: of use)?|"
        r"contact us|about us|loading\.*|show more|view more|load more|recommended|trending now"
        r"|newsletters?)[.:›»>]*",
        r"(?:share|tweet|follow|like|email|print|send) (?:this|us|it|on|via|with|to)\b.{0,80}",
        r"(?:share|save|print)(?:\s+(?:share|save|print|email|facebook|twitter|whatsapp|telegram|link"
        r"|copy))+",
        r"(?:read|see|watch|listen) (?:more|also|next|full story|the full story|now)\b.{0,120}",
        r"(?:related|also read|see also|don[’']t miss|you may also like|recommended(?: for you)?|more from"
        r"|more on|"
        r"in this story|topics)\s*[:>›].{0,140}",
        r"(?:(?:sign up|subscribe|register|log ?in) (?:to|for|here|now|today)|(?:click|tap) here|"
        r"(?:download|get) (?:our|the) (?:app|newsletter))\b.{0,140}",
        r"(?:we|this (?:web)?site) uses? cookies.{0,120}|accept (?:all )?cookies.{0,40}",
        r"(?:story|article) continues below.{0,60}|scroll (?:down|to continue).{0,60}",
        r"more on this (?:story|topic)|what to read next|around the web",
        r"(?:our|your|the) .{0,60}\bnewsletters?\b.{0,40}\b(?:inbox|every|daily|weekly)\b.{0,40}",
        r".{0,80}\b(?:in|to) your inbox\b.{0,60}|enter your e-?mail\b.{0,40}"
        r"|by (?:signing up|subscribing|registering),? (?:you|i) .{2,120}",
        r"\d+\s?(?:h|hrs?|m|mins?) ago.{0,20}|(?:last )?updated (?:an?|\d+) \w+ ago",
        r"explore more (?:on|about) .{2,60}|our standards:.{2,80}|view (?:all )?comments.{0,20}|[\d.,]+\s?[km]? shares"
        r"|share or comment on this .{2,160}",
        r"(?:from|to|cc|reply-to):.{0,80}@.{2,80}|(?:date|sent): .{0,40}\d{1,2}:\d\d.{0,20}",
        r"all rights reserved.{0,80}|.{0,80}\ball rights reserved\.?",
        r"\d+ (?:min(?:ute)?s?(?: read)?|comments?|shares?|views?|likes?|hours? ago|days? ago)\b.{0,20}",
        r"(?:\w+\s*[>›»|]\s*){1,5}\w+",
        rf"{_ENTRY}(?:(?:\t+| {{2,}}|\s?[|·•›»]\s?){_ENTRY}){{2,}}",
        rf"{DATE}(?:,? \d{{1,2}}[:.]\d\d.{{0,30}})",
        r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?",
    ),
)
_LINK = re.compile(
    r"(?:read|see|watch|listen|also|related|recommended|more|don[’']t miss|share or comment)\b[\w ]{0,20}[:>›»]|©",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"[\"“”„«»]|\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|heard|warn(?:s|ed)|asked|cried|wrote|writes|claim(?:s"
    r"|ed)|den(?:ies|ied)|"
    r"announce[sd]?|insist(?:s|ed)|add(?:s|ed)|repl(?:ies|ied)|accord(?:s|ing)|argue[sd]|stat(?:es|ed)"
    r"|vow(?:s|ed))\b",
    re.IGNORECASE,
)
"""What tells that a unit may hold a statement: such a unit is not taken for furniture, byline or credit."""
_TERMINAL = re.compile(r"[.!?…][\"”’'»)\]]*$")


def find_blocks(item: Item) -> tuple[tuple[Block, ...], Dateline | None]:
    """All blocks of an item's text, in order and apart, and its dateline if it has one."""
    text = item.text
    spans, kinds = _hinted(item)
    fresh = [unit for unit in units(text) if not _taken(unit, spans)]
    guessed = _named_by_sign(text, fresh)
    dateline, dated = _first_dateline(text, fresh, guessed, spans, kinds)
    if item.hints:
        named: list[BlockKind] = [kind or "paragraph" for kind in guessed]
    else:
        letterhead = _letterhead(fresh, dated, dateline)
        named = _named_by_place(text, fresh, guessed, dated, letterhead, item.metadata.headline)
    every = sorted(zip([*spans, *fresh], [*kinds, *named], strict=True), key=lambda pair: pair[0])
    ordered = [span for span, _ in every]
    told = end_matter(text, ordered, [kind for _, kind in every])
    return tuple(_cut(list(zip(ordered, told, strict=True)), dateline)), dateline


def _hinted(item: Item) -> tuple[list[Span], list[BlockKind]]:
    spans: list[Span] = []
    kinds: list[BlockKind] = []
    last = 0
    for hint in sorted(item.hints, key=lambda hint: hint.span):
        words = hint.span.of(item.text)
        start = hint.span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if words.strip() and start >= last:
            spans.append(Span(start, end))
            kinds.append(_by_lines(words.strip()) if hint.kind == "paragraph" else hint.kind)
            last = end
    return spans, kinds


def _by_lines(words: str) -> BlockKind:
    """The kind of a paragraph of a page's markup: that of its first line, if each is claimed by a sign or a date."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    signs = [_sign(line) for line in lines]
    claimed = all(sign or _DATE_LINE.fullmatch(line) for sign, line in zip(signs, lines, strict=True))
    return signs[0] or "paragraph" if claimed else "paragraph"


def _taken(unit: Span, spans: Sequence[Span]) -> bool:
    """Whether one of `spans`, which are in order and apart, shares a character with the unit."""
    after = bisect.bisect_left(spans, unit.end, key=lambda span: span.start)
    return after > 0 and spans[after - 1].end > unit.start


def _named_by_sign(text: str, found: Sequence[Span]) -> list[BlockKind | None]:
    return [_sign(unit.of(text)) for unit in found]


def _sign(words: str) -> BlockKind | None:
    if len(words) > _NOTE_LENGTH:
        return None
    least = _NOTE_LENGTH if _SPEECH.search(words) and not _LINK.match(words) else 0
    for kind, limit, pattern in SIGNS:
        if max(len(words), least) <= limit and pattern.fullmatch(words):
            return kind
    return None if any(char.isalnum() for char in words) else "furniture"


def _first_dateline(
    text: str,
    fresh: Sequence[Span],
    guessed: Sequence[BlockKind | None],
    spans: Sequence[Span],
    kinds: Sequence[BlockKind],
) -> tuple[Dateline | None, int | None]:
    """The dateline and the number of the fresh unit that it opens (None if it opens a hinted block)."""
    for span, kind in zip(spans, kinds, strict=True):
        if kind in ("paragraph", "dateline") and (found := find_dateline(text, span.start, span.end)):
            return found, None
    body = False
    for number, (unit, guess) in enumerate(zip(fresh[:_DATELINE_WITHIN], guessed, strict=False)):
        found = find_dateline(text, unit.start, unit.end) if guess is None else None
        if found and (found.place or found.agency or not body):  # a bare date below is that of another story
            return found, number
        body = body or (guess is None and _is_body(unit.of(text)))
    return None, None


def _letterhead(found: Sequence[Span], dated: int | None, dateline: Dateline | None) -> int | None:
    """The unit that is a dateline and nothing more: a letter's or a release's, under its letterhead."""
    if dated is None or dateline is None or dateline.place is None or found[dated].end != dateline.end:
        return None
    return dated


def _named_by_place(
    text: str,
    found: Sequence[Span],
    guessed: Sequence[BlockKind | None],
    dated: int | None,
    letterhead: int | None,
    headline: str | None,
) -> list[BlockKind]:
    body = _body_start(text, found, guessed, dated if letterhead is None else None)
    kinds: list[BlockKind] = [kind or "paragraph" for kind in guessed]
    top = [number for number in range(body) if guessed[number] is None]
    below_letterhead = [number for number in top if letterhead is not None and number > letterhead]
    title = _headline(text, found, below_letterhead or top, headline)
    if title is None:
        return kinds
    kinds[title] = "headline"
    for number in range(title + 1, body):
        if guessed[number] == "credit" and _repeated(text, found, number):
            kinds[number] = "caption"
    below = [number for number in top if number > title]
    for number in top:
        if number < title and found[number].end - found[number].start < _BODY:
            kinds[number] = "furniture"
        elif number > title:
            kinds[number] = _between(text, found, guessed, number, number == below[0])
    return kinds


def _body_start(text: str, found: Sequence[Span], guessed: Sequence[BlockKind | None], dated: int | None) -> int:
    """Number of the first unit of the body."""
    if dated is not None:
        return dated
    for number, unit in enumerate(found):
        if guessed[number] is None and _is_body(unit.of(text)):
            return number
    return min(1, len(found))


def _is_body(words: str) -> bool:
    return len(words) >= _BODY and _TERMINAL.search(words) is not None


def _headline(text: str, found: Sequence[Span], top: Sequence[int], given: str | None) -> int | None:
    """The unit that the metadata names, else the first above the body that can be a headline."""
    if given is not None:
        same = [number for number in top if found[number].of(text).strip() == given.strip()]
        if same:
            return same[0]
    if found and _is_sentence(found[0].of(text)):
        return None
    near = [number for number in top if number <= 12]
    fit = [number for number in near if _can_be_headline(found[number].of(text))]
    titles = [number for number in fit if not _names_site(text, found, number)]
    return next(iter(titles or fit), None)


def _can_be_headline(words: str) -> bool:
    return _HEADLINE_LEAST <= len(words) <= _HEADLINE_MOST and len(words.split()) >= 3 and not _is_sentence(words)


def _is_sentence(words: str) -> bool:
    """Whether words are a sentence of the body: with a full stop, and the small words that headlines leave out."""
    if not words.endswith(".") or _ABBREVIATED.search(words) is not None or len(words.split()) < _SENTENCE:
        return False
    first, *others = words.split()
    return sum(word in _SMALL_WORDS for word in others) >= (1 if first.lower() in _SMALL_WORDS else 3)


def _names_site(text: str, found: Sequence[Span], number: int) -> bool:
    """Whether a unit is the name of the paper or site, and not what it reports."""
    words = found[number].of(text)
    return _SITE.fullmatch(words) is not None or (
        _SITE_LIKE.fullmatch(words) is not None and re.search(rf"©[^\n]{{0,20}}{re.escape(words)}", text) is not None
    )


def _between(
    text: str, found: Sequence[Span], guessed: Sequence[BlockKind | None], number: int, first: bool
) -> BlockKind:
    """A unit between headline and body: a caption if repeated or credited, else a standfirst."""
    words = found[number].of(text)
    twice = _repeated(text, found, number)
    credited = number + 1 < len(found) and guessed[number + 1] == "credit"
    if twice or (credited and not first):
        return "caption"
    return "standfirst" if first and len(words.split()) >= 4 else "paragraph"


def _repeated(text: str, found: Sequence[Span], number: int) -> bool:
    """Whether a unit's words stand again at the start of a near one, as captions do beside their picture."""
    words = found[number].of(text)
    near = (found[n].of(text) for n in range(max(number - 2, 0), min(number + 3, len(found))) if n != number)
    return any(len(other) >= 12 and (other.startswith(words) or words.startswith(other)) for other in near)


def _cut(every: Sequence[tuple[Span, BlockKind]], dateline: Dateline | None) -> list[Block]:
    """Blocks, the one that the dateline opens cut in two."""
    blocks: list[Block] = []
    for span, kind in every:
        if dateline is None or not span.start <= dateline.start < span.end:
            blocks.append(Block(kind, span.start, span.end))
            continue
        blocks.append(Block("dateline", dateline.start, dateline.end))
        blocks.append(Block("paragraph" if kind == "dateline" else kind, dateline.end, span.end))
    return blocks
