"""Who comes, who goes, who may what.

A chat's `creator` is its owner. An administrator who may appoint others or change the chat is an admin; one who may
only restrict people or delete messages is a moderator; one with a title and none of these rights is a member.
"""

from __future__ import annotations

from typing import Literal

from adapters.telegram.options import PLATFORM
from adapters.telegram.people import Names, chat_ref, position
from adapters.telegram.wire import InviteLink, JoinAsked, Member, MemberUpdated, Message, User
from engine.contract.clock import SECOND
from engine.contract.events import AnyBody, Incoming, Joined, JoinRequest, Left, PersonRef, Rights, Role


def role_of(member: Member) -> Role:
    """Return the role that a standing in the chat amounts to."""
    if member.status == "creator":
        return "owner"
    if member.status != "administrator":
        return "member"
    if member.can_promote_members or member.can_change_info:
        return "admin"
    return "moderator" if member.can_restrict_members or member.can_delete_messages else "member"


def is_present(member: Member) -> bool:
    """Tell whether somebody is in the chat."""
    return member.status in ("creator", "administrator", "member") or (
        member.status == "restricted" and member.is_member
    )


def member_events(change: MemberUpdated, update: int, names: Names, bot: int) -> list[Incoming]:
    """Return what a changed standing means: came, went, has another role. Of bots nothing is told."""
    user = change.new_chat_member.user
    if user.is_bot:
        return []
    old, new = change.old_chat_member, change.new_chat_member
    found: list[tuple[str, tuple[PersonRef, ...], AnyBody]] = []
    who = (names.person(user),)
    if is_present(new) and not is_present(old):
        people: tuple[PersonRef, ...] = who
        inviter = None
        invited_by = _inviter(change, user, bot)
        if invited_by is not None:
            people, inviter = position(who, names.person(invited_by))
        link = change.invite_link.invite_link if change.invite_link else ""
        found.append(("joined", people, Joined(inviter=inviter, link=link)))
    elif is_present(old) and not is_present(new):
        people = who
        by = None
        if change.sender.id != user.id:
            people, by = position(who, names.person(change.sender))
        found.append(("left", people, Left(by=by)))
    if role_of(old) != role_of(new):
        found.append(("rights", who, Rights(role=role_of(new))))
    return [
        Incoming(
            platform=PLATFORM,
            chat=chat_ref(change.chat),
            unique=f"{kind}:{update}",
            at=change.date * SECOND,
            people=people,
            actor=0,
            body=body,
        )
        for kind, people, body in found
    ]


def _inviter(change: MemberUpdated, user: User, bot: int) -> User | None:
    """Return who brought somebody in: who added them, else who made the link they came by, unless that is the bot."""
    link: InviteLink | None = change.invite_link
    if link is not None:
        creator = link.creator
        return creator if creator is not None and creator.id not in (bot, user.id) else None
    return change.sender if change.sender.id != user.id and not change.sender.is_bot else None


def joining(asked: JoinAsked, update: int, names: Names) -> Incoming:
    """Tell that somebody asks to be let in."""
    link = asked.invite_link.invite_link if asked.invite_link else ""
    return Incoming(
        platform=PLATFORM,
        chat=chat_ref(asked.chat),
        unique=f"request:{update}",
        at=asked.date * SECOND,
        people=(names.person(asked.sender),),
        actor=0,
        body=JoinRequest(link=link, bio=asked.bio.replace("\0", "")),
    )


def announced(message: Message) -> Literal["joined", "left", "pinned"] | None:
    """Return what a service message tells, if a chat can do without the line."""
    if message.new_chat_members:
        return "joined"
    if message.left_chat_member is not None:
        return "left"
    return "pinned" if message.pinned_message is not None else None


def by_service(message: Message, names: Names) -> list[Incoming]:
    """Read joins and leaves from the notices in the chat, keyed as an import of them is.

    Telegram reports members properly only to administrators; where the bot is one, these are not read.
    """
    number, sender = message.message_id, message.sender
    found: list[tuple[str, tuple[PersonRef, ...], AnyBody]] = []
    for user in message.new_chat_members or ():
        if user.is_bot:
            continue
        alone = sender is None or sender.id == user.id
        people: tuple[PersonRef, ...] = (names.person(user),)
        inviter = None
        if sender is not None and not alone and not sender.is_bot:
            people, inviter = position(people, names.person(sender))
        unique = f"{number}:joined" if alone else f"{number}:joined:{user.id}"
        found.append((unique, people, Joined(inviter=inviter)))
    gone = message.left_chat_member
    if gone is not None and not gone.is_bot:
        alone = sender is None or sender.id == gone.id
        people = (names.person(gone),)
        by = None
        if sender is not None and not alone:
            people, by = position(people, names.person(sender))
        found.append((f"{number}:left" if alone else f"{number}:left:{gone.id}", people, Left(by=by)))
    return [
        Incoming(
            platform=PLATFORM,
            chat=chat_ref(message.chat),
            unique=unique,
            at=message.date * SECOND,
            people=people,
            actor=0,
            body=body,
        )
        for unique, people, body in found
    ]
