"""Which files of a folder are stories, by their names: whoever names a folder has not looked at each file in it."""

from __future__ import annotations

import os
import re

_ENDINGS = frozenset(".txt .text .html .htm .xhtml .xml .json .jsonl .ndjson .ninjs .newsml".split())
_NUMBER = re.compile(r"\.\d+")
"""The ending of a story in many archives: "ONA20310302.0017"."""
_ABOUT = frozenset("readme license licence copying notice changelog contributing authors makefile dockerfile".split())
"""Names of files about a folder, whatever their ending."""


def is_story(name: str) -> bool:
    """Whether a file of this name is read where its folder is named: by an ending of a format that is read here, a
    number as its ending, or none."""
    stem, ending = os.path.splitext(name.lower())
    if stem in _ABOUT:
        return False
    return not ending or ending in _ENDINGS or _NUMBER.fullmatch(ending) is not None
