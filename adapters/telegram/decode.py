"""An update becomes events. The chat and the message name what belongs to a message, as an import names it too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from adapters.telegram import content
from adapters.telegram.members import announced, by_service, joining, member_events
from adapters.telegram.options import PLATFORM
from adapters.telegram.people import Names, position
from adapters.telegram.wire import Callback, Message, MessageReaction, Pressed, ReactionType, Update
from engine.contract import events
from engine.contract.clock import SECOND
from engine.contract.events import AnyBody, ChatRef, Incoming, PersonRef
from engine.contract.ids import stable_hash

PLACES = 20_000
"""Messages in topics whose thread is remembered: a reaction does not tell it."""


class Decoder:
    """Turns updates into events.

    It remembers names and topics to save work, never to decide what an event is: the same update always has the
    same keys. `hears_members` tells whether Telegram reports a chat's joins and leaves (the bot is administrator
    there); where it does, the service messages about them say nothing but that they stand there, else they are all
    there is.
    `username` is the bot's own: a command addressed to it is written without.
    """

    def __init__(
        self, bot: int = 0, hears_members: Callable[[int], bool] = lambda _: True, username: str = ""
    ) -> None:
        self.bot = bot
        self._username = username.casefold()
        self._own = PersonRef(str(bot), username, bot=True, payable=False)
        self._hears_members = hears_members
        self._names = Names()
        self._threads: dict[tuple[int, int], str] = {}

    def decode(self, updates: Sequence[Update], now: int) -> list[Incoming]:
        """Return the events of a batch, in order, groups that became supergroups first; `now` stands in for what carries no time (button presses)."""
        found: list[Incoming] = []
        for update in updates:
            message = update.message or update.channel_post
            if message is not None:
                found += self._message(message)
            else:
                found += self._other(update, now)
        # A new chat must be known to be an old one before anything that is said there makes it a stranger.
        return sorted(found, key=lambda one: not isinstance(one.body, events.ChatMigrated))

    def _other(self, update: Update, now: int) -> list[Incoming]:
        number = update.update_id
        edited = update.edited_message or update.edited_channel_post
        if edited is not None:
            return self._edited(edited)
        if update.message_reaction is not None:
            return self._reaction(update.message_reaction, number)
        if update.callback_query is not None:
            return self._press(update.callback_query, number, now)
        if update.chat_member is not None:
            return member_events(update.chat_member, number, self._names, self.bot)
        if update.chat_join_request is not None:
            return [joining(update.chat_join_request, number, self._names)]
        return []

    def _message(self, message: Message) -> list[Incoming]:
        text = message.text
        files = () if text is not None else content.attachments(message)
        if text is None and message.caption is None and not files:
            return self._service(message)
        sender = self._names.author(message.sender, message.sender_chat)
        people: tuple[PersonRef, ...] = () if sender is None else (sender,)
        thread = self._thread(message)
        reply, reply_to, asked = message.reply_to_message, "", None
        if reply is not None and not content.is_topic_root(message):
            reply_to = str(reply.message_id)
            author = self._names.author(reply.sender, reply.sender_chat)
            if author is not None:
                people, asked = position(people, author)
        entities = message.entities if text is not None else message.caption_entities
        words = text if text is not None else message.caption or ""
        mentions: tuple[int, ...] = ()
        if entities:
            for user in content.mentioned(entities):
                people, place = position(people, self._names.person(user))
                mentions = mentions if place in mentions else (*mentions, place)
            words = content.with_handles(words, entities)
        if words[:1] in content.SLASHES and "@" in words:
            words = content.unaddressed(words, self._username)
        elif content.names(words, self._username):
            people, place = position(people, self._own)
            mentions = mentions if place in mentions else (*mentions, place)
        number = str(message.message_id)
        body = events.Message(
            text=words.replace("\0", ""),
            message=number,
            reply_to=reply_to,
            reply_actor=asked,
            mentions=mentions,
            attachments=files,
            forwarded=message.forward_origin is not None,
        )
        return [self._event(message, number, message.date, people, thread, body)]

    def _service(self, message: Message) -> list[Incoming]:
        if message.migrate_to_chat_id is not None:
            return [moved(message.chat.id, message.migrate_to_chat_id, message)]
        if message.migrate_from_chat_id is not None:
            return [moved(message.migrate_from_chat_id, message.chat.id, message)]
        if not self._hears_members(message.chat.id):
            return by_service(message, self._names)
        what = announced(message)
        if what is None:
            return []
        number = str(message.message_id)
        body = events.Announced(message=number, what=what)
        chat, at = self._names.chat(message.chat), message.date * SECOND
        return [Incoming(platform=PLATFORM, chat=chat, unique=f"{number}:announced", at=at, body=body)]

    def _edited(self, message: Message) -> list[Incoming]:
        if message.location is not None:
            return []  # a live location moves all the time and says nothing
        text = message.text if message.text is not None else message.caption or ""
        sender = self._names.author(message.sender, message.sender_chat)
        people = () if sender is None else (sender,)
        number, date = str(message.message_id), message.edit_date or message.date
        body = events.Edited(message=number, text=text.replace("\0", ""))
        unique = f"{number}:edited:{date}-{stable_hash(text):016x}"
        return [self._event(message, unique, date, people, self._thread(message), body)]

    def _reaction(self, change: MessageReaction, update: int) -> list[Incoming]:
        """An anonymous reaction has no actor: it is known, but nobody gave it."""
        giver = None if change.user is None else self._names.person(change.user)
        people = () if giver is None else (giver,)
        before, after = ([_emoji(one) for one in side] for side in (change.old_reaction, change.new_reaction))
        changes = [(one, False) for one in before if one not in after]
        changes += [(one, True) for one in after if one not in before]
        number = str(change.message_id)
        return [
            Incoming(
                platform=PLATFORM,
                chat=self._names.chat(change.chat),
                unique=f"{number}:reaction:{update}:{shown}" + ("" if added else ":off"),
                at=change.date * SECOND,
                people=people,
                actor=0 if people else None,
                thread=self._threads.get((change.chat.id, change.message_id), ""),
                body=events.Reaction(message=number, emoji=shown, added=added),
            )
            for shown, added in dict.fromkeys(changes)
        ]

    def _press(self, press: Callback, update: int, now: int) -> list[Incoming]:
        if press.message is None or not press.data:
            return []
        number = str(press.message.message_id)
        return [
            Incoming(
                platform=PLATFORM,
                chat=self._names.chat(press.message.chat),
                unique=f"{number}:button:{update}",
                at=now,
                people=(self._names.person(press.sender),),
                actor=0,
                thread=self._thread(press.message),
                body=events.Button(message=number, data=press.data, interaction=press.id),
            )
        ]

    def _thread(self, message: Message | Pressed) -> str:
        if not message.is_topic_message or message.message_thread_id is None:
            return ""
        thread = str(message.message_thread_id)
        if len(self._threads) >= PLACES:
            for old in list(self._threads)[: PLACES // 2]:
                del self._threads[old]
        self._threads[(message.chat.id, message.message_id)] = thread
        return thread

    def _event(
        self,
        message: Message,
        unique: str,
        date: int,
        people: tuple[PersonRef, ...],
        thread: str,
        body: AnyBody,
    ) -> Incoming:
        author = message.sender is not None or message.sender_chat is not None
        return Incoming(
            platform=PLATFORM,
            chat=self._names.chat(message.chat),
            unique=unique,
            at=date * SECOND,
            people=people,
            actor=0 if author else None,
            thread=thread,
            body=body,
        )


def moved(old: int, new: int, message: Message) -> Incoming:
    """Tell that a group became a supergroup. Both sides announce it, in either chat: one event."""
    return Incoming(
        platform=PLATFORM,
        chat=ChatRef(str(old), message.chat.title),
        unique=f"migrated:{old}",
        at=message.date * SECOND,
        body=events.ChatMigrated(new_id=str(new)),
    )


def _emoji(one: ReactionType) -> str:
    """Name a reaction as an export does."""
    if one.type == "emoji":
        return one.emoji
    return "custom" if one.type == "custom_emoji" else one.type
