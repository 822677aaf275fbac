"""Values of the script become `Incoming`. Pure: the board is read, never changed."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from adapters.console.board import BOT_NAME, COMMUNITY, PLATFORM, Board, Post, label, person
from adapters.console.script import (
    PREVIOUS,
    Came,
    EnteredVoice,
    Happening,
    LeftVoice,
    LineError,
    Pressed,
    Reacted,
    Removed,
    Requested,
    Rewrote,
    Said,
    Shared,
    Went,
)
from engine.contract.events import (
    AnyBody,
    Attachment,
    Button,
    ChatRef,
    Deleted,
    Edited,
    Incoming,
    Joined,
    JoinRequest,
    Left,
    Message,
    PersonRef,
    Reaction,
    Rights,
    Voice,
    is_read,
)
from engine.contract.replies import Button as Choice

_KINDS: dict[str, Literal["photo", "video", "audio"]] = {"image": "photo", "video": "video", "audio": "audio"}
_VOICE = (".oga", ".ogg", ".opus")

_Found = tuple[ChatRef, str, list[PersonRef], AnyBody | None]
"""Chat, key inside the chat, people with the actor first, body."""


def decode(line: Happening, board: Board, at: int) -> tuple[Incoming, ...]:
    """Turn what a line says into events, in order. Raises LineError if it cannot have happened.

    A press on a button that opens an address reaches nobody and gives no event.
    """
    claims = line.admin and line.name not in board.admins
    found: list[_Found] = []
    if claims:
        # Rights come first, so that the very line that claims them may use them.
        found.append((board.group, f"e{board.next_event}", [person(line.name)], Rights(role="admin")))
    found.append(_event(line, board, f"e{board.next_event + claims}"))
    return tuple(
        Incoming(
            platform=PLATFORM,
            chat=chat,
            unique=unique,
            at=at,
            people=tuple(people),
            actor=0,
            community=COMMUNITY,
            body=body,
        )
        for chat, unique, people, body in found
        if body is not None
    )


def _event(line: Happening, board: Board, update: str) -> _Found:
    """Return what a line says; `update` is its key if it belongs to no message of its own."""
    me = [person(line.name)]
    match line:
        case Said() | Shared():
            return _message(line, board)
        case Reacted():
            post = find(board, line.number, line.name)
            return (
                post.chat,
                update,
                me,
                Reaction(message=str(line.number), emoji=line.emoji, added=line.added),
            )
        case Pressed():
            post = find(board, line.number, line.name)
            choice = button(board, line)
            body = None if choice.url else Button(message=str(line.number), data=_data(choice))
            return post.chat, update, me, body
        case Rewrote():
            post = find(board, line.number, line.name)
            if post.author not in (line.name, ""):
                raise LineError(f"message {line.number} is not {line.name}'s; people edit only their own")
            return (
                post.chat,
                f"{line.number}:edited:{update}",
                me,
                Edited(message=str(line.number), text=line.text),
            )
        case Removed():
            post = find(board, line.number, line.name)
            return post.chat, f"{line.number}:deleted", me, Deleted(message=str(line.number))
        case _:
            return board.group, update, me, _presence(line, board)


def _presence(line: Came | Went | Requested | EnteredVoice | LeftVoice, board: Board) -> AnyBody:
    match line:
        case Came():
            return Joined(link=line.link)
        case Went():
            return Left()
        case Requested():
            return JoinRequest()
        case EnteredVoice():
            return Voice(room=line.room, present=True)
        case LeftVoice():
            if line.name not in board.rooms:
                raise LineError(f"{line.name} is in no voice room")
            return Voice(room=board.rooms[line.name], present=False)


def _message(line: Said | Shared, board: Board) -> _Found:
    chat = board.here
    if chat.private and chat.id != line.name:
        raise LineError(f"this is {chat.id}'s private chat; go to #general or @dm {line.name} first")
    text = line.text if isinstance(line, Said) else line.caption
    files = (_attachment(line.file, text),) if isinstance(line, Shared) else ()
    people = [person(line.name)]
    target = _target(line, board)
    author = None
    if target is not None and target.author:
        author = _index(people, target.author)
    names = {*board.members, line.name, BOT_NAME}
    mentions = tuple(_index(people, name) for name in mentioned(text, names))
    number = str(board.next_number)
    body = Message(
        text=text,
        message=number,
        reply_to=str(target.number) if target else "",
        reply_actor=author,
        mentions=mentions,
        attachments=files,
    )
    return chat, number, people, body


def _target(line: Said | Shared, board: Board) -> Post | None:
    if isinstance(line, Shared) or line.reply is None:
        return None
    if line.reply == PREVIOUS:
        post = board.previous(board.here, line.name)
        if post is None:
            raise LineError(f"there is no message before this one in {label(board.here)}")
        return post
    post = find(board, line.reply, line.name)
    if label(post.chat) != label(board.here):
        raise LineError(f"message {line.reply} is in {label(post.chat)}, this is {label(board.here)}")
    return post


def find(board: Board, number: int, name: str) -> Post:
    """Return message `number` as `name` sees it; one of an earlier run is taken to be in the current chat."""
    post = board.posts.get(number)
    if post is None:
        if number >= board.first_number:
            raise LineError(f"there is no message {number}")
        return Post(number, board.here, "", "")
    if post.gone:
        raise LineError(f"message {number} was deleted")
    if post.only not in (None, name) or (post.chat.private and post.chat.id != name):
        raise LineError(f"message {number} is not visible to {name}")
    return post


def button(board: Board, line: Pressed) -> Choice:
    """Return the button that a line presses. Raises LineError if the message has none of that number."""
    post = find(board, line.number, line.name)
    if line.number not in board.posts:
        raise LineError(f"message {line.number} is from an earlier run; its buttons are not known here")
    if line.button > len(post.buttons):
        raise LineError(f"message {line.number} has {len(post.buttons)} buttons, not {line.button}")
    return post.buttons[line.button - 1]


def _data(choice: Choice) -> str:
    return f"form:{choice.form}" if choice.form else choice.data


def _index(people: list[PersonRef], name: str) -> int:
    one = person(name)
    if one not in people:
        people.append(one)
    return people.index(one)


def mentioned(text: str, names: Iterable[str]) -> list[str]:
    """Return the known names that stand behind an `@`, in order, each once; the longest name wins.

    A Latin name ends where its word ends (`@bobby` is not bob); Chinese has no such border.
    """
    found: list[str] = []
    for spot in re.finditer(r"[@＠]", text):
        rest = text[spot.end() :]
        fitting = [name for name in names if _begins(rest, name)]
        if fitting and (name := max(fitting, key=len)) not in found:
            found.append(name)
    return found


def _begins(rest: str, name: str) -> bool:
    if rest[: len(name)].casefold() != name.casefold():
        return False
    follows = rest[len(name) : len(name) + 1]
    return not (name[-1].isascii() and name[-1].isalnum() and follows.isascii() and follows.isalnum())


def _attachment(file: str, said: str) -> Attachment:
    name = file.replace("\\", "/").rsplit("/", 1)[-1]
    if name.lower().endswith(_VOICE):
        return Attachment("voice", name)
    if name.lower().endswith(".gif"):
        return Attachment("animation", name)
    kind = (mimetypes.guess_type(name)[0] or "").split("/")[0]
    return Attachment(_KINDS.get(kind, "file"), name, text=_content(Path(file), said))


def _content(file: Path, said: str) -> str:
    """Read a calendar file that comes with a command, if it is there."""
    size = file.stat().st_size if file.is_file() else 0
    return file.read_text("utf-8", "replace") if is_read(said, file.name, size) else ""
