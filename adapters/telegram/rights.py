"""Who runs a chat: asked once when it is first heard, and now and then, for not every change is told."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

import msgspec
import structlog
from telegram import Bot
from telegram.error import TelegramError

from adapters.telegram.members import is_present, role_of
from adapters.telegram.options import PLATFORM, TelegramOptions
from adapters.telegram.people import chat_ref, person_ref
from adapters.telegram.wire import Chat, Member, Update
from engine.contract.clock import HOUR, MINUTE, Clock
from engine.contract.errors import StoreError
from engine.contract.events import Incoming, PersonRef, Rights, Role
from engine.contract.ports import Memory, Queries, Stream

logger = structlog.get_logger("adapters.telegram")
AGAIN = 6 * HOUR
AFTER_FAILURE = MINUTE
FIRST = 3.0
"""Seconds that a chat's first updates wait for its administrators."""
_HEARS, _STAFF = "hears:", "staff:"


class Administrators:
    """Keeps the roles of a chat's administrators as Telegram has them.

    Only who got a role from this very chat loses it here: other chats of the community have administrators too.
    """

    def __init__(
        self, options: TelegramOptions, bot: Bot, queries: Queries, memory: Memory, clock: Clock
    ) -> None:
        self._options = options
        self._bot = bot
        self._queries = queries
        self._memory = memory
        self._clock = clock
        self._hears: dict[int, bool] = {}
        self._met: set[int] = set()
        self._due: dict[int, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Semaphore(1)

    async def load(self) -> None:
        """Remember in which chats the bot was an administrator."""
        for name, value in (await self._memory.all(_HEARS)).items():
            self._hears[int(name.removeprefix(_HEARS))] = value == b"1"
            self._met.add(int(name.removeprefix(_HEARS)))

    def hears_members(self, chat: int) -> bool:
        """Tell whether Telegram reports joins and leaves of a chat: only where the bot is an administrator."""
        return self._hears.get(chat, True)

    def note(self, updates: Sequence[Update]) -> None:
        """Note where the bot gained or lost its rights; before the batch is decoded."""
        for update in updates:
            if update.my_chat_member is not None and update.my_chat_member.chat.type != "private":
                chat = update.my_chat_member.chat
                self._hears[chat.id] = update.my_chat_member.new_chat_member.status == "administrator"
                self._due.pop(chat.id, None)

    async def meet(self, updates: Sequence[Update], stream: Stream) -> None:
        """Look up who runs a chat before the first that is said there is read: it may well be its owner's `/setup`."""
        for chat in _groups(updates):
            if chat.id not in self._met:
                self._met.add(chat.id)
                await asyncio.wait((self._look_up(chat, stream),), timeout=FIRST)

    def seen(self, updates: Sequence[Update], stream: Stream) -> None:
        """Have the administrators of the chats looked up that have not been for a while."""
        now = self._clock.now()
        for chat in _groups(updates):
            if now >= self._due.get(chat.id, now):
                self._look_up(chat, stream)

    def _look_up(self, chat: Chat, stream: Stream) -> asyncio.Task[None]:
        self._due[chat.id] = self._clock.now() + AGAIN
        task = asyncio.create_task(self._guarded(chat, stream))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self) -> None:
        """Stop looking."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def settled(self) -> None:
        """Wait for what is being looked up."""
        await asyncio.gather(*self._tasks)

    async def _guarded(self, chat: Chat, stream: Stream) -> None:
        try:
            async with self._turn:
                await self.sync(chat, stream)
        except (TelegramError, StoreError) as error:
            self._due[chat.id] = self._clock.now() + AFTER_FAILURE
            said = self._options.scrub(error)
            logger.warning("the administrators of a chat could not be read", chat=chat.id, error=said)

    async def sync(self, chat: Chat, stream: Stream) -> None:
        """Compare who runs a chat with who is known to, and append what differs."""
        found = await self._bot.get_chat_administrators(chat.id)
        members = [msgspec.convert(one.to_dict(), Member) for one in found]
        await self._note_hearing(chat.id, members)
        people = {str(one.user.id): one for one in members if not one.user.is_bot}
        roles: dict[str, Role] = {
            number: role for number, one in people.items() if (role := role_of(one)) != "member"
        }
        known = await self._queries.staff(PLATFORM, str(chat.id))
        ours = (await self._memory.get(f"{_STAFF}{chat.id}") or b"").decode().split()
        changes = [(person_ref(people[n].user), role) for n, role in roles.items() if known.get(n) != role]
        changes += [(PersonRef(n), "member") for n in ours if n in known and n not in roles]
        now = self._clock.now()
        if changes:
            await stream.append([_rights(chat, person, role, now) for person, role in changes])
        await self._memory.put(f"{_STAFF}{chat.id}", " ".join(sorted(roles)).encode())

    async def _note_hearing(self, chat: int, members: Iterable[Member]) -> None:
        hears = any(one.user.id == self._bot.id and is_present(one) for one in members)
        self._hears[chat] = hears
        await self._memory.put(f"{_HEARS}{chat}", b"1" if hears else b"0")


def _rights(chat: Chat, person: PersonRef, role: Role, now: int) -> Incoming:
    return Incoming(
        platform=PLATFORM,
        chat=chat_ref(chat),
        unique=f"rights:{now}:{person.id}",
        at=now,
        people=(person,),
        actor=0,
        body=Rights(role=role),
    )


def _groups(updates: Sequence[Update]) -> list[Chat]:
    """Return the groups that updates speak of, those that the bot has left aside."""
    found: dict[int, Chat] = {}
    for update in updates:
        if update.my_chat_member is not None and not is_present(update.my_chat_member.new_chat_member):
            found.pop(update.my_chat_member.chat.id, None)
            continue
        parts = (
            update.message,
            update.message_reaction,
            update.chat_member,
            update.my_chat_member,
            update.chat_join_request,
        )
        for part in parts:
            if part is not None and part.chat.type in ("group", "supergroup"):
                found[part.chat.id] = part.chat
    for update in updates:
        message = update.message
        if message is not None and (message.migrate_to_chat_id or message.migrate_from_chat_id):
            # Who runs the new chat is asked once it is known to be the old one.
            found.pop(message.chat.id, None)
            found.pop(message.migrate_to_chat_id or 0, None)
    return list(found.values())
