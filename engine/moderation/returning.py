"""Who comes back: a ban that a case speaks of was ended by hand, and a mute that their removal ended holds again."""

from __future__ import annotations

from engine.contract.events import Joined
from engine.contract.feature import Batch
from engine.moderation import doing, records
from engine.moderation.rules import OVER


def on_joined(batch: Batch) -> None:
    """End the bans of who came in after them (a platform lets in nobody whom it keeps out), and say again their mute."""
    for event in batch.events:
        if event.actor is None or event.origin != "live" or not isinstance(event.body, Joined):
            continue
        ctx = batch.context(event)
        for row in doing.bans_of(ctx, event.actor, event.chat):
            if row.at < event.at:
                records.close(ctx, row.number, OVER)
                doing.called_off(ctx, row.number)
        doing.mute_again(ctx, event.actor, event.chat)
