"""What an imported history holds: a question, somebody's answer to it, thanks for that. It waits for a moderator."""

from __future__ import annotations

from engine.contract.events import Event, Message
from engine.contract.feature import Batch
from engine.ml.qa.questions import Detector
from engine.qa.knowledge.review import propose
from engine.qa.knowledge.rules import HISTORY
from engine.qa.records import said
from engine.qa.rules import thanks
from engine.stream.whereabouts import key_in, payable

SHORTEST = 8
"""Characters that an answer has at least; "yes" and "试试" are worth nothing to the next who asks."""


def look(batch: Batch, event: Event, body: Message) -> None:
    """Propose what somebody says thanks for, if it answers a question of theirs."""
    if not body.reply_to or not thanks(body.text):
        return
    ctx = batch.context(event)
    if ctx.setting("qa.learn") == "off":
        return
    key = key_in(ctx.conn, event.chat, body.reply_to)
    answer, answered = said(ctx.conn, ctx.part, key, event.seq) if key else (None, None)
    if answer is None or answered is None or not answered.reply_to or answer.actor == event.actor:
        return
    key = key_in(ctx.conn, event.chat, answered.reply_to)
    question, asked = said(ctx.conn, ctx.part, key, event.seq) if key else (None, None)
    if question is None or asked is None or question.actor != event.actor:
        return
    if len(answered.text.strip()) < SHORTEST or not Detector.shipped().asks(asked.text):
        return
    if len(payable(ctx.conn, [answer.actor, question.actor])) < 2:
        return
    propose(
        ctx,
        asked.text,
        answered.text,
        HISTORY,
        f"history:{answer.seq}",
        answer.at,
        author=answer.actor,
        asker=question.actor,
        chat=event.chat,
        message=answered.message,
        asked_message=asked.message,
    )
