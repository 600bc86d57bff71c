"""The label set of attribution tagging, and what may follow what.

BIO labels over the three roles of PolNeAR (Newell et al. 2018): source, cue, content. Used twice: by the tagger that
proposes cues, and by the tagger that, given one cue, marks all spans of its attribution.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.reading import NameKind

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
OUT = 0
BEGIN = {role: 1 + 2 * number for number, role in enumerate(ROLES)}
INSIDE = {role: 2 + 2 * number for number, role in enumerate(ROLES)}
NAME_KINDS: tuple[NameKind, ...] = ("person", "org", "place", "group", "document")
"""Kinds of names. Places include states; groups are peoples, faiths and parties' followers; documents include works."""
NAME_LABELS = ("O", *(f"{prefix}-{kind}" for kind in NAME_KINDS for prefix in "BI"))
NAME_BEGIN = {kind: 1 + 2 * number for number, kind in enumerate(NAME_KINDS)}
NAME_INSIDE = {kind: 2 + 2 * number for number, kind in enumerate(NAME_KINDS)}
FORBIDDEN = -1e4
"""Score of a transition that the BIO scheme forbids (finite, so that sums stay finite)."""


def allowed() -> NDArray[np.bool_]:
    """Matrix [from, to] of the transitions that BIO allows: I follows only B or I of its own role."""
    may = np.ones((len(LABELS), len(LABELS)), bool)
    for role in ROLES:
        may[:, INSIDE[role]] = False
        may[BEGIN[role], INSIDE[role]] = may[INSIDE[role], INSIDE[role]] = True
    return may


def allowed_first() -> NDArray[np.bool_]:
    """Which labels may open a sequence: all but the I labels."""
    return np.array([not label.startswith("I-") for label in LABELS])
