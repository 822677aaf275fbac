"""The last word: the platform id stays until the answer to a forgetting has been delivered, ten minutes at most."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.clock import MINUTE
from engine.contract.events import Outcome, PersonForgotten, Timer
from engine.contract.feature import Context
from engine.contract.ports import Features
from engine.privacy.forget import Forgotten, accounts_of, forget, let_go

PATIENCE = 10 * MINUTE


def forget_actor(ctx: Context, actor: int) -> Forgotten:
    """Forget the event's person now, all but the address that the goodbye needs."""
    accounts = accounts_of(ctx.conn, actor)
    done = forget(ctx.conn, ctx.port(Features).all(), actor, keep_address=True)
    for account in accounts:
        if account != actor:
            let_go(ctx.conn, account)
    ctx.append(PersonForgotten(person=actor), unique=f"forgotten:{actor}")
    ctx.due("privacy", "goodbye", ctx.event.at + PATIENCE, _dedupe(actor))
    ctx.audit("privacy-forgotten", target=actor)
    return done


def on_outcome(ctx: Context, outcome: Outcome) -> None:
    """Let go of an address as soon as its goodbye has been delivered, or could not be."""
    actor = ctx.conn.execute(
        text("select actor from outbox where part = :p and key = :k and feature = 'privacy'"),
        {"p": ctx.part, "k": outcome.ref},
    ).scalar()
    if actor is None:
        return
    waits = ctx.conn.execute(
        text("select 1 from due_item where part = :p and dedupe = :d"), {"p": ctx.part, "d": _dedupe(actor)}
    ).scalar()
    if waits:
        ctx.cancel_due(_dedupe(actor))
        let_go(ctx.conn, actor)


def on_goodbye_due(ctx: Context, _timer: Timer) -> None:
    """Let go of an address whose goodbye was never reported."""
    if ctx.event.actor is not None:
        let_go(ctx.conn, ctx.event.actor)


def _dedupe(actor: int) -> str:
    return f"privacy:goodbye:{actor}"
