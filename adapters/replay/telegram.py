"""Telegram Desktop's machine-readable export, a single chat or a whole account.

Layout: `telegramdesktop/tdesktop`, Telegram/SourceFiles/export/output/export_output_json.cpp.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from adapters.replay.errors import ReplayError, unknown_layout
from adapters.replay.items import Item, JsonEvent, items
from adapters.replay.memory import Recent
from adapters.replay.options import Options
from adapters.replay.order import Later
from adapters.replay.people import position_of
from adapters.replay.source import Source, head_of
from adapters.replay.telegram_parts import (
    PRIVATE,
    attachments_of,
    chat_ref,
    mentioned,
    person,
    text_of,
)
from adapters.replay.times import from_iso
from engine.contract.clock import SECOND, to_micros
from engine.contract.events import AnyBody, ChatRef, Incoming, Joined, Left, Message, PersonRef, Reaction

_LIST = "chats.list.item"
_FIELDS = {f"{_LIST}.{name}": name for name in ("id", "name", "type")}
_JOINS = frozenset({"join_group_by_link", "join_group_by_request", "create_group"})


def read_chat(source: Source, options: Options) -> Iterator[Incoming]:
    """Read the export of one group or channel."""
    header = head_of(source, "messages")
    if not isinstance(header.get("id"), int):
        raise unknown_layout(source.path, "the chat has no id")
    if str(header.get("type")) in PRIVATE:
        raise ReplayError(
            source.path,
            f"this is a private conversation ({header['type']}), which no community may read",
            "Export a group or a channel",
        )
    chat = _Chat(chat_ref(header), options)
    yield from _whole(_single(source, chat), chat.rest)


def read_account(source: Source, options: Options) -> Iterator[Incoming]:
    """Read the groups and channels of a whole account; its private conversations are passed over."""
    account = _Account(source, options)
    yield from _whole(account.events(), account.rest)


def _whole(events: Iterator[Incoming], rest: Callable[[], list[Incoming]]) -> Iterator[Incoming]:
    """Add what was held back, also where a file breaks."""
    try:
        yield from events
    except ReplayError:
        yield from rest()
        raise
    yield from rest()


def _single(source: Source, chat: _Chat) -> Iterator[Incoming]:
    for count, item in enumerate(items(source, "messages.item")):
        yield from _guarded(source, chat, item, count)


class _Account:
    """The chats of an account, one after the other."""

    def __init__(self, source: Source, options: Options) -> None:
        self._source = source
        self._options = options
        self._chat: _Chat | None = None

    def events(self) -> Iterator[Incoming]:
        headers = _Headers()
        for count, item in enumerate(items(self._source, f"{_LIST}.messages.item", headers.watch)):
            if headers.fresh:
                headers.fresh = False
                yield from self.rest()
                self._chat = _opened(self._source, headers.current, self._options, count)
            if self._chat is not None:
                yield from _guarded(self._source, self._chat, item, count)

    def rest(self) -> list[Incoming]:
        return [] if self._chat is None else self._chat.rest()


def _opened(source: Source, header: Item, options: Options, count: int) -> _Chat | None:
    """Return the reader of a chat, or None if it is private."""
    if header.get("type") in PRIVATE:
        return None
    if not isinstance(header.get("id"), int):
        raise unknown_layout(source.path, "a chat has no id", source.where(count))
    return _Chat(chat_ref(header), options)


def _guarded(source: Source, chat: _Chat, item: Item, count: int) -> list[Incoming]:
    try:
        return chat.events(item)
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError) as error:
        problem = f"message {item.get('id')} cannot be understood ({type(error).__name__}: {error})"
        raise unknown_layout(source.path, problem, source.where(count)) from None


class _Headers:
    """The chat whose messages are being read, in the export of an account."""

    def __init__(self) -> None:
        self.current: Item = {}
        self.fresh = True

    def watch(self, events: Iterable[JsonEvent]) -> Iterator[JsonEvent]:
        """Note every chat's header on its way to the builder; chats that were left read like the others."""
        for prefix, event, value in events:
            path = prefix.removeprefix("left_")
            if path in _FIELDS:
                self.current[_FIELDS[path]] = value
            elif path == _LIST and event == "start_map":
                self.current, self.fresh = {}, True
            yield path, event, value


class _Chat:
    """One chat: what came before that later messages refer to."""

    def __init__(self, ref: ChatRef, options: Options) -> None:
        self._ref = ref
        self._options = options
        self._authors: Recent[int, PersonRef] = Recent(options.window)
        self._threads: Recent[int, str] = Recent(options.window)
        self._later = Later(options.window)
        self._topics: set[int] = set()
        self._bots: set[object] = set()
        self._known: Recent[object, PersonRef] = Recent(options.window)

    def events(self, item: Item) -> list[Incoming]:
        """Turn one exported message into events; what is of no use to anybody gives none."""
        match item.get("type"):
            case "message":
                return self._message(item)
            case "service":
                return self._service(item)
            case _:
                return []

    def _message(self, item: Item) -> list[Incoming]:
        number = int(item["id"])
        at = self._at(item)
        author = self._author(item)
        people = [author] if author else []
        if author:
            self._authors.put(number, author)
        thread, reply_to = self._place(item, number)
        asked = self._authors.get(reply_to) if reply_to is not None else None
        body = Message(
            text=text_of(item),
            message=str(number),
            reply_to="" if reply_to is None else str(reply_to),
            reply_actor=None if asked is None else position_of(people, asked),
            mentions=tuple(position_of(people, one) for one in self._mentioned(item)),
            attachments=attachments_of(item),
            forwarded="forwarded_from" in item or "forwarded_from_id" in item,
        )
        said = self._incoming(str(number), at, tuple(people), 0 if author else None, thread, body)
        before = self._later.until(at)
        if "reactions" in item:
            self._hold_reactions(item, number, at, thread)
        return [*before, said] if before else [said]

    def rest(self) -> list[Incoming]:
        """Return what was held back for its time."""
        return self._later.rest()

    def _author(self, item: Item) -> PersonRef | None:
        raw, name = item.get("from_id"), item.get("from")
        known = self._known.get(raw)
        own_buttons = "inline_bot_buttons" in item and not ("via_bot" in item or "forwarded_from" in item)
        if own_buttons and raw not in self._bots:  # only bots can put buttons under what they say
            self._bots.add(raw)
            known = None
        if known is not None and known.name == (name or ""):
            return known
        author = person(raw, name, bot=raw in self._bots)
        if author:
            self._known.put(raw, author)
        return author

    def _place(self, item: Item, number: int) -> tuple[str, int | None]:
        """Return thread and replied-to message. What "replies" to a topic's first notice only stands in it."""
        reply = item.get("reply_to_message_id")
        if reply is None or "reply_to_peer_id" in item:
            return "", None
        if reply in self._topics:
            self._threads.put(number, str(reply))
            return str(reply), None
        thread = self._threads.get(reply) or ""
        if thread:
            self._threads.put(number, thread)
        return thread, int(reply)

    def _mentioned(self, item: Item) -> list[PersonRef]:
        found = (self._known.get(f"user{one}") or person(f"user{one}", "") for one in mentioned(item))
        return list({one.id: one for one in found if one is not None}.values())

    def _hold_reactions(self, item: Item, number: int, at: int, thread: str) -> None:
        """Only reactions of people that the export names; it counts the others without saying who."""
        shift = _shift(item, at)
        for one in item["reactions"] or ():
            emoji = one.get("emoji") or ("custom" if one.get("type") == "custom_emoji" else "")
            for giver in one.get("recent") or ():
                who = person(giver.get("from_id"), giver.get("from"))
                if not emoji or who is None:
                    continue
                when = at if not giver.get("date") else self._local(giver["date"], shift)
                unique = f"{number}:reaction:{who.id}:{emoji}"
                body = Reaction(message=str(number), emoji=emoji)
                self._later.hold(self._incoming(unique, max(at, when), (who,), 0, thread, body))

    def _service(self, item: Item) -> list[Incoming]:
        number, action = int(item["id"]), item.get("action")
        if action == "topic_created":
            self._topics.add(number)
            return []
        actor = person(item.get("actor_id"), item.get("actor"))
        if actor is None:
            return []
        alone = item.get("actor") is not None and item.get("members") == [item.get("actor")]
        body: AnyBody
        if action in _JOINS or (action == "invite_members" and alone):
            kind, body = "joined", Joined()
        elif action == "remove_members" and alone:
            kind, body = "left", Left()
        else:
            return []
        at = self._at(item)
        return [*self._later.until(at), self._incoming(f"{number}:{kind}", at, (actor,), 0, "", body)]

    def _at(self, item: Item) -> int:
        unix = item.get("date_unixtime")
        return int(unix) * SECOND if unix else from_iso(item["date"], self._options.zone)

    def _local(self, date: str, shift: int | None) -> int:
        return from_iso(date, self._options.zone) if shift is None else from_iso(date, UTC) - shift

    def _incoming(
        self,
        unique: str,
        at: int,
        people: tuple[PersonRef, ...],
        actor: int | None,
        thread: str,
        body: AnyBody,
    ) -> Incoming:
        return Incoming(
            platform="telegram",
            chat=self._ref,
            unique=unique,
            at=at,
            people=people,
            actor=actor,
            thread=thread,
            origin=self._options.origin,
            community=self._options.community,
            body=body,
        )


def _shift(item: Item, at: int) -> int | None:
    """Return how far the exporting computer's clock was ahead of UTC, if the message says it."""
    if not item.get("date_unixtime") or not item.get("date"):
        return None
    return to_micros(datetime.fromisoformat(item["date"]).replace(tzinfo=UTC)) - at
