"""What a member missed: only for those who asked, only when they were away, in private."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.feature import Context, Line, Period, Section
from engine.contract.ports import Features
from engine.contract.replies import Link, Mention, Text
from engine.digest.composing import Block, Body, fit, room
from engine.digest.quotes import quote_of
from engine.digest.reading import Reading
from engine.digest.sections import link, thread_line
from engine.digest.tables import DigestReader
from engine.digest.telling import tell
from engine.store.sql import upsert
from engine.stream.places import PRESENT
from engine.stream.whereabouts import private_chat

AWAY = 3 * DAY
"""Who was seen since has missed little."""
LONGEST = 30 * DAY
ANSWERS, THREADS = 6, 4


def switch(context: Context, actor: int, *, on: bool) -> None:
    """Note that a member wants to be told what they miss, or no longer does."""
    key = {"part": context.part, "community": context.community, "actor": actor}
    if on:
        row = {**key, "chat": context.event.chat, "told": context.event.at}
        upsert(context.conn, DigestReader, [row], keys=tuple(key), put=("chat",))
        return
    context.conn.execute(
        text("DELETE FROM digest_reader WHERE part = :part AND community = :community AND actor = :actor"),
        key,
    )


def readers(context: Context) -> list[tuple[int, int]]:
    """Return (private chat, member) of those who asked and have been away."""
    rows = context.conn.execute(
        text(
            "SELECT r.actor, r.chat FROM digest_reader r JOIN membership m ON m.part = r.part "
            "AND m.community = r.community AND m.actor = r.actor WHERE r.part = :p AND r.community = :c "
            f"AND m.last_at < :seen AND {PRESENT} ORDER BY r.actor"
        ),
        {"p": context.part, "c": context.community, "seen": context.event.at - AWAY},
    )
    return [
        (private_chat(context.conn, row.actor, row.chat) or int(row.chat), int(row.actor)) for row in rows
    ]


def tell_reader(context: Context, actor: int) -> None:
    """Tell a member what concerned them since they were last here, or last told; nothing if nothing did."""
    row = context.conn.execute(
        text(
            "SELECT r.told, m.last_at FROM digest_reader r JOIN membership m ON m.part = r.part "
            "AND m.community = r.community AND m.actor = r.actor "
            "WHERE r.part = :p AND r.community = :c AND r.actor = :a"
        ),
        {"p": context.part, "c": context.community, "a": actor},
    ).first()
    if row is None:
        return
    now = context.event.at
    since = max(int(row.told), int(row.last_at), now - LONGEST)
    body = missed(context, actor, Period(name="week", since=since, until=now))
    if body is not None and tell(context, body, "mine", chat=context.event.chat, actor=actor):
        context.conn.execute(
            text("UPDATE digest_reader SET told = :now WHERE part = :p AND community = :c AND actor = :a"),
            {"now": now, "p": context.part, "c": context.community, "a": actor},
        )


def missed(context: Context, actor: int, period: Period) -> Body | None:
    """Write what concerned a member in a period: who spoke to them, how their conversations went on, their events."""
    lang = context.language(actor)
    reading = Reading(context, chats=_known_chats(context, actor))
    to_me = _to_me(context, reading, actor, period, lang)
    found = [to_me, _my_threads(context, reading, actor, period, lang, to_me)]
    found += [
        feature.digest_missed(context, period, actor)
        for feature in context.port(Features).all()
        if feature.digest_missed is not None
    ]
    told = [section for section in found if section is not None and section.lines]
    if not told:
        return None
    blocks = tuple(Block(one.title, one.lines) for one in fit(told, room(context)))
    return Body(context.text("digest-missed", lang), blocks)


def _known_chats(context: Context, actor: int) -> list[int]:
    """Return the chats in which a member has spoken: they may read those."""
    rows = context.conn.execute(
        text("SELECT DISTINCT chat FROM thread_message WHERE part = :p AND community = :c AND actor = :a"),
        {"p": context.part, "c": context.community, "a": actor},
    )
    return [int(row.chat) for row in rows]


def _to_me(context: Context, reading: Reading, actor: int, period: Period, lang: str) -> Section | None:
    lines: list[Line] = []
    for row in reading.spoken_to(actor, period.since, period.until):
        quote = quote_of(reading, row)
        if quote is not None:
            lines.append((Mention(quote.actor), Text(" "), link(quote)))
        if len(lines) == ANSWERS:
            break
    return _section("to-me", context.text("digest-missed-to-me", lang), lines)


def _my_threads(
    context: Context, reading: Reading, actor: int, period: Period, lang: str, told: Section | None
) -> Section | None:
    known = {part for line in (told.lines if told else ()) for part in line if isinstance(part, Link)}
    lines: list[Line] = []
    for talk in reading.threads_of(actor, period.since, period.until)[: 3 * THREADS]:
        line = thread_line(context, reading, talk, period, lang)
        if line is not None and known.isdisjoint(line):
            lines.append(line)
        if len(lines) == THREADS:
            break
    return _section("my-threads", context.text("digest-missed-threads", lang), lines)


def _section(name: str, title: str, lines: Sequence[Line]) -> Section | None:
    return Section(name=name, title=title, lines=tuple(lines)) if lines else None
