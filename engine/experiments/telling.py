"""Telling those who run the community: in their channel, else admins in private."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import ANSWER, NOTICE, AnyPart
from engine.experiments.rules import FEATURE
from engine.experiments.settings import CHAT
from engine.stream.whereabouts import named_chat, staff_chats

MOST = 6
"""Admins who are told in private."""
LIFE = 3 * DAY


def tell_admins(
    ctx: Context, write: Callable[[str], Sequence[AnyPart | str]], *, urgent: bool = False
) -> None:
    """Tell something, each in their language; what is urgent does not ask the noise budget."""
    for chat, actor in _desks(ctx):
        not_before = 0
        if actor and not urgent:
            admission = ctx.port(NoiseBudget).admit(chat, FEATURE, priority=NOTICE)
            if admission.verdict == "drop":
                continue
            not_before = admission.at
        ctx.reply(
            *write(ctx.language(actor) if actor else _language(ctx, chat)),
            chat=chat,
            actor=actor or None,
            private=bool(actor),
            quote=False,
            priority=ANSWER if urgent else NOTICE,
            not_before=not_before,
            expires_at=max(ctx.now, not_before) + LIFE,
        )


def _desks(ctx: Context) -> list[tuple[int, int]]:
    """Return where the admins are: (their channel, 0), else (private chat, admin) of those who have one."""
    chat = named_chat(ctx.conn, ctx.community, str(ctx.setting(CHAT)))
    if chat is not None:
        return [(chat, 0)]
    return list(staff_chats(ctx.conn, ctx.part, ctx.community, "admin"))[:MOST]


def _language(ctx: Context, chat: int) -> str:
    """Return the language of a channel, which need not be that of the event's chat."""
    own = ctx.conn.execute(text("SELECT language FROM chat WHERE id = :i"), {"i": chat}).scalar()
    return str(own or ctx.language())
