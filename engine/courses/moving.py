"""A community becomes part of another: its courses go along under new numbers; the same key is the same course."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlmodel import SQLModel

from engine.contract.feature import Context
from engine.courses.advice.moving import hand_on
from engine.courses.records import FEATURE, item_by_key, item_of
from engine.courses.shelf import next_number, tell_notes
from engine.courses.tables import CourseFormer, CourseItem, CourseRating, Enrolment
from engine.store.sql import insert_new
from engine.stream.derived import LEFT, Name, Values, hand_over, rows_of
from engine.stream.here import HERE, home

ARRIVED = (FEATURE, "courses_arrived")
_WITH: dict[str, type[SQLModel]] = {
    "course_former": CourseFormer,
    "enrolment": Enrolment,
    "course_rating": CourseRating,
}


def _hand_over(ctx: Context, values: Values) -> None:
    carried = []
    for item in _rows(ctx, "course_item", "1 = 1 ORDER BY number"):
        with_it = {table: _rows(ctx, table, "number = :n", n=item["number"]) for table in _WITH}
        carried.append({"course_item": item, **with_it})
    hand_over(ctx, int(values["to"]), ARRIVED, carried)
    hand_on(ctx, values)
    for table in ("course_item", *_WITH):
        ctx.conn.execute(text(f"DELETE FROM {table} WHERE {HERE}"), home(ctx))


def _rows(ctx: Context, table: str, where: str, **values: object) -> list[dict[str, Any]]:
    sql = f"SELECT * FROM {table} WHERE {HERE} AND {where}"
    return [dict(row) for row in ctx.conn.execute(text(sql), {**home(ctx), **values}).mappings()]


def _take_in(ctx: Context, values: Values) -> None:
    for carried in rows_of(values):
        item = carried["course_item"]
        known = item_by_key(ctx, item["key"])
        number = next_number(ctx) if known is None else known.number
        here = {"part": ctx.part, "community": ctx.community, "number": number}
        if known is None:
            insert_new(ctx.conn, CourseItem, [{**item, **here}])
        # The base brought along what it knows of the course; what stands here holds.
        tell_notes(ctx, item_of(ctx, number), always=True)
        for table, model in _WITH.items():
            if known is None or table != "course_former":
                insert_new(ctx.conn, model, [{**row, **here} for row in carried[table]])


LISTENING: Mapping[Name, Any] = {LEFT: _hand_over, ARRIVED: _take_in}
"""What is done about each event of a hand-over."""
