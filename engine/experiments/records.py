"""Reading and writing experiments."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.feature import Context, Trial
from engine.contract.ports import Features
from engine.experiments.rules import FEATURE, OPEN, WEEK
from engine.store.sql import fetch, fetch_one
from engine.stream.here import HERE, home

IS_OPEN = "state IN (" + ", ".join(f"'{state}'" for state in OPEN) + ")"


def trials(ctx: Context) -> dict[str, Trial]:
    """Return what experiments can be made of, by key."""
    return {trial.key: trial for feature in ctx.port(Features).all() for trial in feature.trials}


def open_on(ctx: Context, key: str) -> Any:
    """Return the experiment that runs (or is halted) on a trial; None if there is none."""
    return fetch_one(
        ctx.conn, f"SELECT * FROM experiment WHERE {HERE} AND key = :k AND {IS_OPEN}", **home(ctx), k=key
    )


def experiment_of(ctx: Context, number: int) -> Any:
    """Return an experiment by its number; None if there is none."""
    return fetch_one(
        ctx.conn, f"SELECT * FROM experiment WHERE {HERE} AND number = :n", **home(ctx), n=number
    )


def experiments(ctx: Context, where: str = "1 = 1") -> list[Any]:
    """Return the community's experiments, the newest first."""
    return fetch(
        ctx.conn, f"SELECT * FROM experiment WHERE {HERE} AND {where} ORDER BY number DESC", **home(ctx)
    )


def next_number(ctx: Context) -> int:
    """Return the number of the next experiment."""
    found = fetch_one(ctx.conn, f"SELECT max(number) AS last FROM experiment WHERE {HERE}", **home(ctx))
    return int(found.last or 0) + 1


def put(ctx: Context, number: int, **values: object) -> None:
    """Change columns of an experiment."""
    sets = ", ".join(f"{column} = :{column}" for column in values)
    ctx.conn.execute(
        text(f"UPDATE experiment SET {sets} WHERE {HERE} AND number = :n"),
        {**home(ctx), "n": number, **values},
    )


def looks_at(ctx: Context, number: int) -> list[Any]:
    """Return the looks taken at an experiment, the first first."""
    return fetch(
        ctx.conn,
        f"SELECT * FROM experiment_look WHERE {HERE} AND number = :n ORDER BY look, arm",
        **home(ctx),
        n=number,
    )


def arms(row: Any) -> list[tuple[str, int]]:
    """Return an experiment's arms with their weights, the holdout first."""
    return [(str(name), int(weight)) for name, weight in json.loads(row.arms)]


def waived(row: Any) -> list[str]:
    """Return what halts an experiment no more."""
    return [str(one) for one in json.loads(row.waived)]


def dedupe(row: Any, look: int) -> str:
    """Name the due item of a look."""
    return f"{FEATURE}:{row.community}:{row.number}:{look}"


def looks_planned(row: Any) -> Sequence[tuple[int, int]]:
    """Return (number, time) of the looks that an experiment is planned to have."""
    first = row.ends_at - (row.weeks - 1) * WEEK
    return [(n + 1, first + n * WEEK) for n in range(row.weeks)]
