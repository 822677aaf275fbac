"""`/transfer`: coins from member to member, within a day's limits; an admin can undo it."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.clock import local_day
from engine.contract.commands import Value
from engine.contract.durations import Length
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.ports import Wallet
from engine.contract.replies import Mention, Text
from engine.shop.records import next_number
from engine.shop.tables import CoinTransfer
from engine.store.sql import insert_new
from engine.stream.here import HERE, home, rows, run
from engine.stream.whereabouts import payable

RULE, BACK = "transfer", "transfer.back"
LONGEST = 200


def send_command(ctx: Context, values: dict[str, Value]) -> None:
    """Give somebody coins."""
    giver, taker = ctx.event.actor or 0, int(values.get("user") or 0)
    coins, reason = int(values.get("coins") or 0), str(values.get("reason") or "").strip()[:LONGEST]
    _may_give(ctx, giver, taker)
    _within_limits(ctx, giver, taker, coins)
    wallet, number = ctx.port(Wallet), next_number(ctx, "coin_transfer")
    if not wallet.hold(giver, coins, RULE, ctx.event.key):
        raise UserError("shop-transfer-poor", coins=coins, balance=wallet.balance(giver))
    wallet.settle(RULE, ctx.event.key, taker)
    row = {
        "part": ctx.part,
        "community": ctx.community,
        "number": number,
        "coins": coins,
        "reason": reason,
        "giver": giver,
        "giver_account": giver,
        "taker": taker,
        "taker_account": taker,
        "at": ctx.event.at,
        "day": local_day(ctx.event.at, ctx.zone),
        "returned": None,
    }
    insert_new(ctx.conn, CoinTransfer, [row])
    ctx.audit("shop-transfer", f"#{number} {coins} {reason}".strip(), target=taker)
    key = "shop-transferred-reason" if reason else "shop-transferred"
    told = ctx.text(key, number=number, coins=coins, reason=reason)
    ctx.reply(Text("💸 "), Mention(giver), Text(" → "), Mention(taker), Text(" " + told))


def _may_give(ctx: Context, giver: int, taker: int) -> None:
    if not ctx.setting("shop.transfers"):
        raise UserError("shop-transfers-off")
    if giver == taker:
        raise UserError("shop-transfer-self")
    sql = f"SELECT joined_at FROM membership WHERE {HERE} AND actor = :a"
    since = {who: ctx.conn.execute(text(sql), {**home(ctx), "a": who}).scalar() for who in (giver, taker)}
    if payable(ctx.conn, [giver, taker]) != {giver, taker} or None in since.values():
        raise UserError("shop-transfer-nobody")
    level, age = int(ctx.setting("shop.transfer_level")), int(ctx.setting("shop.transfer_age"))
    have = ctx.port(Wallet).level(giver)
    if have < level:
        raise UserError("shop-transfer-level", level=level, have=have)
    if ctx.event.at - int(since[giver] or 0) < age:
        raise UserError("shop-transfer-young", age=Length(age))


def _within_limits(ctx: Context, giver: int, taker: int, coins: int) -> None:
    """Keep to what one may give and get in a day: many accounts that feed one are the usual fraud."""
    day, most = local_day(ctx.event.at, ctx.zone), int(ctx.setting("shop.transfer_day"))
    for side, who in (("giver", giver), ("taker", taker)):
        sql = f"""SELECT coalesce(sum(coins), 0) AS n FROM coin_transfer
            WHERE {HERE} AND {side} = :a AND day = :d AND returned IS NULL"""
        left = max(0, most - int(rows(ctx, sql, a=who, d=day)[0].n))
        if coins > left:
            raise UserError(f"shop-transfer-day-{side}", most=most, left=left)


def undo_command(ctx: Context, values: dict[str, Value]) -> None:
    """Give back what was transferred, as far as whoever got it still has it."""
    number = int(values.get("transfer") or 0)
    found = rows(ctx, f"SELECT * FROM coin_transfer WHERE {HERE} AND number = :n", n=number)
    if not found:
        raise UserError("shop-transfer-unknown", number=number)
    one = found[0]
    if one.returned is not None:
        raise UserError("shop-transfer-again", number=number)
    wallet = ctx.port(Wallet)
    coins = min(one.coins, wallet.balance(one.taker))
    if not wallet.hold(one.taker, coins, BACK, ctx.event.key):
        raise UserError("shop-transfer-spent", number=number)
    wallet.settle(BACK, ctx.event.key, one.giver)
    run(ctx, f"UPDATE coin_transfer SET returned = :r WHERE {HERE} AND number = :n", r=coins, n=number)
    ctx.audit("shop-transfer-undo", f"#{number} {coins}/{one.coins}", target=one.taker)
    told = ctx.text("shop-transfer-undone", number=number, coins=coins, of=one.coins)
    ctx.reply(Mention(one.taker), Text(" → "), Mention(one.giver), Text(" " + told))
