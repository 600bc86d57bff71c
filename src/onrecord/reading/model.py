"""Model: the packaged weights at work on pages. The only module that knows the inference engine.

A model is a folder: `encoder.onnx` (int8), `heads.npz`, `tokenizer.json`, `model.json` (name and version). It is safe
to use from several threads: nothing in it changes after loading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.errors import SettingError
from onrecord.pages.page import READABLE, Page
from onrecord.reading.decode import Found, Seen, choose, look
from onrecord.reading.forms import complete
from onrecord.reading.heads import Floats, Heads
from onrecord.reading.marks import MarkedTokens
from onrecord.reading.names import NamedTokens
from onrecord.reading.reading import Attribution, Judged, Mark, Name, Reading
from onrecord.reading.tokens import OUTSIDE, Tokens, tokenize
from onrecord.reading.windows import Window, cut
from onrecord.span import Span

WEIGHTS = Path(__file__).parent / "weights"
BATCH = 1
"""Windows that the encoder takes at once. With four, padding costs a seventh of the speed on one core, and the scale of
activations that all share costs half a point of exact spans."""
SWATHE = 64
"""Windows (24,000 tokens) read before their attributions are chosen: a longer page takes little more memory."""
_CLS, _SEP = 101, 102

Encode = Callable[[dict[str, NDArray[np.int64]]], Floats]
"""Arrays ids, case, opens, quote [B, T] and length [B] -> hidden states [B, T, width]."""


class Model:
    """A loaded model. Make one with `load`."""

    def __init__(self, name: str, tokenizer: Tokenizer, heads: Heads, encode: Encode) -> None:
        self.name = name
        self._tokenizer = tokenizer
        self._heads = heads
        self._encode = encode

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int | None = None) -> Model:
        """Load the model in the folder `path` (default: the packaged one), to run on `threads` (default: all cores).

        Raises SettingError if the folder holds no model.
        """
        folder = WEIGHTS if path is None else path
        try:
            about = msgspec.json.decode((folder / "model.json").read_bytes(), type=dict[str, str])
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            heads = Heads.load(folder / "heads.npz")
            encode = _session(folder / "encoder.onnx", threads)
        except Exception as error:
            raise SettingError(
                f"no model could be loaded ({error})",
                given=folder,
                remedy="name a folder that training has written, or reinstall the package",
            ) from error
        return cls(f"{about['name']}/{about['version']}", tokenizer, heads, encode)

    def read(self, page: Page) -> Reading:
        """All attributions, names and marks in the readable blocks of a page, in order of the text."""
        stretches = [Span(block.start, block.end) for block in page.blocks if block.kind in READABLE]
        if not stretches:
            return Reading((), self.name)
        tokens, quotations = tokenize(page.text, stretches, self._tokenizer)
        windows = cut(tokens)
        attributions: list[Attribution] = []
        names: list[Name] = []
        marks: list[Mark] = []
        for at in range(0, len(windows), SWATHE):
            swathe = windows[at : at + SWATHE]
            seen = self._look(tokens, swathe)
            for window, own, ones in zip(swathe, seen, choose(seen, self._heads), strict=True):
                attributions += [_attribution(one, window, tokens, page.text) for one in ones]
                names += [Name(_words(one, window, tokens, page.text), one.kind, one.score) for one in own.names]
                marks += [Mark(_words(one, window, tokens, page.text), one.kind, one.score) for one in own.marks]
        return Reading(complete(page, attributions, quotations, names), self.name, tuple(names), tuple(marks))

    def _look(self, tokens: Tokens, windows: Sequence[Window]) -> list[Seen]:
        """Run the encoder over the windows, those of like length together."""
        seen: dict[Window, Seen] = {}
        quoted, introduced = tokens.quote != OUTSIDE, tokens.introduced
        order = sorted(windows, key=lambda window: window.start - window.end)
        for at in range(0, len(order), BATCH):
            group = order[at : at + BATCH]
            hidden = self._encode(_arrays(tokens, group))
            for row, window in enumerate(group):
                own = hidden[row, 1 : 1 + window.end - window.start]
                here = slice(window.start, window.end)
                seen[window] = look(own, tokens.paragraph[here], quoted[here], introduced[here], self._heads)
        return [seen[window] for window in windows]


def _arrays(tokens: Tokens, group: Sequence[Window]) -> dict[str, NDArray[np.int64]]:
    longest = max(window.end - window.start for window in group) + 2
    arrays = {name: np.zeros((len(group), longest), np.int64) for name in ("ids", "case", "opens", "quote")}
    opens = tokens.opens
    for row, (start, end) in enumerate(group):
        here = slice(1, end - start + 1)
        arrays["ids"][row, 0], arrays["ids"][row, end - start + 1] = _CLS, _SEP
        for name, values in (
            ("ids", tokens.ids),
            ("case", tokens.case),
            ("opens", opens),
            ("quote", tokens.quote),
        ):
            arrays[name][row, here] = values[start:end]
    arrays["length"] = np.array([end - start + 2 for start, end in group], np.int64)
    return arrays


def _words(found: NamedTokens | MarkedTokens, window: Window, tokens: Tokens, text: str) -> Span:
    start, end = tokens.starts[window.start + found.first], tokens.ends[window.start + found.last]
    return _whole_words(text, int(start), int(end))


def _attribution(found: Found, window: Window, tokens: Tokens, text: str) -> Attribution:
    def spans(pieces: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        starts, ends = tokens.starts[window.start : window.end], tokens.ends[window.start : window.end]
        return tuple(_whole_words(text, int(starts[first]), int(ends[last])) for first, last in pieces)

    source, cue, content = spans(found.source), spans(found.cue), spans(found.content)
    words = dict.fromkeys(span for at in found.looked_at for span in spans([(at, at)]))
    return Attribution(source, cue, content, round(found.score, 4), Judged(found.acts, tuple(words)))


def _whole_words(text: str, start: int, end: int) -> Span:
    """[start, end) drawn out to the borders of the words that it cuts."""
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _session(path: Path, threads: int | None) -> Encode:
    import onnxruntime

    if not path.is_file():
        raise FileNotFoundError(f"{path.name} is missing")
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    if threads is not None:
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def encode(arrays: dict[str, NDArray[np.int64]]) -> Floats:
        (hidden,) = session.run(None, {name: value.astype(np.int32) for name, value in arrays.items()})
        return np.asarray(hidden)

    return encode
