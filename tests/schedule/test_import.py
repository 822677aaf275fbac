"""A calendar file sent with /event import, on each platform."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from engine.schedule.ics import Entry, write_calendar
from tests.e2e.stage import on_discord, on_telegram
from tests.fakes.discord import shapes
from tests.fakes.sandbox import run_script, said

CALENDAR = write_calendar(
    [
        Entry(
            uid="club@example.org",
            title="Book club",
            start=datetime(2025, 12, 5, 20, 0),  # noqa: DTZ001 - a wall time
            zone="Europe/Berlin",
            duration=2 * 3600 * 1_000_000,
            rule="FREQ=WEEKLY",
        )
    ]
)
PLANNED = [("Book club", "20260109T2000", "Europe/Berlin")]
FOUND = "select title, start, zone from calendar_event"


async def test_on_telegram(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as stage:
        telegram = stage.telegram
        room = telegram.group()
        ann = stage.person("ann", 500)
        ann.rise(room, "creator")
        telegram.world.files["f1"] = CALENDAR
        document = {"file_id": "f1", "file_unique_id": "f1", "file_name": "a.ics", "file_size": len(CALENDAR)}
        async with stage.bot():
            ann.say(room, "", caption="/event import", document=document)
            await stage.settled()
            ann.say(
                room,
                "",
                caption="/event import",
                document={**document, "file_id": "gone"} | {"file_size": 10**7},
            )
            await stage.settled()
        assert stage.read(FOUND) == PLANNED
        assert "📥 1 event taken in" in stage.said(room)[0]


async def test_on_discord(tmp_path: Path) -> None:
    async with on_discord(tmp_path) as stage:
        discord = stage.discord
        general = discord.channel(discord.guild())
        owner = discord.person_of(discord.world.owner)
        discord.files["a.ics"] = CALENDAR
        file = shapes.attachment(discord.world.new_id(), "a.ics", len(CALENDAR), "")
        file |= {"url": f"{discord.base}/cdn/a.ics"}
        async with stage.bot() as running:
            await stage.until(lambda: all(adapter.connected for adapter in running.adapters))
            hello = await owner.say(general, "hello")
            await stage.until(lambda: stage.in_log(hello))
            await owner.say(general, "/event import", attachments=[file])
            await stage.settled()
        assert stage.read(FOUND) == PLANNED


def test_in_the_sandbox(tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    file.write_bytes(CALENDAR)
    shown = run_script(
        [
            "admin!: hello",
            f"admin sends {file}: /event import",
            f"alice sends {file}: /event import",
            "admin: /event list",
            "@2026-01-08T12:00",
        ]
    )
    texts = said(shown)
    assert texts[0].startswith("📥 导入了 1 个活动")
    assert "版主以上" in texts[1]
    assert "2026-01-09 周五 20:00 · Book club" in texts[2]
    # Its card goes up some days before, not at once.
    ((at, card),) = [(one["at"], one["text"]) for one in shown if one["slot"]]
    assert "2026-01-07T08" <= at < "2026-01-07T10"
    assert "2026-01-09 周五 20:00–22:00（Europe/Berlin）" in card
