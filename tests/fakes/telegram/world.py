"""Who and what there is on the fake Telegram: accounts, chats with members and topics, messages."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Payload = dict[str, Any]

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_manage_tags",
)
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
GROUP_ANONYMOUS: Payload = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


@dataclass
class Group:
    """A chat, its members by account id, its messages by number."""

    id: int
    kind: str
    title: str = ""
    forum: bool = False
    members: dict[int, Payload] = field(default_factory=dict)
    messages: dict[int, Payload] = field(default_factory=dict)
    reactions: dict[int, dict[int, list[str]]] = field(default_factory=dict)
    topics: dict[int, Payload] = field(default_factory=dict)
    requests: set[int] = field(default_factory=set)
    tags: dict[int, str] = field(default_factory=dict)
    pinned: set[int] = field(default_factory=set)
    moved_to: int = 0
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    def payload(self, person: Payload | None = None) -> Payload:
        if self.kind == "private" and person is not None:
            return {"id": self.id, "type": "private", "first_name": person["first_name"]}
        shown: Payload = {"id": self.id, "type": self.kind, "title": self.title}
        return {**shown, "is_forum": True} if self.forum else shown


class World:
    """Everything there is. `push` hands an update to whoever receives."""

    def __init__(self, bot: Payload, now: Callable[[], int]) -> None:
        self.bot = bot
        self.now = now
        self.users: dict[int, Payload] = {bot["id"]: bot}
        self.chats: dict[int, Group] = {}
        self.open: set[int] = set()
        """Accounts that have opened the bot."""
        self.answers: list[Payload] = []
        """Answers to presses, in order."""
        self.presses: dict[str, Payload] = {}
        self.links: dict[str, Payload] = {}
        self.files: dict[str, bytes] = {}
        self.push: Callable[[str, Payload], object] = lambda kind, payload: None

    def chat(self, number: int) -> Group | None:
        """Return a chat; a private one exists once its person has opened the bot."""
        found = self.chats.get(number)
        if found is None and number in self.open:
            found = self.chats[number] = Group(number, "private")
        return found if found is None or found.kind != "private" or number in self.open else None

    def shown_chat(self, chat: Group) -> Payload:
        return chat.payload(self.users.get(chat.id))

    def post(
        self, chat: Group, sender: Payload | None, thread: int = 0, reply_to: int = 0, **more: Any
    ) -> Payload:
        """Put a message into a chat."""
        number = next(chat.numbers)
        message: Payload = {"message_id": number, "date": self.now(), "chat": self.shown_chat(chat)}
        if sender is not None:
            message["from"] = sender
        if thread:
            message |= {"message_thread_id": thread, "is_topic_message": True}
        quoted = chat.messages.get(reply_to or thread)
        if quoted is not None:
            message["reply_to_message"] = {k: v for k, v in quoted.items() if k != "reply_to_message"}
        message |= more
        chat.messages[number] = message
        return message

    def member(self, chat: Group, user: int) -> Payload:
        """Return somebody's standing in a chat."""
        return chat.members.get(user, {"status": "left", "user": self.users[user]})

    def text_of(self, chat: int) -> list[str]:
        """Return what the bot has said in a chat, as it stands now."""
        group = self.chats.get(chat)
        return (
            []
            if group is None
            else [shown(one) for one in group.messages.values() if one.get("from") == self.bot]
        )


def shown(message: Payload) -> str:
    """Return all that can be read of a message: text, file names, buttons."""
    words = [message.get("text", ""), message.get("caption", "")]
    words.append(message.get("document", {}).get("file_name", ""))
    for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
        words += [button["text"] for button in row]
    return "\n".join(filter(None, words))


def standing(user: Payload, status: str, **rights: bool) -> Payload:
    """Make a ChatMember."""
    member: Payload = {"status": status, "user": user}
    if status == "creator":
        member["is_anonymous"] = False
    elif status == "administrator":
        member |= {"can_be_edited": False, "is_anonymous": False}
        member |= {right: rights.get(right, False) for right in RIGHTS}
    elif status == "restricted":
        member |= {"is_member": True, "until_date": 0}
        member |= {right: rights.get(right, False) for right in PERMISSIONS}
    elif status == "kicked":
        member["until_date"] = 0
    return member
