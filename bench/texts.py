"""The texts that both sides read: stories from JSON Lines, or the packaged samples over and over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, zip_longest
from pathlib import Path

_WORD = re.compile(r"\S+")


def words_in(text: str) -> int:
    """Words of a text: its stretches without white space."""
    return len(text.split())


def stories_in(path: Path) -> Iterator[str]:
    """The `text` of each line of a JSON Lines file. Raises SystemExit if there is no such file, or a line has none."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _text(line, f"{path}:{number}")
    except OSError as error:
        raise SystemExit(f"bench: {path} cannot be read: {error.strerror}") from error


def _text(line: str, where: str) -> str:
    try:
        return str(json.loads(line)["text"])
    except (ValueError, KeyError, TypeError) as error:
        raise SystemExit(f"bench: {where} is no story with a text: {error!r}") from error


def samples() -> list[str]:
    """The texts of the packaged samples, in order of their names."""
    from onrecord.intake.item import Item
    from onrecord.intake.sources import read_source
    from onrecord.samples import paths

    return [item.text for path in paths() for item in read_source(str(path)) if isinstance(item, Item)]


def in_turn(many: Sequence[Iterable[str]]) -> Iterator[str]:
    """One story of each file in turn, so that a cut leaves some of every file."""
    return (text for row in zip_longest(*many) for text in row if text is not None)


def cut(texts: Iterable[str], words: int | None) -> list[str]:
    """Texts up to `words` in all; the last one ends after as many words as there is room for."""
    kept: list[str] = []
    left = words
    for text in texts:
        if left is not None and words_in(text) >= left:
            return [*kept, _opening(text, left)] if left else kept
        kept.append(text)
        left = None if left is None else left - words_in(text)
    return kept


def _opening(text: str, words: int) -> str:
    last = [found.end() for found in _WORD.finditer(text)][words - 1]
    return text[:last]


def chosen(files: Sequence[Path], words: int) -> list[str]:
    """What is read: the stories of `files`, or the samples repeated, up to `words`."""
    if files:
        return cut(in_turn([stories_in(path) for path in files]), words)
    return cut(cycle(samples()), words)
