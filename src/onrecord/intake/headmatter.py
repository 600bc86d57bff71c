"""What a page says about itself: JSON-LD, OpenGraph, meta elements. Tables say where each field is looked
for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from onrecord.intake.item import Metadata
from onrecord.intake.markup import Tag, Text, tokens

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")
_META = {
    "headline": ("og:title", "twitter:title", "dc.title", "title"),
    "byline": ("author", "article:author", "dc.creator", "parsely-author", "byl"),
    "published": ("article:published_time", "datepublished", "pubdate", "dc.date.issued", "dc.date", "date"),
    "url": ("og:url",),
    "language": ("og:locale", "content-language"),
    "provider": ("og:site_name", "article:publisher", "dc.publisher", "publisher"),
    "description": ("og:description", "description", "twitter:description"),
}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Headmatter(NamedTuple):
    """Metadata of a page, and the description that often is its standfirst."""

    metadata: Metadata
    description: str | None
    title: str | None


def headmatter(source: str) -> Headmatter:
    """What the markup of `source` says of its story. JSON-LD goes before meta elements; the first word
    counts.
    """
    found: dict[str, str] = {}
    meta: dict[str, str] = {}
    title, last = None, None
    for token in tokens(source):
        if isinstance(token, Text):
            if last is not None and last.name == "script" and "ld+json" in last.attributes:
                _add(found, _linked(source[token.start : token.end]))
            elif last is not None and last.name == "title" and title is None:
                title = " ".join(_unescaped(source[token.start : token.end]).split()) or None
        elif not token.closing:
            _add(meta, _stated(token))
        last = token if isinstance(token, Tag) and not token.closing else None
    for field, names in _META.items():
        _add(found, {field: next((meta[name] for name in names if name in meta), "")})
    _add(found, {"language": meta.get("html lang", ""), "url": meta.get("canonical", "")})
    if not _ISO.match(found.get("published", "")):
        found.pop("published", None)
    if found.get("byline", "").startswith(("http:", "https:")):
        del found["byline"]
    description = found.pop("description", None)
    return Headmatter(msgspec.convert(found, Metadata), description, title)


def _add(found: dict[str, str], more: dict[str, str]) -> None:
    for key, value in more.items():
        if value and key not in found:
            found[key] = value


def _stated(tag: Tag) -> dict[str, str]:
    """What one meta, link or html element states."""
    if tag.name not in ("meta", "link", "html"):
        return {}
    values = tag.values()
    if tag.name == "html":
        return {"html lang": values.get("lang") or values.get("xml:lang", "")}
    if tag.name == "link":
        return {"canonical": values.get("href", "")} if values.get("rel", "").lower() == "canonical" else {}
    name = values.get("property") or values.get("name") or values.get("itemprop") or values.get("http-equiv") or ""
    return {name.strip().lower(): " ".join(values.get("content", "").split())}


def _linked(script: str) -> dict[str, str]:
    """The fields of the first article in a JSON-LD script; none if it has none or is not JSON."""
    try:
        whole = msgspec.json.decode(script.strip())
    except (msgspec.DecodeError, RecursionError):  # broken JSON-LD is common; the page stands without it
        return {}
    for thing in _things(whole):
        kinds = thing.get("@type")
        if any(
            isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            return {
                "headline": _name(thing.get("headline")),
                "byline": _name(thing.get("author")),
                "published": _name(thing.get("datePublished")),
                "url": _name(thing.get("url")),
                "language": _name(thing.get("inLanguage")),
                "provider": _name(thing.get("publisher")),
                "description": _name(thing.get("description")),
            }
    return {}


def _things(whole: Any) -> Iterator[dict[str, Any]]:
    for thing in whole if isinstance(whole, list) else [whole]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from ((inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ())


def _name(value: Any) -> str:
    """A name, however JSON-LD writes it: a string, a thing with a name, or a list of these."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return " ".join(_unescaped(value).split()) if isinstance(value, str) else ""


def _unescaped(text: str) -> str:
    import html

    return html.unescape(text)
