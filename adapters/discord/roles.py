"""Why a role cannot be granted, said so that a server's owner knows what to do."""

from __future__ import annotations

import discord

from engine.contract.errors import SendError


def refuse_if_above(guild: discord.Guild, role: discord.Role) -> None:
    """Raise SendError, permanent, if the bot cannot give or take a role; the sentence names both roles."""
    me: discord.Member | None = guild.me
    if role.is_default():
        raise SendError("everybody has the role “@everyone” already", permanent=True)
    if role.managed:
        raise SendError(
            f"the role “{role.name}” belongs to another app and cannot be given out", permanent=True
        )
    if me is None:
        return
    if not me.guild_permissions.manage_roles:
        raise SendError(
            f"the bot needs the permission “Manage Roles” to give out the role “{role.name}”; "
            f"its highest role is “{me.top_role.name}”",
            permanent=True,
        )
    if role >= me.top_role:
        raise SendError(
            f"the role “{role.name}” does not stand below the bot's highest role “{me.top_role.name}”; "
            f"drag “{me.top_role.name}” above “{role.name}” in the server settings under Roles",
            permanent=True,
        )
