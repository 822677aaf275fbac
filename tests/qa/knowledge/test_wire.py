"""The base over the wire: the real libraries above fakes of the platforms, with a restart in the middle."""

from __future__ import annotations

from typing import Any

from tests.e2e.stage import OnDiscord, OnTelegram
from tests.qa.test_wire import discord, telegram

__all__ = ["discord", "telegram"]


async def test_on_discord_a_form_writes_an_entry_and_buttons_outlive_a_restart(discord: OnDiscord) -> None:
    stage, fake = discord, discord.discord
    guild = fake.guild()
    general = fake.channel(guild)
    ann, bob = (fake.person(name, guild) for name in ("ann", "bob"))
    owner = fake.person_of(fake.world.owner)
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected and fake.world.commands)
        opened = await owner.command(general, "faq add")
        await opened.spoken.wait()
        fields = _fields(opened.data)
        words = ("undo", "How do I undo a commit?", "git revert HEAD", "take a commit back")
        sent = await owner.submit(opened, **dict(zip(fields, words, strict=True)))
        await sent.spoken.wait()
        await stage.until(lambda: stage.read("select 1 from faq_variant"))
        asked = await ann.say(general, f"<@{fake.world.bot['id']}> take a commit back?")
        await stage.until(lambda: stage.read("select 1 from faq_lookup"))
        await stage.settled()
    shown = fake.said(general)[-1]
    assert "git revert HEAD" in str(shown)
    assert asked["id"] in str(shown)
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected and fake.world.commands)
        for who, label in ((ann, "✔ That's it"), (bob, "✘ Wrong")):
            pressed = await who.press(shown, label)
            await pressed.spoken.wait()
        await stage.settled()
    assert stage.read('select "right" from faq_verdict order by version') == [(1,), (0,)]


async def test_on_discord_a_modal_with_a_taken_key_keeps_what_was_typed(discord: OnDiscord) -> None:
    stage, fake = discord, discord.discord
    general = fake.channel(fake.guild())
    owner = fake.person_of(fake.world.owner)
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected and fake.world.commands)
        for answer in ("git revert HEAD", "git reset --soft HEAD~1"):
            opened = await owner.command(general, "faq add")
            await opened.spoken.wait()
            words = ("undo", "How do I undo a commit?", answer, "")
            sent = await owner.submit(opened, **dict(zip(_fields(opened.data), words, strict=True)))
            await sent.spoken.wait()
            await stage.settled()
        pressed = await owner.press(fake.said(general)[-1], "✏️ Put it into #undo")
        await pressed.spoken.wait()
        await stage.settled()
    assert stage.read("select number, key, answer, state from faq_entry order by number") == [
        (1, "undo", "git reset --soft HEAD~1", "live"),
        (2, "", "git reset --soft HEAD~1", "deleted"),
    ]


def _fields(modal: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for row in modal["components"]:
        inner = row.get("component")
        found += [one["custom_id"] for one in ([inner] if inner else row["components"])]
    return found


async def test_on_telegram_a_name_calls_the_bot_and_a_source_can_be_said_to_be_gone(
    telegram: OnTelegram,
) -> None:
    stage, fake = telegram, telegram.telegram
    room = fake.group()
    ann, bob, eve = (stage.person(name, 500 + n) for n, name in enumerate(("ann", "bob", "eve")))
    ann.rise(room, "creator")
    async with stage.bot():
        ann.say(room, "/settings qa.learn entry")
        asked = ann.say(room, "/ask when does the canteen close in the evening?")
        await stage.settled()
        ((card,),) = stage.read("select card from question")
        answer = bob.say(room, "at half past nine, at eight on weekends", reply_to=int(card))
        await stage.settled()
        ann.react(room, answer["message_id"], "🏆")
        await stage.settled()
        eve.say(room, "@qunban_bot when does the canteen close in the evening?")
        await stage.settled()
    assert asked
    number, shown = max(room.group.messages.items())
    assert "at half past nine" in str(shown)
    async with stage.bot():
        eve.say(room, "and when does the canteen close in the evening?", reply_to=number)
        await stage.settled()
        assert len(stage.read("select 1 from faq_lookup")) == 2
        eve.press(room, number, "✔ That's it")
        eve.press(room, number, "🗑 Source is gone")
        await stage.settled()
        assert stage.read("select state from faq_entry") == [("live",)]
        assert stage.read("select source, state from faq_draft") == [("gone", "open")]
        bob.press(room, number, "🗑 Source is gone")
        await stage.settled()
    assert stage.read("select state, answer from faq_entry") == [("retracted", "")]


async def test_on_telegram_a_quoted_message_is_looked_for_and_its_entry_goes_with_it(
    telegram: OnTelegram,
) -> None:
    stage, fake = telegram, telegram.telegram
    room = fake.group()
    ann, bob, eve = (stage.person(name, 500 + n) for n, name in enumerate(("ann", "bob", "eve")))
    ann.rise(room, "creator")
    async with stage.bot():
        ann.say(room, "/settings qa.learn entry")
        ann.say(room, "/ask when does the canteen close in the evening?")
        await stage.settled()
        ((card,),) = stage.read("select card from question")
        answer = bob.say(room, "at half past nine, at eight on weekends", reply_to=int(card))
        await stage.settled()
        ann.react(room, answer["message_id"], "🏆")
        await stage.settled()
        eve.say(room, "@qunban_bot when does the canteen close in the evening?")
        await stage.settled()
        assert stage.read("select state from faq_entry") == [("live",)]
        assert room.group.messages[answer["message_id"]]["text"] == answer["text"]
        del room.group.messages[answer["message_id"]]
        eve.say(room, "@qunban_bot when does the canteen close in the evening?")
        await stage.settled()
    assert stage.read("select state, answer from faq_entry") == [("retracted", "")]


CODE = "Do this:\n\n  ```python\n  if x_1 < 2:\n      print('*hi* & bye')\n  ```\nand then:\n~~~\nexit()\n~~~"


async def test_on_discord_a_block_of_code_is_shown_as_one(discord: OnDiscord) -> None:
    general = discord.discord.channel(discord.discord.guild())
    owner = discord.discord.person_of(discord.discord.world.owner)
    async with discord.bot() as running:
        await discord.until(lambda: running.adapters[0].connected and discord.discord.world.commands)
        await owner.say(general, f"/faq add #code how do I print? | {CODE}")
        await discord.settled()
        await owner.say(general, "#code")
        await discord.settled()
    assert discord.discord.said(general)[-1]["content"].startswith(
        "💡 Do this:\n```\n  if x_1 < 2:\n      print('*hi* & bye')\n```\nand then:\n```\nexit()\n```\n*❓ how do I print?*\n— #code"
    )


async def test_on_telegram_a_block_of_code_is_shown_as_one(telegram: OnTelegram) -> None:
    room = telegram.telegram.group()
    ann = telegram.person("ann", 500)
    ann.rise(room, "creator")
    async with telegram.bot():
        for words in (f"/faq add #code how do I print? | {CODE}", "#code"):
            ann.say(room, words)
            await telegram.settled()
    shown = room.group.messages[max(room.group.messages)]
    kinds = [one["type"] for one in shown["entities"]]
    assert kinds == ["pre", "pre", "italic", "text_mention"]
    assert "```" not in shown["text"]
    assert "exit()\n❓ how do I print?" in shown["text"]


async def test_when_a_group_becomes_a_supergroup_no_new_message_is_taken_for_an_old_one(
    telegram: OnTelegram,
) -> None:
    stage, fake = telegram, telegram.telegram
    room = fake.group(-4001, kind="group")
    ann, bob, eve = (stage.person(name, 500 + n) for n, name in enumerate(("ann", "bob", "eve")))
    async with stage.bot():
        bob.say(room, "hello everybody here")
        first = bob.say(room, "/ask when does the canteen close in the evening?")["message_id"]
        await stage.settled()
        answer = eve.say(room, "at half past nine, at eight on weekends", reply_to=first)["message_id"]
        await stage.settled()
        upgraded = room.migrate(-1009999)
        await stage.settled()
        told = [ann.say(upgraded, f"number {n} is a nice number, I think")["message_id"] for n in range(8)]
        assert {first, answer} <= {*told}
        await stage.settled()
        ann.say(upgraded, "nicer than yours", reply_to=first)
        bob.react(upgraded, answer, "🏆")
        ann.edit(upgraded, first, "number 12 is a nice number, I think")
        await stage.settled()
        assert stage.read("select author from answer") == stage.read(
            "select id from identity where name = 'eve'"
        )
        assert stage.read("select state, title from question") == [
            ("open", "when does the canteen close in the evening?")
        ]
        bob.say(upgraded, "/accept 1")
        await stage.settled()
    assert stage.read("select state, paid from question") == [("solved", 1)]
    assert stage.read("select answer from faq_draft") == []
