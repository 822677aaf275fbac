"""Interactions: commands, presses, forms and completions, each acknowledged in time and answered once.

The engine gets an event; what it says first within 1.2 seconds becomes the first response. Only then the wait is
shown ("thinking …", or nothing for a press), so that three seconds are never missed, however busy the engine is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord
import structlog

from adapters.discord import buttons, modals
from adapters.discord.arguments import path_of
from adapters.discord.commands import menus, paths
from adapters.discord.completions import complete
from adapters.discord.errors import ALREADY_ANSWERED, EXPIRED, TROUBLE
from adapters.discord.handles import Handle
from adapters.discord.incoming import Origin, call, menu_call
from adapters.discord.send import Speaker
from engine.contract.clock import Clock
from engine.contract.commands import CommandSpec
from engine.contract.events import Button, Form, Incoming
from engine.contract.ports import Memory, Queries

logger = structlog.get_logger("adapters.discord")
FIRST = 1.2
"""Seconds in which a first reply becomes the first response."""
_GONE = "这个命令已经不在了，重新输入 / 就能看到新的。 · This command is gone; type / to see the new ones."

Append = Callable[[Sequence[Incoming]], Awaitable[object]]
Patience = Callable[[asyncio.Event, float], Awaitable[bool]]
"""Wait for an event, at most so many seconds; tell whether it came."""


async def patience(event: asyncio.Event, seconds: float) -> bool:
    """Wait by the loop's own clock."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True


class Interactions:
    """Turns interactions into events. Run each `handle` in a task of its own: it waits for the answer."""

    def __init__(
        self,
        *,
        queries: Queries,
        memory: Memory,
        clock: Clock,
        speaker: Speaker,
        wait: Patience = patience,
    ) -> None:
        self._queries = queries
        self._memory = memory
        self._clock = clock
        self._handles = speaker.handles
        self._wait = wait

    async def handle(self, interaction: discord.Interaction, append: Append) -> None:
        """See an interaction through until it is in the log and acknowledged. Raises what `append` raises."""
        data: dict[str, Any] = dict(interaction.data or {})
        match interaction.type:
            case discord.InteractionType.application_command:
                await self._command(interaction, data, append)
            case discord.InteractionType.autocomplete:
                await complete(interaction, data, self._queries)
            case discord.InteractionType.component:
                await self._press(interaction, data, append)
            case discord.InteractionType.modal_submit:
                await self._submit(interaction, data, append)
            case _:
                return

    async def _command(self, interaction: discord.Interaction, data: dict[str, Any], append: Append) -> None:
        specs = await self._queries.commands("discord", "")
        origin = Origin(interaction)
        kind = int(data.get("type", 1))
        if kind == 1:
            path, given = path_of(data)
            spec = paths(specs).get(path)
            incoming = call(origin, spec, given) if spec is not None else None
        else:
            spec = menus(specs).get((kind, str(data.get("name"))))
            incoming = menu_call(origin, spec, kind, data) if spec is not None else None
        if spec is None or incoming is None:
            await self._say_gone(interaction)
            return
        given_args = getattr(incoming.body, "args", {})
        if modals.wanted(spec, given_args) and modals.fits(spec) and kind == 1:
            await self._open(interaction, spec)
            return
        await self._engage(interaction, origin, append([incoming]), hidden=spec.private)

    async def _press(self, interaction: discord.Interaction, data: dict[str, Any], append: Append) -> None:
        name, origin = str(data.get("custom_id", "")), Origin(interaction)
        if interaction.message is not None and buttons.is_noted(name):
            # Our notes may have to wait for the database; the press is acknowledged all the same.
            await self._engage(interaction, origin, self._recalled(interaction, name, append), hidden=True)
            return
        pressed = buttons.read(name)
        if pressed is None or interaction.message is None:
            await self._quietly(interaction)
            return
        if pressed.form and pressed.account in ("", str(interaction.user.id)):
            spec = await self._named(pressed.form)
            if spec is not None and modals.fits(spec):
                await self._open(interaction, spec)
                return
        incoming = origin.incoming(_pressed(interaction, pressed))
        await self._engage(interaction, origin, append([incoming]), hidden=True)

    async def _recalled(self, interaction: discord.Interaction, name: str, append: Append) -> None:
        pressed = await buttons.recall(name, self._memory)
        if pressed is not None:
            await append([Origin(interaction).incoming(_pressed(interaction, pressed))])

    async def _submit(self, interaction: discord.Interaction, data: dict[str, Any], append: Append) -> None:
        spec = await self._named(modals.command_of(data))
        if spec is None:
            await self._say_gone(interaction)
            return
        body = Form(name=spec.name, answers=modals.answers(data), interaction=str(interaction.id))
        origin = Origin(interaction)
        await self._engage(interaction, origin, append([origin.incoming(body)]), hidden=spec.private)

    async def _engage(
        self, interaction: discord.Interaction, origin: Origin, append: Awaitable[object], *, hidden: bool
    ) -> None:
        """Append an event and acknowledge its interaction, whichever of answer and time comes first."""
        in_group = interaction.guild_id is not None
        handle = self._handles.open(
            interaction, chat=origin.chat.id, thread=origin.thread, hidden=hidden and in_group
        )
        appending = asyncio.ensure_future(append)
        try:
            if not await self._wait(handle.answered, FIRST):
                await self._acknowledge(handle, interaction)
        finally:
            await appending

    async def _acknowledge(self, handle: Handle, interaction: discord.Interaction) -> None:
        async with handle.lock:
            if handle.phase != "fresh":
                return
            try:
                done = await self._acknowledged(handle, interaction, again=False)
                if not done and not await self._acknowledged(handle, interaction, again=True):
                    return
            except discord.HTTPException as error:
                if error.code in EXPIRED:
                    await self._handles.close(handle)
                logger.warning("an interaction could not be acknowledged", code=error.code)
                return
            await self._handles.save(handle)

    async def _acknowledged(self, handle: Handle, interaction: discord.Interaction, *, again: bool) -> bool:
        """Acknowledge once; false if the connection broke and nobody knows."""
        press = interaction.type is discord.InteractionType.component
        try:
            if handle.pointer:
                nobody = discord.AllowedMentions.none()
                await interaction.response.send_message(
                    handle.pointer, ephemeral=True, allowed_mentions=nobody
                )
            else:
                done = await interaction.response.defer(thinking=not press, ephemeral=handle.record.hidden)
                handle.record.original = str(done.message_id or "") if done is not None else ""
        except discord.HTTPException as error:
            if not (again and error.code == ALREADY_ANSWERED):
                raise
            handle.record.original = str((await interaction.original_response()).id)
        except TROUBLE:
            return False
        handle.move("answered" if handle.pointer else "quiet" if press else "waiting")
        return True

    async def _open(self, interaction: discord.Interaction, spec: CommandSpec) -> None:
        try:
            await interaction.response.send_modal(modals.FormModal(spec, interaction.locale.value))
        except TROUBLE as error:
            logger.warning("a form could not be opened", command=spec.name, error=type(error).__name__)

    async def _quietly(self, interaction: discord.Interaction) -> None:
        try:
            await interaction.response.defer()
        except TROUBLE as error:
            logger.debug("a press could not be acknowledged", error=type(error).__name__)

    async def _say_gone(self, interaction: discord.Interaction) -> None:
        try:
            await interaction.response.send_message(_GONE, ephemeral=True)
        except TROUBLE as error:
            logger.debug("an interaction could not be answered", error=type(error).__name__)

    async def _named(self, name: str) -> CommandSpec | None:
        return next((one for one in await self._queries.commands("discord", "") if one.name == name), None)


def _pressed(interaction: discord.Interaction, pressed: buttons.Pressed) -> Button:
    source = interaction.message
    return Button(
        message=str(source.id) if source is not None else "",
        data=pressed.data,
        interaction=str(interaction.id),
    )
