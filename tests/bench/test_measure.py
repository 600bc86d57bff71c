"""The measurements of the benchmark, on sides small enough to test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import measure, report
from bench.measure import Cold, Size, Speed, Spread


def speed(*rates: float, torch: bool = False, found: int = 1) -> Speed:
    return Speed("a side", Spread.of(rates), rates, 200_000_000, 0.5, found, True, torch)


def test_the_ratio_compares_each_round_with_its_neighbour_in_time() -> None:
    """A machine that slows to a half for both changes nothing."""
    assert measure.ratio(speed(200, 100, 400), speed(100, 50, 100)) == Spread(2.0, 2.0, 4.0)


def test_who_goes_first_changes_from_round_to_round() -> None:
    assert [measure.order(["a", "b"], number) for number in range(3)] == [["a", "b"], ["b", "a"], ["a", "b"]]


def test_one_side_alone_is_measured_on_one_core_with_its_own_memory(tmp_path: Path) -> None:
    (found,) = measure.speeds(["onrecord"], ["The boats left, Anna Velt said."], 2, tmp_path).values()
    assert found.name.startswith("onrecord, ")
    assert len(found.rates) == 2
    assert found.rate.least > 0
    assert 20_000_000 < found.peak < 400_000_000
    assert found.one_core is hasattr(os, "sched_setaffinity")


def test_a_side_that_dies_ends_the_run_with_its_name(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="nobody"):
        measure.speeds(["nobody"], ["Text."], 1, tmp_path)
    assert "KeyError" in capfd.readouterr().err


def test_the_cold_start_is_timed_to_the_first_output_and_to_the_end(tmp_path: Path) -> None:
    code = "import sys, time; print('first', flush=True); time.sleep(0.3)"
    cold = measure.cold([sys.executable, "-c", code], tmp_path, 2)
    assert cold.end.least - cold.output.most > 0.1
    assert cold.first >= cold.end.least


def test_a_command_that_fails_is_not_timed(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="status 3"):
        measure.cold([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, 1)


def test_the_size_of_an_environment_is_that_of_its_files_without_what_links_lead_to(tmp_path: Path) -> None:
    packages = tmp_path / "lib" / "python3" / "site-packages"
    (packages / "big").mkdir(parents=True)
    (packages / "big" / "x.bin").write_bytes(b"x" * 3000)
    (packages / "small.py").write_bytes(b"x" * 10)
    (tmp_path / "pyvenv.cfg").write_bytes(b"x" * 5)
    (tmp_path / "link").symlink_to(packages / "big" / "x.bin")
    assert measure.size(tmp_path) == Size(3015, (("big", 3000), ("small.py", 10)))
    with pytest.raises(SystemExit, match="no virtual environment"):
        measure.size(packages)


def test_the_report_warns_of_figures_that_are_not_to_be_trusted() -> None:
    found = {
        "machine": {"processor": "x", "cores": 2, "python": "3.13", "load": 0.0},
        "texts": {"from": ["packaged samples"], "texts": 1, "words": 10, "rounds": 2},
        "sides": {"onrecord": speed(20, 30, found=0), "spacy": speed(10, 10, torch=True)},
        "ratio": Spread(2.5, 2.0, 3.0),
        "cold": Cold(Spread(1.0, 0.9, 1.2), Spread(1.1, 1.0, 1.3), 1.3),
    }
    told = "\n".join(report.lines(found))
    assert "2.50 (2.00 to 3.00)" in told
    assert "1.00 (0.90 to 1.20)" in told
    assert "PyTorch" in told
    assert "found nothing" in told


def test_the_whole_run_prints_json(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": "The boats left, Anna Velt said."}))
    options = ["--alone", "--rounds", "1", "--cold", "1", "--json", "--texts", str(path)]
    done = subprocess.run([sys.executable, "-m", "bench", *options], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["texts"]["words"] == 6
    assert found["sides"]["onrecord"]["rate"]["median"] > 0
    assert 0 < found["cold"]["output"]["median"] <= found["cold"]["end"]["median"]
