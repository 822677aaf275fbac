"""Buttons of the rules: `auto:<what>:<community>:<number>[:<more>]`."""

from __future__ import annotations

from engine.contract.errors import UserError
from engine.contract.events import Button, Derived
from engine.contract.feature import Context
from engine.moderation.auto import challenge, holding, raid, welcome
from engine.stream.derived import Values, listen
from engine.stream.whereabouts import community_name

ANSWERED = "challenge_answered"


def on_button(ctx: Context, body: Button, rest: str) -> None:
    """Lead a press to whom it belongs. Raises UserError if it speaks of another community than the chat does."""
    what, community, number, *more = [*rest.split(":"), "", ""]
    if not community.isdecimal() or not number.isdecimal():
        return
    if int(community) != ctx.community:
        _elsewhere(ctx, what, int(community), int(number), more[0])
        return
    match what:
        case "human":
            if more[0].isdecimal():
                challenge.answer(ctx, ctx.event.actor, int(number), int(more[0]), body.message)
        case "release":
            holding.on_release(ctx, body, int(number))
        case "fine":
            holding.on_fine(ctx, body, int(number))
        case "remove":
            holding.on_remove(ctx, body, int(number))
        case "unlock":
            raid.on_unlock(ctx, int(number))
        case "kick":
            raid.on_kick(ctx, int(number))
        case "rules":
            welcome.on_rules(ctx)
        case "ask":
            welcome.on_ask(ctx)
        case _:
            return


def _elsewhere(ctx: Context, what: str, community: int, number: int, more: str) -> None:
    """Whoever asks to be let in answers in private, where another community of theirs may be the current one."""
    if what == "human" and more.isdecimal():
        values: dict[str, str | int | float | None] = {
            "actor": ctx.event.actor,
            "seq": number,
            "choice": int(more),
        }
        ctx.append(
            Derived(feature="moderation", name=ANSWERED, values=values),
            unique=f"{ctx.event.key}:answered",
            community=community,
        )
        return
    raise UserError("moderation-elsewhere", community=community_name(ctx.conn, community))


def _take_answer(ctx: Context, values: Values) -> None:
    challenge.answer(ctx, ctx.event.actor, int(values.get("seq") or 0), int(values.get("choice") or 0))


on_derived = listen({("moderation", ANSWERED): _take_answer})
"""Take an answer that came by way of another community."""
