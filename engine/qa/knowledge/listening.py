"""What is said beside commands: `#key`, questions to the bot, questions to the room, and what an import remembers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.contract.clock import SECOND
from engine.contract.events import Event, Message
from engine.contract.feature import Batch, Context
from engine.ml.qa.questions import Detector
from engine.qa.knowledge import asked, mining
from engine.qa.knowledge.entries import entry_by_key, standing
from engine.qa.knowledge.lookups import lookup_at
from engine.qa.knowledge.rules import called, unnamed
from engine.qa.knowledge.showing import show_entry
from engine.qa.records import FEATURE
from engine.qa.rules import thanks
from engine.stream.ourselves import to_us
from engine.stream.whereabouts import is_private, payable

ANSWER = "answer"
"""The timer that looks a question of the flow up when nobody has answered it for a while."""


def on_messages(batch: Batch) -> None:
    """Answer who calls an entry or asks the bot; have questions to the room looked up in a while."""
    bases: dict[int, bool] = {}
    for event in batch.events:
        body = event.body
        if not isinstance(body, Message) or event.actor is None or batch.withheld(event):
            continue
        if event.origin == "import":
            mining.look(batch, event, body)
            continue
        if event.community not in bases:
            bases[event.community] = standing(batch.conn, batch.part, event.community) is not None
        if bases[event.community] and body.text.strip() and not body.forwarded:
            _hear(batch, event, body)


def _hear(batch: Batch, event: Event, body: Message) -> None:
    words = body.text.strip()
    key = called(words)
    ctx = batch.context(event)
    if key:
        entry = entry_by_key(ctx, key)
        if entry is not None:
            show_entry(ctx, entry)
        return
    if _to_bot(ctx, body):
        bare = unnamed(words)
        if bare and (Detector.shipped().asks(bare) or (is_private(event.key) and not thanks(bare))):
            asked.look_up(ctx, bare)
    elif event.seq in batch.prepared and batch.setting(event.community, "qa.answers") != "off":
        _later(ctx, event, body)


def _to_bot(ctx: Context, body: Message) -> bool:
    """Tell whether a message is said to the bot alone: in private, by its name, or below an answer of its own."""
    if is_private(ctx.event.key):
        return True
    platform = ctx.event.key.partition(":")[0]
    if not body.reply_to:
        return to_us(ctx.conn, platform, body.mentions)
    # Most replies are to people, and which account is ours is looked up sooner than all that it ever said.
    ours = body.reply_actor is None or to_us(ctx.conn, platform, [body.reply_actor])
    return ours and lookup_at(ctx, ctx.event.chat, body.reply_to) is not None


def _later(ctx: Context, event: Event, body: Message) -> None:
    """Give people time to answer first."""
    if event.origin != "live" or event.actor not in payable(ctx.conn, [event.actor or 0]):
        return
    wait = int(ctx.setting("qa.answer_after"))
    payload: Mapping[str, Any] = {"seq": event.seq, "thread": event.thread, "message": body.message}
    ctx.due(FEATURE, ANSWER, event.at + max(wait, SECOND), f"faq:answer:{event.chat}:{body.message}", payload)
