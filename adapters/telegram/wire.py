"""Updates as Telegram writes them, as far as we read them; whatever else they hold is passed over."""

from __future__ import annotations

import json

import msgspec


class User(msgspec.Struct, frozen=True):
    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language_code: str = ""


class Chat(msgspec.Struct, frozen=True):
    id: int
    type: str
    title: str = ""


class Thing(msgspec.Struct, frozen=True):
    """Something whose presence is all that counts."""


class Named(msgspec.Struct, frozen=True):
    """A file, with the name that its sender gave it."""

    file_name: str = ""


class Document(Named, frozen=True):
    """A file of no special kind. `content` is no field of Telegram's: `Intake` puts it there."""

    file_id: str = ""
    file_size: int = 0
    content: str = ""


class Sticker(msgspec.Struct, frozen=True):
    emoji: str = ""


class Poll(msgspec.Struct, frozen=True):
    question: str = ""


class Entity(msgspec.Struct, frozen=True):
    """A stretch of a text; offset and length count UTF-16 units."""

    type: str
    offset: int
    length: int
    user: User | None = None


class Replied(msgspec.Struct, frozen=True):
    """The message that another one replies to."""

    message_id: int
    sender: User | None = msgspec.field(name="from", default=None)
    sender_chat: Chat | None = None
    forum_topic_created: Thing | None = None


class Message(msgspec.Struct, frozen=True):
    message_id: int
    date: int
    chat: Chat
    sender: User | None = msgspec.field(name="from", default=None)
    sender_chat: Chat | None = None
    message_thread_id: int | None = None
    is_topic_message: bool = False
    edit_date: int = 0
    forward_origin: Thing | None = None
    reply_to_message: Replied | None = None
    text: str | None = None
    entities: list[Entity] | None = None
    caption: str | None = None
    caption_entities: list[Entity] | None = None
    photo: list[Thing] | None = None
    animation: Named | None = None
    audio: Named | None = None
    document: Document | None = None
    video: Named | None = None
    video_note: Thing | None = None
    voice: Thing | None = None
    sticker: Sticker | None = None
    poll: Poll | None = None
    contact: Thing | None = None
    location: Thing | None = None
    venue: Thing | None = None
    game: Thing | None = None
    invoice: Thing | None = None
    giveaway: Thing | None = None
    giveaway_winners: Thing | None = None
    checklist: Thing | None = None
    dice: Thing | None = None
    story: Thing | None = None
    paid_media: Thing | None = None
    new_chat_members: list[User] | None = None
    left_chat_member: User | None = None
    pinned_message: Thing | None = None
    migrate_to_chat_id: int | None = None
    migrate_from_chat_id: int | None = None


class ReactionType(msgspec.Struct, frozen=True):
    type: str
    emoji: str = ""
    custom_emoji_id: str = ""


class MessageReaction(msgspec.Struct, frozen=True):
    chat: Chat
    message_id: int
    date: int
    old_reaction: list[ReactionType]
    new_reaction: list[ReactionType]
    user: User | None = None


class Member(msgspec.Struct, frozen=True):
    """Somebody's standing in a chat; rights count only for an administrator."""

    status: str
    user: User
    is_member: bool = False
    can_promote_members: bool = False
    can_change_info: bool = False
    can_restrict_members: bool = False
    can_delete_messages: bool = False
    can_invite_users: bool = False
    can_pin_messages: bool = False
    can_manage_topics: bool = False
    can_manage_tags: bool = False


class InviteLink(msgspec.Struct, frozen=True):
    invite_link: str
    creator: User | None = None


class MemberUpdated(msgspec.Struct, frozen=True):
    chat: Chat
    date: int
    old_chat_member: Member
    new_chat_member: Member
    sender: User = msgspec.field(name="from")
    invite_link: InviteLink | None = None


class JoinAsked(msgspec.Struct, frozen=True):
    chat: Chat
    date: int
    sender: User = msgspec.field(name="from")
    bio: str = ""
    invite_link: InviteLink | None = None


class Pressed(msgspec.Struct, frozen=True):
    """The message under which a button was pressed; of an old one only chat and number are left."""

    message_id: int
    chat: Chat
    message_thread_id: int | None = None
    is_topic_message: bool = False


class Callback(msgspec.Struct, frozen=True):
    id: str
    sender: User = msgspec.field(name="from")
    message: Pressed | None = None
    data: str | None = None


class Update(msgspec.Struct, frozen=True):
    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    channel_post: Message | None = None
    edited_channel_post: Message | None = None
    message_reaction: MessageReaction | None = None
    callback_query: Callback | None = None
    chat_member: MemberUpdated | None = None
    my_chat_member: MemberUpdated | None = None
    chat_join_request: JoinAsked | None = None


ALLOWED: tuple[str, ...] = Update.__struct_fields__[1:]
"""What Telegram is asked for; reactions and members must be named, they are left out otherwise."""


class Batch(msgspec.Struct, frozen=True):
    """The answer to getUpdates."""

    result: list[Update] = []


class _RawBatch(msgspec.Struct, frozen=True):
    result: list[msgspec.Raw] = []


class _Numbered(msgspec.Struct, frozen=True):
    update_id: int


class Read(msgspec.Struct, frozen=True):
    """What a batch held: updates that can be read, the numbers of those that cannot, the highest number."""

    updates: list[Update]
    malformed: list[int]
    last: int | None


_batch = msgspec.json.Decoder(Batch)
_raw = msgspec.json.Decoder(_RawBatch)
_one = msgspec.json.Decoder(Update)
_number = msgspec.json.Decoder(_Numbered)


def read_batch(data: bytes) -> Read:
    """Read the answer to getUpdates. Raises msgspec.DecodeError if it is no JSON of that shape."""
    try:
        updates = _batch.decode(data).result
        malformed: list[int] = []
    except msgspec.DecodeError:
        updates, malformed = _one_by_one(_parts(data))
    numbers = [*malformed, *(update.update_id for update in updates)]
    return Read(updates, malformed, max(numbers, default=None))


def read_update(data: bytes) -> Read:
    """Read the one update that a webhook was sent; never raises."""
    updates, malformed = _one_by_one([msgspec.Raw(data)])
    numbers = [*malformed, *(update.update_id for update in updates)]
    return Read(updates, malformed, max(numbers, default=None))


def _parts(data: bytes) -> list[msgspec.Raw]:
    try:
        return _raw.decode(data).result
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return _raw.decode(_mended(data)).result


def _mended(data: bytes) -> bytes:
    """Replace halves of surrogate pairs, which the strict decoder takes for broken JSON, so that no text can jam the queue."""
    try:
        return json.dumps(json.loads(data), ensure_ascii=False).encode("utf-8", "replace")
    except (ValueError, RecursionError):
        raise msgspec.DecodeError("not JSON") from None


def _one_by_one(parts: list[msgspec.Raw]) -> tuple[list[Update], list[int]]:
    """Read what can be read. Of the rest only the number is told: an error's words could quote a text."""
    updates, malformed = [], []
    for raw in parts:
        try:
            updates.append(_one.decode(raw))
        except msgspec.DecodeError:
            malformed.append(_number_of(raw))
    return updates, malformed


def _number_of(raw: msgspec.Raw) -> int:
    try:
        return _number.decode(raw).update_id
    except msgspec.DecodeError:
        return -1
