"""The model of a community: which one is in force, when it is fitted anew, how it is swapped in.

An event in the log (`model_activated`) puts a model in force. One that knows an item that has just come may be fitted
on the spot where that takes milliseconds; a large one is fitted in a process of its own beside the bot.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from threading import RLock
from typing import Any
from weakref import WeakKeyDictionary

import structlog
from sqlalchemy import Engine, text

from engine.contract.clock import MINUTE
from engine.contract.events import Derived, Timer
from engine.contract.feature import Candidate, Context
from engine.contract.ids import stable_hash
from engine.contract.ports import Features
from engine.courses.advice import fitting
from engine.courses.advice.deeds import plan_refit, sums
from engine.courses.advice.tables import AdviceModel
from engine.courses.records import FEATURE
from engine.ml.recommend import Model
from engine.store.sql import fetch_one, insert_new
from engine.stream.derived import Name, Values
from engine.stream.here import HERE, home

logger = structlog.get_logger("courses")
ACTIVATED = "model_activated"
"""The event by which a model takes effect: `version`."""
COLLECT = "collect"
"""The timer that looks whether a process has finished."""
COLLECT_AFTER = MINUTE
KEPT = 32
"""Models that a process keeps in memory."""

_models: WeakKeyDictionary[Engine, OrderedDict[tuple[int, int], tuple[int, Model]]] = WeakKeyDictionary()
_running: WeakKeyDictionary[Engine, dict[tuple[int, int], tuple[str, Future[bytes]]]] = WeakKeyDictionary()
_lock = RLock()


def pool_of(ctx: Context) -> dict[str, Candidate]:
    """Return everything that can be recommended now, of all features, by id."""
    found = {}
    for feature in ctx.port(Features).all():
        if feature.candidates is not None:
            for one in feature.candidates(ctx.conn, ctx.community):
                if one.until is None or one.until > ctx.event.at:
                    found[one.id] = one
    return found


def model_for(ctx: Context, pool: Mapping[str, Candidate]) -> tuple[int, Model]:
    """Return the model to choose with: the one in force, or a new one if that knows other items and takes no time."""
    row = _in_force(ctx)
    mark = _mark(ctx, pool.values())
    if row is not None and row.mark == mark:
        return row.version, _loaded(ctx, row.version)
    if len(pool) <= fitting.SMALL:
        version = _next_version(ctx)
        return version, _store(ctx, version, mark, fitting.fitted(_task(ctx, version, list(pool.values()))))
    plan_refit(ctx)
    if row is not None:
        return row.version, _loaded(ctx, row.version)
    return 0, Model.from_bytes(fitting.fitted(fitting.task(0, "popularity", [], list(pool.values()))))


def on_refit(ctx: Context, _: Timer) -> None:
    """Fit anew what has changed: at once if it is small, else beside the bot."""
    pool = list(pool_of(ctx).values())
    version, mark = _next_version(ctx), _mark(ctx, pool)
    given = _task(ctx, version, pool)
    if len(pool) <= fitting.SMALL:
        _store(ctx, version, mark, fitting.fitted(given))
        return
    with _lock:
        jobs = _running.setdefault(ctx.conn.engine, {})
        jobs[ctx.part, ctx.community] = (mark, fitting.fit_elsewhere(given))
    dedupe = f"courses:{ctx.community}:collect"
    ctx.due(FEATURE, COLLECT, ctx.event.at + COLLECT_AFTER, dedupe, personal=False)


def on_collect(ctx: Context, _: Timer) -> None:
    """Take over what a process has fitted; one that failed, or ended with the bot, is begun anew by the next change."""
    with _lock:
        job = _running.get(ctx.conn.engine, {}).pop((ctx.part, ctx.community), None)
    if job is None:
        plan_refit(ctx)
        return
    mark, future = job
    try:
        data = future.result(fitting.PATIENCE)
    except Exception:
        # Recommending goes on with the model there is.
        logger.exception("a model could not be fitted", community=ctx.community)
        return
    _store(ctx, _next_version(ctx), mark, data)


def _activate(ctx: Context, values: Values) -> None:
    version = int(values["version"])
    here = {**home(ctx), "v": version}
    ctx.conn.execute(text(f"UPDATE advice_model SET active = (version = :v) WHERE {HERE}"), here)
    ctx.conn.execute(text(f"DELETE FROM advice_model WHERE {HERE} AND version < :v"), here)


def _task(ctx: Context, version: int, pool: Sequence[Candidate]) -> fitting.Task:
    return fitting.task(version, str(ctx.setting("courses.model")), sums(ctx), pool)


def _mark(ctx: Context, pool: Any) -> str:
    """Tell what a model has to know: the items as they read, and how it is to be made."""
    read = "\n".join(f"{one.id}\t{one.title}\t{one.title_en}\t{one.text}\t{one.tags}" for one in pool)
    return f"{ctx.setting('courses.model')}:{stable_hash(read):x}"


def _in_force(ctx: Context) -> Any:
    sql = f"SELECT version, mark FROM advice_model WHERE {HERE} AND active ORDER BY version DESC"
    return fetch_one(ctx.conn, sql, p=ctx.part, c=ctx.community)


def _next_version(ctx: Context) -> int:
    sql = f"SELECT coalesce(max(version), 0) + 1 FROM advice_model WHERE {HERE}"
    return int(ctx.conn.execute(text(sql), home(ctx)).scalar_one())


def _store(ctx: Context, version: int, mark: str, data: bytes) -> Model:
    """Keep a model and have it put in force."""
    model = Model.from_bytes(data)
    row = {
        "part": ctx.part,
        "community": ctx.community,
        "version": version,
        "at": ctx.event.at,
        "mark": mark,
        "items": len(model),
        "members": model.members,
        "active": False,
        "data": data,
    }
    insert_new(ctx.conn, AdviceModel, [row])
    unique = f"model:{ctx.community}:{version}:{ctx.event.key}"
    ctx.append(Derived(feature=FEATURE, name=ACTIVATED, values={"version": version}), unique=unique)
    return model


def _loaded(ctx: Context, version: int) -> Model:
    """Return a stored model, from memory if it was used before."""
    with _lock:
        kept = _models.setdefault(ctx.conn.engine, OrderedDict())
        known = kept.get((ctx.part, ctx.community))
        if known is None or known[0] != version:
            sql = f"SELECT data FROM advice_model WHERE {HERE} AND version = :v"
            row = fetch_one(ctx.conn, sql, p=ctx.part, c=ctx.community, v=version)
            known = kept[ctx.part, ctx.community] = (version, Model.from_bytes(bytes(row.data)))
        kept.move_to_end((ctx.part, ctx.community))
        while len(kept) > KEPT:
            kept.popitem(last=False)
        return known[1]


def forget_all() -> None:
    """Let go of every model in memory, as a process does that ends."""
    with _lock:
        _models.clear()


LISTENING: Mapping[Name, Any] = {(FEATURE, ACTIVATED): _activate}
"""What is done about a model's event."""
