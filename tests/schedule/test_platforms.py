"""One event on Telegram and Discord: one list, pinned there, in the calendar here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from bot.wiring import IN_MEMORY, open_store
from engine.contract.acts import MirrorEvent, OpenThread, Pin
from engine.contract.clock import HOUR, MINUTE, SECOND
from engine.contract.events import Attachment, ChatRef, Incoming, Message, PersonRef
from engine.contract.ports import Delivery
from tests.people.world import World, words

GROUP, SERVER = "-1001", "s1"


@pytest.fixture
def world() -> Iterator[World]:
    store = open_store(IN_MEMORY)
    yield World(store)
    store.close()


async def joined(world: World) -> None:
    """Make one community of a Telegram group and a Discord server."""
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    code = words((await world.say("telegram", "tom", "/community code", chat=GROUP))[-1])
    code = code.partition("code: ")[2][:9]
    asked = await world.say("discord", "dora", f"/community join {code}", chat="c1", space=SERVER)
    await world.press("discord", "dora", asked[-1], "Join", chat="c1")


def cards(said: list[Delivery]) -> list[Delivery]:
    return [one for one in said if one.reply is not None and one.reply.slot.endswith(":card")]


async def test_one_list_pinned_on_telegram_and_in_discords_calendar(world: World) -> None:
    await joined(world)
    said = await world.say("telegram", "tom", "/event create fri 8pm Book club 2h max:1 in:c1", chat=GROUP)
    shown = cards(said)
    assert {one.platform for one in shown} == {"telegram", "discord"}
    acts = [one.act for one in said if one.act is not None]
    (mirror,) = [act for act in acts if isinstance(act, MirrorEvent)]
    assert (mirror.title, mirror.ends_at - mirror.starts_at) == ("Book club", 2 * HOUR)
    (pin,) = [act for act in acts if isinstance(act, Pin)]
    on_discord = next(one for one in shown if one.platform == "discord")
    on_telegram = next(one for one in shown if one.platform == "telegram")
    place = world.mouths["telegram"].heard.index(on_telegram) + 1
    assert (pin.message, pin.pinned) == (f"telegram-{place}", True)
    pressed = await world.press("discord", "dora", on_discord, "✅ Going", chat="c1")
    assert len(cards(pressed)) == 2
    assert all(one.edits for one in cards(pressed))
    assert all("✅ Going (1/1): @dora" in words(one) for one in cards(pressed))
    pressed = await world.press("telegram", "ann", on_telegram, "✅ Going", chat=GROUP)
    assert all("⏳ Waiting list (1): @ann" in words(one) for one in cards(pressed))
    # The calendar follows a change and a cancellation.
    moved = await world.say("telegram", "tom", "/event edit 1 fri 9pm", chat=GROUP)
    again = [(one.act.starts_at, bool(one.edits)) for one in moved if isinstance(one.act, MirrorEvent)]
    assert again == [(mirror.starts_at + HOUR, True)]
    gone = await world.say("telegram", "tom", "/event cancel 1", chat=GROUP)
    assert [one.act.cancelled for one in gone if isinstance(one.act, MirrorEvent)] == [True]


async def test_who_cannot_be_told_alone_is_called_by_name(world: World) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await world.say("telegram", "bea", "/start")
    (card, *_) = cards(
        await world.say("telegram", "tom", "/event create fri 8pm Book club max:1", chat=GROUP)
    )
    for who in ("tom", "ann", "bea"):
        await world.press("telegram", who, card, "✅ Going", chat=GROUP)
    freed = await world.press("telegram", "tom", card, "❌ Not going", chat=GROUP)
    (offer,) = [one for one in freed if "A place is free" in words(one)]
    # ann never opened the bot: the offer is said in the group, for her alone to take.
    assert offer.chat.id == GROUP
    assert words(offer).startswith("@ann 🎟 A place is free at Book club")
    denied = await world.press("telegram", "bea", offer, "✅ I'll take it", chat=GROUP)
    assert "not for you" in words(denied[0])
    passed = await world.press("telegram", "ann", offer, "Leave it to the next", chat=GROUP)
    (second,) = [one for one in passed if "A place is free" in words(one)]
    assert second.chat.private
    taken = await world.press("telegram", "bea", second, "✅ I'll take it")
    assert any("✅ Going (1/1): @bea" in words(one) for one in taken)


async def test_a_linked_person_is_one_guest_and_the_place_goes_on(world: World) -> None:
    await joined(world)
    said = cards(
        await world.say("telegram", "tom", "/event create fri 8pm Book club max:2 in:c1", chat=GROUP)
    )
    on_telegram, on_discord = (
        next(one for one in said if one.platform == p) for p in ("telegram", "discord")
    )
    await world.press("telegram", "ann", on_telegram, "✅ Going", chat=GROUP)
    await world.press("discord", "ann2", on_discord, "✅ Going", chat="c1")
    await world.press("telegram", "bob", on_telegram, "✅ Going", chat=GROUP)
    code = words((await world.say("telegram", "ann", "/link"))[-1]).partition("code: ")[2][:9]
    asked = await world.say("discord", "ann2", f"/link {code}")
    await world.press("discord", "ann2", asked[-1], "That's me")
    confirm = next(one for one in reversed(world.mouths["telegram"].heard) if "That's me" in str(one.reply))
    linked = await world.press("telegram", "ann", confirm, "That's me")
    told = [words(one) for one in linked]
    assert any("A place is free" in one for one in told), told
    assert world.read("select count(*) from rsvp where answer = 'going'") == [(1,)]


async def test_a_challenge_has_a_thread_where_the_word_is_a_proof_and_elsewhere_a_check_in(
    world: World,
) -> None:
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    said = await world.say("discord", "dora", "/event create today 5 day challenge kind:challenge", chat="c1")
    (thread,) = [one.act for one in said if isinstance(one.act, OpenThread)]
    assert thread.message == "discord-1"
    with world.store.write() as conn:
        # A mouth opens no thread: this is what Discord would have answered.
        conn.execute(text("update event_place set room = 't9'"))
    here = await world.happen("discord", "ann", Message(text="打卡 chapter one"), chat="c1")
    assert not any("Day 1 done" in words(one) for one in here)
    bare = await world.say("discord", "ann", "打卡", chat="c1")
    assert any("6 xp" in words(one) for one in bare)
    there = await talk(world, "ann", Message(text="打卡 chapter one"))
    assert any("Day 1 done (4 make it)" in words(one) for one in there)
    picture = await talk(world, "bob", Message(text="打卡", attachments=(Attachment("photo"),)))
    assert any("Day 1 done" in words(one) for one in picture)
    nothing = await talk(world, "cid", Message(text="打卡"))
    assert any("needs a sentence or a picture" in words(one) for one in nothing)
    assert world.read("select count(*) from event_proof") == [(2,)]


async def talk(world: World, who: str, body: Message) -> list[Delivery]:
    """Speak in the challenge's thread."""
    await world.driver.advance(world.clock.now() + 61 * SECOND)
    before = len(world.mouths["discord"].heard)
    number = f"t{world.clock.now() // MINUTE}"
    incoming = Incoming(
        platform="discord",
        chat=ChatRef(id="c1", title="c1", space=SERVER),
        thread="t9",
        unique=number,
        at=world.clock.now(),
        people=(PersonRef(id=who, name=who, handle=who),),
        actor=0,
        body=Message(text=body.text, attachments=body.attachments, message=number),
    )
    await world.stream.append([incoming])
    await world.driver.drain()
    return world.mouths["discord"].heard[before:]
