from __future__ import annotations

import random

import pytest

from engine.contract.events import Button, Incoming, Message
from tests.points.world import START
from tests.shop.world import ROLE, Stall


def life(stall: Stall, seed: int, size: int = 160) -> list[Incoming]:
    """Make members talk, ask, press twice, give; and an admin see to what was ordered, in two communities."""
    chance = random.Random(seed)
    at, events = START, []
    for number in range(size):
        at += chance.choice((2, 20, 70)) * 1_000_000
        who, chat = f"m{chance.randrange(3)}", chance.choice(("#one", "#two"))
        deed = chance.random()
        if deed < 0.3:
            community = 2 if chat == "#one" else 3
            data = f"shop:buy:{community}:{chance.randrange(1, 4)}:5:{chance.randrange(40)}"
            events.append(stall.incoming(who, Button(message="1", data=data), f"b{number}", at=at, chat=chat))
            continue
        boss = chance.choice(("fulfil", "refuse", "undo", "claim"))
        words = chance.choice(
            (
                f"/redeem {chance.randrange(1, 4)}",
                "/transfer 3 why not",
                f"good morning, number {number} is a fine day for chapter {number * 7}",
            )
        )
        if deed < 0.5:
            who, words = "boss", f"/orders {boss} {chance.randrange(1, 9)} because"
        said = Message(text=words, message=str(number), reply_to="0", reply_actor=1)
        events.append(stall.incoming(who, said, str(number), at=at, chat=chat, others=["m0"]))
    return events


def lived(seed: int, batch: int, url: str = "sqlite://") -> tuple[str, list[str]]:
    stall = Stall(batch=batch, url=url)
    try:
        for chat in ("#one", "#two"):
            stall.say("boss", "hello everyone, I keep this place", chat=chat)
            with stall.store.write() as conn:
                conn.exec_driver_sql("update membership set role = 'admin'")
            for line in ("Sticker price:5", f"Owl price:5 role:{ROLE}", "Voucher price:5 codes:yes"):
                stall.say("boss", f"/shop add {line} stock:9".replace("yes stock:9", "yes"), chat=chat)
            for who in ("m0", "m1", "m2"):
                stall.say(who, "hello, I am new to all of this", chat=chat)
                stall.say("boss", "/points add 40", to=who, chat=chat)
        with stall.store.write() as conn:
            conn.exec_driver_sql("update membership set role = 'member'")
            boss = "select id from identity where platform_user = 'boss'"
            conn.exec_driver_sql(f"update membership set role = 'admin' where actor in ({boss})")
        stall.engine.append(life(stall, seed))
        stall.engine.drain()
        stall.check()
        return stall.engine.state_hash(), stall.states()
    finally:
        stall.store.close()


@pytest.mark.parametrize("seed", range(2))
def test_the_same_is_bought_and_given_back_for_every_cut(seed: int) -> None:
    whole = lived(seed, 500)
    assert len(set(whole[1])) >= 3
    assert lived(seed, 7) == whole
    assert lived(seed, 1) == whole


def test_postgresql_buys_and_gives_back_the_same(on_postgres: str) -> None:
    assert lived(1, 50, on_postgres) == lived(1, 500)
