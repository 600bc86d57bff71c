"""Read one story and print who said what.

    python examples/read_story.py [FILE]

Without FILE, a sample that comes with the package.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onrecord
from onrecord.samples import RETRIEVED, demo_path


def main(arguments: list[str]) -> None:
    """Read the story and print a line for each statement."""
    path = Path(arguments[0]) if arguments else demo_path()
    record = onrecord.read(path.read_text(encoding="utf-8"), retrieved=None if arguments else RETRIEVED)
    parties = {party.id: party for party in record.parties}
    print(f"published {record.page.published.value or 'on a day unknown'} ({record.page.published.basis})")
    for statement in record.statements:
        who = parties[statement.speaker].name if statement.speaker else f"[{statement.unresolved}]"
        words = " … ".join(piece.text for piece in statement.content)
        print(f"{who} ({statement.form}): {words}")


if __name__ == "__main__":
    main(sys.argv[1:])
