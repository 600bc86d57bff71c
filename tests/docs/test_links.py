"""Every link inside the docs leads somewhere, and every page can be reached."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.conftest import CHECKOUT

DOCS = CHECKOUT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *CHECKOUT.glob("*.md")])
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def _named(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


def _links(page: Path) -> list[str]:
    found = _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8")))
    return [link for link in found if not link.startswith(("http:", "https:", "mailto:"))]


def _anchors(page: Path) -> set[str]:
    prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip()) for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_every_relative_link_leads_to_a_file_and_its_anchor_to_a_heading(page: Path) -> None:
    for link in _links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in _anchors(target), f"{link}: there is no such heading"


def test_no_link_of_the_site_leaves_the_folder_it_is_built_from() -> None:
    for page in DOCS.rglob("*.md"):
        for link in _links(page):
            assert (page.parent / link.partition("#")[0]).resolve().is_relative_to(DOCS), f"{_named(page)}: {link}"


def test_the_menu_of_the_site_lists_every_page_once_and_no_other() -> None:
    menu = re.findall(r"\b([\w/-]+\.md)\s*$", (CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(menu) == sorted(page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md"))


def test_the_index_of_decisions_lists_every_decision() -> None:
    listed = set(_links(DOCS / "decisions" / "index.md"))
    assert listed == {page.name for page in (DOCS / "decisions").glob("*.md")} - {"index.md"}
