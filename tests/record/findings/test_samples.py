"""The faults that were put into the samples on purpose are found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import Item, read, samples
from onrecord.intake.sources import read_source

FAULTS = {
    "2031-03-02-ona-declaration.txt": [("repeated-caption", None), ("misprinted-year", "1967")],
    "2031-03-05-velpress-opposition.txt": [("headline-quotation", None)],
    "2031-03-19-norwire-poll.html": [("shares-over-whole", None)],
    "2031-06-03-velpress-withdrawal.xml": [("headline-quotation", None)],
    "2031-06-05-norwire-denial.txt": [("name-two-spellings", "Tolvanger")],
    "2031-07-10-velpress-islands-feature.txt": [("weekday-mismatch", None)],
    "2031-07-22-ona-talks-resume.txt": [
        (
            "unclosed-quotation",
            '"Ambassador Sorrel will raise Article 7 on the first morning," the diplomat said.',
        )
    ],
    "2031-08-18-ona-annex.txt": [("repeated-caption", None)],
}
"""By sample, the codes of its findings with what each suggests; the other samples have none."""


@pytest.mark.parametrize("path", samples.paths(), ids=lambda path: path.name)
def test_the_faults_of_a_sample_are_found_and_nothing_else(path: Path) -> None:
    found = []
    for item in read_source(str(path), retrieved=samples.RETRIEVED):
        assert isinstance(item, Item)
        found += [(one.code, one.suggestion) for one in read(item).findings]
    assert found == FAULTS.get(path.name, [])
