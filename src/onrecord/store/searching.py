"""Searching: statements that fit a question, the best first, and how many there are by speaker, act and month.

Strategy. Which statements fit and how they rank is asked first, and of the few that are shown the rest is fetched then:
neither joins nor marks are paid for what nobody sees. An utterance that several stories carry (one cluster) counts
once: more rows than are wanted are ranked, those of one cluster fall together, and if that leaves too few, more are
asked for. It ranks as its best report does, and the oldest that fits is shown. Without words there is nothing to rank
by, and the latest published come first, each as it was published last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    bindparam,
    case,
    cast,
    distinct,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.sql.visitors import iterate

from onrecord.query.marking import marks, passage
from onrecord.query.naming import Called
from onrecord.query.question import Question
from onrecord.query.syntax import Expression, parse
from onrecord.store.index import Asked, Kinds, Match, TextIndex
from onrecord.store.keys import REF
from onrecord.store.marks import marks_of
from onrecord.store.names import is_of, shown, speakers, spoken_as
from onrecord.store.schema import appearance, party, reading, revision, statement, story
from onrecord.store.seen import on_record, withdrawn
from onrecord.store.tracing import OLDEST
from onrecord.store.values import Count, Facets, Hit, Mark, Results
from onrecord.store.words import storable

RANKED = 1000
"""Statements that are ranked: of more than that those which came into the store last. Each costs a microsecond and a
half: where 370,000 statements are, a word takes 3.2 ms of a processor's time when 2,000 are ranked, 1.7 ms so, and
0.4 ms, for counting in how many it is, when one is (the words that bench/store.py asks for)."""
_REVISIONS = 500
"""Texts, the latest, among which statements are sought that filters alone describe, at first."""
_SPARE, _MORE = 2, 8
"""Rows that are ranked for each that is wanted, and how many times as many if that was too few."""
_REPORTS = 20
"""The oldest reports of an utterance, among which the one that is shown is sought."""
_AT_ONCE = 1000
"""Row ids in one question."""
_SPEAKERS = 20
"""Speakers that are counted by name: those with most statements."""
_ABOUT = ("words", "headline")
_Ranked = tuple[int, float | None]
"""The row id of a statement, and its rank."""
_UTTERANCE = func.coalesce(statement.c.cluster_id, -statement.c.id)
"""What counts once."""
_SPEAKER = func.coalesce(party.c.name, appearance.c.name)


def search(connection: Connection, index: TextIndex, question: Question, *, facets: bool = False) -> Results:
    """What fits a question. Raises NotFound if whom it names is not on record, or may be several."""
    chosen = speakers(connection, index, question.by) if question.by else []
    asked = _asked(question)
    found = _Found(connection, question, chosen, index, asked)
    rows = found.best(connection)
    hits = _hits(connection, question, found.oldest(connection, rows[: question.limit]), asked)
    counts = found.counts(connection) if facets else None
    return Results(hits, len(rows) > question.limit, shown(connection, chosen), counts)


def _asked(question: Question) -> list[Asked]:
    """What is asked of the full-text index."""
    asked: list[Asked] = []
    if (words := question.tree) is not None:
        asked.append((words, ()))
    if question.about and (about := parse(question.about)) is not None:
        asked.append((about, _ABOUT))
    if question.role and (role := parse(question.role)) is not None:
        asked.append((role, ("role",)))
    return asked


class _Found:
    """The statements that fit a question, as a select."""

    def __init__(
        self,
        connection: Connection,
        question: Question,
        chosen: Sequence[Called],
        index: TextIndex,
        asked: Sequence[Asked],
    ) -> None:
        self._question = question
        names = spoken_as(connection, chosen) if chosen and asked else None
        kinds = Kinds(question.acts, question.forms)
        self._match = index.match(asked, () if names is None else (names,), kinds) if asked else None
        self._filters = [*_filters(question), *([is_of(chosen)] if chosen else [])]
        if self._match is None or not self._match.kinds:
            self._filters += _of_kinds(kinds)
        self._straight = bool(chosen or question.as_of or question.known_at)
        self._then = question.as_of is not None or question.known_at is not None
        on_published = question.on == "published" and (question.since or question.until)
        self._dated = bool(self._then or on_published or question.provider)

    def _narrowed(self, asked: Select[Any], *, dated: bool = False, matched: bool = True) -> Select[Any]:
        """`asked`, a select from `statement`, of what fits; whatever the index says, if it is not to be `matched`."""
        question = self._question
        asked = asked.select_from(statement)
        if self._match is not None and matched:
            asked = self._match.narrow(asked)
        if dated or self._dated:
            asked = asked.join(revision, revision.c.id == statement.c.revision_id)
        if self._then:
            asked = asked.join(reading, reading.c.id == statement.c.reading_id)
            asked = asked.where(on_record(question.as_of, question.known_at))
        else:
            asked = asked.where(statement.c.present == 1)
        return asked.where(*self._filters)

    def best(self, connection: Connection) -> list[Row[Any]]:
        """Row ids of statements with their ranks, one an utterance: one more than are wanted, if there are more."""
        wanted = self._question.limit + 1
        limit, revisions = wanted * _SPARE, _REVISIONS
        while True:
            rows = connection.execute(self._ordered(limit, revisions)).all()
            unlike: dict[int, Row[Any]] = {}
            for row in rows:
                if row.present or self._then:
                    unlike.setdefault(row.utterance, row)
            if len(unlike) >= wanted or (len(rows) < limit and self._has_no_more(connection, revisions)):
                return list(unlike.values())[:wanted]
            if len(rows) < limit:
                revisions *= _MORE
            else:
                limit *= _MORE

    def oldest(self, connection: Connection, rows: Sequence[Row[Any]]) -> list[_Ranked]:
        """The row ids of the statements that are shown in place of those that rank best, with the ranks of these."""
        shown = {row.utterance: row.id for row in rows}
        clusters = [number for number in shown if number > 0]
        if self._match is not None and clusters:
            older = self._older(connection, {number: shown[number] for number in clusters})
            for ask in (slice(1), slice(1, None)):  # the oldest fits nearly always
                fitting = self._fitting(connection, [one for ids in older.values() for one in ids[ask]])
                found = {number: next((one for one in ids if one in fitting), None) for number, ids in older.items()}
                shown |= {number: one for number, one in found.items() if one is not None}
                older = {number: ids for number, ids in older.items() if found[number] is None}
        return [(shown[row.utterance], row.rank) for row in rows]

    def _older(self, connection: Connection, best: Mapping[int, int]) -> dict[int, list[int]]:
        """By utterance the oldest of its reports that fit but for their words, up to the one that ranks best."""
        place = func.row_number().over(partition_by=statement.c.cluster_id, order_by=[*OLDEST, statement.c.id])
        columns = (statement.c.id, statement.c.cluster_id, place.label("place"))
        reports = self._narrowed(select(*columns), dated=True, matched=False)
        reports = reports.join(story, story.c.id == revision.c.story_id).where(statement.c.cluster_id.in_(best))
        some = reports.subquery("reports")
        asked = select(some.c.id, some.c.cluster_id).where(some.c.place <= _REPORTS).order_by(some.c.place)
        found: dict[int, list[int]] = {number: [] for number in best}
        for row in connection.execute(asked):
            found[row.cluster_id].append(row.id)
        return {number: [*takewhile(best[number].__ne__, ids)] for number, ids in found.items()}

    def _fitting(self, connection: Connection, ids: Sequence[int]) -> set[int]:
        """Those of some statements that the index finds."""
        if self._match is None:
            return set()
        asked = select(self._match.id).select_from(self._match.entries).where(self._match.where)
        some = (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
        return {one for batch in some for one in connection.execute(asked.where(self._match.id.in_(batch))).scalars()}

    def _ordered(self, limit: int, revisions: int) -> Select[Any]:
        if self._match is not None:
            return self._ranked(self._match, limit)
        return self._latest(limit, revisions)

    def _ranked(self, match: Match, limit: int) -> Select[Any]:
        """Those that rank best, of the RANKED that came last, or of as many as are wanted if these are more."""
        some: Any = select(match.id.label("id"), match.rank.label("rank"))
        if self._filters or self._then:
            some = self._narrowed(some)
        else:  # whether they are present is seen when they are ranked
            some = some.select_from(match.entries).where(match.where)
        matched = some.order_by(match.id.desc()).limit(max(RANKED, limit)).subquery("matched")
        best = select(matched).order_by(matched.c.rank, matched.c.id).limit(limit).subquery("best")
        return (
            select(best.c.id, best.c.rank, _UTTERANCE.label("utterance"), statement.c.present)
            .select_from(best)
            .join(statement, statement.c.id == best.c.id)
            .order_by(best.c.rank, best.c.id)
        )

    def _latest(self, limit: int, revisions: int) -> Select[Any]:
        """Those that were published last, sought among that many texts alone if there is no shorter way to them."""
        rows: Any = select(statement.c.id, null().label("rank"), _UTTERANCE.label("utterance"), statement.c.present)
        order = (statement.c.revision_id, statement.c.number)
        published: ColumnElement[Any]
        if self._straight:
            published, rows = revision.c.published_last, self._narrowed(rows, dated=True)
        else:
            latest = self._revisions().limit(revisions).subquery("latest")
            published, rows = latest.c.published_last, rows.select_from(latest)
            rows = rows.join(statement, statement.c.revision_id == latest.c.id)
            rows = rows.where(statement.c.present == 1, *self._filters_of("statement"))
        ordered: Select[Any] = rows.order_by(published.desc().nulls_last(), *order).limit(limit)
        return ordered

    def _revisions(self) -> Select[Any]:
        """The texts whose statements may fit, the latest first."""
        columns: tuple[ColumnElement[Any], ...] = (revision.c.id, revision.c.published_last)
        asked = select(*columns).where(*self._filters_of("revision"))
        return asked.order_by(revision.c.published_last.desc().nulls_last(), revision.c.id)

    def _has_no_more(self, connection: Connection, revisions: int) -> bool:
        """Whether no texts are left in which to look."""
        if self._match is not None or self._straight:
            return True
        return connection.execute(self._revisions().offset(revisions).limit(1)).first() is None

    def _filters_of(self, table: str) -> list[ColumnElement[bool]]:
        return [one for one in self._filters if (revision in _tables(one)) is (table == "revision")]

    def counts(self, connection: Connection) -> Facets:
        """How many utterances fit, in all and by speaker, act and month."""
        of = func.coalesce(statement.c.cluster_id, 0)  # as it stands, SQLite would start from the index of clusters
        apart, joined = of == 0, of != 0
        first = select(func.min(statement.c.id)).group_by(statement.c.cluster_id)
        once = self._narrowed(first).where(joined)
        columns = (statement.c.act, statement.c.appearance_id, _month(self._question.on).label("month"))
        alone = self._narrowed(select(*columns), dated=True).where(apart)
        rest = select(*columns).join(revision, revision.c.id == statement.c.revision_id).where(statement.c.id.in_(once))
        found = union_all(alone, rest).cte("found")
        named = (
            select(found.c.act, found.c.month, appearance.c.party_id, _SPEAKER.label("speaker"))
            .select_from(found)
            .outerjoin(appearance, appearance.c.id == found.c.appearance_id)
            .outerjoin(party, party.c.id == appearance.c.party_id)
            .cte("named")
        )
        number = func.count().label("number")
        asked = union_all(
            select(literal("act").label("of"), named.c.act.label("value"), number).group_by(named.c.act),
            select(literal("month"), cast(named.c.month, String), number).group_by(named.c.month),
            select(literal("speaker"), named.c.speaker, number).group_by(named.c.party_id, named.c.speaker),
        )
        return _facets(connection.execute(asked).all())


def _filters(question: Question) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if question.provider:
        found.append(func.lower(revision.c.provider) == func.lower(storable(question.provider)))
    first, last = _DAYS[question.on]
    if question.first is not None:
        found.append(last >= question.first)
    if question.last is not None:
        found.append(first <= question.last)
    return found


def _tables(condition: ColumnElement[bool]) -> set[Any]:
    return {one.table for one in iterate(condition) if isinstance(one, Column)}


def _of_kinds(kinds: Kinds) -> list[ColumnElement[bool]]:
    asked = ((statement.c.act, kinds.acts), (statement.c.form, kinds.forms))
    return [column.in_(some) for column, some in asked if some]


_DAYS = {
    "published": (revision.c.published_first, revision.c.published_last),
    "said": (statement.c.said_first, statement.c.said_last),
}
"""The first and the last day on which it can have been."""


def _month(on: str) -> ColumnElement[Any]:
    """YYYYMM where the date tells the month, YYYY where it tells the year alone, else null."""
    first, last = _DAYS[on]
    return case(
        (first // 100 == last // 100, first // 100), (first // 10000 == last // 10000, first // 10000), else_=null()
    )


def _facets(rows: Sequence[Row[Any]]) -> Facets:
    counts = {
        of: [Count(None if row.value is None else str(row.value), row.number) for row in rows if row.of == of]
        for of in ("speaker", "act", "month")
    }
    most = {of: sorted(many, key=lambda one: (-one.number, one.value or "")) for of, many in counts.items()}
    months = sorted((_dashed(one) for one in counts["month"]), key=lambda one: one.value or "~")
    total = sum(one.number for one in counts["act"])
    return Facets(total, tuple(most["speaker"][:_SPEAKERS]), len(most["speaker"]), tuple(most["act"]), tuple(months))


def _dashed(one: Count) -> Count:
    if one.value is None or len(one.value) <= 4:
        return one if one.value is None else Count(one.value.zfill(4), one.number)
    value = one.value.zfill(6)
    return Count(f"{value[:4]}-{value[4:]}", one.number)


def _hits(
    connection: Connection, question: Question, found: Sequence[_Ranked], asked: Sequence[Asked]
) -> tuple[Hit, ...]:
    """The statements with these row ids and ranks, in their order."""
    ids = [number for number, _ in found]
    if not ids:
        return ()
    asked_for = _FULL.add_columns(withdrawn(question.known_at).label("withdrawn"))
    full = {row.id: row for row in connection.execute(asked_for, {"ids": ids})}
    carried = _carried(connection, question, [one.cluster_id for one in full.values() if one.cluster_id is not None])
    words = [tree for tree, fields in asked if fields != ("role",)]
    shown = [full[number] for number in ids]
    marks = marks_of(connection, ((row.corrections, row.sha256) for row in shown))
    return tuple(
        _hit(row, None if rank is None else -rank, carried.get(row.cluster_id, 1), words, made)
        for (_, rank), row, made in zip(found, shown, marks, strict=True)
    )


_FULL = (
    select(
        statement,
        story.c.ref,
        story.c.address,
        revision.c.number.label("revision"),
        revision.c.sha256,
        revision.c.headline,
        revision.c.provider,
        revision.c.published,
        _SPEAKER.label("name"),
        appearance.c.name.label("called"),
        party.c.key.label("party"),
    )
    .select_from(statement)
    .join(revision, revision.c.id == statement.c.revision_id)
    .join(story, story.c.id == revision.c.story_id)
    .outerjoin(appearance, appearance.c.id == statement.c.appearance_id)
    .outerjoin(party, party.c.id == appearance.c.party_id)
    .where(statement.c.id.in_(bindparam("ids", expanding=True)))
)


def _carried(connection: Connection, question: Question, clusters: Sequence[int]) -> dict[int, int]:
    """By cluster, in how many stories it is."""
    if not clusters:
        return {}
    asked = (
        select(statement.c.cluster_id, func.count(distinct(revision.c.story_id)).label("stories"))
        .join(revision, revision.c.id == statement.c.revision_id)
        .join(reading, reading.c.id == statement.c.reading_id)
        .where(statement.c.cluster_id.in_(clusters), on_record(question.as_of, question.known_at))
        .group_by(statement.c.cluster_id)
    )
    return {row.cluster_id: row.stories for row in connection.execute(asked)}


def _hit(row: Row[Any], score: float | None, stories: int, asked: Sequence[Expression], made: tuple[Mark, ...]) -> Hit:
    headline = row.headline or ""
    source = row.speaker if row.called is None else row.speaker.removeprefix(row.called).removeprefix(" … ")
    return Hit(
        story=row.ref[:REF],
        statement=row.sid,
        revision=row.revision,
        number=row.number,
        speaker=row.name,
        party=row.party,
        source=source,
        unresolved=row.unresolved,
        form=row.form,
        act=row.act,
        words=row.words,
        context=passage(row.words, marks(asked, row.words)),
        headline=row.headline,
        headline_marks=marks(asked, headline),
        said_on=row.said_on,
        published=row.published,
        provider=row.provider,
        address=row.address,
        start=row.start_at,
        end=row.end_at,
        score=score,
        also_in=stories - 1,
        corrections=made,
        withdrawn=row.withdrawn,
    )
