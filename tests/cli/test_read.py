"""`onrecord read`: what goes in, what comes out, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from jsonschema import Draft202012Validator

import onrecord as package
from onrecord.record.schema import record_schema
from onrecord.surfaces.cli.tables import TABLES
from tests.cli.conftest import STORY, Run


def test_the_text_view_names_the_speaker_the_form_the_words_and_the_place(onrecord: Run, story: Path) -> None:
    done = onrecord("read", story)
    assert done.returncode == 0, done.stderr
    assert "Ministry denies deal over islands" in done.stdout
    assert "Anna Velt" in done.stdout
    assert "direct" in done.stdout
    assert "We have signed nothing" in done.stdout
    assert "paragraph 2, characters" in " ".join(done.stdout.split())
    assert "\x1b" not in done.stdout, "no colour where the output is no terminal"


def test_standard_input_is_read_where_the_source_is_a_dash(onrecord: Run) -> None:
    done = onrecord("read", "-", "--format", "json", given=STORY)
    assert json.loads(done.stdout)["page"]["text"] == STORY


def test_json_of_one_story_is_one_object_that_keeps_to_the_schema(onrecord: Run, story: Path) -> None:
    done = onrecord("read", story, "--format", "json", "--retrieved", "2031-06-01")
    record = json.loads(done.stdout)
    Draft202012Validator(record_schema()).validate(record)
    assert record["item"]["location"] == str(story)
    assert record["item"]["retrieved"] == "2031-06-01"
    assert record["statements"]


def test_json_of_several_stories_is_an_array(onrecord: Run, story: Path) -> None:
    done = onrecord("read", story, story, "--format", "json")
    assert len(json.loads(done.stdout)) == 2


def test_jsonl_gives_one_record_a_line_in_the_order_of_the_input(onrecord: Run) -> None:
    lines = [json.dumps({"id": str(n), "text": f"The {n} boats left, Anna Velt said."}) for n in range(30)]
    done = onrecord("read", "-", "--format", "jsonl", given="\n".join(lines))
    assert [json.loads(line)["item"]["id"] for line in done.stdout.splitlines()] == [str(n) for n in range(30)]


def test_csv_has_a_row_for_each_statement(onrecord: Run, story: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(onrecord("read", story, "--format", "csv").stdout)))
    assert tuple(rows[0]) == tuple(TABLES["statements"].columns)
    assert any(row["speaker"] == "Anna Velt" for row in rows)
    text = STORY
    for row in rows:
        assert text[int(row["start"]) : int(row["end"])].startswith(row["content"][:10])


def test_one_broken_story_among_many_is_reported_at_the_end_and_the_rest_is_read(onrecord: Run, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:03}.txt").write_text(f"The {number} boats left, Anna Velt said.", encoding="utf-8")
    (tmp_path / "017.txt").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8)
    done = onrecord("read", tmp_path, "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 39
    assert "017.txt" in done.stderr
    assert "1 could not be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_is_named_with_what_was_wrong(onrecord: Run, tmp_path: Path) -> None:
    done = onrecord("read", tmp_path / "nothing.txt")
    assert done.returncode == 1
    assert "no such file" in done.stderr
    assert "[source]" in done.stderr
    assert done.stderr.count("nothing.txt") == 1  # not told twice


def test_an_empty_story_says_so(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("\n \n")
    done = onrecord("read", tmp_path / "empty.txt")
    assert done.returncode == 1
    assert "[empty]" in done.stderr


def test_a_loopback_address_is_refused_unless_asked_for(onrecord: Run) -> None:
    done = onrecord("read", "http://127.0.0.1:9/story")
    assert done.returncode == 1
    assert "[refused-address]" in done.stderr


def test_an_impossible_date_is_wrong_use(onrecord: Run, story: Path) -> None:
    done = onrecord("read", story, "--retrieved", "2031-02-30")
    assert done.returncode == 2
    assert "2031-02-30" in done.stderr


def test_from_overrides_what_the_content_looks_like(onrecord: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>The boats left, Anna Velt said.</p>")
    done = onrecord("read", page, "--from", "text", "--format", "json")
    assert json.loads(done.stdout)["page"]["text"].startswith("<p>")


def test_the_command_and_the_library_give_the_same_record(onrecord: Run, story: Path) -> None:
    printed = onrecord("read", story, "--format", "jsonl", "--retrieved", "2031-06-01").stdout
    ours = package.read(STORY, retrieved="2031-06-01")
    theirs = package.from_json(printed)
    assert (theirs.page, theirs.parties, theirs.statements) == (ours.page, ours.parties, ours.statements)
