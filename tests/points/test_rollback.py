"""/points rollback and /points restore: counted, in steps, and both ways."""

from __future__ import annotations

import pytest

from engine.contract.clock import SECOND
from engine.contract.events import Button as Press
from engine.contract.events import IdentitiesJoined
from engine.points import rollback
from engine.points.ledger import counter_of, entries
from engine.points.standing import tips
from tests.points.test_preview_steps import own
from tests.points.world import World, words_of


def busy(members: int = 7, url: str = "sqlite://") -> World:
    """Make a community in which an admin has given points to everybody, and thanks and a deed of others stand beside."""
    world = World(url=url)
    world.promote("boss")
    world.say("ann", "hello everyone, I just fixed the build")
    for number in range(members):
        world.say("boss", "/points add 10 for nothing", to=f"m{number}", wait=1)
    return world


def purses(world: World) -> list[object]:
    return world.rows("select member, xp, coins, level from wallet order by member")


def last_reply(world: World, chat: str = "#general") -> bytes:
    """Return what the bot said last in a chat; chats of two communities are numbered apart."""
    sql = """select o.payload from outbox o join chat c on c.id = o.chat
        where o.kind <> 'act' and c.platform_chat = :c order by o.seq desc, o.n desc limit 1"""
    return bytes(world.rows(sql, c=chat)[0][0])


def confirmed(world: World, word: str, *, chat: str = "#general") -> None:
    """Press yes on the last question."""
    sent = last_reply(world, chat).decode()
    data = next(piece for piece in sent.split('"') if piece.startswith(f"points:back:{word}"))
    world.do("boss", Press(message="0", data=data.partition("~")[0]), chat=chat)


def through(world: World) -> None:
    """Let time pass until no step waits."""
    while world.rows("select 1 from due_item where name in ('rollback', 'reset')"):
        world.clock.move_to(world.clock.now() + SECOND)
        world.engine.drain_due()
        world.engine.drain()


@pytest.mark.parametrize("step", [1, 2, 3, 2_000])
def test_a_rollback_and_its_restoration_are_exact_however_large_a_step_is(
    monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    monkeypatch.setattr(rollback, "STEP", step)
    world = busy()
    before = purses(world)
    world.say("boss", "/points rollback 2h", to="boss")
    assert "caused 7 entries" in world.last()
    assert "set by an admin: 7 entries, 70 xp, 70 coins" in world.last()
    confirmed(world, str(world.actor("boss")))
    number = world.rows("select max(seq) from audit where action = 'points-rollback'")[0][0]
    through(world)
    assert all(world.purse(f"m{n}") == (0, 0) for n in range(7))
    assert f"#{number}" in world.last()
    world.say("boss", f"/points restore #{number}")
    assert "this will give 7 members 70 xp and 70 coins again" in world.last()
    confirmed(world, "restore")
    through(world)
    assert purses(world) == before
    world.say("boss", f"/points restore #{number}")
    assert "Nothing of rollback" in world.last()
    world.say("boss", "/points rollback 2h", to="boss")
    confirmed(world, str(world.actor("boss")))
    through(world)
    assert all(world.purse(f"m{n}") == (0, 0) for n in range(7))
    world.check()


def test_a_rollback_leaves_alone_what_was_undone_before_and_counts_no_more_than_it_takes() -> None:
    world = busy(3)
    first = world.rows("select seq from ledger where rule = 'grant' order by seq")[0][0]
    world.say("boss", f"/points undo #{first}")
    world.say("boss", "/points rollback 2h", to="boss")
    assert "this will remove 20 xp and 20 coins from 2 members" in world.last()
    confirmed(world, str(world.actor("boss")))
    assert [world.purse(f"m{n}") for n in range(3)] == [(0, 0)] * 3
    number = world.rows("select max(seq) from audit where action = 'points-rollback'")[0][0]
    world.say("boss", f"/points restore {number}")
    confirmed(world, "restore")
    assert [world.purse(f"m{n}") for n in range(3)] == [(0, 0), (10, 10), (10, 10)]
    world.check()


def test_more_than_one_transaction_should_hold_is_rolled_back_as_a_whole() -> None:
    world = busy(1)
    many = rollback.STEP * 2 + 7
    boss, member = world.actor("boss"), world.actor("m0")
    with world.store.write() as conn:
        row = conn.exec_driver_sql("select part, community, at, day, max(seq) from ledger").one()
        conn.exec_driver_sql(
            "insert into ledger (part, seq, n, community, member, rule, subject, xp, coins, at, day, reason, actor, chat) "
            f"with recursive c(i) as (select 1 union all select i + 1 from c where i < {many}) "
            f"select {row[0]}, {row[4]}, i, {row[1]}, {member}, 'grant', 's' || i, 1, 1, {row[2]}, {row[3]}, '', {boss}, 0 from c"
        )
        conn.exec_driver_sql(
            f"update wallet set xp = xp + {many}, coins = coins + {many} where member = {member}"
        )
    world.say("boss", "/points rollback 2h", to="boss")
    assert f"caused {many + 1} entries" in world.last()
    confirmed(world, str(boss))
    assert "step by step" in world.last()
    through(world)
    assert world.purse("m0") == (0, 0)
    assert "All entries are undone" in world.last()
    world.check()


def test_what_somebody_caused_under_another_account_of_theirs_is_undone_too() -> None:
    world = busy()
    for who in ("max", "zoe", "chief"):
        world.say(who, f"hello everyone, {who} is here as well and says so")
    world.promote("chief")
    before = world.rows("select sum(xp), sum(coins) from wallet")
    for kept, gone in (("max", "boss"), ("zoe", "max")):
        own(world, IdentitiesJoined(kept=world.actor(kept), gone=world.actor(gone)))
    world.say("chief", "/points rollback 2h", to="zoe")
    sent = last_reply(world).decode()
    assert "caused 7 entries" in sent
    data = next(piece for piece in sent.split('"') if piece.startswith("points:back:")).partition("~")[0]
    world.do("chief", Press(message="0", data=data))
    through(world)
    taken = world.rows("select sum(xp), sum(coins) from wallet")
    assert tuple(taken[0]) == (before[0][0] - 70, before[0][1] - 70)


def test_a_number_that_is_no_rollback_is_refused() -> None:
    world = busy(1)
    for written in ("#1", "99", "nonsense", "9" * 30):
        world.say("boss", f"/points restore {written}")
        assert "I know of no rollback" in world.last()
    world.say("mallory", "/points restore #1")
    assert "I know of no rollback" not in world.last()


def test_chains_end_where_following_them_one_by_one_ends() -> None:
    world = busy(2)
    seq = world.rows("select seq from ledger where rule = 'grant' order by seq")[0][0]
    for _ in range(4):
        world.say("boss", f"/points undo #{seq}")
        last = world.rows("select seq from ledger where rule = 'undo' order by seq desc")[0][0]
        world.say("boss", f"/points undo #{last}")
    with world.store.read() as conn:
        part = conn.exec_driver_sql("select part from ledger").scalar()
        every = entries(conn, int(part or 0), "true" if world.store.dialect == "postgresql" else "1")
        ends = tips(conn, int(part or 0), every)
        for entry in every:
            assert ends[entry.seq, entry.n].counts == (counter_of(conn, int(part or 0), entry) is None)
    assert len([entry for entry in every if entry.rule == "undo"]) == 8
    world.check()


def test_postgresql_rolls_back_the_same(on_postgres: str) -> None:
    assert rolled(on_postgres) == rolled("sqlite://")


def rolled(url: str) -> list[str]:
    world = busy(url=url)
    try:
        world.say("boss", "/points rollback 2h", to="boss")
        confirmed(world, str(world.actor("boss")))
        number = world.rows("select max(seq) from audit where action = 'points-rollback'")[0][0]
        world.say("boss", f"/points restore {number}")
        confirmed(world, "restore")
        world.check()
        return [words_of(reply) for reply in world.replies()]
    finally:
        world.store.close()
