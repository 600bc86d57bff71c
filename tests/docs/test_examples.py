"""The scripts in examples/ run, and do what they say."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import read
from onrecord.samples import RETRIEVED, demo_path, paths
from tests.docs.conftest import CHECKOUT

EXAMPLES = CHECKOUT / "examples"


def _run(*command: str | Path, given: str = "", status: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        input=given,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=300,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def records() -> str:
    """Records of a few samples, one a line."""
    return _run("-m", "onrecord", "read", "--format", "jsonl", *paths()[:5])


def test_these_are_all_the_examples() -> None:
    tested = {"read_story.py", "who_gets_quoted.py", "to_table.py", "check_evidence.py", "read_many.py"}
    assert {path.name for path in EXAMPLES.glob("*.py")} == tested


def test_read_story_prints_a_line_for_each_statement_of_the_sample() -> None:
    date, *lines = _run(EXAMPLES / "read_story.py").splitlines()
    statements = read(demo_path().read_text(encoding="utf-8"), retrieved=RETRIEVED).statements
    assert date == "published 2031-03-02? (inferred)"
    assert len(lines) == len(statements) > 3
    for line, statement in zip(lines, statements, strict=True):
        assert f"({statement.form}): {statement.content[0].text}" in line


def test_read_story_takes_a_file_of_ones_own(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("BRENNHAUG, March 3, 2031 (Norwire) - The talks went on, Anna Velt said.", encoding="utf-8")
    assert "published 2031-03-03 (dateline)" in _run(EXAMPLES / "read_story.py", story)


def test_who_gets_quoted_counts_in_falling_order_and_counts_the_unresolved_last() -> None:
    heading, *rows, last = _run(EXAMPLES / "who_gets_quoted.py").splitlines()
    counts = [int(row.split()[0]) for row in rows]
    assert heading.split() == ["statements", "direct", "speaker"]
    assert counts == sorted(counts, reverse=True) and len(counts) > 5
    assert last.endswith("(no resolved speaker)")


def test_who_gets_quoted_names_a_source_that_it_could_not_read(tmp_path: Path) -> None:
    assert "(no resolved speaker)" in _run(EXAMPLES / "who_gets_quoted.py", tmp_path / "missing.txt", status=1)


def test_to_table_gives_a_row_for_each_party_of_each_record(records: str) -> None:
    rows = list(csv.DictReader(io.StringIO(_run(EXAMPLES / "to_table.py", given=records))))
    read = [json.loads(line) for line in records.splitlines()]
    speaking = [
        party["name"]
        for record in read
        for party in record["parties"]
        if any(statement["speaker"] == party["id"] for statement in record["statements"])
    ]
    assert [row["party"] for row in rows] == speaking
    assert speaking and all(int(row["statements"]) >= 1 for row in rows)


def test_check_evidence_passes_records_as_they_were_made(records: str, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(records, encoding="utf-8")
    assert _run(EXAMPLES / "check_evidence.py", path).startswith("5 records, ")


@pytest.mark.parametrize(("part", "words"), [("content", "are"), ("page", "its hash is another")])
def test_check_evidence_finds_what_was_tampered_with(part: str, words: str, records: str) -> None:
    record = next(one for one in map(json.loads, records.splitlines()) if one["statements"])
    if part == "page":
        record["page"]["text"] += " More."
    else:
        record["statements"][0]["content"][0]["text"] = "what nobody said"
    assert words in _run(EXAMPLES / "check_evidence.py", given=json.dumps(record), status=1)


def test_read_many_reads_the_good_stories_and_tells_of_the_others() -> None:
    lines = _run(EXAMPLES / "read_many.py").splitlines()
    assert len(lines) == 26
    assert sum("could not be read: " in line for line in lines) == 5
    assert lines[4].startswith("ferry-04 could not be read") and lines[-1].endswith("5 stories could not be read")
