"""What exists on the fake Discord: users, guilds, channels, messages; every change is told to the gateway."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from engine.contract.clock import Clock
from tests.fakes.discord import shapes
from tests.fakes.discord.errors import unknown
from tests.fakes.discord.shapes import Json

EPOCH_MS = 1_420_070_400_000
VIEW, SEND, READ_HISTORY, MANAGE_MESSAGES = 1 << 10, 1 << 11, 1 << 16, 1 << 13
KICK, BAN, ADMINISTRATOR, MANAGE_GUILD, MANAGE_ROLES = 1 << 1, 1 << 2, 1 << 3, 1 << 5, 1 << 28
MODERATE, CREATE_INVITE, MANAGE_THREADS, MANAGE_NICKS = 1 << 40, 1 << 0, 1 << 34, 1 << 27
MANAGE_EVENTS, CREATE_EVENTS, CREATE_THREADS, SEND_IN_THREADS = 1 << 33, 1 << 44, 1 << 35, 1 << 38
ADD_REACTIONS, EMBED, ATTACH, AUDIT_LOG = 1 << 6, 1 << 14, 1 << 15, 1 << 7
EVERYBODY = VIEW | SEND | READ_HISTORY | EMBED | ATTACH | ADD_REACTIONS | CREATE_THREADS | SEND_IN_THREADS
EVERYTHING = (1 << 50) - 1


@dataclass
class Guild:
    """A server; everything in it is kept as Discord writes it."""

    data: Json
    roles: dict[str, Json] = field(default_factory=dict)
    members: dict[str, Json] = field(default_factory=dict)
    bans: dict[str, Json] = field(default_factory=dict)
    invites: dict[str, Json] = field(default_factory=dict)
    events: dict[str, Json] = field(default_factory=dict)
    voice: dict[str, str] = field(default_factory=dict)
    """Who is in which voice channel."""
    available: bool = True

    @property
    def id(self) -> str:
        return str(self.data["id"])


class World:
    """Everything that exists. `emit(event, data, guild, channel)` tells the gateway."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.emit: Callable[[str, Json, str, str], None] = lambda *_: None
        self._count = 0
        self.users: dict[str, Json] = {}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Json] = {}
        self.messages: dict[str, dict[str, Json]] = {}
        self.reactions: dict[str, dict[str, dict[str, None]]] = {}
        self.hidden: set[str] = set()
        """Ephemeral messages: nobody is told of them, no history has them."""
        self.commands: list[Json] = []
        self.bot = self.new_user("qunban", bot=True)
        self.owner = self.new_user("maintainer")

    # ---- making things

    def new_id(self) -> str:
        """Mint the next snowflake: it carries the time, and is larger than all before."""
        self._count += 1
        return str(((self.clock.now() // 1000 - EPOCH_MS) << 22) + self._count)

    def now(self) -> str:
        return shapes.stamp(self.clock.now())

    def new_user(self, name: str, *, bot: bool = False) -> Json:
        made = shapes.user(self.new_id(), name, bot=bot)
        self.users[made["id"]] = made
        return made

    def new_guild(self, name: str, *, bot_permissions: int = EVERYTHING) -> Guild:
        """Make a server with one text channel "general", owned by the maintainer, with the bot in it."""
        guild = Guild(shapes.guild(self.new_id(), name, self.owner["id"]))
        self.guilds[guild.id] = guild
        guild.roles[guild.id] = shapes.role(guild.id, "@everyone", EVERYBODY, 0)
        own = shapes.role(self.new_id(), "Qunban", bot_permissions, 1) | {"managed": True}
        guild.roles[own["id"]] = own
        for one in (self.owner, self.bot):
            guild.members[one["id"]] = shapes.member(one, self.now())
        guild.members[self.bot["id"]]["roles"] = [own["id"]]
        guild.data["system_channel_id"] = self.new_channel(guild, "general")["id"]
        return guild

    def new_channel(self, guild: Guild, name: str, kind: int = shapes.TEXT) -> Json:
        position = sum(one.get("guild_id") == guild.id for one in self.channels.values())
        made = shapes.channel(self.new_id(), guild.id, name, kind, position)
        self.channels[made["id"]] = made
        self.messages[made["id"]] = {}
        self.emit("CHANNEL_CREATE", made, guild.id, made["id"])
        return made

    def new_role(self, guild: Guild, name: str, permissions: int = 0, position: int | None = None) -> Json:
        """Make a role, by default above all others."""
        place = max(one["position"] for one in guild.roles.values()) + 1 if position is None else position
        made = shapes.role(self.new_id(), name, permissions, place)
        guild.roles[made["id"]] = made
        self.emit("GUILD_ROLE_CREATE", {"guild_id": guild.id, "role": made}, guild.id, "")
        return made

    def new_thread(self, parent: Json, owner: str, name: str, number: str = "", **more: object) -> Json:
        made = shapes.thread(number or self.new_id(), parent, owner, name, self.clock.now()) | more
        self.channels[made["id"]] = made
        self.messages[made["id"]] = {}
        self.emit("THREAD_CREATE", made | {"newly_created": True}, made["guild_id"], made["id"])
        return made

    def direct(self, user: str) -> Json:
        """Return the private channel with somebody, opening it if need be."""
        for one in self.channels.values():
            if one["type"] == shapes.DM and one["recipients"][0]["id"] == user:
                return one
        made = shapes.direct(self.new_id(), self.users[user])
        self.channels[made["id"]] = made
        self.messages[made["id"]] = {}
        return made

    # ---- looking

    def guild_of(self, channel: str) -> Guild | None:
        return self.guilds.get(self.channels[channel].get("guild_id", ""))

    def parent_of(self, channel: str) -> Json:
        """Return the channel whose permissions count: a thread's parent, else itself."""
        found = self.channels[channel]
        return self.channels[found["parent_id"]] if found["type"] in shapes.THREADS else found

    def message(self, channel: str, number: str) -> Json:
        found = self.messages.get(channel, {}).get(number)
        if found is None:
            raise unknown("Message", 10008)
        return found

    def level(self, guild: Guild, user: str) -> int:
        """Return the position of somebody's highest role."""
        roles = guild.members[user]["roles"] if user in guild.members else []
        return max((guild.roles[one]["position"] for one in roles), default=0)

    def permissions(self, user: str, guild: Guild, channel: str = "") -> int:
        """Return what somebody may do, in a channel if one is given."""
        if user == guild.data["owner_id"]:
            return EVERYTHING
        if user not in guild.members:
            return 0
        roles = [guild.id, *guild.members[user]["roles"]]
        rights = 0
        for one in roles:
            rights |= int(guild.roles[one]["permissions"])
        if rights & ADMINISTRATOR:
            return EVERYTHING
        if channel:
            overwrites = {one["id"]: one for one in self.parent_of(channel)["permission_overwrites"]}
            for group in ([guild.id], roles[1:], [user]):
                found = [overwrites[one] for one in group if one in overwrites]
                for one in found:
                    rights &= ~int(one["deny"])
                for one in found:
                    rights |= int(one["allow"])
        return rights

    def sees(self, user: str, channel: str) -> bool:
        """Return whether somebody can read a channel."""
        if channel not in self.channels:
            return True
        guild = self.guild_of(channel)
        return guild is None or bool(self.permissions(user, guild, channel) & VIEW)

    # ---- what happens

    def post(
        self, channel: str, author: Json, text: str, *, number: str = "", hidden: bool = False, **more: object
    ) -> Json:
        """Put a message into a channel and tell everybody, unless it is ephemeral."""
        place = self.channels[channel]
        made = shapes.message(number or self.new_id(), channel, author, text, self.clock.now(), **more)
        self.messages[channel][made["id"]] = made
        if hidden:
            self.hidden.add(made["id"])
            return made
        place["last_message_id"] = made["id"]
        if place["type"] in shapes.THREADS:
            place["message_count"] += 1
            place["total_message_sent"] += 1
        self.emit("MESSAGE_CREATE", self.told(made), place.get("guild_id", ""), channel)
        return made

    def told(self, message: Json) -> Json:
        """Return a message as the gateway tells it: with guild and member."""
        guild = self.guild_of(message["channel_id"])
        if guild is None:
            return message
        extra: Json = {"guild_id": guild.id}
        known = guild.members.get(message["author"]["id"])
        if known is not None and "webhook_id" not in message:
            extra["member"] = shapes.bare(known)
        mentions = [
            one | {"member": shapes.bare(guild.members[one["id"]])} if one["id"] in guild.members else one
            for one in message["mentions"]
        ]
        return message | extra | {"mentions": mentions}

    def revise(self, message: Json, changes: Json, *, edited: bool = True) -> Json:
        """Change a message; only an edit by its author has a time."""
        message |= changes
        if edited:
            message["edited_timestamp"] = self.now()
        channel = message["channel_id"]
        if message["id"] not in self.hidden:
            guild = self.channels[channel].get("guild_id", "")
            self.emit("MESSAGE_UPDATE", self.told(message), guild, channel)
        return message

    def erase(self, channel: str, numbers: list[str]) -> None:
        """Delete messages; several at once are told at once."""
        gone = [one for one in numbers if self.messages[channel].pop(one, None)]
        guild = self.channels[channel].get("guild_id", "")
        place = {"channel_id": channel} | ({"guild_id": guild} if guild else {})
        told = [one for one in gone if one not in self.hidden]
        if len(told) == 1:
            self.emit("MESSAGE_DELETE", place | {"id": told[0]}, guild, channel)
        elif told:
            self.emit("MESSAGE_DELETE_BULK", place | {"ids": told}, guild, channel)

    def react(self, channel: str, number: str, user: str, emoji: str, *, added: bool = True) -> None:
        """Put a reaction on a message or take it away; the same twice is nothing. A custom emoji is `name:id`."""
        message = self.message(channel, number)
        givers = self.reactions.setdefault(number, {}).setdefault(emoji, {})
        if (user in givers) is added:
            return
        if added:
            givers[user] = None
        else:
            del givers[user]
        name, _, custom = emoji.partition(":")
        guild = self.guild_of(channel)
        told: Json = {
            "user_id": user,
            "channel_id": channel,
            "message_id": number,
            "emoji": {"id": custom or None, "name": name},
            "burst": False,
            "type": 0,
        }
        if guild is not None:
            told["guild_id"] = guild.id
            if added and user in guild.members:
                told["member"] = guild.members[user]
        if added:
            told["message_author_id"] = message["author"]["id"]
        event = "MESSAGE_REACTION_ADD" if added else "MESSAGE_REACTION_REMOVE"
        self.emit(event, told, guild.id if guild else "", channel)

    def join(self, guild: Guild, user: str, invite: str = "") -> None:
        """Let somebody in, perhaps by an invite, whose uses then grow."""
        if invite:
            guild.invites[invite]["uses"] += 1
        guild.members[user] = shapes.member(self.users[user], self.now())
        self.emit("GUILD_MEMBER_ADD", guild.members[user] | {"guild_id": guild.id}, guild.id, "")

    def leave(self, guild: Guild, user: str) -> None:
        if guild.members.pop(user, None) is not None:
            guild.voice.pop(user, None)
            told = {"guild_id": guild.id, "user": self.users[user]}
            self.emit("GUILD_MEMBER_REMOVE", told, guild.id, "")

    def change_member(self, guild: Guild, user: str, changes: Json) -> Json:
        guild.members[user] |= changes
        self.emit("GUILD_MEMBER_UPDATE", guild.members[user] | {"guild_id": guild.id}, guild.id, "")
        return guild.members[user]

    def change_role(self, guild: Guild, role: str, changes: Json) -> None:
        guild.roles[role] |= changes
        self.emit("GUILD_ROLE_UPDATE", {"guild_id": guild.id, "role": guild.roles[role]}, guild.id, "")

    def audit(self, guild: Guild, action: int, by: str, target: str, reason: str = "") -> None:
        """Write the audit log (20 = kick, 22 = ban)."""
        told = {
            "id": self.new_id(),
            "guild_id": guild.id,
            "user_id": by,
            "target_id": target,
            "action_type": action,
            "reason": reason,
        }
        self.emit("GUILD_AUDIT_LOG_ENTRY_CREATE", told, guild.id, "")

    def ban(self, guild: Guild, user: str, by: str, reason: str = "") -> None:
        guild.bans[user] = {"user": self.users[user], "reason": reason or None}
        self.emit("GUILD_BAN_ADD", {"guild_id": guild.id, "user": self.users[user]}, guild.id, "")
        self.leave(guild, user)
        self.audit(guild, 22, by, user, reason)

    def be_in(self, guild: Guild, user: str, channel: str | None) -> None:
        """Move somebody into a voice channel, or out of all."""
        if channel is None:
            guild.voice.pop(user, None)
        else:
            guild.voice[user] = channel
        told = self.voice_state(user, channel) | {"guild_id": guild.id, "member": guild.members[user]}
        self.emit("VOICE_STATE_UPDATE", told, guild.id, "")

    def voice_state(self, user: str, channel: str | None) -> Json:
        flags = ("deaf", "mute", "self_deaf", "self_mute", "self_video", "suppress")
        return {
            "user_id": user,
            "channel_id": channel,
            "session_id": f"voice-{user}",
            "request_to_speak_timestamp": None,
        } | dict.fromkeys(flags, False)

    def invite(self, guild: Guild, channel: str, inviter: str, code: str = "", **more: object) -> Json:
        """Make an invite and tell those who may know."""
        code = code or f"inv{self.new_id()[-8:]}"
        keys: tuple[str, ...] = (
            "id",
            "name",
            "splash",
            "banner",
            "description",
            "icon",
            "features",
            "verification_level",
        )
        keys += ("vanity_url_code", "nsfw_level", "nsfw", "premium_subscription_count")
        place = self.channels[channel]
        made: Json = {
            "type": 0,
            "code": code,
            "expires_at": None,
            "guild": {key: guild.data[key] for key in keys},
            "guild_id": guild.id,
            "channel": {"id": channel, "type": place["type"], "name": place["name"]},
            "inviter": self.users[inviter],
            "uses": 0,
            "max_uses": 0,
            "max_age": 0,
            "temporary": False,
            "created_at": self.now(),
        } | more
        guild.invites[code] = made
        told = {key: value for key, value in made.items() if key not in ("guild", "channel", "type")}
        self.emit("INVITE_CREATE", told | {"channel_id": channel, "guild_id": guild.id}, guild.id, channel)
        return made

    def guild_create(self, guild: Guild) -> Json:
        """Return a server as a new session gets it."""
        channels = [one for one in self.channels.values() if one.get("guild_id") == guild.id]
        seen = [one for one in channels if self.sees(self.bot["id"], one["id"])]
        threads = [one for one in seen if one["type"] in shapes.THREADS]
        voice = [self.voice_state(user, channel) for user, channel in guild.voice.items()]
        return guild.data | {
            "roles": list(guild.roles.values()),
            "members": list(guild.members.values()),
            "member_count": len(guild.members),
            "channels": [one for one in channels if one["type"] not in shapes.THREADS],
            "threads": [one for one in threads if not one["thread_metadata"]["archived"]],
            "voice_states": voice,
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": list(guild.events.values()),
            "soundboard_sounds": [],
            "joined_at": guild.members[self.bot["id"]]["joined_at"],
            "large": False,
            "unavailable": False,
        }
