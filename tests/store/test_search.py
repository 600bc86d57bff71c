"""What searching promises, in either dialect."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from onrecord.errors import EncodingError, NotFound, SettingError
from onrecord.query.marking import Passage
from onrecord.record.record import Record, from_json
from onrecord.store import searching
from onrecord.store.opening import writing
from onrecord.store.schema import appearance, cluster, party, revision, statement, story
from onrecord.store.store import Store
from tests.store.stories import HOUR, NOON, record

GOLDEN = Path(__file__).parents[1] / "golden"
SAID = (
    "The strait stays shut until the fishing boats have left, Anna Velt said.",
    "Boats may pass, and the café is open, Bo Lind warned.",
    "A declaration of peace between Velmora and Oskaria is near, Cleo Velt said.",
    "No one promised the islands, Oskar Sund said.",
)


@pytest.fixture
def told(store: Store) -> Store:
    """A store with a story for each of SAID."""
    for number, text in enumerate(SAID):
        headline = "News of the harbour" if number == 0 else "News"
        store.add(record(f"{headline}\n\nKESTRIN, March 2 /ONA/. {text}"), recorded_at=NOON)
    return store


@pytest.fixture
def golden(store: Store) -> Store:
    """A store with the records of the samples, in which no utterance is joined with another."""
    for one in goldens():
        store.add(one, recorded_at=NOON)
    with writing(store.engine) as connection:
        connection.execute(update(statement).values(cluster_id=None))
    return store


def goldens() -> list[Record]:
    return [from_json(path.read_bytes()) for path in sorted(GOLDEN.glob("*.record.json"))]


def test_every_way_of_asking_finds_what_it_says(told: Store) -> None:
    asked = {
        "boats": {0, 1},
        "boat strait": {0},
        "BOATS café": {1},
        '"fishing boats"': {0},
        '"boats fishing"': set(),
        '"boats have le*"': {0},
        "declara*": {2},
        "decl*": {2},
        "isl*": {3},
        "strait NEAR/5 boats": {0},
        "boats NEAR/5 strait": {0},
        "boats NEAR/4 strait": set(),
        '"strait stays" NEAR/3 fish*': {0},
        '"strait stays" NEAR/2 fish*': set(),
        "strait NEAR/2 stays NEAR/4 boats": {0},
        "islands OR declaration": {2, 3},
        "boats NOT strait": {1},
        "boats NOT (strait)": {1},
        "islands OR boats open": {1},
        "velt": {0, 2},
        "velt boats": {0},
        '"left anna"': set(),
        "left NEAR anna": set(),
        '"anna velt"': {0},
        "harbour": {0},
        "harbour islands": set(),
        "the": {0, 1, 3},
        "the islands": {3},
        "promises": {3},
    }
    for words, numbers in asked.items():
        found = {hit.words for hit in told.search(words)}
        assert found == {SAID[number].rsplit(", ", 1)[0] for number in numbers}, words


def test_what_fits_is_marked(told: Store) -> None:
    (hit,) = told.search('"stays shut" boats')
    assert hit.context.marked("[", "]") == "The strait [stays shut] until the fishing [boats] have left"
    (hit,) = told.search("harbours")
    assert Passage(hit.headline or "", hit.headline_marks).marked("[", "]") == "News of the [harbour]"
    assert hit.context.marks == ()


def test_what_a_statement_is_about_is_not_who_said_it(told: Store) -> None:
    assert not told.search(about="velt")
    assert len(told.search(about="harbour")) == 1
    assert len(told.search("velt", about="boats")) == 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40) | st.text("ab*\"“” ORNEATD/59()-:^{}'&|!<>\\\x00", max_size=40))
def test_any_string_gives_statements_or_a_clear_error(told: Store, asked: str) -> None:
    for question in ({"words": asked}, {"about": asked}, {"role": asked}, {"by": asked}, {"provider": asked}):
        with suppress(SettingError, NotFound):
            assert len(told.search(**question)) <= len(SAID)  # type: ignore[arg-type]


def test_what_is_no_text_is_told_as_that(told: Store) -> None:
    for question in ({"by": "\udcff"}, {"by": "Velt\udcff"}, {"provider": "\udcff"}):
        with pytest.raises(EncodingError, match="no text"):
            told.search("boats", **question)  # type: ignore[arg-type]
    with pytest.raises(EncodingError, match="no text"):
        told.party("\udcff")


@pytest.mark.parametrize("asked", ["2031-13", "soon", "", "2031-02-30", "03/04/2031", "../2031", "0000", "2031-00"])
def test_a_bad_date_is_told(told: Store, asked: str) -> None:
    for name in ("since", "until", "as_of"):
        with pytest.raises(SettingError, match="not a date") as raised:
            told.search("boats", **{name: asked})  # type: ignore[arg-type]
        assert raised.value.given == asked and "YYYY-MM-DD" in (raised.value.remedy or "")


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"words": "…"},
        {"words": "  "},
        {"words": "a", "limit": 0},
        {"words": "a", "act": "swear"},
        {"words": "a", "by": ""},
        {"words": "a", "about": " "},
        {"words": "a", "role": ""},
        {"words": "a", "provider": ""},
    ],
)
def test_a_question_that_cannot_be_asked_is_told(told: Store, question: dict[str, object]) -> None:
    with pytest.raises(SettingError):
        told.search(**question)  # type: ignore[arg-type]
    with pytest.raises(SettingError, match="end comes before"):
        told.search("boats", since="2031-03", until="2031-02")


def test_a_name_means_one_or_is_told_to_mean_several(told: Store) -> None:
    assert [hit.speaker for hit in told.search(by="Lind")] == ["Bo Lind"]
    assert told.search(by="anna velt").by == ("Anna Velt",)
    with pytest.raises(NotFound, match=r"Anna Velt \(1 story") as raised:
        told.search(by="Velt")
    assert "Cleo Velt (1 story" in str(raised.value)
    with pytest.raises(NotFound, match="no one who is called so"):
        told.search(by="Ilse")


def test_a_party_is_one_whatever_its_names_and_two_of_one_name_stay_two(told: Store) -> None:
    with writing(told.engine) as connection:
        one, other = (
            connection.execute(
                party.insert().values(key=key, name="Velt the Elder", kind="person")
            ).inserted_primary_key[0]  # type: ignore[index]
            for key in ("p1", "p2")
        )
        velt = appearance.c.name.in_(("Anna Velt", "Cleo Velt"))
        connection.execute(update(appearance).where(velt).values(party_id=one))
        connection.execute(update(appearance).where(appearance.c.name == "Bo Lind").values(party_id=other))
    found = told.search(by="Velt")
    assert {(hit.speaker, hit.party) for hit in found} == {("Velt the Elder", "p1")} and len(found) == 2
    assert {hit.words for hit in told.search(by="Anna Velt")} == {hit.words for hit in found}
    assert [hit.party for hit in told.search(by="p2")] == ["p2"]
    with writing(told.engine) as connection:
        connection.execute(update(appearance).where(appearance.c.name == "Cleo Velt").values(party_id=other))
    with pytest.raises(NotFound, match="key p1"):
        told.search(by="Velt")


def test_filters_find_what_the_records_hold(golden: Store) -> None:
    """Each filter alone, without words, counts what counting in the records gives."""
    records = goldens()

    def number(fits: object, found: object) -> None:
        assert callable(fits)
        expected = sum(bool(fits(one, said)) for one in records for said in one.statements)
        assert len(found) == expected  # type: ignore[arg-type]

    number(lambda _, said: said.act == "deny", golden.search(act="deny", limit=500))
    number(lambda _, said: said.act in ("deny", "refuse"), golden.search(act=("deny", "refuse"), limit=500))
    number(lambda _, said: said.form == "mixed", golden.search(form="mixed", limit=500))
    number(lambda one, _: one.item.metadata.provider == "ONA", golden.search(provider="ona", limit=500))
    number(lambda _, said: said.said_on, golden.search(on="said", since="0001", limit=500))
    ids = {(one.page.sha256, party.id) for one in records for party in one.parties if party.name == "Pavel Lindholt"}
    number(lambda one, said: (one.page.sha256, said.speaker) in ids, golden.search(by="Lindholt", limit=500))
    found = golden.search(role="press secretary", limit=500)
    assert found and {hit.speaker for hit in found} <= {
        party.name for one in records for party in one.parties if any("secretary" in role.text for role in party.roles)
    }


def test_a_role_is_a_way_to_name_a_speaker(golden: Store) -> None:
    assert golden.search(by="press secretary").by == ("Pavel Lindholt",)


def dated(store: Store, days: dict[str, tuple[int, int]]) -> None:
    """Stories of these publication dates, and one without."""
    for day in (None, *days):
        added = store.add(record(f"The {day} boats left, Anna Velt said."), recorded_at=NOON)
        first, last = days[day] if day else (None, None)
        of = select(story.c.id).where(story.c.ref.startswith(added.story)).scalar_subquery()
        values = {"published": day, "published_first": first, "published_last": last}
        with writing(store.engine) as connection:
            connection.execute(update(revision).where(revision.c.story_id == of).values(values))


def test_dates_that_can_lie_in_the_range_count(store: Store) -> None:
    days = {"2031-03-02": (20310302, 20310302), "2031-03": (20310301, 20310331), "194X": (19400101, 19491231)}
    dated(store, days)

    def published(**when: str) -> set[str | None]:
        return {hit.published for hit in store.search("boats", **when)}  # type: ignore[arg-type]

    assert published() == {*days, None}
    assert published(since="2031-03-02", until="2031-03-02") == {"2031-03-02", "2031-03"}
    assert published(since="2031-03-03") == {"2031-03"}
    assert published(until="1944") == {"194X"}
    assert published(since="1950", until="2031-03-01") == {"2031-03"}
    assert published(until="1939") == published(since="2032") == set()
    assert not store.search("boats", since="2031", on="said")


def test_the_latest_come_first_where_no_words_rank(store: Store) -> None:
    dated(store, {"2031-03-02": (20310302, 20310302), "2031-03": (20310301, 20310331), "2030": (20300101, 20301231)})
    found = [hit.published for hit in store.search(by="Velt")]
    assert found == ["2031-03", "2031-03-02", "2030", None]
    assert store.search(by="Velt").hits[0].score is None


def test_what_was_on_record_is_found_as_it_was(store: Store) -> None:
    texts = {"2031-03-01": "The boats left, Anna Velt said.", "2031-03-05": "The ships left, Anna Velt said."}
    for number, (day, text) in enumerate(texts.items()):
        store.add(record(text, id="7", published=day), recorded_at=NOON + number * HOUR)
    assert not store.search("boats") and store.search("ships")
    assert store.search("boats", as_of="2031-03-04") and not store.search("ships", as_of="2031-03-04")
    assert store.search("ships", as_of="2031-03") and not store.search("boats", as_of="2031-03")
    assert store.search("boats", known_at=NOON) and not store.search("ships", known_at=NOON)
    assert not store.search("boats", known_at=NOON + HOUR) and not store.search("boats", known_at=NOON - HOUR)
    assert store.search(by="Velt", known_at=NOON).hits[0].revision == 1
    assert store.search("boats", as_of="2031-03-05", known_at=NOON)


def test_what_was_on_record_is_what_the_stories_say(golden: Store) -> None:
    """The condition that searching uses selects what `stories` does."""
    everything = {hit.story for hit in golden.search(since="0001", limit=1000)}
    for day in ("2031-03-02", "2031-03-05", "2031", "2031-05"):
        shown = {one.id for one in golden.stories(as_of=day)}
        assert {hit.story for hit in golden.search(since="0001", as_of=day, limit=1000)} == shown & everything


def test_an_utterance_that_several_stories_carry_counts_once(told: Store) -> None:
    for number in range(30):
        told.add(record(f"The boats left at {number}, Anna Velt said."), recorded_at=NOON)
    with writing(told.engine) as connection:
        joined = connection.execute(cluster.insert().values(kind="quotation")).inserted_primary_key
        assert joined is not None
        same = statement.c.words.like("The boats left at %")
        connection.execute(update(statement).where(same).values(cluster_id=joined[0]))
    found = told.search("boats", limit=3, facets=True)
    assert sorted(hit.also_in for hit in found) == [0, 0, 29] and not found.more
    assert found.facets is not None and found.facets.total == 3
    assert told.search("boats", limit=2).more


def test_reprints_of_the_samples_are_found_once(store: Store) -> None:
    for one in goldens():
        store.add(one, recorded_at=NOON)
    found = store.search('"taking the joint declaration"', limit=1)
    assert [hit.also_in for hit in found] == [1] and not found.more


def test_an_utterance_ranks_as_its_best_report_does(told: Store) -> None:
    for text in (
        "The ice in Kestrin still holds, Anna Velt said on Monday in the capital.",
        "The ice on the strait and in all the harbours holds, Bo Lind said.",
    ):
        told.add(record(text), recorded_at=NOON)
    assert [hit.speaker for hit in told.search("ice")] == ["Anna Velt", "Bo Lind"]
    told.add(
        record("For as long as anyone can tell the ice out there will be safe for sledges, Cleo Velt said."),
        recorded_at=NOON + HOUR,
    )
    with writing(told.engine) as connection:
        joined = connection.execute(cluster.insert().values(kind="quotation")).inserted_primary_key
        assert joined is not None
        ends = statement.c.words.in_((hits(told)["Anna Velt"], hits(told)["Cleo Velt"]))
        connection.execute(update(statement).where(ends).values(cluster_id=joined[0]))
    assert [(hit.speaker, hit.also_in) for hit in told.search("ice")] == [("Anna Velt", 1), ("Bo Lind", 0)]


def test_of_the_reports_of_an_utterance_the_oldest_that_fits_is_shown(told: Store) -> None:
    quote = "“The ice on the strait will hold until the end of April at least”, Anna Velt said"
    days = ("2031-03-05", "2031-03-01", "2031-03-03")
    for day, more in zip(
        days, (".", " of the ice that was laid open by the storms of January.", " on Monday."), strict=True
    ):
        text = f"Printed on {day}\n\nKESTRIN, March 2 /ONA/. {quote}{more}"
        told.add(record(text, published=day, url=f"https://ona.example/{day}"), recorded_at=NOON)
    for asked, day in (("ice strait", days[1]), ("ice printed 05", days[0])):
        (hit,) = told.search(asked)
        assert (hit.published, hit.also_in) == (day, 2)
    (hit,) = told.search("ice strait", since="2031-03-02")
    assert (hit.published, hit.also_in) == (days[2], 2)
    assert [hit.published for hit in told.search(by="Anna Velt", about="ice")] == [days[1]]
    assert told.search(since="2031-03-01", limit=1).hits[0].published == days[0]


def test_a_fragment_ranks_below_every_sentence_that_has_all_words(told: Store) -> None:
    long = (
        "that the ice and the fish of the strait will be shared out among the villages of the coast as they were before"
    )
    for text in ("The ice, Anna Velt said.", f"He had heard {long}, Bo Lind said.", "Ice and fish, Cleo Velt said."):
        told.add(record(text), recorded_at=NOON)
    assert [hit.speaker for hit in told.search("ice")][:1] == ["Bo Lind"]
    assert [hit.speaker for hit in told.search("ice fish")] == ["Bo Lind", "Cleo Velt"]
    assert told.check() == []
    assert told.verify().faults == ()


def hits(store: Store) -> dict[str | None, str]:
    return {hit.speaker: hit.words for hit in store.search("ice")}


def test_as_many_are_found_as_were_asked_for_however_many_are_ranked(
    told: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "RANKED", 2)
    for number in range(9):
        told.add(record(f"The ice broke {number} times, Anna Velt said."), recorded_at=NOON)
    for number in range(3):  # the last to come are replaced, so that they are on record no more
        told.add(record(f"The ice broke at {number}, Bo Lind said.", id="1", provider="ONA"), recorded_at=NOON)
    found = told.search("ice", limit=7)
    assert len(found) == 7 and found.more
    assert len(told.search("ice", limit=100)) == 10


def test_there_is_more_where_the_limit_cuts(told: Store) -> None:
    assert told.search("velt", limit=1).more
    assert not told.search("velt", limit=2).more


def test_facets_count_all_that_fits(golden: Store) -> None:
    statements = [said for one in goldens() for said in one.statements]
    facets = golden.search(since="0001", limit=1, facets=True).facets
    everything = golden.search(since="0001", limit=1000)
    assert facets is not None
    assert facets.total == len(everything) <= len(statements)
    assert sum(one.number for one in facets.acts) == sum(one.number for one in facets.months) == facets.total
    names = [hit.speaker for hit in everything]
    assert facets.all_speakers >= len(facets.speakers)
    for name in {one.value for one in facets.speakers}:
        assert sum(one.number for one in facets.speakers if one.value == name) == names.count(name)
    months = {one.value for one in facets.months}
    assert {(hit.published or "")[:7] for hit in everything if len(hit.published or "") == 10} <= months


def test_the_directory_of_names_is_checked(told: Store) -> None:
    assert told.check() == []
    with writing(told.engine) as connection:
        connection.exec_driver_sql("UPDATE called SET last = 'vext' WHERE name = 'Anna Velt'")
        connection.exec_driver_sql("UPDATE called SET name = 'Bo Lynd' WHERE name = 'Bo Lind'")
    assert len([one for one in told.check() if "directory" in one]) == 4
