"""`/rules`: the community's own rules, in the reader's language where somebody wrote them in it."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.moderation.tables import HouseRules
from engine.store.sql import upsert
from engine.stream.here import home_row

LONGEST = 3500


def rules_in(ctx: Context, lang: str) -> str:
    """Return the rules in a language, else in whichever they are written; empty if there are none."""
    rows = ctx.conn.execute(
        text(
            "SELECT language, text FROM mod_house_rules WHERE part = :part AND community = :community ORDER BY at, language"
        ),
        home_row(ctx),
    ).all()
    by_language = {row.language: str(row.text) for row in rows}
    tongue = "zh" if lang.startswith("zh") else "en"
    return by_language.get(tongue) or next(iter(by_language.values()), "")


def show(ctx: Context, _args: dict[str, Value]) -> None:
    """Show the rules."""
    lang = ctx.language(ctx.event.actor)
    found = rules_in(ctx, lang)
    if not found:
        key = "moderation-rules-none" if ctx.role() == "member" else "moderation-rules-none-yet"
        ctx.reply(ctx.text(key, lang), lifetime="list")
        return
    ctx.reply(f"{ctx.text('moderation-rules', lang)}\n{found}", lifetime="list")


def write(ctx: Context, args: dict[str, Value]) -> None:
    """Write the rules in a language (what is not said to be another one is the chat's). Raises UserError if too long, or if there is nothing to write or remove."""
    said = str(args.get("text") or "").strip()
    if len(said) > LONGEST:
        raise UserError("moderation-rules-long", most=LONGEST)
    tongue = str(args.get("language") or ("zh" if ctx.language().startswith("zh") else "en"))
    row = {
        **home_row(ctx),
        "language": tongue,
        "text": said,
        "by": ctx.event.actor,
        "at": ctx.event.at,
    }
    if said:
        keys = ("part", "community", "language")
        upsert(ctx.conn, HouseRules, [row], keys=keys, put=("text", "by", "at"))
    else:
        gone = ctx.conn.execute(
            text(
                "DELETE FROM mod_house_rules WHERE part = :part AND community = :community AND language = :language"
            ),
            {**home_row(ctx), "language": tongue},
        )
        if not gone.rowcount:
            raise UserError("moderation-rules-what")
    ctx.audit("moderation-rules", tongue)
    lang = ctx.language(ctx.event.actor)
    key = "moderation-rules-written" if said else "moderation-rules-gone"
    ctx.reply(ctx.text(key, lang, language=tongue), private=True)
