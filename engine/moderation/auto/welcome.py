"""The welcome: who came within a minute is greeted together, if there is room for it and nobody is talking over it.

Rules and how to ask are behind buttons, so that everybody reads them in their own language and the chat stays short.
"""

from __future__ import annotations

import re

from sqlalchemy import text

from engine.contract.acts import Tidy
from engine.contract.clock import HOUR, MINUTE
from engine.contract.events import Announced, Timer
from engine.contract.facts import Started
from engine.contract.feature import Batch, Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import NOTICE, AnyPart, Button, Buttons, Mention, Text
from engine.moderation.auto import raid
from engine.moderation.auto.carrying import WORD
from engine.moderation.house_rules import rules_in
from engine.stream.wishes import is_muted

GREET = "auto_welcome"
TOGETHER = MINUTE
BUSY = 15
"""So many messages in five minutes are a talk that a greeting would disturb."""
NAMED = 10
_PAYLOAD = re.compile(r"c(\d{1,15})_(rules|ask)")


def on_announced(batch: Batch) -> None:
    """Take the platform's own lines about who came, who went and what was pinned out of the way."""
    for event in batch.events:
        if isinstance(event.body, Announced) and event.origin == "live":
            ctx = batch.context(event)
            if ctx.setting("moderation.clean"):
                ctx.act(Tidy(chat=event.chat, thread=event.thread, messages=(event.body.message,)))


def expect(ctx: Context, chat: int, actor: int) -> None:
    """Have somebody greeted with whoever comes in the next minute."""
    if not ctx.setting("moderation.welcome"):
        return
    values = {"p": ctx.part, "c": ctx.community, "h": chat, "a": actor}
    home = "part = :p AND community = :c AND chat = :h"
    waiting = ctx.conn.execute(
        text(f"SELECT 1 FROM mod_arriving WHERE {home} AND greet LIMIT 1"), values
    ).first()
    ctx.conn.execute(
        text(f"UPDATE mod_arriving SET greet = :y WHERE {home} AND actor = :a"), {**values, "y": True}
    )
    if waiting is None:
        # Not the newcomer's own: the others wait for it too.
        name = f"{GREET}:{ctx.community}:{chat}"
        ctx.due("moderation", GREET, ctx.now + TOGETHER, name, chat=chat, personal=False)


def on_time(ctx: Context, _body: Timer) -> None:
    """Greet who came."""
    values = {"p": ctx.part, "c": ctx.community, "h": ctx.event.chat}
    home = "part = :p AND community = :c AND chat = :h"
    came = (
        ctx.conn.execute(
            text(f"SELECT actor FROM mod_arriving WHERE {home} AND greet ORDER BY at, actor"), values
        )
        .scalars()
        .all()
    )
    ctx.conn.execute(
        text(f"UPDATE mod_arriving SET greet = :n WHERE {home} AND greet"), {**values, "n": False}
    )
    came = [actor for actor in came if not is_muted(ctx, actor)]
    if not came or raid.current(ctx, ctx.event.chat) is not None or _busy(ctx):
        return
    admission = ctx.port(NoiseBudget).admit(ctx.event.chat, "welcome", priority=NOTICE)
    if admission.verdict == "drop":
        return
    start = max(ctx.now, admission.at)
    ctx.reply(
        *_words(ctx, [int(actor) for actor in came]),
        private=False,
        quote=False,
        priority=NOTICE,
        not_before=admission.at,
        expires_at=start + 2 * HOUR,
        lifetime="request",
    )


def _busy(ctx: Context) -> bool:
    sql = "SELECT count(*) FROM message_fact WHERE part = :p AND chat = :h AND at > :t AND community = :c AND seq > :s"
    # Recent numbers only: the index knows those, not the times.
    newest = ctx.event.seq - 1000
    values = {"p": ctx.part, "h": ctx.event.chat, "t": ctx.now - 5 * MINUTE, "c": ctx.community, "s": newest}
    return int(ctx.conn.execute(text(sql), values).scalar_one()) >= BUSY


def _words(ctx: Context, came: list[int]) -> list[AnyPart | str]:
    lang = ctx.language(came[0]) if len(came) == 1 else ctx.language()
    parts: list[AnyPart | str] = [Text("👋 ")]
    for at, actor in enumerate(came[:NAMED]):
        parts += [Text("、" if lang.startswith("zh") else ", ")] if at else []
        parts.append(Mention(actor))
    said = ctx.text("auto-welcome", lang, more=max(len(came) - NAMED, 0))
    about = str(ctx.setting("moderation.welcome_about"))
    parts.append(Text(f" {said}" + (f"\n{about}" if about else "")))
    keys = [Button(ctx.text("auto-button-ask", lang), data=f"{WORD}:ask:{ctx.community}:0", start="ask")]
    if rules_in(ctx, lang):
        data = f"{WORD}:rules:{ctx.community}:0"
        keys.insert(0, Button(ctx.text("auto-button-rules", lang), data=data, start="rules"))
    return [*parts, Buttons((tuple(keys),))]


def on_started(ctx: Context, fact: Started) -> None:
    """Show in the private chat what a button of the welcome leads to there."""
    found = _PAYLOAD.fullmatch(fact.payload)
    if found is None:
        return
    community, what = int(found[1]), found[2]
    if community != ctx.community:
        # This event still belongs to the community of which the person spoke before; the next one does not.
        lang = ctx.language(ctx.event.actor)
        key = Button(ctx.text(f"auto-button-{what}", lang), data=f"{WORD}:{what}:{community}:0")
        ctx.reply(
            Text(ctx.text("moderation-appeal-continue", lang)), Buttons(((key,),)), private=True, quote=False
        )
    elif what == "rules":
        on_rules(ctx)
    else:
        on_ask(ctx)


def on_rules(ctx: Context) -> None:
    """Show the rules in the presser's language, to them alone."""
    lang = ctx.language(ctx.event.actor)
    ctx.reply(rules_in(ctx, lang) or ctx.text("auto-no-rules", lang), private=True, quote=False)


def on_ask(ctx: Context) -> None:
    """Tell how to ask well, to the presser alone."""
    ctx.reply(ctx.text("auto-how-to-ask", ctx.language(ctx.event.actor)), private=True, quote=False)
