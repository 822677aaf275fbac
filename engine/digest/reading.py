"""What the tables say about a period: numbers, threads, people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.events import Edited, Message, decode_body
from engine.contract.feature import Context, Period
from engine.digest.rules import Candidate, Talk, best
from engine.store.sql import select_where_in
from engine.stream.whereabouts import named_chats

STAFF_CHATS = (
    "sentiment.alerts.chat",
    "moderation.audit_chat",
    "moderation.reports_chat",
    "experiments.chat",
)
"""Settings that name rooms of the staff: what is said there is not for everybody."""


THREADS_BACK = 30 * DAY
"""Conversations in which somebody spoke longer ago are over for them."""


class Counts(NamedTuple):
    """A period in numbers."""

    messages: int
    people: int


def left_out(context: Context) -> set[int]:
    """Return the chats of which a digest says nothing."""
    names = [str(name) for name in context.setting("digest.exclude.chats")]
    for setting in STAFF_CHATS:
        try:
            names.append(str(context.setting(setting)))
        except KeyError:
            continue
    return set(named_chats(context.conn, context.community, names))


_QUOTABLE = (
    "m.seq, m.said, m.chat, m.message, m.actor, m.reactions, m.parent, m.at FROM thread_message m "
    "JOIN message_fact f ON f.part = m.part AND f.chat = m.chat AND f.message = m.message "
    "JOIN log l ON l.part = m.part AND l.seq = m.seq "
    "WHERE m.part = :p AND m.community = :c AND f.quality > 0 AND f.reason <> 'advert' "
    "AND NOT EXISTS (SELECT 1 FROM digest_barred b WHERE b.part = l.part AND b.key = l.key)"
)
"""Messages that say something, and that no moderator holds."""


class Reading:
    """The tables as one digest reads them."""

    def __init__(self, context: Context, *, chats: Iterable[int] | None = None) -> None:
        self._conn = context.conn
        self._here = {"p": context.part, "c": context.community}
        self._without = left_out(context)
        self._only = None if chats is None else set(chats)

    def _where(self, table: str = "") -> str:
        where = f"{table}part = :p AND {table}community = :c"
        # Our own numbers, and few.
        if self._without:
            where += f" AND {table}chat NOT IN ({', '.join(map(str, sorted(self._without)))})"
        if self._only is not None:
            where += f" AND {table}chat IN ({', '.join(map(str, sorted(self._only))) or '-1'})"
        return where

    def counts(self, since: int, until: int) -> Counts:
        """Count messages and those who wrote them."""
        row = self._rows(
            f"SELECT count(*) AS n, count(DISTINCT actor) AS people FROM thread_message WHERE {self._where()} "
            "AND at >= :since AND at < :until",
            since=since,
            until=until,
        )[0]
        return Counts(int(row.n), int(row.people))

    def usual(self, period: Period) -> Counts | None:
        """Return the mean of the periods before in which anybody spoke; None if there are none."""
        found = [counts for since, until in period.earlier if (counts := self.counts(since, until)).messages]
        if not found:
            return None
        return Counts(
            round(sum(one.messages for one in found) / len(found)),
            round(sum(one.people for one in found) / len(found)),
        )

    def moments(self, since: int, until: int) -> list[int]:
        """Return when messages were written."""
        rows = self._rows(
            f"SELECT at FROM thread_message WHERE {self._where()} AND at >= :since AND at < :until",
            since=since,
            until=until,
        )
        return [int(row.at) for row in rows]

    def talks(self, since: int, until: int) -> list[Talk]:
        """Return the threads in which something was said."""
        rows = self._rows(
            "SELECT root, count(*) AS messages, count(DISTINCT actor) AS voices, sum(reactions) AS reactions, "
            "sum(CASE WHEN parent_actor <> 0 AND parent_actor <> actor THEN 1 ELSE 0 END) AS answers "
            f"FROM thread_message WHERE {self._where()} AND at >= :since AND at < :until GROUP BY root",
            since=since,
            until=until,
        )
        return [
            Talk(
                root=int(row.root),
                messages=int(row.messages),
                voices=int(row.voices),
                answers=int(row.answers or 0),
                reactions=int(row.reactions or 0),
            )
            for row in rows
        ]

    def spoken_to(self, actor: int, since: int, until: int) -> list[Any]:
        """Return what others said to a member by a reply or a mention, the newest first."""
        return self._rows(
            f"SELECT {_QUOTABLE} AND m.at >= :since AND m.at < :until AND m.actor <> :a AND {self._where('m.')} "
            "AND ((m.replied AND m.parent_actor = :a) OR EXISTS (SELECT 1 FROM thread_call t WHERE t.part = m.part "
            "AND t.chat = m.chat AND t.message = m.message AND t.actor = :a)) ORDER BY m.seq DESC LIMIT 40",
            a=actor,
            since=since,
            until=until,
        )

    def threads_of(self, actor: int, since: int, until: int) -> list[Talk]:
        """Return the threads in which a member took part and that went on without them, the liveliest first."""
        rows = self._rows(
            "SELECT DISTINCT root FROM thread_message WHERE part = :p AND community = :c AND actor = :a "
            "AND at >= :before AND at < :since",
            a=actor,
            before=since - THREADS_BACK,
            since=since,
        )
        own = {int(row.root) for row in rows}
        return best((talk for talk in self.talks(since, until) if talk.root in own), len(own), least=1)

    def members_of(self, root: int, since: int, until: int) -> list[Any]:
        """Return the messages of a thread in a period that may be quoted."""
        return self._rows(
            f"SELECT {_QUOTABLE} AND m.root = :root AND m.at >= :since AND m.at < :until "
            f"AND {self._where('m.')} ORDER BY m.seq",
            root=root,
            since=since,
            until=until,
        )

    def candidates(self, rows: Sequence[Any], root: int) -> list[Candidate]:
        """Return the messages whose words are still there."""
        texts = self.texts(row.said for row in rows)
        answers: defaultdict[int, int] = defaultdict(int)
        for row in rows:
            answers[row.parent] += 1
        return [
            Candidate(
                seq=int(row.seq),
                text=texts[row.said],
                first=row.seq == root,
                answers=answers[row.seq],
                reactions=int(row.reactions),
            )
            for row in rows
            if row.said in texts
        ]

    def texts(self, seqs: Iterable[int]) -> dict[int, str]:
        """Return the words of events, as far as retention has left them."""
        sql = "SELECT seq, version, payload FROM log WHERE part = :part AND seq IN :values AND payload IS NOT NULL"
        found = {}
        for row in select_where_in(self._conn, sql, sorted(set(seqs)), part=self._here["p"]):
            body = decode_body(bytes(row.payload), row.version)
            if isinstance(body, Message | Edited):
                found[int(row.seq)] = body.text
        return found

    def liked(self, since: int, until: int) -> Any:
        """Return the message with the most reactions; None if there is none that may be quoted."""
        rows = self._rows(
            f"SELECT {_QUOTABLE} AND m.at >= :since AND m.at < :until AND m.reactions > 0 "
            f"AND {self._where('m.')} ORDER BY m.reactions DESC, m.seq LIMIT 1",
            since=since,
            until=until,
        )
        return rows[0] if rows else None

    def first_words(self, people: Sequence[int], until: int) -> tuple[int, list[Any]]:
        """Return how many of those people have spoken, and the first message of each that may be quoted."""
        sql = (
            "SELECT min(seq) AS seq FROM thread_message WHERE part = :p AND community = :c AND at < :until "
            f"AND actor IN :values AND {self._where()} GROUP BY actor"
        )
        first = [int(row.seq) for row in select_where_in(self._conn, sql, people, until=until, **self._here)]
        sql = f"SELECT {_QUOTABLE} AND m.seq IN :values"
        return len(first), list(select_where_in(self._conn, sql, sorted(first), **self._here))

    def _rows(self, sql: str, **values: object) -> list[Any]:
        return list(self._conn.execute(text(sql), {**self._here, **values}))
