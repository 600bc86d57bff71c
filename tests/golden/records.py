"""Whole records of sample stories, by the packaged model, as they are kept beside this file."""

from __future__ import annotations

from pathlib import Path

import msgspec

from onrecord import samples
from onrecord.intake.item import Item
from onrecord.intake.sources import read_source
from onrecord.reader import read
from onrecord.record.record import to_json

STORIES = (
    "2031-03-02-ona-declaration.txt",
    "2031-03-03-courier-ona-reprint.html",
    "2031-03-07-oskarian-mfa-release.txt",
    "2031-04-14-ona-interview-sorrel.txt",
    "2031-05-07-ona-reply.json",
    "2031-06-03-velpress-withdrawal.xml",
    "2031-07-22-ona-talks-resume.txt",
)
"""A pasted page, an HTML page, a press release, an interview, ninjs, NewsML-G2, an odd number of quotation marks."""


def golden_path(name: str) -> Path:
    """Where the record of a sample is kept."""
    return Path(__file__).parent / f"{name}.record.json"


def golden_record(name: str) -> str:
    """The record of a sample as JSON, its place named without the folder."""
    (item,) = read_source(str(samples.demo_path().parent / name), retrieved=samples.RETRIEVED)
    assert isinstance(item, Item), item
    return to_json(read(msgspec.structs.replace(item, location=name)), indent=2) + "\n"
