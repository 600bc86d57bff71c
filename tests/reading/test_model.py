"""The model: pages to readings, with an encoder that can be followed by hand; and the weights that ship."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from onrecord.errors import SettingError
from onrecord.pages.page import Block, Page
from onrecord.reading import relation
from onrecord.reading.heads import Heads
from onrecord.reading.labels import LABELS, NAME_LABELS
from onrecord.reading.model import BATCH, WEIGHTS, Model, _whole_words
from onrecord.reading.reading import ACTS, MARK_KINDS
from onrecord.reading.windows import ROOM

LARGEST = 40_000_000
"""Bytes that the weights may have."""

WORDS = {"said": "B-cue", "anna": "B-source", "boats": "B-content", "left": "I-content", "unsalted": "B-content"}
"""What the encoder below makes of words; of one with several pieces it knows the first. All else is O."""
SURE = 8.0


class Encoder:
    """Hidden states that are the label of each word in WORDS; keeps what it was given."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        pieces = {word: tokenizer.encode(word, add_special_tokens=False).ids[0] for word in WORDS}
        self.known = {pieces[word]: LABELS.index(label) for word, label in WORDS.items()}
        self.calls: list[dict[str, np.ndarray]] = []

    def __call__(self, arrays: dict[str, np.ndarray]) -> np.ndarray:
        self.calls.append(arrays)
        labels = np.vectorize(lambda piece: self.known.get(piece, 0))(arrays["ids"])
        return (np.eye(len(LABELS), dtype=np.float32) * SURE)[labels]


def plain_heads() -> Heads:
    """Heads that pass the encoder's labels on, within the paragraph of the cue.

    "anna" is a person's name, where content begins is an action, and each act is a promise.
    """
    size = len(LABELS)
    zero, same = np.zeros((size, size), np.float32), np.eye(size, dtype=np.float32)
    step = np.full((relation.PARAGRAPH_STEPS, size), -SURE, np.float32)
    step[2] = 0
    names = np.zeros((size, len(NAME_LABELS)), np.float32)
    names[:, 0] = 1
    names[LABELS.index("B-source"), :2] = (0, SURE)
    return Heads(
        tag=same,
        tag_bias=np.zeros(size, np.float32),
        key=np.hstack([same, zero[:, :1]]),
        key_bias=np.zeros(size + 1, np.float32),
        query=np.zeros((2 * size, size + 1), np.float32),
        query_bias=np.zeros(size + 1, np.float32),
        distance=np.zeros((relation.DISTANCES, size), np.float32),
        step=step,
        crowd=np.zeros((relation.CROWDS, size), np.float32),
        added=same,
        added_bias=np.eye(1, size, dtype=np.float32)[0],
        multiplied=zero[:1],
        transition=zero,
        names=names,
        names_bias=np.zeros(len(NAME_LABELS), np.float32),
        marks=_of_boats(size),
        marks_bias=np.zeros(3 * len(MARK_KINDS), np.float32),
        view=np.zeros((size, 1), np.float32),
        view_bias=np.zeros(1, np.float32),
        act_hidden=np.zeros((4 * size, 1), np.float32),
        act_hidden_bias=np.ones(1, np.float32),
        act=SURE * np.eye(1, len(ACTS), ACTS.index("promise"), dtype=np.float32),
        act_bias=np.zeros(len(ACTS), np.float32),
    )


def _of_boats(size: int) -> np.ndarray:
    """Weights by which content that begins is an action that begins, and nothing else is marked."""
    marks = np.zeros((size, 3 * len(MARK_KINDS)), np.float32)
    marks[:, ::3] = 1
    opening = 3 * MARK_KINDS.index("action")
    marks[LABELS.index("B-content"), opening : opening + 2] = 0, SURE
    return marks


@pytest.fixture
def encoder(tokenizer: Tokenizer) -> Encoder:
    return Encoder(tokenizer)


@pytest.fixture
def model(tokenizer: Tokenizer, encoder: Encoder) -> Model:
    return Model("made/1", tokenizer, plain_heads(), encoder)


def page_of(*parts: tuple[str, str]) -> Page:
    """A page of blocks of these kinds and words, one a line."""
    blocks, text = [], ""
    for kind, words in parts:
        blocks.append(Block(kind, len(text), len(text) + len(words)))  # type: ignore[arg-type]
        text += words + "\n"
    return Page(text, tuple(blocks))


def told(model: Model, page: Page) -> list[tuple[str, str, str]]:
    return [
        tuple(" | ".join(span.of(page.text) for span in spans) for spans in (one.source, one.cue, one.content))  # type: ignore[misc]
        for one in model.read(page).attributions
    ]


def test_spans_are_places_in_the_page_whatever_stands_before(model: Model) -> None:
    page = page_of(("furniture", "World news"), ("paragraph", "The boats left, Anna said."))
    assert told(model, page) == [("Anna", "said", "boats left")]


def test_a_reading_carries_the_names_and_the_name_of_the_model(model: Model) -> None:
    page = page_of(("paragraph", "The boats left, Anna said."))
    reading = model.read(page)
    assert reading.model == "made/1"
    assert [(one.span.of(page.text), one.kind) for one in reading.names] == [("Anna", "person")]
    assert [(one.span.of(page.text), one.kind) for one in reading.marks] == [("boats", "action")]


def test_an_attribution_carries_how_its_act_was_judged(model: Model) -> None:
    page = page_of(("paragraph", "The boats left, Anna said."))
    (one,) = model.read(page).attributions
    assert one.judged is not None
    assert one.judged.acts[0][0] == "promise"
    assert [span.of(page.text) for span in one.judged.words] == ["boats", "left", "said"]


def test_only_blocks_that_can_hold_statements_are_shown_to_the_encoder(model: Model) -> None:
    line = "The boats left, Anna said."
    kinds = ("furniture", "headline", "standfirst", "byline", "dateline", "caption", "credit", "paragraph", "note")
    page = page_of(*((kind, line) for kind in kinds))
    starts = [one.content[0].start // (len(line) + 1) for one in model.read(page).attributions]
    assert [kinds[number] for number in starts] == ["headline", "standfirst", "caption", "paragraph"]


def test_a_page_with_nothing_to_read_does_not_trouble_the_encoder(model: Model, encoder: Encoder) -> None:
    reading = model.read(page_of(("furniture", "World news")))
    assert (reading.attributions, reading.names, encoder.calls) == ((), (), [])


def test_a_long_page_is_read_whole_in_order_by_windows_within_the_room(model: Model, encoder: Encoder) -> None:
    page = page_of(*[("paragraph", f"On day {number} the boats left, Anna said.") for number in range(400)])
    found = model.read(page).attributions
    lines = [page.text.count("\n", 0, one.cue[0].start) for one in found]
    assert lines == list(range(400))
    assert max(call["ids"].shape[1] for call in encoder.calls) <= ROOM + 2
    assert max(call["ids"].shape[0] for call in encoder.calls) == BATCH


def test_each_row_is_signs_and_tokens_up_to_its_length_and_nothing_after(model: Model, encoder: Encoder) -> None:
    model.read(page_of(*[("paragraph", "The boats left. " * (9 + number)) for number in range(60)]))
    for call in encoder.calls:
        for row, length in enumerate(call["length"].tolist()):
            ids = call["ids"][row]
            assert (ids[0], ids[length - 1]) == (101, 102)
            assert (ids[1 : length - 1] > 102).all()
            for name in ("ids", "case", "opens", "quote"):
                assert not call[name][row, length:].any()


def test_features_reach_the_encoder_beside_their_tokens(model: Model, encoder: Encoder) -> None:
    model.read(page_of(("paragraph", "“No” NATO")))
    (call,) = encoder.calls
    assert call["quote"][0].tolist() == [0, 2, 1, 3, 0, 0]
    assert call["case"][0].tolist() == [0, 3, 1, 3, 2, 0]
    assert call["opens"][0].tolist() == [0, 1, 0, 0, 0, 0]


def test_spans_are_of_whole_words(model: Model, tokenizer: Tokenizer) -> None:
    assert len(tokenizer.encode("unsalted", add_special_tokens=False).ids) > 1
    page = page_of(("paragraph", "Quite unsalted, Anna said."))
    assert told(model, page) == [("Anna", "said", "unsalted")]


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("so unsalted it was", 5, 8, "unsalted"),
        ("unsalted", 2, 4, "unsalted"),
        ("a b", 2, 3, "b"),
        ("a b", 0, 1, "a"),
        ("re-salted", 4, 6, "salted"),
        ("“salted”", 0, 4, "“salted"),
        ("(salted", 0, 1, "("),
        ("x2y z", 1, 2, "x2y"),
    ],
)
def test_a_span_that_cuts_a_word_is_drawn_out_to_its_borders(text: str, start: int, end: int, words: str) -> None:
    assert _whole_words(text, start, end).of(text) == words


def test_forms_are_added_to_what_the_encoder_sees(model: Model) -> None:
    page = page_of(("headline", "Fleet to stay in the strait - ministry"), ("paragraph", "The boats left, Anna said."))
    assert [source for source, _, _ in told(model, page)] == ["ministry", "Anna"]


# The weights that ship.


@pytest.fixture(scope="module")
def packaged() -> Model:
    return Model.load(threads=1)


def test_the_packaged_weights_are_within_their_size() -> None:
    files = {path.name: path.stat().st_size for path in WEIGHTS.iterdir()}
    assert set(files) == {"encoder.onnx", "heads.npz", "tokenizer.json", "model.json"}
    assert sum(files.values()) <= LARGEST


def test_the_model_is_named_with_its_version(packaged: Model) -> None:
    name, version = packaged.name.split("/")
    assert name and version.count(".") == 2


STORY = page_of(
    ("headline", "Ministry denies deal over islands"),
    ("paragraph", "The government will not cede the islands, Foreign Minister Anna Velt said on Tuesday."),
    ("paragraph", "“We have signed nothing,” she told reporters. “Nor shall we.”"),
)


def test_the_packaged_model_finds_the_plainest_statements(packaged: Model) -> None:
    reading = packaged.read(STORY)
    sources = [" ".join(span.of(STORY.text) for span in one.source) for one in reading.attributions]
    assert any("Velt" in source for source in sources)
    assert any("“We have signed nothing,”" in [s.of(STORY.text) for s in one.content] for one in reading.attributions)
    assert "Anna Velt" in [one.span.of(STORY.text) for one in reading.names]


def test_the_same_page_has_the_same_reading_again_and_from_a_model_loaded_anew(packaged: Model) -> None:
    assert packaged.read(STORY) == packaged.read(STORY) == Model.load(threads=1).read(STORY)


def test_many_threads_get_the_same_readings_as_one(packaged: Model) -> None:
    pages = [
        page_of(("paragraph", f"The {n} boats left at once, minister Anna Velt told reporters.")) for n in range(40)
    ]
    alone = [packaged.read(page) for page in pages]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(packaged.read, pages)) == alone


def test_a_folder_that_holds_no_model_is_a_setting_error(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no model could be loaded"):
        Model.load(tmp_path)


@pytest.mark.parametrize("missing", ["encoder.onnx", "heads.npz", "tokenizer.json", "model.json"])
@pytest.mark.parametrize("damaged", [False, True])
def test_a_model_with_a_file_missing_or_damaged_is_a_setting_error(missing: str, damaged: bool, tmp_path: Path) -> None:
    for path in WEIGHTS.iterdir():
        if path.name != missing:
            (tmp_path / path.name).symlink_to(path)
        elif damaged:
            (tmp_path / path.name).write_bytes(b"{}  not what it should be")
    with pytest.raises(SettingError) as caught:
        Model.load(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_a_copy_of_the_packaged_folder_is_the_same_model(packaged: Model, tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, tmp_path / "weights")
    assert Model.load(tmp_path / "weights", threads=1).read(STORY) == packaged.read(STORY)
