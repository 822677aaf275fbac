"""Interactions: answered once within three seconds, followed up for fifteen minutes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from engine.contract.clock import MINUTE, SECOND
from tests.fakes.discord.errors import Refusal, unknown
from tests.fakes.discord.on_messages import Messages
from tests.fakes.discord.rest import Call, Rest, whole
from tests.fakes.discord.shapes import Json
from tests.fakes.discord.world import World

MESSAGE, DEFER, DEFER_EDIT, EDIT, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
_EPHEMERAL = 1 << 6


@dataclass
class Interaction:
    """One interaction and what became of it.

    `kind` is the type of the first response (0: none yet), `data` its data. `original` is the message it made or
    edited, `followups` those sent later; a message is private if its flags have bit 6.
    """

    id: str
    token: str
    channel: str
    at: int
    payload: Json
    kind: int = 0
    data: Json = field(default_factory=dict)
    original: str = ""
    private: bool = False
    followups: list[str] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    spoken: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when there is something to read: a message, an edit, choices or a modal; not a mere deferral."""
    waiting: bool = False
    """Deferred, and nothing said since."""


class Interactions:
    """The answers to interactions."""

    def __init__(self, place: World, rest: Rest, messages: Messages) -> None:
        self._world = place
        self._messages = messages
        self.all: dict[str, Interaction] = {}
        hook = "/webhooks/{webhook_id}/{webhook_token}"
        rest.add("POST", "/interactions/{interaction_id}/{interaction_token}/callback", self._respond)
        rest.add("POST", hook, self._follow)
        for method, act in (("GET", self._get), ("PATCH", self._edit), ("DELETE", self._delete)):
            rest.add(method, f"{hook}/messages/@original", act)
            rest.add(method, f"{hook}/messages/{{message_id}}", act)

    def new(self, channel: str, payload: Json) -> Interaction:
        """Open an interaction."""
        number = self._world.new_id()
        made = Interaction(number, f"token-{number}", channel, self._world.clock.now(), payload)
        payload |= {"id": number, "token": made.token}
        self.all[made.token] = made
        return made

    def _respond(self, call: Call) -> tuple[int, Any]:
        found = self.all.get(call.params["interaction_token"])
        if found is None or self._world.clock.now() - found.at > 3 * SECOND:
            raise unknown("interaction", 10062)
        if found.kind:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        body = whole(call.body)
        kind, data = body["type"], body.get("data") or {}
        resource: Json = {"type": kind}
        if kind in (MESSAGE, EDIT):
            resource["message"] = self._say(call, found, data, edit=kind == EDIT)
        elif kind == DEFER:
            found.private, found.waiting = bool(data.get("flags", 0) & _EPHEMERAL), True
            resource = {"type": MESSAGE, "message": self._loading(found)}
        elif kind == DEFER_EDIT:
            found.original, found.waiting = found.payload["message"]["id"], True
            resource = {"type": EDIT, "message": self._message(found, found.original)}
        found.kind, found.data = kind, data
        found.answered.set()
        if kind in (MESSAGE, EDIT, CHOICES, MODAL):
            found.spoken.set()
        if call.query.get("with_response") not in ("1", "true", "True"):
            return 204, None
        told: Json = {"id": found.id, "type": found.payload["type"], "channel_id": found.channel}
        if found.original:
            told |= {
                "response_message_id": found.original,
                "response_message_loading": found.waiting,
                "response_message_ephemeral": found.private,
            }
        return 200, {"interaction": told} | ({"resource": resource} if "message" in resource else {})

    def _say(self, call: Call, found: Interaction, data: Json, *, edit: bool) -> Json:
        if edit:
            found.original = found.payload["message"]["id"]
            message = self._message(found, found.original)
            fields = self._messages.compose(call, found.channel, data, old=message)
            return self._world.revise(message, fields)
        fields = self._messages.compose(call, found.channel, data)
        found.private = bool(data.get("flags", 0) & _EPHEMERAL)
        message = self._post(found, fields)
        found.original = message["id"]
        return message

    def _post(self, found: Interaction, fields: Json, *, private: bool | None = None) -> Json:
        hidden = found.private if private is None else private
        flags = fields.pop("flags", 0) & ~_EPHEMERAL | (_EPHEMERAL if hidden else 0)
        text = fields.pop("content", "")
        extra = {"webhook_id": self._world.bot["id"], "application_id": self._world.bot["id"]}
        if found.payload["type"] == 2:
            fields["type"] = 20
        return self._world.post(
            found.channel, self._world.bot, text, hidden=hidden, flags=flags, **extra, **fields
        )

    def _loading(self, found: Interaction) -> Json:
        message = self._post(found, {"flags": 1 << 7})
        found.original = message["id"]
        return message

    def _message(self, found: Interaction, number: str) -> Json:
        return self._world.message(found.channel, number)

    # ---- afterwards

    def _found(self, call: Call) -> Interaction:
        found = self.all.get(call.params["webhook_token"])
        if found is None:
            raise unknown("Webhook", 10015)
        if self._world.clock.now() - found.at > 15 * MINUTE:
            raise Refusal(401, 50027, "Invalid Webhook Token")
        if not found.kind:
            raise unknown("Webhook", 10015)
        return found

    def _follow(self, call: Call) -> tuple[int, Any]:
        found, body = self._found(call), whole(call.body)
        fields = self._messages.compose(call, found.channel, body)
        if found.kind == DEFER and found.waiting:
            # The first follow-up of a deferred answer fills it; its privacy was chosen when deferring.
            return 200, self._fill(found, self._message(found, found.original), fields)
        message = self._post(found, fields, private=bool(body.get("flags", 0) & _EPHEMERAL))
        found.followups.append(message["id"])
        found.spoken.set()
        return 200, message

    def _fill(self, found: Interaction, message: Json, fields: Json) -> Json:
        first = found.waiting and found.kind == DEFER
        fields["flags"] = (_EPHEMERAL if found.private and message["id"] == found.original else 0) | (
            message["flags"] & _EPHEMERAL
        )
        found.waiting = False
        found.spoken.set()
        return self._world.revise(message, fields, edited=not first)

    def _number(self, call: Call, found: Interaction) -> str:
        number = call.params.get("message_id") or found.original
        return found.original if number == "@original" else number

    def _get(self, call: Call) -> tuple[int, Any]:
        found = self._found(call)
        return 200, self._messages.full(self._message(found, self._number(call, found)))

    def _edit(self, call: Call) -> tuple[int, Any]:
        found = self._found(call)
        message = self._message(found, self._number(call, found))
        fields = self._messages.compose(call, found.channel, whole(call.body), old=message)
        return 200, self._fill(found, message, fields)

    def _delete(self, call: Call) -> tuple[int, Any]:
        found = self._found(call)
        self._world.erase(found.channel, [self._message(found, self._number(call, found))["id"]])
        return 204, None
