"""What an interaction says becomes an event. Pure but for reading the interaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord
import msgspec
from discord.app_commands.namespace import Namespace

from adapters.discord.arguments import arguments
from adapters.discord.decode import chat_of, person_of
from engine.contract.clock import to_micros
from engine.contract.commands import CommandSpec
from engine.contract.events import AnyBody, ChatRef, Command, Incoming, PersonRef

MESSAGE_MENU = 3


class Origin:
    """Who asked, where and when. The key of whatever they ask is the interaction's own id."""

    def __init__(self, interaction: discord.Interaction) -> None:
        self.interaction = interaction
        person = person_of(interaction.user)
        self.person = msgspec.structs.replace(person, language=interaction.locale.value)
        if interaction.guild_id is None or interaction.channel is None:
            # The channel of a private interaction does not name its person.
            self.chat, self.thread = ChatRef(self.person.id, kind="private", private=True), ""
        else:
            self.chat, self.thread = chat_of(interaction.channel)

    def incoming(self, body: AnyBody, others: Sequence[PersonRef] = ()) -> Incoming:
        """Make the event; `others` are the accounts that it speaks of, from position 1 on."""
        return Incoming(
            platform="discord",
            chat=self.chat,
            unique=str(self.interaction.id),
            at=to_micros(self.interaction.created_at),
            people=(self.person, *others),
            actor=0,
            thread=self.thread,
            body=body,
        )

    def account(self, number: str, resolved: Mapping[str, Any]) -> PersonRef:
        """Return an account that was named as an argument."""
        if number == self.person.id:
            return self.person
        found: Any = None
        for key, one in Namespace._get_resolved_items(self.interaction, dict(resolved)).items():  # type: ignore[arg-type]
            if key.id == number and isinstance(one, discord.User | discord.Member):
                found = one
        return person_of(found) if found is not None else PersonRef(number)


def call(origin: Origin, spec: CommandSpec, given: Sequence[Mapping[str, Any]]) -> Incoming:
    """Make the event of a slash command."""
    named: list[str] = []
    args = dict(arguments(spec, given, named))
    return _command(origin, spec, args, named)


def menu_call(origin: Origin, spec: CommandSpec, kind: int, data: Mapping[str, Any]) -> Incoming:
    """Make the event of a context menu: the person is the first user argument, the message what is replied to."""
    target = str(data.get("target_id", ""))
    if kind != MESSAGE_MENU:
        param = next((one.name for one in spec.params if one.kind == "user"), "")
        return _command(origin, spec, {param: "@0"} if param else {}, [target])
    message = (data.get("resolved") or {}).get("messages", {}).get(target, {})
    author = message.get("author", {})
    return _command(origin, spec, {}, [], reply_to=target, author=author)


def _command(
    origin: Origin,
    spec: CommandSpec,
    args: dict[str, str],
    named: Sequence[str],
    *,
    reply_to: str = "",
    author: Mapping[str, Any] | None = None,
) -> Incoming:
    data: Mapping[str, Any] = origin.interaction.data or {}
    resolved = data.get("resolved") or {}
    others: list[PersonRef] = []
    places = [_place(origin, origin.account(one, resolved), others) for one in named]
    reply_actor = _place(origin, _author(origin, author), others) if author else None
    body = Command(
        name=spec.name,
        args=args,
        people=tuple(places),
        reply_to=reply_to,
        reply_actor=reply_actor,
        interaction=str(origin.interaction.id),
    )
    return origin.incoming(body, others)


def _author(origin: Origin, author: Mapping[str, Any]) -> PersonRef:
    if str(author["id"]) == origin.person.id:
        return origin.person
    return person_of(discord.User(state=origin.interaction.client._connection, data=author))  # type: ignore[arg-type]


def _place(origin: Origin, person: PersonRef, others: list[PersonRef]) -> int:
    """Return the position of a person in the event, who stands there once."""
    known = [origin.person.id, *(one.id for one in others)]
    if person.id not in known:
        others.append(person)
        known.append(person.id)
    return known.index(person.id)
