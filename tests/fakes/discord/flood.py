"""The fake Discord in a process of its own, that says a given number of messages as fast as it can.

    python -m tests.fakes.discord.flood

It writes one line of JSON with `token`, `api_url`, `gateway_url`, then reads lines with a number each; `ready` is
written when that many messages are prepared, and they are sent when the next (empty) line comes.
"""

from __future__ import annotations

import asyncio
import json
import sys

from tests.fakes.discord.server import FakeDiscord

CHANNELS = 5
PEOPLE = 40
_WORDS = (
    "大家好",
    "今天的作业写完了吗？",
    "I think the second exercise is about recursion",
    "谢谢！",
    "好的 👍",
)


async def serve() -> None:
    """Serve until the input ends."""
    loop = asyncio.get_running_loop()
    async with FakeDiscord() as fake:
        fake.rest.validate = False
        guild = fake.guild()
        channels = [fake.channel(guild, f"room {number}") for number in range(CHANNELS)]
        people = [fake.person(f"member{number}", guild) for number in range(PEOPLE)]
        told = {"token": fake.token, "api_url": fake.api_url, "gateway_url": fake.gateway_url}
        print(json.dumps(told), flush=True)
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            for number in range(int(line)):
                speaker, channel = people[number % PEOPLE], channels[number % CHANNELS]
                fake.world.post(channel["id"], speaker.user, f"{_WORDS[number % len(_WORDS)]} {number}")
            print("ready", flush=True)
            await loop.run_in_executor(None, sys.stdin.readline)
            await fake.settle()


if __name__ == "__main__":
    asyncio.run(serve())
