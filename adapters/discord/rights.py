"""Who is more than a member on a server.

The server's owner is owner; who may administrate or manage the server is admin; who may time out, kick, ban or delete
others' messages is moderator. What @everyone may counts for nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import discord

from engine.contract.events import ROLES, Role

_ADMIN = discord.Permissions(administrator=True, manage_guild=True).value
_MODERATOR = discord.Permissions(
    moderate_members=True, kick_members=True, ban_members=True, manage_messages=True
).value


def rank_of(permissions: int) -> Role:
    """Return the role that permissions amount to."""
    if permissions & _ADMIN:
        return "admin"
    return "moderator" if permissions & _MODERATOR else "member"


def may(guild: discord.Guild, **permission: bool) -> bool:
    """Return whether the bot may do something on a whole server; before Discord has said who it is there, no."""
    me: discord.Member | None = guild.me
    return me is not None and me.guild_permissions >= discord.Permissions(**permission)


class Ranks:
    """The staff of every server, as far as it is known."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], Role] = {}
        self._roles: dict[int, dict[str, Role]] = {}
        self._owners: dict[int, int | None] = {}

    def staff_roles(self, guild: discord.Guild) -> Mapping[str, Role]:
        """Return the server's roles that make somebody more than a member, by id."""
        found = self._roles.get(guild.id)
        if found is None:
            ranks = ((one, rank_of(one.permissions.value)) for one in guild.roles if not one.is_default())
            found = {str(one.id): rank for one, rank in ranks if rank != "member"}
            self._roles[guild.id] = found
        return found

    def standing(self, guild: discord.Guild) -> tuple[int | None, Mapping[str, Role]]:
        """Return what ranks depend on, besides who has which role: the owner as last seen, and the staff's roles."""
        owner = self._owners.setdefault(guild.id, guild.owner_id)
        return owner, self.staff_roles(guild)

    def forget_roles(self, guild: int) -> None:
        """Look a server's roles up again."""
        self._roles.pop(guild, None)
        self._owners.pop(guild, None)

    def rank(self, guild: discord.Guild, user: str, roles: Iterable[str]) -> Role:
        """Return what somebody with these roles is."""
        if user == str(guild.owner_id):
            return "owner"
        staff = self.staff_roles(guild)
        ranks = [staff[one] for one in roles if one in staff]
        return max(ranks, key=ROLES.index, default="member")

    def see(self, guild: discord.Guild, user: str, roles: Iterable[str]) -> Role | None:
        """Take note of somebody's roles; return what they are if that is news."""
        return self.learn(guild, user, self.rank(guild, user, roles))

    def learn(self, guild: discord.Guild, user: str, rank: Role) -> Role | None:
        """Take note of what somebody is; return it if that is news."""
        key = guild.id, user
        if self._known.get(key, "member") == rank:
            return None
        if rank == "member":
            del self._known[key]
        else:
            self._known[key] = rank
        return rank

    def assume(self, guild: discord.Guild, staff: Mapping[str, Role]) -> None:
        """Begin with what the log says."""
        for user, rank in staff.items():
            if rank != "member":
                self._known.setdefault((guild.id, user), rank)

    def people(self, guild: discord.Guild) -> list[str]:
        """Return who is known to be more than a member."""
        return [user for number, user in self._known if number == guild.id]
