"""Gold stories by corpus. The data are not part of the project: their folder is named by --data or ONRECORD_DATA."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

Story = dict[str, Any]

CORPORA = ("polnear/dev", "records/dev")
VARIABLE = "ONRECORD_DATA"
_BESIDE = Path(__file__).parents[2] / "shared" / "data"
"""Where the data lie if nothing is named: beside the checkout."""


def data_folder(named: str | None = None) -> Path | None:
    """The folder of the corpora: the one named, else ONRECORD_DATA, else beside the checkout; None if not there."""
    folder = Path(named or os.environ.get(VARIABLE) or _BESIDE)
    return folder if folder.is_dir() else None


def stories(folder: Path, corpus: str) -> Sequence[Story]:
    """The gold stories of a corpus, such as "polnear/dev"."""
    lines = (folder / f"{corpus}.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line) for line in lines if line.strip()]
