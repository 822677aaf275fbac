"""People on the fake Telegram, who do what a test tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.fakes.telegram.markup import units
from tests.fakes.telegram.world import GROUP_ANONYMOUS, Group, Payload, standing

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World


class Room:
    """A chat as a test handles it."""

    def __init__(self, world: World, group: Group) -> None:
        self._world = world
        self.group = group

    @property
    def id(self) -> int:
        return self.group.id

    def topic(self, name: str, by: Person) -> int:
        """Open a topic and return its number."""
        opened = {"name": name, "icon_color": 7322096}
        message = self._world.post(self.group, by.payload, forum_topic_created=opened)
        number = int(message["message_id"])
        message |= {"message_thread_id": number, "is_topic_message": True}
        self.group.topics[number] = opened
        self._world.push("message", message)
        return number

    def migrate(self, new: int) -> Room:
        """Make a supergroup of a basic group."""
        world, old = self._world, self.group
        old.moved_to = new
        group = Group(new, "supergroup", old.title, members=dict(old.members))
        world.chats[new] = group
        world.push("message", world.post(old, None, migrate_to_chat_id=new))
        world.push("message", world.post(group, None, migrate_from_chat_id=old.id))
        return Room(world, group)

    def say_as_admin(self, text: str) -> Payload:
        """Say something as an anonymous administrator."""
        chat = self._world.shown_chat(self.group)
        message = self._world.post(self.group, GROUP_ANONYMOUS, sender_chat=chat, text=text)
        self._world.push("message", message)
        return message

    def react_anonymously(self, message: int, emoji: str) -> None:
        """Put a reaction on a message in the name of the chat."""
        chat = self._world.shown_chat(self.group)
        change = {"old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": emoji}]}
        self._world.push(
            "message_reaction",
            {"chat": chat, "message_id": message, "actor_chat": chat, "date": self._world.now(), **change},
        )


class Person:
    """Somebody with an account."""

    def __init__(self, world: World, payload: Payload) -> None:
        self._world = world
        self.payload = payload
        world.users[payload["id"]] = payload

    @property
    def id(self) -> int:
        return int(self.payload["id"])

    def open(self) -> Room:
        """Open the chat with the bot, as Start does, and return it."""
        self._world.open.add(self.id)
        chat = self._world.chat(self.id)
        assert chat is not None
        return Room(self._world, chat)

    def say(self, room: Room, text: str, *, reply_to: int = 0, thread: int = 0, **more: Any) -> Payload:
        """Say something."""
        mentions = more.pop("mention", ())
        entities = [self._mention(text, one) for one in mentions]
        if entities:
            more["entities"] = entities
        said = {} if not text else {"text": text}
        message = self._world.post(room.group, self.payload, thread, reply_to, **said, **more)
        self._world.push("message", message)
        return message

    def edit(self, room: Room, number: int, text: str) -> None:
        """Change what was said."""
        message = room.group.messages[number]
        message |= {"text": text, "edit_date": self._world.now() + 1}
        self._world.push("edited_message", dict(message))

    def react(self, room: Room, number: int, *emoji: str) -> None:
        """Have exactly these reactions on a message."""
        before = room.group.reactions.setdefault(number, {}).get(self.id, [])
        room.group.reactions[number][self.id] = list(emoji)
        sides = {"old_reaction": before, "new_reaction": emoji}
        self._world.push(
            "message_reaction",
            {
                "chat": self._world.shown_chat(room.group),
                "message_id": number,
                "user": self.payload,
                "date": self._world.now(),
                **{side: [{"type": "emoji", "emoji": one} for one in some] for side, some in sides.items()},
            },
        )

    def join(self, room: Room, link: str = "") -> None:
        """Come in, perhaps by a link."""
        more: Payload = {"invite_link": self._world.links[link]} if link else {}
        self._become(room, standing(self.payload, "member"), self.payload, **more)
        self._world.push(
            "message", self._world.post(room.group, self.payload, new_chat_members=[self.payload])
        )

    def leave(self, room: Room) -> None:
        """Go."""
        self._become(room, standing(self.payload, "left"), self.payload)
        self._world.push("message", self._world.post(room.group, self.payload, left_chat_member=self.payload))

    def rise(
        self, room: Room, status: str = "administrator", by: Person | None = None, **rights: bool
    ) -> None:
        """Get another standing: `creator`, `administrator` with rights, `member`, `kicked` …"""
        self._become(room, standing(self.payload, status, **rights), (by or self).payload)

    def ask_in(self, room: Room, bio: str = "") -> None:
        """Ask to be let in."""
        room.group.requests.add(self.id)
        request: Payload = {
            "chat": self._world.shown_chat(room.group),
            "from": self.payload,
            "user_chat_id": self.id,
            "date": self._world.now(),
        }
        self._world.push("chat_join_request", {**request, "bio": bio} if bio else request)

    def press(self, room: Room, number: int, label: str) -> str:
        """Press the button of that name; return the press's id."""
        message = room.group.messages[number]
        rows = message["reply_markup"]["inline_keyboard"]
        button = next(one for row in rows for one in row if one["text"] == label)
        press = f"press{len(self._world.presses) + 1}"
        query = {"id": press, "from": self.payload, "chat_instance": "1", "message": message}
        query["data"] = button["callback_data"]
        self._world.presses[press] = query
        self._world.push("callback_query", query)
        return press

    def _become(self, room: Room, new: Payload, by: Payload, **more: Any) -> None:
        old = self._world.member(room.group, self.id)
        room.group.members[self.id] = new
        own = self.id == self._world.bot["id"]
        self._world.push(
            "my_chat_member" if own else "chat_member",
            {
                "chat": self._world.shown_chat(room.group),
                "from": by,
                "date": self._world.now(),
                "old_chat_member": old,
                "new_chat_member": new,
                **more,
            },
        )

    def _mention(self, text: str, person: Person) -> Payload:
        name = person.payload["first_name"]
        offset = units(text[: text.index(name)])
        return {"type": "text_mention", "offset": offset, "length": units(name), "user": person.payload}
