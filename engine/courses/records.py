"""Reading courses, enrolments and ratings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.events import ROLES
from engine.contract.feature import Context
from engine.courses.rules import LIVE, Score, pieces
from engine.stream.here import HERE, home

FEATURE = "courses"
WORD = "co"
"""The word of our buttons: `co:<what>:<community>:<number>[:<more>]`, `co:list:<page>:<topic>`."""


def items(ctx: Context, where: str = f"state = '{LIVE}'", **values: object) -> Sequence[Any]:
    """Return the community's items that satisfy a condition of ours, by number."""
    sql = f"SELECT * FROM course_item WHERE {HERE} AND {where} ORDER BY number"
    return ctx.conn.execute(text(sql), {**home(ctx), **values}).all()


def item_of(ctx: Context, number: int) -> Any:
    """Return an item, whatever its state; None if there is none."""
    return next(iter(items(ctx, "number = :n", n=number)), None)


def item_by_key(ctx: Context, key: str) -> Any:
    """Return the item of a key, whatever its state; None if there is none."""
    return next(iter(items(ctx, "key = :k", k=key)), None) if key else None


def named(ctx: Context, keys: str) -> list[Any]:
    """Return the items of a list of keys, as far as there are such."""
    found = {row.key: row for row in items(ctx, "1 = 1")} if keys else {}
    return [found[key] for key in pieces(keys) if key in found]


def enrolment(ctx: Context, number: int, member: int | None) -> Any:
    """Return how somebody stands with an item; None if they never began it."""
    sql = f"SELECT * FROM enrolment WHERE {HERE} AND number = :n AND member = :m"
    return ctx.conn.execute(text(sql), {**home(ctx), "n": number, "m": member}).first()


def enrolments(ctx: Context, member: int | None) -> Sequence[Any]:
    """Return everything that somebody began, what they did last first."""
    sql = f"SELECT * FROM enrolment WHERE {HERE} AND member = :m ORDER BY changed_at DESC, number"
    return ctx.conn.execute(text(sql), {**home(ctx), "m": member}).all()


def finished_keys(ctx: Context, member: int | None) -> set[str]:
    """Return the keys of everything that somebody has finished."""
    sql = """SELECT i.key FROM enrolment e JOIN course_item i ON i.part = e.part AND i.community = e.community
        AND i.number = e.number WHERE e.part = :p AND e.community = :c AND e.member = :m
        AND e.finished_at IS NOT NULL"""
    return set(ctx.conn.execute(text(sql), {**home(ctx), "m": member}).scalars())


def scores(ctx: Context) -> dict[int, Score]:
    """Return the mean rating of every item that was rated."""
    sql = f"SELECT number, sum(score) AS total, count(*) AS n FROM course_rating WHERE {HERE} GROUP BY number"
    return {row.number: Score(row.total / row.n, row.n) for row in ctx.conn.execute(text(sql), home(ctx))}


def learners(ctx: Context, number: int) -> tuple[int, int]:
    """Count who began an item and has not left it, and those of them who finished."""
    sql = f"""SELECT count(*) AS n, count(finished_at) AS done FROM enrolment
        WHERE {HERE} AND number = :n AND (state <> 'left' OR finished_at IS NOT NULL)"""
    row = ctx.conn.execute(text(sql), {**home(ctx), "n": number}).one()
    return int(row.n), int(row.done)


def title_in(row: Any, lang: str) -> str:
    """Name an item in a language."""
    return str(row.title_en or row.title) if lang == "en" else str(row.title)


def subject_of(row: Any) -> str:
    """Name an item where it is paid, talked about and recommended."""
    return f"course:{row.number}"


def data(row: Any, what: str, more: object = "") -> str:
    """Write a button's data. The community tells a press in a private chat that speaks of another one."""
    told = f"{WORD}:{what}:{row.community}:{row.number}"
    return f"{told}:{more}" if more != "" else told


def is_staff(ctx: Context) -> bool:
    """Tell whether who acts may see what is put away."""
    return ROLES.index(ctx.role()) >= ROLES.index("moderator")
