"""What the sandbox remembers of this run: who is there, where we are, and every message by its number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from engine.contract.events import Button as Press
from engine.contract.events import (
    ChatRef,
    Deleted,
    Edited,
    Incoming,
    Left,
    Message,
    PersonRef,
    Rights,
    Voice,
)
from engine.contract.replies import Button

PLATFORM = "console"
BOT_NAME = "qunban"
"""How the bot is called in the sandbox."""
COMMUNITY = "sandbox"
GENERAL = ChatRef("general", "#general")


def group(name: str) -> ChatRef:
    """Name a group chat."""
    return ChatRef(name, f"#{name}")


def private(name: str) -> ChatRef:
    """Name a member's private chat with the bot."""
    return ChatRef(name, f"@{name}", "private", private=True)


def label(chat: ChatRef) -> str:
    """Return a chat as people write it: `#general` or `@alice`."""
    return f"@{chat.id}" if chat.private else f"#{chat.id}"


@dataclass(frozen=True)
class Post:
    """A message on the board. `author` is None for the bot; `only` is the one member who sees it, if not all do."""

    number: int
    chat: ChatRef
    author: str | None
    text: str
    only: str | None = None
    buttons: tuple[Button, ...] = ()
    gone: bool = False


class Board:
    """Members, chats and messages of one run of the sandbox.

    `first_number` and `first_event` continue the numbers and keys of a database that has events.
    """

    def __init__(self, *, first_number: int = 1, first_event: int = 1, members: Iterable[str] = ()) -> None:
        self.continued = first_number > 1 or first_event > 1
        self.first_number = first_number
        self.next_number = first_number
        self.next_event = first_event
        self.here = GENERAL
        self.group = GENERAL
        self.members = {name: person(name) for name in members}
        self.admins: set[str] = set()
        self.rooms: dict[str, str] = {}
        self.pressed: dict[str, int] = {}
        self.posts: dict[int, Post] = {}
        self._chats = {label(GENERAL)}

    def go(self, chat: ChatRef) -> None:
        """Let the next lines happen in `chat`."""
        self.here = chat
        self._chats.add(label(chat))
        if not chat.private:
            self.group = chat

    def knows(self, chat: ChatRef) -> bool:
        """Tell whether a chat can be spoken to: it was seen, or may have been in an earlier run."""
        if not chat.id:
            return False
        return self.continued or label(chat) in self._chats or (chat.private and chat.id in self.members)

    def previous(self, chat: ChatRef, name: str) -> Post | None:
        """Return the last message of `chat` that `name` can see."""
        for post in reversed(self.posts.values()):
            if label(post.chat) == label(chat) and not post.gone and post.only in (None, name):
                return post
        return None

    def record(self, incoming: Incoming) -> None:
        """Remember what an event changed."""
        for one in incoming.people:
            self.members.setdefault(one.id, one)
        actor = incoming.people[incoming.actor].id if incoming.actor is not None else ""
        body = incoming.body
        if isinstance(body, Message):
            self._put(Post(self.next_number, incoming.chat, actor, body.text))
            return
        self.next_event += 1
        match body:
            case Edited():
                self._change(int(body.message), text=body.text)
            case Deleted():
                self._change(int(body.message), gone=True)
            case Rights(role="admin"):
                self.admins.add(actor)
            case Voice(present=True):
                self.rooms[actor] = body.room
            case Voice() | Left():
                self.rooms.pop(actor, None)
            case Press():
                self.pressed[actor] = int(body.message)
            case _:
                pass

    def post(self, chat: ChatRef, text: str, buttons: Sequence[Button], only: str | None) -> int:
        """Put up a new message of the bot and return its number."""
        number = self.next_number
        self._put(Post(number, chat, None, text, only, tuple(buttons)))
        return number

    def rewrite(self, number: int, text: str, buttons: Sequence[Button]) -> None:
        """Give a message of the bot another text and other buttons."""
        self._change(number, text=text, buttons=tuple(buttons))

    def remove(self, number: int) -> None:
        """Take a message down."""
        self._change(number, gone=True)

    def _put(self, post: Post) -> None:
        self.posts[post.number] = post
        self.next_number = post.number + 1
        self._chats.add(label(post.chat))

    def _change(self, number: int, **changes: object) -> None:
        if number in self.posts:
            self.posts[number] = replace(self.posts[number], **changes)  # type: ignore[arg-type]


def person(name: str) -> PersonRef:
    """Make the account of a member: in the sandbox the name is the id."""
    ours = name == BOT_NAME
    return PersonRef(name, name, handle=name, bot=ours, payable=not ours)
