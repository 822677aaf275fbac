"""What holds a member, and what is said of it, when its beginning is forgotten, fails, or is looked at from elsewhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.contract.acts import NOT_THEIRS
from engine.contract.clock import DAY, HOUR
from engine.contract.events import Outcome
from engine.contract.replies import Buttons
from engine.moderation import FEATURE
from engine.privacy.forget import forget
from tests.moderation.test_stories import acts as shown_acts
from tests.moderation.test_stories import play
from tests.points.world import START, World, words_of


@pytest.fixture
def world() -> World:
    world = World(features=(FEATURE,))
    world.promote("admin")
    return world


def acts(world: World) -> list[dict[str, Any]]:
    return [json.loads(one) for one in world.acts()]


def refuse(world: World, number: int = -1, error: str = "Not enough rights") -> None:
    """Let the platform refuse one of the acts."""
    key = world.rows("select key from outbox where kind = 'act' order by seq, n")[number][0]
    world.do("admin", Outcome(ref=key, feature="moderation", ok=False, error=error))


def states(world: World) -> list[str]:
    return [row[0] for row in world.rows("select state from mod_case order by number")]


def told(world: World) -> list[str]:
    return [words_of(reply) for reply in world.replies()]


def wait(world: World, length: int) -> None:
    world.clock.move_to(world.clock.now() + length)
    world.settle()


def forgotten(world: World, who: str) -> None:
    actor = world.actor(who)
    with world.store.write() as conn:
        forget(conn, (FEATURE,), actor)


def test_a_ban_ends_at_its_time_though_its_moderator_is_forgotten(world: World) -> None:
    world.say("bob", "hello everybody, how are you?")
    world.say("admin", "/tban 2d", to="bob")
    forgotten(world, "admin")
    wait(world, 3 * DAY)
    assert states(world) == ["over"]
    assert [one["act"] for one in acts(world)] == ["ban", "unban"]


def test_a_ban_that_ends_while_the_bot_is_to_be_silent_ends_when_it_is_not_any_more() -> None:
    world = World(features=(FEATURE,), bot__shadow_until=START + 4 * DAY)
    world.promote("admin")
    world.say("bob", "hello everybody, how are you?")
    world.say("admin", "/tban 2d", to="bob")
    wait(world, 3 * DAY)
    assert states(world) == ["open"]
    wait(world, DAY + HOUR)
    assert states(world) == ["over"]
    assert world.rows("select state from outbox where kind = 'act'") == [("queued",), ("queued",)]


def test_what_was_kept_goes_after_ninety_days_though_who_brought_it_is_forgotten(world: World) -> None:
    message = world.say("bob", "something that was too loud")
    world.say("admin", "/warn", to="bob", reply_to=message)
    world.say("carol", "/report", to="bob", reply_to=message)
    for who in ("admin", "carol"):
        forgotten(world, who)
    assert "something that was too loud" in str(world.rows("select text from mod_report"))
    wait(world, 91 * DAY)
    assert world.rows("select text from mod_evidence union all select text from mod_report") == [("",), ("",)]


def test_what_was_replaced_by_an_act_that_failed_holds_again(world: World) -> None:
    world.promote("mod")
    world.say("bob", "hello everybody, how are you?")
    world.say("admin", "/tban 2d", to="bob")
    world.say("mod", "/ban", to="bob")
    refuse(world)
    assert states(world) == ["open", "failed"]
    wait(world, 3 * DAY)
    assert states(world) == ["over", "failed"]
    assert [one["act"] for one in acts(world)] == ["ban", "ban", "unban"]


def test_of_several_that_failed_the_last_that_was_done_holds_again(world: World) -> None:
    world.say("bob", "hello everybody, how are you?")
    for words in ("/mute 2d", "/mute 3h", "/mute 4h"):
        world.say("admin", words, to="bob")
    refuse(world, 1)
    assert states(world) == ["replaced", "failed", "open"]
    refuse(world, 2)
    assert states(world) == ["open", "failed", "failed"]


def test_who_was_told_of_an_act_is_told_that_it_came_to_nothing(world: World) -> None:
    world.say("bob", "hello everybody, how are you?")
    world.say("admin", "/mute 2h noise", to="bob")
    world.say("admin", "/mute 3h noise", to="bob")
    bob = world.actor("bob")
    refuse(world)
    (last,) = [
        words_of(one) for one in world.replies() if one.actor == bob and "carried out" in words_of(one)
    ]
    assert last == "↩️ #2 in #general does not hold: it could not be carried out. #1 still holds."


def test_a_warning_stands_though_its_step_failed_and_that_is_said(world: World) -> None:
    world.say("bob", "hello everybody, how are you?")
    for n in range(3):
        world.say("admin", f"/warn number {n}", to="bob")
    refuse(world)
    assert states(world) == ["open", "open", "open", "failed"]
    assert any(
        one.endswith("#4 in #general does not hold: it could not be carried out. #3 still holds.")
        for one in told(world)
    )


def test_a_purge_in_several_calls_is_said_to_have_failed_once(world: World) -> None:
    for n in range(103):
        world.say("bob", f"sentence number {n} about something of its own", drain=False)
    world.say("admin", "/purge 103")
    (row,) = next(part for part in world.replies()[-1].parts if isinstance(part, Buttons)).rows
    world.press("admin", row[0].data)
    calls = [n for n, one in enumerate(acts(world)) if one["act"] == "delete"]
    assert len(calls) == 2
    for number in calls:
        refuse(world, number)
    assert states(world) == ["failed"]
    assert len([one for one in told(world) if "could not be done" in one]) == 1


def test_a_refusal_of_what_no_case_asked_for_reaches_who_asked(world: World) -> None:
    world.say("bob", "hello everybody, how are you?")
    world.say("admin", "/mute 30s", to="bob")
    wait(world, HOUR)
    world.say("admin", "/unmute", to="bob")
    refuse(world)
    line, failed = world.replies()[-2:]
    assert "may speak again" in words_of(line)
    assert "The mute or its end could not be done" in words_of(failed)
    assert "#1" not in words_of(failed)
    assert failed.slot == line.slot != ""
    assert states(world) == ["over"]


def test_what_outlasts_an_undone_act_is_said_again_by_who_undid_it(world: World) -> None:
    world.promote("mod")
    world.say("bob", "hello everybody, how are you?")
    world.say("admin", "/mute 2h", to="bob")
    for n in range(3):
        world.say("mod", f"/warn number {n}", to="bob")
    world.say("mod", "/unwarn", to="bob")
    again = acts(world)[-1]
    assert (again["act"], again["by"]) == ("restrict", world.actor("mod"))
    refuse(world, error=f"{NOT_THEIRS}: Telegram asks for can_restrict_members")
    assert states(world)[0] == "open"
    assert "does not let who asked do this" in world.last()


def test_who_was_removed_while_muted_is_muted_when_they_come_back() -> None:
    opening = ("admin!: hello", "bob: hi all", "admin: /mute @bob 7d")
    until = "2026-01-12T09:00:02+08:00"
    for removal in (["admin: /kick @bob"], ["admin: /ban @bob", "admin: /unban @bob"]):
        shown = play(*opening, *removal, "bob joins")
        assert [one["until"] for one in shown_acts(shown, "restrict")] == [until, until]
    left = play(*opening, "bob leaves", "bob joins")
    assert len(shown_acts(left, "restrict")) == 1, "who left by themselves is muted still"
    over = play(*opening, "admin: /kick @bob", "admin: /unmute @bob", "bob joins")
    assert [one["lift"] for one in shown_acts(over, "restrict")] == [False, True]
