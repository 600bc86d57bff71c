"""Forms that follow from layout rather than from words, added to what the model found. Placeholder replaced below."""
from __future__ import annotations
from collections.abc import Sequence
from onrecord.pages.page import Page
from onrecord.reading.quotes import Quotation
from onrecord.reading.reading import Attribution

def complete(page: Page, found: Sequence[Attribution], quotations: Sequence[Quotation]) -> tuple[Attribution, ...]:
    return tuple(found)
