"""The context of one event: implements the contract's Context over a run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec
from sqlalchemy import Connection

from engine.contract import ports
from engine.contract.acts import AnyAct, act_name
from engine.contract.clock import MINUTE
from engine.contract.events import AnyBody, Button, Command, Event, Form, Message, Outcome, Role
from engine.contract.facts import Fact
from engine.contract.replies import ANSWER, AnyPart, Buttons, Lifetime, Reply, Toast, words
from engine.runtime.noise import Budget
from engine.stream.log import engine_row

if TYPE_CHECKING:
    from engine.runtime.run import Run

P = TypeVar("P")
BACKFILL_ANSWER = 10 * MINUTE
"""An answer to a message that was found after an outage is sent only if it is at most this late."""
UNAUDITED = ("react", "tidy", "inspect", "seek_message")
"""Acts that concern nobody."""
ONLY = "~"
"""Stands in a button's data before the number of the one person who may press it."""
_reply_encoder = msgspec.json.Encoder()


class EventContext:
    """What a handler has at hand for one event."""

    def __init__(self, run: Run, event: Event, feature: str, order: int) -> None:
        self.run = run
        self.event = event
        self.feature = feature
        self._order = order
        self.private_by_default = False

    def for_feature(self, name: str, order: int) -> EventContext:
        """Return the same event's context for another feature."""
        return EventContext(self.run, self.event, name, order)

    @property
    def conn(self) -> Connection:
        return self.run.conn

    @property
    def community(self) -> int:
        return self.event.community

    @property
    def part(self) -> int:
        return self.run.part

    @property
    def now(self) -> int:
        return self.run.clocks.get(self.event.seq, self.event.at)

    @property
    def late(self) -> bool:
        return self.run.is_late(self.event)

    @property
    def zone(self) -> str:
        return self.run.around.zone(self.event.community)

    @property
    def private_chat(self) -> bool:
        return bool(self.run.around.chat(self.event.chat).kind == "private")

    def role(self, actor: int | None = None) -> Role:
        return self.run.around.role(self.event.community, self.event.actor if actor is None else actor)

    def setting(self, name: str) -> Any:
        return self.run.around.setting(self.event.community, name)

    def language(self, actor: int | None = None, *, chat: int | None = None) -> str:
        if chat is not None:
            return self.run.around.language(chat, self.event.community, actor)
        if actor is None and self.event.chat and self.private_chat:
            actor = self.event.actor
        return self.run.around.language(self.event.chat or None, self.event.community, actor)

    def text(self, key: str, /, lang: str | None = None, **values: object) -> str:
        if lang is None:
            lang = self.language(self.event.actor if self.private_by_default else None)
        return self.run.house.texts.format(lang, key, **values)

    def port(self, kind: type[P]) -> P:
        provider = self.run.house.providers.get(kind)
        if provider is not None:
            return cast(P, provider(self))
        return cast(P, self._own_port(kind))

    def _own_port(self, kind: type) -> object:
        if kind is ports.NoiseBudget:
            return Budget(
                self.conn,
                self.part,
                self.community,
                self.now,
                self.zone,
                per_day=self.setting("bot.noise_per_day"),
                quiet_from=self.setting("bot.quiet_from"),
                quiet_to=self.setting("bot.quiet_to"),
                key=self.event.key,
            )
        if kind is ports.Wallet:
            return ports.EmptyWallet()
        if kind is ports.Entitlements:
            return ports.OpenEntitlements()
        if kind is ports.Experiments:
            return ports.NoExperiments()
        if kind is ports.Mood:
            return ports.NoMood()
        if kind is ports.Features:
            return self.run.house
        raise KeyError(f"no such port: {kind.__name__}")

    def reply(
        self,
        *parts: AnyPart | str,
        private: bool | None = None,
        direct: bool = False,
        actor: int | None = None,
        chat: int | None = None,
        thread: str | None = None,
        quote: bool = True,
        slot: str = "",
        edit: str = "",
        expires_at: int | None = None,
        priority: int = ANSWER,
        lifetime: Lifetime = "keep",
        not_before: int = 0,
    ) -> None:
        here = chat is None
        secret = self.private_by_default if private is None else private
        reply = Reply(
            chat=self.event.chat if chat is None else chat,
            parts=tuple(map(_personal, words(*parts))),
            thread=(self.event.thread if here else "") if thread is None else thread,
            actor=self.event.actor if actor is None and (secret or direct or here) else actor,
            private=secret or direct,
            direct=direct,
            reply_to=self._quoted() if quote and here and not edit else "",
            slot=slot,
            edit=edit,
            expires_at=self._expiry(expires_at),
            priority=priority,
            lifetime=lifetime,
            interaction=self._interaction(),
        )
        kind = "toast" if all(isinstance(part, Toast) for part in reply.parts) else "reply"
        self._send(kind, reply.chat, reply, slot=slot, priority=priority, not_before=not_before)

    def toast(self, text: str) -> None:
        self.reply(Toast(text), private=True, quote=False)

    def act(self, act: AnyAct, *, expires_at: int | None = None) -> None:
        if act.chat == self.event.chat and not act.thread and self.event.thread:
            act = msgspec.structs.replace(act, thread=self.event.thread)
        slot = getattr(act, "slot", "")
        self._send("act", act.chat, act, slot=slot, priority=ANSWER, expires_at=expires_at)
        if act_name(act) not in UNAUDITED:
            self.audit(f"act-{act_name(act)}", act.reason, target=act.actor)

    def _quoted(self) -> str:
        body = self.event.body
        return body.message if isinstance(body, Message | Command) else ""

    def _interaction(self) -> str:
        body = self.event.body
        return body.interaction if isinstance(body, Command | Form | Button) else ""

    def _expiry(self, wanted: int | None) -> int | None:
        if wanted is None and self.event.origin == "backfill":
            return self.event.at + BACKFILL_ANSWER
        return wanted

    def _send(
        self,
        kind: str,
        chat: int,
        value: Reply | AnyAct,
        *,
        slot: str,
        priority: int,
        not_before: int = 0,
        expires_at: int | None = None,
    ) -> None:
        if self.event.origin == "import":
            return
        n = self.run.effects.number(self.event.seq)
        place = self.run.around.chat(chat)
        self.run.effects.send(
            {
                "part": self.part,
                "seq": self.event.seq,
                "n": n,
                "key": f"{self.event.key}#{n}",
                "community": self.community,
                "chat": chat,
                "actor": value.actor,
                "platform": place.platform,
                "feature": self.feature,
                "kind": kind,
                "slot": slot,
                "priority": priority,
                "state": "muted" if self._muted(place, value.actor) else "queued",
                "not_before": not_before,
                "expires_at": value.expires_at if isinstance(value, Reply) else expires_at,
                "attempts": 0,
                "owner": "",
                "lease_until": 0,
                "created_at": self.run.now,
                "error": "",
                "payload": _reply_encoder.encode(value),
            }
        )

    def _muted(self, place: Any, addressee: int | None) -> bool:
        """Tell whether shadow mode or a pause keeps this from leaving; admins are always answered."""
        if not place.paused and self.setting("bot.shadow_until") <= self.now:
            return False
        # An outcome has no actor of its own: what is said then is for whoever had asked.
        asker = addressee if isinstance(self.event.body, Outcome) else None
        return self.role(asker) not in ("admin", "owner")

    def due(
        self,
        feature: str,
        name: str,
        at: int,
        dedupe: str,
        payload: Mapping[str, str | int | None] | None = None,
        *,
        live_only: bool = True,
        chat: int | None = None,
        personal: bool = True,
    ) -> None:
        if live_only and self.event.origin == "import":
            return
        self.run.effects.due(
            {
                "part": self.part,
                "dedupe": dedupe,
                "community": self.community,
                "chat": self.event.chat if chat is None else chat,
                "actor": self.event.actor if personal else None,
                "due_at": at,
                "feature": feature,
                "name": name,
                "payload": json.dumps(dict(payload or {}), ensure_ascii=False, sort_keys=True),
            }
        )

    def cancel_due(self, dedupe: str) -> None:
        self.run.effects.cancel_due(dedupe)

    def fact(self, fact: Fact) -> None:
        n = len(self.run.facts)
        self.run.facts.append((self.event.seq, self._order, n, fact, self))

    def audit(self, action: str, detail: str = "", *, target: int | None = None) -> None:
        self.run.effects.audit(
            {
                "part": self.part,
                "seq": self.event.seq,
                "n": self.run.effects.number(self.event.seq),
                "community": self.community,
                "chat": self.event.chat,
                "actor": self.event.actor,
                "target": target,
                "action": action,
                "detail": detail,
                "at": self.event.at,
            }
        )

    def append(self, body: AnyBody, *, unique: str, community: int | None = None) -> None:
        here = community is None or community == self.community
        home = self.community if community is None else community
        self.run.effects.append(
            engine_row(
                part=self.part if here else self.run.around.community(home).part,
                community=home,
                chat=self.event.chat if here else 0,
                actor=self.event.actor,
                key=unique,
                at=self.event.at,
                now=self.run.now,
                body=body,
                cause=self.event.key,
                origin=self.event.origin,
            )
        )

    def forget_surroundings(self) -> None:
        """Have settings, roles and languages read again: this handler has just written one."""
        self.run.around.forget()


def _personal(part: AnyPart) -> AnyPart:
    """Write into the data of a button who alone may press it, for a platform hands back nothing else."""
    if not isinstance(part, Buttons):
        return part
    return Buttons(
        tuple(
            tuple(
                msgspec.structs.replace(b, data=f"{b.data}{ONLY}{b.only}")
                if b.only is not None and b.data
                else b
                for b in row
            )
            for row in part.rows
        )
    )
