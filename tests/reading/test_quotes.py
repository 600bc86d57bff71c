"""Quotations: which marks open and which close, in each house style, and what one stray mark can harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quotes import Quotation, quotations
from onrecord.reading.tokens import paragraphs

MARKS = "\"'“”„‟‘’‚‛«»‹›`´″"


def found(text: str) -> list[tuple[str, int, str]]:
    """Words, depth and ending of each quotation, a line being a paragraph."""
    return [(one.span.of(text), one.depth, one.ending) for one in quotations(text, paragraphs(text))]


def outer(text: str) -> list[str]:
    """Words of the quotations that stand in no other."""
    return [one.span.of(text) for one in quotations(text, paragraphs(text)) if one.depth == 1]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We will not sign," Velt said. "Not now."', ['"We will not sign,"', '"Not now."']),
        ("“We will not sign,” Velt said. “Not now.”", ["“We will not sign,”", "“Not now.”"]),
        ("Velt sagte: „Wir unterschreiben nicht.“", ["„Wir unterschreiben nicht.“"]),
        ("Velt said: „We will not sign”, and left.", ["„We will not sign”"]),
        ("«Nous ne signerons pas», a dit Velt.", ["«Nous ne signerons pas»"]),
        ("« Nous ne signerons pas », a dit Velt.", ["« Nous ne signerons pas »"]),
        ("«\xa0Nous ne signerons pas.\xa0» Velt est partie.", ["«\xa0Nous ne signerons pas.\xa0»"]),
        ("«\u202fNous ne signerons pas\u202f», a dit Velt.", ["«\u202fNous ne signerons pas\u202f»"]),
        ("»Wir unterschreiben nicht«, sagte Velt.", ["»Wir unterschreiben nicht«"]),
        ("‘We will not sign,’ Velt said.", ["‘We will not sign,’"]),
        ("'We will not sign,' Velt said.", ["'We will not sign,'"]),
        ("‚Wir unterschreiben nicht‘, sagte Velt.", ["‚Wir unterschreiben nicht‘"]),
        ("‹Wir unterschreiben nicht›, sagte Velt.", ["‹Wir unterschreiben nicht›"]),
        ('Velt called it a "mistake".', ['"mistake"']),
        ('The ("last") offer', ['"last"']),
        ('Velt—"we will not sign"—left.', ['"we will not sign"']),
    ],
)
def test_the_marks_of_each_house_style_open_and_close(text: str, quoted: list[str]) -> None:
    assert outer(text) == quoted
    assert {ending for _, _, ending in found(text)} == {"closed"}


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("\"He said 'never' to me,\" Velt said.", "'never'"),
        ("“He said ‘never’ to me,” Velt said.", "‘never’"),
        ("„Er sagte ‚nie‘ zu mir“, sagte Velt.", "‚nie‘"),
        ("«Il a dit ‹jamais› à moi», a dit Velt.", "‹jamais›"),
        ("«Il a dit “jamais” à moi», a dit Velt.", "“jamais”"),
        ("‘He said “never” to me,’ Velt said.", "“never”"),
    ],
)
def test_a_quotation_within_another_has_depth_2(text: str, within: str) -> None:
    assert [words for words, depth, _ in found(text) if depth == 2] == [within]
    assert len(outer(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' letter wasn't the president's, and it's Velt's.",
        "The ministers’ letter wasn’t the president’s, and it’s Velt’s.",
        "In the '90s and the ’60s he'd rock 'n' roll.",
        "The class of '92 left; 'Tis late.",
        "James' boat and the islands' coast.",
        "O'Brien and D’Arcy met Sa'ad.",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("‘It’s the islanders’ choice, I can’t go,’ Velt said.", ["‘It’s the islanders’ choice, I can’t go,’"]),
        ("'It's not ours, it's theirs,' Velt said. 'They'll go.'", ["'It's not ours, it's theirs,'", "'They'll go.'"]),
        ("Velt’s answer was ‘no’, the ministers’ was ‘yes’.", ["‘no’", "‘yes’"]),
        ("The paper’s ‘so-called list’ wasn’t printed.", ["‘so-called list’"]),
    ],
)  # fmt: skip
def test_single_marks_are_told_from_the_apostrophes_about_them(text: str, quoted: list[str]) -> None:
    assert outer(text) == quoted


def test_inches_and_feet_open_nothing() -> None:
    assert found("A mast of 12\" and a hull of 40' were found.") == []


def test_a_paragraph_left_open_runs_on_where_the_next_one_opens_with_a_mark() -> None:
    text = '"We will not sign.\n"We never would.\n"Not now," Velt said.'
    assert found(text) == [
        ('"We will not sign.', 1, "running-on"),
        ('"We never would.', 1, "running-on"),
        ('"Not now,"', 1, "closed"),
    ]


@pytest.mark.parametrize("marks", ["“”", "„“", "«»", "‘’"])
def test_running_on_holds_in_each_house_style(marks: str) -> None:
    text = f"{marks[0]}We will not sign.\n{marks[0]}Not now,{marks[1]} Velt said."
    assert [ending for _, _, ending in found(text)] == ["running-on", "closed"]


def test_a_paragraph_left_open_is_unclosed_where_the_next_one_does_not_go_on() -> None:
    text = 'Velt said: "We will not sign.\nThe minister left.'
    assert found(text) == [('"We will not sign.', 1, "unclosed")]


PLAIN = 'Dorn said: "We shall see." Then he left.'


@pytest.mark.parametrize(
    "broken",
    [
        'Velt said: "We will not sign.',
        'We will not sign," Velt said.',
        '"We will not" sign," Velt said.',
        "“We will not sign, Velt said.",
        "We will not sign,” Velt said.",
        "‘We will not sign, Velt said.",
        '"',
        "''",
        "« Non, a dit Velt.",
    ],
)
def test_a_missing_or_stray_mark_harms_no_other_paragraph(broken: str) -> None:
    text = f"{PLAIN}\n{broken}\n{PLAIN}"
    found_there = quotations(text, paragraphs(text))
    start = len(PLAIN) + 1 + len(broken) + 1
    assert [one.span.of(text) for one in found_there if one.span.end <= len(PLAIN)] == ['"We shall see."']
    assert [one.span.of(text) for one in found_there if one.span.start >= start] == ['"We shall see."']


def test_a_mark_that_only_closes_begins_no_quotation() -> None:
    assert found("We will not sign,” Velt said.") == []


def test_of_two_marks_that_open_in_a_row_the_first_is_stray() -> None:
    assert "“Not now.”" in [words for words, _, _ in found("Velt “ said: “Not now.”")]


def test_offsets_are_into_the_whole_text_and_only_the_given_stretches_are_read() -> None:
    text = '"No."\n"Yes."\n"Perhaps."'
    second = paragraphs(text)[1]
    assert [one.span.of(text) for one in quotations(text, [second])] == ['"Yes."']


pages = st.text(st.sampled_from(MARKS + "abS .,—\n0’\xa0"), max_size=80)


@given(pages)
def test_quotations_lie_in_one_paragraph_each_open_with_a_mark_and_nest(text: str) -> None:
    stretches = paragraphs(text)
    everything = quotations(text, stretches)
    for one in everything:
        assert any(stretch.covers(one.span) for stretch in stretches)
        assert text[one.span.start] in MARKS
        assert one.ending != "closed" or text[one.span.end - 1] in MARKS
        assert one.depth in (1, 2)
    spans = [one.span for one in everything]
    assert spans == sorted(spans)
    for one in spans:
        for other in spans:
            assert not one.overlaps(other) or one.covers(other) or other.covers(one)


@given(pages, pages)
def test_a_paragraph_is_read_alike_whatever_stands_before_it(before: str, text: str) -> None:
    """Only whether it runs on depends on another paragraph: the next."""
    alone = quotations(text, paragraphs(text))
    shift = len(before) + 1
    whole = before + "\n" + text
    after = [one for one in quotations(whole, paragraphs(whole)) if one.span.start >= shift]
    assert [_moved(one, shift) for one in alone] == [
        (one.span.start, one.span.end, one.depth, one.ending) for one in after
    ]


def _moved(one: Quotation, by: int) -> tuple[int, int, int, str]:
    return one.span.start + by, one.span.end + by, one.depth, one.ending


def test_a_single_mark_after_a_colon_opens_what_the_next_paragraph_takes_further() -> None:
    text = "She told us: 'I ran. I thought of them.\n'No one came. I've rung them.'"
    assert found(text) == [
        ("'I ran. I thought of them.", 1, "running-on"),
        ("'No one came. I've rung them.'", 1, "closed"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was 'I ran. I thought of them.\n'No one came.'",
        "She told us: 'I ran. I thought of them.\nNo one came.",
        'She told us: \'I ran.\n"No one came."',
    ],
)
def test_without_colon_or_such_a_mark_below_a_lone_single_mark_opens_nothing(text: str) -> None:
    assert not [one for one in found(text) if one[0].startswith("'I")]
