"""Units: the stretches between line breaks that are one line or one paragraph of the story.

A line is a unit, unless the text is hard-wrapped: then the lines up to a blank one are a unit together.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.span import Span

_WRAP_LEAST, _WRAP_MOST = 50, 100
"""Lengths in characters between which all lines but the last of a hard-wrapped paragraph lie."""
_EVEN = 26
"""Most that these lengths differ by."""
_SENTENCE_ENDS = tuple(".!?…:\"”'’»)")


def units(text: str) -> list[Span]:
    """The units of `text` in order, trimmed of white space; blank lines are in none."""
    found: list[Span] = []
    for group in _groups(text):
        if _is_wrapped(text, group):
            found.append(Span(group[0].start, group[-1].end))
        else:
            found.extend(group)
    return found


def _groups(text: str) -> Iterator[list[Span]]:
    """Lines that no blank line parts."""
    group: list[Span] = []
    at = 0
    for line in text.split("\n"):
        trimmed = line.strip()
        if trimmed:
            start = at + len(line) - len(line.lstrip())
            group.append(Span(start, start + len(trimmed)))
        elif group:
            yield group
            group = []
        at += len(line) + 1
    if group:
        yield group


def _is_wrapped(text: str, group: list[Span]) -> bool:
    if len(group) < 2:
        return False
    body = group[:-1]
    lengths = [line.end - line.start for line in body]
    if min(lengths) < _WRAP_LEAST or max(lengths) > _WRAP_MOST or max(lengths) - min(lengths) > _EVEN:
        return False
    if group[-1].end - group[-1].start > max(lengths) + _EVEN // 2:
        return False
    broken = sum(not line.of(text).endswith(_SENTENCE_ENDS) for line in body)
    return broken * 3 >= len(body) * 2
