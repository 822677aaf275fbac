"""No sequence of anything makes coins out of nothing, and nobody gets back more than they paid."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from tests.shop.world import ROLE, Stall, keys

PEOPLE = ("bob", "ann")
_who = st.sampled_from(PEOPLE)
_number = st.integers(1, 5)
STEPS = st.one_of(
    st.tuples(st.just("buy"), _who, st.integers(1, 3)),
    st.tuples(st.just("again"), _who, st.just(0)),
    st.tuples(st.just("answer"), st.sampled_from(("", "no right")), st.just(0)),
    st.tuples(st.sampled_from(("fulfil", "refuse", "undo", "claim")), st.just(""), _number),
    st.tuples(st.just("give"), _who, st.integers(1, 60)),
    st.tuples(st.just("transfer undo"), st.just(""), _number),
    st.tuples(st.just("points undo"), st.just(""), st.integers(0, 30)),
    st.tuples(st.just("rollback"), st.just(""), st.just(0)),
    st.tuples(st.sampled_from(("link", "unlink")), st.just(""), st.just(0)),
)
GRANTED = "select coalesce(sum(coins), 0) from ledger where rule = 'grant'"
UNDONE = "select coalesce(sum(coins), 0) from ledger where rule = 'undo'"
WALLETS = "select coalesce(sum(coins), 0) from wallet"
SPENT = "select coalesce(sum(price), 0) from shop_order where state = 'done'"


class Shopping:
    """Does what chance says."""

    def __init__(self, stall: Stall) -> None:
        self.stall = stall
        self.last: dict[str, str] = {}
        self.linked = False

    def step(self, what: str, who: str, number: int) -> None:
        """Do one thing, possible or not."""
        if what in ("buy", "again", "answer", "give"):
            self._member(what, who, number)
        elif what in ("link", "unlink"):
            self._link(linked=what == "link")
        elif what == "rollback":
            self.stall.say("boss", "/points rollback 2h", wait=1, to="boss")
            for key in _keys(self.stall, "points:back")[:1]:
                self.stall.press("boss", key)
        elif what == "points undo":
            entries = self.stall.rows("select seq, n from ledger order by seq, n")
            seq, n = entries[number % len(entries)]
            self.order(f"/points undo {seq}-{n}")
        elif what == "transfer undo":
            self.order(f"/transfer undo {number}")
        else:
            self.order(f"/orders {what} {number}" + (" because" if what == "refuse" else ""))

    def _member(self, what: str, who: str, number: int) -> None:
        match what:
            case "buy":
                self.stall.say(who, f"/redeem {number}", wait=1)
                for key in _keys(self.stall, "shop:buy")[:1]:
                    self.last[who] = key
                    self.stall.yes(who, key)
            case "again":
                self.stall.yes(who, self.last.get(who, "shop:no"))
            case "answer":
                if self.stall.acts():
                    self.stall.answer(who)
            case _:
                self.stall.say(who, f"/transfer {number}", wait=1, to="ann" if who == "bob" else "bob")

    def _link(self, *, linked: bool) -> None:
        if self.linked != linked:
            self.linked = linked
            kept, gone = (self.stall.actor(one) for one in PEOPLE)
            body = IdentitiesJoined if linked else IdentitiesParted
            self.stall.tell(body(kept=kept, gone=gone))

    def order(self, words: str) -> None:
        """Let the admin say something."""
        self.stall.say("boss", words, wait=1)

    def check(self) -> None:
        """What was granted is in the purses, held, or spent: never more, never less."""
        granted, undone, owned, spent = (
            self.stall.rows(sql)[0][0] for sql in (GRANTED, UNDONE, WALLETS, SPENT)
        )
        assert owned + self.stall.held() + spent == granted + undone
        assert -granted <= undone <= 0
        paid = dict(
            self.stall.rows(
                "select subject, -sum(coins) from ledger where rule = 'shop.hold' group by subject"
            )
        )
        back = self.stall.rows(
            "select subject, sum(coins) from ledger where rule in ('shop.release', 'shop.settle', 'shop.refund') group by subject"
        )
        assert all(coins <= paid[subject] for subject, coins in back)


def _keys(stall: Stall, word: str) -> list[str]:
    """Return what the buttons of the last reply send, if they are these."""
    return [key for key in keys(stall.replies()[-1]) if key.startswith(word)]


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=10, max_size=25))
def test_no_sequence_makes_coins_out_of_nothing(steps: list[tuple[str, str, int]]) -> None:
    stall = Stall()
    try:
        for who in PEOPLE:
            stall.rich(who, 120)
        stall.offer("Stickers price:30")
        stall.offer(f"Owl price:25 role:{ROLE}")
        stall.offer("Voucher price:20 codes:yes")
        stall.say("boss", "/shop codes 3 a1 b2 c3", chat="@boss")
        shopping = Shopping(stall)
        for step in steps:
            shopping.step(*step)
            shopping.check()
        stall.check()
    finally:
        stall.store.close()
