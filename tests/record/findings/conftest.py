"""A story given as text, and what one check finds in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.intake.item import Item, Metadata
from onrecord.pages.parse import parse_page
from onrecord.record.findings.check import find_findings
from onrecord.record.findings.values import Finding
from onrecord.record.record import Party, Statement
from onrecord.record.times.find import find_times

Find = Callable[..., list[Finding]]


@pytest.fixture
def find() -> Find:
    """`find(code, text)`: the findings of one check in a story of 5 March 2031, a Wednesday."""

    def found(
        code: str,
        text: str,
        *,
        published: str | None = "2031-03-05",
        parties: tuple[Party, ...] = (),
        statements: tuple[Statement, ...] = (),
        retrieved: str | None = None,
    ) -> list[Finding]:
        page = parse_page(Item(text, metadata=Metadata(published=published), retrieved=retrieved))
        findings = find_findings(page, find_times(page), parties, statements, retrieved=retrieved, checks=[code])
        assert all(page.text[one.start : one.end] == one.text and one.code == code for one in findings)
        return list(findings)

    return found
