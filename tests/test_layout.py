"""The way of the data holds in the source: what imports what, what does input and output, how large things are.

The order: errors, span < intake < pages < reading < record < query < pipeline < reader < corrections < store
< the public names < surfaces.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "onrecord"
MODULES = sorted(SOURCE.rglob("*.py"))

STAGES = (
    {"onrecord.errors", "onrecord.samples"},
    {"onrecord.span"},
    {"onrecord.intake"},
    {"onrecord.pages"},
    {"onrecord.reading"},
    {"onrecord.record"},
    {"onrecord.query"},
    {"onrecord.pipeline"},
    {"onrecord.reader"},
    {"onrecord.corrections"},
    {"onrecord.store"},
    {"onrecord"},
    {"onrecord.surfaces"},
    {"onrecord.__main__"},
)
"""Earlier stages first. A module belongs to the longest name that its own begins with."""

PURE = ("pages", "reading", "record", "query", "corrections")
LOADS_WEIGHTS = {"reading/model.py", "reading/heads.py"}
OUTSIDE = {
    "os", "sys", "io", "pathlib", "shutil", "tempfile", "glob", "fileinput", "socket", "ssl", "http", "urllib",
    "httpx", "subprocess", "multiprocessing", "threading", "asyncio", "logging", "random", "secrets", "time", "sqlite3",
    "pickle", "click", "rich",
}  # fmt: skip
"""Modules by which a module reaches beyond its arguments."""
OUTWARD = {"open", "print", "input", "exec", "eval", "breakpoint"}
ENGINE, NETWORK = "onnxruntime", {"httpx", "socket", "ssl", "urllib"}
DATABASE = {"sqlalchemy", "alembic", "sqlite3", "psycopg"}
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 40
RUN_BY_OTHERS = {"onrecord.__main__", "onrecord.store.migrations.env"}
"""Modules that act when they are imported."""
TABLES = {"record/words.py", "record/described.py"}
"""Modules that hold tables of words and little else."""


def _name(path: Path) -> str:
    parts = ("onrecord", *path.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


def _short(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imported(path: Path) -> Iterator[str]:
    """Every module that `path` imports, at its head or inside a function."""
    known = {_name(module) for module in MODULES}
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, f"{path}: imports are absolute"
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from (inner & known) or {node.module}


def _stage(name: str) -> int:
    best = max(
        ((len(stage), number) for number, stages in enumerate(STAGES) for stage in stages if _within(name, stage)),
        default=None,
    )
    assert best is not None, f"{name} belongs to no stage"
    return best[1]


def _within(name: str, stage: str) -> bool:
    """Whether module `name` is `stage` or lies in it; the package itself has only its own `__init__`."""
    return name == stage or (stage != "onrecord" and name.startswith(f"{stage}."))


ALL = pytest.mark.parametrize("path", MODULES, ids=_short)


@ALL
def test_a_module_imports_only_from_its_own_stage_and_earlier_ones(path: Path) -> None:
    own = _stage(_name(path))
    later = [name for name in _imported(path) if name.split(".")[0] == "onrecord" and _stage(name) > own]
    assert later == []


def test_no_modules_import_one_another_in_a_circle() -> None:
    graph = {_name(path): {name for name in _imported(path) if name.startswith("onrecord")} for path in MODULES}
    TopologicalSorter(graph).prepare()


@ALL
def test_nothing_that_ships_imports_the_training_the_tests_or_the_like(path: Path) -> None:
    assert not {"training", "evals", "bench", "tests", "torch", "onnx", "spacy"} & {
        name.split(".")[0] for name in _imported(path)
    }


def test_only_the_model_knows_the_inference_engine() -> None:
    assert [_short(path) for path in MODULES if ENGINE in set(_imported(path))] == ["reading/model.py"]


def test_only_the_store_knows_the_database() -> None:
    knowing = {_short(path) for path in MODULES if DATABASE & {name.split(".")[0] for name in _imported(path)}}
    assert knowing
    assert not [path for path in knowing if not path.startswith("store/")]


def test_only_fetching_knows_the_network() -> None:
    knowing = [_short(path) for path in MODULES if NETWORK & {name.split(".")[0] for name in _imported(path)}]
    assert knowing == ["intake/fetch.py"]


PURE_MODULES = [path for path in MODULES if path.relative_to(SOURCE).parts[0] in PURE]


@pytest.mark.parametrize("path", PURE_MODULES, ids=_short)
def test_pages_reading_and_record_are_values_in_and_values_out(path: Path) -> None:
    """They neither reach outside nor read a clock, but for the two modules that load the weights."""
    if _short(path) in LOADS_WEIGHTS:
        return
    assert not OUTSIDE & {name.split(".")[0] for name in _imported(path)}
    called = {node.func.id for node in ast.walk(_tree(path)) if _calls_name(node)}
    assert not OUTWARD & called


def _calls_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def test_nothing_asks_the_clock_but_the_command() -> None:
    clocks = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime"}
    asking = [
        _short(path)
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks
    ]
    assert set(asking) == {"surfaces/cli/clock.py"}


@ALL
def test_a_module_has_fewer_lines_than_the_limit(path: Path) -> None:
    if _short(path) not in TABLES:
        assert len(path.read_text(encoding="utf-8").splitlines()) < MOST_LINES


@ALL
def test_a_function_has_fewer_lines_than_the_limit(path: Path) -> None:
    long = [
        f"{node.name} has {_lines(node)}"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef) and _lines(node) >= MOST_LINES_OF_A_FUNCTION
    ]
    assert long == []


def _lines(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@ALL
def test_a_module_with_code_opens_with_what_it_is_for(path: Path) -> None:
    tree = _tree(path)
    assert not tree.body or ast.get_docstring(tree)


def test_the_public_names_are_all_there_and_in_order() -> None:
    import onrecord

    assert [name for name in onrecord.__all__ if not hasattr(onrecord, name)] == []
    assert onrecord.__all__ == sorted(onrecord.__all__)
    public = {name for name in vars(onrecord) if name[0].isupper() or name in ("read", "to_json", "from_json")}
    assert public - {"PackageNotFoundError", "TYPE_CHECKING"} <= set(onrecord.__all__)


def test_the_package_says_that_it_is_typed() -> None:
    assert (SOURCE / "py.typed").is_file()


def test_what_crosses_a_stage_cannot_be_changed() -> None:
    """Every value with a public name is frozen, so that no later stage changes what an earlier one said."""
    import importlib

    import msgspec

    kinds = {
        kind
        for path in MODULES
        if _name(path) not in RUN_BY_OTHERS
        for kind in vars(importlib.import_module(_name(path))).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__.startswith("onrecord")
    }
    assert len(kinds) > 20
    assert [
        kind.__name__ for kind in kinds if not kind.__name__.startswith("_") and not kind.__struct_config__.frozen
    ] == []


def test_starting_the_command_loads_neither_the_engine_nor_the_web_client_nor_the_database() -> None:
    import subprocess

    heavy = ("onnxruntime", "httpx", "trafilatura", "sqlalchemy", "alembic", "sqlite3")
    code = f"import onrecord.surfaces.cli.main, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
