"""Decoding: which cues are proposed, and which attributions are made of the taggers' scores and kept."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import pytest

from onrecord.reading import labels
from onrecord.reading.chain import marginals
from onrecord.reading.decode import ACCEPT, ACCEPT_QUOTED, LIKELIEST, LOOKED_AT, PROPOSE, Found, Seen, choose, look
from onrecord.reading.heads import Cue
from onrecord.reading.reading import ACTS, MARK_KINDS

SIZE = len(labels.LABELS)
SURE = 9.0
"""Score of a label that is as good as certain, others having 0."""


def scores(*wanted: str | dict[str, float]) -> np.ndarray:
    """Label scores of tokens: the named label high, or the labels with these probabilities."""
    rows = np.zeros((len(wanted), SIZE), np.float32)
    for row, one in enumerate(wanted):
        if isinstance(one, str):
            rows[row, labels.LABELS.index(one)] = SURE
        else:
            rest = (1 - sum(one.values())) / (SIZE - len(one))
            rows[row] = np.log([max(one.get(label, rest), 1e-6) for label in labels.LABELS])
    return rows


class MadeUp:
    """Heads whose scores are given: of the first tagger, and of the second toward the cue at each token."""

    def __init__(self, tags: np.ndarray | None = None, toward: dict[int, np.ndarray] | None = None) -> None:
        self.given, self.second = tags, toward or {}
        self.transition = np.zeros((SIZE, SIZE), np.float32)

    def tags(self, hidden: np.ndarray) -> np.ndarray:
        assert self.given is not None
        return self.given

    def name_scores(self, hidden: np.ndarray) -> np.ndarray:
        whole = np.zeros((len(hidden), len(labels.NAME_LABELS)), np.float32)
        whole[:, labels.OUT] = SURE
        whole[0, labels.NAME_BEGIN["person"]] = 3 * SURE
        return whole

    def mark_scores(self, hidden: np.ndarray) -> np.ndarray:
        whole = np.zeros((len(hidden), len(MARK_KINDS), 3), np.float32)
        whole[:, :, 0] = SURE
        whole[0, MARK_KINDS.index("action"), 1] = 3 * SURE
        return whole

    def looks(self, hidden: np.ndarray) -> np.ndarray:
        """Two views: one that sees the last token alone, one that sees all alike."""
        looks = np.zeros((len(hidden), 2), np.float32)
        looks[-1, 0] = 100 * SURE
        return looks

    def act_scores(self, told: np.ndarray) -> np.ndarray:
        self.told = told
        return SURE * np.eye(len(ACTS), dtype=np.float32)[np.arange(len(told))]

    def toward(self, cues: Sequence[Cue], hidden: np.ndarray, paragraph: object, begins: object) -> np.ndarray:
        return np.stack([self.second[int(hidden[0, 0]) * 100 + cue.first][: len(hidden)] for cue in cues])


def seen(*cues: Cue, length: int = 8, window: int = 0, quoted: int = 0, introduced: int | None = None) -> Seen:
    """A window of a length with these cues; its number stands in its hidden states, `quoted` tokens end it in marks.

    At `introduced` a second paragraph opens, after a colon.
    """
    hidden = np.full((length, 1), window, np.float32)
    at, nothing = np.arange(length), np.zeros(length, bool)
    marks = at >= length - quoted
    second = nothing if introduced is None else at >= introduced
    return Seen(hidden, second.astype(np.int64), marks, at == introduced, cues, nothing, (), ())


# Proposing.


def looked(*wanted: str | dict[str, float]) -> Seen:
    given = scores(*wanted)
    paragraph, nothing = np.zeros(len(given), np.int64), np.zeros(len(given), bool)
    hidden = np.zeros((len(given), 1), np.float32)
    return look(hidden, paragraph, nothing, nothing, MadeUp(given))  # type: ignore[arg-type]


def test_a_token_is_proposed_as_a_cue_though_it_is_sooner_none() -> None:
    got = looked("O", {"O": 0.6, "B-cue": PROPOSE + 0.05}, {"O": 0.6, "B-cue": PROPOSE - 0.05})
    assert [(cue.first, cue.last) for cue in got.cues] == [(1, 1)]
    assert got.cues[0].score == pytest.approx(PROPOSE + 0.05, abs=1e-4)


def test_a_cue_goes_on_over_the_tokens_that_are_sooner_inside_it_than_not() -> None:
    got = looked("B-cue", "I-cue", {"I-cue": 0.6, "O": 0.3}, {"I-cue": 0.4, "O": 0.5}, "I-cue")
    assert [(cue.first, cue.last) for cue in got.cues] == [(0, 2)]


def test_a_cue_ends_with_its_window() -> None:
    assert [(cue.first, cue.last) for cue in looked("O", "B-cue", "I-cue").cues] == [(1, 2)]


def test_only_tokens_that_are_sooner_a_cue_than_anything_else_count_for_the_crowd() -> None:
    got = looked({"O": 0.6, "B-cue": 0.3}, {"O": 0.3, "B-cue": 0.6}, "B-source")
    assert got.begins.tolist() == [False, True, False]
    assert len(got.cues) == 2


def test_names_are_found_with_the_cues() -> None:
    assert [(one.first, one.last, one.kind) for one in looked("O", "O").names] == [(0, 0, "person")]


# Choosing.

PLAIN = ["B-source", "I-source", "B-cue", "O", "B-content", "I-content", "O", "O"]
TWICE = ["B-content", "I-content", "B-source", "B-cue", "O", "B-content", "I-content", "I-content"]


def chosen(*windows: Seen, **toward: np.ndarray) -> list[list[Found]]:
    """`toward` is keyed by "c" and the number of the window times 100 plus the cue's first token."""
    return choose(windows, MadeUp(toward={int(at[1:]): one for at, one in toward.items()}))  # type: ignore[arg-type]


def spans(found: Found) -> tuple[object, object, object]:
    return found.source, found.cue, found.content


def test_what_a_colon_and_a_new_paragraph_introduce_is_content_whole() -> None:
    doubtful = scores("B-source", "B-cue", "O", *(4 * [{"O": 0.8}]))
    assert chosen(seen(Cue(1, 1, 1.0), length=7), c1=doubtful) == [[]]
    ((one,),) = chosen(seen(Cue(1, 1, 1.0), length=7, introduced=3), c1=doubtful)
    assert spans(one) == (((0, 0),), ((1, 1),), ((3, 6),))


def test_what_a_colon_introduces_ends_with_its_quotation() -> None:
    doubtful = scores("B-source", "B-cue", "O", *(4 * [{"O": 0.8}]))
    window = seen(Cue(1, 1, 1.0), length=7, introduced=3)
    window = msgspec.structs.replace(window, quoted=np.isin(np.arange(7), (3, 4)))
    ((one,),) = chosen(window, c1=doubtful)
    assert one.content == ((3, 4),)


def test_a_colon_introduces_for_the_last_cue_of_its_paragraph_alone() -> None:
    doubtful = scores("B-cue", "O", "O", *(4 * [{"O": 0.8}])), scores("O", "B-cue", "O", *(4 * [{"O": 0.8}]))
    window = seen(Cue(0, 0, 1.0), Cue(1, 1, 1.0), length=7, introduced=3)
    ((one,),) = chosen(window, c0=doubtful[0], c1=doubtful[1])
    assert (one.cue, one.content) == (((1, 1),), ((3, 6),))
    elsewhere = msgspec.structs.replace(window, paragraph=np.array([0, 0, 1, 2, 2, 2, 2]))
    assert chosen(elsewhere, c0=doubtful[0], c1=doubtful[1]) == [[]]


def test_an_attribution_has_the_spans_of_the_best_labels() -> None:
    ((one,),) = chosen(seen(Cue(2, 2, 1.0)), c2=scores(*PLAIN))
    assert spans(one) == (((0, 1),), ((2, 2),), ((4, 5),))


def test_content_may_come_in_pieces_and_before_the_cue() -> None:
    ((one,),) = chosen(seen(Cue(3, 3, 1.0)), c3=scores(*TWICE))
    assert spans(one) == (((2, 2),), ((3, 3),), ((0, 1), (5, 7)))


@pytest.mark.parametrize(("share", "content"), [(0.45, [((4, 5),)]), (0.05, [])])
def test_a_cue_whose_best_labels_have_no_content_has_the_likeliest(share: float, content: list[object]) -> None:
    """Somebody who surely said something did say it; what is too unlikely stays away."""
    doubtful: dict[str, float] = {"B-content": share, "O": 0.99 - share}
    toward = scores("B-source", "I-source", "B-cue", "O", doubtful, {"I-content": 0.5, "O": 0.49}, "O", "O")
    (found,) = chosen(seen(Cue(2, 2, 0.98)), c2=toward)
    assert [one.content for one in found] == content


def test_two_pieces_side_by_side_are_two() -> None:
    ((one,),) = chosen(seen(Cue(0, 0, 1.0), length=4), c0=scores("B-cue", "B-content", "I-content", "B-content"))
    assert one.content == ((1, 2), (3, 3))


@pytest.mark.parametrize("lacking", ["cue", "content"])
def test_without_a_cue_or_content_there_is_no_attribution(lacking: str) -> None:
    wanted = ["O" if label.endswith(f"-{lacking}") else label for label in PLAIN]
    assert chosen(seen(Cue(2, 2, 1.0)), c2=scores(*wanted)) == [[]]


def test_the_score_is_the_geometric_mean_of_four_likelihoods() -> None:
    doubtful = scores(
        {"B-source": 0.8, "O": 0.15}, "O", {"B-cue": 0.9, "O": 0.08}, {"B-content": 0.7, "O": 0.25}, {"I-content": 0.9}
    )
    likely = marginals(doubtful[None], np.zeros((SIZE, SIZE), np.float32))[0]
    begin = labels.BEGIN
    product = 0.9 * likely[2, begin["cue"]] * likely[0, begin["source"]] * likely[3, begin["content"]]
    ((one,),) = chosen(seen(Cue(2, 2, 0.9), length=5), c2=doubtful)
    assert one.score == pytest.approx(product**0.25, abs=1e-5)


def test_with_several_pieces_of_content_the_mean_of_them_counts() -> None:
    doubtful = scores("B-source", "B-cue", {"B-content": 0.6, "O": 0.35}, {"B-content": 0.98})
    likely = marginals(doubtful[None], np.zeros((SIZE, SIZE), np.float32))[0]
    begin = labels.BEGIN
    said = (likely[2, begin["content"]] + likely[3, begin["content"]]) / 2
    product = 0.95 * likely[1, begin["cue"]] * likely[0, begin["source"]] * said
    ((one,),) = chosen(seen(Cue(1, 1, 0.95), length=4), c1=doubtful)
    assert one.score == pytest.approx(product**0.25, abs=1e-5)


def test_without_a_source_it_counts_how_likely_there_is_none() -> None:
    doubtful = scores({"O": 0.55, "B-source": 0.4}, "B-cue", "B-content")
    likely = marginals(doubtful[None], np.zeros((SIZE, SIZE), np.float32))[0]
    product = (
        (1 - likely[0, labels.BEGIN["source"]]) * likely[1, labels.BEGIN["cue"]] * likely[2, labels.BEGIN["content"]]
    )
    ((one,),) = chosen(seen(Cue(1, 1, 1.0), length=3), c1=doubtful)
    assert one.source == ()
    assert one.score == pytest.approx(product**0.25, abs=1e-5)


@pytest.mark.parametrize(
    ("quoted", "threshold"),
    [(0, ACCEPT), (3, ACCEPT), (4, ACCEPT_QUOTED), (8, ACCEPT_QUOTED)],
    ids=["nothing quoted", "half of it quoted", "all of it quoted", "everything quoted"],
)
def test_what_scores_too_low_is_dropped_and_quoted_words_need_less(quoted: int, threshold: float) -> None:
    """The content of PLAIN is the fifth and sixth token of eight."""
    for away, number in ((0.02, 1), (-0.02, 0)):
        cue = Cue(2, 2, (threshold + away) ** 4)
        assert len(chosen(seen(cue, quoted=quoted), c2=scores(*PLAIN))[0]) == number


@pytest.mark.parametrize(("first", "second", "kept"), [(0.9, 0.5, ((2, 3),)), (0.5, 0.9, ((3, 3),))])
def test_of_two_that_claim_the_same_cue_the_surer_is_kept(first: float, second: float, kept: object) -> None:
    wide = scores("B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content", "O", "O")
    narrow = scores("B-source", "I-source", "O", "B-cue", "O", "B-content", "O", "O")
    ((one,),) = chosen(seen(Cue(2, 3, first), Cue(3, 3, second)), c2=wide, c3=narrow)
    assert one.cue == kept


def test_a_piece_that_two_claim_alike_goes_to_the_surer_and_what_has_nothing_else_is_dropped() -> None:
    first = scores("B-source", "B-cue", "O", "O", "B-content", "I-content", "O", "O")
    second = scores("O", "O", "B-source", "B-cue", "B-content", "I-content", "O", "O")
    ((one,),) = chosen(seen(Cue(1, 1, 0.9), Cue(3, 3, 0.6)), c1=first, c3=second)
    assert one.cue == ((1, 1),)
    more = scores("O", "O", "B-source", "B-cue", "B-content", "I-content", "O", "B-content")
    ((_, other),) = chosen(seen(Cue(1, 1, 0.9), Cue(3, 3, 0.6)), c1=first, c3=more)
    assert other.content == ((7, 7),)


def test_a_piece_between_two_cues_is_whose_words_follow_it_if_the_other_has_more() -> None:
    """'"A," said one. "B," said another': B is the other's, however sure the first tagger is of the one."""
    first = scores("B-content", "B-cue", "B-source", "O", "B-content", "O", "O", "O")
    second = scores("O", "O", "O", "O", "B-content", "B-cue", "B-source", "O")
    ((one, other),) = chosen(seen(Cue(1, 1, 0.9), Cue(5, 5, 0.6)), c1=first, c5=second)
    assert (one.content, other.content) == (((0, 0),), ((4, 4),))


def test_two_may_share_a_source() -> None:
    first = scores("B-source", "B-cue", "B-content", "O", "O", "O", "O", "O")
    second = scores("B-source", "O", "O", "O", "B-cue", "B-content", "O", "O")
    ((one, other),) = chosen(seen(Cue(1, 1, 0.9), Cue(4, 4, 0.9)), c1=first, c4=second)
    assert one.source == other.source == ((0, 0),)


def test_one_within_the_content_of_another_is_kept_if_it_has_a_source_of_its_own() -> None:
    outer = scores("B-source", "B-cue", *["B-content"], *["I-content"] * 5)
    inner = scores("O", "O", "O", "B-source", "B-cue", "B-content", "I-content", "O")
    nobodys = scores("O", "O", "O", "O", "B-cue", "B-content", "I-content", "O")
    cues = (Cue(1, 1, 0.9), Cue(4, 4, 0.9))
    assert len(chosen(seen(*cues), c1=outer, c4=inner)[0]) == 2
    ((one,),) = chosen(seen(*cues), c1=outer, c4=nobodys)
    assert one.cue == ((1, 1),)


def test_attributions_are_in_the_order_of_the_text_whichever_is_surer() -> None:
    first = scores("B-source", "B-cue", "B-content", "O", "O", "O", "O", "O")
    second = scores("O", "O", "O", "O", "B-source", "B-cue", "B-content", "O")
    ((one, other),) = chosen(seen(Cue(1, 1, 0.5), Cue(5, 5, 1.0)), c1=first, c5=second)
    assert (one.cue, other.cue) == (((1, 1),), ((5, 5),))


def test_each_window_has_its_own_and_a_shorter_one_is_read_as_if_alone() -> None:
    short = seen(Cue(1, 1, 0.9), length=3)
    empty = seen(length=5, window=1)
    long = seen(Cue(2, 2, 0.9), window=2)
    told = {"c1": scores("B-source", "B-cue", "B-content"), "c202": scores(*PLAIN)}
    together = chosen(short, empty, long, **told)
    assert [len(one) for one in together] == [1, 0, 1]
    (alone,) = chosen(short, **told)
    assert spans(together[0][0]) == spans(alone[0])
    assert together[0][0].score == pytest.approx(alone[0].score, abs=1e-5)


def test_no_cues_no_attributions() -> None:
    assert chosen(seen(), seen(window=1)) == [[], []]
    assert chosen() == []


# Acts.

LONG = ("B-source", "B-cue", "B-content", *["I-content"] * 5)


def test_each_attribution_has_the_act_that_scores_best_and_how_likely_it_is() -> None:
    first, second = scores("B-source", "B-cue", "B-content", "O", "O"), scores("O", "O", "O", "B-cue", "B-content")
    heads = MadeUp(toward={1: first, 3: second})
    (found,) = choose([seen(Cue(1, 1, 1.0), Cue(3, 3, 1.0), length=5)], heads)  # type: ignore[arg-type]
    assert [one.acts[0][0] for one in found] == [ACTS[0], ACTS[1]]
    assert found[0].acts[0][1] == pytest.approx(1 / (1 + (len(ACTS) - 1) * np.exp(-SURE)), abs=1e-4)
    assert len(found[0].acts) == LIKELIEST


def test_an_act_is_told_by_means_of_cue_content_and_source_and_by_views_of_the_first_two() -> None:
    labelled = scores("B-source", "B-cue", "B-content", "I-content")
    heads = MadeUp(toward={1: labelled})
    window = seen(Cue(1, 1, 1.0), length=4)
    states = np.array([[1.0], [2.0], [4.0], [8.0]], np.float32)
    heads.toward = lambda *given: labelled[None]  # type: ignore[method-assign,assignment]
    choose([msgspec.structs.replace(window, hidden=states)], heads)  # type: ignore[arg-type]
    np.testing.assert_allclose(heads.told[0, :, 0], [2, 6, 1, 8, 14 / 3], rtol=1e-4)


def test_the_tokens_of_cue_and_content_that_the_views_look_at_most_are_told() -> None:
    (found,) = choose([seen(Cue(1, 1, 1.0), length=8)], MadeUp(toward={1: scores(*LONG)}))  # type: ignore[arg-type]
    assert len(found[0].looked_at) == LOOKED_AT
    assert 7 in found[0].looked_at
    assert 0 not in found[0].looked_at
