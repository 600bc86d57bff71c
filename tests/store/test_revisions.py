"""A story delivered again with another text is a revision more, both are kept, and what changed is told."""

from __future__ import annotations

import json

import pytest

from onrecord import samples
from onrecord.errors import NotFound
from onrecord.intake.item import Item, Metadata
from onrecord.intake.ninjs import parse
from onrecord.pipeline import build
from onrecord.store.store import Store
from tests.fake import FakeModel
from tests.store.stories import HOUR, NOON, record

LEFT = "Boats leave\n\nKESTRIN, March 2. /ONA/. The 40 boats left in 1961, Anna Velt said."
STAYED = LEFT.replace("40", "45")


def _corrected() -> tuple[Item, Item]:
    """The corrected story among the samples, and the text that it corrects, under one id."""
    (path,) = (one for one in samples.paths() if one.name == "2031-09-13-norwire-corrected.txt")
    text = path.read_text(encoding="utf-8")
    note = "(Corrects year of security pact in sixth paragraph to 1967, not 1976)\n\n"
    assert note in text and "in February 1967" in text
    before = text.replace("CORRECTED-", "").replace(note, "").replace("in February 1967", "in February 1976")
    about = Metadata(provider="Norwire")
    first, second = (Item(one, id="nw-1", retrieved=samples.RETRIEVED, metadata=about) for one in (before, text))
    return first, second


def test_a_corrected_story_shows_what_was_corrected(store: Store) -> None:
    for number, item in enumerate(_corrected()):
        added = store.add(build(item, FakeModel()), recorded_at=NOON + number * HOUR)
    assert (added.outcome, added.revision) == ("revised", 2)
    found = store.difference(added.story)
    (one,) = (one for one in found.figures if one.before)
    assert one.before and one.after and (one.before.text, one.after.text) == ("February 1976", "February 1967")
    assert found.headline and found.headline[0].text.startswith("CORRECTED")


def test_the_revisions_of_a_story_are_told_in_the_order_in_which_they_came(store: Store) -> None:
    for number, text in enumerate((LEFT, STAYED, f"{STAYED} No one knows.")):
        added = store.add(record(text, id="7", published=f"2031-03-0{number + 1}"), recorded_at=NOON + number * HOUR)
    told = store.revisions(added.story)
    assert [one.number for one in told] == [1, 2, 3]
    assert [one.published for one in told] == ["2031-03-01", "2031-03-02", "2031-03-03"]
    assert [one.replaced_at for one in told] == [NOON + HOUR, NOON + 2 * HOUR, None]


def test_any_two_revisions_are_compared_the_last_two_if_none_is_named(store: Store) -> None:
    for text in (LEFT, STAYED, f"{STAYED} No one knows."):
        added = store.add(record(text, id="7"), recorded_at=NOON)
    changed = [bool(store.difference(added.story, *pair).figures) for pair in ((), (None, 2), (1,), (3, 1), (2, 3))]
    assert changed == [False, True, True, True, False]


def test_there_is_nothing_to_compare_with_one_revision_or_with_one_that_is_not_there(store: Store) -> None:
    added = store.add(record(LEFT, id="7"), recorded_at=NOON)
    with pytest.raises(NotFound, match="only one revision"):
        store.difference(added.story)
    with pytest.raises(NotFound, match="no such revision"):
        store.difference(added.story, 1, 2)
    with pytest.raises(NotFound, match="no such story"):
        store.difference("ffff")


def test_one_utterance_in_two_revisions_is_found_once(store: Store) -> None:
    quote = '"We shall not give up one stone of these islands", Anna Velt said.'
    for text in (quote, f"{quote} No one else spoke."):
        store.add(record(text, id="7"), recorded_at=NOON)
    (hit,) = store.search("stone")
    told = store.utterance(hit.statement)
    assert (hit.also_in, told.stories, len(told.wordings[0].reports), told.lead.revision) == (0, 1, 1, 2)


def test_the_same_id_of_two_providers_is_two_stories(store: Store) -> None:
    ona = store.add(record(LEFT, id="7", provider="ONA"), recorded_at=NOON)
    other = store.add(record(STAYED, id="7", provider="Norwire"), recorded_at=NOON)
    assert (other.outcome, len(store.revisions(ona.story)), len(store.revisions(other.story))) == ("added", 1, 1)


def test_versions_of_a_provider_are_revisions_of_one_story_and_keep_their_numbers(store: Store) -> None:
    body = "<p>The {} boats left the harbour at nine, Anna Velt said.</p>"
    for version in ("1", "2"):
        source = {"uri": "urn:ona:7", "version": version, "versioncreated": f"2031-03-0{version}T10:00:00Z"}
        source |= {"provider": "ONA", "body_xhtml": body.format(40 + int(version))}
        (item,) = parse(json.dumps(source))
        assert isinstance(item, Item)
        added = store.add(build(item, FakeModel()), recorded_at=NOON)
    assert [one.published for one in store.revisions(added.story)] == ["2031-03-01", "2031-03-02"]
    assert store.record(added.story).item.metadata.version == "2"
    assert [one.after and one.after.text for one in store.difference(added.story).figures] == ["42"]
