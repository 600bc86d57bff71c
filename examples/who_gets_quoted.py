"""Count who gets quoted in a folder of stories, most often first.

    python examples/who_gets_quoted.py [FILE-OR-FOLDER...]

Without an argument, the samples that come with the package. Names are brought together within a story, not across
stories. The last line counts the statements without a resolved speaker: look at it before comparing anything.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord import Failed, Item, Reader, Record
from onrecord.intake.sources import read_source
from onrecord.samples import paths


def stories(sources: Iterable[str]) -> Iterator[Item | Failed]:
    """The stories in files and folders, one after another."""
    for source in sources:
        yield from read_source(source)


def speakers(record: Record) -> Iterator[tuple[str, str]]:
    """Name (or the reason why there is none) and form of each statement."""
    parties = {party.id: party for party in record.parties}
    for statement in record.statements:
        yield parties[statement.speaker].name if statement.speaker else "", statement.form


def main(arguments: list[str]) -> int:
    """Count and print; exit status 1 if a story could not be read."""
    quoted: Counter[str] = Counter()
    direct: Counter[str] = Counter()
    failed = 0
    for result in Reader().read_many(stories(arguments or map(str, paths()))):
        if isinstance(result, Failed):
            failed += 1
            print(f"{result.location}: {result.error}", file=sys.stderr)
            continue
        for name, form in speakers(result):
            quoted[name] += 1
            direct[name] += form == "direct"
    unresolved = quoted.pop("", 0)
    print("statements  direct  speaker")
    for name, count in quoted.most_common():
        print(f"{count:>10}  {direct[name]:>6}  {name}")
    print(f"{unresolved:>10}  {direct['']:>6}  (no resolved speaker)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
