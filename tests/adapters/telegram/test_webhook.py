from __future__ import annotations

import aiohttp

from adapters.telegram.options import TelegramOptions
from tests.adapters.telegram.rig import Bench, bench

HOOK = {
    "webhook_url": "https://bot.example/hook",
    "webhook_secret": "s3cret",
    "webhook_listen": "127.0.0.1:0",
}


def address(desk: Bench) -> str:
    return f"http://127.0.0.1:{desk.adapter.port}/hook"


async def test_updates_come_through_the_webhook() -> None:
    async with bench(**HOOK) as desk, desk.running():
        await desk.until(lambda: desk.telegram.methods.webhook)
        room, alice = desk.telegram.group(), desk.telegram.person(7, "Alice")
        alice.say(room, "hello")
        assert await desk.telegram.deliver(address(desk), "s3cret") == [200]
        assert len(desk.stream.events) == 1
        asked = desk.telegram.calls("setWebhook")[0].params
        assert asked["url"] == "https://bot.example/hook"
        assert asked["secret_token"] == "s3cret"
        assert "message_reaction" in asked["allowed_updates"]


async def test_a_wrong_secret_is_turned_away() -> None:
    async with bench(**HOOK) as desk, desk.running():
        room, alice = desk.telegram.group(), desk.telegram.person(7, "Alice")
        alice.say(room, "hello")
        for wrong in ("", "guess", "é"):
            assert await desk.telegram.deliver(address(desk), wrong) == [403]
        assert desk.stream.events == []


async def test_telegram_is_asked_to_come_again_while_the_database_is_away() -> None:
    async with bench(**HOOK) as desk, desk.running():
        room, alice = desk.telegram.group(), desk.telegram.person(7, "Alice")
        desk.stream.outages = 1
        alice.say(room, "hello")
        assert await desk.telegram.deliver(address(desk), "s3cret") == [503]
        assert await desk.telegram.deliver(address(desk), "s3cret") == [200]
        assert len(desk.stream.events) == 1


async def test_what_cannot_be_read_is_not_sent_for_ever() -> None:
    async with bench(**HOOK) as desk, desk.running():
        desk.telegram.push_raw({"update_id": 1, "message": {"text": 5}})
        assert await desk.telegram.deliver(address(desk), "s3cret") == [200]
        header = {"X-Telegram-Bot-Api-Secret-Token": "s3cret"}
        session = aiohttp.ClientSession()
        async with session, session.post(address(desk), data=b"not json", headers=header) as answer:
            assert answer.status == 200


async def test_a_secret_is_made_up_if_none_is_configured() -> None:
    one, other = TelegramOptions("1:a"), TelegramOptions("1:b")
    assert len(one.secret) == 48
    assert one.secret != other.secret
    assert "1:a" not in one.secret


async def test_the_webhook_stays_where_it_was_refused_at_first() -> None:
    async with bench(**HOOK) as desk:
        desk.telegram.faults.arm("setWebhook", "500", 2)
        async with desk.running():
            await desk.until(lambda: desk.telegram.methods.webhook)
            await desk.until(lambda: desk.adapter.connected)
        assert desk.waits.asked == [1, 2]
