"""Acts of PolNeAR's attributions: labels made in this project, for the corpus has none.

acts.jsonl holds for each story the act of each attribution that was read, by the ids of the corpus. Language-model
readers judged them one by one under the guide that the records' labels follow (docs/model-card.md tells how well they
agree with these).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

LABELS = Path(__file__).with_name("acts.jsonl")


def with_acts(corpus: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The stories of PolNeAR whose attributions have been read, with their acts."""
    with LABELS.open(encoding="utf-8") as lines:
        known = {line["id"]: line["acts"] for line in map(json.loads, lines)}
    for story in corpus:
        if story["id"] in known:
            own = known[story["id"]]
            told = [one | {"act": own.get(one["id"])} for one in story["attributions"]]
            yield story | {"attributions": told}
