"""The privacy menu, the two steps of forgetting, the export, the choice about leaderboards."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.clock import DAY, MINUTE, SECOND, to_datetime
from engine.contract.errors import UserError
from engine.contract.events import Button
from engine.contract.feature import Context, Person
from engine.contract.ports import Features
from engine.contract.replies import Button as Key
from engine.contract.replies import Buttons, File
from engine.privacy import wishing
from engine.privacy.forget import memberships
from engine.privacy.goodbye import forget_actor
from engine.privacy.records import export
from engine.stream.wishes import WISHES

PATIENCE = 10 * MINUTE
"""A confirmation is good for this long."""


def show_menu(ctx: Context) -> None:
    """Say what is stored and offer the ways out."""
    lang = ctx.language(ctx.event.actor)
    ranked = _is_ranked(ctx)
    asked = wishing.wishes_of(ctx.conn, Person(part=ctx.part, community=ctx.community, actor=_actor(ctx)))
    choices = [
        _key(ctx, f"privacy-key-rank-{'off' if ranked else 'on'}", lang, "unrank" if ranked else "rank")
    ]
    choices += [
        _key(ctx, f"privacy-key-{what}-{'on' if what in asked else 'off'}", lang, f"{word}:{what}")
        for what, word in ((what, "want" if what in asked else "spare") for what in WISHES)
    ]
    rows = (
        (_key(ctx, "privacy-key-export", lang, "export"), _key(ctx, "privacy-key-forget", lang, "forget")),
        *((choice,) for choice in choices),
    )
    said = ctx.text("privacy-menu", lang, days=ctx.setting("bot.retention_days"))
    ctx.reply(said, Buttons(rows), private=True)


def send_export(ctx: Context) -> None:
    """Send a person their copy, in private."""
    actor = _actor(ctx)
    lang = ctx.language(actor)
    data = export(ctx.conn, ctx.port(Features).all(), actor, ctx.event.at)
    name = f"qunban-{to_datetime(ctx.event.at).date().isoformat()}.json"
    ctx.reply(ctx.text("privacy-export", lang), File(name, data), direct=True)


def ask_forget(ctx: Context) -> None:
    """Say what would go and what would stay, and ask once more."""
    actor = _actor(ctx)
    lang = ctx.language(actor)
    texts = ctx.conn.execute(
        text("select count(*) from log where actor = :a and kind = 'message' and payload is not null"),
        {"a": actor},
    ).scalar_one()
    said = ctx.text(
        "privacy-forget-ask",
        lang,
        texts=int(texts),
        communities=len(memberships(ctx.conn, actor)),
        backups=_backups_end(ctx),
    )
    keys = (
        _key(ctx, "privacy-key-yes", lang, f"yes:{ctx.event.at // SECOND}"),
        _key(ctx, "privacy-key-no", lang, "no"),
    )
    ctx.reply(said, Buttons((keys,)), private=True)


def rank(ctx: Context, shown: bool) -> None:
    """Show a person on leaderboards, or do not."""
    ctx.conn.execute(
        text("update membership set ranked = :r where part = :p and community = :c and actor = :a"),
        {"r": shown, "p": ctx.part, "c": ctx.community, "a": ctx.event.actor},
    )
    lang = ctx.language(ctx.event.actor)
    ctx.reply(ctx.text("privacy-ranked" if shown else "privacy-unranked", lang), private=True)


def on_button(ctx: Context, button: Button, rest: str) -> None:
    """Do what a button of the menu or of the question says."""
    word, _, more = rest.partition(":")
    match word:
        case "export":
            send_export(ctx)
        case "forget":
            ask_forget(ctx)
        case "rank" | "unrank":
            rank(ctx, word == "rank")
        case "want" | "spare":
            wishing.switch(ctx, more, word == "spare")
        case "yes":
            _forget(ctx, int(more) * SECOND, button.message)
        case _:
            ctx.reply(
                ctx.text("privacy-kept", ctx.language(ctx.event.actor)), private=True, edit=button.message
            )


def _forget(ctx: Context, asked_at: int, message: str) -> None:
    if ctx.event.at - asked_at > PATIENCE:
        raise UserError("privacy-too-late")
    actor = _actor(ctx)
    # Afterwards nobody knows which language they chose.
    lang, backups = ctx.language(actor), _backups_end(ctx)
    done = forget_actor(ctx, actor)
    said = ctx.text(
        "privacy-forgotten", lang, texts=done.texts, communities=done.communities, backups=backups
    )
    ctx.reply(said, private=True, edit=message)


def _backups_end(ctx: Context) -> str:
    """Return the day on which the last backup made until now has gone."""
    return to_datetime(ctx.event.at + ctx.setting("bot.backup_days") * DAY, ctx.zone).date().isoformat()


def _actor(ctx: Context) -> int:
    if ctx.event.actor is None:
        raise UserError("privacy-nobody")
    return ctx.event.actor


def _is_ranked(ctx: Context) -> bool:
    found = ctx.conn.execute(
        text("select ranked from membership where part = :p and community = :c and actor = :a"),
        {"p": ctx.part, "c": ctx.community, "a": ctx.event.actor},
    ).scalar()
    return found is None or bool(found)


def _key(ctx: Context, label: str, lang: str, data: str) -> Key:
    return Key(ctx.text(label, lang), data=f"privacy:{data}", only=ctx.event.actor)
