"""The four outputs, written as records come."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

import pytest

from onrecord.intake.item import Item, Metadata
from onrecord.pipeline import build
from onrecord.record.record import Record, from_json
from onrecord.surfaces.cli.tables import TABLES
from onrecord.surfaces.cli.wording import flat, headline, joined
from onrecord.surfaces.cli.writers import WRITERS, Choice
from tests.cli.record import made
from tests.fake import FakeModel


def record(text: str = "The boats left, Anna Velt said.", **given: str) -> Record:
    return build(Item(text, **given), FakeModel())  # type: ignore[arg-type]


def written(output: str, records: Iterable[Record], table: str = "statements") -> str:
    out = io.StringIO()
    WRITERS[output](records, out, Choice(table=table))
    return out.getvalue()


RECORDS = [
    record(),
    record("The ship sank at once, Jon Berg said.\nIt was late, Anna Velt warned."),
    record("Nothing happened here."),
]


def test_the_outputs_are_those_that_the_command_names() -> None:
    assert tuple(WRITERS) == ("text", "json", "jsonl", "csv")


def test_jsonl_is_a_record_a_line() -> None:
    assert [from_json(line) for line in written("jsonl", RECORDS).splitlines()] == RECORDS


@pytest.mark.parametrize("number", [1, 2, 3])
def test_json_is_one_object_or_an_array(number: int) -> None:
    whole = json.loads(written("json", RECORDS[:number]))
    assert len(whole) == number if number > 1 else whole["format"] == "onrecord/1"


@pytest.mark.parametrize(
    ("output", "nothing"),
    [("json", ""), ("jsonl", ""), ("text", ""), ("csv", ",".join(TABLES["statements"].columns) + "\n")],
)
def test_no_records_are_no_output_but_the_header_of_the_table(output: str, nothing: str) -> None:
    assert written(output, []) == nothing


def test_csv_has_a_row_a_statement_that_leads_back_to_the_page() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", RECORDS))))
    assert [(row["speaker"], row["content"]) for row in rows] == [
        ("Anna Velt", "The boats left"),
        ("Jon Berg", "The ship sank at once"),
        ("Anna Velt", "It was late"),
    ]
    by_id = {one.id: one for one in RECORDS}
    for row in rows:
        text = by_id[row["record"]].page.text
        assert text[int(row["start"]) : int(row["end"])] == row["content"]
        assert row["statement"] in {one.id for one in by_id[row["record"]].statements}


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_a_row_for_each_of_its_kind_under_its_header(table: str) -> None:
    whole = made()
    rows = list(csv.DictReader(io.StringIO(written("csv", [whole, whole], table))))
    assert len(rows) == 2 * len(getattr(whole, table))
    assert tuple(rows[0]) == tuple(TABLES[table].columns)
    for row in rows:
        assert whole.page.text[int(row["start"]) : int(row["end"])].strip() in row.values()
        assert None not in row and None not in row.values(), "as many cells as columns"


def test_the_tables_tell_who_owes_what_and_what_happened_when() -> None:
    (owed,) = csv.DictReader(io.StringIO(written("csv", [made()], "commitments")))
    assert (owed["obligor"], owed["obligee"], owed["action"]) == ("Velmora", "Oskaria", "hand over the islands")
    assert (owed["conditions"], owed["due"], owed["history"]) == ("after: a peace treaty", "2035", "revoked 1067")
    first, second = csv.DictReader(io.StringIO(written("csv", [made()], "events")))
    assert (first["date"], second["date"], second["parties"]) == ("1067", "1961", "Velmora; Oskaria")
    (wrong,) = csv.DictReader(io.StringIO(written("csv", [made()], "findings")))
    assert (wrong["code"], wrong["words"], wrong["suggestion"]) == ("impossible-year", "1067", "1967")


def test_a_cell_that_a_spreadsheet_would_take_for_a_formula_is_made_text() -> None:
    formula = "=HYPERLINK(1) boats left, Anna Velt said."
    (row,) = csv.DictReader(io.StringIO(written("csv", [record(formula, id="+1")])))
    assert row["content"] == "'=HYPERLINK(1) boats left"
    assert row["item"] == "'+1"


def test_stories_in_the_text_view_are_parted_by_a_rule() -> None:
    assert written("text", RECORDS).count("─" * 88) == 2


@pytest.mark.parametrize("output", ["text", "jsonl", "csv"])
def test_a_record_is_printed_as_soon_as_it_is_there(output: str) -> None:
    out = io.StringIO()
    seen: list[int] = []

    def slowly() -> Iterator[Record]:
        for one in RECORDS:
            yield one
            seen.append(out.tell())

    WRITERS[output](slowly(), out, Choice())
    assert seen[0] > len(",".join(TABLES["statements"].columns)) + 1
    assert seen == sorted(set(seen)) or output == "csv"


def test_words_on_one_line() -> None:
    page = "Boats \t leave the strait\n\nTORSUND, March 2. /ONA/. The boats left, Anna Velt said on Sunday."
    assert headline(record(page)) == "Boats leave the strait"
    assert headline(build(Item("So.", metadata=Metadata(headline="Ships")), FakeModel())) == "Ships"
    assert flat(" a\n b\t\xa0c ") == "a b c"
    pieces = record().statements[0]
    assert joined((*pieces.source, *pieces.cue)) == "Anna Velt … said"
