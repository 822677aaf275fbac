"""Replies are values: what to say, to whom, and how long it is worth saying."""

from __future__ import annotations

from typing import Literal

import msgspec

Priority = Literal[0, 1, 2, 3]
ANSWER: Priority = 0
REMINDER: Priority = 1
NOTICE: Priority = 2
DIGEST: Priority = 3

Lifetime = Literal["notice", "list", "request", "keep"]
"""Deletion class of the bot's own message: notice 60 s, list 5 min, request hours, keep."""


class Part(msgspec.Struct, frozen=True, tag_field="part", omit_defaults=True):
    """Base of everything that a reply is made of."""


class Text(Part, frozen=True, tag="text"):
    """Words. `style` covers the whole part; a line break is a line break."""

    text: str
    style: Literal["", "bold", "italic", "code", "pre", "quote"] = ""


class Mention(Part, frozen=True, tag="mention"):
    """A person; the sender looks the name up when it sends, so a forgotten person is not named."""

    actor: int


class Moment(Part, frozen=True, tag="moment"):
    """A point in time (UTC µs), shown in each reader's own zone where the platform can, else as `text` says it."""

    at: int
    text: str


class Link(Part, frozen=True, tag="link"):
    """A link: to `url`, or to message `message` of chat `chat`."""

    text: str
    url: str = ""
    chat: int = 0
    message: str = ""


class Card(Part, frozen=True, tag="card"):
    """A titled block with fields, shown as an embed where there are embeds."""

    title: str
    body: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    footer: str = ""
    image: str = ""
    """The address of a picture, shown with the card where the platform fetches pictures itself."""


class Table(Part, frozen=True, tag="table"):
    """Rows of short cells. A cell that is an int ≤ -1 … is never a person; people are `Mention` cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[str | Mention, ...], ...]


class Image(Part, frozen=True, tag="image"):
    """A picture or file that exists: `path` on the sender's machine, or its bytes."""

    name: str
    path: str = ""
    data: bytes = b""
    alt: str = ""


class File(Part, frozen=True, tag="file"):
    """A document made on the fly, e.g. a person's export."""

    name: str
    data: bytes


class Chart(Part, frozen=True, tag="chart"):
    """A chart to draw; the sender turns it into an `Image`. `spec` is understood by engine.draw.

    `people` are those whom the picture names: the sender writes their names into the specification as `names` (empty for
    who is no longer known), so that no name waits in the outbox.
    """

    kind: str
    spec: dict[str, object]
    alt: str = ""
    people: tuple[int, ...] = ()


class Button(msgspec.Struct, frozen=True, omit_defaults=True):
    """A button: pressing it sends `data` back, opens `url`, or opens the form of command `form`.

    `only` restricts it to one person: anybody else gets a toast. `start` is for platforms with deep links: there it
    opens the private chat with the bot and hands over these letters, digits and marks `_-` (see the fact `Started`,
    where they follow the community, `c<number>_`); elsewhere `data` is sent.
    """

    label: str
    data: str = ""
    url: str = ""
    form: str = ""
    only: int | None = None
    start: str = ""


class Buttons(Part, frozen=True, tag="buttons"):
    """Rows of buttons under the message."""

    rows: tuple[tuple[Button, ...], ...]


class Toast(Part, frozen=True, tag="toast"):
    """A short passing answer to a button press, seen by the presser alone."""

    text: str


AnyPart = Text | Mention | Moment | Link | Card | Table | Image | File | Chart | Buttons | Toast


class Reply(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something to say in `chat` (in `thread`), or to `actor` alone if `private`.

    A private reply in a group is shown to `actor` only where the platform can; elsewhere it goes to their private chat.
    A reply with a `slot` creates the message of that name or edits it. `interaction` ties it to the interaction it answers.
    """

    chat: int
    parts: tuple[AnyPart, ...]
    thread: str = ""
    actor: int | None = None
    private: bool = False
    direct: bool = False
    """Send to the actor's private chat even where an answer in place could be hidden."""
    reply_to: str = ""
    slot: str = ""
    edit: str = ""
    """Edit this message of the bot (a press on its button) instead of sending a new one."""
    expires_at: int | None = None
    priority: int = ANSWER
    lifetime: Lifetime = "keep"
    interaction: str = ""


def words(*parts: AnyPart | str) -> tuple[AnyPart, ...]:
    """Build parts, plain strings becoming `Text`."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)
