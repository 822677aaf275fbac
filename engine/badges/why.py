"""`/why badge [name]`: what a badge was given for."""

from __future__ import annotations

from collections.abc import Sequence

from engine.badges.names import Names, find
from engine.badges.records import best_of, counts_of, held_by
from engine.badges.rules import EARLY, GRANTED, PAST
from engine.contract.clock import to_datetime
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Mention, Text

_WORDS = ("badges", "badge", "徽章")


def explain(ctx: Context, about: str) -> Sequence[AnyPart] | None:
    """Tell what the asker's badges were given for, or one of them; None if it is not about badges."""
    word = next((word for word in _WORDS if about.casefold().startswith(word)), None)
    rest = about[len(word) :].strip() if word else about.strip()
    if not about.strip() or (word and about.isascii() and rest and not about[len(word)].isspace()):
        return None
    member, lang = ctx.event.actor, ctx.language(ctx.event.actor)
    if member is None:
        return None
    names = Names(ctx, lang)
    if word and not rest:
        keys = [key for key in held_by(ctx, member) if key in names]
    else:
        try:
            keys = [find(ctx, rest, lang)]
        except UserError:
            if word:
                raise
            return None
    parts: list[AnyPart] = []
    for key in keys:
        parts += [*([Text("\n")] if parts else []), *_one(ctx, names, key, member, lang)]
    return parts or [Text(ctx.text("badges-why-none", lang))]


def _one(ctx: Context, names: Names, key: str, member: int, lang: str) -> list[AnyPart]:
    row, rule = best_of(held_by(ctx, member).get(key, [])), names.rule(key)
    value = counts_of(ctx, member).get(rule.counter, 0)
    told = ctx.text(
        "badges-why",
        lang,
        badge=names.titled(key, row.tier if row is not None else 0) if row is not None else names.name(key),
        about=names.about(key),
        value=value,
        counted=int(bool(rule.counter) and key != EARLY),
    )
    if row is None:
        return [Text(told + " " + ctx.text("badges-why-not", lang))]
    date = f"{to_datetime(row.at, ctx.zone):%Y-%m-%d}"
    if row.how != GRANTED:
        return [Text(told + " " + ctx.text("badges-why-since", lang, date=date, past=int(row.how == PAST)))]
    parts: list[AnyPart] = [Text(told + " " + ctx.text("badges-why-granted", lang, date=date))]
    if row.granter is not None:
        parts += [Text(" "), Mention(row.granter)]
    return [*parts, Text(f" — {row.note}")] if row.note else parts
