"""What the bot does besides speaking, as far as Telegram can do it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Bot, ChatPermissions, ReactionTypeEmoji
from telegram.constants import ChatMemberStatus, ReactionEmoji
from telegram.error import BadRequest

from adapters.telegram.errors import NOT_MODIFIED, NOT_OURS, NOT_THERE, says
from adapters.telegram.letters import units
from adapters.telegram.people import chat_of_account
from adapters.telegram.progress import Progress
from adapters.telegram.render import name_of, shorter
from engine.contract import acts
from engine.contract.acts import AnyAct
from engine.contract.clock import DAY, HOUR, SECOND, Clock
from engine.contract.errors import SendError
from engine.contract.ports import Delivery, Sent

SHORTEST = 35 * SECOND
"""Under 30 seconds a restriction never ends on Telegram; five more, for the way there."""
LONGEST = 366 * DAY - HOUR
"""Beyond 366 days it never ends either."""
AT_ONCE = 100
LONGEST_TAG = 16
LONGEST_TOPIC = 128
LONGEST_LINK_NAME = 32
_KNOWN_EMOJI = frozenset(str(one) for one in ReactionEmoji)
_STAND_IN = {"✅": "👌", "☑️": "👌", "✔️": "👌", "❌": "👎", "⭐": "🔥", "❤️": "❤", "➕": "👍", "👀": "👀"}
_OVER = ("message to delete not found", "message to unpin not found", "message_not_modified")
_DECIDED = ("hide_requester_missing", "user_already_participant")
_CANNOT: dict[type, str] = {
    acts.GrantRole: "Telegram has no roles to give; levels are shown by member tags there",
    acts.TagThread: "Telegram's topics have no tags",
    acts.MirrorEvent: "Telegram has no calendar of its own; the event is announced in the chat",
}
EVERYTHING = frozenset(
    {
        acts.Restrict,
        acts.Ban,
        acts.Unban,
        acts.Kick,
        acts.Delete,
        acts.Tidy,
        acts.Pin,
        acts.React,
        acts.SeekMessage,
        acts.Tag,
        acts.ApproveJoin,
        acts.OpenThread,
        acts.MakeInvite,
        acts.Inspect,
    }
)
"""The acts that Telegram can do; `Inspect` is the adapter's own."""


class Doer:
    """Does acts. Raises TelegramError, or SendError for what Telegram cannot do."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._progress = Progress()
        self._how: dict[type, Callable[[Delivery, Any], Awaitable[Sent]]] = {
            acts.Restrict: self._restrict,
            acts.Ban: self._ban,
            acts.Unban: self._unban,
            acts.Kick: self._kick,
            acts.Delete: self._delete,
            acts.Tidy: self._tidy,
            acts.Pin: self._pin,
            acts.React: self._react,
            acts.SeekMessage: self._seek,
            acts.Tag: self._tag,
            acts.ApproveJoin: self._approve,
            acts.OpenThread: self._open,
            acts.MakeInvite: self._invite,
        }

    async def do(self, delivery: Delivery, act: AnyAct) -> Sent:
        """Do an act."""
        how = self._how.get(type(act))
        if how is None:
            raise SendError(_CANNOT.get(type(act), "Telegram cannot do this"), permanent=True)
        return await how(delivery, act)

    async def _insist(self, delivery: Delivery, act: AnyAct, right: str) -> None:
        """Refuse what who asked for it may not do themselves. Raises SendError that names the right."""
        asker = delivery.people.get(act.by) if act.by is not None else None
        if asker is None or not asker.id.isdecimal():
            return
        member = await self._bot.get_chat_member(delivery.chat.id, int(asker.id))
        if member.status != "creator" and not getattr(member, right, False):
            raise SendError(f"{acts.NOT_THEIRS}: Telegram asks for {right}", permanent=True)

    async def _keeps_out(self, delivery: Delivery, act: acts.Restrict | acts.Kick) -> bool:
        """Tell whether somebody is banned: any other standing given to them ends that, and a ban made by hand is theirs
        to end who made it. Raises SendError to who asked for the act; a rule's is done, they are out.
        """
        member = await self._bot.get_chat_member(delivery.chat.id, person_id(delivery, act))
        banned = member.status == ChatMemberStatus.BANNED
        if banned and act.by is not None:
            raise SendError("banned already: this would end the ban", permanent=True)
        return banned

    async def _restrict(self, delivery: Delivery, act: acts.Restrict) -> Sent:
        await self._insist(delivery, act, "can_restrict_members")
        until = self._until(act.until)
        if act.until is not None and not act.lift and until is None:
            return Sent()  # its time is over before it began
        if await self._keeps_out(delivery, act):
            return Sent()
        await self._bot.restrict_chat_member(
            delivery.chat.id,
            person_id(delivery, act),
            ChatPermissions.all_permissions() if act.lift else ChatPermissions.no_permissions(),
            until_date=None if act.lift else until,
            use_independent_chat_permissions=True,
        )
        return Sent()

    async def _ban(self, delivery: Delivery, act: acts.Ban) -> Sent:
        await self._insist(delivery, act, "can_restrict_members")
        until = self._until(act.until)
        if act.until is not None and until is None:
            return Sent()
        channel = _channel(delivery, act)
        if channel is not None:
            await self._bot.ban_chat_sender_chat(delivery.chat.id, channel)
        else:
            await self._bot.ban_chat_member(delivery.chat.id, person_id(delivery, act), until_date=until)
        return Sent()

    async def _unban(self, delivery: Delivery, act: acts.Unban) -> Sent:
        await self._insist(delivery, act, "can_restrict_members")
        channel = _channel(delivery, act)
        if channel is not None:
            await self._bot.unban_chat_sender_chat(delivery.chat.id, channel)
        else:
            await self._bot.unban_chat_member(delivery.chat.id, person_id(delivery, act), only_if_banned=True)
        return Sent()

    async def _kick(self, delivery: Delivery, act: acts.Kick) -> Sent:
        """Ban and unban: an `unban` alone would do, but not in a basic group. Half done, it ends by itself."""
        await self._insist(delivery, act, "can_restrict_members")
        begun = self._progress.of(delivery.key)
        if not begun and await self._keeps_out(delivery, act):
            return Sent()
        person, until = person_id(delivery, act), (self._clock.now() + SHORTEST) // SECOND
        await self._bot.ban_chat_member(delivery.chat.id, person, until_date=until)
        begun.append("banned")
        if delivery.chat.id.startswith("-100"):
            await self._bot.unban_chat_member(delivery.chat.id, person, only_if_banned=True)
        self._progress.over(delivery.key)
        return Sent()

    async def _delete(self, delivery: Delivery, act: acts.Delete | acts.Tidy) -> Sent:
        await self._insist(delivery, act, "can_delete_messages")
        numbers = [int(one) for one in act.messages if one.isdecimal()]
        for at in range(0, len(numbers), AT_ONCE):
            some = numbers[at : at + AT_ONCE]
            try:
                if len(some) == 1:
                    await self._bot.delete_message(delivery.chat.id, some[0])
                else:
                    await self._bot.delete_messages(delivery.chat.id, some)
            except BadRequest as error:
                if not says(error, *_OVER):
                    raise
        return Sent()

    async def _tidy(self, delivery: Delivery, act: acts.Tidy) -> Sent:
        """Delete what is over; a message too old to be deleted is no reason to complain."""
        try:
            return await self._delete(delivery, act)
        except BadRequest:
            return Sent()

    async def _pin(self, delivery: Delivery, act: acts.Pin) -> Sent:
        chat, message = delivery.chat.id, message_id(act.message)
        if act.pinned:
            await self._bot.pin_chat_message(chat, message, disable_notification=True)
            return Sent()
        try:
            await self._bot.unpin_chat_message(chat, message)
        except BadRequest as error:
            if not says(error, *_OVER):
                raise
        return Sent()

    async def _react(self, delivery: Delivery, act: acts.React) -> Sent:
        """Bots may use a fixed set of emoji; what is not in it has a stand-in, at last a thumb."""
        emoji = act.emoji if act.emoji in _KNOWN_EMOJI else _STAND_IN.get(act.emoji, "👍")
        reaction = [ReactionTypeEmoji(emoji)] if act.emoji else []
        await self._bot.set_message_reaction(delivery.chat.id, message_id(act.message), reaction)
        return Sent()

    async def _seek(self, delivery: Delivery, act: acts.SeekMessage) -> Sent:
        """Try to edit it: that fails for any message of others, and the reason tells whether it exists."""
        try:
            await self._bot.edit_message_reply_markup(delivery.chat.id, message_id(act.message))
        except BadRequest as error:
            if says(error, *NOT_THERE):
                return Sent(gone=True)
            if not says(error, *NOT_OURS, NOT_MODIFIED):
                raise
        return Sent()

    async def _tag(self, delivery: Delivery, act: acts.Tag) -> Sent:
        tag = shorter("".join(filter(_fits_tag, act.text)).strip(), LONGEST_TAG)
        await self._bot.set_chat_member_tag(delivery.chat.id, person_id(delivery, act), tag)
        return Sent()

    async def _approve(self, delivery: Delivery, act: acts.ApproveJoin) -> Sent:
        how = self._bot.approve_chat_join_request if act.approved else self._bot.decline_chat_join_request
        try:
            await how(delivery.chat.id, person_id(delivery, act))
        except BadRequest as error:
            if not says(error, *_DECIDED):  # an administrator was faster
                raise
        return Sent()

    async def _open(self, delivery: Delivery, act: acts.OpenThread) -> Sent:
        """Open a topic; Telegram has none under a message, and no tags."""
        made = self._progress.of(delivery.key)
        if not made:
            topic = await self._bot.create_forum_topic(
                delivery.chat.id, shorter(act.title, LONGEST_TOPIC) or "…"
            )
            made.append(str(topic.message_thread_id))
        first = ""
        if act.text:
            said = await self._bot.send_message(
                delivery.chat.id, shorter(act.text, 4096), message_thread_id=int(made[0])
            )
            first = str(said.message_id)
        self._progress.over(delivery.key)
        return Sent(message=first, thread=made[0])

    async def _invite(self, delivery: Delivery, act: acts.MakeInvite) -> Sent:
        name = name_of(delivery.people, act.actor) if act.actor is not None else ""
        made = await self._bot.create_chat_invite_link(
            delivery.chat.id, name=shorter(name, LONGEST_LINK_NAME) or None
        )
        return Sent(link=made.invite_link)

    def _until(self, until: int | None) -> int | None:
        """Return when something ends, in seconds, so that Telegram does not take it for ever; None if it is over."""
        now = self._clock.now()
        if until is None or until <= now:
            return None
        return min(max(until, now + SHORTEST), now + LONGEST) // SECOND


def person_id(delivery: Delivery, act: AnyAct) -> int:
    """Return whom an act concerns. Raises SendError if that is nobody on Telegram."""
    person = delivery.people.get(act.actor) if act.actor is not None else None
    if person is None or not person.id.isdecimal():
        raise SendError("nobody on Telegram is known whom this concerns", permanent=True)
    return int(person.id)


def message_id(message: str) -> int:
    """Return a message's number. Raises SendError if it is none of Telegram's."""
    if not message.isdecimal():
        raise SendError("this is no message of Telegram's", permanent=True)
    return int(message)


def _channel(delivery: Delivery, act: AnyAct) -> int | None:
    person = delivery.people.get(act.actor) if act.actor is not None else None
    return None if person is None else chat_of_account(person.id)


def _fits_tag(letter: str) -> bool:
    """Telegram refuses emoji in tags; they all lie beyond these ranges of letters, digits and marks."""
    return units(letter) == 1 and not (
        "\u2190" <= letter <= "\u2bff" or "\ufe00" <= letter <= "\ufe0f" or letter == "\u200d"
    )
