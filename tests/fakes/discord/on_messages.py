"""Calls about messages: post, edit, delete, read, react, pin."""

from __future__ import annotations

from typing import Any

from engine.contract.clock import MINUTE
from tests.fakes.discord import shapes, world
from tests.fakes.discord.errors import Refusal, invalid, missing_access, missing_permissions, unknown
from tests.fakes.discord.rest import Call, Rest, whole
from tests.fakes.discord.shapes import Json
from tests.fakes.discord.world import World

_NONCE_REMEMBERED = 5 * MINUTE


class Messages:
    """What the bot does with messages, with Discord's rules."""

    def __init__(self, place: World, rest: Rest) -> None:
        self._world = place
        self._nonces: dict[tuple[str, str], tuple[int, Json]] = {}
        base = "/channels/{channel_id}/messages"
        one = f"{base}/{{message_id}}"
        rest.add("GET", base, self._history)
        rest.add("POST", base, self._post)
        rest.add("POST", f"{base}/bulk-delete", self._bulk)
        rest.add("GET", f"{base}/pins", self._pins)
        rest.add("PUT", f"{base}/pins/{{message_id}}", lambda call: self._pin(call, pinned=True))
        rest.add("DELETE", f"{base}/pins/{{message_id}}", lambda call: self._pin(call, pinned=False))
        rest.add("GET", one, lambda call: (200, self.full(self._found(call))))
        rest.add("PATCH", one, self._edit)
        rest.add("DELETE", one, self._delete)
        emoji = f"{one}/reactions/{{emoji_name}}"
        rest.add("PUT", f"{emoji}/@me", self._react)
        rest.add("DELETE", f"{emoji}/@me", self._unreact)
        rest.add("DELETE", f"{emoji}/{{user_id}}", self._unreact)
        rest.add("GET", emoji, self._givers)
        rest.add("POST", "/channels/{channel_id}/typing", lambda _: (204, None))

    # ---- rules shared with interactions

    def compose(self, call: Call, channel: str, body: Json, *, old: Json | None = None) -> Json:
        """Check what is to be said and return the fields of a message."""
        text, embeds = body.get("content"), body.get("embeds")
        if text is not None and len(text) > 2000:
            raise invalid("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.")
        if sum(map(_size, embeds or ())) > 6000:
            raise invalid("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")
        fields: Json = {}
        if "content" in body:
            fields["content"] = text or ""
            fields["mentions"] = self._mentions(text or "", body.get("allowed_mentions"))
        if "embeds" in body:
            fields["embeds"] = [{"type": "rich"} | one for one in embeds or ()]
        if "components" in body:
            fields["components"] = _numbered(body["components"] or [])
        if call.files or "attachments" in body:
            kept = {one["id"]: one for one in (old or {}).get("attachments", [])}
            fields["attachments"] = [
                kept[one["id"]] for one in body.get("attachments", []) if one["id"] in kept
            ]
            base = f"https://cdn.invalid/attachments/{channel}"
            for name, data in call.files.items():
                fields["attachments"].append(shapes.attachment(self._world.new_id(), name, len(data), base))
        if "flags" in body:
            fields["flags"] = body["flags"] or 0
        result = (old or {"content": "", "embeds": [], "attachments": [], "components": []}) | fields
        if not any(result.get(key) for key in ("content", "embeds", "attachments", "components", "poll")):
            raise Refusal(400, 50006, "Cannot send an empty message")
        return fields

    def full(self, message: Json) -> Json:
        """Return a message as REST tells it, with its reactions."""
        given = self._world.reactions.get(message["id"], {})
        found = []
        for emoji, givers in given.items():
            if not givers:
                continue
            name, _, custom = emoji.partition(":")
            found.append(
                {
                    "emoji": {"id": custom or None, "name": name},
                    "count": len(givers),
                    "count_details": {"burst": 0, "normal": len(givers)},
                    "burst_colors": [],
                    "me_burst": False,
                    "burst_me": False,
                    "burst_count": 0,
                    "me": self._world.bot["id"] in givers,
                }
            )
        return message | {"reactions": found} if found else message

    def _mentions(self, text: str, allowed: Any) -> list[Json]:
        parse = (allowed or {"parse": ["users"]}).get("parse", [])
        named = {str(one) for one in (allowed or {}).get("users") or ()}
        users = self._world.users.values()
        inside = [one for one in users if f"<@{one['id']}>" in text]
        return [one for one in inside if "users" in parse or one["id"] in named]

    # ---- the calls

    def _place(self, call: Call, needs: int) -> str:
        channel = call.params["channel_id"]
        if channel not in self._world.channels:
            raise unknown("Channel", 10003)
        guild = self._world.guild_of(channel)
        if guild is not None:
            rights = self._world.permissions(self._world.bot["id"], guild, channel)
            if not rights & world.VIEW:
                raise missing_access()
            if needs & ~rights:
                raise missing_permissions()
        return channel

    def _found(self, call: Call) -> Json:
        channel = self._place(call, world.READ_HISTORY if call.method == "GET" else 0)
        return self._world.message(channel, call.params["message_id"])

    def _post(self, call: Call) -> tuple[int, Any]:
        channel = self._place(call, world.SEND)
        place, body = self._world.channels[channel], whole(call.body)
        if place["type"] in (shapes.FORUM, shapes.CATEGORY):
            raise Refusal(400, 50024, "Cannot execute action on this channel type")
        metadata = place.get("thread_metadata")
        if metadata and metadata["archived"] and metadata["locked"]:
            raise Refusal(400, 50083, "Thread is archived")
        nonce = str(body.get("nonce") or "")
        if len(nonce) > 25:
            raise invalid("nonce", "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer in length.")
        now = self._world.clock.now()
        if nonce and body.get("enforce_nonce"):
            at, earlier = self._nonces.get((channel, nonce), (0, {}))
            if earlier and now - at < _NONCE_REMEMBERED:
                return 200, self.full(earlier)
        if place["type"] == shapes.DM and place.get("closed"):
            raise Refusal(403, 50007, "Cannot send messages to this user")
        fields = self.compose(call, channel, body)
        reference = body.get("message_reference")
        if reference:
            fields |= self._answering(channel, reference)
        if body.get("nonce") is not None:
            fields["nonce"] = body["nonce"]
        made = self._world.post(channel, self._world.bot, fields.pop("content", ""), **fields)
        if nonce:
            self._nonces[channel, nonce] = now, made
        return 200, made

    def _answering(self, channel: str, reference: Json) -> Json:
        number = str(reference["message_id"])
        found = self._world.messages[channel].get(number)
        if found is None:
            if reference.get("fail_if_not_exists", True):
                raise invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
            return {}
        told = {"type": 0, "message_id": number, "channel_id": channel}
        guild = self._world.guild_of(channel)
        return {"type": 19, "message_reference": told | ({"guild_id": guild.id} if guild else {})} | {
            "referenced_message": found
        }

    def _edit(self, call: Call) -> tuple[int, Any]:
        message = self._found(call)
        if message["author"]["id"] != self._world.bot["id"]:
            raise Refusal(403, 50005, "Cannot edit a message authored by another user")
        fields = self.compose(call, message["channel_id"], whole(call.body), old=message)
        return 200, self.full(self._world.revise(message, fields))

    def _delete(self, call: Call) -> tuple[int, Any]:
        message = self._found(call)
        if message["author"]["id"] != self._world.bot["id"]:
            self._place(call, world.MANAGE_MESSAGES)
        self._world.erase(call.params["channel_id"], [message["id"]])
        return 204, None

    def _bulk(self, call: Call) -> tuple[int, Any]:
        channel = self._place(call, world.MANAGE_MESSAGES)
        numbers = [str(one) for one in call.body["messages"]]
        if not 2 <= len(numbers) <= 100:
            raise invalid("messages", "BASE_TYPE_BAD_LENGTH", "Must be between 2 and 100 in length.")
        self._world.erase(channel, numbers)
        return 204, None

    def _history(self, call: Call) -> tuple[int, Any]:
        channel = self._place(call, world.READ_HISTORY)
        limit = int(call.query.get("limit", 50))
        told = [one for key, one in self._world.messages[channel].items() if key not in self._world.hidden]
        told.sort(key=lambda one: int(one["id"]))
        if "after" in call.query:
            found = [one for one in told if int(one["id"]) > int(call.query["after"])][:limit]
        else:
            before = int(call.query.get("before", 1 << 63))
            found = [one for one in told if int(one["id"]) < before][-limit:]
        return 200, [self.full(one) for one in reversed(found)]

    def _pin(self, call: Call, *, pinned: bool) -> tuple[int, Any]:
        message = self._found(call)
        self._place(call, world.MANAGE_MESSAGES)
        self._world.revise(message, {"pinned": pinned}, edited=False)
        return 204, None

    def _pins(self, call: Call) -> tuple[int, Any]:
        channel = self._place(call, world.READ_HISTORY)
        found = [one for one in self._world.messages[channel].values() if one["pinned"]]
        items = [{"pinned_at": self._world.now(), "message": one} for one in reversed(found)]
        return 200, {"items": items, "has_more": False}

    def _react(self, call: Call) -> tuple[int, Any]:
        message = self._found(call)
        self._place(call, world.ADD_REACTIONS)
        emoji = call.params["emoji_name"]
        if emoji.isascii() and ":" not in emoji:
            raise unknown("Emoji", 10014)
        self._world.react(message["channel_id"], message["id"], self._world.bot["id"], emoji)
        return 204, None

    def _unreact(self, call: Call) -> tuple[int, Any]:
        message = self._found(call)
        who = call.params.get("user_id") or str(self._world.bot["id"])
        if "user_id" in call.params:
            self._place(call, world.MANAGE_MESSAGES)
        self._world.react(message["channel_id"], message["id"], who, call.params["emoji_name"], added=False)
        return 204, None

    def _givers(self, call: Call) -> tuple[int, Any]:
        message = self._found(call)
        given = self._world.reactions.get(message["id"], {}).get(call.params["emoji_name"], {})
        return 200, [self._world.users[one] for one in given]


def _size(embed: Json) -> int:
    parts = [embed.get("title"), embed.get("description"), embed.get("footer", {}).get("text")]
    parts += [embed.get("author", {}).get("name")]
    for one in embed.get("fields", ()):
        parts += [one["name"], one["value"]]
    return sum(len(one or "") for one in parts)


def _numbered(components: list[Json]) -> list[Json]:
    """Give every component its number, as Discord does."""
    count = 0

    def number(one: Json) -> Json:
        nonlocal count
        count += 1
        inner = {"id": one.get("id") or count}
        if "components" in one:
            inner["components"] = [number(child) for child in one["components"]]
        return one | inner

    return [number(one) for one in components]
