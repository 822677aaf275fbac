"""Who could know: members who like to be asked, chosen by what they answered well, and never too often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Text
from engine.qa.knowing import (
    ACCEPTED_WEIGHT,
    THANKED_WEIGHT,
    VOTE_WEIGHT,
    VOTES_COUNTED,
    Candidate,
    Chosen,
    Helped,
    choose,
    fitting,
    terms,
)
from engine.qa.tables import Expert, QuestionRoute
from engine.store.sql import insert_new, upsert
from engine.stream.here import home
from engine.stream.places import PRESENT
from engine.stream.whereabouts import door, payable

FAIRNESS = 7 * DAY
"""Whoever was asked within this time stands behind the others."""
TOPICS = 8
ENOUGH = 2000
"""So many good answers, the latest, say what people know."""


def expert_command(ctx: Context, values: dict[str, Value]) -> None:
    """Say that one likes to be asked, or no longer; without a word tell how that stands."""
    member = ctx.event.actor
    if member is None or not payable(ctx.conn, [member]):
        raise UserError("qa-nobody")
    match values.get("state"):
        case "on":
            most = int(values.get("most") or 0)
            row = {
                "part": ctx.part,
                "community": ctx.community,
                "member": member,
                "chat": ctx.event.chat,
                "most": most,
                "at": ctx.event.at,
            }
            upsert(ctx.conn, Expert, [row], keys=("part", "community", "member"), put=("chat", "most", "at"))
        case "off":
            ctx.conn.execute(
                text("DELETE FROM expert WHERE part = :p AND community = :c AND member = :m"),
                {**home(ctx), "m": member},
            )
    ctx.reply(*_told(ctx, member))


def _told(ctx: Context, member: int) -> list[AnyPart]:
    sql = "SELECT * FROM expert WHERE part = :p AND community = :c AND member = :m"
    mine = ctx.conn.execute(text(sql), {**home(ctx), "m": member}).first()
    if mine is None:
        return [Text(ctx.text("qa-expert-off"))]
    most = mine.most or int(ctx.setting("qa.expert_daily"))
    lines = [ctx.text("qa-expert-on", most=most)]
    known = topics(ctx, member)
    if known:
        lines.append(ctx.text("qa-expert-topics", topics="、".join(known)))
    parts: list[AnyPart] = []
    if door(ctx.conn, member, mine.chat) is None:
        lines.append(ctx.text("qa-expert-door"))
        parts.append(
            Buttons(((Button(ctx.text("qa-expert-open"), data="qa:hello", start="expert", only=member),),))
        )
    return [Text("\n".join(lines)), *parts]


def topics(ctx: Context, member: int) -> list[str]:
    """Return the words that stand most often in what somebody answered well."""
    weights: dict[str, int] = {}
    for one in helped(ctx):
        if one.author == member:
            for word in terms(one.words):
                weights[word] = weights.get(word, 0) + one.weight
    return sorted(weights, key=lambda word: (-weights[word], word))[:TOPICS]


def helped(ctx: Context) -> list[Helped]:
    """Return the answers that were accepted, thanked for or voted for, the latest ones."""
    sql = f"""SELECT a.author, q.asker, q.title, a.accepted_at, a.thanked, (SELECT count(DISTINCT v.voter)
        FROM answer_vote v WHERE v.part = a.part AND v.community = a.community AND v.number = a.number
        AND v.seq = a.seq) AS votes FROM answer a JOIN question q
        ON q.part = a.part AND q.community = a.community AND q.number = a.number
        WHERE a.part = :p AND a.community = :c ORDER BY a.seq DESC LIMIT {ENOUGH}"""
    found = []
    for row in ctx.conn.execute(text(sql), home(ctx)):
        weight = min(int(row.votes), VOTES_COUNTED) * VOTE_WEIGHT
        weight += ACCEPTED_WEIGHT if row.accepted_at is not None else 0
        weight += THANKED_WEIGHT if row.thanked else 0
        if weight and row.author != row.asker:
            found.append(Helped(row.author, row.asker, row.title, weight))
    return found


def chosen_for(ctx: Context, question: Any) -> list[tuple[Chosen, Any]]:
    """Choose whom to ask about a question: (whom, their row)."""
    experts = {row.member: row for row in _free(ctx, question)}
    scores = {
        member: score
        for member, score in fitting(f"{question.title} {question.tried}", helped(ctx)).items()
        if member in experts
    }
    picked = choose(
        question.number, [Candidate(member, row.recent) for member, row in experts.items()], scores
    )
    return [(one, experts[one.member]) for one in picked]


def _free(ctx: Context, question: Any) -> Sequence[Any]:
    """Return the experts who may be asked now: here, not the asker, not already in it, not asked too often, not muted."""
    sql = f"""SELECT e.member, e.chat,
        (SELECT count(*) FROM question_route r WHERE r.part = e.part AND r.community = e.community
            AND r.member = e.member AND r.at > :week) AS recent
        FROM expert e JOIN membership m ON m.part = e.part AND m.community = e.community AND m.actor = e.member
        WHERE e.part = :p AND e.community = :c AND e.member <> :a AND {PRESENT}
        AND (SELECT count(*) FROM question_route r WHERE r.part = e.part AND r.community = e.community
            AND r.member = e.member AND r.at > :day) < CASE WHEN e.most > 0 THEN e.most ELSE :most END
        AND NOT EXISTS (SELECT 1 FROM question_route r WHERE r.part = e.part AND r.community = e.community
            AND r.member = e.member AND r.number = :n)
        AND NOT EXISTS (SELECT 1 FROM answer w WHERE w.part = e.part AND w.community = e.community
            AND w.number = :n AND w.author = e.member)
        AND NOT EXISTS (SELECT 1 FROM wish w WHERE w.part = e.part AND w.community = e.community
            AND w.actor = e.member AND w.what = 'notices') ORDER BY e.member"""
    values = {
        **home(ctx),
        "a": question.asker or 0,
        "n": question.number,
        "week": ctx.event.at - FAIRNESS,
        "day": ctx.event.at - DAY,
        "most": int(ctx.setting("qa.expert_daily")),
    }
    return ctx.conn.execute(text(sql), values).all()


def note(ctx: Context, question: Any, chosen: Sequence[tuple[Chosen, Any]]) -> None:
    """Write down who was asked."""
    rows = [
        {
            "part": ctx.part,
            "community": ctx.community,
            "number": question.number,
            "member": one.member,
            "at": ctx.event.at,
            "score": one.score,
            "state": "asked",
        }
        for one, _ in chosen
    ]
    insert_new(ctx.conn, QuestionRoute, rows)


def routes(ctx: Context, number: int) -> Sequence[Any]:
    """Return who was asked about a question."""
    sql = (
        "SELECT * FROM question_route WHERE part = :p AND community = :c AND number = :n ORDER BY at, member"
    )
    return ctx.conn.execute(text(sql), {**home(ctx), "n": number}).all()


def answer_route(ctx: Context, question: Any, state: str) -> bool:
    """Note what somebody who was asked says to it; false if they were not asked."""
    sql = """UPDATE question_route SET state = :s WHERE part = :p AND community = :c AND number = :n AND member = :m"""
    values = {**home(ctx), "n": question.number, "m": ctx.event.actor, "s": state}
    return ctx.conn.execute(text(sql), values).rowcount == 1
