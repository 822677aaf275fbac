"""Answers to button presses: with the engine's toast if it comes within a second, else with nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram import Bot
from telegram.constants import CallbackQueryLimit
from telegram.error import TelegramError

from adapters.telegram.errors import STALE_PRESS, says

logger = structlog.get_logger("adapters.telegram")
PATIENCE = 1.0
"""Seconds that a press waits for its toast."""
KEPT = 10_000

Wait = Callable[[float], Awaitable[object]]


class Presses:
    """Every press is answered once; the button shows a clock until then."""

    def __init__(self, bot: Bot, wait: Wait = asyncio.sleep) -> None:
        self._bot = bot
        self._wait = wait
        self._open: dict[str, asyncio.Task[None]] = {}
        self._answered: dict[str, None] = {}

    def expect(self, interaction: str) -> None:
        """Begin to wait for the toast of a press; one that was answered before (a redelivery) is left alone."""
        if interaction not in self._answered and interaction not in self._open:
            self._open[interaction] = asyncio.create_task(self._give_up(interaction))

    async def toast(self, interaction: str, text: str) -> None:
        """Answer a press with a passing line; one that is over already is dropped. Raises TelegramError."""
        if interaction in self._answered:
            return
        waiting = self._open.pop(interaction, None)
        if waiting is not None:
            waiting.cancel()
        await self._answer(interaction, text)

    async def close(self) -> None:
        """Answer what waits still, with nothing."""
        for interaction in list(self._open):
            self._open.pop(interaction).cancel()
            await self._quietly(interaction)

    async def _give_up(self, interaction: str) -> None:
        await self._wait(PATIENCE)
        if self._open.pop(interaction, None) is not None:
            await self._quietly(interaction)

    async def _quietly(self, interaction: str) -> None:
        try:
            await self._answer(interaction, "")
        except TelegramError as error:
            logger.debug("a press was left unanswered", error=type(error).__name__)

    async def _answer(self, interaction: str, text: str) -> None:
        self._note(interaction)
        shown = cut(text, CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH)
        try:
            await self._bot.answer_callback_query(interaction, text=shown or None)
        except TelegramError as error:
            if says(error, *STALE_PRESS):
                return
            self._answered.pop(interaction, None)
            raise

    def _note(self, interaction: str) -> None:
        if len(self._answered) >= KEPT:
            for old in list(self._answered)[: KEPT // 2]:
                del self._answered[old]
        self._answered[interaction] = None


def cut(text: str, most: int) -> str:
    """Shorten a text to a number of letters."""
    return text if len(text) <= most else text[: most - 1] + "…"
