"""Beginning, going on and finishing; a path goes on by itself with what is finished of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.facts import CourseCompleted, CourseEnrolled, LessonDone
from engine.contract.feature import Context
from engine.contract.ports import Entitlements, Wallet
from engine.contract.replies import AnyPart, Link, Text
from engine.courses import progress
from engine.courses.advice.following import did
from engine.courses.rating import ask_score
from engine.courses.records import enrolment, finished_keys, item_by_key, items, named, subject_of, title_in
from engine.courses.refs import meant
from engine.courses.rules import BEGUN, FINISHED, LEFT, LIVE, PATH, pieces, way
from engine.courses.tables import Enrolment
from engine.store.sql import insert_new
from engine.stream.here import HERE, home
from engine.stream.whereabouts import payable

_SHOWN = 10


def enrol_command(ctx: Context, values: dict[str, Value]) -> None:
    """Begin a course."""
    if not values.get("course"):
        raise UserError("courses-enrol-what")
    ctx.reply(*begin(ctx, meant(ctx, values.get("course"))))


def unenrol_command(ctx: Context, values: dict[str, Value]) -> None:
    """Leave a course; what was done stays."""
    row = meant(ctx, values.get("course"), archived=True)
    mine = enrolment(ctx, row.number, ctx.event.actor)
    if mine is None or mine.state != BEGUN:
        raise UserError("courses-not-begun", title=row.title, number=row.number)
    _put(ctx, row.number, mine.member, state=LEFT)
    did(ctx, mine.member, subject_of(row), "leave")
    ctx.reply(ctx.text("courses-left", title=title_in(row, ctx.language(ctx.event.actor)), number=row.number))


def progress_command(ctx: Context, values: dict[str, Value]) -> None:
    """Show how far one is, or say how many lessons are done."""
    if not values.get("course") and values.get("lessons") is None:
        ctx.reply(*progress.overview(ctx))
        return
    row = meant(ctx, values.get("course"))
    if values.get("lessons") is None:
        ctx.reply(*progress.standing(ctx, row))
        return
    ctx.reply(*do_lessons(ctx, row, int(values["lessons"] or 0)))


def finish_command(ctx: Context, values: dict[str, Value]) -> None:
    """Finish a course."""
    ctx.reply(*finish(ctx, meant(ctx, values.get("course"))))


def begin(ctx: Context, row: Any) -> list[AnyPart]:
    """Enrol the event's actor; return what to say. Raises UserError with the way out if they may not."""
    member = _may(ctx, row)
    before = enrolment(ctx, row.number, member)
    lang = ctx.language(member)
    if before is not None and before.state != LEFT:
        said = ctx.text("courses-begun-already", lang, title=title_in(row, lang))
        return [Text(f"{said}\n"), *progress.standing(ctx, row)]
    _enrol(ctx, row, member, before)
    parts: list[AnyPart] = [
        Text(ctx.text("courses-begun", lang, title=title_in(row, lang), number=row.number))
    ]
    if row.link:
        parts += [Text("\n🔗 "), Link(title_in(row, lang), url=row.link)]
    if row.kind == PATH:
        parts += progress.path_lines(ctx, row, lang)
    elif row.lessons:
        parts.append(Text("\n" + ctx.text("courses-how", lang, number=row.number)))
    return [*parts, *progress.keys(ctx, row, lang)]


def do_lessons(ctx: Context, row: Any, done: int) -> list[AnyPart]:
    """Note how many lessons the event's actor has done; the last one finishes. Raises UserError."""
    member = ctx.event.actor
    mine = enrolment(ctx, row.number, member)
    lang = ctx.language(member)
    if mine is None or mine.state == LEFT:
        raise UserError("courses-not-begun", title=title_in(row, lang), number=row.number)
    if row.kind == PATH:
        raise UserError("courses-path-by-steps", title=title_in(row, lang))
    if not row.lessons:
        raise UserError("courses-no-lessons", title=title_in(row, lang), number=row.number)
    if not 0 <= done <= row.lessons:
        raise UserError("courses-lessons-range", most=row.lessons, title=title_in(row, lang))
    _put(ctx, row.number, mine.member, done=done)
    if done > mine.done:
        did(ctx, mine.member, subject_of(row), "lesson")
    for lesson in range(mine.done + 1, done + 1):
        ctx.fact(LessonDone(subject=subject_of(row), actor=mine.member, lesson=lesson))
    if done == row.lessons and row.lessons and mine.state != FINISHED:
        return finish(ctx, row)
    return progress.standing(ctx, row)


def finish(ctx: Context, row: Any) -> list[AnyPart]:
    """Note that the event's actor has finished; return what to say. Raises UserError if they may not begin it."""
    member = ctx.event.actor
    mine = enrolment(ctx, row.number, member)
    lang = ctx.language(member)
    if mine is not None and mine.state == FINISHED:
        return [Text(ctx.text("courses-finished-already", lang, title=title_in(row, lang)))]
    if row.kind == PATH and (left := way(pieces(row.steps), finished_keys(ctx, member))).next:
        raise UserError("courses-path-not-done", done=left.done, of=left.of, title=title_in(row, lang))
    if mine is None or mine.state == LEFT:
        _enrol(ctx, row, _may(ctx, row), mine)
    _complete(ctx, row, int(member or 0))
    said: list[AnyPart] = [Text(ctx.text("courses-finished", lang, title=title_in(row, lang)))]
    said += _paths_on(ctx, row, int(member or 0), lang)
    return [*said, *ask_score(ctx, row, lang)]


def _complete(ctx: Context, row: Any, member: int) -> None:
    at = ctx.event.at
    _put(ctx, row.number, member, state=FINISHED, finished_at=at, done=row.lessons)
    did(ctx, member, subject_of(row), "finish")
    ctx.fact(CourseCompleted(subject=subject_of(row), actor=member))


def _paths_on(ctx: Context, row: Any, member: int, lang: str) -> list[AnyPart]:
    """Say what comes next on the paths that lead through what was finished; a path whose last step it was is finished."""
    said: list[AnyPart] = []
    finished = finished_keys(ctx, member)
    for path in items(ctx, f"kind = '{PATH}' AND state = '{LIVE}'"):
        mine = enrolment(ctx, path.number, member)
        if row.key not in pieces(path.steps) or mine is None or mine.state != BEGUN:
            continue
        left = way(pieces(path.steps), finished)
        if not left.next:
            _complete(ctx, path, member)
            said.append(Text("\n🧭 " + ctx.text("courses-path-finished", lang, title=title_in(path, lang))))
            continue
        _put(ctx, path.number, member, done=left.done)
        following = item_by_key(ctx, left.next)
        if following is not None:
            named_next = f"#{following.number} {title_in(following, lang)}"
            told = ctx.text(
                "courses-path-next",
                lang,
                path=title_in(path, lang),
                done=left.done,
                of=left.of,
                next=named_next,
            )
            said.append(Text("\n🧭 " + told))
    return said


def barred(ctx: Context, row: Any, member: int | None) -> UserError | None:
    """Return why somebody may not begin an item, None if they may."""
    lacking = [key for key in pieces(row.needs) if key not in finished_keys(ctx, member)]
    if lacking:
        first = [one for one in named(ctx, row.needs) if one.key in lacking]
        if first:
            told = ", ".join(f"#{one.number} {one.title}" for one in first)
            return UserError("courses-needs", title=row.title, courses=told)
    if row.gate and ctx.port(Wallet).level(int(member or 0)) < row.gate:
        return UserError("courses-gated", title=row.title, level=row.gate)
    if row.tier:
        allowed, way_out = ctx.port(Entitlements).may(int(member or 0), f"courses:{row.tier}")
        if not allowed:
            return UserError(way_out or "courses-tier", title=row.title, tier=row.tier)
    return None


def _may(ctx: Context, row: Any) -> int:
    member = ctx.event.actor
    if member is None or not payable(ctx.conn, [member]):
        raise UserError("courses-nobody")
    if row.state != LIVE:
        raise UserError("courses-is-archived", title=row.title)
    why = barred(ctx, row, member)
    if why is not None:
        raise why
    return member


def _enrol(ctx: Context, row: Any, member: int, before: Any) -> None:
    at = ctx.event.at
    did(ctx, member, subject_of(row), "enrol")
    if before is not None:
        _put(ctx, row.number, member, state=BEGUN)
        return
    new = {
        "part": ctx.part,
        "community": ctx.community,
        "number": row.number,
        "member": member,
        "account": member,
        "state": BEGUN,
        "done": 0,
        "at": at,
        "changed_at": at,
        "finished_at": None,
    }
    insert_new(ctx.conn, Enrolment, [new])
    ctx.fact(CourseEnrolled(subject=subject_of(row), actor=member))


def _put(ctx: Context, number: int, member: int, **values: Any) -> None:
    values["changed_at"] = ctx.event.at
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"UPDATE enrolment SET {sets} WHERE {HERE} AND number = :n AND member = :m"
    ctx.conn.execute(text(sql), {**values, **home(ctx), "n": number, "m": member})


def one_more(ctx: Context, row: Any) -> list[AnyPart]:
    """Note one more lesson done."""
    mine = enrolment(ctx, row.number, ctx.event.actor)
    return do_lessons(ctx, row, min(mine.done + 1, row.lessons) if mine is not None else 1)
