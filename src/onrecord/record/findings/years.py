"""Years that cannot be: misprinted ones, events that are past before they happen, states out of their time."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from onrecord.record.findings.states import STATES
from onrecord.record.findings.story import Story, year_of
from onrecord.record.findings.values import Finding
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

MISPRINTED, PAST_AHEAD, STATE = "misprinted-year", "past-in-future", "state-out-of-time"

_FAR = 100
"""Years from all other dates of a story above which a year is looked at: lifetimes and anniversaries are nearer."""
_NATURAL, _MODERN = 1492, 1900
"""From the one to the other, news speaks of years in earnest: there more is asked."""
_ACTORS = 2
"""Names that the sentence of such a year must share with sentences of other years: with one, a town's past passes."""
_NAME = re.compile(r"(?<![.!?:\"“„] )(?<!\A)\b[A-ZÀ-Ž][\w-]{2,}")
_OLD = re.compile(
    r"\b(?:found(?:ed|ing|ation)|built|dat(?:es?|ed|ing)|centur(?:y|ies)|oldest|medieval|middle ages|ancient|kings?|"
    r"queens?|emperors?|battles?|dynast\w+|establish\w*|first|conquer\w*|conquest|crusades?|crusaders?|castles?|"
    r"cathedrals?|saints?|popes?|tradition\w*|histor\w+|fiction\w*|novels?|films?|movies?|games?|asteroids?|comets?|"
    r"climate|years? old|since|records?|earthquakes?|eruptions?|volcano\w*|tsunamis?|constructed|stood|ago)\b",
    re.IGNORECASE,
)
"""Words that speak of what is old or invented: with them a far year may be right."""
_NEW = re.compile(
    r"\b(?:presidents?|prime minister|minister|parliament|congress|senate|senators?|company|companies|police|percent|"
    r"million|billion|dollars?|\$\d|elections?|elected|television|aircraft|airlines?|leagues?|championships?|arrested|"
    r"lawsuits?|bomb\w*|nuclear|missiles?|oil|bank|software|internet|airport|terror\w*|car|cars|trains?|university|"
    r"campaigns?|democrats?|republicans?|communist|apartheid|reporters?|newspapers?|website|scientists?|olympics?)\b",
    re.IGNORECASE,
)
"""Words of things that the Middle Ages did not have, nor our great-grandchildren yet."""

_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|until|during|late|early|year|spring|summer|autumn|winter|and)"
    r"|[A-Z][a-z]+\.?(?: \d{1,2},?)?)\s+$"
)
_AFTER = re.compile(
    r"\s?\(?(?:GMT|UTC|BST|[CEMP][SD]T|[Hh]ours|[Ll]ocal|hrs)\b|-\w"
    r"| (?!is\b|was\b|has\b|as\b|this\b|its\b)[a-z]+s\b"
)
"""What stands about a figure that is a year and no time of day or count: this before it, and not that after it."""


def misprinted(story: Story) -> Iterator[Finding]:
    """Years far from all others in a sentence that speaks of the same actors as other years do."""
    dated = [(time, year) for time in story.times if (year := year_of(time)) is not None]
    known = [year for time in story.times if (year := _any_year(time)) is not None]
    known += [story.published.year] if story.published else []
    ordered = sorted(known)
    for number, (time, year) in enumerate(dated):
        first = bisect.bisect_right(ordered, year - _FAR)
        if bisect.bisect_left(ordered, year + _FAR) - first > 1:  # another year, or itself again, is near
            continue
        others = [other for other in known if abs(other - year) >= _FAR]
        if len(others) < 2:
            continue
        sentence = story.sentence(time.start, time.end)
        at = time.start + time.text.index(str(year))
        if not _BEFORE.search(story.text[max(at - 20, 0) : at]) or _AFTER.match(story.text, at + 4):
            continue
        words = sentence.of(story.text)
        if _OLD.search(words):
            continue
        asked = _ACTORS if _NATURAL <= year < _MODERN else int(not _NEW.search(words))
        if _actors(story, sentence, dated, year) < asked:
            continue
        meant = _meant(year, *_limits(story, dated, number, others))
        if meant:
            yield _misprint(story, time, year, meant)


def _misprint(story: Story, time: TimeExpression, year: int, meant: Sequence[int]) -> Finding:
    start = time.start + time.text.index(str(year))
    one = meant[0] if len(meant) == 1 else None
    likely = f": {one} was probably meant" if one else ""
    message = f"The year {year} is far from all other dates in the story{likely}."
    return story.finding(MISPRINTED, start, start + len(str(year)), message, str(one) if one else None)


def _any_year(time: TimeExpression) -> int | None:
    head = re.match(r"(?:\.\./)?(\d{3})(\d|X)", time.value or "")
    return int(head[1] + head[2].replace("X", "0")) if head else None


def _limits(
    story: Story, dated: Sequence[tuple[TimeExpression, int]], number: int, others: Sequence[int]
) -> tuple[int, int]:
    """The years between which the right one lies: those told before and after it, if they are in order."""
    year = dated[number][1]
    own = story.published.year if story.published else None
    before = [other for _, other in dated[:number] if abs(other - year) >= _FAR and other != own]
    after = [other for time, other in dated[number + 1 :] if abs(other - year) >= _FAR]
    decade = next(
        (_any_year(time) for time in story.times if time.start > dated[number][0].start and _is_decade(time)), None
    )
    following = [*after[:1], *([decade + 9] if decade else [])]
    low = before[-1] if before else min(others)
    high = min(following, default=low)
    last = own if own is not None else low + _FAR
    return (low, high) if following and low <= high else (low, max(last, *others))


def _is_decade(time: TimeExpression) -> bool:
    return time.value is not None and re.fullmatch(r"\d{3}X~?", time.value) is not None


def _actors(story: Story, sentence: Span, dated: Sequence[tuple[TimeExpression, int]], year: int) -> int:
    """How many names of the sentence stand in sentences of other years too."""
    here = set(_NAME.findall(sentence.of(story.text)))
    there: set[str] = set()
    for time, other in dated:
        if abs(other - year) >= _FAR:
            there |= set(_NAME.findall(story.sentence(time.start, time.end).of(story.text)))
    return len(here & there)


def _meant(year: int, low: int, high: int) -> list[int]:
    """The years in [low, high] that two swapped figures or one wrong figure explains."""
    digits = str(year)
    swapped = {
        int("".join((*digits[:n], digits[n + 1], digits[n], *digits[n + 2 :])))
        for n in range(len(digits) - 1)
        if digits[n] != digits[n + 1]
    }
    other = {int(digits[:n] + figure + digits[n + 1 :]) for n in range(len(digits)) for figure in "0123456789"}
    return sorted(one for one in swapped | other - {year} if low <= one <= high)


_PAST = re.compile(
    r"\b(?:was|were|had been|has been|died|won|killed|born|signed|arrived|began|started|happened|occurred|took place|"
    r"held|crashed|struck|resigned|met|attacked|bombed|invaded|launched|opened|closed|released|published|arrested|"
    r"founded|moved|joined|became|came|went|took|gave|made|left|lost|beat|defeated|fell|broke)\b[^,;:\"“”()\n]{0,60}?"
    r"\b(?:in|on)(?: the)? $",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|must|cannot|to|scheduled|planned|plans?|due|set|expected|until|"
    r"till|through|by|before|end\w*|expir\w+|extend\w*|targets?|deadlines?|goals?|contract\w*|terms?|budgets?|"
    r"forecasts?|project\w*|estimate\w*|bids?|host\w*|propos\w+|next|upcoming|if|agree\w*|vow\w*|pledg\w+|promis\w+|"
    r"delay\w*|postpone\w*|awarded|for|forthcoming|future|predict\w*|novel|film|movie|fiction\w*|series|mandate\w*|"
    r"eligible|candidat\w+|elections?|run|running|coming|later|earliest|possib\w+|slated|hop\w+|going|call\w*)\b",
    re.IGNORECASE,
)
"""Words with which a sentence may speak of what is to come."""


def past_ahead(story: Story) -> Iterator[Finding]:
    """Dates with a year after the day of publication, right after a verb of the past, nothing ahead being spoken of."""
    if not story.sure or story.published is None:
        return
    today = story.published.isoformat()
    found: list[TimeExpression] = []
    for time in story.times:
        value = (time.value or "").rstrip("?~%")
        if year_of(time) is None or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value) or value <= today[: len(value)]:
            continue
        sentence = story.sentence(time.start, time.end)
        before = story.text[sentence.start : time.start]
        if not _PAST.search(before) or _AHEAD.search(sentence.of(story.text)):
            continue
        found.append(time)
    if len(found) == 1:  # of several, the story's own date is the one that is wrong
        message = f"The story tells this as past, but {found[0].text} is after its own date, {today}."
        yield story.finding(PAST_AHEAD, found[0].start, found[0].end, message)


_STATE = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(STATES, key=len, reverse=True)))})(?!\w)".replace("the", "[Tt]he")
)
_NAMES = tuple(name.removeprefix("the ") for name in STATES)
_ACTS = re.compile(
    r"(?:,? (?:also|then|formally|unilaterally))? (?:signed|declared|invaded|annexed|joined|ratified|recogni[sz]ed|"
    r"launched|revoked|attacked|occupied|withdrew from|detonated|tested|sent|deployed|exploded|shot down)\b"
)
_FORMER = re.compile(
    r"\b(?:former|formerly|then|now|what|later|today's|modern|future|successor|predecessor)\b", re.IGNORECASE
)
_MARGIN = 2
"""Years by which a state must be out of its time: a year more or less is how people speak."""


def states(story: Story) -> Iterator[Finding]:
    """Sentences with one year in which a state of the table acts more than two years before or after it existed."""
    if not any(name in story.text for name in _NAMES):
        return
    for match in _STATE.finditer(story.text):
        if not _ACTS.match(story.text, match.end()):
            continue
        sentence = story.sentence(match.start(), match.end())
        dated = [time for time in story.times_in(sentence) if year_of(time) is not None]
        if len(dated) != 1 or _FORMER.search(sentence.of(story.text)):
            continue
        name = re.sub("^The", "the", match.group())
        year, (first, last) = year_of(dated[0]) or 0, STATES[name]
        if year < first - _MARGIN or (last is not None and year > last + _MARGIN):
            existed = f"was founded in {first}" if year < first else f"ended in {last}"
            message = f"{name[0].upper()}{name[1:]} {existed}, and could not act in {year}."
            start = dated[0].start + dated[0].text.index(str(year))
            yield story.finding(STATE, start, start + len(str(year)), message)
