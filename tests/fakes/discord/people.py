"""People on the fake Discord: they say, edit, react, join, press and fill in, as a test tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.fakes.discord import shapes
from tests.fakes.discord.on_interactions import Interaction
from tests.fakes.discord.shapes import Json
from tests.fakes.discord.world import Guild

if TYPE_CHECKING:
    from tests.fakes.discord.server import FakeDiscord

_KINDS = {3: str, 4: int, 5: bool, 10: float}
_RESOLVED = {6: "users", 7: "channels", 8: "roles"}


@dataclass
class Person:
    """Somebody with an account. `channel` is a channel as `FakeDiscord` gives it; messages are given by object."""

    fake: FakeDiscord
    user: Json

    @property
    def id(self) -> str:
        return str(self.user["id"])

    @property
    def name(self) -> str:
        return str(self.user["username"])

    @property
    def at(self) -> str:
        """How somebody writes this person's name."""
        return f"<@{self.id}>"

    # ---- messages

    async def say(
        self,
        channel: Json,
        text: str,
        *,
        reply_to: Json | None = None,
        files: Sequence[str] = (),
        **more: Any,
    ) -> Json:
        """Write a message; `more` are fields of the message object."""
        world = self.fake.world
        if reply_to is not None:
            reference = {"type": 0, "message_id": reply_to["id"], "channel_id": reply_to["channel_id"]}
            more |= {"type": 19, "message_reference": reference, "referenced_message": reply_to}
        mentioned = [one for one in world.users.values() if f"<@{one['id']}>" in text]
        if reply_to is not None and reply_to["author"] not in mentioned:
            mentioned.append(reply_to["author"])
        base = f"https://cdn.invalid/attachments/{channel['id']}"
        added = [shapes.attachment(world.new_id(), name, 1000, base) for name in files]
        fields: Json = {"mentions": mentioned, "attachments": added} | more
        made = world.post(channel["id"], self.user, text, **fields)
        if not self.user.get("bot"):
            self.fake.written.append(made)
        await self.fake.settle()
        return made

    async def direct(self, text: str) -> Json:
        """Write to the bot in private."""
        return await self.say(self.fake.world.direct(self.id), text)

    async def edit(self, message: Json, text: str) -> None:
        self.fake.world.revise(message, {"content": text})
        await self.fake.settle()

    async def delete(self, *messages: Json) -> None:
        self.fake.world.erase(messages[0]["channel_id"], [one["id"] for one in messages])
        await self.fake.settle()

    async def react(self, message: Json, emoji: str, *, added: bool = True) -> None:
        self.fake.world.react(message["channel_id"], message["id"], self.id, emoji, added=added)
        await self.fake.settle()

    # ---- coming and going

    async def join(self, guild: Guild, invite: str = "") -> None:
        self.fake.world.join(guild, self.id, invite)
        await self.fake.settle()

    async def leave(self, guild: Guild) -> None:
        self.fake.world.leave(guild, self.id)
        await self.fake.settle()

    async def ban(self, guild: Guild, other: Person) -> None:
        self.fake.world.ban(guild, other.id, self.id)
        await self.fake.settle()

    async def kick(self, guild: Guild, other: Person) -> None:
        self.fake.world.leave(guild, other.id)
        self.fake.world.audit(guild, 20, self.id, other.id)
        await self.fake.settle()

    async def roles(self, guild: Guild, *roles: Json) -> None:
        """Have exactly these roles."""
        self.fake.world.change_member(guild, self.id, {"roles": [one["id"] for one in roles]})
        await self.fake.settle()

    async def voice(self, channel: Json | None, guild: Guild | None = None) -> None:
        """Go into a voice channel, or out of all (then `guild` says of which server)."""
        place = guild or self.fake.world.guilds[(channel or {})["guild_id"]]
        self.fake.world.be_in(place, self.id, None if channel is None else str(channel["id"]))
        await self.fake.settle()

    # ---- interactions

    async def command(self, channel: Json, name: str, **options: Any) -> Interaction:
        """Use a slash command ("points add" is one of a group); it must be registered, people are `Person`s."""
        data, resolved = self._data(name, options)
        if resolved:
            data["resolved"] = resolved
        return await self._interact(channel, 2, data)

    async def complete(self, channel: Json, name: str, option: str, typed: str, **others: Any) -> Interaction:
        """Type into an option that completes itself."""
        data, _ = self._data(name, others | {option: typed}, focus=option)
        return await self._interact(channel, 4, data)

    async def menu(self, channel: Json, name: str, target: Json | Person) -> Interaction:
        """Use an entry of the context menu of a message or a person."""
        on_person = isinstance(target, Person)
        found = self._registered(name, 2 if on_person else 3)
        data: Json = {"id": found["id"], "name": name, "type": found["type"]}
        if isinstance(target, Person):
            data |= {"target_id": target.id, "resolved": self._people([target])}
        else:
            data |= {"target_id": target["id"], "resolved": {"messages": {target["id"]: target}}}
        return await self._interact(channel, 2, data)

    async def press(self, message: Json, label: str) -> Interaction:
        """Press the button of a message that has this label (or custom id)."""
        for row in message["components"]:
            for one in row.get("components", ()):
                if label in (one.get("label"), one.get("custom_id")):
                    data = {"custom_id": one["custom_id"], "component_type": one["type"], "id": one["id"]}
                    channel = self.fake.world.channels[message["channel_id"]]
                    return await self._interact(channel, 3, data, message=message)
        raise AssertionError(f"no button {label!r} on {message['id']}")

    async def submit(self, opened: Interaction, **answers: str) -> Interaction:
        """Fill in and send the form that an interaction opened; answers by the fields' custom ids."""
        assert opened.kind == 9, "no form was opened"
        rows = []
        for row in opened.data["components"]:
            rows.append(_filled(row, answers))
        data = {"custom_id": opened.data["custom_id"], "components": rows}
        message = opened.payload.get("message")
        return await self._interact(self.fake.world.channels[opened.channel], 5, data, message=message)

    def _registered(self, name: str, kind: int = 1) -> Json:
        for one in self.fake.world.commands:
            if one["name"] == name and one.get("type", 1) == kind:
                return one
        raise AssertionError(f"no command {name!r} is registered")

    def _data(self, name: str, options: Json, focus: str = "") -> tuple[Json, Json]:
        first, *rest = name.split()
        found = self._registered(first)
        data: Json = {"id": found["id"], "name": first, "type": 1}
        level, declared = data, found.get("options", [])
        for word in rest:
            inner = next(one for one in declared if one["name"] == word)
            level["options"] = [{"type": inner["type"], "name": word}]
            level, declared = level["options"][0], inner.get("options", [])
        kinds = {one["type"] for one in declared}
        assert not kinds & {1, 2}, f"/{name} is a group; name one of its commands"
        absent = [one["name"] for one in declared if one.get("required") and one["name"] not in options]
        assert focus or not absent, f"/{name} needs {absent}"
        level["options"], people = [], []
        for key, value in options.items():
            option = next((one for one in declared if one["name"] == key), None)
            assert option is not None, f"/{name} has no option {key!r}"
            if isinstance(value, Person):
                people.append(value)
            shown = value.id if isinstance(value, Person) else value
            given = {"type": option["type"], "name": key, "value": shown}
            level["options"].append(given | ({"focused": True} if key == focus else {}))
        return data, self._people(people)

    def _people(self, people: Sequence[Person]) -> Json:
        if not people:
            return {}
        users = {one.id: one.user for one in people}
        members = {}
        for guild in self.fake.world.guilds.values():
            for one in people:
                if one.id in guild.members:
                    members[one.id] = shapes.bare(guild.members[one.id]) | {"permissions": "0"}
        return {"users": users, "members": members}

    async def _interact(
        self, channel: Json, kind: int, data: Json, message: Json | None = None
    ) -> Interaction:
        world, guild = self.fake.world, self.fake.world.guild_of(channel["id"])
        payload: Json = {
            "application_id": world.bot["id"],
            "type": kind,
            "data": data,
            "channel_id": channel["id"],
            "channel": channel,
            "version": 1,
            "locale": "zh-CN",
            "entitlements": [],
            "attachment_size_limit": 10_485_760,
            "authorizing_integration_owners": {"0": guild.id if guild else "0"},
            "context": 0 if guild else 1,
            "app_permissions": str(world.permissions(world.bot["id"], guild, channel["id"]) if guild else 0),
        }
        if guild is None:
            payload["user"] = self.user
        else:
            rights = {"permissions": str(world.permissions(self.id, guild, channel["id"]))}
            payload |= {"guild_id": guild.id, "guild_locale": "zh-CN"}
            payload |= {"guild": {"id": guild.id, "locale": "zh-CN", "features": []}}
            payload["member"] = guild.members[self.id] | rights
        if message is not None:
            payload["message"] = message
        made = self.fake.interactions.new(channel["id"], payload)
        world.emit("INTERACTION_CREATE", payload, guild.id if guild else "", "")
        await self.fake.settle()
        return made


def _filled(row: Json, answers: dict[str, str]) -> Json:
    """Return a row (or a label) of a form with what was written in."""
    if row["type"] == 18:
        inner = row["component"]
        return {"type": 18, "id": 1, "component": _field(inner, answers)}
    return {"type": 1, "id": 1, "components": [_field(one, answers) for one in row["components"]]}


def _field(one: Json, answers: dict[str, str]) -> Json:
    return {"type": 4, "id": 2, "custom_id": one["custom_id"], "value": answers.get(one["custom_id"], "")}
