"""What becomes of events when people link, are forgotten, ask for their data, or the community joins another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import recurring_ical_events
from icalendar import Calendar
from sqlalchemy import text

from bot.features import FEATURES
from bot.wiring import IN_MEMORY, open_store
from engine.contract.clock import HOUR
from engine.contract.feature import Person
from engine.contract.replies import Buttons, File
from engine.privacy.forget import forget
from engine.schedule import FEATURE
from engine.schedule.ics_reading import read_calendar
from tests.people.world import World, words
from tests.schedule.test_platforms import GROUP, SERVER, cards, joined


@pytest.fixture
def world() -> Iterator[World]:
    store = open_store(IN_MEMORY)
    yield World(store)
    store.close()


async def planned(world: World) -> None:
    """Plan an event on Telegram to which ann says yes."""
    await world.make("telegram", "tom", "owner", chat=GROUP)
    (card, *_) = cards(
        await world.say("telegram", "tom", "/event create 11:00 Book club 1h\nbring tea", chat=GROUP)
    )
    await world.press("telegram", "ann", card, "✅ Going", chat=GROUP)


async def test_an_export_has_what_somebody_answered_attended_and_said(world: World) -> None:
    await planned(world)
    await world.driver.advance(world.clock.now() + 2 * HOUR)
    card = next(one for one in reversed(world.mouths["telegram"].heard) if "I'm here" in str(one.reply))
    await world.press("telegram", "ann", card, "✋ I'm here", chat=GROUP)
    await world.driver.advance(world.clock.now() + 2 * HOUR)
    await world.say("telegram", "ann", "/event feedback 5 lovely tea", chat=GROUP)
    person = Person(part=part_of(world), community=1, actor=world.person("telegram", "ann"))
    with world.store.read() as conn:
        rows = FEATURE.export_person(conn, person).rows
    told = {row["table"]: row for row in rows}
    assert told["rsvp"]["answer"] == "going"
    assert (told["attendance"]["how"], told["attendance"]["score"], told["attendance"]["words"]) == (
        "button",
        5,
        "lovely tea",
    )
    with world.store.write() as conn:
        forget(conn, FEATURES, person.actor)
    assert world.read("select count(*) from rsvp") == [(0,)]
    assert world.read("select score, words from attendance") == [(5, "")]


async def test_forgetting_who_created_it_leaves_the_event_to_the_others(world: World) -> None:
    await planned(world)
    tom = world.person("telegram", "tom")
    with world.store.write() as conn:
        forget(conn, FEATURES, tom)
    assert world.read("select title, description, host, author from calendar_event") == [
        ("Book club", "", None, None)
    ]
    await world.driver.advance(world.clock.now() + 5 * HOUR)
    assert world.read("select state from calendar_event") == [("over",)]


async def test_a_place_of_somebody_who_is_forgotten_is_offered(world: World) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    (card, *_) = cards(
        await world.say("telegram", "tom", "/event create fri 8pm Book club max:1", chat=GROUP)
    )
    await world.say("telegram", "ann", "/start")
    for who in ("ann", "bob"):
        await world.press("telegram", who, card, "✅ Going", chat=GROUP)
    asked = await world.say("telegram", "ann", "/forget_me")
    label = next(
        key.label
        for part in asked[-1].reply.parts  # type: ignore[union-attr]
        if isinstance(part, Buttons)
        for row in part.rows
        for key in row
    )
    gone = await world.press("telegram", "ann", asked[-1], label)
    assert any("@bob 🎟 A place is free" in words(one) for one in gone)
    assert any("ann" not in words(one) for one in cards(gone))


async def test_linking_and_parting_moves_answers_and_back(world: World) -> None:
    await joined(world)
    said = cards(await world.say("telegram", "tom", "/event create fri 8pm Book club in:c1", chat=GROUP))
    on_discord = next(one for one in said if one.platform == "discord")
    await world.say("telegram", "ann", "hello", chat=GROUP)
    await world.press("discord", "ann2", on_discord, "✅ Going", chat="c1")
    code = words((await world.say("telegram", "ann", "/link"))[-1]).partition("code: ")[2][:9]
    asked = await world.say("discord", "ann2", f"/link {code}")
    await world.press("discord", "ann2", asked[-1], "That's me")
    confirm = next(one for one in reversed(world.mouths["telegram"].heard) if "That's me" in str(one.reply))
    await world.press("telegram", "ann", confirm, "That's me")
    assert world.read("select member from rsvp") == [(world.person("telegram", "ann"),)]
    await world.say("discord", "ann2", "/unlink")
    ask = next(one for one in reversed(world.mouths["discord"].heard) if one.reply is not None)
    for label in ("Yes, part them", "Part them", "Unlink", "Yes"):
        if label in str(ask.reply):
            await world.press("discord", "ann2", ask, label)
            break
    assert world.read("select member from rsvp") == [(world.person("discord", "ann2"),)]


async def test_a_community_that_joins_another_brings_its_events(world: World) -> None:
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    (card, *_) = cards(
        await world.say("discord", "dora", "/event create fri 8pm Lesekreis max:1 repeat:weekly", chat="c1")
    )
    await world.press("discord", "ann", card, "✅ Going", chat="c1")
    await world.press("discord", "bob", card, "✅ Going", chat="c1")
    await joined(world)
    await world.driver.drain()
    ((community, number),) = world.read(
        "select community, number from calendar_event where state = 'planned'"
    )
    assert world.read(
        f"select answer, count(*) from rsvp where community = {community} and number = {number} "
        "group by answer order by 1"
    ) == [("going", 1), ("waiting", 1)]
    moved = [one for one in cards(world.mouths["discord"].heard) if one.edits][-1]
    pressed = await world.press("discord", "ann", moved, "❌ Not going", chat="c1")
    assert any("A place is free at Lesekreis" in words(one) for one in pressed)
    await world.driver.advance(world.clock.now() + 6 * 24 * HOUR)
    begun = world.read("select count(*) from occurrence where fired_at is not null")
    assert begun == [(1,)]


async def test_a_calendar_goes_out_and_comes_in_again(world: World) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await world.say("telegram", "tom", "/event create fri 8pm Book club 2h repeat:weekly", chat=GROUP)
    await world.say("telegram", "tom", '/event edit 1@01-16 sat 9pm title:"Late club"', chat=GROUP)
    await world.say("telegram", "tom", "/event cancel 1@01-23", chat=GROUP)
    sent = await world.say("telegram", "tom", "/event ics", chat=GROUP)
    data = next(part.data for one in sent for part in one.reply.parts if isinstance(part, File))  # type: ignore[union-attr]
    begin, end = datetime(2026, 1, 1), datetime(2031, 1, 1)  # noqa: DTZ001
    read = {one.start for one in recurring_ical_events.of(Calendar.from_ical(data)).between(begin, end)}
    fridays = {datetime(2026, 1, 9, 20) + timedelta(weeks=n) for n in range(260)}  # noqa: DTZ001
    fridays -= {datetime(2026, 1, 16, 20), datetime(2026, 1, 23, 20)}  # noqa: DTZ001
    fridays |= {datetime(2026, 1, 17, 21)}  # noqa: DTZ001
    assert {one.replace(tzinfo=None) for one in read} == {one for one in fridays if one < end}
    (entry,) = read_calendar(data, "Asia/Shanghai").entries
    assert (entry.title, entry.rule, len(entry.gone), len(entry.changes)) == (
        "Book club",
        "FREQ=WEEKLY",
        1,
        1,
    )
    told = await world.say("telegram", "tom", "/event import\n" + data.decode(), chat=GROUP)
    assert "1 were here already" in words(told[-1])
    with world.store.write() as conn:
        conn.execute(text("update calendar_event set state = 'cancelled'"))
        conn.execute(text("delete from due_item"))
    told = await world.say("telegram", "tom", "/event import\n" + data.decode(), chat=GROUP)
    assert words(told[-1]).startswith("📥 1 event taken in")
    found = world.read(
        "select original, local, state, coalesce(title, '') from occurrence where number = 2 order by original"
    )
    assert found == [
        ("20260109T2000", "20260109T2000", "planned", ""),
        ("20260116T2000", "20260117T2100", "planned", "Late club"),
        ("20260123T2000", "20260123T2000", "cancelled", ""),
    ]


async def test_events_are_subjects_candidates_and_completions(world: World) -> None:
    await planned(world)
    assert FEATURE.subjects is not None
    assert FEATURE.candidates is not None
    assert FEATURE.suggest is not None
    with world.store.read() as conn:
        (subject,) = FEATURE.subjects(conn, 1)
        assert (subject.id, subject.name, len(subject.slots)) == ("event:1", "Book club", 1)
        (one,) = FEATURE.candidates(conn, 1)
        assert (one.id, one.title, one.text) == ("event:1", "Book club", "bring tea")
        assert list(FEATURE.suggest(conn, 1, "event", "book")) == ["1 Book club 01-05 11:00"]
        assert list(FEATURE.suggest(conn, 1, "event", "none")) == []
    shown = await world.say("telegram", "ann", "/event show 1 Book club 01-05 11:00", chat=GROUP)
    assert "Book club" in words(shown[-1])


def part_of(world: World) -> int:
    """Return the partition of the only community."""
    ((part,),) = world.read("select part from community where id = 1")
    return int(str(part))


async def test_a_digest_tells_the_next_time_of_each_event(world: World) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await world.say("telegram", "tom", "/event create fri 8pm Book club repeat:daily", chat=GROUP)
    await world.say("telegram", "tom", "/event create 2026-03-01 20:00 Far away", chat=GROUP)
    shown = await world.say("telegram", "tom", "/digest preview", chat=GROUP)
    told = "".join(words(one) for one in shown)
    assert told.count("📖 #1 2026-01-09 Fri 20:00") == 1
    assert "#2" not in told
