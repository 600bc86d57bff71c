"""Make a table of your own from records: CSV, a row a party with what it said.

    onrecord read --format jsonl stories/ | python examples/to_table.py > table.csv
    python examples/to_table.py records.jsonl > table.csv

(A row a statement is what `onrecord read --format csv` gives.)
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator

from onrecord import Record, from_json

COLUMNS = ("item", "published", "party", "kind", "roles", "statements", "direct", "words")


def rows(record: Record) -> Iterator[tuple[str | int, ...]]:
    """A row for each party of the record that speaks."""
    for party in record.parties:
        own = [statement for statement in record.statements if statement.speaker == party.id]
        if not own:
            continue
        yield (
            record.item.id or record.item.location or record.id,
            record.page.published.value or "",
            party.name,
            party.kind,
            "; ".join(role.text for role in party.roles),
            len(own),
            sum(statement.form == "direct" for statement in own),
            sum(len(piece.text.split()) for statement in own for piece in statement.content),
        )


def write(lines: Iterable[str]) -> None:
    """Print the table of records given one a line."""
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(COLUMNS)
    for line in lines:
        table.writerows(rows(from_json(line)))


def main(arguments: list[str]) -> None:
    """Take the records from the file named, else from standard input."""
    if arguments:
        with open(arguments[0], encoding="utf-8") as lines:
            write(lines)
    else:
        write(sys.stdin)


if __name__ == "__main__":
    main(sys.argv[1:])
