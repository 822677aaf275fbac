"""A busy server on the fake Discord: people who talk all the time, and some who use commands and wait."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.on_interactions import MESSAGE, Interaction

COMMANDS = ("me", "top", "help", "checkin")
LIMIT = 3.0
"""Seconds after which Discord gives an interaction up."""
_WORDS = (
    "今天的作业写完了吗，第二题的递归我没有想通",
    "I think the second exercise wants a loop instead of recursion",
    "昨天把部署脚本改成了增量发布，快了三倍",
    "does anybody know why the build takes twice as long since Monday?",
    "正则表达式里的回溯太多了，换成状态机吧",
)


@dataclass
class Asked:
    """One command: when its first response came (seconds), of which kind, and when there was something to read."""

    made: Interaction
    acknowledged: float = 0.0
    answered: float = 0.0

    @property
    def in_place(self) -> bool:
        """Whether the first response was the answer itself."""
        return self.made.kind == MESSAGE


@dataclass
class Crowd:
    """`channels` rooms full of people; what they say is different every time, and never too fast for the bot's rules."""

    fake: FakeDiscord
    channels: int = 5
    members: int = 60
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.guild = self.fake.guild()
        self.rooms = [self.fake.channel(self.guild, f"room-{number}") for number in range(self.channels)]
        self.people = [self.fake.person(f"member{number}", self.guild) for number in range(self.members)]
        self.said = 0

    async def say(self) -> None:
        """Have the next member say the next thing."""
        number, self.said = self.said, self.said + 1
        room, words = self.rooms[number % self.channels], _WORDS[number % len(_WORDS)]
        await self.people[number % self.members].say(room, f"{words} {number}")

    def backlog(self, count: int) -> None:
        """Have much said at once; it is told with the next `say`."""
        for _ in range(count):
            number, self.said = self.said, self.said + 1
            room, words = self.rooms[number % self.channels], _WORDS[number % len(_WORDS)]
            self.fake.world.post(room["id"], self.people[number % self.members].user, f"{words} {number}")

    async def talk(self, rate: float, seconds: float) -> None:
        """Talk, `rate` messages a second, evenly."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, began + number / rate - loop.time()))
            await self.say()

    async def ask(self, rate: float, seconds: float) -> None:
        """Use commands, `rate` a second, and wait for every answer."""
        loop = asyncio.get_running_loop()
        began, waiting = loop.time(), []
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, began + number / rate - loop.time()))
            waiting.append(asyncio.create_task(self.use(number)))
        await asyncio.gather(*waiting)

    async def use(self, number: int) -> Asked:
        """Use one command and see it through."""
        loop = asyncio.get_running_loop()
        who, room = self.people[(7 * number) % self.members], self.rooms[number % self.channels]
        began = loop.time()
        one = Asked(await who.command(room, COMMANDS[number % len(COMMANDS)]))
        self.asked.append(one)
        await one.made.answered.wait()
        one.acknowledged = loop.time() - began
        await one.made.spoken.wait()
        one.answered = loop.time() - began
        return one


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that so large a share lies at or below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def summary(asked: Sequence[Asked]) -> dict[str, float]:
    """Return the figures of a run, in milliseconds."""
    answers = [1000 * one.answered for one in asked]
    acknowledged = [1000 * one.acknowledged for one in asked]
    return {
        "commands": len(asked),
        "deferred": sum(not one.in_place for one in asked),
        "p50_ms": round(statistics.median(answers), 1),
        "p99_ms": round(quantile(answers, 0.99), 1),
        "max_ms": round(max(answers), 1),
        "first_response_max_ms": round(max(acknowledged), 1),
    }
