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
from onrecord.surfaces.cli.wording import flat, headline, joined
from onrecord.surfaces.cli.writers import COLUMNS, WRITERS
from tests.fake import FakeModel


def record(text: str = "The boats left, Anna Velt said.", **given: str) -> Record:
    return build(Item(text, **given), FakeModel())  # type: ignore[arg-type]


def written(output: str, records: Iterable[Record]) -> str:
    out = io.StringIO()
    WRITERS[output](records, out)
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
    ("output", "nothing"), [("json", ""), ("jsonl", ""), ("text", ""), ("csv", ",".join(COLUMNS) + "\n")]
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

    WRITERS[output](slowly(), out)
    assert seen[0] > len(",".join(COLUMNS)) + 1
    assert seen == sorted(set(seen)) or output == "csv"


def test_words_on_one_line() -> None:
    page = "Boats \t leave the strait\n\nTORSUND, March 2. /ONA/. The boats left, Anna Velt said on Sunday."
    assert headline(record(page)) == "Boats leave the strait"
    assert headline(build(Item("So.", metadata=Metadata(headline="Ships")), FakeModel())) == "Ships"
    assert flat(" a\n b\t\xa0c ") == "a b c"
    pieces = record().statements[0]
    assert joined((*pieces.source, *pieces.cue)) == "Anna Velt … said"
