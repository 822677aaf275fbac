"""How long people wait for the answer to a slash command, over a Discord of our own.

    python -m tests.e2e.latency [SECONDS]

The bot is a process of its own, started as an operator starts it, with its database in a file; the fake Discord is
this one. Two rows of figures as JSON, in milliseconds from the interaction's dispatch to the answer's arrival:
`busy server`, 50 messages and 2 commands a second; `backlog`, the same with 3,000 messages at once at the start.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.e2e.crowd import Crowd, summary
from tests.fakes.discord import FakeDiscord, until

MESSAGES, COMMANDS, BACKLOG = 50.0, 2.0, 3_000
WARM_UP = 8
READY_WITHIN = 60.0


@asynccontextmanager
async def bot(fake: FakeDiscord, folder: Path) -> AsyncIterator[None]:
    """Run the bot in a process of its own until the block ends."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--only", "discord", "--db", f"sqlite:///{folder / 'q.db'}"),
        env=os.environ
        | {
            "QUNBAN_DISCORD__TOKEN": fake.token,
            "QUNBAN_DISCORD__API_URL": fake.api_url,
            "QUNBAN_DISCORD__GATEWAY_URL": fake.gateway_url,
            "QUNBAN_BOT__LANGUAGE": "en",
        },
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await until(lambda: fake.world.commands, READY_WITHIN)
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def measure(seconds: float, backlog: int) -> dict[str, float]:
    """Return the figures of one run."""
    async with FakeDiscord() as fake:
        fake.rest.validate = False  # this process shares the cores with the bot
        crowd = Crowd(fake)
        with tempfile.TemporaryDirectory() as folder:
            async with bot(fake, Path(folder)):
                for number in range(WARM_UP):
                    await crowd.use(number)
                crowd.asked.clear()
                crowd.backlog(backlog)
                await asyncio.gather(crowd.talk(MESSAGES, seconds), crowd.ask(COMMANDS, seconds))
        return summary(crowd.asked)


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    for name, backlog in (("busy server", 0), ("backlog", BACKLOG)):
        print(json.dumps({"run": name} | asyncio.run(measure(seconds, backlog))), flush=True)


if __name__ == "__main__":
    main()
