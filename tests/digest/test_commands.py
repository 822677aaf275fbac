from __future__ import annotations

from engine.contract.clock import DAY
from engine.contract.events import Message
from tests.digest.world import Square, words


async def test_a_preview_is_for_the_admin_alone_and_may_be_of_a_past_week() -> None:
    square = Square()
    await square.promote("boss")
    await square.talk()
    await square.until_digest()
    await square.pass_by(9 * DAY)
    said = await square.ask("boss", "/digest preview week 2026-01-08")
    assert "📰 The week · 2026-01-05 – 01-11" in said
    assert "Myself" in said
    assert "nothing to tell" in await square.ask("boss", "/digest preview week 2025-11-08")
    assert "cannot read the date" in await square.ask("boss", "/digest preview week someday")
    assert "01-05 – 01-11" in await square.ask("boss", "/周报 最热闹")
    assert "📰 The day · 2026-01-05" in await square.ask("boss", "/日报 2026-01-05")
    square.check()


async def test_members_may_not_look() -> None:
    square = Square()
    await square.talk()
    assert "📰" not in await square.ask("ann", "/digest preview")


async def test_now_tells_at_once_and_the_first_days_count_too() -> None:
    square = Square()
    await square.promote("boss")
    await square.talk()
    said = await square.ask("boss", "/digest now")
    assert "📰 The week · 2026-01-05 – 01-11" in said


async def test_a_test_goes_to_the_admin_in_private() -> None:
    square = Square()
    await square.promote("boss")
    await square.ask("boss", "/me", chat="")
    await square.talk()
    await square.ask("boss", "/digest test")
    told = [one.reply for one in square.mouths["telegram"].heard if "📰" in words(one)]
    assert [(one.private, one.direct) for one in told if one is not None] == [(True, True)]


async def test_the_schedule_is_changed_in_one_line_and_kept() -> None:
    square = Square()
    await square.promote("boss")
    await square.talk()
    said = await square.ask("boss", "/digest schedule week fri 18:00")
    assert "Weekly: next Fri 01-09 18:00" in said
    assert "Weekly: next Fri 01-09 18:00" in await square.ask("boss", "/digest schedule")
    await square.driver.advance(square.clock.now() + 5 * DAY)
    told = [words(one) for one in square.mouths["telegram"].heard if words(one).startswith("📰")]
    assert [said.split("\n")[0] for said in told] == ["📰 The week · 2026-01-02 – 01-08"]
    assert "Daily: next" in await square.ask("boss", "/digest schedule day 8")
    assert "Weekly: not told" in await square.ask("boss", "/digest schedule off")
    assert "cannot read" in await square.ask("boss", "/digest schedule sometimes")
    assert "Only the weekly" in await square.ask("boss", "/digest schedule day fri")
    square.check()


async def test_the_old_time_is_not_told_any_more_after_a_change_of_zone() -> None:
    square = Square()
    await square.promote("boss")
    await square.talk()
    await square.ask("boss", "/timezone America/New_York")
    await square.pass_by(2 * DAY)
    told = [words(one) for one in square.mouths["telegram"].heard if words(one).startswith("📰")]
    # It was Sunday evening there.
    assert [said.split("\n")[0] for said in told] == ["📰 The week · 2025-12-29 – 01-04"]
    await square.pass_by(6 * DAY)
    assert sum(words(one).startswith("📰") for one in square.mouths["telegram"].heard) == 1


async def test_sections_are_left_out_and_moved() -> None:
    square = Square()
    await square.promote("boss")
    await square.talk()
    assert "New here (newcomers)" in await square.ask("boss", "/digest sections newcomers off")
    said = await square.ask("boss", "/digest sections threads 1")
    assert "1. Conversations (threads)" in said
    body = await square.ask("boss", "/digest preview")
    assert "New here" not in body
    assert body.index("Worth reading") < body.index("The week", 12)
    assert "There is no section" in await square.ask("boss", "/digest sections weather off")
    assert "\n○" not in await square.ask("boss", "/digest sections newcomers on")
    square.check()


async def test_why_says_how_the_lines_were_chosen() -> None:
    square = Square()
    await square.talk()
    (told,) = await square.until_digest()
    assert told.reply is not None
    body = Message(text="/why", message="9001", reply_to=str(square.read("select message from sent")[0][0]))
    heard = await square.do("ann", body, unique="9001")
    assert "word for word" in words(heard[-1])
    assert "word for word" in await square.ask("ann", "/why digest")
