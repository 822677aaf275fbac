"""A community becomes part of another: what members did, allow and bar goes along, items by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from engine.contract.feature import Context
from engine.courses.advice import pushing
from engine.courses.advice.deeds import plan_refit, replace
from engine.courses.advice.records import YES, Topics, history, learner_of, read_topics, write_topics
from engine.courses.advice.tables import BarredTopic, Interest, Learner
from engine.courses.records import FEATURE, items, subject_of
from engine.store.sql import insert_new
from engine.stream.derived import Values, hand_over, rows_of
from engine.stream.here import HERE, home

ARRIVED = (FEATURE, "interests_arrived")
_ALL = ("interest", "item_pair", "advice_model", "learner", "barred_topic", "course_advice")


def hand_on(ctx: Context, values: Values) -> None:
    """Say what members did and allow in the other community's log; behind the courses, whose keys name them there."""
    keys = {subject_of(row): f"course={row.key}" for row in items(ctx, "1 = 1")}
    carried: list[dict[str, Any]] = []
    for member in sorted(
        {row["member"] for table in ("interest", "learner", "barred_topic") for row in _rows(ctx, table)}
    ):
        mine = {
            table: [row for row in _rows(ctx, table) if row["member"] == member]
            for table in ("interest", "learner", "barred_topic")
        }
        mine["interest"] = [
            {**row, "item": keys[row["item"]]} for row in mine["interest"] if row["item"] in keys
        ]
        mine["learner"] = [{**row, "topics": _renamed(row["topics"], keys)} for row in mine["learner"]]
        carried.append({"member": member, **mine})
        ctx.cancel_due(pushing.dedupe(ctx, member))
    hand_over(ctx, int(values["to"]), ARRIVED, carried)
    for table in _ALL:
        ctx.conn.execute(text(f"DELETE FROM {table} WHERE {HERE}"), home(ctx))


def _rows(ctx: Context, table: str) -> list[dict[str, Any]]:
    sql = f"SELECT * FROM {table} WHERE {HERE} ORDER BY member"
    return [dict(row) for row in ctx.conn.execute(text(sql), home(ctx)).mappings()]


def _renamed(written: str, names: Mapping[str, str]) -> str:
    topics = read_topics(written)
    items = {names[item]: weight for item, weight in topics.items.items() if item in names}
    return write_topics(Topics(items, topics.tags))


def _take_in(ctx: Context, values: Values) -> None:
    names = {f"course={row.key}": subject_of(row) for row in items(ctx, "1 = 1")}
    here = {"part": ctx.part, "community": ctx.community}
    for carried in rows_of(values):
        member = int(carried["member"])
        before = history(ctx.conn, ctx.part, ctx.community, member)
        done = [
            {**row, **here, "item": names[row["item"]]} for row in carried["interest"] if row["item"] in names
        ]
        insert_new(ctx.conn, Interest, done)
        insert_new(ctx.conn, BarredTopic, [{**row, **here} for row in carried["barred_topic"]])
        learners = [{**row, **here, "topics": _renamed(row["topics"], names)} for row in carried["learner"]]
        insert_new(ctx.conn, Learner, learners)
        replace(ctx.conn, ctx.part, ctx.community, before, history(ctx.conn, ctx.part, ctx.community, member))
        mine = learner_of(ctx, member)
        if mine is not None and mine.push == YES:
            pushing.plan(ctx, member)
    plan_refit(ctx)


TAKING = {ARRIVED: _take_in}
"""What is done about what arrives."""
