"""Sample stories: one negotiation between two fictional states, as wires and papers would have carried it.

The stories, their world and what each one exercises are listed in README.md beside this file. They serve the
demonstration, the docs and the tests.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Final

RETRIEVED: Final = "2031-09-30"
"""ISO 8601 day on which the samples count as retrieved. Most datelines lack a year: give it as the item's
`retrieved` where the years of this world (2031) should be inferred."""

_DEMO: Final = "2031-03-02-ona-declaration.txt"
_SUFFIXES: Final = frozenset({".txt", ".html", ".json", ".jsonl", ".xml"})


def paths() -> list[Path]:
    """Every sample file, in order of name, which is that of the dates; stories.jsonl, of three stories, is last."""
    return sorted(path for path in _folder().iterdir() if path.suffix in _SUFFIXES)


def demo_path() -> Path:
    """The story shown by the demonstration: a pasted wire report with most of what the tool looks for."""
    return _folder() / _DEMO


def _folder() -> Path:
    return Path(str(resources.files(__name__)))
