"""Calls about servers: members, roles, bans, invites, events, channels, threads."""

from __future__ import annotations

from typing import Any

from tests.fakes.discord import shapes, world
from tests.fakes.discord.errors import Refusal, invalid, missing_access, missing_permissions, unknown
from tests.fakes.discord.on_messages import Messages
from tests.fakes.discord.rest import Call, Rest, whole
from tests.fakes.discord.shapes import Json
from tests.fakes.discord.world import Guild, World


class Guilds:
    """What the bot does with servers, with Discord's rules for rights and hierarchy."""

    def __init__(self, place: World, rest: Rest, messages: Messages, intents: Any) -> None:
        self._world = place
        self._messages = messages
        self._members_allowed = intents
        guild = "/guilds/{guild_id}"
        person = f"{guild}/members/{{user_id}}"
        for method, template, handler in (
            ("GET", guild, lambda call: (200, self._whole(self._guild(call)))),
            ("GET", f"{guild}/channels", self._channels),
            ("GET", f"{guild}/roles", lambda call: (200, list(self._guild(call).roles.values()))),
            ("POST", f"{guild}/roles", self._new_role),
            ("GET", f"{guild}/members", self._members),
            ("GET", person, lambda call: (200, self._member(call))),
            ("PATCH", f"{guild}/members/@me", self._patch_self),
            ("PATCH", person, self._patch_member),
            ("DELETE", person, self._kick),
            ("PUT", f"{person}/roles/{{role_id}}", lambda call: self._grant(call, given=True)),
            ("DELETE", f"{person}/roles/{{role_id}}", lambda call: self._grant(call, given=False)),
            ("GET", f"{guild}/bans/{{user_id}}", self._banned),
            ("PUT", f"{guild}/bans/{{user_id}}", self._ban),
            ("DELETE", f"{guild}/bans/{{user_id}}", self._unban),
            ("GET", f"{guild}/invites", self._invites),
            ("GET", f"{guild}/threads/active", self._active),
            ("GET", f"{guild}/scheduled-events", lambda call: (200, list(self._guild(call).events.values()))),
            ("POST", f"{guild}/scheduled-events", self._new_event),
            ("GET", _EVENT, lambda call: (200, self._event(call))),
            ("PATCH", _EVENT, self._patch_event),
            ("DELETE", _EVENT, self._drop_event),
            ("GET", "/channels/{channel_id}", lambda call: (200, self._channel(call))),
            ("PATCH", "/channels/{channel_id}", self._patch_channel),
            ("POST", "/channels/{channel_id}/invites", self._new_invite),
            ("POST", "/channels/{channel_id}/threads", self._new_thread),
            ("POST", "/channels/{channel_id}/messages/{message_id}/threads", self._thread_under),
            ("PUT", "/channels/{channel_id}/thread-members/@me", lambda _: (204, None)),
            ("PUT", "/channels/{channel_id}/thread-members/{user_id}", lambda _: (204, None)),
        ):
            rest.add(method, template, handler)

    # ---- finding, and being allowed to

    def _guild(self, call: Call, needs: int = 0) -> Guild:
        guild = self._world.guilds.get(call.params["guild_id"])
        if guild is None:
            raise unknown("Guild", 10004)
        if self._world.bot["id"] not in guild.members:
            raise missing_access()
        if needs & ~self._world.permissions(self._world.bot["id"], guild):
            raise missing_permissions()
        return guild

    def _whole(self, guild: Guild) -> Json:
        return guild.data | {"roles": list(guild.roles.values())}

    def _member(self, call: Call, needs: int = 0) -> Json:
        found = self._guild(call, needs).members.get(call.params["user_id"])
        if found is None:
            raise unknown("Member", 10007)
        return found

    def _above(self, guild: Guild, user: str) -> None:
        """Refuse what somebody must stand higher for."""
        own = self._world.bot["id"]
        if user == guild.data["owner_id"] or self._world.level(guild, own) <= self._world.level(guild, user):
            raise missing_permissions()

    def _channel(self, call: Call, needs: int = 0) -> Json:
        channel = self._world.channels.get(call.params["channel_id"])
        if channel is None:
            raise unknown("Channel", 10003)
        guild = self._world.guild_of(channel["id"])
        if guild is not None:
            rights = self._world.permissions(self._world.bot["id"], guild, channel["id"])
            if not rights & world.VIEW:
                raise missing_access()
            if needs & ~rights:
                raise missing_permissions()
        return channel

    # ---- members

    def _members(self, call: Call) -> tuple[int, Any]:
        guild = self._guild(call)
        if not self._members_allowed():
            raise missing_access()
        after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1))
        found = sorted(guild.members.values(), key=lambda one: int(one["user"]["id"]))
        return 200, [one for one in found if int(one["user"]["id"]) > after][:limit]

    def _patch_self(self, call: Call) -> tuple[int, Any]:
        return 200, self._world.change_member(self._guild(call), self._world.bot["id"], whole(call.body))

    def _patch_member(self, call: Call) -> tuple[int, Any]:
        body, user = whole(call.body), call.params["user_id"]
        needs = {"communication_disabled_until": world.MODERATE, "nick": world.MANAGE_NICKS}
        needs |= {"roles": world.MANAGE_ROLES}
        for key in body:
            self._member(call, needs.get(key, 0))
        guild = self._guild(call)
        self._above(guild, user)
        if until := body.get("communication_disabled_until"):
            if self._world.permissions(user, guild) & world.ADMINISTRATOR:
                raise missing_permissions()
            if shapes.moment(until) - self._world.clock.now() > 28 * 86_400_000_000 + 60_000_000:
                raise invalid("communication_disabled_until", "DATE_TIME", "Must be within 28 days.")
        return 200, self._world.change_member(guild, user, body)

    def _kick(self, call: Call) -> tuple[int, Any]:
        self._member(call, world.KICK)
        guild = self._guild(call)
        self._above(guild, call.params["user_id"])
        self._world.leave(guild, call.params["user_id"])
        self._world.audit(guild, 20, self._world.bot["id"], call.params["user_id"])
        return 204, None

    def _grant(self, call: Call, *, given: bool) -> tuple[int, Any]:
        member, guild = self._member(call, world.MANAGE_ROLES), self._guild(call)
        role = guild.roles.get(call.params["role_id"])
        if role is None:
            raise unknown("Role", 10011)
        if role["position"] >= self._world.level(guild, self._world.bot["id"]):
            raise missing_permissions()
        kept = [one for one in member["roles"] if one != role["id"]]
        self._world.change_member(
            guild, call.params["user_id"], {"roles": [*kept, role["id"]] if given else kept}
        )
        return 204, None

    def _new_role(self, call: Call) -> tuple[int, Any]:
        guild, body = self._guild(call, world.MANAGE_ROLES), whole(call.body)
        made = self._world.new_role(
            guild, body.get("name", "new role"), int(body.get("permissions") or 0), position=0
        )
        return 200, made

    def _ban(self, call: Call) -> tuple[int, Any]:
        guild, user = self._guild(call, world.BAN), call.params["user_id"]
        if user not in self._world.users:
            raise unknown("User", 10013)
        if user in guild.members:
            self._above(guild, user)
        self._world.ban(guild, user, self._world.bot["id"])
        return 204, None

    def _banned(self, call: Call) -> tuple[int, Any]:
        found = self._guild(call, world.BAN).bans.get(call.params["user_id"])
        if found is None:
            raise unknown("Ban", 10026)
        return 200, found

    def _unban(self, call: Call) -> tuple[int, Any]:
        guild, user = self._guild(call, world.BAN), call.params["user_id"]
        if guild.bans.pop(user, None) is None:
            raise unknown("Ban", 10026)
        told = {"guild_id": guild.id, "user": self._world.users[user]}
        self._world.emit("GUILD_BAN_REMOVE", told, guild.id, "")
        return 204, None

    # ---- invites and events

    def _invites(self, call: Call) -> tuple[int, Any]:
        return 200, list(self._guild(call, world.MANAGE_GUILD).invites.values())

    def _new_invite(self, call: Call) -> tuple[int, Any]:
        channel = self._channel(call, world.CREATE_INVITE)
        guild = self._world.guilds[channel["guild_id"]]
        body = whole(call.body)
        given = {key: body[key] for key in ("max_age", "max_uses", "temporary") if body.get(key) is not None}
        return 200, self._world.invite(guild, channel["id"], self._world.bot["id"], **given)

    def _event(self, call: Call) -> Json:
        found = self._guild(call).events.get(call.params["guild_scheduled_event_id"])
        if found is None:
            raise unknown("Guild Scheduled Event", 10070)
        return found

    def _new_event(self, call: Call) -> tuple[int, Any]:
        guild, body = self._guild(call, world.CREATE_EVENTS), whole(call.body)
        if body["entity_type"] == 3 and not body.get("scheduled_end_time"):
            raise invalid("scheduled_end_time", "BASE_TYPE_REQUIRED", "This field is required")
        if shapes.moment(body["scheduled_start_time"]) < self._world.clock.now():
            raise invalid("scheduled_start_time", "SCHEDULE_PAST", "Cannot schedule event in the past.")
        if len(guild.events) >= 100:
            raise Refusal(400, 30038, "Maximum number of guild scheduled events reached (100)")
        made: Json = {
            "id": self._world.new_id(),
            "guild_id": guild.id,
            "description": None,
            "channel_id": None,
            "creator_id": self._world.bot["id"],
            "creator": self._world.bot,
            "image": None,
            "scheduled_end_time": None,
            "status": 1,
            "entity_id": None,
            "recurrence_rule": None,
            "guild_scheduled_event_exceptions": [],
            "user_count": 0,
        } | body
        guild.events[made["id"]] = made
        self._world.emit("GUILD_SCHEDULED_EVENT_CREATE", made, guild.id, "")
        return 200, made

    def _patch_event(self, call: Call) -> tuple[int, Any]:
        event, guild = self._event(call), self._guild(call, world.MANAGE_EVENTS)
        event |= whole(call.body)
        self._world.emit("GUILD_SCHEDULED_EVENT_UPDATE", event, guild.id, "")
        return 200, event

    def _drop_event(self, call: Call) -> tuple[int, Any]:
        event, guild = self._event(call), self._guild(call, world.MANAGE_EVENTS)
        del guild.events[event["id"]]
        self._world.emit("GUILD_SCHEDULED_EVENT_DELETE", event, guild.id, "")
        return 204, None

    # ---- channels and threads

    def _channels(self, call: Call) -> tuple[int, Any]:
        guild = self._guild(call)
        found = [one for one in self._world.channels.values() if one.get("guild_id") == guild.id]
        return 200, [one for one in found if one["type"] not in shapes.THREADS]

    def _active(self, call: Call) -> tuple[int, Any]:
        guild = self._guild(call)
        found = [one for one in self._world.channels.values() if one.get("guild_id") == guild.id]
        threads = [one for one in found if one["type"] in shapes.THREADS]
        live = [one for one in threads if not one["thread_metadata"]["archived"]]
        return 200, {"threads": live, "members": [], "has_more": False}

    def _patch_channel(self, call: Call) -> tuple[int, Any]:
        channel = self._channel(call)
        body = whole(call.body)
        if channel["type"] in shapes.THREADS:
            if channel["owner_id"] != self._world.bot["id"]:
                self._channel(call, world.MANAGE_THREADS)
            inner = {key: body.pop(key) for key in _METADATA if key in body}
            channel["thread_metadata"] |= inner
        channel |= body
        event = "THREAD_UPDATE" if channel["type"] in shapes.THREADS else "CHANNEL_UPDATE"
        self._world.emit(event, channel, channel["guild_id"], channel["id"])
        return 200, channel

    def _new_thread(self, call: Call) -> tuple[int, Any]:
        channel, body = self._channel(call, world.CREATE_THREADS), whole(call.body)
        if channel["type"] != shapes.FORUM:
            made = self._world.new_thread(channel, self._world.bot["id"], body["name"])
            return 201, made
        tags = [str(one) for one in body.get("applied_tags") or ()]
        if set(tags) - {one["id"] for one in channel["available_tags"]}:
            raise invalid("applied_tags", "INVALID_TAG", "Unknown tag")
        made = self._world.new_thread(channel, self._world.bot["id"], body["name"], applied_tags=tags)
        fields = self._messages.compose(call, made["id"], body["message"])
        text = fields.pop("content", "")  # the first message of a post has the post's own number
        first = self._world.post(made["id"], self._world.bot, text, number=made["id"], **fields)
        return 201, made | {"message": first}

    def _thread_under(self, call: Call) -> tuple[int, Any]:
        channel = self._channel(call, world.CREATE_THREADS)
        message = self._world.message(channel["id"], call.params["message_id"])
        if message["id"] in self._world.channels:
            raise Refusal(400, 160004, "A thread has already been created for this message")
        name = whole(call.body)["name"]
        return 201, self._world.new_thread(channel, self._world.bot["id"], name, message["id"])


_EVENT = "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}"
_METADATA = ("archived", "locked", "auto_archive_duration", "invitable")
