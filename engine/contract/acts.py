"""Acts are values too: what the bot does on the platform besides speaking. An undo is another act."""

from __future__ import annotations

import msgspec

NOT_THEIRS = "who asked may not do this themselves"
"""Begins the error of an act that was refused because of who asked for it."""


class Act(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="act"):
    """Base of all acts; `chat` is where (and `thread` in it), `actor` whom it concerns. Times are UTC microseconds."""

    chat: int
    thread: str = ""
    actor: int | None = None
    reason: str = ""
    by: int | None = None
    """Who asked for it, where a person did: an adapter refuses what the platform would not let them do themselves."""


class Restrict(Act, frozen=True, tag="restrict"):
    """Take the right to speak until `until` (None: for good), or give it back with `lift`."""

    until: int | None = None
    lift: bool = False


class Ban(Act, frozen=True, tag="ban"):
    """Remove somebody and keep them out until `until` (None: for good)."""

    until: int | None = None


class Unban(Act, frozen=True, tag="unban"):
    """Let somebody come back."""


class Kick(Act, frozen=True, tag="kick"):
    """Remove somebody who may come back at once."""


class Delete(Act, frozen=True, tag="delete"):
    """Delete messages by their ids."""

    messages: tuple[str, ...]


class Tidy(Act, frozen=True, tag="tidy"):
    """Delete passing messages: the bot's own, whose time is over, and the platform's notices. A refusal is no matter."""

    messages: tuple[str, ...]


class Pin(Act, frozen=True, tag="pin"):
    """Pin or unpin a message."""

    message: str
    pinned: bool = True


class React(Act, frozen=True, tag="react"):
    """Put the bot's own reaction on a message."""

    message: str
    emoji: str


class GrantRole(Act, frozen=True, tag="grant_role"):
    """Give a role by its platform id, or take it with `revoke`."""

    role: str
    revoke: bool = False


class Tag(Act, frozen=True, tag="tag"):
    """Show a short tag beside a member's name; empty removes it."""

    text: str


class ApproveJoin(Act, frozen=True, tag="approve_join"):
    """Let a join request in, or decline it."""

    approved: bool = True


class OpenThread(Act, frozen=True, tag="open_thread"):
    """Open a thread or topic: under `message`, or of its own with a first `text` and the tags named (a forum post)."""

    title: str
    message: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    slot: str = ""


class TagThread(Act, frozen=True, tag="tag_thread"):
    """Put exactly these of a forum's tags on the thread, and close it or open it again.

    With `instead_of` only those are taken off: what its author tagged it with stays.
    """

    tags: tuple[str, ...] = ()
    closed: bool = False
    instead_of: tuple[str, ...] = ()


class MirrorEvent(Act, frozen=True, tag="mirror_event"):
    """Show one event in the platform's own calendar; the outcome's message is its id there, known by `slot` from then on."""

    slot: str
    title: str
    starts_at: int
    ends_at: int
    place: str = ""
    description: str = ""
    cancelled: bool = False


class MakeInvite(Act, frozen=True, tag="make_invite"):
    """Make an invite link of the actor's own; the outcome carries it."""

    slot: str = ""


class Inspect(Act, frozen=True, tag="inspect"):
    """Look whether the bot has what it needs in the chat; the outcome carries the findings."""


class SeekMessage(Act, frozen=True, tag="seek_message"):
    """Find out whether somebody's message is still there, where the platform tells nobody of its deletion.

    The outcome says `gone` if it is not. Never for a message of the bot's own.
    """

    message: str


AnyAct = (
    Restrict
    | Ban
    | Unban
    | Kick
    | Delete
    | Tidy
    | Pin
    | React
    | SeekMessage
    | GrantRole
    | Tag
    | ApproveJoin
    | OpenThread
    | TagThread
    | MirrorEvent
    | MakeInvite
    | Inspect
)


def act_name(act: AnyAct) -> str:
    """Return the act's tag."""
    return str(act.__struct_config__.tag)
