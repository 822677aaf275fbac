"""The port `Adapter` on Discord."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import discord
import structlog

from adapters.discord import commands
from adapters.discord.client import Client, Hook
from adapters.discord.decode import PLATFORM
from adapters.discord.errors import TROUBLE
from adapters.discord.hosts import reached
from adapters.discord.inbox import Inbox
from adapters.discord.inspect import Inspector
from adapters.discord.interactions import Interactions
from adapters.discord.options import DiscordOptions
from adapters.discord.quiet import quieten
from adapters.discord.reception import Reception
from adapters.discord.send import Speaker
from adapters.discord.supervise import PATIENCE, keep_alive
from engine.contract.clock import Clock
from engine.contract.errors import QunbanError, SendError
from engine.contract.events import ChatRef, Finding
from engine.contract.ports import OWN_ACCOUNT, Delivery, Memory, Pace, Queries, Sent, Stream

logger = structlog.get_logger("adapters.discord")


class DiscordAdapter:
    """One bot on Discord. `sleep`, `patience`, `ready_timeout` and `before_identify` are there for tests."""

    platform = PLATFORM
    pace = Pace(overall=(50, 1.0))

    def __init__(
        self,
        options: DiscordOptions,
        *,
        queries: Queries,
        memory: Memory,
        clock: Clock,
        ready_timeout: float = 2.0,
        before_identify: Hook | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        patience: float = PATIENCE,
    ) -> None:
        self._options = options
        self._queries = queries
        self._memory = memory
        self._clock = clock
        self._ready_timeout = ready_timeout
        self._before_identify = before_identify
        self._sleep = sleep
        self._patience = patience
        self._inspector = Inspector(options, clock)
        self.client: Client | None = None
        self._speaker: Speaker | None = None
        self._unreachable = 0

    @property
    def unreachable(self) -> int:
        """How many private messages found their person's door closed."""
        return self._unreachable + (0 if self._speaker is None else self._speaker.unreachable)

    @property
    def connected(self) -> bool:
        return self.client is not None and self.client.heard

    async def run(self, stream: Stream) -> None:
        """Listen until cancelled. Raises ConfigError if the token is refused."""
        quieten()
        with reached(self._options):
            client = Client(
                self._options,
                ready_timeout=self._ready_timeout,
                before_identify=self._before_identify,
                trace=self._inspector.trace(),
            )
            speaker = Speaker(client, memory=self._memory, clock=self._clock, queries=self._queries)
            speaker.inspect = self.inspect
            self.client, self._speaker = client, speaker
            try:
                await self._listen(client, speaker, stream)
            finally:
                self._unreachable += speaker.unreachable
                self.client = self._speaker = None

    async def send(self, delivery: Delivery) -> Sent:
        """Speak. Raises SendError, to be tried again, while there is no connection."""
        speaker, client = self._speaker, self.client
        if speaker is None or client is None or not client.logged_in:
            raise SendError("Discord is not connected", retry_after=2.0)
        try:
            return await speaker.send(delivery)
        except RuntimeError as error:
            if client.logged_in:
                raise
            raise SendError("the connection to Discord is being made anew", retry_after=2.0) from error

    async def inspect(self, chat: ChatRef | None = None) -> Sequence[Finding]:
        """Check token, intents and clock, and in a chat the bot's rights. Raises SendError if nobody answers."""
        return await self._inspector.look(self.client, chat)

    async def _listen(self, client: Client, speaker: Speaker, stream: Stream) -> None:
        reception = Reception(
            client, queries=self._queries, memory=self._memory, clock=self._clock, sleep=self._sleep
        )
        reception.receiver.on_ready = lambda: self._register(client)
        client.interacted = self._answerer(speaker, reception.inbox)
        tasks = await reception.start(stream)
        connection = asyncio.create_task(
            keep_alive(client, sleep=self._sleep, patience=self._patience), name="discord connection"
        )
        try:
            done, _ = await asyncio.wait([connection, *tasks], return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            connection.cancel()
            await asyncio.gather(connection, return_exceptions=True)
            await reception.stop()

    async def _register(self, client: Client) -> None:
        try:
            if client.user is not None:
                await self._memory.put(OWN_ACCOUNT, str(client.user.id).encode())
            await commands.sync(client, self._queries, self._memory)
        except (*TROUBLE, QunbanError) as error:
            logger.error("the commands cannot be registered", error=type(error).__name__)  # noqa: TRY400

    def _answerer(self, speaker: Speaker, inbox: Inbox) -> Callable[[discord.Interaction], Awaitable[None]]:
        interactions = Interactions(
            queries=self._queries, memory=self._memory, clock=self._clock, speaker=speaker
        )

        async def answer(interaction: discord.Interaction) -> None:
            await interactions.handle(interaction, inbox.append)

        return answer
