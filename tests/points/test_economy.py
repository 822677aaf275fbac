"""Where coins come from and go: the report against a life with a shop, and its judgement."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import DAY
from engine.points.economy.judging import EVEN, FAST, IDLE, YOUNG, judge
from engine.points.economy.reading import Flow, Stock, flow_of, stock_of
from engine.points.rules import day_of
from tests.seasons.world import Ground
from tests.shop.world import Stall


def market(url: str = "sqlite://") -> Stall:
    """Let coins be made, held, spent, given back, refunded, moved between members, and undone."""
    stall = Stall(url=url, bot__language="en")
    stall.rich("bob", 500)
    stall.rich("ann", 100)
    stall.offer("Stickers | by post price:60")
    stall.offer("Poster price:40")
    stall.buy("bob", "stickers")
    stall.buy("bob", "poster")
    stall.buy("bob", "stickers")
    stall.buy("ann", "poster")
    for order in ("/orders fulfil 1", "/orders fulfil 2", "/orders refuse 3 out of paper"):
        stall.say("boss", order)
    stall.say("boss", "/orders undo 2")
    stall.say("bob", "/transfer send 25", to="ann")
    stall.say("boss", "/points remove 10", to="ann")
    return stall


def read(stall: Stall) -> tuple[Flow, Stock]:
    (part, community) = stall.rows("select distinct part, community from ledger")[0]
    today = day_of(stall.clock.now(), "Asia/Shanghai")
    with stall.store.read() as conn:
        return flow_of(conn, part, community, "Asia/Shanghai", today - 6, today), stock_of(
            conn, part, community
        )


def test_made_spent_and_held_come_to_what_is_there() -> None:
    stall = market()
    flow, stock = read(stall)
    assert flow.sources == Counter(grant=600)
    assert flow.taken == 10
    assert stock.held == stall.held() == 40
    assert flow.spent == 60
    assert stock.circulating + stock.held == flow.minted - flow.taken - flow.spent
    stall.check()


def test_the_report_in_words() -> None:
    stall = market()
    said = stall.tell_me("boss", "/economy")
    assert "600 coins made" in said
    assert "60 coins spent" in said
    assert "40 coins held for orders and bounties (1 hold)" in said
    assert "Coins pile up: only 10% of what is made is spent (below 25% is little)" in said
    stall.clock.move_to(stall.clock.now() + 8 * DAY)
    later = stall.tell_me("boss", "/economy week")
    assert "0 coins made (600 the period before, −100%)" in later
    assert "600 coins made" in stall.tell_me("boss", "/economy month")
    assert "Something went wrong" not in said
    stall.tell_me("bob", "/economy")
    assert stall.dead() == []


def test_postgresql_counts_the_same(on_postgres: str) -> None:
    there = market(on_postgres)
    (flow, stock), (mine, own) = read(there), read(market())
    assert (flow, sorted(stock.purses), stock.held, stock.holds) == (
        mine,
        sorted(own.purses),
        own.held,
        own.holds,
    )
    there.store.close()


def test_nothing_moved_yet_is_said() -> None:
    stall = Stall(bot__language="en")
    assert "No coins have moved yet" in stall.tell_me("boss", "/economy")


@pytest.mark.parametrize(
    ("minted", "spent", "circulating", "verdict"),
    [
        (0, 0, 500, "still"),
        (0, 0, 20, "none"),
        (50, 10, 60, "none"),
        (1000, 100, 1900, "fast"),
        (100, 10, 10_000, "piling"),
        (100, 50, 10_000, "growing"),
        (100, 95, 10_000, "even"),
        (100, 110, 10_000, "even"),
        (100, 200, 10_000, "shrinking"),
        (0, 200, 10_000, "shrinking"),
        (500, 10, 490, "piling"),
    ],
)
def test_judgements(minted: int, spent: int, circulating: int, verdict: str) -> None:
    assert judge("month", minted, spent, minted - spent, circulating) == verdict


@given(
    st.integers(1, 10_000),
    st.integers(0, 20_000),
    st.integers(YOUNG, 100_000),
    st.sampled_from(["week", "month"]),
)
def test_only_coins_that_are_not_spent_are_warned_of(
    minted: int, spent: int, there: int, period: str
) -> None:
    verdict = judge(period, minted, spent, minted - spent, there)
    if spent >= minted:
        assert verdict in ("even", "shrinking")
    if verdict == "piling":
        assert spent < IDLE * minted
    if verdict == "fast":
        assert spent < EVEN * minted
        assert minted - spent > FAST[period] * (there - minted + spent)


def test_a_reset_of_coins_is_told_as_taken_until_it_is_taken_back() -> None:
    ground = Ground()
    ground.give("ann", 300)
    ground.ask("boss", "/season reset both")
    ground.yes()
    assert "300 coins undone or taken" in ground.ask("boss", "/economy")
    assert "300 coins undone or taken" in ground.ask("boss", "/economy month")
    ground.ask("boss", "/season reset undo")
    ground.yes()
    assert "undone or taken" not in ground.ask("boss", "/economy")
    ground.pass_to(ground.clock.now() + 8 * DAY)
    assert "undone or taken" not in ground.ask("boss", "/economy")
