"""The tables that all features share. Ids of platforms are text, numbers of ours are 64 bits, times are UTC µs.

Primary keys of hot tables begin with the partition, so that PostgreSQL can shard them by it.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, LargeBinary, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(SQLModel):
    """Base of all tables; the naming convention stands before the first of them."""

    metadata = MetaData(naming_convention=NAMES)


def big(**kwargs: object) -> int:
    """Declare a 64-bit column (a plain int would be 32 bits on PostgreSQL); primary keys are given, never generated."""
    if kwargs.get("primary_key"):
        kwargs["sa_column_kwargs"] = {"autoincrement": False}
    return Field(sa_type=BigInteger, **kwargs)  # type: ignore[call-overload, no-any-return]


class Meta(Base, table=True):
    """Facts about the database itself: partitions, when it was made."""

    __tablename__ = "meta"
    key: str = Field(primary_key=True)
    value: str


class Head(Base, table=True):
    """Highest sequence number of a partition; taking numbers from it serialises appends."""

    __tablename__ = "head"
    part: int = big(primary_key=True)
    head: int = big(default=0)


class Cursor(Base, table=True):
    """How far a consumer is in a partition, and the partition's clocks as it has seen them."""

    __tablename__ = "cursor"
    consumer: str = Field(primary_key=True)
    part: int = big(primary_key=True)
    pos: int = big(default=0)
    clock: int = big(default=0)
    import_clock: int = big(default=0)


class Log(Base, table=True):
    """The event log. `payload` is emptied by retention, the rest of the row stays."""

    __tablename__ = "log"
    __table_args__ = (UniqueConstraint("part", "key"), {"sqlite_with_rowid": False})
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    key: str
    community: int = big()
    chat: int = big()
    thread: str = ""
    actor: int | None = big(nullable=True, default=None)
    at: int = big()
    received_at: int = big()
    origin: str
    kind: str
    cause: str = ""
    version: int
    payload: bytes | None = Field(default=None, sa_type=LargeBinary, nullable=True)


class Community(Base, table=True):
    """A community; empty settings fall back to the operator's."""

    __tablename__ = "community"
    id: int = big(primary_key=True)
    part: int = big()
    name: str = Field(unique=True)
    language: str = ""
    timezone: str = ""
    created_at: int = big()


class Chat(Base, table=True):
    """A chat of a platform. A private chat's `platform_chat` is `dm<account>`, its community the person's current one.

    `space` is what several chats share on the platform (a Discord server).
    """

    __tablename__ = "chat"
    __table_args__ = (
        UniqueConstraint("platform", "platform_chat"),
        Index(None, "community"),
        Index(None, "platform", "space"),
    )
    id: int = big(primary_key=True)
    community: int = big()
    platform: str
    platform_chat: str
    kind: str = "group"
    title: str = ""
    language: str = ""
    paused: bool = False
    created_at: int = big()
    space: str = ""


class FormerChat(Base, table=True):
    """The id that a chat had before the platform gave it another: what is delivered again still finds its place."""

    __tablename__ = "former_chat"
    platform: str = Field(primary_key=True)
    platform_chat: str = Field(primary_key=True)
    chat: int = big()


class Identity(Base, table=True):
    """A platform account. Platform ids and names live here and nowhere else.

    `person` is the number that the log and everything earned knows them by: the `id` of one of the person's accounts.
    """

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("platform", "platform_user"), Index(None, "person"))
    id: int = big(primary_key=True)
    person: int = big()
    platform: str
    platform_user: str
    name: str = ""
    handle: str = ""
    bot: bool = False
    payable: bool = True
    language: str = ""
    """The person's own choice; empty: none made."""
    created_at: int = big()


class Alias(Base, table=True):
    """Whose number stands for an account's, in a partition, from its `identities_joined` event on."""

    __tablename__ = "alias"
    part: int = big(primary_key=True)
    gone: int = big(primary_key=True)
    kept: int = big()


class Membership(Base, table=True):
    """A person in a community. `part` leads the key, as in every hot table."""

    __tablename__ = "membership"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    actor: int = big(primary_key=True)
    role: str = "member"
    """The highest of the person's standings."""
    joined_at: int = big()
    left_at: int | None = big(nullable=True, default=None)
    last_at: int = big(default=0)
    ranked: bool = True
    """False after /rank_optout."""


class Wish(Base, table=True):
    """What a member does not want: `notices` (to be spoken to or of unasked), `thanks` (to be named for helping)."""

    __tablename__ = "wish"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    actor: int = big(primary_key=True)
    what: str = Field(primary_key=True)
    at: int = big()


class Standing(Base, table=True):
    """A person's role on a platform in one space (or chat); the membership's role is the highest of them."""

    __tablename__ = "standing"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    actor: int = big(primary_key=True)
    platform: str = Field(primary_key=True)
    scope: str = Field(primary_key=True)
    role: str


class MessageFact(Base, table=True):
    """Numbers about a message that outlive its text (400 days). `sketch` is emptied with the text."""

    __tablename__ = "message_fact"
    __table_args__ = (
        Index(None, "part", "community", "seq"),
        Index(None, "part", "community", "actor", "seq"),
    )
    part: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    message: str = Field(primary_key=True)
    community: int = big()
    seq: int = big()
    actor: int = big()
    at: int = big()
    units: int = 0
    """CJK characters plus Latin words without repeats."""
    novelty: float = 1.0
    """Share of bigrams not seen in the author's own recent messages."""
    similarity: float = 0.0
    """Highest resemblance to a recent message, 0–1."""
    quality: float = 0.0
    reason: str = ""
    reply_actor: int | None = big(nullable=True, default=None)
    sketch: bytes | None = Field(default=None, sa_type=LargeBinary, nullable=True)


class DueItem(Base, table=True):
    """Something to happen at a time; draining appends a timer event and deletes the row."""

    __tablename__ = "due_item"
    __table_args__ = (Index(None, "due_at"), {"sqlite_with_rowid": False})
    part: int = big(primary_key=True)
    dedupe: str = Field(primary_key=True)
    community: int = big()
    chat: int = big(default=0)
    actor: int | None = big(nullable=True, default=None)
    due_at: int = big()
    feature: str
    name: str
    payload: str = "{}"


class Outbox(Base, table=True):
    """What is to be said or done. An effect's place (its event and number) is its key, so twice the same is one row."""

    __tablename__ = "outbox"
    __table_args__ = (Index(None, "state", "platform", "priority", "part", "seq", "n"),)
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    n: int = Field(primary_key=True)
    key: str
    community: int = big()
    chat: int = big()
    actor: int | None = big(nullable=True, default=None)
    platform: str
    feature: str
    kind: str
    """reply, toast or act"""
    slot: str = ""
    priority: int = 0
    state: str = "queued"
    """queued, sending, sent, failed, expired, dropped"""
    not_before: int = big(default=0)
    expires_at: int | None = big(nullable=True, default=None)
    attempts: int = 0
    owner: str = ""
    lease_until: int = big(default=0)
    created_at: int = big()
    error: str = ""
    payload: bytes = Field(sa_type=LargeBinary)


class SentMessage(Base, table=True):
    """Where a named message of the bot stands on the platform."""

    __tablename__ = "sent"
    chat: int = big(primary_key=True)
    slot: str = Field(primary_key=True)
    message: str
    sent_at: int = big()


class DeadLetter(Base, table=True):
    """An event that a consumer could not apply; `doctor` shows and retries it."""

    __tablename__ = "dead_letter"
    consumer: str = Field(primary_key=True)
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    key: str
    error: str
    ref: str
    at: int = big()


class Audit(Base, table=True):
    """Every settings change, undo and act, with its actor."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "part", "community", "seq"),)
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    n: int = Field(primary_key=True)
    community: int = big()
    chat: int = big()
    actor: int | None = big(nullable=True, default=None)
    target: int | None = big(nullable=True, default=None)
    action: str
    detail: str = ""
    at: int = big()


class SettingRow(Base, table=True):
    """A community's own value of a setting, as text."""

    __tablename__ = "setting"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    name: str = Field(primary_key=True)
    value: str


class Dialogue(Base, table=True):
    """A form being filled in as a dialogue; the next message of that person in that chat is its next answer."""

    __tablename__ = "dialogue"
    part: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    actor: int = big(primary_key=True)
    command: str
    answers: str = "{}"
    field: int = 0
    expires_at: int = big()


class Cooldown(Base, table=True):
    """When a person last used a command that has a cooldown."""

    __tablename__ = "cooldown"
    part: int = big(primary_key=True)
    actor: int = big(primary_key=True)
    command: str = Field(primary_key=True)
    used_at: int = big()


class Noise(Base, table=True):
    """How many unsolicited messages a chat got on a local day, and what they were about."""

    __tablename__ = "noise"
    part: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    day: int = big(primary_key=True)
    topic: str = Field(primary_key=True)
    count: int = 0


class Note(Base, table=True):
    """What an adapter has to remember: how far it has read, handles of interactions (encrypted by it), what is registered."""

    __tablename__ = "note"
    platform: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: bytes = Field(sa_type=LargeBinary)
    until: int | None = big(nullable=True, default=None)


class Lease(Base, table=True):
    """Which process speaks for a platform's account, and until when it may without asking again."""

    __tablename__ = "lease"
    name: str = Field(primary_key=True)
    owner: str
    until: int = big()
