"""How experiments are spoken of."""

from __future__ import annotations

from typing import Any

from engine.contract.clock import to_datetime
from engine.contract.commands import in_language
from engine.contract.feature import Context
from engine.contract.ports import HOLDOUT
from engine.experiments.records import arms, trials
from engine.experiments.rules import SHARES


def title_of(ctx: Context, key: str, lang: str) -> str:
    """Name what is tried; its key if no feature knows it any more."""
    trial = trials(ctx).get(key)
    return in_language(dict(trial.title), lang) if trial is not None else key


def metric_of(ctx: Context, metric: str, lang: str) -> str:
    """Name what is counted."""
    return ctx.text("experiments-metric", lang, metric=metric)


def arm_of(ctx: Context, row: Any, arm: str, lang: str) -> str:
    """Name an arm: the holdout, what is tried, or which way of it."""
    if arm == HOLDOUT:
        return ctx.text("experiments-holdout", lang)
    return arm if len(arms(row)) > 2 else ctx.text("experiments-treated", lang)


def day(ctx: Context, at: int) -> str:
    """Write the local day and time of a moment."""
    return f"{to_datetime(at, ctx.zone):%m-%d %H:%M}"


def amount(metric: str, value: float) -> str:
    """Write a share in per cent or a mean."""
    return f"{100 * value:.1f} %" if metric in SHARES else f"{value:.2f}"


def change(metric: str, value: float) -> str:
    """Write a difference: of shares in percentage points."""
    return signed(100 * value if metric in SHARES else value, 1 if metric in SHARES else 2)


def signed(value: float, places: int = 0) -> str:
    """Write a number with its sign."""
    told = f"{value:+.{places}f}"
    return f"{0:.{places}f}" if float(told) == 0 else told.replace("-", "−")


def relative(value: float) -> str:
    """Write a relative change."""
    return f"{signed(100 * value)} %"
