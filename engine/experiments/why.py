"""`/why experiment`: which experiments somebody is in, and that it was the lot that decided."""

from __future__ import annotations

from collections.abc import Sequence

from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Text
from engine.experiments import words
from engine.experiments.records import IS_OPEN, experiments
from engine.experiments.rules import HALTED
from engine.store.sql import fetch_one
from engine.stream.here import home

_WORDS = frozenset({"experiment", "experiments", "实验", "實驗"})


def explain(ctx: Context, about: str) -> Sequence[AnyPart] | None:
    """Tell a member what they are part of, and until when."""
    if about.strip().casefold() not in _WORDS:
        return None
    lang = ctx.language(ctx.event.actor)
    lines = []
    for row in experiments(ctx, IS_OPEN):
        member = fetch_one(
            ctx.conn,
            "SELECT arm, at FROM experiment_member WHERE part = :p AND community = :c AND number = :n AND actor = :a",
            **home(ctx),
            n=row.number,
            a=ctx.event.actor,
        )
        if member is not None:
            lines.append(
                ctx.text(
                    "experiments-why",
                    lang,
                    title=words.title_of(ctx, row.key, lang),
                    arm=words.arm_of(ctx, row, member.arm, lang),
                    since=words.day(ctx, member.at),
                    until=words.day(ctx, row.ends_at),
                    halted=int(row.state == HALTED),
                )
            )
    return [Text("\n".join(lines) or ctx.text("experiments-why-none", lang))]
