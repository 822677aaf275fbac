"""Which columns hold numbers of a database, for those may have to change when a community moves.

What is not named here is an amount, a time or a text. Places in the log (`seq` and the like) never change: a community
is brought into a partition of its own.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Table

from engine.store.tables import Base

ACCOUNTS = frozenset({"account", "giver_account", "taker_account"})
_PERSONS = (
    "actor asker author buyer by claimed_by closed_by editor giver gone granter handled handler host inviter kept merged "
    "member parent_actor person reply_actor taker target voter"
)
PERSONS = frozenset(_PERSONS.split())
CHATS = frozenset({"chat", "room_chat"})
PLACES = frozenset({"part", "community", "id"})
_AMOUNTS = (
    "accepted_at answered_at ask asked_at at changed_at closed_at closes_at coins created_at day due_at duration "
    "ended_at ends_at expires_at finished_at fired_at first_at hour joined_at last_at left_at lease_until messages "
    "next not_before number opens_at parent past price reached received_at returned root said said_at score sent_at seq "
    "since solved_at span spent started_at starts_at step together told undo_seq until upto used_at xp"
)
AMOUNTS = frozenset(_AMOUNTS.split())
"""Numbers that mean the same in every database, places in the log among them."""

LEFT_BEHIND = {
    "outbox": "what was still to be said or done",
    "dialogue": "forms being filled in",
    "cooldown": "cooldowns of commands",
    "code": "one-time codes",
    "code_try": "wrong codes",
    "dead_letter": "events that could not be applied",
    "note": "the adapters' notes",
    "lease": "who speaks for a platform",
    "faq_vector": "embeddings, which are made anew from the texts",
    "meta": "facts about the database",
    "head": "",
    "cursor": "",
}
"""Tables that stay: the state of processes, not of a community. Ends of the log and clocks are in the manifest."""
BY_CHAT = frozenset({"sent", "noise", "former_chat"})
"""Tables whose rows belong to a chat."""
PEOPLE = ("identity", "alias")
"""Tables whose rows belong to people: those go along whom another row names."""


def tables() -> list[Table]:
    """Return the tables that go along, those of people last."""
    every = [table for table in Base.metadata.sorted_tables if table.name not in LEFT_BEHIND]
    return sorted(every, key=lambda table: (table.name in PEOPLE, table.name))


def unknown() -> list[str]:
    """Return columns of 64 bits of which nobody has said what they hold, and tables of which nobody knows whose they are."""
    known = ACCOUNTS | PERSONS | CHATS | PLACES | AMOUNTS
    columns = [
        f"{table.name}.{column.name}"
        for table in tables()
        for column in table.columns
        if isinstance(column.type, BigInteger) and column.name not in known
    ]
    homeless = [
        table.name
        for table in tables()
        if "community" not in table.columns and table.name not in {"community", *BY_CHAT, *PEOPLE}
    ]
    return columns + homeless
