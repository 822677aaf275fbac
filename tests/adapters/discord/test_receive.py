from __future__ import annotations

from engine.contract.events import ChatRef, Deleted, Edited, Joined, Left, Message, Reaction, Voice
from tests.adapters.discord.rig import Rig
from tests.fakes.discord import shapes


async def test_a_message_is_in_the_log(rig: Rig) -> None:
    async with rig.running():
        said = await rig.alice.say(rig.general, f"谢谢 {rig.bob.at}!")
        await rig.heard("谢谢 @bob!")
    (event,) = rig.stream.of(Message)
    assert event.unique == said["id"]
    assert event.chat == ChatRef(rig.general["id"], "general", space=rig.guild.id, space_title="课堂")
    assert [one.handle for one in event.people] == ["alice", "bob"]
    assert event.body.mentions == (1,)


async def test_a_thread_is_a_thread_of_its_channel(rig: Rig) -> None:
    async with rig.running():
        thread = rig.fake.world.new_thread(rig.general, rig.alice.id, "week 3")
        await rig.alice.say(thread, "inside")
        await rig.heard("inside")
    (event,) = rig.stream.of(Message)
    assert (event.chat.id, event.chat.title, event.thread) == (rig.general["id"], "general", thread["id"])


async def test_an_archived_thread_is_asked_for_once_and_keeps_its_order(rig: Rig) -> None:
    thread = rig.fake.world.new_thread(rig.general, rig.alice.id, "old")
    thread["thread_metadata"]["archived"] = True
    async with rig.running():
        for number in range(5):
            await rig.alice.say(thread, str(number))
        await rig.heard(*"01234")
    assert {(one.chat.id, one.thread) for one in rig.stream.of(Message)} == {
        (rig.general["id"], thread["id"])
    }
    assert len(rig.fake.calls(f"GET /channels/{thread['id']}$")) == 1


async def test_a_private_message_is_in_the_persons_own_chat(rig: Rig) -> None:
    async with rig.running():
        await rig.alice.direct("psst")
        await rig.heard("psst")
    assert rig.stream.of(Message)[0].chat == ChatRef(rig.alice.id, kind="private", private=True)


async def test_an_edit_is_one_and_a_links_preview_is_none(rig: Rig) -> None:
    async with rig.running():
        said = await rig.alice.say(rig.general, "see https://example.org")
        rig.fake.world.revise(
            said, {"embeds": [{"type": "link", "url": "https://example.org"}]}, edited=False
        )
        await rig.alice.edit(said, "never mind")
        rig.fake.world.revise(said, {"pinned": True}, edited=False)
        await rig.alice.say(rig.general, "end")
        await rig.heard("see https://example.org", "never mind", "end")
    assert [one.text for one in rig.stream.bodies(Edited)] == ["never mind"]


async def test_deletions_one_by_one_and_many_at_once(rig: Rig) -> None:
    async with rig.running():
        one, two, three = [await rig.alice.say(rig.general, text) for text in "abc"]
        await rig.alice.delete(one)
        await rig.alice.delete(two, three)
        await rig.see(lambda: len(rig.stream.bodies(Deleted)) == 3)
    assert [one.message for one in rig.stream.bodies(Deleted)] == [one["id"], two["id"], three["id"]]


async def test_reactions_come_and_go_and_come_again(rig: Rig) -> None:
    async with rig.running():
        said = await rig.alice.say(rig.general, "good?")
        for added in (True, False, True):
            await rig.bob.react(said, "👍", added=added)
        await rig.bob.react(said, "party:123456789012345678")
        await rig.see(lambda: len(rig.stream.bodies(Reaction)) == 4)
    found = rig.stream.bodies(Reaction)
    assert [(one.emoji, one.added) for one in found[:3]] == [("👍", True), ("👍", False), ("👍", True)]
    assert found[3].emoji == "party:123456789012345678"
    assert rig.stream.of(Reaction)[0].people[0].handle == "bob"


async def test_bots_webhooks_and_the_bots_own_words(rig: Rig) -> None:
    world = rig.fake.world
    other = rig.fake.person("other-bot", rig.guild, bot=True)
    async with rig.running():
        await other.say(rig.general, "beep")
        hook = shapes.user(world.new_id(), "Bridge")
        world.post(rig.general["id"], hook, "from afar", webhook_id=hook["id"])
        world.post(rig.general["id"], world.bot, "mine")
        await rig.fake.settle()
        await rig.alice.say(rig.general, "end")
        await rig.heard("beep", "from afar", "end")
    assert [one.people[0].payable for one in rig.stream.of(Message)] == [False, False, True]
    assert rig.stream.of(Message)[1].people[0].handle == ""


async def test_who_joins_came_by_the_invite_whose_uses_grew(rig: Rig) -> None:
    world = rig.fake.world
    world.invite(rig.guild, rig.general["id"], rig.alice.id, "byalice")
    world.invite(rig.guild, rig.general["id"], rig.bob.id, "bybob")
    carol, dave = rig.fake.person("carol"), rig.fake.person("dave")
    async with rig.running():
        await rig.see(lambda: rig.fake.calls("GET /guilds/.*/invites"))
        await carol.join(rig.guild, "bybob")
        await rig.see(lambda: len(rig.stream.of(Joined)) == 1)
        await rig.fake.settle()
        world.invite(rig.guild, rig.general["id"], world.bot["id"], "bot")
        await dave.join(rig.guild, "bot")
        await rig.see(lambda: len(rig.stream.of(Joined)) == 2)
    first, second = rig.stream.of(Joined)
    assert first.chat.id == rig.general["id"]
    assert first.body == Joined(inviter=1, link="https://discord.gg/bybob")
    assert [one.handle for one in first.people] == ["carol", "bob"]
    assert second.body == Joined(link="https://discord.gg/bot")


async def test_people_who_come_at_once_by_different_invites_name_none(rig: Rig) -> None:
    world = rig.fake.world
    world.invite(rig.guild, rig.general["id"], rig.alice.id, "byalice")
    carol, dave = rig.fake.person("carol"), rig.fake.person("dave")
    async with rig.running():
        await rig.see(lambda: rig.fake.calls("GET /guilds/.*/invites"))
        world.join(rig.guild, carol.id, "byalice")
        world.join(rig.guild, dave.id)
        await rig.fake.settle()
        await rig.see(lambda: len(rig.stream.of(Joined)) == 2)
    assert all(one.link in ("", "https://discord.gg/byalice") for one in rig.stream.bodies(Joined))
    assert rig.stream.bodies(Joined)[1].link == ""


async def test_who_was_removed_left_by_somebodys_hand(rig: Rig) -> None:
    carol = rig.fake.person("carol", rig.guild)
    async with rig.running():
        await rig.alice.kick(rig.guild, rig.bob)
        await rig.alice.ban(rig.guild, carol)
        await rig.see(lambda: len(rig.stream.of(Left)) == 2)
    kicked, banned = sorted(rig.stream.of(Left), key=lambda one: one.people[0].handle)
    for event in (kicked, banned):
        assert event.body.by == 1
        assert event.people[1].id == rig.alice.id


async def test_voice_rooms_are_entered_and_left(rig: Rig) -> None:
    lounge = rig.fake.channel(rig.guild, "Lounge", shapes.VOICE)
    stage = rig.fake.channel(rig.guild, "Stage", shapes.STAGE)
    rig.fake.world.be_in(rig.guild, rig.bob.id, lounge["id"])
    async with rig.running():
        await rig.alice.voice(lounge)
        await rig.alice.voice(lounge)
        await rig.alice.voice(stage)
        await rig.alice.voice(None, rig.guild)
        await rig.see(lambda: len(rig.stream.bodies(Voice)) == 5)
    moves = [(one.people[0].id, one.body.room, one.body.present) for one in rig.stream.of(Voice)]
    assert moves[0] == (rig.bob.id, lounge["id"], True)
    assert moves[1:] == [
        (rig.alice.id, lounge["id"], True),
        (rig.alice.id, lounge["id"], False),
        (rig.alice.id, stage["id"], True),
        (rig.alice.id, stage["id"], False),
    ]


async def test_a_new_name_of_the_channel_is_known_at_once(rig: Rig) -> None:
    async with rig.running():
        await rig.alice.say(rig.general, "one")
        rig.fake.world.emit("CHANNEL_UPDATE", rig.general | {"name": "大厅"}, rig.guild.id, rig.general["id"])
        await rig.alice.say(rig.general, "two")
        await rig.heard("one", "two")
    assert [one.chat.title for one in rig.stream.of(Message)] == ["general", "大厅"]
