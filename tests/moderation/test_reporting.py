"""Reports of what changed meanwhile, from threads, and pressed on late."""

from __future__ import annotations

import msgspec
import pytest

from engine.contract.events import Edited, Message, Outcome
from engine.moderation import FEATURE
from tests.moderation.test_stories import play
from tests.points.world import World, words_of


@pytest.fixture
def world() -> World:
    world = World(features=(FEATURE,))
    world.promote("admin")
    return world


def edit(world: World, who: str, message: str, said: str) -> None:
    world.engine.append([world.incoming(who, Edited(message=message, text=said), f"{message}:edited:1")])
    world.engine.drain()


def test_what_a_dismissed_message_was_changed_into_can_be_reported(world: World) -> None:
    message = world.say("bob", "a harmless word for everybody")
    world.say("carol", "/report", to="bob", reply_to=message)
    world.press("admin", "mod:report:1:1:dismiss")
    world.say("carol", "/report", to="bob", reply_to=message)
    assert "looked at this message already" in world.last()
    edit(world, "bob", message, "buy cheap followers now")
    world.say("carol", "/report", to="bob", reply_to=message)
    assert "have it" in world.last()
    assert world.rows("select state, text from mod_report order by number") == [
        ("dismissed", "a harmless word for everybody"),
        ("new", "buy cheap followers now"),
    ]


def test_a_report_that_was_acted_on_is_not_opened_again_by_a_late_press(world: World) -> None:
    message = world.say("bob", "something that was too loud")
    world.say("carol", "/report", to="bob", reply_to=message)
    for verb in ("dismiss", "reopen", "mute"):
        world.press("admin", f"mod:report:1:1:{verb}")
    world.press("admin", "mod:report:1:1:reopen")
    assert world.rows("select state, done from mod_report") == [("acted", "mute")]


def test_what_comes_of_a_report_in_a_thread_is_said_and_done_there(world: World) -> None:
    for who, words, people in (("bob", "too loud", ()), ("carol", "/report", ("bob",))):
        number = "902" if people else "901"
        body = Message(
            text=words, message=number, reply_to="901" if people else "", reply_actor=1 if people else None
        )
        incoming = world.incoming(who, body, number, others=people)
        world.engine.append([msgspec.structs.replace(incoming, thread="77")])
        world.engine.drain()
    for verb in ("mute", "delete"):
        world.press("admin", f"mod:report:1:1:{verb}")
    assert world.rows("select kind, thread from mod_case order by number") == [
        ("mute", "77"),
        ("delete", "77"),
    ]
    (public,) = [one for one in world.replies() if "is muted" in words_of(one)]
    assert public.thread == "77"
    (deleted,) = [one for one in world.acts() if '"delete"' in one]
    assert '"thread":"77"' in deleted


def test_an_act_on_a_report_that_failed_can_be_pressed_again(world: World) -> None:
    message = world.say("bob", "something that was too loud")
    world.say("carol", "/report", to="bob", reply_to=message)
    for verb in ("delete", "mute"):
        world.press("admin", f"mod:report:1:1:{verb}")
    asked = world.rows("select key, payload from outbox where kind = 'act' order by seq, n")
    key = next(key for key, payload in asked if b'"delete"' in bytes(payload))
    world.do("admin", Outcome(ref=key, feature="moderation", ok=False, error="Not enough rights"))
    assert world.rows("select state, done from mod_report") == [("acted", "mute")]
    world.press("admin", "mod:report:1:1:delete")
    assert world.rows("select state, done from mod_report") == [("acted", "mute,delete")]
    told = [words_of(one) for one in world.replies() if "have dealt with" in words_of(one)]
    assert len(told) == 1


def test_who_reports_twice_is_one_reporter_and_hears_of_it_once() -> None:
    shown = play(
        "admin!: hello",
        "bob: too loud",
        "carol ^2: /report",
        "carol ^2: /report",
        "@dm admin",
        "admin press 4 2",
    )
    outcomes = [one for one in shown if one["to"] == "carol" and "breaks no rule" in one["text"]]
    assert len(outcomes) == 1
