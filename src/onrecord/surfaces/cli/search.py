"""`onrecord search`: statements on record, by their words, their speakers and what else is known of them."""

from __future__ import annotations

import datetime
import sys

import click

from onrecord.errors import SettingError
from onrecord.query.question import ACTS, FORMS, MOST, On, Question
from onrecord.surfaces.cli import options
from onrecord.surfaces.cli.found import FORMATS
from onrecord.surfaces.cli.streams import set_encoding


@click.command()
@click.argument("words", nargs=-1)
@click.option("--by", metavar="PARTY", help="Whose statements: a name, a surname or a role.")
@click.option("--role", metavar="WORDS", help="Of speakers who have a role with these words.")
@click.option("--act", "acts", type=click.Choice(ACTS), multiple=True, help="What is done with the words; repeatable.")
@click.option("--form", "forms", type=click.Choice(FORMS), multiple=True, help="How they are reported; repeatable.")
@click.option("--about", metavar="WORDS", help="Words in the statement itself or the headline.")
@click.option("--since", metavar="DATE", help="From this day, month or year on.")
@click.option("--until", metavar="DATE", help="Until the end of this day, month or year.")
@click.option(
    "--on",
    type=click.Choice(("said", "published")),
    default="published",
    show_default=True,
    help="Which date --since, --until and the months of --facets mean.",
)
@click.option("--provider", metavar="NAME", help="Of stories from this provider.")
@options.as_of
@options.known_at
@click.option("--limit", type=click.IntRange(1, MOST), default=20, show_default=True, help="Statements at most.")
@click.option("--facets", is_flag=True, help="Count all that fits, by speaker, act and month.")
@options.output(*FORMATS)
@options.store_option
def search(
    words: tuple[str, ...],
    by: str | None,
    role: str | None,
    acts: tuple[str, ...],
    forms: tuple[str, ...],
    about: str | None,
    since: str | None,
    until: str | None,
    on: On,
    provider: str | None,
    as_of: str | None,
    known_at: datetime.datetime | None,
    limit: int,
    facets: bool,
    output: str,
    where: str | None,
) -> None:
    """Search the statements on record; the best matches come first.

    WORDS may stand in the statement, its speaker's name or roles, or the headline. All of them must, whatever their
    endings. '"peace treaty"' is a phrase, trea* any word that begins so; a NEAR b (or a NEAR/3 b) asks for both close
    together, a OR b for either, NOT a for its absence. WORDS may be left out if a filter is given: then the latest
    come first.
    """
    if facets and output in ("jsonl", "csv"):
        raise SettingError("counts are in text and json alone", given=f"--format {output}", remedy="leave out --facets")
    question = Question(
        " ".join(words), by, role, acts, forms, about, since, until, on, provider, as_of, known_at, limit
    )
    set_encoding(text=output == "text")
    with options.opened(where) as store:
        results = store.ask(question, facets=facets)
    FORMATS[output](results, question, sys.stdout)
