"""What a level brings and what a change of level changes. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from engine.contract.errors import UserError
from engine.contract.marks import TAG_LENGTH, Mark, fault_of_tag, read_role

Kind = Mark
Mode = Literal["stack", "replace"]

LEVEL_MAX = 1000

_TAG = re.compile(r"(?:tag|标签|標籤)\s*[:：]\s*(.*)", re.IGNORECASE | re.DOTALL)


class Reward(NamedTuple):
    """What reaching a level brings."""

    kind: Kind
    level: int
    value: str


class Looks(NamedTuple):
    """How rewards are shown in a community."""

    mode: Mode
    numbered: bool
    """Whether `Lv N` stands beside a member who has no tag of their own."""


class Change(NamedTuple):
    """What to do for a member: roles to give and to take, and the tag to show (None: as it is)."""

    grant: tuple[str, ...] = ()
    revoke: tuple[str, ...] = ()
    tag: str | None = None

    def __bool__(self) -> bool:
        return bool(self.grant or self.revoke or self.tag is not None)


def read_reward(written: str) -> tuple[Kind, str]:
    """Read a role (`<@&id>`, an id) or a tag (`tag:大佬`, plain text). Raises UserError."""
    written = written.strip()
    role = read_role(written)
    if role is not None:
        return "role", role
    named = _TAG.fullmatch(written)
    tag = (named[1] if named else written).strip()
    if not named and written.startswith(("@", "＠", "<")):
        raise UserError("rewards-role-unknown", role=written)
    fault = fault_of_tag(tag)
    if fault == "emoji":
        raise UserError("rewards-tag-emoji")
    if fault:
        raise UserError("rewards-tag-length", most=TAG_LENGTH)
    return "tag", tag


def roles_at(rewards: Sequence[Reward], level: int, mode: Mode) -> tuple[str, ...]:
    """Return the roles of a level, lowest first: all that were reached, or only the last of them."""
    reached = [reward for reward in sorted(rewards) if reward.kind == "role" and reward.level <= level]
    if mode == "replace":
        reached = reached[-1:]
    return tuple(dict.fromkeys(reward.value for reward in reached))


def tag_at(rewards: Sequence[Reward], level: int, *, numbered: bool) -> str:
    """Return the tag of a level: that of the highest tag reached, else `Lv N` if asked for, else none."""
    reached = [reward for reward in sorted(rewards) if reward.kind == "tag" and reward.level <= level]
    if reached:
        return reached[-1].value
    return f"Lv {level}" if numbered and level > 0 else ""


def change(rewards: Sequence[Reward], looks: Looks, before: int, level: int) -> Change:
    """Return what a change of level changes."""
    old, new = roles_at(rewards, before, looks.mode), roles_at(rewards, level, looks.mode)
    tags = [tag_at(rewards, at, numbered=looks.numbered) for at in (before, level)]
    return Change(
        grant=tuple(role for role in new if role not in old),
        revoke=tuple(role for role in old if role not in new),
        tag=tags[1] if tags[1] != tags[0] else None,
    )


def everything(rewards: Sequence[Reward], looks: Looks, level: int) -> Change:
    """Return all that a member of a level has, to be given again; what another one replaced is taken."""
    roles = roles_at(rewards, level, looks.mode)
    replaced = tuple(role for role in roles_at(rewards, level, "stack") if role not in roles)
    return Change(roles, replaced, tag_at(rewards, level, numbered=looks.numbered) or None)
