"""The packaged sample stories are all there, readable and listed."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path

import pytest
from lxml import etree

from onrecord import samples

README = (resources.files(samples) / "README.md").read_text(encoding="utf-8")
STORIES = samples.paths()
LISTED = re.findall(r"^\| `([^`]+\.\w+)` \|", README, flags=re.MULTILINE)
AGENCY_NAMES = ("ona", "norwire", "velpress")


def _named(path: Path) -> str:
    return path.name


def _read(name: str) -> str:
    return (samples.demo_path().parent / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", STORIES, ids=_named)
def test_every_sample_is_a_file_of_utf8_text_and_long_enough_to_be_a_story(path: Path) -> None:
    assert len(path.read_bytes().decode("utf-8").split()) >= 150


def test_the_readme_lists_exactly_the_files_that_exist() -> None:
    assert [path.name for path in STORIES] == LISTED


def test_there_are_at_least_twelve_wire_stories_from_all_three_agencies() -> None:
    wire = [path.name.split("-")[3] for path in STORIES if path.name.startswith("2031-")]
    counts = {agency: wire.count(agency) for agency in AGENCY_NAMES}
    assert sum(counts.values()) >= 12 and min(counts.values()) >= 3


def test_the_demonstration_is_one_of_the_samples() -> None:
    assert samples.demo_path() in STORIES


def test_no_two_stories_open_with_the_same_words() -> None:
    openings = [path.read_text(encoding="utf-8")[:60] for path in STORIES if path.suffix == ".txt"]
    bodies = [text.splitlines()[0] for text in openings if not text.startswith("ONA\n")]
    assert len(set(bodies)) == len(bodies)


def test_each_line_of_the_jsonl_sample_is_a_story_with_its_metadata() -> None:
    rows = [json.loads(line) for line in _read("stories.jsonl").splitlines()]
    fields = {"text", "id", "headline", "published", "url", "language", "provider"}
    assert [set(row) for row in rows] == [fields] * 3


def test_the_exchange_formats_are_well_formed() -> None:
    ninjs = json.loads(_read("2031-05-07-ona-reply.json"))
    newsml = etree.fromstring(_read("2031-06-03-velpress-withdrawal.xml").encode())
    assert ninjs["standard"]["name"] == "ninjs"
    assert etree.QName(newsml).text == "{http://iptc.org/std/nar/2006-10-01/}newsItem"


FAULTS = [
    ("2031-03-02-ona-declaration.txt", "in 1697"),
    ("2031-03-03-courier-ona-reprint.html", "there will be none until the treaty is signed"),
    ("2031-03-19-norwire-poll.html", "38% said"),
    ("2031-06-05-norwire-denial.txt", "Tolvangar"),
    ("2031-07-10-velpress-islands-feature.txt", "Tuesday 7 July"),
]


@pytest.mark.parametrize(("name", "words"), FAULTS)
def test_the_faults_planted_on_purpose_have_not_been_mended(name: str, words: str) -> None:
    assert words in _read(name)


def test_one_story_has_an_odd_number_of_quotation_marks() -> None:
    assert _read("2031-07-22-ona-talks-resume.txt").count('"') % 2 == 1
