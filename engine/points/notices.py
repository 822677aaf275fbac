"""What points say without having been asked, always within the noise budget."""

from __future__ import annotations

from collections.abc import Sequence

from engine.contract.acts import React
from engine.contract.clock import HOUR
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import NOTICE, Button, Buttons, Mention, Text
from engine.points.rules import TALK_WINDOW, TEXT_NOTICE_EVERY
from engine.stream.wishes import is_muted, nameable


def level_up(context: Context, member: int, level: int, *, message: str = "") -> None:
    """Tell of a new level: a reaction on the message, and words at every fifth level if there is room for them."""
    how = context.setting("points.level.notice")
    if how == "off" or is_muted(context, member):
        return
    if message and how == "reaction":
        context.act(React(chat=context.event.chat, actor=member, message=message, emoji="🎉"))
    if how == "text" or level % TEXT_NOTICE_EVERY == 0:
        admission = context.port(NoiseBudget).admit(context.event.chat, "level", priority=NOTICE)
        if admission.verdict == "send":
            told = context.text("points-level-up", level=level)
            context.reply(
                Text("🎉 "),
                Mention(member),
                Text(f" {told}"),
                quote=False,
                expires_at=context.now + HOUR,
                priority=NOTICE,
                lifetime="notice",
            )


def ask_whom(context: Context, candidates: Sequence[int]) -> None:
    """Ask the thanker with buttons whom they meant; only they can answer. Who is not to be named is no choice."""
    thanker = context.event.actor
    if not context.setting("points.thanks.ask") or thanker is None or is_muted(context, thanker):
        return
    shown = nameable(context, candidates)
    if len(shown) < min(len(candidates), 2):
        return
    candidates = [person for person in candidates if person in shown]
    if context.port(NoiseBudget).admit(context.event.chat, "thanks", priority=NOTICE).verdict != "send":
        return
    giver, seq = context.event.actor, context.event.seq
    parts: list[Text | Mention] = [Text(context.text("points-thanks-whom"))]
    for place, person in enumerate(candidates, 1):
        parts += [Text(f"\n{place}. "), Mention(person)]
    choices = tuple(
        Button(label=str(place), data=f"points:thank:{seq}:{person}", only=giver)
        for place, person in enumerate(candidates, 1)
    )
    context.reply(
        *parts,
        Buttons((choices,)),
        expires_at=context.now + TALK_WINDOW,
        priority=NOTICE,
        lifetime="request",
    )
