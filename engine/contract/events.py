"""Events: what happened, as every feature reads it.

An adapter hands over `Incoming` values with the platform's ids. `Stream.append` swaps those for the numbers of
community, chat and actor and stores an `Event`. Handlers only ever see `Event`.

Bodies are a tagged union, encoded as JSON. A field may be added with a default and never changes its meaning;
a body that must change incompatibly gets a new tag and `upgrade` turns the old one into it, for ever.
"""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

Origin = Literal["live", "backfill", "import"]
Role = Literal["member", "moderator", "admin", "owner"]
ROLES: tuple[Role, ...] = ("member", "moderator", "admin", "owner")
VERSION = 1


class Body(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """Base of all bodies. `actor_fields` names fields that hold people (see `Incoming.people`)."""

    actor_fields: ClassVar[tuple[str, ...]] = ()


class Attachment(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file of a message, described but never stored."""

    kind: Literal["photo", "video", "audio", "voice", "file", "sticker", "animation", "poll", "other"]
    name: str = ""
    text: str = ""
    """The content of a small calendar file that came with a command; of anything else it is not looked at."""


LONGEST_CALENDAR = 512 * 1024
"""Bytes of a calendar file that an adapter reads."""


def is_read(text: str, name: str, size: int) -> bool:
    """Tell whether an adapter hands over a file's content: a calendar file, not too long, that came with a command."""
    return text.lstrip()[:1] in ("/", "／") and name.lower().endswith(".ics") and 0 < size <= LONGEST_CALENDAR


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an inspection of a platform found: the text `finding-<key>` says it and names the way out."""

    key: str
    level: Literal["ok", "warning", "error"] = "ok"
    values: dict[str, str] = {}


class Message(Body, frozen=True, tag="message"):
    """Somebody said something. `message` and `reply_to` are message ids inside the event's chat."""

    actor_fields = ("mentions", "reply_actor")
    text: str = ""
    message: str = ""
    reply_to: str = ""
    reply_actor: int | None = None
    mentions: tuple[int, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    forwarded: bool = False


class Edited(Body, frozen=True, tag="edited"):
    """A message has a new text."""

    message: str
    text: str = ""


class Deleted(Body, frozen=True, tag="deleted"):
    """A message is gone."""

    message: str


class Announced(Body, frozen=True, tag="announced"):
    """The platform itself wrote a line into the chat: who came or went, or what was pinned."""

    message: str
    what: Literal["joined", "left", "pinned"]


class Reaction(Body, frozen=True, tag="reaction"):
    """Somebody put an emoji on a message, or took it away."""

    message: str
    emoji: str
    added: bool = True


class Joined(Body, frozen=True, tag="joined"):
    """The actor came into the chat, perhaps by somebody's link."""

    actor_fields = ("inviter",)
    inviter: int | None = None
    link: str = ""


class Left(Body, frozen=True, tag="left"):
    """The actor is no longer in the chat; `by` names who removed them."""

    actor_fields = ("by",)
    by: int | None = None


class JoinRequest(Body, frozen=True, tag="join_request"):
    """The actor asks to be let in."""

    link: str = ""
    bio: str = ""


class Rights(Body, frozen=True, tag="rights"):
    """The actor's role in the chat changed."""

    role: Role


class Voice(Body, frozen=True, tag="voice"):
    """The actor entered or left a voice room."""

    room: str
    present: bool


class Command(Body, frozen=True, tag="command"):
    """A native command, already parsed by the platform (text commands arrive as `Message`)."""

    actor_fields = ("people", "reply_actor")
    name: str
    args: dict[str, str] = {}
    people: tuple[int, ...] = ()
    """Actors given as arguments; an argument `@0` names the first of them."""
    message: str = ""
    reply_to: str = ""
    reply_actor: int | None = None
    interaction: str = ""


class Form(Body, frozen=True, tag="form"):
    """A filled-in form: `name` is the command that it submits."""

    name: str
    answers: dict[str, str] = {}
    interaction: str = ""


class Button(Body, frozen=True, tag="button"):
    """The actor pressed a button of message `message`; `data` is what the button carries."""

    message: str
    data: str
    interaction: str = ""


class ChatMigrated(Body, frozen=True, tag="chat_moved"):
    """The platform gave the chat a new id; append has renamed the row already."""

    new_id: str


class Outcome(Body, frozen=True, tag="outcome"):
    """What became of an outbox row. `ref` is its key."""

    ref: str
    feature: str = ""
    ok: bool = True
    error: str = ""
    message: str = ""
    thread: str = ""
    link: str = ""
    findings: tuple[Finding, ...] = ()
    gone: bool = False
    """The message that was sought is not there any more."""


class Timer(Body, frozen=True, tag="timer"):
    """A due item fell due; `at` of the event is when it was due."""

    feature: str
    name: str
    payload: dict[str, str | int | None] = {}


class SettingsChanged(Body, frozen=True, tag="settings_changed"):
    """An operator changed settings outside of the chat (the configuration file, the command line)."""

    values: dict[str, str] = {}


class PersonForgotten(Body, frozen=True, tag="person_forgotten"):
    """A person asked to be forgotten: the directory has let go of them, the features follow."""

    actor_fields = ("person",)
    person: int


class IdentitiesJoined(Body, frozen=True, tag="identities_joined"):
    """Two accounts turned out to be one person: what `gone` has here goes over to `kept`."""

    actor_fields = ("kept", "gone")
    kept: int
    gone: int


class IdentitiesParted(Body, frozen=True, tag="identities_parted"):
    """A person let an account go: `gone` takes back what it brought when it was joined to `kept`."""

    actor_fields = ("kept", "gone")
    kept: int
    gone: int


class Derived(Body, frozen=True, tag="derived"):
    """An event of a feature's own; other features read it by `name`."""

    feature: str
    name: str
    values: dict[str, str | int | float | None] = {}


class Unreadable(Body, frozen=True, tag="unreadable"):
    """A row of the log that cannot be decoded; never written, it stands for the row until that is a dead letter."""

    why: str


AnyBody = (
    Message
    | Edited
    | Deleted
    | Announced
    | Reaction
    | Joined
    | Left
    | JoinRequest
    | Rights
    | Voice
    | Command
    | Form
    | Button
    | ChatMigrated
    | Outcome
    | Timer
    | SettingsChanged
    | PersonForgotten
    | IdentitiesJoined
    | IdentitiesParted
    | Derived
    | Unreadable
)


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the log. `at` and `received_at` are UTC microseconds; `at` is the platform's time."""

    part: int
    seq: int
    key: str
    community: int
    chat: int
    thread: str = ""
    actor: int | None = None
    at: int
    received_at: int
    origin: Origin = "live"
    cause: str = ""
    body: AnyBody


class PersonRef(msgspec.Struct, frozen=True):
    """A platform account. `payable` is false for accounts that are nobody: anonymous admins, channels, webhooks."""

    id: str
    name: str = ""
    bot: bool = False
    payable: bool = True
    language: str = ""
    handle: str = ""


class ChatRef(msgspec.Struct, frozen=True):
    """A platform chat. For a private chat `id` is the person's id and `private` is true.

    `space` is what several chats share by the platform's own will (a Discord server): they are one community.
    """

    id: str
    title: str = ""
    kind: Literal["group", "private", "channel"] = "group"
    private: bool = False
    space: str = ""
    space_title: str = ""


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """What an adapter saw, in the platform's ids.

    `people[i]` are the accounts that the event speaks of; `actor` and the body's actor fields are positions in it.
    The key is `platform:chat:unique`: for what belongs to a message `unique` is `message[:kind[:rev]]`,
    for a live reaction, join, press … it is the update's own id.
    """

    platform: str
    chat: ChatRef
    unique: str
    at: int
    people: tuple[PersonRef, ...] = ()
    actor: int | None = None
    thread: str = ""
    origin: Origin = "live"
    community: str = ""
    """Name of the community to put an unknown chat into; empty: the chat's own."""
    body: AnyBody


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyBody] = msgspec.json.Decoder(AnyBody)


def encode_body(body: AnyBody) -> bytes:
    """Encode a body for the log."""
    return _encoder.encode(body)


def decode_body(payload: bytes, version: int = VERSION) -> AnyBody:
    """Decode a body of any version that was ever written."""
    if version > VERSION:
        raise ValueError(f"event version {version} was written by a newer program (this one knows {VERSION})")
    return _decoder.decode(payload)


def kind_of(body: AnyBody) -> str:
    """Return the body's tag, as in the log's column `kind`."""
    return str(body.__struct_config__.tag)
