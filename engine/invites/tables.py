"""The tables of invites: members' own links, and how everybody first came."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from engine.store.tables import Base, big


class InviteLink(Base, table=True):
    """A member's own link into a chat. `seq` is the event that asked for it; `link` is empty until it is made.

    `n` counts the links that came with one event, when a community became part of another.
    """

    __tablename__ = "invite_link"
    __table_args__ = (
        Index(None, "part", "community", "code"),
        Index(None, "part", "community", "inviter"),
    )
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    n: int = Field(primary_key=True, default=0)
    community: int = big()
    chat: int = big()
    inviter: int = big()
    account: int = big()
    """The number under which the inviter asked, before any account was joined to another."""
    link: str = ""
    code: str = ""
    """What makes the link this link, however it is written (`rules.code_of`)."""
    created_at: int = big()


class Arrival(Base, table=True):
    """How a member first came into a community; whoever was here before cannot be invited any more.

    `seq` is the event by which they came. States are listed in `rules`.
    """

    __tablename__ = "arrival"
    __table_args__ = (
        Index(None, "part", "community", "inviter"),
        Index(None, "part", "community", "account"),
    )
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    seq: int = big()
    inviter: int | None = big(nullable=True, default=None)
    chat: int = big()
    at: int = big()
    state: str
    ended_at: int | None = big(nullable=True, default=None)
    """When it was decided whether the member stayed."""
    account: int = big()
    """The number under which the member came; what is paid for them is paid once for this."""
    host: int | None = big(nullable=True, default=None)
    """The number that the inviter had then."""
    said: int = 0
    """What they had written before their community became part of this one."""
    thanks_in: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """Thanks given or got among whom their inviter brought, the inviter included; `signs` reads it."""
    thanks_out: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """Thanks given to or got from anybody else."""


class ReferralCode(Base, table=True):
    """What a member tells newcomers to say; a person who has joined two accounts may have two."""

    __tablename__ = "referral_code"
    __table_args__ = (Index(None, "part", "community", "member"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    code: str = Field(primary_key=True)
    member: int = big()
    account: int = big()
    """The number that the member had then."""
    at: int = big()


class ReferralClaim(Base, table=True):
    """Whom somebody named who has not come yet: it counts if they come soon, and by nobody's link."""

    __tablename__ = "referral_claim"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    inviter: int = big()
    at: int = big()


class ReferralGuess(Base, table=True):
    """Codes that were none, since a time: who guesses has to wait."""

    __tablename__ = "referral_guess"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    since: int = big()
    tries: int = 0


class ReferralReview(Base, table=True):
    """What was reported of an inviter whose newcomers look like one hand, and what a moderator said to it."""

    __tablename__ = "referral_review"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    inviter: int = big(primary_key=True)
    state: str
    """reported, fine (no more reports) or held (rewards wait), see `rules`."""
    at: int = big()
    """The last report."""
    seq: int = big()
    """The event of the last report; its cards are named by it."""
