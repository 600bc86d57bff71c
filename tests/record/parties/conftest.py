"""Stories with marked attributions: `[source|cue|content]` in the text, each part possibly empty."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from onrecord.intake.item import Item
from onrecord.pages.page import Page
from onrecord.pages.parse import parse_page
from onrecord.reading.reading import Attribution
from onrecord.span import Span

Marked = tuple[Page, list[Attribution]]
_MARK = re.compile(r"<(s|c|w)(\d+)>|</>")


def marked(text: str) -> Marked:
    """The page and the attributions of a text in which `<s1>...</>` marks the source of attribution 1, `<c1>` its cue
    and `<w1>` its words. Marks may nest."""
    plain: list[str] = []
    length, last = 0, 0
    found: dict[int, dict[str, list[Span]]] = {}
    open_marks: list[tuple[str, int, int]] = []
    for match in _MARK.finditer(text):
        piece = text[last : match.start()]
        plain.append(piece)
        length += len(piece)
        last = match.end()
        if match.group(1):
            open_marks.append((match.group(1), int(match.group(2)), length))
        else:
            role, number, start = open_marks.pop()
            found.setdefault(number, {"s": [], "c": [], "w": []})[role].append(Span(start, length))
    whole = "".join(plain) + text[last:]
    attributions = [
        Attribution(tuple(parts["s"]), tuple(parts["c"]), tuple(parts["w"]), 1.0) for _, parts in sorted(found.items())
    ]
    return parse_page(Item(whole)), attributions


@pytest.fixture
def story() -> Callable[[str], Marked]:
    """`marked`, as a fixture."""
    return marked
