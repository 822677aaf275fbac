"""Items and orders in words."""

from __future__ import annotations

from typing import Any

from engine.contract.clock import to_datetime
from engine.contract.feature import Context


def gives(ctx: Context, kind: str, value: str, lang: str) -> str:
    """Say what an item gives."""
    if kind == "role" and ctx.event.key.startswith("discord:"):
        value = f"<@&{value}>"
    return ctx.text(f"shop-gives-{kind}", lang, value=value)


def left(ctx: Context, item: Any, lang: str) -> str:
    """Say how many are left; nothing if that does not matter."""
    if item.remaining is None:
        return ""
    return ctx.text("shop-left" if item.remaining > 0 else "shop-left-none", lang, count=item.remaining)


def gates(ctx: Context, item: Any, lang: str) -> list[str]:
    """Say who may buy an item, how often and when."""
    found = []
    if item.level:
        found.append(ctx.text("shop-gate-level", lang, level=item.level))
    if item.role != "member":
        found.append(ctx.text("shop-gate-role", lang, role=item.role))
    if item.per_person:
        found.append(ctx.text("shop-gate-each", lang, count=item.per_person))
    for key, at in (("shop-gate-from", item.opens_at), ("shop-gate-until", item.closes_at)):
        if at is not None:
            found.append(ctx.text(key, lang, time=f"{to_datetime(at, ctx.zone):%m-%d %H:%M}"))
    return found


def line(ctx: Context, item: Any, lang: str) -> str:
    """Write an item as one line."""
    price = ctx.text("shop-price", lang, price=item.price)
    told = [price, left(ctx, item, lang), *gates(ctx, item, lang)]
    return f"#{item.number} {item.name} · " + " · ".join(filter(None, told))
