"""What moves: a community becomes part of another, its questions go along under new numbers, with answers, votes and
bounties; a group becomes another chat on its platform, where messages are numbered anew.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text
from sqlmodel import SQLModel

from engine.contract.events import ChatMigrated
from engine.contract.feature import Batch, Context
from engine.contract.ports import Wallet
from engine.qa import asking, bounty
from engine.qa.card import bounties, refresh
from engine.qa.records import FEATURE, UNOPENED, dedupe, next_number, question_of, questions
from engine.qa.rules import FORMER, HELD, OPEN
from engine.qa.tables import (
    Answer,
    AnswerVote,
    Bounty,
    Expert,
    Question,
    QuestionNudge,
    QuestionRoute,
    WatchedQuestion,
)
from engine.store.sql import insert_new
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of
from engine.stream.here import home

QUESTIONS, OTHERS = (FEATURE, "questions_arrived"), (FEATURE, "question_people_arrived")
_WITH: dict[str, type[SQLModel]] = {
    "answer": Answer,
    "answer_vote": AnswerVote,
    "question_route": QuestionRoute,
    "bounty": Bounty,
}
_BESIDE: dict[str, type[SQLModel]] = {
    "expert": Expert,
    "question_nudge": QuestionNudge,
    "watched_question": WatchedQuestion,
}


def _hand_over(ctx: Context, values: Values) -> None:
    to = int(values["to"])
    carried = []
    for question in questions(ctx, "1 = 1"):
        rows: dict[str, Any] = {"question": dict(question._mapping)}
        for table in _WITH:
            sql = f"SELECT * FROM {table} WHERE part = :p AND community = :c AND number = :n"
            found = ctx.conn.execute(text(sql), {**home(ctx), "n": question.number})
            rows[table] = [dict(row) for row in found.mappings()]
        carried.append(rows)
        asking.unplan(ctx, question)
        for row in bounties(ctx, question.number):
            bounty.spend(ctx, row)
            ctx.cancel_due(dedupe(question, f"bounty:{row.n}"))
    hand_over(ctx, to, QUESTIONS, carried)
    for table in _BESIDE:
        found = ctx.conn.execute(text(f"SELECT * FROM {table} WHERE part = :p AND community = :c"), home(ctx))
        hand_over(ctx, to, (FEATURE, f"{OTHERS[1]}_{table}"), [dict(row) for row in found.mappings()])
    for table in ("question", *_WITH, *_BESIDE):
        ctx.conn.execute(text(f"DELETE FROM {table} WHERE part = :p AND community = :c"), home(ctx))


def _take_in(ctx: Context, values: Values) -> None:
    for rows in rows_of(values):
        _take_question(ctx, rows)


def _take_question(ctx: Context, rows: dict[str, Any]) -> None:
    before = rows["question"]
    number = next_number(ctx)
    here = {"part": ctx.part, "community": ctx.community, "number": number}
    # Places in another log mean nothing in this one; the order of the answers stays.
    given = sorted({row["seq"] for row in rows["answer"]})
    places = {seq: n - len(given) for n, seq in enumerate(given)}
    lost = {"room": "", "room_chat": 0} if before["room"] == UNOPENED else {}
    insert_new(ctx.conn, Question, [{**before, **here, **lost}])
    for table, model in _WITH.items():
        placed = [
            {**row, **here, **({"seq": places[row["seq"]]} if "seq" in row else {})}
            for row in rows[table]
            if "seq" not in row or row["seq"] in places
        ]
        insert_new(ctx.conn, model, placed)
    _rename_slots(ctx, before, number)
    question = question_of(ctx, number)
    for row in bounties(ctx, number):
        _hold_anew(ctx, question, row)
    if question.state == OPEN:
        if question.first_at is None:
            asking.plan(ctx, question, since=ctx.event.at)
        refresh(ctx, question)


def _hold_anew(ctx: Context, question: Any, row: Any) -> None:
    """Give the coins that were held there, and hold them here."""
    ctx.port(Wallet).credit(row.giver, row.coins, f"{bounty.RULE}.moved", f"{question.number}:{row.n}")
    bounty.hold(ctx, {**row._mapping})
    ctx.conn.execute(
        text(
            "UPDATE bounty SET account = giver WHERE part = :p AND community = :c AND number = :q AND n = :n "
            f"AND state = '{HELD}'"
        ),
        {**home(ctx), "q": question.number, "n": row.n},
    )
    bounty.watch(ctx, question, row.n, row.until)


def on_migrated(batch: Batch) -> None:
    """Let go of the numbers that messages had in a group before it became a supergroup: others have them by now."""
    for event in batch.events:
        if isinstance(event.body, ChatMigrated):
            ctx = batch.context(event)
            for sql in _OLD_NUMBERS:
                ctx.conn.execute(
                    text(f"{sql} AND part = :p AND community = :c"), {**home(ctx), "h": event.chat}
                )


_OLD_NUMBERS = (
    "UPDATE question SET card = '' WHERE (room_chat = :h OR (room_chat = 0 AND chat = :h))",
    "UPDATE question SET message = '' WHERE chat = :h",
    "UPDATE answer SET message = '' WHERE chat = :h",
    f"UPDATE watched_question SET message = '{FORMER}' || message WHERE chat = :h",
    "UPDATE faq_entry SET message = '', asked_message = '' WHERE chat = :h",
    "UPDATE faq_draft SET message = '', asked_message = '' WHERE chat = :h",
)


def _rename_slots(ctx: Context, before: dict[str, Any], number: int) -> None:
    old = f"question:{before['community']}:{before['number']}:"
    new = f"question:{ctx.community}:{number}:"
    for chat in {before["chat"], before["room_chat"]} - {0}:
        ctx.conn.execute(
            text("UPDATE sent SET slot = :w || substr(slot, :n) WHERE chat = :h AND slot LIKE :o"),
            {"w": new, "n": len(old) + 1, "h": chat, "o": f"{old}%"},
        )


def _take_beside(table: str) -> Any:
    def take(ctx: Context, values: Values) -> None:
        here = {"part": ctx.part, "community": ctx.community}
        # A place in another log must not be taken for one in this.
        gone = {"seq": 0, "number": 0} if table == "watched_question" else {}
        insert_new(ctx.conn, _BESIDE[table], [{**row, **here, **gone} for row in rows_of(values)])

    return take


on_derived = listen(
    {
        LEFT: _hand_over,
        QUESTIONS: _take_in,
        **{(FEATURE, f"{OTHERS[1]}_{table}"): _take_beside(table) for table in _BESIDE},
    }
)
"""Hand the questions over when a community ends, and take them in where it went."""
