"""How a reply answers an interaction.

| phase of the interaction | the reply | what is done |
| --- | --- | --- |
| fresh | any | first response: a message, hidden if the reply is private |
| fresh | edits the message whose button was pressed | first response: that message is changed |
| waiting ("thinking …") | as private as the wait | the wait becomes the answer |
| waiting | private, the wait was not (or the reverse) | wait filled with "⋯", follow-up of the right kind, wait deleted |
| quiet (press acknowledged) | edits the pressed message | that message is changed through the interaction |
| quiet, answered | any other | follow-up, hidden if the reply is private |
| answered | edits the pressed message | that message is changed through the interaction |
| expired, refused by Discord | any | None: the caller speaks in the channel, or in private |

A first response whose answer was lost is recognised when it is tried again (Discord says "already answered"), as are
edits. A follow-up knows no nonce: one whose answer was lost in a broken connection may come twice.
Further pages of a reply are follow-ups of the same kind as its first.
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any, TypeVar

import discord

from adapters.discord.errors import ALREADY_ANSWERED, EXPIRED, GONE
from adapters.discord.handles import Handle

T = TypeVar("T")
_BLANK = "⋯"


class Expired(Exception):
    """The interaction takes no answer any more."""


class Answering:
    """Answers one interaction with pages; to be used under the handle's lock."""

    def __init__(self, client: discord.Client, handle: Handle, key: str) -> None:
        self._client = client
        self._handle = handle
        self._key = key

    async def say(self, page: dict[str, Any], *, private: bool) -> str:
        """Show a page, by the table above, and return its message's id. Raises Expired."""
        return await self._unless_expired(self._say(page, private))

    async def change_source(self, page: dict[str, Any]) -> str | None:
        """Change the message whose button was pressed; None if it is gone. Raises Expired."""
        return await self._unless_expired(self._change_source(page))

    async def _unless_expired(self, work: Awaitable[T]) -> T:
        try:
            return await work
        except discord.HTTPException as error:
            if error.code in EXPIRED:
                raise Expired from error
            raise

    async def _say(self, page: dict[str, Any], private: bool) -> str:
        handle = self._handle
        if handle.phase == "fresh":
            said = await self._first(page, private)
            if said is not None:
                return said
        if handle.phase == "waiting":
            return await self._fill(page, private)
        said = await self._follow_up(page, private)
        handle.move("answered")
        return said

    async def _first(self, page: dict[str, Any], private: bool) -> str | None:
        """Respond for the first time; None if the interaction turns out to have been acknowledged before."""
        handle, interaction = self._handle, self._handle.interaction
        if interaction is None:
            raise Expired
        again = handle.tried == self._key
        handle.tried = self._key
        try:
            done = await interaction.response.send_message(**page, ephemeral=private)
        except discord.InteractionResponded:
            handle.move("answered")
            return None
        except discord.HTTPException as error:
            if error.code != ALREADY_ANSWERED:
                raise
            return await self._what_became(interaction, again)
        handle.move("answered")
        return str(done.message_id or "")

    async def _what_became(self, interaction: discord.Interaction, again: bool) -> str | None:
        """Learn what an earlier attempt, whose answer was lost, came to."""
        try:
            original = await interaction.original_response()
        except discord.NotFound:
            self._handle.move("quiet")
            return None
        if original.flags.loading:
            self._handle.record.hidden = original.flags.ephemeral
            self._handle.record.original = str(original.id)
            self._handle.move("waiting")
            return None
        self._handle.move("answered")
        is_source = str(original.id) == self._handle.record.source
        return str(original.id) if again and not is_source else None

    async def _fill(self, page: dict[str, Any], private: bool) -> str:
        handle, hook, wait = self._handle, self._hook(), int(self._handle.record.original)
        if handle.record.hidden == private:
            message = await hook.edit_message(wait, **as_edit(page))
            handle.move("answered")
            return str(message.id)
        # Discord turns the first follow-up into the wait's own message, with its visibility, unless that is filled.
        await hook.edit_message(wait, content=_BLANK)
        said = await self._follow_up(page, private)
        handle.move("answered")
        await hook.delete_message(wait)
        return said

    async def _follow_up(self, page: dict[str, Any], private: bool) -> str:
        message: Any = await self._hook().send(**page, ephemeral=private, wait=True)
        return str(message.id)

    async def _change_source(self, page: dict[str, Any]) -> str | None:
        handle, interaction = self._handle, self._handle.interaction
        changes = as_edit(page)
        if handle.phase == "fresh":
            if interaction is None:
                raise Expired
            try:
                await interaction.response.edit_message(**changes)
                handle.move("answered")
                return handle.record.source
            except discord.InteractionResponded:
                handle.move("answered")
            except discord.HTTPException as error:
                if error.code != ALREADY_ANSWERED:
                    raise
                handle.move("quiet")
        try:
            # To Discord the pressed message is the original only as long as nothing else was the first response.
            await self._hook().edit_message(int(handle.record.source), **changes)
        except discord.HTTPException as error:
            if error.code in GONE:
                return None
            raise
        handle.move("answered")
        return handle.record.source

    def _hook(self) -> discord.Webhook:
        record = self._handle.record
        # The library makes the same one for `Interaction.followup`; ours outlives the interaction's object.
        data: Any = {"id": record.application, "type": 3, "token": record.token}
        return discord.Webhook.from_state(data=data, state=self._client._connection)


def as_edit(page: dict[str, Any]) -> dict[str, Any]:
    """Turn the arguments of a new message into those that make an old one the same."""
    return {
        "content": page.get("content") or None,
        "embeds": page.get("embeds", []),
        "attachments": page.get("files", []),
        "view": page.get("view"),
        "allowed_mentions": page["allowed_mentions"],
    }
