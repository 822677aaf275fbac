"""Reading and writing questions and answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from engine.contract.errors import UserError
from engine.contract.events import ROLES, Command, Edited, Message, decode_body
from engine.contract.feature import Context
from engine.qa.rules import OPEN
from engine.stream.here import HERE, home
from engine.stream.places import PRESENT
from engine.stream.whereabouts import key_in

FEATURE = "qa"
_NUMBER = re.compile(r"[#＃]?\s*(\d{1,8})\b")
"""As somebody writes it, and as completion offers it: `3`, `#3`, `#3 how do I …`."""
UNOPENED = "?"
"""Stands for a thread that was asked for and is not there, or not yet."""
_VOTES = """(SELECT count(DISTINCT v.voter) FROM answer_vote v WHERE v.part = a.part AND v.community = a.community
    AND v.number = a.number AND v.seq = a.seq)"""


def question_of(ctx: Context, number: int) -> Any:
    """Return a question's row, None if there is none."""
    sql = f"SELECT * FROM question WHERE {HERE} AND number = :n"
    return ctx.conn.execute(text(sql), {**home(ctx), "n": number}).first()


def questions(ctx: Context, where: str, **values: object) -> Sequence[Any]:
    """Return the community's questions that satisfy a condition of ours, oldest first."""
    sql = f"SELECT * FROM question WHERE {HERE} AND {where} ORDER BY number"
    return ctx.conn.execute(text(sql), {**home(ctx), **values}).all()


def next_number(ctx: Context) -> int:
    """Return the number of the community's next question."""
    sql = f"SELECT coalesce(max(number), 0) + 1 FROM question WHERE {HERE}"
    return int(ctx.conn.execute(text(sql), home(ctx)).scalar_one())


def put(ctx: Context, number: int, **values: object) -> None:
    """Change a question's row."""
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"UPDATE question SET {sets} WHERE {HERE} AND number = :n"
    ctx.conn.execute(text(sql), {**values, **home(ctx), "n": number})


def answers(ctx: Context, number: int) -> Sequence[Any]:
    """Return a question's answers with their votes, in the order in which they were given."""
    sql = f"""SELECT a.*, {_VOTES} AS votes FROM answer a
        WHERE a.part = :p AND a.community = :c AND a.number = :n ORDER BY a.seq"""
    return ctx.conn.execute(text(sql), {**home(ctx), "n": number}).all()


def accepted(ctx: Context, number: int) -> Any:
    """Return the answer that was accepted, None if none was."""
    sql = f"SELECT * FROM answer WHERE {HERE} AND number = :n AND accepted_at IS NOT NULL"
    return ctx.conn.execute(text(sql), {**home(ctx), "n": number}).first()


def put_answer(ctx: Context, number: int, seq: int, **values: object) -> None:
    """Change an answer's row."""
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"UPDATE answer SET {sets} WHERE {HERE} AND number = :n AND seq = :s"
    ctx.conn.execute(text(sql), {**values, **home(ctx), "n": number, "s": seq})


def standing(question: Any) -> tuple[int, str]:
    """Return (chat, thread) where a question is talked about: its own thread if it has one."""
    if question.room and question.room != UNOPENED:
        return int(question.room_chat), str(question.room)
    return int(question.chat), str(question.thread)


def shown_at(question: Any) -> tuple[int, str]:
    """Return (chat, message) to which a link to a question leads; an empty message if there is none yet."""
    chat, _ = standing(question)
    return (chat, str(question.card)) if question.card else (int(question.chat), str(question.message))


def slot_of(question: Any) -> str:
    """Name a question's card."""
    return f"question:{question.community}:{question.number}:card"


def dedupe(question: Any, what: str) -> str:
    """Name a due item of a question's."""
    return f"question:{question.community}:{question.number}:{what}"


def subject_of(question: Any) -> str:
    """Name the acceptance that holds, where it is paid: one taken back and given again is another one."""
    return f"question:{question.number}:{question.round}"


def is_staff(ctx: Context) -> bool:
    """Tell whether who acts may mark other people's questions."""
    return ROLES.index(ctx.role()) >= ROLES.index("moderator")


def insist(ctx: Context, question: Any) -> None:
    """Let nobody mark a question but who asked it, and moderators. Raises UserError."""
    if ctx.event.actor is None or (ctx.event.actor != question.asker and not is_staff(ctx)):
        raise UserError("qa-not-yours", number=question.number)


def waits(ctx: Context, asker: int) -> bool:
    """Tell whether an asker waits for an answer: who left does not, unless they spoke since."""
    sql = f"SELECT 1 FROM membership m WHERE {HERE} AND actor = :a AND NOT {PRESENT}"
    return ctx.conn.execute(text(sql), {**home(ctx), "a": asker}).first() is None


def replied_to(ctx: Context) -> str:
    """Return the message that the event replies to; empty if none."""
    body = ctx.event.body
    return body.reply_to if isinstance(body, Message | Command) else ""


def said(conn: Connection, part: int, key: str, upto: int) -> tuple[Any, Message | None]:
    """Return the log's row of a message and what it says at a place of the log, as far as that is kept.

    Whatever its author edited away is not said again. (None, None) if there is no such message.
    """
    row = conn.execute(
        text("SELECT seq, actor, community, at, payload, version FROM log WHERE part = :p AND key = :k"),
        {"p": part, "k": key},
    ).first()
    if row is None or not row.payload:
        return row, None
    body = decode_body(bytes(row.payload), row.version)
    if not isinstance(body, Message):
        return row, None
    words = _edited(conn, part, key, upto)
    return row, body if words is None else msgspec.structs.replace(body, text=words)


def _edited(conn: Connection, part: int, key: str, upto: int) -> str | None:
    """Return what a message was last edited to; None if it never was."""
    # Digits and letters stand in the same order whatever language a database sorts by; signs do not.
    begins = f"{key}:edited:"
    sql = """SELECT key, payload, version FROM log WHERE part = :p AND key >= :a AND key <= :z AND kind = 'edited'
        AND seq <= :s ORDER BY seq DESC"""
    rows = conn.execute(text(sql), {"p": part, "a": f"{begins}0", "z": f"{begins}zz", "s": upto}).all()
    row = next((one for one in rows if one.key.startswith(begins)), None)
    body = decode_body(bytes(row.payload), row.version) if row is not None and row.payload else None
    return body.text if isinstance(body, Edited) else None


def message_of(ctx: Context, chat: int, message: str) -> tuple[Any, Message | None]:
    """Return the log's row of a message of a chat, and what it said."""
    key = key_in(ctx.conn, chat, message)
    return (None, None) if key is None else said(ctx.conn, ctx.part, key, ctx.event.seq)


def meant(
    ctx: Context, written: object = None, *, states: tuple[str, ...] = (OPEN,), anybodys: bool = False
) -> Any:
    """Return the question that somebody means. Raises UserError if none or several could be.

    By its number; else the one whose card or message they reply to; else the one whose thread they are in; else
    their own latest one of these states, an open one before all others.
    """
    word = str(written or "").strip()
    if word:
        number = _NUMBER.match(word)
        found = question_of(ctx, int(number[1])) if number else None
        if found is None:
            raise UserError("qa-unknown", value=str(written)[:30])
        return found
    here = _about(ctx, replied_to(ctx))
    if here is not None:
        return here
    listed = ", ".join(f"'{state}'" for state in states)
    mine = questions(ctx, f"asker = :a AND state IN ({listed})", a=ctx.event.actor)
    if mine:
        return ([one for one in mine if one.state == OPEN] or mine)[-1]
    near = questions(ctx, f"chat = :h AND state = '{OPEN}'", h=ctx.event.chat) if anybodys else []
    if len(near) != 1:
        raise UserError("qa-which")
    return near[0]


def _about(ctx: Context, reply_to: str) -> Any:
    chat, thread = ctx.event.chat, ctx.event.thread
    if reply_to:
        where = "(chat = :h AND message = :m) OR (card = :m AND :h IN (chat, room_chat))"
        found = questions(ctx, f"({where})", h=chat, m=reply_to)
        if found:
            return found[-1]
        row = answer_at(ctx, chat, reply_to)
        if row is not None:
            return question_of(ctx, row.number)
    if thread:
        found = questions(ctx, "room_chat = :h AND room = :t", h=chat, t=thread)
        if found:
            return found[-1]
    return None


def answer_at(ctx: Context, chat: int, message: str) -> Any:
    """Return the answer that a message is, the latest if it answers several questions; None if none."""
    sql = f"SELECT * FROM answer WHERE {HERE} AND chat = :h AND message = :m ORDER BY number DESC"
    return ctx.conn.execute(text(sql), {**home(ctx), "h": chat, "m": message}).first()
