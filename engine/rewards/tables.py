"""The tables of rewards: what a level brings, which level everybody has, what the platform refused."""

from __future__ import annotations

from sqlmodel import Field

from engine.store.tables import Base, big


class RewardRole(Base, table=True):
    """What reaching a level brings: a role (its platform id) or a tag (its text)."""

    __tablename__ = "reward_role"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    kind: str = Field(primary_key=True)
    """role or tag"""
    level: int = Field(primary_key=True)
    value: str


class RewardLevel(Base, table=True):
    """A member's level as it was last told; nobody at level 0 is here."""

    __tablename__ = "reward_level"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    level: int


class RewardRefusal(Base, table=True):
    """The last local day on which admins were told that a role could not be given."""

    __tablename__ = "reward_refusal"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    what: str = Field(primary_key=True)
    """A role's id, or `tag`."""
    day: int
