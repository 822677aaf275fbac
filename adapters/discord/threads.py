"""Threads and forum posts: opened once, tagged by the names of a forum's tags, closed and opened again."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from adapters.discord.errors import THREAD_EXISTS
from adapters.discord.posts import Posts, nonce, snowflake
from adapters.discord.render import Page, render
from adapters.discord.split import clip
from engine.contract.acts import OpenThread, TagThread
from engine.contract.clock import to_datetime
from engine.contract.errors import SendError
from engine.contract.ports import Delivery, Sent
from engine.contract.replies import Reply, Text

TITLE = 100
TAGS = 5
Channel = discord.abc.GuildChannel | discord.Thread


async def open_thread(posts: Posts, channel: Channel, delivery: Delivery, act: OpenThread) -> Sent:
    """Open a thread under a message, a forum post, or a thread of its own."""
    pages = render(Reply(chat=act.chat, parts=(Text(act.text),)), {}).pages if act.text else []
    title = clip(" ".join(act.title.split()) or "…", TITLE)
    if isinstance(channel, discord.ForumChannel):
        return await _forum_post(posts, channel, delivery, act, title, pages)
    if not isinstance(channel, discord.TextChannel):
        raise SendError("threads cannot be opened in this kind of channel", permanent=True)
    if act.message:
        place = await _under(channel, act.message, title)
    else:
        known = await _known(channel, delivery, title)
        kind = discord.ChannelType.public_thread
        place = (known or await channel.create_thread(name=title, type=kind)).id
    return _opened(channel, place, await posts.post(place, pages, {}, delivery.key))


async def tag_thread(thread: discord.Thread, act: TagThread, reason: str | None) -> Sent:
    """Put exactly the named tags on a thread, as far as its forum has them, and close it or open it again."""
    parent = thread.parent
    if isinstance(parent, discord.ForumChannel):
        replaced = {name.casefold() for name in act.instead_of}
        kept = [tag for tag in thread.applied_tags if replaced and tag.name.casefold() not in replaced]
        tags = [*_tags(parent, act.tags), *(tag for tag in kept if tag.name not in act.tags)][:TAGS]
        await thread.edit(applied_tags=tags, archived=act.closed, reason=reason)
    else:
        await thread.edit(archived=act.closed, reason=reason)
    return Sent(thread=str(thread.id))


async def _forum_post(
    posts: Posts,
    forum: discord.ForumChannel,
    delivery: Delivery,
    act: OpenThread,
    title: str,
    pages: Sequence[Page],
) -> Sent:
    known = await _known(forum, delivery, title)
    if known is not None:
        return _opened(forum, known.id, [str(known.id)])
    first = pages[0] if pages else Page(title)
    made = await forum.create_thread(
        name=title,
        content=first.content,
        applied_tags=_tags(forum, act.tags),
        allowed_mentions=discord.AllowedMentions.none(),
    )
    said = [str(made.message.id)]
    place = made.thread.id
    for number, page in enumerate(pages[1:], 1):
        written = await posts.written(page, {})
        said.append(str((await made.thread.send(**written, nonce=nonce(delivery.key, number))).id))
    return _opened(forum, place, said)


async def _under(channel: discord.TextChannel, message: str, title: str) -> int:
    """Open a thread under a message, or find the one that is there: it has the message's id."""
    number = snowflake(message)
    try:
        return (await channel.get_partial_message(number).create_thread(name=title)).id
    except discord.HTTPException as error:
        if error.code != THREAD_EXISTS:
            raise
        return number


async def _known(
    channel: discord.TextChannel | discord.ForumChannel, delivery: Delivery, title: str
) -> discord.Thread | None:
    """Find the thread that an earlier attempt has opened: threads have no nonce."""
    if delivery.attempt == 1:
        return None
    since = to_datetime(delivery.created_at)
    for thread in await channel.guild.active_threads():
        mine = thread.owner_id == channel.guild.me.id and thread.parent_id == channel.id
        if mine and thread.name == title and discord.utils.snowflake_time(thread.id) >= since:
            return thread
    return None


def _tags(forum: discord.ForumChannel, names: Sequence[str]) -> list[discord.ForumTag]:
    by_name = {tag.name.casefold(): tag for tag in forum.available_tags}
    return [by_name[name.casefold()] for name in names if name.casefold() in by_name][:TAGS]


def _opened(channel: Channel, thread: int, said: Sequence[str]) -> Sent:
    link = f"https://discord.com/channels/{channel.guild.id}/{thread}"
    return Sent(message=said[0] if said else "", thread=str(thread), link=link)
