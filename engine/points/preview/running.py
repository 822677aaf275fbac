"""Counting a preview: at once where a community is small, else in steps between which everybody else is served."""

from __future__ import annotations

import msgspec

from engine.contract.clock import SECOND
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.ids import stable_hash
from engine.contract.settings import format_setting
from engine.points.places import special_rates
from engine.points.preview import applying, showing
from engine.points.preview.changes import Changes, differing, read_changes, setting_of
from engine.points.preview.outcome import Outcome, Purse, Sums, compare, merged
from engine.points.preview.pricing import Prices, prices_of
from engine.points.preview.reading import LAST, STEP, Window, stretch, window_of
from engine.points.preview.records import COUNTING, READY, Preview, own_texts, preview_of, put, start
from engine.points.terms import Terms, terms_of
from engine.store.sql import fetch
from engine.stream.here import HERE
from engine.stream.whereabouts import persons

TIMER = "preview"
PAUSE = SECOND // 10

_PURSES = f"""SELECT w.member, w.xp, w.coins, coalesce(l.xp, 0) AS earned, coalesce(l.seq, 0) AS seq FROM wallet w
    LEFT JOIN (SELECT member, sum(xp) AS xp, max(seq) AS seq FROM ledger WHERE {HERE} AND day >= :first AND day <= :today
        GROUP BY member) l ON l.member = w.member WHERE w.part = :p AND w.community = :c
    AND (w.xp <> 0 OR w.coins <> 0 OR l.xp <> 0)"""
_HIDDEN = f"SELECT actor FROM membership WHERE {HERE} AND NOT ranked"


def run(context: Context, values: dict[str, Value]) -> None:
    """Preview the changes that were written; without any, say what can be tried."""
    written = str(values.get("changes") or "").strip()
    if not written:
        showing.explain(context)
    elif applying.is_revert(written):
        applying.revert_last(context)
    else:
        changes = read_changes(written)
        changes = differing(changes, {name: context.setting(name) for name in changes})
        if not changes:
            raise UserError("preview-same")
        texts = {name: format_setting(setting_of(name), value) for name, value in changes.items()}
        start(context, texts, own_texts(context, texts))
        _step(context, preview_of(context, context.event.seq))


def on_timer(context: Context, timer: Timer) -> None:
    """Count on."""
    preview = preview_of(context, int(timer.payload.get("number") or 0))
    if preview is not None and preview.state == COUNTING:
        _step(context, preview)


def _step(context: Context, preview: Preview | None) -> None:
    if preview is None:
        return
    tried = preview.values()
    now, then = terms_of(context), trial(context, tried)
    before, after = prices(context, now), prices(context, then)
    mark = stable_hash(repr((before, after)))
    sums, upto = preview.counted()
    if sums.mark not in (0, mark):
        # Somebody changed the terms while this was counting.
        sums, upto = Sums(), 0
    sums.mark = mark
    window = window_of(
        context.conn,
        context.part,
        context.community,
        context.zone,
        preview.at,
        preview.number,
        before.amounts,
    )
    part = stretch(context.conn, window, upto, STEP)
    sums.add(part, before, after)
    if part.upto == LAST:
        put(context, preview.number, state=READY, sums="")
        outcome = _outcome(context, window, sums, now, then)
        showing.show(context, preview, window, sums, outcome)
        return
    if not preview.upto:
        context.reply(context.text("preview-counting"), private=True, actor=preview.actor)
    put(context, preview.number, upto=part.upto, sums=msgspec.json.encode(sums).decode())
    at = max(context.now, context.event.at) + PAUSE
    dedupe = f"points:{TIMER}:{context.community}:{preview.number}"
    context.due("points", TIMER, at, dedupe, {"number": preview.number})


def trial(context: Context, tried: Changes) -> Terms:
    """Return the terms as they would be."""
    return Terms(lambda name: tried[name] if name in tried else context.setting(name))


def prices(context: Context, terms: Terms) -> Prices:
    """Make terms plain."""
    amounts, caps = prices_of(terms.amount, terms.cap)
    special = special_rates(context.conn, context.community, terms)
    return Prices(terms.message, amounts, caps, special)


def _outcome(context: Context, window: Window, sums: Sums, now: Terms, then: Terms) -> Outcome:
    here = {"p": window.part, "c": window.community}
    rows = fetch(context.conn, _PURSES, **here, first=window.first, today=window.today)
    purses = {
        int(row.member): Purse(int(row.xp), int(row.coins), int(row.earned), int(row.seq)) for row in rows
    }
    hidden = {int(row.actor) for row in fetch(context.conn, _HIDDEN, **here)}
    deltas = merged(
        sums.members, persons(context.conn, context.part, {member for member, *_ in sums.members})
    )
    return compare(purses, deltas, hidden, now.curve, then.curve)
