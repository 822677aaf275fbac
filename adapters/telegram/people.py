"""Accounts and chats: who spoke, and who is nobody that could be paid."""

from __future__ import annotations

from adapters.telegram.wire import Chat, User
from engine.contract.events import ChatRef, PersonRef

NOBODY = frozenset({777000, 1087968824, 136817688})
"""Telegram itself (and linked channels), the anonymous administrator, the channel poster."""
KEPT = 50_000
_SUPERGROUP = "-100"


class Names:
    """Remembers accounts and chats as they were seen last, so that an unchanged one is the same object."""

    def __init__(self) -> None:
        self._people: dict[int, tuple[User, PersonRef]] = {}
        self._chats: dict[int, tuple[Chat, ChatRef]] = {}

    def person(self, user: User) -> PersonRef:
        """Return an account."""
        known = self._people.get(user.id)
        if known is not None and known[0] == user:
            return known[1]
        ref = person_ref(user, known[1].language if known else "")
        if known is not None and known[1] == ref:
            ref = known[1]  # the same but for the language, which not every kind of update carries
        if len(self._people) >= KEPT:
            self._people.clear()
        self._people[user.id] = (user, ref)
        return ref

    def author(self, user: User | None, channel: Chat | None) -> PersonRef | None:
        """Return who speaks: the chat in whose name they do (its own for an anonymous administrator), else they."""
        if channel is not None:
            return PersonRef(chat_account(channel.id), clean(channel.title), payable=False)
        return None if user is None else self.person(user)

    def chat(self, chat: Chat) -> ChatRef:
        """Return a chat."""
        known = self._chats.get(chat.id)
        if known is not None and known[0] == chat:
            return known[1]
        if len(self._chats) >= KEPT:
            self._chats.clear()
        ref = chat_ref(chat)
        self._chats[chat.id] = (chat, ref)
        return ref


def person_ref(user: User, language: str = "") -> PersonRef:
    """Name an account."""
    name = f"{user.first_name} {user.last_name}" if user.last_name else user.first_name
    return PersonRef(
        str(user.id),
        clean(name),
        bot=user.is_bot,
        payable=not user.is_bot and user.id not in NOBODY,
        language=user.language_code or language,
        handle=user.username,
    )


def chat_ref(chat: Chat) -> ChatRef:
    """Name a chat; a private one is its person's."""
    if chat.type == "private":
        return ChatRef(str(chat.id), kind="private", private=True)
    return ChatRef(str(chat.id), clean(chat.title), "channel" if chat.type == "channel" else "group")


def chat_account(number: int) -> str:
    """Name a channel or group that speaks like a person, as exports name it."""
    return f"channel{str(number).removeprefix(_SUPERGROUP).lstrip('-')}"


def chat_of_account(account: str) -> int | None:
    """Return the chat behind such an account; None if it is a person's."""
    number = account.removeprefix("channel")
    return int(f"{_SUPERGROUP}{number}") if number != account and number.isdecimal() else None


def clean(name: str) -> str:
    """Drop what no database takes."""
    return name.replace("\0", "")


def position(people: tuple[PersonRef, ...], person: PersonRef) -> tuple[tuple[PersonRef, ...], int]:
    """Find somebody among the people of an event, adding them if they are new."""
    for place, one in enumerate(people):
        if one.id == person.id:
            return people, place
    return (*people, person), len(people)
