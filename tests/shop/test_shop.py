from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from engine.contract.clock import DAY
from engine.contract.events import IdentitiesJoined, IdentitiesParted, PersonForgotten
from engine.contract.feature import Person
from engine.shop.privacy import export_person, forget_person
from tests.shop.world import ROLE, Stall, keys


@pytest.fixture
def stall() -> Iterator[Stall]:
    made = Stall()
    made.rich("bob", 100)
    yield made
    made.check()
    made.store.close()


def test_an_order_holds_the_price_and_a_refusal_gives_back_exactly_that(stall: Stall) -> None:
    stall.offer("Stickers | by post price:40 stock:2")
    assert "ordered" in stall.buy("bob", "stickers")
    assert (stall.coins("bob"), stall.held()) == (60, 40)
    told = stall.tell_me("boss", "/orders refuse 1 out of paper")
    assert "out of paper" in told
    assert "40 coins are back" in told
    assert stall.coins("bob") == 100
    assert stall.rows("select stock from shop_item") == [(2,)]
    assert "not waiting" in stall.tell_me("boss", "/orders refuse 1 again")
    assert "not waiting" in stall.tell_me("boss", "/orders fulfil 1")
    assert stall.coins("bob") == 100


def test_two_presses_buy_once_and_a_new_question_buys_again(stall: Stall) -> None:
    stall.offer("Stickers price:40")
    data = stall.asked("bob", "1")
    stall.yes("bob", data)
    assert "already: order #1" in stall.yes("bob", data)
    assert (stall.coins("bob"), len(stall.states())) == (60, 1)
    stall.buy("bob", "1")
    assert (stall.coins("bob"), len(stall.states())) == (20, 2)


def test_each_code_goes_to_one_member_and_nobody_else_reads_it(
    stall: Stall, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    stall.rich("ann", 50)
    stall.offer("Voucher price:10 codes:yes")
    assert "sold out" in stall.tell_me("bob", "/redeem voucher")
    assert "private" in stall.tell_me("boss", "/shop codes 1 SECRET-1")
    told = stall.tell_me("boss", "/shop codes 1 SECRET-1\nSECRET-2\nSECRET-1", chat="@boss")
    assert "has 2 more codes (1 were there already)" in told
    assert "SECRET-1" in stall.buy("bob", "voucher")
    assert stall.replies()[-1].private
    assert "SECRET-2" in stall.buy("ann", "voucher")
    assert "sold out" in stall.tell_me("bob", "/redeem voucher")
    assert "SECRET-1" in stall.tell_me("bob", "/inventory")
    assert "SECRET" not in stall.tell_me("boss", "/inventory") + stall.tell_me("boss", "/orders")
    assert "SECRET" not in str(stall.rows("select detail from audit"))
    assert "SECRET" not in caplog.text
    told = stall.tell_me("boss", "/orders undo 1")
    assert "the code is not given again" in told
    assert stall.coins("bob") == 100
    assert "sold out" in stall.tell_me("bob", "/redeem voucher"), "a code that was given stays given"


def test_a_role_is_paid_when_it_is_there_and_undone_with_its_role(stall: Stall) -> None:
    stall.offer(f"Night owl price:30 role:<@&{ROLE}>")
    stall.buy("bob", "owl")
    assert stall.done() == [f"+{ROLE} bob #general"]
    assert stall.states() == ["sending"]
    stall.answer("")
    assert "is yours" in stall.last()
    assert stall.states() == ["done"]
    stall.say("boss", "/orders undo 1")
    assert stall.done() == [f"-{ROLE} bob #general"]
    assert (stall.states(), stall.coins("bob")) == (["undone"], 100)
    assert "Only an order that is done" in stall.tell_me("boss", "/orders undo 1")


@pytest.mark.parametrize(
    ("gives", "right"), [(f"role:{ROLE}", "manage roles"), ("tag:hero", "members' tags")]
)
def test_a_missing_right_gives_the_coins_back_and_is_named_to_buyer_and_admins(
    stall: Stall, gives: str, right: str
) -> None:
    stall.offer(f"Honour price:30 stock:1 {gives}")
    stall.buy("bob", "honour")
    before = len(stall.replies())
    stall.answer("not enough rights")
    buyer, admins = (stall.replies()[before], stall.last())
    assert buyer.actor == stall.actor("bob")
    assert right in str(buyer.parts)
    assert right.split(maxsplit=1)[0] in admins.lower()
    assert "The platform says: not enough rights" in admins
    assert (stall.states(), stall.coins("bob")) == (["failed"], 100)
    assert stall.rows("select stock from shop_item") == [(1,)]


def test_an_answer_that_comes_after_a_refusal_takes_the_role_again(stall: Stall) -> None:
    stall.offer(f"Owl price:30 role:{ROLE}")
    stall.buy("bob", "owl")
    stall.say("boss", "/orders refuse 1 changed my mind")
    assert stall.coins("bob") == 100
    assert stall.done() == [f"+{ROLE} bob #general", f"-{ROLE} bob #general"]


def test_a_platform_that_is_silent_for_a_day_costs_nothing(stall: Stall) -> None:
    stall.offer(f"Owl price:30 role:{ROLE}")
    stall.buy("bob", "owl")
    stall.clock.move_to(stall.clock.now() + DAY)
    stall.engine.drain_due()
    stall.engine.drain()
    assert (stall.states(), stall.coins("bob")) == (["failed"], 100)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("price:101", "It costs 101 coins; you have 100"),
        ("price:5 level:50", "takes level 50"),
        ("price:5 for:moderator", "for moderators only"),
        ("price:5 stock:0", "sold out"),
        ("price:5 from:2026-03-01", "not on offer yet"),
        ("price:5 until:2026-01-04", "not on offer any more"),
    ],
)
def test_what_stands_between_a_member_and_an_item_is_named(stall: Stall, more: str, told: str) -> None:
    stall.offer(f"Thing {more}")
    assert told in stall.tell_me("bob", "/redeem thing")
    assert stall.states() == []


def test_a_limit_counts_what_waits_but_not_what_was_refused(stall: Stall) -> None:
    stall.offer("Thing price:5 each:1")
    data = stall.asked("bob", "thing")
    stall.buy("bob", "thing")
    assert "At most 1" in stall.yes("bob", data)
    stall.say("boss", "/orders refuse 1 no")
    assert "ordered" in stall.buy("bob", "thing")


def test_a_price_that_changed_after_the_question_is_asked_about_again(stall: Stall) -> None:
    stall.offer("Thing price:5")
    data = stall.asked("bob", "thing")
    stall.say("boss", "/shop edit 1 price:90")
    assert "has just become 90" in stall.yes("bob", data)
    stall.say("boss", "/shop remove thing")
    (back,) = keys(stall.replies()[-1])
    assert "no longer on offer" in stall.yes("bob", data)
    stall.yes("boss", back)
    assert "Buy “Thing” for 90" in stall.tell_me("bob", "/redeem thing")


def test_pages_are_edited_in_place(stall: Stall) -> None:
    for number in range(7):
        stall.offer(f"Thing {number} price:5")
    stall.say("bob", "/shop")
    assert "page 1 of 2" in stall.last()
    stall.press("bob", "shop:page:2", message="77")
    assert "Thing 6" in stall.last()
    assert stall.replies()[-1].edit == "77"


def test_the_queue_is_worked_by_buttons_and_only_by_admins(stall: Stall) -> None:
    stall.offer("Stickers price:40")
    stall.buy("bob", "1")
    stall.say("boss", "/orders")
    (look,) = keys(stall.replies()[-1])
    stall.yes("boss", look)
    claim, fulfil = keys(stall.replies()[-1])
    stall.yes("bob", fulfil)
    assert stall.states() == ["open"]
    stall.yes("boss", claim)
    stall.yes("boss", fulfil)
    assert (stall.states(), stall.coins("bob")) == (["done"], 60)
    said = [row[0] for row in stall.rows("select action from audit order by seq, n")]
    assert said[-2:] == ["shop-claim", "shop-fulfil"]


def test_half_of_a_move_cannot_be_undone(stall: Stall) -> None:
    stall.offer("Stickers price:40")
    stall.buy("bob", "1")
    entry = stall.rows("select seq, n from ledger where rule = 'shop.hold'")[0]
    assert "move in pairs" in stall.tell_me("boss", f"/points undo {entry[0]}-{entry[1]}")
    assert stall.coins("bob") == 60


def test_coins_go_from_member_to_member_within_a_days_limits(stall: Stall) -> None:
    stall.rich("bob", 400)
    assert "20 coins: thanks" in stall.tell_me("bob", "/transfer 20 thanks", to="ann")
    assert (stall.coins("bob"), stall.coins("ann")) == (480, 20)
    assert "180 are left" in stall.tell_me("bob", "/transfer 181", to="ann")
    assert "cannot give coins to yourself" in stall.tell_me("bob", "/transfer 5", to="bob")
    stall.rich("ann", 480)
    stall.say("eve", "hello, I have just come in")
    stall.tell_me("ann", "/transfer 180", to="eve")
    assert "are left to them" in stall.tell_me("bob", "/transfer 30", to="eve")
    assert "no transfer #9" in stall.tell_me("boss", "/transfer undo 9")
    stall.say("boss", "/transfer undo 1")
    assert "20 of 20" in stall.last()
    assert "undone before" in stall.tell_me("boss", "/transfer undo 1")


def test_a_transfer_is_undone_as_far_as_the_coins_are_there(stall: Stall) -> None:
    stall.say("bob", "/转账 60", to="ann")
    stall.say("boss", "/points remove 45", to="ann")
    stall.say("boss", "/transfer undo 1")
    assert "15 of 60" in stall.last()
    assert (stall.coins("bob"), stall.coins("ann")) == (55, 0)


def test_newcomers_and_beginners_give_nothing() -> None:
    stall = Stall(shop__transfer_level=3, shop__transfer_age=3 * DAY)
    stall.rich("bob", 100)
    assert "takes level 3" in stall.tell_me("bob", "/transfer 20", to="ann")
    stall.rich("bob", 3000)
    assert "after 3 days" in stall.tell_me("bob", "/transfer 20", to="ann")
    stall.clock.move_to(stall.clock.now() + 3 * DAY)
    assert "20 coins" in stall.tell_me("bob", "/transfer 20", to="ann")


def test_an_order_follows_its_buyer_and_goes_back_when_they_part(stall: Stall) -> None:
    stall.offer("Stickers price:40")
    stall.buy("bob", "1")
    bob, ann = stall.actor("bob"), stall.actor("ann")
    stall.tell(IdentitiesJoined(kept=ann, gone=bob))
    assert stall.coins("ann") == 60
    stall.say("boss", "/orders refuse 1 no")
    assert (stall.coins("ann"), stall.coins("bob")) == (100, 0)
    stall.tell(IdentitiesParted(kept=ann, gone=bob))
    assert stall.coins("ann") + stall.coins("bob") == 100
    assert stall.rows("select buyer from shop_order") == [(bob,)]


def test_an_export_has_ones_own_code_and_forgetting_keeps_only_numbers(stall: Stall) -> None:
    stall.offer("Voucher price:10 codes:yes")
    stall.say("boss", "/shop codes 1 SECRET-1 SECRET-2", chat="@boss")
    stall.buy("bob", "voucher")
    stall.say("bob", "/transfer 20 for the notes", to="ann")
    stall.offer("Stickers price:40")
    stall.buy("bob", "stickers")
    part, community = stall.rows("select part, community from shop_item limit 1")[0]
    bob, ann = (Person(part=part, community=community, actor=stall.actor(who)) for who in ("bob", "ann"))
    with stall.store.write() as conn:
        told = str(export_person(conn, bob).rows)
        assert "SECRET-1" in told
        assert "SECRET-2" not in told
        assert "for the notes" in told
        assert "SECRET" not in str(export_person(conn, ann).rows)
    stall.tell(PersonForgotten(person=bob.actor))
    with stall.store.write() as conn:
        forget_person(conn, bob)
        assert "SECRET" not in str(export_person(conn, bob).rows)
    assert stall.states() == ["done", "refused"]
    assert stall.rows("select code, taken from shop_code order by n") == [("", 1), ("SECRET-2", None)]
    assert "notes" not in str(stall.rows("select reason from coin_transfer"))
