"""`onrecord verify`: the proof of a store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from onrecord.errors import DamagedStore, StoreError, printable
from onrecord.surfaces.cli import interrupts, options
from onrecord.surfaces.cli.progress import Counter
from onrecord.surfaces.cli.streams import indented, set_encoding
from onrecord.surfaces.cli.wording import counted

if TYPE_CHECKING:
    from onrecord.store.verifying import Verified

WRONG, UNOPENED = 1, 2


@click.command()
@click.option("--detail", is_flag=True, help="Tell what was proved and each thing that is wrong.")
@options.output("text", "json")
@options.store_option
def verify(detail: bool, output: str, where: str | None) -> int:
    """Prove that the store holds what was stored.

    Every text is proved against its hash, every record against its own and its text, every span against the text,
    every derived row by deriving it again, every correction against what it is about, and the index against the
    statements. Ends with status 0 if all is in order, 1 if something is not, 2 if the store cannot be opened.
    """
    set_encoding(text=output == "text")
    try:
        store = options.opened(where)
    except StoreError as error:
        click.echo(f"onrecord: {error}", err=True)
        return UNOPENED
    with store, Counter("proving texts") as counter:

        def told(number: int) -> None:
            interrupts.check()
            counter.show(number)

        try:
            proof = store.verify(told)
        except DamagedStore as error:  # so much that the rest cannot be read
            click.echo(f"onrecord: {error}", err=True)
            return WRONG
    if output == "json":
        click.echo(indented(proof))
    else:
        for line in _details(proof) if detail else ():
            click.echo(line)
        click.echo(f"{_line(proof, detail)}: {printable(store.place.shown)}")
    return WRONG if proof.faults else 0


_SUMMED = ("text", "reading", "span", "correction")


def _details(proof: Verified) -> Iterator[str]:
    for what, number in proof.proved.items():
        yield f"{number:>9} {what} proved"
    for fault in proof.faults:
        yield printable(f"wrong: {fault.table} {fault.row}: {fault.problem}")


def _line(proof: Verified, detail: bool) -> str:
    """The proof on one line."""
    if not proof.faults:
        told = "in order: " + ", ".join(counted(proof.proved.get(f"{one}s", 0), one) for one in _SUMMED)
        return told if "index entries" in proof.proved else f"{told}; the index was not proved, as that takes writing"
    return f"{counted(len(proof.faults), 'thing')} not as stored" + ("" if detail else "; --detail tells them")
