"""The tables of the shop: what is on offer, codes to hand out, who bought what, who gave coins to whom."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from engine.store.tables import Base, big


class ShopItem(Base, table=True):
    """Something that coins buy."""

    __tablename__ = "shop_item"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    name: str
    about: str = ""
    price: int = big()
    kind: str
    """role, tag, code or manual"""
    value: str = ""
    """The role's platform id, or the tag's text."""
    stock: int | None = None
    """How many are left; None: as many as are wanted. Of codes: see `shop_code`."""
    per_person: int = 0
    """How many one member may buy; 0: any number."""
    level: int = 0
    role: str = "member"
    """The least role that may buy it."""
    opens_at: int | None = big(nullable=True, default=None)
    closes_at: int | None = big(nullable=True, default=None)
    removed: bool = False


class ShopCode(Base, table=True):
    """A code of an item's pool; `taken` is the order that got it. A taken code is never given again."""

    __tablename__ = "shop_code"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    item: int = Field(primary_key=True)
    n: int = Field(primary_key=True)
    code: str
    taken: int | None = None


class ShopOrder(Base, table=True):
    """Something bought, as it was on offer then."""

    __tablename__ = "shop_order"
    __table_args__ = (
        UniqueConstraint("part", "community", "ask"),
        Index("ix_shop_order_buyer", "part", "community", "buyer"),
        Index("ix_shop_order_seq", "part", "seq"),
    )
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    ask: str
    """Names the question that was answered with yes: one question buys once."""
    item: int
    name: str
    kind: str
    value: str = ""
    price: int = big()
    buyer: int = big()
    account: int = big()
    """Whose purse holds the coins: the buyer's number when they bought."""
    state: str
    """open, claimed, sending, done, refused, failed or undone"""
    handler: int | None = big(nullable=True, default=None)
    reason: str = ""
    chat: int = big(default=0)
    seq: int = big()
    """The event that bought it: its acts' outcomes are known by it."""
    pending: int = 0
    """Acts whose outcome is not known yet."""
    given: int = 0
    """Acts that the platform has carried out."""
    at: int = big()
    ended_at: int | None = big(nullable=True, default=None)


class CoinTransfer(Base, table=True):
    """Coins that a member gave to another."""

    __tablename__ = "coin_transfer"
    __table_args__ = (Index("ix_coin_transfer_giver", "part", "community", "giver", "day"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    giver: int = big()
    giver_account: int = big()
    taker: int = big()
    taker_account: int = big()
    coins: int = big()
    reason: str = ""
    at: int = big()
    day: int
    returned: int | None = big(nullable=True, default=None)
    """How much an admin gave back; None: it stands."""
