"""The coins of an order: held, then spent or given back; never more than were paid."""

from __future__ import annotations

from typing import Any

from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.ports import Wallet

RULE = "shop"


def subject(order: Any) -> str:
    """Name an order in the ledger."""
    return f"order:{order.ask}"


def hold(ctx: Context, order: Any) -> None:
    """Put the price aside. Raises UserError that names what is missing."""
    wallet = ctx.port(Wallet)
    if not wallet.hold(order.buyer, order.price, RULE, subject(order)):
        raise UserError("shop-poor", price=order.price, balance=wallet.balance(order.buyer))


def spend(ctx: Context, order: Any) -> None:
    """Let the coins go for good. Raises UserError if they are held no more."""
    if not ctx.port(Wallet).settle(RULE, subject(order), None):
        raise UserError("shop-not-held", number=order.number)


def give_back(ctx: Context, order: Any) -> bool:
    """Give the held coins back to the buyer, under whatever number they go by now."""
    wallet = ctx.port(Wallet)
    if order.buyer == order.account:
        return wallet.release(RULE, subject(order))
    return wallet.settle(RULE, subject(order), order.buyer)


def refund(ctx: Context, order: Any) -> bool:
    """Give back, once, what an order that is done has cost."""
    return ctx.port(Wallet).credit(order.buyer, order.price, f"{RULE}.refund", subject(order))
