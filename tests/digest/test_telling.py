from __future__ import annotations

import pytest

from engine.contract.clock import DAY, HOUR
from tests.digest.world import Square, lines, links, words


async def test_on_monday_at_nine_the_week_is_told_where_people_talk() -> None:
    square = Square()
    messages = await square.talk()
    await square.react("dan", messages[0])
    told = await square.until_digest()
    assert [one.chat.title for one in told] == ["general"]
    said = lines(told[0])
    assert said[0] == "📰 The week · 2026-01-05 – 01-11"
    assert "4 messages · 3 people spoke" in said
    conversations = said.index("💬 Worth reading") + 1
    assert said[conversations] == (
        "[How do I make docker build faster with a cache?] 3 people, 3 answers, 1 reaction"
    )
    assert "@ben thanked by 1 person · [look]" in said
    assert "4 came, 3 of them have said something" in said
    square.check()


async def test_every_quote_is_a_link_to_its_message_and_word_for_word() -> None:
    square = Square()
    texts = await square.talk()
    told = (await square.until_digest())[0]
    assert told.reply is not None
    quoted = {part.message for part in told.reply.parts if hasattr(part, "message")}
    assert quoted <= set(texts)
    assert links(told)[0] == "How do I make docker build faster with a cache?"


async def test_a_week_in_which_nobody_spoke_is_not_told() -> None:
    square = Square()
    await square.talk()
    await square.until_digest()
    assert await square.until_digest() == []


async def test_the_next_week_is_told_against_the_usual() -> None:
    square = Square()
    for _ in range(3):
        await square.talk()
    await square.until_digest()
    await square.talk()
    told = (await square.until_digest())[0]
    assert "4 messages (67 % less than usual) · 3 people spoke" in lines(told)


async def test_nobody_who_left_the_boards_is_named_as_helper_or_newcomer() -> None:
    square = Square()
    await square.talk()
    await square.ask("ben", "/rank_optout")
    told = (await square.until_digest())[0]
    assert not any("ben" in line for line in lines(told))


async def test_a_digest_that_is_six_hours_late_is_left_out_with_an_audit_row() -> None:
    square = Square()
    await square.talk()
    square.clock.move_to(square.clock.now() + 7 * DAY + 7 * HOUR)
    await square.driver.drain()
    assert not any("📰" in words(one) for one in square.mouths["telegram"].heard)
    assert [
        row.detail for row in square.read("select detail from audit where action = 'digest-skipped'")
    ] == ["week 2026-01-12 09:00"]


async def test_a_digest_that_is_five_hours_late_is_told() -> None:
    square = Square()
    await square.talk()
    square.clock.move_to(square.clock.now() + 7 * DAY - 2 * HOUR + 5 * HOUR)
    await square.driver.drain()
    assert any("📰" in words(one) for one in square.mouths["telegram"].heard)


async def test_each_platform_hears_it_once_in_its_busiest_chat_and_own_language() -> None:
    square = Square()
    await square.talk()
    for who in ("eva", "fei"):
        await square.say(who, "Discord people speak about something else", platform="discord", chat="lobby")
    await square.say("eva", "one word in another room", platform="discord", chat="attic")
    with square.store.write() as conn:
        conn.exec_driver_sql("update chat set language = 'zh-CN' where title = 'lobby'")
    told = await square.until_digest()
    assert sorted((one.platform, one.chat.title) for one in told) == [
        ("discord", "lobby"),
        ("telegram", "general"),
    ]
    by_platform = {one.platform: lines(one)[0] for one in told}
    assert by_platform["discord"].startswith("📰 周报")
    assert by_platform["telegram"].startswith("📰 The week")


async def test_admins_alone_hear_how_much_the_bot_has_said() -> None:
    square = Square()
    await square.promote("ann")
    await square.say("ann", "/me", chat="")
    await square.talk()
    told = await square.until_digest()
    shared = {one.chat.private: any("% of everything" in line for line in lines(one)) for one in told}
    assert shared == {False: False, True: True}


async def test_staff_rooms_are_not_told() -> None:
    square = Square(moderation__audit_chat="backroom")
    await square.talk()
    first = await square.say("ann", "Should we ban the spammer from yesterday?", chat="backroom")
    await square.say("ben", "yes, for good please", chat="backroom", reply_to=first, to="ann")
    await square.say("cat", "agreed, he did it twice", chat="backroom", reply_to=first, to="ann")
    told = await square.until_digest()
    assert [one.chat.title for one in told] == ["general"]
    assert not any("ban the spammer" in line for line in lines(told[0]))


@pytest.mark.parametrize("days", [0, 3])
async def test_imported_talk_alone_plans_nothing(days: int) -> None:
    square = Square()
    await square.say("ann", "hello from the past", origin="import", at=square.clock.now() - days * DAY)
    assert square.read("select * from due_item where feature = 'threads'") == []


async def test_the_mood_is_told_with_its_interval_and_under_five_people_not_at_all() -> None:
    square = Square()
    await square.talk()
    for who in ("dan", "eva"):
        await square.say(who, "I like this a lot, great work everybody!")
    (told,) = await square.until_digest()
    (mood,) = [line for line in lines(told) if "interval" in line]
    assert "5 people" in mood
    assert "too few people before" in mood
    await square.talk()
    (told,) = await square.until_digest()
    assert not any("interval" in line for line in lines(told))


async def test_thanks_that_were_taken_back_make_nobody_a_helper() -> None:
    square = Square()
    await square.promote("boss")
    await square.talk()
    (entry,) = square.read("select seq, n from ledger where rule = 'thanks'")
    await square.ask(
        "boss", f"/points undo {entry.seq}-{entry.n}" if entry.n else f"/points undo {entry.seq}"
    )
    (told,) = await square.until_digest()
    assert not any("thanked by" in line for line in lines(told))
