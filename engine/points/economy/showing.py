"""`/economy`: coins made, spent and held, how they are spread, and one sentence on it."""

from __future__ import annotations

from engine.contract.commands import Value
from engine.contract.feature import Context
from engine.contract.replies import Chart, Text
from engine.points.economy.judging import EVEN, FAST, IDLE, UNEVEN, judge
from engine.points.economy.reading import Flow, Stock, flow_of, stock_of
from engine.points.figures import growth, percent
from engine.points.rules import day_of
from engine.points.why import rule_name

DAYS = {"week": 7, "month": 30}
SOURCES = 5


def run(context: Context, values: dict[str, Value]) -> None:
    """Tell of the last week or month, today among it."""
    period = str(values.get("period") or "week")
    days, today = DAYS[period], day_of(context.event.at, context.zone)
    here = (context.conn, context.part, context.community)
    zone = context.zone
    flow = flow_of(*here, zone, today - days + 1, today)
    before = flow_of(*here, zone, today - 2 * days + 1, today - days)
    stock = stock_of(*here)
    if not stock.circulating and not flow.minted and not stock.held:
        context.reply(context.text("points-economy-empty"))
        return
    verdict = _verdict(context, period, flow, stock)
    lines = [*_flow(context, flow, before), *_stock(context, stock), *_sources(context, flow), "", verdict]
    title = context.text("points-economy-title", days=days)
    chart = Chart("cards", _cards(context, title, flow, before, stock), alt=title)
    context.reply(chart, Text(title, "bold"), Text("\n" + "\n".join(lines)))


def _flow(context: Context, flow: Flow, before: Flow) -> list[str]:
    lines = []
    for name in ("minted", "spent"):
        now, then = getattr(flow, name), getattr(before, name)
        lines.append(
            context.text(f"points-economy-{name}", coins=f"{now:,}", trend=_trend(context, then, now))
        )
    if flow.taken > 0:
        lines.append(context.text("points-economy-taken", coins=f"{flow.taken:,}"))
    return lines


def _trend(context: Context, before: int, now: int) -> str:
    grown = growth(before, now)
    if grown is None:
        return context.text("points-economy-no-trend")
    return context.text("points-economy-trend", before=f"{before:,}", growth=percent(grown))


def _stock(context: Context, stock: Stock) -> list[str]:
    return [
        context.text("points-economy-held", coins=f"{stock.held:,}", holds=stock.holds),
        context.text(
            "points-economy-purses",
            coins=f"{stock.circulating:,}",
            members=len(stock.purses),
            median=f"{stock.median:,}",
            gini=f"{stock.gini:.2f}",
        ),
    ]


def _sources(context: Context, flow: Flow) -> list[str]:
    if not flow.minted:
        return []
    told = [
        context.text(
            "points-economy-source",
            rule=rule_name(context, rule),
            coins=f"{coins:,}",
            share=round(100 * coins / flow.minted),
        )
        for rule, coins in sorted(flow.sources.items(), key=lambda one: (-one[1], one[0]))[:SOURCES]
    ]
    return [context.text("points-economy-sources"), *told]


def _verdict(context: Context, period: str, flow: Flow, stock: Stock) -> str:
    verdict = judge(period, flow.minted, flow.spent, flow.grown, stock.circulating)
    before = stock.circulating - flow.grown
    told = context.text(
        f"points-economy-is-{verdict}",
        share=round(100 * flow.spent / flow.minted) if flow.minted else 0,
        growth=percent(growth(before, stock.circulating)),
        fast=round(100 * FAST[period]),
        idle=round(100 * IDLE),
        even=round(100 * EVEN),
    )
    if verdict != "none" and stock.gini > UNEVEN:
        told += context.text("points-economy-uneven", gini=f"{stock.gini:.2f}", limit=f"{UNEVEN:.2f}")
    return told


def _cards(context: Context, title: str, flow: Flow, before: Flow, stock: Stock) -> dict[str, object]:
    def card(name: str, value: str, note: str = "") -> dict[str, str]:
        return {"label": context.text(f"points-economy-card-{name}"), "value": value, "note": note}

    return {
        "title": title,
        "cards": [
            card("minted", f"{flow.minted:,}", percent(growth(before.minted, flow.minted), "")),
            card("spent", f"{flow.spent:,}", percent(growth(before.spent, flow.spent), "")),
            card("held", f"{stock.held:,}"),
            card("circulating", f"{stock.circulating:,}"),
            card("median", f"{stock.median:,}"),
            card("gini", f"{stock.gini:.2f}"),
        ],
    }
