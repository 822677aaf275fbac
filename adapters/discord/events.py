"""Events in the server's own calendar, as mirrors of ours. Its "interested" counts for nothing; the card decides."""

from __future__ import annotations

from typing import Any

import discord

from adapters.discord.errors import UNKNOWN_EVENT
from adapters.discord.posts import snowflake
from adapters.discord.split import clip
from engine.contract.acts import MirrorEvent
from engine.contract.clock import to_datetime
from engine.contract.ports import Delivery, Sent

TITLE = 100
DESCRIPTION = 1000
PLACE = 100


async def mirror(guild: discord.Guild, delivery: Delivery, act: MirrorEvent, reason: str | None) -> Sent:
    """Make, change or cancel the native event; `delivery.edits` is its id once it is there."""
    event = await _find(guild, delivery, act)
    if act.cancelled:
        if event is not None and event.status is discord.EventStatus.scheduled:
            await event.cancel(reason=reason)
        elif event is not None and event.status is discord.EventStatus.active:
            await event.end(reason=reason)
        return Sent(message=delivery.edits)
    if event is None:
        event = await guild.create_scheduled_event(
            **_shape(act),
            entity_type=discord.EntityType.external,
            privacy_level=discord.PrivacyLevel.guild_only,
            reason=reason or discord.utils.MISSING,
        )
    else:
        shape = _shape(act)
        if event.status is not discord.EventStatus.scheduled:
            del shape["start_time"]  # what has begun cannot begin anew
        event = await event.edit(**shape, reason=reason)
    return Sent(message=str(event.id), link=event.url)


async def _find(guild: discord.Guild, delivery: Delivery, act: MirrorEvent) -> discord.ScheduledEvent | None:
    if delivery.edits:
        try:
            return await guild.fetch_scheduled_event(snowflake(delivery.edits), with_counts=False)
        except discord.NotFound as error:
            if error.code not in (0, UNKNOWN_EVENT):
                raise
            return None
    if delivery.attempt == 1:
        return None
    # An earlier attempt may have made it and lost the answer; native events have no nonce.
    shape = _shape(act)
    for event in await guild.fetch_scheduled_events(with_counts=False):
        if event.creator_id != guild.me.id:
            continue
        if event.name == shape["name"] and event.start_time == shape["start_time"]:
            return event
    return None


def _shape(act: MirrorEvent) -> dict[str, Any]:
    return {
        "name": clip(act.title.strip() or "…", TITLE),
        "description": clip(act.description, DESCRIPTION),
        "start_time": to_datetime(act.starts_at),
        "end_time": to_datetime(act.ends_at),
        "location": clip(act.place.strip() or "…", PLACE),
    }
