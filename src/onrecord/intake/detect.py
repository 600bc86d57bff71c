"""Which format a delivery is in, by its content; its name only where the content leaves it open."""

from __future__ import annotations

import re
from typing import Literal, get_args

from onrecord.errors import FormatError, SettingError

Format = Literal["text", "html", "jsonl", "ninjs", "newsml"]
FORMATS: tuple[Format, ...] = get_args(Format)

_PROLOGUE = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*|<!doctype\b[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_NEWSML = frozenset("newsitem packageitem newsmessage conceptitem knowledgeitem planningitem catalogitem".split())
_HTML = frozenset(
    "html head body meta title link script style base div p article section main header footer nav aside "
    "h1 h2 h3 h4 h5 h6 ul ol table figure blockquote a span img b i strong em br "
    "hr center font form pre".split()
)
_HTML_INSIDE = re.compile(r"</(?:p|div|body|h1|article|html)\s*>", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\[\s*[\{\]]|\{\s*[\"}])")
_NINJS = re.compile(
    r'(?<!\\)"(?:body_\w+|bodies|headlines|versioncreated|eventdetails|pubstatus|representationtype)"\s*:'
    r'|"name"\s*:\s*"ninjs"',
    re.IGNORECASE,
)
_URI = re.compile(r'(?<!\\)"uri"\s*:')
_LINE_TEXT = re.compile(r'(?<!\\)"text"\s*:')
_BY_NAME: dict[str, Format] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def detect(head: str, name: str = "") -> Format:
    """The format of a delivery whose first characters are `head` and whose name or address ends as `name`
    does.

    Raises FormatError for XML in a vocabulary that is not read here.
    """
    head = head.removeprefix("\ufeff")
    suffix = re.search(r"\.\w+\Z", name)
    hinted = _BY_NAME.get(suffix.group().lower()) if suffix else None
    if _JSON.match(head):
        return _json_kind(head)
    if head.lstrip().startswith("<"):
        kind = _markup_kind(head)
        if kind is not None:
            return kind
    if hinted == "html":
        return "html" if _HTML_INSIDE.search(head) else "text"
    return hinted or "text"


def known_format(name: str) -> Format:
    """`name` as a Format. Raises SettingError if it is none."""
    for known in FORMATS:
        if name == known:
            return known
    raise SettingError("there is no such input format", given=name, remedy=f"choose one of {', '.join(FORMATS)}")


def _json_kind(head: str) -> Format:
    line = head.lstrip().partition("\n")[0]
    first = line if line.rstrip().endswith(("}", "]")) and len(line) > 2 else head
    if _URI.search(first) and (_NINJS.search(first) or not _LINE_TEXT.search(first)):
        return "ninjs"
    return "ninjs" if _NINJS.search(first) and not _LINE_TEXT.search(first) else "jsonl"


def _markup_kind(head: str) -> Format | None:
    prologue = _PROLOGUE.match(head)
    start = prologue.end() if prologue else 0
    root = _ROOT.match(head, start)
    if root is None:
        return "html" if re.search(r"<!doctype\s+html", head[:start], re.IGNORECASE) else None
    name = root.group(1)
    if name.lower() in _NEWSML:
        return "newsml"
    if name.lower() in _HTML:
        return "html"
    if "<?xml" in head[:start] or f"</{name}" in head or re.search(r"\sxmlns\s*=", head[start : start + 500]):
        raise FormatError(f"XML with <{name}> at its root is not read here", remedy="give NewsML-G2, HTML or text")
    return None
