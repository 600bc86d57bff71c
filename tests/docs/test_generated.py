"""The pages that follow from the code are as the code has it, and drift is told."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import ModuleType

import pytest

from onrecord import errors
from onrecord.samples import demo_path
from onrecord.surfaces.cli import main as command
from onrecord.surfaces.cli.tables import TABLES
from tests.docs.conftest import CHECKOUT


@pytest.fixture
def copy(tmp_path: Path, generate: ModuleType) -> Path:
    """A checkout with the generated files alone, as they should be."""
    for name in generate.PAGES:
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        shutil.copyfile(CHECKOUT / name, tmp_path / name)
    generate.main(["--root", str(tmp_path)])
    return tmp_path


def test_the_generated_pages_of_this_checkout_have_not_drifted(
    generate: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate.main(["--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", ["docs/format.md", "docs/commands.md", "docs/errors.md"])
def test_a_page_that_has_drifted_is_shown_as_a_diff_and_left_alone(
    name: str, copy: Path, generate: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    page = copy / name
    changed = page.read_text(encoding="utf-8").replace("| --- |", "| --- | drifted |", 1)
    page.write_text(changed, encoding="utf-8")
    assert generate.main(["--check", "--root", str(copy)]) == 1
    printed = capsys.readouterr().out
    assert f"--- {name}" in printed and "drifted" in printed
    assert page.read_text(encoding="utf-8") == changed


def test_a_transcript_that_is_not_what_the_demonstration_prints_is_drift(copy: Path, generate: ModuleType) -> None:
    page = copy / "README.md"
    page.write_text(page.read_text(encoding="utf-8").replace("$ onrecord demo\n", "$ onrecord demo\nNews\n"))
    assert generate.main(["--check", "--root", str(copy)]) == 1
    assert generate.main(["--root", str(copy)]) == 0
    assert generate.main(["--check", "--root", str(copy)]) == 0


def test_the_demonstration_is_short_and_names_the_sample_without_its_folder(generate: ModuleType) -> None:
    lines = generate.transcripts("<!-- demo -->\n```text\n$ onrecord demo\n```\n<!-- /demo -->").splitlines()
    assert lines[2] == "$ onrecord demo"
    assert len(lines) <= generate.DEMO_LINES + 6
    assert demo_path().name in lines


def test_transcripts_of_the_store_are_made_in_the_order_of_the_page_and_cut(generate: ModuleType) -> None:
    asked = ("correct note 837e5f8c/2 Kept. --because seen --by Ida", "search 'peace treaty' --limit 5", "verify")
    commands = "".join(f"$ onrecord {one}\n" for one in asked)
    printed = generate.transcripts(f"Words.\n<!-- samples: 8 -->\n```text\n{commands}```\n<!-- /samples -->\n")
    assert printed.startswith("Words.\n<!-- samples: 8 -->\n```text\n$ onrecord correct note 837e5f8c/2")
    assert "[... The first 5 statements; --limit shows more]" in printed
    assert "1 correction: onrecord.db\n```\n<!-- /samples -->\n" in printed


def test_every_command_option_and_status_stands_on_the_page_of_commands(generate: ModuleType) -> None:
    page = generate.commands_page()
    for command_ in generate.cli.commands.values():
        assert f"## onrecord {command_.name}" in page
        for option in command_.params:
            assert all(f"`{name}`" in page for name in option.opts if name.startswith("-"))
    statuses = (0, command.FAILED, command.MISUSED, command.BUG, command.INTERRUPTED, command.PIPE_CLOSED)
    assert all(f"| {status} |" in page for status in statuses)


def test_every_error_and_every_column_of_the_csv_is_explained(generate: ModuleType) -> None:
    classes = [one for one in vars(errors).values() if isinstance(one, type)]
    codes = {one.code for one in classes if issubclass(one, errors.OnrecordError)}
    assert codes == set(generate.CODES)
    page = generate.commands_page()
    for table in TABLES.values():
        assert all(f"| `{column}` | {meaning} |" in page for column, meaning in table.columns.items() if meaning)
        assert all(table.columns.values())
