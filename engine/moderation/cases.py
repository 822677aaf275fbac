"""Cases: the one way to act on a member, and the one way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from engine.contract.feature import Context

Kind = Literal["warn", "mute", "ban", "kick", "delete"]


def open_case(
    ctx: Context,
    *,
    target: int,
    kind: Kind,
    until: int | None,
    reason: str,
    by: int | None,
    chat: int,
    rule: str = "",
    messages: Sequence[str] = (),
) -> int:
    """Write a case, do the act, tell the audit channel and the member; return the case's number.

    `until` None means for good; `by` None means that `rule` acted; `messages` are ids of messages in `chat` that
    are deleted (kind `delete`) or shown as evidence. A message that is deleted earns nothing until the case is undone.
    """
    raise NotImplementedError


def undo_case(ctx: Context, number: int, by: int | None) -> bool:
    """Reverse a case's act and give back the points of its messages; false if there is nothing to undo."""
    raise NotImplementedError


def audit_line(ctx: Context, said: str) -> None:
    """Write a line into the audit channel, if the community has one (a rule that only tries says here what it would do)."""
    raise NotImplementedError
