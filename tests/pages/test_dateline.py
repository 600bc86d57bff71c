"""Datelines: one row for each agency's printed style, and the sentences that only look like one."""

from __future__ import annotations

import pytest

from onrecord.pages.dateline import date_value, find_dateline

REST = "The ministry said the talks would go on after the winter."

STYLES: tuple[tuple[str, str, str | None, str | None, str | None], ...] = (
    ("TORSUND, November 18. /TASS/. ", "TASS", "TORSUND", "TASS", "XXXX-11-18"),
    ("TORSUND, March 4 (Reuters) - ", "Reuters with date", "TORSUND", "Reuters", "XXXX-03-04"),
    ("TORSUND (Reuters) - ", "Reuters", "TORSUND", "Reuters", None),
    ("TORSUND/LERMONT (Reuters) - ", "Reuters, two places", "TORSUND/LERMONT", "Reuters", None),
    ("TORSUND/LERMONT, March 4 (Reuters) - ", "two places dated", "TORSUND/LERMONT", "Reuters", "XXXX-03-04"),
    ("TORSUND (AP) — ", "AP", "TORSUND", "AP", None),
    ("PORT HALVARD, Velmark (AP) — ", "AP, place and state", "PORT HALVARD, Velmark", "AP", None),
    ("Torsund, March 4, 2019 (AFP) - ", "AFP", "Torsund", "AFP", "2019-03-04"),
    ("Torsund (AFP) – ", "AFP undated", "Torsund", "AFP", None),
    ("TORSUND, March 4 (Xinhua) -- ", "Xinhua", "TORSUND", "Xinhua", "XXXX-03-04"),
    ("TORSUND, March 4, Kyodo - ", "Kyodo", "TORSUND", "Kyodo", "XXXX-03-04"),
    ("TORSUND - ", "Kyodo, bare place", "TORSUND", None, None),
    ("Torsund (dpa) - ", "dpa", "Torsund", "dpa", None),
    ("Torsund, Mar 4 (EFE).- ", "EFE", "Torsund", "EFE", "XXXX-03-04"),
    ("(ANSA) - TORSUND, MAR 4 - ", "ANSA", "TORSUND", "ANSA", "XXXX-03-04"),
    ("New Torsund, Mar 4 (PTI) ", "PTI", "New Torsund", "PTI", "XXXX-03-04"),
    ("New Torsund, March 4 (IANS) ", "IANS", "New Torsund", "IANS", "XXXX-03-04"),
    ("TORSUND, March 4 (Yonhap) -- ", "Yonhap", "TORSUND", "Yonhap", "XXXX-03-04"),
    ("TORSUND, March 4 (UPI) -- ", "UPI", "TORSUND", "UPI", "XXXX-03-04"),
    ("TORSUND, Nov. 4 (UPI) -- ", "UPI, short month", "TORSUND", "UPI", "XXXX-11-04"),
    ("TORSUND, March 4 (Bernama) -- ", "Bernama", "TORSUND", "Bernama", "XXXX-03-04"),
    ("TORSUND. Nov 18 (Interfax) - ", "Interfax", "TORSUND", "Interfax", "XXXX-11-18"),
    ("TORSUND, November 18 (RIA Novosti) - ", "RIA", "TORSUND", "RIA Novosti", "XXXX-11-18"),
    ("TORSUND, March 4 (CNA) - ", "CNA", "TORSUND", "CNA", "XXXX-03-04"),
    ("Torsund, March 4 (CNA) ", "CNA without a dash", "Torsund", "CNA", "XXXX-03-04"),
    ("Torsund, March 4, IRNA – ", "IRNA", "Torsund", "IRNA", "XXXX-03-04"),
    ("Torsund (ANTARA) - ", "Antara", "Torsund", "ANTARA", None),
    ("Torsund, March 4 (MENA) - ", "MENA", "Torsund", "MENA", "XXXX-03-04"),
    ("Torsund, SANA- ", "SANA", "Torsund", "SANA", None),
    ("TORSUND (AA) - ", "Anadolu", "TORSUND", "AA", None),
    ("TORSUND\n", "place alone is no dateline", None, None, None),
    ("Pyongdal, March 4 (KCNA) -- ", "KCNA", "Pyongdal", "KCNA", "XXXX-03-04"),
    ("TORSUND, Velmark, Mar 4, 2019 /PRNewswire/ -- ", "PR", "TORSUND, Velmark", "PRNewswire", "2019-03-04"),
    ("TORSUND, Velmark--(BUSINESS WIRE)--", "Business Wire", "TORSUND, Velmark", "BUSINESS WIRE", None),
    ("TORSUND, Velmark — ", "plain", "TORSUND, Velmark", None, None),
    ("TORSUND (March 4) — ", "date in brackets", "TORSUND", None, "XXXX-03-04"),
    ("TORSUND, March 4 — ", "no agency", "TORSUND", None, "XXXX-03-04"),
    ("LERMONT, 4 March 2019 (ONA) - ", "unknown agency, day first", "LERMONT", "ONA", "2019-03-04"),
    ("LERMONT, 4 Mar (Norwire) -- ", "unknown agency, short month", "LERMONT", "Norwire", "XXXX-03-04"),
    ("Lermont, Sunday, March 4 (Vel-Press) - ", "weekday", "Lermont", "Vel-Press", "XXXX-03-04"),
    ("(Reuters) - ", "Reuters without a place", None, "Reuters", None),
    ("(Vel-Press Agency) — ", "an agency alone", None, "Vel-Press Agency", None),
    ("Torsund, 12 October: ", "BBC Monitoring", "Torsund", None, "XXXX-10-12"),
    ("(Laughter) - ", "no agency in brackets", None, None, None),
    ("LERMONT, Sept. 30th, 2021. /ONA/. ", "ordinal", "LERMONT", "ONA", "2021-09-30"),
)  # fmt: skip


@pytest.mark.parametrize(("lead", "style", "place", "agency", "value"), STYLES, ids=[row[1] for row in STYLES])
def test_style_is_read(lead: str, style: str, place: str | None, agency: str | None, value: str | None) -> None:
    """Each agency's dateline gives its place, agency and date, and ends where the sentence begins."""
    text = lead + REST
    found = find_dateline(text, 0, len(text))
    if place is None and agency is None:
        assert found is None
        return
    assert found is not None, style
    assert (found.place, found.agency, found.value) == (place, agency, value)
    assert text[found.start : found.end] == lead.strip()


@pytest.mark.parametrize(
    "line",
    [
        "Text of report by Oskarian News Agency in English on 4 March",
        "Text of report in English by Oskarian News Agency on 4 March",
        "[Dateline: Lermont, 4 March]",
    ],
)
def test_monitored_reports(line: str) -> None:
    """The head lines of monitored reports are datelines to the end of the line."""
    found = find_dateline(line, 0, len(line))
    assert found is not None
    assert (found.start, found.end) == (0, len(line))
    assert found.value == "XXXX-03-04"


def test_lone_date_line() -> None:
    """A line that is a date with its year and nothing else is a dateline that has only a date."""
    found = find_dateline("July 10, 2007", 0, 13)
    assert found is not None
    assert (found.place, found.date, found.value, found.agency) == (None, "July 10, 2007", "2007-07-10", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Torsund (population 400,000) lies on the coast of Velmark.",
        "Torsund, March 4 and Lermont, March 9: the two dates on which the talks were broken off.",
        "Torsund and Lermont — the two capitals — have not agreed.",
        "Torsund - the capital - was quiet.",
        "Lermont, the minister said, would not give way.",
        "In Lermont, March 4 is a public holiday.",
        "March 4 was the day of the vote.",
        "March 4",
        "On March 4, 2019 the two sides met.",
        "July 10, 2007 was the day on which the treaty lapsed.",
        "Marit Dahl (Vel-Press) told the chamber that nothing had been signed.",
        "HALVARD — Q: What will you do? is not a place name in lower case.".lower(),
        "Velmark, Oskaria (and others) will meet in May.",
        "NATO — said the minister",
        '"Torsund (Reuters) - is how it begins," he said.',
        "",
    ],
)
def test_a_sentence_that_begins_with_a_place_is_no_dateline(sentence: str) -> None:
    """A sentence that merely opens with a place, a date or a bracket is left whole."""
    assert find_dateline(sentence, 0, len(sentence)) is None


@pytest.mark.parametrize(
    "text",
    [
        "\u200eTORSUND, March 4 (Reuters) - " + REST,
        "\u202aTORSUND\u202c, March 4 (Reuters) - " + REST,
        "TORSUND,\u00a0March\u00a04\u00a0(Reuters)\u202f- " + REST,
        "\ufeffTORSUND,\u2009March 4  (Reuters)  –  " + REST,
        "TORSUND , March 4 (Reuters) - " + REST,
    ],
)
def test_odd_spaces_and_direction_marks(text: str) -> None:
    """Direction marks and odd spaces about a dateline do not hide it."""
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert (found.agency, found.value) == ("Reuters", "XXXX-03-04")
    assert found.place is not None
    assert found.place.strip("\u202a\u202c ") == "TORSUND"


def test_offsets_are_into_the_whole_text() -> None:
    """A dateline in the middle of a text has offsets of that text and stops at its line."""
    before = "Talks resume\n\n"
    text = before + "TORSUND (AP) — " + REST + "\nLERMONT (AP) — More."
    found = find_dateline(text, len(before), len(text))
    assert found is not None
    assert text[found.start : found.end] == "TORSUND (AP) —"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("November 18", "XXXX-11-18"),
        ("18 November 2018", "2018-11-18"),
        ("Nov. 8, 2018", "2018-11-08"),
        ("NOV 8", "XXXX-11-08"),
        ("Sunday, 8 Sept", "XXXX-09-08"),
        ("Sunday", None),
        ("soon", None),
    ],
)
def test_date_value(words: str, value: str | None) -> None:
    """A date is EDTF, with XXXX for a lacking year; what names no day of a month is None."""
    assert date_value(words) == value
