from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.fakes.telegram import FakeTelegram


async def test_a_token_that_the_platform_refuses_ends_the_bot_with_one_sentence(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        bot = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "run", "--db", f"sqlite:///{tmp_path / 'q.db'}"),
            env=os.environ
            | {
                "QUNBAN_TELEGRAM__TOKEN": "1234567890:" + "B" * 35,
                "QUNBAN_TELEGRAM__BASE_URL": telegram.base_url,
            },
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        _, said = await bot.communicate()
    assert bot.returncode == 1
    assert "token" in said.decode().splitlines()[-1]
    assert "TaskGroup" not in said.decode()
    assert "BBBB" not in said.decode()
