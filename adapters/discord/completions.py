"""Completions: what is offered while somebody types an argument. They need no record, and the engine takes no part."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import discord
import structlog
from discord import app_commands

from adapters.discord.arguments import name_of, path_of
from adapters.discord.commands import paths
from adapters.discord.errors import TROUBLE
from adapters.discord.incoming import Origin
from engine.contract.ports import Queries

logger = structlog.get_logger("adapters.discord")
BUDGET = 0.3
"""Seconds that a completion may take."""
CHOICES = 25
LONGEST_CHOICE = 100


async def complete(interaction: discord.Interaction, data: dict[str, Any], queries: Queries) -> None:
    """Answer with what the queries offer in time, else with nothing."""
    path, given = path_of(data)
    spec = paths(await queries.commands("discord", "")).get(path)
    focused = next((one for one in given if one.get("focused")), None)
    found: Sequence[str] = ()
    if spec is not None and focused is not None:
        param = next((one.name for one in spec.params if name_of(one) == focused["name"]), "")
        chat, typed = Origin(interaction).chat.id, str(focused.get("value", ""))
        try:
            asked = queries.suggest("discord", chat, spec.name, param, typed)
            found = await asyncio.wait_for(asked, BUDGET)
        except TimeoutError:
            found = ()
    shown = [one for one in dict.fromkeys(found) if 0 < len(one) <= LONGEST_CHOICE][:CHOICES]
    try:
        await interaction.response.autocomplete([app_commands.Choice(name=one, value=one) for one in shown])
    except TROUBLE as error:
        # The member has typed on, or the connection broke: the next letter asks again.
        logger.debug("a completion came too late", error=type(error).__name__)
