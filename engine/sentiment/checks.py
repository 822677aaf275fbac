"""A setting of ours that names a chat which nobody knows is said at once: what it asks for would quietly not be so."""

from __future__ import annotations

from engine.contract.facts import SettingChanged
from engine.contract.feature import Context
from engine.stream.whereabouts import named_chat


def on_setting(ctx: Context, fact: SettingChanged) -> None:
    """Tell who changed a setting which of its chats are none of this community."""
    actor = ctx.event.actor
    if actor is None or fact.name not in ("sentiment.alerts.chat", "sentiment.exclude.chats"):
        return
    # A chat's title may have a comma in it; a list of chats has them between its members.
    names = fact.value.split(",") if fact.name == "sentiment.exclude.chats" else [fact.value]
    unknown = [
        name.strip() for name in names if name.strip() and named_chat(ctx.conn, ctx.community, name) is None
    ]
    if unknown:
        lang = ctx.language(actor)
        said = ctx.text("sentiment-no-chat", lang, names=ctx.text("sentiment-comma", lang).join(unknown))
        ctx.reply(said, private=True)
