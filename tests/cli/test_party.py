"""`onrecord party` and `onrecord store known`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.store.linking.views import PartySummary
from onrecord.store.store import Store
from onrecord.surfaces.cli.commands import cli
from onrecord.surfaces.cli.party import sole
from tests.store.stories import NOON, record

STORIES = (
    ("The boats left, Foreign Minister Anna Velt said.", "2031-03-02"),
    ("The boats stayed, Anna Velt said.", "2031-03-05"),
    ("The strait is shut, Senator Bo Velt said.", "2031-04-01"),
    ("The strait is open, Velt said.", "2031-04-02"),
)


@pytest.fixture
def place(tmp_path: Path) -> str:
    name = str(tmp_path / "a.db")
    with Store(name) as store:
        for text, published in STORIES:
            store.add(record(text, published=published), recorded_at=NOON)
    return name


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


def test_the_most_quoted_are_listed(place: str) -> None:
    lines = run("party", "--store", place).stdout.splitlines()
    assert lines[0].split() == ["2", "Anna", "Velt"]
    assert lines[1].strip().startswith("person · 2 stories · 2031-03-02 to 2031-03-05 · y")


def test_a_party_is_shown_with_names_roles_and_statements(place: str) -> None:
    shown = run("party", "Anna Velt", "--store", place).stdout
    for words in ("Names\n", "Roles\n", "Foreign Minister (1 story)", "Statements\n", "The boats stayed", "several"):
        assert words in shown
    assert shown.index("The boats stayed") < shown.index("The boats left")


def test_a_name_that_several_bear_lists_them_with_their_keys(place: str) -> None:
    shown = run("party", "Velt", "--store", place).stdout
    assert "may be any of these" in shown and "Anna Velt" in shown and "Bo Velt" in shown
    assert "not sure who is meant" in shown


def test_the_only_person_of_a_name_is_meant_before_what_is_named_after_them() -> None:
    anna, bo, body, other = (
        PartySummary(name, name, kind, None, 1, 1, None, None)
        for name, kind in (
            ("Anna Velt", "person"),
            ("Bo Velt", "person"),
            ("Velt campaign", "org"),
            ("Velt Hall", "org"),
        )
    )
    assert sole([body, anna, other]) == anna and sole([body]) == body
    assert sole([anna, bo]) is None and sole([body, other]) is None and sole([]) is None


def test_json_has_all_that_the_text_tells(place: str) -> None:
    told = json.loads(run("party", "Anna Velt", "--store", place, "--format", "json").stdout)
    assert told["party"]["name"] == "Anna Velt"
    assert [one["words"] for one in told["statements"]] == ["The boats stayed", "The boats left"]
    found = json.loads(run("party", "Velt", "--store", place, "--format", "json").stdout)
    assert [one["name"] for one in found["parties"]] == ["Anna Velt", "Bo Velt"]
    assert len(json.loads(run("party", "--store", place, "--format", "json", "--limit", "1").stdout)) == 1


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    Store(tmp_path / "b.db").close()
    assert "onrecord add" in run("party", "--store", str(tmp_path / "b.db")).stdout


def test_known_people_are_told_from_a_file_and_listed(place: str, tmp_path: Path) -> None:
    file = tmp_path / "known.csv"
    file.write_text("name,aliases,qid\nAnna Velt,Anna Lind,Q7\n", encoding="utf-8")
    assert "1 read, 1 new, 1 known in all" in run("store", "known", str(file), "--store", place).stdout
    assert run("store", "known", "--store", place).stdout == "Anna Velt · person · Q7 · Anna Lind\n"
    assert "Q7" in run("party", "Anna Velt", "--store", place).stdout


def test_a_file_that_is_not_sound_is_told_with_its_line_and_nothing_is_kept(place: str, tmp_path: Path) -> None:
    from onrecord.errors import FormatError

    file = tmp_path / "known.csv"
    file.write_text("name,qid\nAnna Velt,Q7\nBo Velt,7\n", encoding="utf-8")
    with pytest.raises(FormatError, match="line 3: a QID"):
        run("store", "known", str(file), "--store", place)
    file.write_bytes(b"name\nAnna V\xe9lt\n")
    with pytest.raises(FormatError, match="line 2: not UTF-8"):
        run("store", "known", str(file), "--store", place)
    assert "No one yet" in run("store", "known", "--store", place).stdout
