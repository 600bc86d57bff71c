"""Statements: their form, their evidence, and ids that reading again keeps."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.intake.item import Item
from onrecord.pages.page import Block, Page
from onrecord.pages.parse import parse_page
from onrecord.reading.reading import Attribution
from onrecord.record.parties import Resolution, resolve
from onrecord.record.statements import form_of, page_quotations, statements
from onrecord.record.times.find import find_times
from onrecord.span import Span


def page_of(*paragraphs: str) -> Page:
    blocks, text = [], ""
    for words in paragraphs:
        blocks.append(Block("paragraph", len(text), len(text) + len(words)))
        text += words + "\n"
    return Page(text, tuple(blocks))


def saw(page: Page, source: str, cue: str, *content: str) -> Attribution:
    def spans(*words: str) -> tuple[Span, ...]:
        return tuple(Span(page.text.index(one), page.text.index(one) + len(one)) for one in words if one)

    return Attribution(spans(source), spans(cue), spans(*content), 0.8765432)


def form(text: str, *content: str, source: str = "Velt", cue: str = "said") -> str:
    page = page_of(*text.split("\n"))
    return form_of(page, saw(page, source, cue, *content), page_quotations(page))


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Velt said: “We will not sign.”", ["“We will not sign.”"], "direct"),
        ("Velt said: “We will not sign.”", ["We will not sign"], "direct"),
        ("Velt said that the boats had left.", ["that the boats had left"], "indirect"),
        ("Velt said the boats “had to leave” at once.", ["the boats “had to leave” at once"], "mixed"),
        ("“We will not sign,” Velt said. “Not now.”", ["“We will not sign,”", "“Not now.”"], "direct"),
        ("“We left,” Velt said, and that it was late.", ["“We left,”", "that it was late"], "mixed"),
        ("‘We will not sign,’ Velt said.", ["‘We will not sign,’"], "direct"),
        ("„Wir gehen“, Velt said.", ["„Wir gehen“"], "direct"),
        ("« Nous partons », Velt said.", ["« Nous partons »"], "direct"),
        ("Velt said it wasn’t the islanders’ choice.", ["it wasn’t the islanders’ choice"], "indirect"),
        ("Velt said: â€œWe will not sign.â€\x9d", ["â€œWe will not sign.â€\x9d"], "direct"),
        ("Velt said: ``We will not sign.''", ["``We will not sign."], "direct"),
        ("“We will not sign,” Velt said. — “Never.”", ["“We will not sign,”", "— “Never.”"], "direct"),
        ("Velt said: “We will not sign.", ["“We will not sign."], "direct"),
    ],
)
def test_the_form_is_told_by_what_of_the_content_stands_in_quotation_marks(
    text: str, content: list[str], expected: str
) -> None:
    assert form(text, *content) == expected


def test_a_line_after_a_speakers_label_is_direct_speech() -> None:
    text = "Q: Will you sign?\nVelt: Not this year."
    assert form(text, "Not this year.", source="Velt", cue=":") == "direct"
    assert form(text, "Will you sign?", source="Q", cue=":") == "direct"


def test_a_colon_elsewhere_is_no_label() -> None:
    assert form("In a note Velt: the boats left.", "the boats left", cue=":") == "indirect"


def test_a_headline_with_a_colon_is_not_direct_for_its_colon() -> None:
    text = "Velt: Boats to leave the harbour\n\nTORSUND, March 2. /ONA/. The boats left the harbour on Sunday."
    page = parse_page(Item(text))
    assert page.blocks[0].kind == "headline"
    assert form_of(page, saw(page, "Velt", ":", "Boats to leave the harbour"), page_quotations(page)) == "indirect"


def read(page: Page, *found: Attribution) -> tuple[msgspec.Struct, ...]:
    _, speakers = resolve(page, found)
    return statements(page, found, speakers, find_times(page))


PAGE = page_of("“We will not sign,” Anna Velt said.", "The boats left, Jon Berg said.")
FIRST = saw(PAGE, "Anna Velt", "said", "“We will not sign,”")
SECOND = Attribution(
    (Span(PAGE.text.index("Jon"), PAGE.text.index("Jon") + 8),),
    (Span(PAGE.text.rindex("said"), PAGE.text.rindex("said") + 4),),
    (Span(PAGE.text.index("The boats"), PAGE.text.index("The boats") + 14),),
    0.5,
)


def test_each_attribution_is_a_statement_with_its_words_as_evidence() -> None:
    one, other = read(PAGE, FIRST, SECOND)
    assert [piece.text for piece in one.content] == ["“We will not sign,”"]
    assert (one.source[0].text, one.cue[0].text, one.form) == ("Anna Velt", "said", "direct")
    assert (other.source[0].text, other.content[0].text, other.form) == ("Jon Berg", "The boats left", "indirect")
    for statement in (one, other):
        for piece in (*statement.source, *statement.cue, *statement.content):
            assert PAGE.text[piece.start : piece.end] == piece.text


def test_a_statement_has_its_speakers_id_or_the_reason() -> None:
    party, nobody = Resolution("p0123456789ab", None), Resolution(None, "ambiguous")
    one, other = statements(PAGE, (FIRST, SECOND), {FIRST: party, SECOND: nobody}, ())
    assert (one.speaker, one.unresolved) == ("p0123456789ab", None)
    assert (other.speaker, other.unresolved) == (None, "ambiguous")


def test_the_score_has_four_decimals() -> None:
    assert read(PAGE, FIRST)[0].score == 0.8765


def test_an_id_is_kept_whatever_else_is_found_and_however_sure_the_model_is() -> None:
    surer = msgspec.structs.replace(FIRST, score=0.99)
    assert read(PAGE, FIRST)[0].id == read(PAGE, surer, SECOND)[0].id


def test_an_id_differs_where_a_span_or_the_page_differs() -> None:
    shorter = msgspec.structs.replace(FIRST, content=(Span(FIRST.content[0].start, FIRST.content[0].end - 1),))
    other = page_of("“We will not sign,” Anna Velt said.", "The boats left, Jon Berg said!")
    ids = {read(PAGE, FIRST)[0].id, read(PAGE, shorter)[0].id, read(other, FIRST)[0].id}
    assert len(ids) == 3
