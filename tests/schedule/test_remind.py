# ruff: noqa: DTZ001 - wall times have no zone
from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wiring import IN_MEMORY, open_store
from engine.contract.clock import DAY, HOUR, MINUTE, SECOND
from engine.contract.events import (
    AnyBody,
    Button,
    ChatRef,
    Command,
    IdentitiesJoined,
    IdentitiesParted,
    Incoming,
    Left,
    Message,
    Origin,
    PersonRef,
    Rights,
)
from engine.contract.feature import Person
from engine.contract.replies import Buttons, Link, Mention, Reply, Text
from engine.schedule import FEATURE
from engine.schedule.remind.rules import next_time, read_local, write_local
from engine.schedule.walltime import moment
from tests.fakes.postgres import Postgres
from tests.fakes.sandbox import run_script
from tests.people.world import World, words
from tests.schedule.world import START, Calendar

SHANGHAI = "Asia/Shanghai"


class Club(Calendar):
    """Members who ask to be reminded, in a group, in private, on a platform that a bot may not open chats on."""

    platform = "console"

    def incoming(
        self,
        who: str,
        body: AnyBody,
        *,
        chat: str = "#general",
        thread: str = "",
        at: int | None = None,
        origin: Origin = "live",
    ) -> Incoming:
        """Make an event of now, or of another time."""
        number = str(next(self._number))
        if isinstance(body, Message) and not body.message:
            body = msgspec.structs.replace(body, message=number)
        private = chat.startswith("@")
        return Incoming(
            platform=self.platform,
            chat=ChatRef(
                id=chat.lstrip("@"), title=chat, kind="private" if private else "group", private=private
            ),
            unique=number,
            at=self.clock.now() if at is None else at,
            people=(PersonRef(id=who, name=who, handle=who),),
            actor=0,
            thread=thread,
            origin=origin,
            body=body,
        )

    def replies(self) -> list[Reply]:
        """Return what the bot said, in order."""
        rows = self.rows(
            "select payload from outbox where kind = 'reply' and length(payload) > 0 order by created_at, seq, n"
        )
        return [msgspec.json.decode(bytes(row[0]), type=Reply) for row in rows]

    def said(self) -> list[str]:
        """Return the reminders that were said."""
        return [
            words
            for words in map(words_of, self.replies())
            if words.lstrip("@ ").startswith("⏰ ") and "Noted" not in words and "Your" not in words
        ]

    def last(self) -> str:
        """Return the bot's last words."""
        return words_of(self.replies()[-1])

    def press(self, who: str, what: str, **options: Any) -> None:
        """Press the button of the newest message whose data has `what`."""
        for reply in reversed(self.replies()):
            for part in reply.parts:
                for row in part.rows if isinstance(part, Buttons) else ():
                    for button in row:
                        if f":{what}:" in button.data:
                            self.do(who, Button(message="0", data=button.data), **options)
                            return
        raise AssertionError(f"there is no button {what}")

    def waiting(self) -> list[tuple[int, str, int]]:
        """Return number, note and moment of what waits."""
        rows = self.rows(
            "select number, note, due_at from reminder where state = 'waiting' order by due_at, seq, n"
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def actor(self, who: str) -> int:
        """Return somebody's number."""
        return int(self.rows("select id from identity where platform_user = :w", w=who)[0][0])

    def check(self) -> None:
        """Nothing died."""
        assert self.dead() == []


class Telegram(Club):
    """A platform where somebody has to write to the bot first."""

    platform = "telegram"


def words_of(reply: Reply) -> str:
    """Write a reply's words."""
    return "".join(
        part.text if isinstance(part, Text | Link) else "@" if isinstance(part, Mention) else ""
        for part in reply.parts
    )


@pytest.fixture
def club() -> Iterator[Club]:
    made = Club()
    yield made
    made.check()
    made.close()


def at(day: int, hour: int, minute: int = 0, zone: str = SHANGHAI) -> int:
    """Return a moment of January 2026."""
    return moment(datetime(2026, 1, day, hour, minute), zone)


def test_a_reminder_comes_once_at_its_time_to_its_owner_alone(club: Club) -> None:
    club.say("ann", "/remind 明天9点 交作业")
    assert "2026-01-06 Tue 09:00" in club.last()
    club.live(at(6, 8, 59))
    assert club.said() == []
    club.live(at(20, 9))
    assert club.said() == ["⏰ 交作业"]
    reply = club.replies()[-1]
    assert reply.private
    assert reply.actor == club.actor("ann")


def test_a_repeated_reminder_comes_each_time(club: Club) -> None:
    club.say("ann", "/remind every monday 9:30 weekly report")
    club.live(at(27, 0))
    assert club.said() == ["⏰ weekly report"] * 4
    assert club.waiting() == [(1, "weekly report", at(2, 9, 30) + 31 * DAY)]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("/remind me tomorrow at 9am to submit the homework", "submit the homework"),
        ("/remind me to call Ann in 2 hours", "call Ann"),
        ("/提醒 我明天9点交作业", "交作业"),
        ("/提醒我 半小时后 关火", "关火"),
        ("/remind 周五晚8点 我们开会", "我们开会"),
    ],
)
def test_the_note_is_what_is_to_be_said(club: Club, line: str, note: str) -> None:
    club.say("ann", line)
    assert [row[1] for row in club.waiting()] == [note]


def test_a_reminder_for_all_names_the_person_in_its_thread(club: Club) -> None:
    club.say("ann", "/remind here in 10 min tea", thread="t1")
    club.live(START + HOUR)
    reply = club.replies()[-1]
    assert words_of(reply) == "@ ⏰ tea"
    assert (reply.thread, reply.private) == ("t1", False)


def test_a_reminder_in_private_stays_there(club: Club) -> None:
    club.say("ann", "hello")
    club.say("ann", "/remind here in 10 min tea", chat="@ann")
    club.live(START + HOUR)
    assert club.said() == ["⏰ tea"]
    assert club.replies()[-1].private


def test_a_reminder_about_a_message_leads_to_it(club: Club) -> None:
    club.do("ann", Message(text="/remind in 10 min", reply_to="77"))
    club.live(START + HOUR)
    links = [part for part in club.replies()[-1].parts if isinstance(part, Link)]
    assert [link.message for link in links] == ["77"]


def test_a_native_command_is_read_alike(club: Club) -> None:
    club.do("ann", Command(name="remind", args={"line": "in 10 min tea"}))
    assert [row[1] for row in club.waiting()] == ["tea"]


def test_who_cannot_be_reached_alone_is_called_where_they_asked() -> None:
    club = Telegram()
    club.say("ann", "/remind in 10 min tea")
    assert "I will call you here" in club.last()
    club.live(START + HOUR)
    assert words_of(club.replies()[-1]) == "@ ⏰ tea"
    club.say("ann", "/start", chat="@ann")
    club.say("ann", "/remind in 10 min coffee")
    assert "in private" in club.last()
    club.live(START + 2 * HOUR)
    assert words_of(club.replies()[-1]) == "⏰ coffee"
    assert club.replies()[-1].private
    club.check()


def test_a_reminder_that_is_late_is_said_all_the_same_and_says_so(club: Club) -> None:
    club.say("ann", "/remind in 10 min tea")
    club.jump(START + 3 * DAY)
    assert club.said() == ["⏰ tea\nThis was due 2026-01-05 Mon 09:10; I was not there then."]


def test_what_was_missed_of_a_repeated_one_is_counted_not_poured_out(club: Club) -> None:
    club.say("ann", "/remind every day at 21:00 diary")
    club.jump(at(10, 22))
    (said,) = club.said()
    assert "This was due 2026-01-05 Mon 21:00" in said
    assert "5 more times have passed" in said
    club.live(at(11, 22))
    assert club.said()[1:] == ["⏰ diary"]


def test_the_list_shows_numbers_and_deletes_by_them(club: Club) -> None:
    for what in ("one", "two", "three"):
        club.say("ann", f"/remind tomorrow 9am {what}")
    club.say("bob", "/remind tomorrow 9am mine")
    club.say("ann", "/reminders")
    assert [line[:2] for line in club.last().splitlines()[1:]] == ["1.", "2.", "3."]
    club.say("ann", "/reminders delete 2")
    assert {row[1] for row in club.waiting()} == {"one", "three", "mine"}
    club.say("ann", "/reminders delete 2")
    assert "no reminder 2" in club.last()
    club.say("ann", "/reminders delete all")
    assert [row[1] for row in club.waiting()] == ["mine"]
    club.live(at(6, 10))
    assert club.said() == ["⏰ mine"]


def test_they_are_managed_by_the_same_word_too() -> None:
    script = ["bob: /remind 明天9点 交作业", "bob: /提醒 列表", "bob: /remind delete 1", "bob: /remind off"]
    texts = [one["text"] for one in run_script(script)]
    assert texts[1].startswith("⏰ 你的提醒")
    assert texts[2] == "删掉了 1 个提醒。"
    assert texts[3].startswith("🔕")


def test_the_buttons_undo_delete_and_ask_before_deleting_all(club: Club) -> None:
    club.say("ann", "/remind tomorrow 9am one")
    club.press("ann", "undo")
    assert club.waiting() == []
    for what in ("two", "three", "four"):
        club.say("ann", f"/remind tomorrow 9am {what}")
    club.say("ann", "/reminders")
    club.press("bob", "drop")
    assert len(club.waiting()) == 3
    club.press("ann", "drop")
    assert len(club.waiting()) == 2
    club.press("ann", "all?")
    assert len(club.waiting()) == 2
    club.press("ann", "all")
    assert club.waiting() == []


def test_a_reminder_can_be_put_off_until_it_is_forgotten(club: Club) -> None:
    club.say("ann", "/remind in 10 min tea")
    club.live(START + 15 * MINUTE)
    club.press("ann", "hour")
    assert [row[2] for row in club.waiting()] == [START + 75 * MINUTE]
    club.live(START + 2 * HOUR)
    assert len(club.said()) == 3  # the reminder, that it was put off, and it again
    club.live(START + 5 * DAY)
    assert club.rows("select 1 from reminder") == []


def test_whoever_wants_no_reminders_gets_none_until_they_say_so(club: Club) -> None:
    club.say("ann", "/remind every day at 21:00 diary")
    club.say("ann", "/reminders off")
    club.live(at(7, 22))
    assert club.said() == []
    club.say("ann", "/reminders on")
    club.live(at(8, 22))
    assert club.said() == ["⏰ diary"]


def test_who_has_left_is_reminded_of_nothing(club: Club) -> None:
    club.say("ann", "/remind every day at 21:00 diary")
    club.clock.move_to(START + MINUTE)
    club.do("ann", Left())
    club.live(at(7, 22))
    assert club.said() == []
    assert club.waiting() == []


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/remind 昨天晚上8点 x", "is over"),
        ("/remind something", "no time"),
        ("/remind in 10 min " + "x" * 600, "too long"),
        ("/remind here every day at 9:00 x", "Only moderators"),
    ],
)
def test_what_cannot_be_is_refused(club: Club, line: str, answer: str) -> None:
    club.say("ann", line)
    assert answer in club.last()
    assert club.waiting() == []


def test_nobody_fills_the_list_or_the_chat() -> None:
    club = Club(schedule__own_reminders=4)
    for n in range(4):
        club.say("ann", f"/remind here in {n + 1} hours {n}")
    assert "At most 3" in club.last()
    for n in range(3):
        club.say("ann", f"/remind in {n + 1} hours {n}")
    assert "You have 4 reminders already" in club.last()
    assert len(club.waiting()) == 4
    club.check()


def test_a_moderator_may_remind_the_chat_again_and_again(club: Club) -> None:
    club.do("mod", Rights(role="moderator"))
    club.say("mod", "/remind here every day at 21:00 check in!")
    club.live(at(7, 22))
    assert club.said() == ["@ ⏰ check in!"] * 3


def test_an_imported_message_reminds_of_nothing(club: Club) -> None:
    club.engines[0].append(
        [club.incoming("ann", Message(text="/remind in 10 min tea", message="5"), origin="import")]
    )
    club.live(START + DAY)
    assert club.replies() == []
    assert club.rows("select 1 from reminder") == []


def test_another_zone_moves_what_clocks_tell_and_leaves_what_was_told(club: Club) -> None:
    club.say("ann", "/remind every day at 21:00 diary")
    club.say("ann", "/remind in 3 hours tea")
    club.say("admin", "/timezone Europe/Berlin")
    assert club.waiting() == [(2, "tea", START + 3 * HOUR), (1, "diary", at(5, 21, zone="Europe/Berlin"))]
    club.live(at(8, 0))
    assert club.said() == ["⏰ tea", "⏰ diary", "⏰ diary"]


def test_another_zone_repeats_no_wall_time_and_loses_none(club: Club) -> None:
    club.say("ann", "/remind every day at 9:30 stretch")
    club.live(at(5, 10))
    assert club.said() == ["⏰ stretch"]
    club.say("admin", "/timezone America/New_York")
    club.live(at(6, 12, zone="America/New_York"))
    assert club.said() == ["⏰ stretch"] * 2
    assert club.rows("select last from reminder") == [("20260106T093000",)]
    club.say("admin", "/timezone Asia/Tokyo")
    club.live(at(8, 10, zone="Asia/Tokyo"))
    assert len(club.said()) == 4


def test_both_nights_of_the_change_remind_once() -> None:
    berlin = "Europe/Berlin"
    for start, night in (
        (datetime(2026, 3, 27), "20260329T023000"),
        (datetime(2026, 10, 23), "20261025T023000"),
    ):
        club = Club(start=moment(start, berlin), bot__timezone=berlin)
        club.say("ann", "/remind every day at 2:30 feed the cat")
        club.live(moment(start, berlin) + 5 * DAY)
        assert club.said() == ["⏰ feed the cat"] * 5
        keys = [
            row[0]
            for row in club.rows("select key from log where kind = 'timer' and key like 'timer:reminder:%'")
        ]
        assert len(keys) == len(set(keys)) == 5
        assert club.rows("select last from reminder where last >= :n", n=night) != []
        club.check()
        club.close()


def test_a_person_of_two_accounts_has_one_list(club: Club) -> None:
    club.say("ann", "/remind tomorrow 9am one")
    club.say("anna", "/remind tomorrow 9am two")
    ann, anna = club.actor("ann"), club.actor("anna")
    here = club.rows("select part, community from reminder")[0]
    body = IdentitiesJoined(kept=ann, gone=anna)
    derived(club, here, body, "joined")
    owners = club.rows("select member, number, note from reminder order by seq")
    assert [tuple(row) for row in owners] == [(ann, 1, "one"), (ann, 2, "two")]
    derived(club, here, IdentitiesParted(kept=ann, gone=anna), "parted")
    owners = club.rows("select member, number, note from reminder order by seq")
    assert [tuple(row) for row in owners] == [(ann, 1, "one"), (anna, 1, "two")]
    club.live(at(6, 10))
    assert sorted(club.said()) == ["⏰ one", "⏰ two"]


def derived(club: Club, here: Sequence[int], body: AnyBody, unique: str) -> None:
    """Let the engine itself tell something."""
    from engine.stream.log import append_rows, engine_row

    row = engine_row(
        part=here[0], community=here[1], chat=0, actor=None, key=unique, at=club.clock.now(), now=club.clock.now(),
        body=body, cause="", origin="live",
    )  # fmt: skip
    with club.store.write() as conn:
        append_rows(conn, [row])
    club.settle()


def test_an_export_has_the_reminders_and_forgetting_takes_them(club: Club) -> None:
    club.say("ann", "/remind tomorrow 9am secret")
    club.say("bob", "/remind tomorrow 9am other")
    part, community, member = club.rows("select part, community, member from reminder where note = 'secret'")[
        0
    ]
    person = Person(part=part, community=community, actor=member)
    with club.store.write() as conn:
        exported = FEATURE.export_person(conn, person)
        assert [row["note"] for row in exported.rows if row["table"] == "reminder"] == ["secret"]
        FEATURE.forget_person(conn, person)
    assert [row[1] for row in club.waiting()] == ["other"]
    club.live(at(6, 10))
    assert club.said() == ["⏰ other"]


LINES = (
    "/remind every day at 21:00 diary",
    "/remind in 90 min tea",
    "/remind 每周三晚8点 读书",
    "/remind here in 3 hours call",
    "/reminders delete 1",
    "/reminders off",
    "/reminders on",
    "hello everybody",
    "/remind 每2小时 喝水",
)


def lived(
    choices: Sequence[tuple[int, int, int]], batch: int, *, restart: bool = False, url: str = "sqlite://"
) -> tuple[str, list[str]]:
    """Let some people ask and time pass in batches of a size; hash what came of it."""
    club = Club(batch=batch, url=url)
    club.settle()
    try:
        for line, who, pause in choices:
            club.engines[0].append([club.incoming(f"m{who}", Message(text=LINES[line]))])
            club.clock.move_to(club.clock.now() + pause * SECOND)
            if pause % 2:
                club.settle()
            if restart:
                club.restart()
        club.live(START + 4 * DAY)
        club.check()
        return club.hash(), club.said()
    finally:
        club.close()


@pytest.mark.parametrize("seed", range(2))
def test_the_same_reminders_come_of_every_cut(seed: int) -> None:
    chance = random.Random(seed)
    pauses = (2, 61, 3601, 20_000)
    choices = [(chance.randrange(len(LINES)), chance.randrange(3), chance.choice(pauses)) for _ in range(12)]
    whole = lived(choices, 500)
    assert lived(choices, 1) == whole
    assert lived(choices, 7, restart=True) == whole


def test_postgresql_comes_to_the_same(postgres: Postgres) -> None:
    choices = [(n % len(LINES), n % 3, (61, 3601, 20_000)[n % 3]) for n in range(14)]
    address = postgres.new()
    try:
        assert lived(choices, 7, url=address) == lived(choices, 500)
    finally:
        postgres.drop(address)


async def test_a_community_that_becomes_part_of_another_takes_its_reminders_along() -> None:
    store = open_store(IN_MEMORY)
    world = World(store)
    await world.make("telegram", "tom", "owner", chat="-100")
    await world.say("telegram", "tom", "/timezone Europe/Berlin", chat="-100")
    await world.make("discord", "dora", "owner", chat="c1", space="s1")
    await world.say("discord", "dora", "/remind every day at 21:00 diary", chat="c1", space="s1")
    await world.say("discord", "dora", "/remind in 3 hours tea", chat="c1", space="s1")
    await world.say("discord", "dora", "/reminders off", chat="c1", space="s1")
    code = words((await world.say("telegram", "tom", "/community code", chat="-100"))[-1])
    code = code.partition("code: ")[2][:9]
    asked = await world.say("discord", "dora", f"/community join {code}", chat="c1", space="s1")
    await world.press("discord", "dora", asked[-1], "Join", chat="c1")
    home = world.read("select community from chat where platform = 'telegram'")[0][0]
    kept = world.read("select community, note, due_at from reminder order by note")
    assert [row[:2] for row in kept] == [(home, "diary"), (home, "tea")]
    assert kept[0][2] == at(5, 21, zone="Europe/Berlin")
    assert world.read("select community from reminder_quiet") == [(home,)]
    await world.say("discord", "dora", "/reminders on", chat="c1", space="s1")
    heard = len(world.mouths["discord"].heard)
    await world.driver.advance(at(8, 0))
    said = [words(one) for one in world.mouths["discord"].heard[heard:] if "⏰" in words(one)]
    assert said == ["⏰ tea", "⏰ diary", "⏰ diary"]
    store.close()


RULES = st.sampled_from(
    ("FREQ=DAILY", "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=30", "FREQ=HOURLY;INTERVAL=5", "FREQ=WEEKLY;BYDAY=SU")
)
ZONES = st.sampled_from(
    (
        SHANGHAI,
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Pacific/Kiritimati",
        "Pacific/Niue",
    )
)


@settings(deadline=None)
@given(RULES, st.lists(st.tuples(ZONES, st.integers(0, 6 * 24)), min_size=1, max_size=6))
def test_each_wall_time_is_said_or_counted_once_however_the_zone_changes(
    rule: str, changes: list[tuple[str, int]]
) -> None:
    start = write_local(datetime(2026, 3, 26, 2, 30))
    now, last, met = moment(read_local(start), SHANGHAI), "", []
    for zone, hours in changes:
        now += hours * HOUR
        while True:
            following = next_time(start, rule, last, zone, 0)
            assert following is not None
            if following.at > now:
                break
            last = following.original
            met.append(last)
    assert met == sorted(set(met))
    if met:
        every, one = [], next_time(start, rule, "", "UTC", 0)
        while one is not None and one.original <= met[-1]:
            every.append(one.original)
            one = next_time(start, rule, one.original, "UTC", 0)
        assert met == every


def test_in_the_sandbox_a_weekly_reminder_keeps_its_hour_over_the_change_of_clocks() -> None:
    script = [
        "@2026-03-01T09:00",
        "boss!: /timezone Europe/Berlin",
        "ann: /remind 每周日晚8点 周记",
        "@2026-03-22T13:00",
        "@2026-04-06T12:00",
    ]
    came = [one["at"] for one in run_script(script) if one["text"].startswith("⏰ 周记")]
    local = [str(datetime.fromisoformat(when).astimezone(ZoneInfo("Europe/Berlin")))[:22] for when in came]
    assert [when[11:] for when in local] == ["20:00:00+01"] * 4 + ["20:00:00+02"] * 2


def test_each_is_answered_in_their_own_language() -> None:
    script = [
        "bob: /language zh",
        "bob: /remind tomorrow 20:00 invoice",
        "bob: /remind here in 5 min tea",
        "bob press 4 1",
    ]
    shown = run_script(script, operator={"bot.language": "en"})
    texts = [one["text"] for one in shown]
    assert texts[1].startswith("⏰ 记下了（1）：invoice")
    assert texts[2].startswith("⏰ Noted (2): tea")
    assert "好，不提醒了。" in texts


def test_two_workers_and_restarts_say_each_time_once(postgres: Postgres) -> None:
    address = postgres.new()
    club = Club(url=address, workers=2)
    try:
        club.say("ann", "/remind every day at 21:00 diary")
        club.say("bob", "/remind 每两天早上8点 跑步")
        for day in range(6, 12):
            club.live(at(day, 0))
            club.restart()
        assert sorted(club.said()) == ["⏰ diary"] * 6 + ["⏰ 跑步"] * 3
        keys = [row[0] for row in club.rows("select key from log where key like 'timer:reminder:%'")]
        assert len(keys) == len(set(keys)) == 9
        club.check()
    finally:
        club.close()
        postgres.drop(address)
