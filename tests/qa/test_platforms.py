"""Questions on Telegram and Discord: posts in a forum, people reached alone or by name, accounts that become one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.wiring import IN_MEMORY, open_store
from engine.contract.acts import OpenThread, TagThread
from engine.contract.clock import HOUR, MINUTE, SECOND
from engine.contract.events import AnyBody, ChatRef, Deleted, Incoming, Message, PersonRef, Reaction
from engine.contract.ports import Delivery, Sent
from engine.contract.replies import Buttons
from tests.people.world import Mouth, World, words

GROUP, SERVER = "-1001", "s1"


async def send(mouth: Mouth, delivery: Delivery) -> Sent:
    """Speak as a platform with threads does."""
    mouth.heard.append(delivery)
    number = len(mouth.heard)
    if isinstance(delivery.act, OpenThread):
        thread = f"t{number}"
        return Sent(message=thread, thread=thread, link=f"https://example.org/{thread}")
    return Sent(message=delivery.edits or f"{mouth.platform}-{number}")


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr(Mouth, "send", send)
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


async def happen(
    world: World, who: str, body: AnyBody, *, platform: str = "discord", chat: str = "c1", thread: str = ""
) -> list[Delivery]:
    """Let something happen in a thread, or as a reply, and return what was said or done because of it."""
    await world.driver.advance(world.clock.now() + 61 * SECOND)
    before = {name: len(mouth.heard) for name, mouth in world.mouths.items()}
    unique = f"x{world.clock.now() // SECOND}"
    if isinstance(body, Message):
        body = Message(text=body.text, message=body.message or unique, reply_to=body.reply_to)
        unique = body.message
    incoming = Incoming(
        platform=platform,
        chat=ChatRef(id=chat, title=chat, space=SERVER if platform == "discord" else ""),
        thread=thread,
        unique=unique,
        at=world.clock.now(),
        people=(PersonRef(id=who, name=who, handle=who),),
        actor=0,
        body=body,
    )
    await world.stream.append([incoming])
    await world.driver.drain()
    return [one for name, mouth in world.mouths.items() for one in mouth.heard[before[name] :]]


def tags(said: list[Delivery]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.act.thread, one.act.tags) for one in said if isinstance(one.act, TagThread)]


async def forum(world: World) -> None:
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    await world.say("discord", "dora", "welcome", chat="help", space=SERVER)
    await world.say("discord", "dora", "/settings qa.forum help", chat="c1", space=SERVER)


async def test_a_question_becomes_a_post_whose_tag_and_card_change(world: World) -> None:
    await forum(world)
    said = await world.say("discord", "ann", "/ask how do I undo a commit?", chat="c1", space=SERVER)
    (opened,) = [one for one in said if isinstance(one.act, OpenThread)]
    assert isinstance(opened.act, OpenThread)
    assert (opened.chat.id, opened.act.tags) == ("help", ("未解决",))
    ((room, card),) = world.read("select room, card from question")
    shown = [one for one in said if one.reply is not None and one.reply.slot.endswith(":card")]
    assert [(one.reply.thread, one.edits) for one in shown if one.reply is not None] == [(room, card)]
    note = [one for one in said if one.reply is not None and one.reply.slot.endswith(":note")][-1]
    assert (note.chat.id, "Question #1 is here" in str(note.reply)) == ("c1", True)
    # Whatever anybody else says in the post is an answer; the asker's reaction accepts it.
    await happen(world, "ann", Message(text="I use git 2.40"), chat="help", thread=str(room))
    await happen(world, "bob", Message(text="git revert HEAD", message="m9"), chat="help", thread=str(room))
    assert world.read("select message from answer") == [("m9",)]
    done = await happen(world, "ann", Reaction(message="m9", emoji="✅"), chat="help", thread=str(room))
    assert tags(done) == [(room, ("已解决",))]
    assert any("✅ Solved · @bob" in words(one) for one in done)
    again = await happen(
        world, "ann", Reaction(message="m9", emoji="✅", added=False), chat="help", thread=str(room)
    )
    assert tags(again) == [(room, ("未解决",))]
    assert world.read("select sum(xp) from ledger where rule in ('answer', 'undo')") == [(-2,)]


async def test_a_post_of_somebodys_own_is_a_question_too(world: World) -> None:
    await forum(world)
    said = await happen(
        world, "ann", Message(text="why does numpy not install?", message="p7"), chat="help", thread="p7"
    )
    assert tags(said) == [("p7", ("未解决",))]
    (card,) = [one for one in said if one.reply is not None and one.reply.slot.endswith(":card")]
    assert card.reply is not None
    assert (card.reply.thread, "why does numpy not install?" in words(card)) == ("p7", True)
    gone = await happen(world, "ann", Deleted(message="p7"), chat="help", thread="p7")
    assert world.read("select title, state from question") == [("…", "closed")]
    assert gone


async def test_a_forum_that_cannot_be_used_leaves_the_question_in_the_chat(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await forum(world)

    async def refuse(mouth: Mouth, delivery: Delivery) -> Sent:
        from engine.contract.errors import SendError

        if isinstance(delivery.act, OpenThread):
            raise SendError("no right to", permanent=True)
        return await send(mouth, delivery)

    monkeypatch.setattr(Mouth, "send", refuse)
    said = await world.say("discord", "ann", "/ask how do I undo a commit?", chat="c1", space=SERVER)
    shown = [one for one in said if one.reply is not None and one.reply.slot.endswith(":card")]
    assert [one.chat.id for one in shown] == ["c1"]
    assert world.read("select room, room_chat from question") == [("", 0)]


async def test_who_cannot_be_reached_alone_is_called_by_name(world: World) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await world.say("telegram", "bea", "/start")
    for who in ("ann", "bea"):
        await world.say("telegram", who, "/expert on", chat=GROUP)
    before = len(world.mouths["telegram"].heard)
    await world.say("telegram", "cid", "/ask how do I undo a commit?", chat=GROUP)
    await world.driver.advance(world.clock.now() + 20 * MINUTE)
    said = world.mouths["telegram"].heard[before:]
    (alone,) = [one for one in said if "Nobody has answered this yet" in words(one)]
    (called,) = [one for one in said if "nobody has answered this yet" in words(one)]
    assert (alone.chat.id, alone.chat.private) == ("bea", True)
    assert (called.chat.id, "@ann" in words(called)) == (GROUP, True)


async def test_an_expert_is_asked_on_the_platform_where_they_said_so(world: World) -> None:
    await joined(world)
    await world.say("discord", "dan", "/expert on", chat="c1", space=SERVER)
    await world.say("telegram", "ann", "/ask how do I undo a commit?", chat=GROUP)
    before = len(world.mouths["discord"].heard)
    await world.driver.advance(world.clock.now() + 20 * MINUTE)
    (asked,) = world.mouths["discord"].heard[before:]
    assert asked.reply is not None
    assert (asked.reply.private, "Nobody has answered this yet" in words(asked)) == (True, True)
    taken = await world.press("discord", "dan", asked, "🙋 I'll have a look", chat="c1")
    assert "Thank you! Answer here" in words(taken[-1])


async def test_one_person_with_two_accounts_is_one_asker_and_one_voter(world: World) -> None:
    await joined(world)
    await world.say("telegram", "ann", "/ask how do I undo a commit?", chat=GROUP)
    ((card,),) = world.read("select card from question")
    await happen(
        world,
        "bob",
        Message(text="git revert", reply_to=str(card), message="m5"),
        platform="telegram",
        chat=GROUP,
    )
    for who, emoji in (("cid", "👍"), ("ann", "❤")):
        await happen(world, who, Reaction(message="m5", emoji=emoji), platform="telegram", chat=GROUP)
    await world.say("discord", "ann2", "hello", chat="c1", space=SERVER)
    await world.say("discord", "ann2", "/ask and a merge?", chat="c1", space=SERVER)
    await world.say("discord", "dora", "/points add @ann2 50", chat="c1", space=SERVER)
    await world.say("discord", "ann2", "/bounty 21", chat="c1", space=SERVER)
    await link(world, "ann", "ann2")
    ann = world.person("telegram", "ann")
    assert world.read("select distinct asker from question") == [(ann,)]
    # Who is one person now may accept what the other account asked.
    await happen(world, "ann", Reaction(message="m5", emoji="🏆"), platform="telegram", chat=GROUP)
    assert world.read("select how from answer where accepted_at is not null") == [("reaction",)]
    # What was put aside under the other number comes back to the one person.
    ((before,),) = world.read(f"select coins from wallet where member = {ann}")
    await world.say("discord", "ann2", "/withdraw 2", chat="c1", space=SERVER)
    assert world.read(f"select coins from wallet where member = {ann}") == [(int(str(before)) + 21,)]
    assert world.read("select sum(coins) from wallet where coins < 0") == [(None,)]


async def link(world: World, on_telegram: str, on_discord: str) -> None:
    code = words((await world.say("telegram", on_telegram, "/link"))[-1]).partition("code: ")[2][:9]
    asked = await world.say("discord", on_discord, f"/link {code}")
    await world.press("discord", on_discord, asked[-1], "That's me")
    confirm = next(one for one in reversed(world.mouths["telegram"].heard) if "That's me" in str(one.reply))
    await world.press("telegram", on_telegram, confirm, "That's me")


async def test_questions_go_along_when_a_community_becomes_part_of_another(world: World) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await world.say("telegram", "tom", "/ask what is here already?", chat=GROUP)
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    await world.say("discord", "ann", "hello", chat="c1", space=SERVER)
    await world.say("discord", "dora", "/points add @ann 50", chat="c1", space=SERVER)
    await world.say("discord", "dan", "/expert on", chat="c1", space=SERVER)
    await world.say("discord", "ann", "/ask how do I undo a commit?", chat="c1", space=SERVER)
    await world.say("discord", "ann", "/bounty 20", chat="c1", space=SERVER)
    ((card,),) = world.read("select card from question where title like 'how%'")
    await happen(world, "bob", Message(text="git revert", reply_to=str(card), message="m5"))
    await happen(world, "cid", Reaction(message="m5", emoji="👍"))
    code = words((await world.say("telegram", "tom", "/community code", chat=GROUP))[-1])
    code = code.partition("code: ")[2][:9]
    asked = await world.say("discord", "dora", f"/community join {code}", chat="c1", space=SERVER)
    await world.press("discord", "dora", asked[-1], "Join", chat="c1")
    assert world.read("select count(distinct community), max(number) from question") == [(1, 2)]
    assert world.read("select number, state, coins from bounty") == [(2, "held", 20)]
    ((home,),) = world.read("select distinct community from question")
    assert purse(world, "ann", home) == 30
    assert world.read("select count(*) from answer_vote v join answer a on a.seq = v.seq") == [(1,)]
    done = await happen(world, "ann", Reaction(message="m5", emoji="✅"))
    assert any("✅ Solved · @bob" in words(one) and one.edits == card for one in done)
    assert purse(world, "bob", home) == 35
    assert world.read("select count(*) from expert e join community c on c.id = e.community") == [(1,)]
    assert world.read("select count(*) from dead_letter") == [(0,)]


def purse(world: World, who: str, community: Any) -> int:
    ((coins,),) = world.read(
        f"select coins from wallet w join identity i on i.person = w.member where i.name = '{who}' "
        f"and w.community = {community}"
    )
    return int(str(coins))


def first_label(said: Delivery) -> str:
    """Return what stands on the first button of something said."""
    assert said.reply is not None
    return next(key.label for part in said.reply.parts if isinstance(part, Buttons) for key in part.rows[0])


async def test_forgetting_takes_the_words_and_leaves_the_figures(world: World) -> None:
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    await world.say("discord", "ann", "/ask how do I undo a commit?", chat="c1", space=SERVER)
    ((card,),) = world.read("select card from question")
    await happen(world, "bob", Message(text="git revert", reply_to=str(card), message="m5"))
    await happen(world, "ann", Reaction(message="m5", emoji="✅"))
    assert world.read("select said from answer") == [("git revert",)]
    for who in ("ann", "bob"):
        asked = await world.say("discord", who, "/forget_me", chat="c1", space=SERVER)
        await world.press("discord", who, asked[-1], first_label(asked[-1]), chat="c1")
    assert world.read("select title, asker, solved_at is not null from question") == [("…", None, 1)]
    assert world.read("select said, accepted_at is not null from answer") == [("", 1)]
    await world.driver.advance(world.clock.now() + HOUR)
    assert world.read("select count(*) from dead_letter") == [(0,)]
