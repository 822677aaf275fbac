"""What is quoted goes when its source goes: the line is taken out of every digest that has it, and the message edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, text

from engine.contract.events import Deleted, Edited, PersonForgotten
from engine.contract.facts import MessageHeld, MessageReleased
from engine.contract.feature import Batch, Context, Line, Person
from engine.contract.replies import Link
from engine.digest.composing import Body, decode, encode, links_to, mentions
from engine.digest.rules import title_of
from engine.digest.tables import DigestBarred
from engine.store.sql import insert_new


def on_deleted(batch: Batch) -> None:
    """Take a deleted message's words out."""
    for event in batch.events:
        if isinstance(event.body, Deleted):
            retract(batch.context(event), event.chat, event.body.message)


def on_edited(batch: Batch) -> None:
    """Quote an edited message by its new words."""
    for event in batch.events:
        if isinstance(event.body, Edited):
            _requote(batch.context(event), event.chat, event.body.message, title_of(event.body.text))


def on_held(context: Context, fact: MessageHeld) -> None:
    """Quote nothing that a moderator holds."""
    row = {
        "part": context.part,
        "key": fact.message,
        "community": context.community,
        "at": context.event.at,
    }
    insert_new(context.conn, DigestBarred, [row])
    found = context.conn.execute(
        text("SELECT chat FROM log WHERE part = :p AND key = :k"), {"p": context.part, "k": fact.message}
    ).scalar()
    if found is not None:
        retract(context, int(found), fact.message.split(":", 2)[2])


def on_released(context: Context, fact: MessageReleased) -> None:
    """What was released may be quoted again."""
    context.conn.execute(
        text("DELETE FROM digest_barred WHERE part = :p AND key = :k"),
        {"p": context.part, "k": fact.message},
    )


def on_forgotten(batch: Batch) -> None:
    """Write anew the digests that a forgotten person was taken out of."""
    for event in batch.events:
        if not isinstance(event.body, PersonForgotten):
            continue
        person = Person(part=batch.part, community=event.community, actor=event.body.person)
        forget(batch.conn, person)
        for issue in _issues(batch.conn, batch.part, event.community, "stale", {}):
            _show(batch.context(event), issue, decode(issue.body))


def retract(context: Context, chat: int, message: str) -> None:
    """Take out the lines that lead to a message."""
    for issue in _quoting(context, chat, message):
        _show(context, issue, decode(issue.body).without(lambda line: links_to(line, chat, message)))
    context.conn.execute(
        text("DELETE FROM digest_quote WHERE part = :p AND chat = :c AND message = :m"),
        {"p": context.part, "c": chat, "m": message},
    )


def _requote(context: Context, chat: int, message: str, title: str) -> None:
    if not title:
        retract(context, chat, message)
        return

    def anew(line: Line) -> Line:
        return tuple(
            Link(title, chat=chat, message=message)
            if isinstance(part, Link) and (part.chat, part.message) == (chat, message)
            else part
            for part in line
        )

    for issue in _quoting(context, chat, message):
        _show(context, issue, decode(issue.body).with_lines(anew))
    context.conn.execute(
        text("UPDATE digest_quote SET title = :t WHERE part = :p AND chat = :c AND message = :m"),
        {"t": title, "p": context.part, "c": chat, "m": message},
    )


def _quoting(context: Context, chat: int, message: str) -> list[Any]:
    where = (
        "EXISTS (SELECT 1 FROM digest_quote q WHERE q.part = i.part AND q.seq = i.seq AND q.told = i.chat "
        "AND q.chat = :chat AND q.message = :message)"
    )
    return _issues(context.conn, context.part, context.community, where, {"chat": chat, "message": message})


def _issues(conn: Connection, part: int, community: int, where: str, values: dict[str, Any]) -> list[Any]:
    sql = f"SELECT i.* FROM digest_issue i WHERE i.part = :p AND i.community = :c AND {where} ORDER BY i.seq, i.chat"
    return list(conn.execute(text(sql), {"p": part, "c": community, **values}))


def _show(context: Context, issue: Any, body: Body) -> None:
    """Keep a digest's new words, and put them where the old ones stand; what was shown to one admin stays as it was."""
    _write(context.conn, issue, body, stale=False)
    if not issue.slot:
        return
    context.reply(
        *body.parts(),
        chat=issue.chat,
        actor=issue.actor,
        private=issue.actor is not None,
        quote=False,
        slot=issue.slot,
    )


def _write(conn: Connection, issue: Any, body: Body, *, stale: bool) -> None:
    conn.execute(
        text("UPDATE digest_issue SET body = :b, stale = :s WHERE part = :p AND seq = :q AND chat = :c"),
        {"b": encode(body), "s": stale, "p": issue.part, "q": issue.seq, "c": issue.chat},
    )


def forget(conn: Connection, person: Person) -> None:
    """Take a person's words and name out of all digests that are kept; their event has them written anew."""
    values = {"p": person.part, "c": person.community, "a": person.actor}
    quotes = conn.execute(
        text(
            "SELECT seq, told, chat, message FROM digest_quote WHERE part = :p AND community = :c AND actor = :a"
        ),
        values,
    ).all()
    words = {(row.seq, row.told, row.chat, row.message) for row in quotes}
    for issue in _issues(conn, person.part, person.community, "1 = 1", {}):
        body = decode(issue.body)
        less = body.without(
            _of(person.actor, {(c, m) for s, t, c, m in words if (s, t) == (issue.seq, issue.chat)})
        )
        if less != body:
            _write(conn, issue, less, stale=True)
            _empty_outbox(conn, issue)
    conn.execute(text("DELETE FROM digest_quote WHERE part = :p AND community = :c AND actor = :a"), values)


def _of(actor: int, theirs: Iterable[tuple[int, str]]) -> Callable[[Line], bool]:
    theirs = set(theirs)

    def unwanted(line: Line) -> bool:
        return mentions(line, actor) or any(links_to(line, chat, message) for chat, message in theirs)

    return unwanted


def _empty_outbox(conn: Connection, issue: Any) -> None:
    """Empty what was said; what is being sent at this moment is left to its sender."""
    where = (
        "part = :p AND community = :o AND chat = :c AND feature = 'digest' "
        "AND (seq = :q OR (slot = :s AND slot <> ''))"
    )
    values = {
        "p": issue.part,
        "o": issue.community,
        "c": issue.chat,
        "q": issue.seq,
        "s": issue.slot,
        "empty": b"",
    }
    conn.execute(
        text(f"UPDATE outbox SET state = 'dropped', error = 'forgotten' WHERE {where} AND state = 'queued'"),
        values,
    )
    conn.execute(text(f"UPDATE outbox SET payload = :empty WHERE {where} AND state <> 'sending'"), values)
