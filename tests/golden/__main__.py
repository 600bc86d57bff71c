"""Write the golden records anew: `python -m tests.golden`. Review what changed as a diff."""

from __future__ import annotations

from tests.golden.records import STORIES, golden_path, golden_record

if __name__ == "__main__":
    for name in STORIES:
        golden_path(name).write_text(golden_record(name), encoding="utf-8")
        print(f"written: {golden_path(name).name}")
