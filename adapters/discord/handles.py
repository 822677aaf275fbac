"""Handles of interactions: what it takes to answer one, also after a restart, for fifteen minutes."""

from __future__ import annotations

import asyncio
import base64
from collections import OrderedDict
from typing import Literal

import discord
import msgspec
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from engine.contract.clock import MINUTE, SECOND, Clock
from engine.contract.ports import Memory

LIFE = 15 * MINUTE - 10 * SECOND
"""How long a handle is used; Discord takes its token for fifteen minutes."""
MOST = 4096
_NOTE = "interaction:"

Phase = Literal["fresh", "waiting", "quiet", "answered"]
"""Unacknowledged; acknowledged by "thinking …"; by a silent acknowledgement of a press; answered."""


class Record(msgspec.Struct):
    """What of a handle outlives the process."""

    id: str
    token: str
    application: int
    user: str
    source: str
    """The message whose button was pressed, if one was."""
    chat: str
    thread: str
    expires_at: int
    phase: Phase = "fresh"
    hidden: bool = False
    """Whether the "thinking …" is for the user's eyes only."""
    original: str = ""
    """The message that says "thinking …"."""


class Handle:
    """One interaction, under way. `lock` is held by whoever answers."""

    def __init__(self, record: Record, interaction: discord.Interaction | None = None) -> None:
        self.record = record
        self.interaction = interaction
        self.lock = asyncio.Lock()
        self.answered = asyncio.Event()
        self.tried = ""
        """The delivery whose first response may or may not have arrived."""
        self.pointer = ""
        """Where the answer is, if it went elsewhere: said at last if nothing else is."""

    @property
    def phase(self) -> Phase:
        return self.record.phase

    def move(self, phase: Phase) -> None:
        """Enter a phase. Once acknowledged, the interaction itself is not needed any more."""
        self.record.phase = phase
        if phase == "answered":
            self.answered.set()


class Handles:
    """All interactions that can still be answered.

    A handle is written down when it has been acknowledged, not before: an interaction that nobody acknowledged dies
    after three seconds, and no process comes back that fast.
    """

    def __init__(self, client: discord.Client, memory: Memory, clock: Clock) -> None:
        self._client = client
        self._memory = memory
        self._clock = clock
        self._here: OrderedDict[str, Handle] = OrderedDict()

    def open(
        self, interaction: discord.Interaction, *, chat: str, thread: str = "", hidden: bool = False
    ) -> Handle:
        """Begin the handle of an interaction that has just arrived in a chat."""
        source = interaction.message
        record = Record(
            id=str(interaction.id),
            token=interaction.token,
            application=interaction.application_id,
            user=str(interaction.user.id),
            source=str(source.id) if source is not None else "",
            chat=chat,
            thread=thread,
            expires_at=self._clock.now() + LIFE,
            hidden=hidden,
        )
        return self._keep(Handle(record, interaction))

    async def find(self, name: str) -> Handle | None:
        """Return a handle that can still be used, from before a restart too."""
        handle = self._here.get(name)
        if handle is None:
            handle = await self._remembered(name)
            if handle is None:
                return None
        if handle.record.expires_at <= self._clock.now():
            await self.close(handle)
            return None
        return handle

    async def save(self, handle: Handle) -> None:
        """Write a handle down, encrypted, until it expires."""
        sealed = self._cipher().encrypt(msgspec.json.encode(handle.record))
        await self._memory.put(_NOTE + handle.record.id, sealed, until=handle.record.expires_at)

    async def close(self, handle: Handle) -> None:
        """Forget a handle that cannot be used any more."""
        self._here.pop(handle.record.id, None)
        await self._memory.drop(_NOTE + handle.record.id)

    def _keep(self, handle: Handle) -> Handle:
        handle = self._here.setdefault(handle.record.id, handle)
        now = self._clock.now()
        # They expire in the order in which they came.
        while self._here:
            oldest = next(iter(self._here.values()))
            if oldest.record.expires_at > now and len(self._here) <= MOST:
                break
            del self._here[oldest.record.id]
        return handle

    async def _remembered(self, name: str) -> Handle | None:
        sealed = await self._memory.get(_NOTE + name)
        if sealed is None:
            return None
        try:
            record = msgspec.json.decode(self._cipher().decrypt(sealed), type=Record)
        except (InvalidToken, msgspec.MsgspecError):
            return None  # written under another bot token: of no use, and it expires by itself
        return self._here.get(name) or self._keep(Handle(record))

    def _cipher(self) -> Fernet:
        secret = (self._client.http.token or "").encode()
        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"qunban interaction handles").derive(
            secret
        )
        return Fernet(base64.urlsafe_b64encode(key))
