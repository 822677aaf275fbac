"""Cases as rows: numbered, found again, closed; and the messages that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.events import Edited, Message, decode_body
from engine.contract.feature import Context
from engine.moderation.rules import EVIDENCE, OPEN
from engine.moderation.tables import Case
from engine.moderation.tables import Evidence as EvidenceRow
from engine.store.sql import insert_new
from engine.stream.here import home_row

COLUMNS = (
    "number, seq, chat, thread, target, actor, rule, kind, points, reason, at, until, state, parent, "
    "closed_by, closed_at"
)
FORGET_EVIDENCE = "evidence"
LONGEST_TEXT = 1000
LONGEST_REASON = 300


def write(ctx: Context, **values: Any) -> int:
    """Write a case under the community's next number; return it."""
    number = next_number(ctx, "mod_case")
    row = {
        **home_row(ctx),
        "number": number,
        "seq": ctx.event.seq,
        "at": ctx.event.at,
        "state": OPEN,
        "closed_by": None,
        "closed_at": None,
        "undo_seq": None,
        "account": values.get("target"),
        **values,
    }
    row["reason"] = str(row["reason"])[:LONGEST_REASON]
    insert_new(ctx.conn, Case, [row])
    return number


def next_number(ctx: Context, table: str) -> int:
    """Return the next number within the community."""
    sql = f"SELECT coalesce(max(number), 0) + 1 FROM {table} WHERE part = :part AND community = :community"
    return int(ctx.conn.execute(text(sql), home_row(ctx)).scalar_one())


def case(ctx: Context, number: int) -> Any:
    """Return a case's row, None if there is none."""
    found = cases(ctx, "number = :n", n=number)
    return found[0] if found else None


def cases(ctx: Context, where: str, tail: str = "ORDER BY number", **values: object) -> Sequence[Any]:
    """Return the community's cases that satisfy a condition of ours."""
    sql = f"SELECT {COLUMNS} FROM mod_case WHERE part = :part AND community = :community AND {where} {tail}"
    return ctx.conn.execute(text(sql), {**home_row(ctx), **values}).all()


def close(
    ctx: Context,
    number: int,
    state: str,
    by: int | None = None,
    *,
    undone: bool = False,
    at: int | None = None,
) -> None:
    """Let a case be over, since now unless `at` says when."""
    ctx.conn.execute(
        text(
            "UPDATE mod_case SET state = :s, closed_by = :b, closed_at = :t, "
            "undo_seq = CASE WHEN :u THEN :q ELSE undo_seq END "
            "WHERE part = :part AND community = :community AND number = :n"
        ),
        {
            **home_row(ctx),
            "n": number,
            "s": state,
            "b": by,
            "t": ctx.event.at if at is None else at,
            "u": undone,
            "q": ctx.event.seq,
        },
    )


def reopen(ctx: Context, number: int) -> None:
    """Let a case hold again that was closed."""
    ctx.conn.execute(
        text(
            "UPDATE mod_case SET state = :s, closed_by = NULL, closed_at = NULL "
            "WHERE part = :part AND community = :community AND number = :n"
        ),
        {**home_row(ctx), "n": number, "s": OPEN},
    )


def keep_evidence(
    ctx: Context, number: int, chat: int, messages: Iterable[str], *, texts: bool = True
) -> list[str]:
    """Keep what a case is about for 90 days; return the keys of the messages."""
    rows = [
        {**home_row(ctx), "number": number, "chat": chat, **_said(ctx, chat, message, texts)}
        for message in dict.fromkeys(messages)
    ]
    insert_new(ctx.conn, EvidenceRow, rows)
    if rows and texts:
        forget_later(ctx, "case", number, "evidence")
    return [str(row["key"]) for row in rows]


def forget_later(ctx: Context, what: str, number: int, name: str) -> None:
    """Have what was kept for a case, a report or an appeal emptied after 90 days, whoever is forgotten meanwhile."""
    dedupe = f"moderation:{name}:{ctx.community}:{number}"
    ctx.due("moderation", FORGET_EVIDENCE, ctx.event.at + EVIDENCE, dedupe, {what: number}, personal=False)


def evidence(ctx: Context, number: int) -> Sequence[Any]:
    """Return the messages that a case is about."""
    sql = (
        "SELECT chat, message, key, author, text, at FROM mod_evidence "
        "WHERE part = :part AND community = :community AND number = :n ORDER BY at, message"
    )
    return ctx.conn.execute(text(sql), {**home_row(ctx), "n": number}).all()


def deleted_otherwise(ctx: Context, number: int) -> set[str]:
    """Return the keys of a case's messages that another case deleted as well and still holds."""
    sql = (
        "SELECT o.key FROM mod_evidence e JOIN mod_evidence o ON o.part = e.part AND o.community = e.community "
        "AND o.chat = e.chat AND o.message = e.message AND o.number <> e.number "
        "JOIN mod_case k ON k.part = o.part AND k.community = o.community AND k.number = o.number "
        "WHERE e.part = :part AND e.community = :community AND e.number = :n "
        "AND k.kind IN ('delete', 'purge') AND k.state = :s"
    )
    return set(ctx.conn.execute(text(sql), {**home_row(ctx), "n": number, "s": OPEN}).scalars())


def text_of(ctx: Context, chat: int, message: str) -> tuple[str, int | None, int, str]:
    """Return what a message says now, who wrote it, when, and its key, as far as the log still knows."""
    said = _said(ctx, chat, message, texts=True)
    return said["text"], said["author"], said["at"], said["key"]


def _said(ctx: Context, chat: int, message: str, texts: bool) -> dict[str, Any]:
    key = key_of(ctx, chat, message)
    row = ctx.conn.execute(
        text("SELECT actor, at, version, payload FROM log WHERE part = :p AND key = :k"),
        {"p": ctx.part, "k": key},
    ).first()
    said = ""
    if row is not None and row.payload is not None and texts:
        body = decode_body(bytes(row.payload), row.version)
        said = body.text if isinstance(body, Message) else ""
        said = _last_edit(ctx, key) or said
    return {
        "message": message,
        "key": key,
        "author": None if row is None else row.actor,
        "text": said[:LONGEST_TEXT],
        "at": ctx.event.at if row is None else row.at,
    }


def key_of(ctx: Context, chat: int, message: str) -> str:
    """Return the key of a message; one from before the chat was renamed has its old name in it."""
    known = ctx.conn.execute(
        text(
            "SELECT l.key FROM message_fact f JOIN log l ON l.part = f.part AND l.seq = f.seq "
            "WHERE f.part = :p AND f.chat = :c AND f.message = :m"
        ),
        {"p": ctx.part, "c": chat, "m": message},
    ).scalar()
    if known is not None:
        return str(known)
    place = ctx.conn.execute(
        text("SELECT platform, platform_chat FROM chat WHERE id = :i"), {"i": chat}
    ).one()
    return f"{place.platform}:{place.platform_chat}:{message}"


def _last_edit(ctx: Context, key: str) -> str:
    row = ctx.conn.execute(
        text(
            "SELECT version, payload FROM log WHERE part = :p AND key >= :a AND key < :z "
            "AND kind = 'edited' AND payload IS NOT NULL AND seq <= :s ORDER BY seq DESC LIMIT 1"
        ),
        {"p": ctx.part, "a": f"{key}:", "z": f"{key};", "s": ctx.event.seq},
    ).first()
    if row is None:
        return ""
    body = decode_body(bytes(row.payload), row.version)
    return body.text if isinstance(body, Edited) else ""
