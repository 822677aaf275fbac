"""What the gateway is asked to tell, and what is left when the bot's owner has not switched it on.

Two intents are privileged: without *message content* the bot reads commands, buttons, reactions and what mentions it,
but no other words; without *server members* it learns of no joins, leaves and role changes.
"""

from __future__ import annotations

import discord

PRIVILEGED = {"message_content": "discord-intent-content", "members": "discord-intent-members"}
"""The privileged intents we use, and the finding that says one is missing."""
_ALWAYS = (
    "guilds",
    "moderation",
    "invites",
    "voice_states",
    "guild_messages",
    "dm_messages",
    "guild_reactions",
    "dm_reactions",
    "guild_scheduled_events",
)


def wanted() -> discord.Intents:
    """Return everything that we can use."""
    return discord.Intents(**dict.fromkeys((*_ALWAYS, *PRIVILEGED), True))


def granted(intents: discord.Intents, flags: discord.ApplicationFlags | None) -> discord.Intents:
    """Return what is left after a refusal: what the application's flags grant, else nothing privileged."""
    left = discord.Intents(intents.value)
    if flags is not None:
        left.message_content &= flags.gateway_message_content or flags.gateway_message_content_limited
        left.members &= flags.gateway_guild_members or flags.gateway_guild_members_limited
    if flags is None or left == intents:
        left.message_content = left.members = False
    return left


def missing(intents: discord.Intents) -> list[str]:
    """Return the findings for the privileged intents that are not there."""
    return [finding for name, finding in PRIVILEGED.items() if not getattr(intents, name)]
