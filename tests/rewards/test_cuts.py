from __future__ import annotations

import random

import pytest

from engine.contract.events import Edited, Incoming, Joined, Left, Message, Reaction
from tests.points.world import START
from tests.rewards.world import HIGHER, ROLE, Guild

LETTERS = "bcdfghklmnprstvwz"


def life(guild: Guild, seed: int, size: int = 400) -> list[Incoming]:
    """Make members talk their way up, and some lose it again, in two communities."""
    chance = random.Random(seed)
    at, events = START, []
    for number in range(size):
        at += chance.choice((5, 20, 70)) * 1_000_000
        who, chat = f"m{chance.randrange(5)}", chance.choice(("#one", "#two"))
        deed = chance.random()
        if number and deed < 0.3:
            emptied = Edited(message=str(chance.randrange(number)), text=".")
            events.append(guild.incoming(who, emptied, f"e{number}", at=at, chat=chat))
        elif number and deed < 0.4:
            liked = Reaction(message=str(chance.randrange(number)), emoji="👍")
            events.append(guild.incoming(who, liked, f"r{number}", at=at, chat=chat))
        elif deed < 0.45:
            body = chance.choice((Left(), Joined()))
            events.append(guild.incoming(who, body, f"j{number}", at=at, chat=chat))
        else:
            words = " ".join("".join(chance.choices(LETTERS, k=3)) for _ in range(9))
            said = Message(text=words, message=str(number))
            events.append(guild.incoming(who, said, str(number), at=at, chat=chat))
    return events


def lived(seed: int, batch: int, url: str = "sqlite://") -> tuple[str, list[str]]:
    guild = Guild(batch=batch, url=url, points__message__cooldown=0, rewards__tags=True)
    for chat in ("#one", "#two"):
        guild.say("boss", "hello everyone, I keep this place", chat=chat)
        with guild.store.write() as conn:
            conn.exec_driver_sql("update membership set role = 'admin'")
        guild.say("boss", f"/rewardrole add 1 {ROLE}", chat=chat)
        guild.say("boss", f"/rewardrole add 2 {HIGHER}", chat=chat)
    guild.engine.append(life(guild, seed))
    guild.engine.drain()
    guild.check()
    try:
        return guild.engine.state_hash(), sorted(guild.done())
    finally:
        guild.store.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_is_given_and_taken_for_every_cut(seed: int) -> None:
    whole = lived(seed, 500)
    acts = whole[1]
    assert any(act.startswith("-") for act in acts)
    assert any(act.startswith("+") for act in acts)
    assert lived(seed, 7) == whole
    assert lived(seed, 1) == whole


def test_postgresql_gives_and_takes_the_same(on_postgres: str) -> None:
    assert lived(1, 50, on_postgres) == lived(1, 500)


def test_commands_read_the_same_on_postgresql(on_postgres: str) -> None:
    assert spoken(on_postgres) == spoken("sqlite://")


def spoken(url: str) -> list[str]:
    """Return what is done in a short life of levels, a sync and a refusal."""
    guild = Guild(url=url)
    try:
        guild.say("bob", "hello everyone, I just fixed the build")
        guild.reward(2, ROLE)
        guild.reward(3, "tag:学徒")
        guild.level("bob", 3)
        guild.say("boss", "/奖励")
        guild.say("boss", "/sync")
        guild.press("boss", "rewards:sync:yes")
        guild.engine.drain_due()
        guild.engine.drain()
        guild.refuse("Missing Permissions")
        guild.say("boss", "/rewardrole remove 3")
        guild.check()
        return [*guild.done(), *(str(reply.parts) for reply in guild.replies())]
    finally:
        guild.store.close()
