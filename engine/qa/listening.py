"""What is said beside commands: answers to questions, questions in the flow of a chat, thanks, and what is deleted.

A batch is read once for all its messages and walked in the order of the log, so that a question and its answer may
stand in one batch or in two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from engine.contract.events import Deleted, Edited, Event, Message
from engine.contract.feature import Batch, Context
from engine.qa import asking
from engine.qa.accepting import withdraw
from engine.qa.card import refresh
from engine.qa.detecting import asks_room
from engine.qa.knowledge.rules import as_answer
from engine.qa.records import UNOPENED, answers, put, question_of, questions, said
from engine.qa.rules import ANSWERED_BY_NAME, ASKED, CLOSED, FOLLOW_UP, LONGEST, OPEN, POST, as_asked, thanks
from engine.qa.tables import Answer, WatchedQuestion
from engine.store.sql import change, fetch, insert_new, select_where_in
from engine.stream.here import home
from engine.stream.whereabouts import is_private, key_in, named_chats, payable

Place = tuple[int, str]
"""A chat and a message (or a thread) in it."""


def prepare(events: Sequence[Event]) -> Mapping[int, bool]:
    """Tell which messages look like a question to the room."""
    return {
        event.seq: True
        for event in events
        if isinstance(event.body, Message)
        and not (event.body.reply_to or event.body.mentions or event.body.forwarded)
        and asks_room(event.body.text)
    }


@dataclass
class _Known:
    """What is known of the messages and threads that a batch speaks of, kept up to date while it is walked."""

    messages: dict[Place, Any] = field(default_factory=dict)
    rooms: dict[Place, Any] = field(default_factory=dict)
    watched: dict[Place, Any] = field(default_factory=dict)
    asked: dict[tuple[int, int], list[Any]] = field(default_factory=dict)
    """Watched questions by chat and asker, oldest first."""
    answers: list[dict[str, object]] = field(default_factory=list)
    new: list[dict[str, object]] = field(default_factory=list)


def on_messages(batch: Batch) -> None:
    """Note answers and questions."""
    events = [event for event in batch.events if _concerns(batch, event)]
    people = payable(batch.conn, {event.actor for event in events if event.actor is not None})
    events = [event for event in events if event.actor in people]
    if not events:
        return
    known = _read(batch, events)
    for event in events:
        _note(batch, known, event)
    insert_new(batch.conn, Answer, known.answers)
    insert_new(batch.conn, WatchedQuestion, known.new)


def _concerns(batch: Batch, event: Event) -> bool:
    body = event.body
    if not isinstance(body, Message) or event.actor is None:
        return False
    if not (body.reply_to or event.thread or body.mentions or event.seq in batch.prepared):
        return False
    return not batch.withheld(event) and not is_private(event.key)


def _read(batch: Batch, events: Sequence[Event]) -> _Known:
    known = _Known()
    bodies = [(event, event.body) for event in events if isinstance(event.body, Message)]
    replies = sorted({body.reply_to for _, body in bodies if body.reply_to})
    threads = sorted({event.thread for event, _ in bodies if event.thread})
    for column, into, wanted in (
        ("message", known.messages, replies),
        ("card", known.messages, replies),
        ("room", known.rooms, threads),
    ):
        sql = f"SELECT * FROM question WHERE part = :part AND {column} IN :values ORDER BY number"
        for row in select_where_in(batch.conn, sql, wanted, part=batch.part):
            question = SimpleNamespace(**row._asdict())
            for chat in {question.chat, question.room_chat}:
                into[chat, getattr(question, column)] = question
    sql = """SELECT a.chat AS in_chat, a.message AS by_message, q.* FROM answer a JOIN question q ON q.part = a.part
        AND q.community = a.community AND q.number = a.number
        WHERE a.part = :part AND a.message IN :values ORDER BY q.number"""
    for row in select_where_in(batch.conn, sql, replies, part=batch.part):
        known.messages.setdefault((row.in_chat, row.by_message), SimpleNamespace(**row._asdict()))
    _one_each(known)
    _read_watched(batch, known, bodies, replies)
    return known


def _one_each(known: _Known) -> None:
    """Let every question be one object, wherever it is known by."""
    first: dict[tuple[int, int], Any] = {}
    for places in (known.messages, known.rooms):
        for place, question in places.items():
            places[place] = first.setdefault((question.community, question.number), question)


def _read_watched(
    batch: Batch, known: _Known, bodies: Sequence[tuple[Event, Message]], replies: Sequence[str]
) -> None:
    sql = "SELECT * FROM watched_question WHERE part = :part AND message IN :values"
    people = {person for _, body in bodies for person in _spoken_to(body)}
    people |= {event.actor for event, _ in bodies if event.actor is not None and event.seq in batch.prepared}
    rows = list(select_where_in(batch.conn, sql, replies, part=batch.part))
    chats = {event.chat for event, _ in bodies}
    since = min(event.at for event, _ in bodies) - ANSWERED_BY_NAME
    sql = f"""SELECT * FROM watched_question WHERE part = :part AND asker IN :values AND at >= :since
        AND chat IN ({", ".join(map(str, sorted(chats)))}) ORDER BY at, seq"""
    rows += select_where_in(batch.conn, sql, sorted(people), part=batch.part, since=since)
    for row in sorted(rows, key=lambda row: (row.at, row.seq)):
        if (row.chat, row.message) not in known.watched:
            watched = SimpleNamespace(**row._asdict())
            known.watched[row.chat, row.message] = watched
            known.asked.setdefault((row.chat, row.asker), []).append(watched)


def _note(batch: Batch, known: _Known, event: Event) -> None:
    body = event.body
    if not isinstance(body, Message):
        return
    question = known.messages.get((event.chat, body.reply_to)) or known.rooms.get((event.chat, event.thread))
    if question is not None and question.community == event.community:
        _in_talk(batch, known, event, body, question)
    elif body.message == event.thread and event.origin != "import" and _is_forum(batch, event):
        _posted(batch, known, event)
    elif body.reply_to or body.mentions:
        _may_answer(batch, known, event, body)
    elif event.seq in batch.prepared:
        _watch(batch, known, event, body)


def _in_talk(batch: Batch, known: _Known, event: Event, body: Message, question: Any) -> None:
    """Note what is said to a question: an answer by anybody else, thanks by who asked."""
    if question.state == CLOSED or question.room == UNOPENED:
        return
    if event.actor == question.asker:
        if body.reply_to and thanks(body.text):
            _thank(batch, known, event, body.reply_to)
        return
    known.messages[event.chat, body.message] = question
    known.answers.append(
        {
            "part": batch.part,
            "community": event.community,
            "number": question.number,
            "seq": event.seq,
            "author": event.actor,
            "account": event.actor,
            "chat": event.chat,
            "message": body.message,
            "at": event.at,
            "accepted_at": None,
            "how": "",
            "thanked": False,
            "said": "",
        }
    )
    if question.first_at is None:
        question.first_at = event.at
        change(
            batch.conn,
            "UPDATE question SET first_at = :at WHERE part = :p AND community = :c AND number = :n",
            at=event.at,
            p=batch.part,
            c=event.community,
            n=question.number,
        )
        _answered(batch, known, event, question)


def _answered(batch: Batch, known: _Known, event: Event, question: Any) -> None:
    """Leave off serving a question that has its first answer, and show that on its card."""
    insert_new(batch.conn, Answer, known.answers)
    known.answers.clear()
    ctx = batch.context(event)
    asking.unplan(ctx, question)
    if question.state == OPEN:
        refresh(ctx, question)


def _thank(batch: Batch, known: _Known, event: Event, message: str) -> None:
    for row in known.answers:
        if (row["chat"], row["message"]) == (event.chat, message):
            row["thanked"] = True
    change(
        batch.conn,
        "UPDATE answer SET thanked = :yes WHERE part = :p AND community = :c AND chat = :h AND message = :m",
        yes=True,
        p=batch.part,
        c=event.community,
        h=event.chat,
        m=message,
    )


def _is_forum(batch: Batch, event: Event) -> bool:
    names = [str(name) for name in batch.setting(event.community, "qa.forum")]
    return bool(names) and event.chat in named_chats(batch.conn, event.community, names)


def _posted(batch: Batch, known: _Known, event: Event) -> None:
    ctx = batch.context(event)
    row = asking.post(ctx, event)
    question = SimpleNamespace(**row._mapping)
    known.rooms[event.chat, event.thread] = known.messages[event.chat, question.message] = question


def _may_answer(batch: Batch, known: _Known, event: Event, body: Message) -> None:
    """Take as the answer to a watched question a reply to it, or what is said to its asker a little later."""
    found = known.watched.get((event.chat, body.reply_to))
    if found is None:
        asked = [one for person in _spoken_to(body) for one in known.asked.get((event.chat, person), ())]
        near = [one for one in asked if 0 <= event.at - one.at <= ANSWERED_BY_NAME]
        found = near[-1] if near else None
    if found is None or found.first_at is not None or found.asker == event.actor:
        return
    found.first_at = event.at
    for row in known.new:
        if (row["chat"], row["message"]) == (found.chat, found.message):
            row["first_at"] = event.at
            return
    change(
        batch.conn,
        "UPDATE watched_question SET first_at = :at WHERE part = :p AND chat = :h AND message = :m",
        at=event.at,
        p=batch.part,
        h=found.chat,
        m=found.message,
    )


def _spoken_to(body: Message) -> list[int]:
    """Return whom a message names or replies to."""
    return [*body.mentions, *([body.reply_actor] if body.reply_actor is not None else [])]


def _watch(batch: Batch, known: _Known, event: Event, body: Message) -> None:
    """Begin to watch a question, unless it goes on from one that the same person asked just before."""
    if not batch.setting(event.community, "qa.watch") or event.actor is None:
        return
    before = known.asked.setdefault((event.chat, event.actor), [])
    if before and before[-1].first_at is None and event.at - before[-1].at <= FOLLOW_UP:
        return
    row: dict[str, object] = {
        "part": batch.part,
        "chat": event.chat,
        "message": body.message,
        "community": event.community,
        "seq": event.seq,
        "asker": event.actor,
        "account": event.actor,
        "thread": event.thread,
        "at": event.at,
        "first_at": None,
        "number": 0,
    }
    watched = SimpleNamespace(**row)
    before.append(watched)
    known.watched[event.chat, body.message] = watched
    known.new.append(row)


def on_deleted(batch: Batch) -> None:
    """Let go of what was deleted."""
    for event in batch.events:
        body = event.body
        if isinstance(body, Deleted):
            retract(batch.context(event), event.chat, body.message)


def retract(ctx: Context, chat: int, message: str) -> None:
    """Let go of a message: a question nobody answered is withdrawn, the words of the others go."""
    here = {**home(ctx), "h": chat, "m": message}
    where = "WHERE part = :p AND community = :c AND chat = :h AND message = :m"
    change(ctx.conn, f"DELETE FROM watched_question {where} AND number = 0", **here)
    change(ctx.conn, f"UPDATE answer SET said = '' {where}", **here)
    change(
        ctx.conn,
        "DELETE FROM answer_vote WHERE part = :p AND community = :c AND EXISTS (SELECT 1 FROM answer a "
        "WHERE a.part = answer_vote.part AND a.community = answer_vote.community AND a.number = answer_vote.number "
        "AND a.seq = answer_vote.seq AND a.chat = :h AND a.message = :m AND a.accepted_at IS NULL)",
        **here,
    )
    answered = fetch(
        ctx.conn, f"SELECT number FROM answer {where} AND accepted_at IS NULL ORDER BY number", **here
    )
    change(ctx.conn, f"DELETE FROM answer {where} AND accepted_at IS NULL", **here)
    for row in answered:
        _unanswered(ctx, row.number)
    for row in fetch(ctx.conn, f"SELECT number, kind FROM question {where}", **here):
        question = question_of(ctx, row.number)
        if question.state == OPEN and question.first_at is None:
            withdraw(ctx, question)
        put(ctx, row.number, title="…", tried="")
        if question.kind != POST:
            refresh(ctx, question_of(ctx, row.number))


def _unanswered(ctx: Context, number: int) -> None:
    """Count a question's answers anew of which one is gone; serve it again if that was the only one."""
    question = question_of(ctx, number)
    if question.state != OPEN:
        return
    put(ctx, number, first_at=min((one.at for one in answers(ctx, number)), default=None))
    now = question_of(ctx, number)
    asking.plan_again(ctx, now)
    refresh(ctx, now)


def on_edited(batch: Batch) -> None:
    """Keep a question and the accepted text as their authors have them."""
    for event in batch.events:
        body = event.body
        if isinstance(body, Edited):
            _reword(batch.context(event), body)
            change(
                batch.conn,
                "UPDATE answer SET said = :t WHERE part = :p AND community = :c AND chat = :h AND message = :m "
                "AND said <> ''",
                t=as_answer(body.text),
                p=batch.part,
                c=event.community,
                h=event.chat,
                m=body.message,
            )


def _reword(ctx: Context, body: Edited) -> None:
    """Let a question read as its message does now. Of a form's answers none is the question: they are left alone."""
    words = as_asked(body.text)[:LONGEST].strip()
    where = "chat = :h AND message = :m AND title <> :w"
    for row in questions(ctx, where, h=ctx.event.chat, m=body.message, w=words) if words else ():
        key = key_in(ctx.conn, ctx.event.chat, body.message)
        _, before = said(ctx.conn, ctx.part, str(key), ctx.event.seq - 1)
        was = as_asked(before.text)[:LONGEST] if before is not None else None
        if row.kind != ASKED or (was is not None and was.split() == row.title.split()):
            put(ctx, row.number, title=words)
            refresh(ctx, question_of(ctx, row.number))
