"""The README keeps its word: two set-up commands that fit the package, and no gap where figures belong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from onrecord.surfaces.cli.commands import cli
from tests.docs.conftest import CHECKOUT

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUN = "ONRECORD_RUN_SETUP"
"""Set it to run the set-up commands themselves, which takes minutes and asks the package index."""


def _section(heading: str) -> str:
    return README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def _setup_commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```$", _section("Set up"), re.DOTALL | re.MULTILINE)
    return [block.rstrip("\n") for block in blocks]


def _steps(command: str) -> list[str]:
    return [step.strip() for step in command.split("&&")]


def test_there_are_exactly_two_setup_commands_of_one_line_each() -> None:
    commands = _setup_commands()
    assert len(commands) == 2
    assert not any("\n" in command for command in commands)


def test_each_setup_command_makes_its_own_environment_and_works_in_it() -> None:
    for command in _setup_commands():
        venv, *others = _steps(command)
        assert venv == "python3 -m venv .venv"
        assert others and all(step.startswith(".venv/bin/") for step in others)


def test_the_first_setup_command_installs_the_package_and_runs_a_command_that_it_has() -> None:
    _, install, run = _steps(_setup_commands()[0])
    assert install.endswith(" .")
    script, name = run.removeprefix(".venv/bin/").split()
    assert script in PROJECT["scripts"]
    assert name in cli.commands


def test_the_second_setup_command_installs_an_extra_that_brings_the_tests_runner() -> None:
    _, install, run = _steps(_setup_commands()[1])
    extra = re.search(r"'\.\[(\w+)\]'$", install)
    assert extra is not None
    brought = [re.split(r"[^\w-]", one)[0] for one in PROJECT["optional-dependencies"][extra[1]]]
    assert run.removeprefix(".venv/bin/") in brought


def test_the_python_that_the_readme_asks_for_is_the_one_the_package_asks_for() -> None:
    asked = re.search(r"Python (\d+\.\d+) or newer", _section("Set up"))
    assert asked is not None
    assert PROJECT["requires-python"] == f">={asked[1]}"


def test_the_readme_opens_with_three_sentences_and_a_transcript() -> None:
    opening = README.partition("<!-- demo -->")[0].partition("\n")[2]
    assert len(re.findall(r"\.(?=\s)", opening)) == 3
    assert README.partition("<!-- demo -->\n")[2].startswith("```text\n$ onrecord demo\n")


def test_no_figure_is_left_to_be_filled_in() -> None:
    assert "TODO" not in README


@pytest.mark.skipif(RUN not in os.environ, reason=f"takes minutes; set {RUN} to run it")
@pytest.mark.parametrize("number", [0, 1])
def test_a_setup_command_works_in_a_fresh_checkout(number: int, tmp_path: Path) -> None:
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=CHECKOUT, capture_output=True, check=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        if (CHECKOUT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(CHECKOUT / name, tmp_path / name)
    inherited = {name: value for name, value in os.environ.items() if name not in (RUN, "PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        _setup_commands()[number], shell=True, cwd=tmp_path, env=inherited, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert ("statements" if number == 0 else "passed") in done.stdout
