"""Which communities a database has, and what the command line has to say to one: an event of its log like any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from engine.contract.errors import ConfigError
from engine.contract.events import Derived
from engine.store.database import Store
from engine.stream.derived import Name
from engine.stream.log import engine_row


@dataclass(frozen=True)
class Community:
    """A community as the command line speaks of it: its number, name and partition, and a chat of its own (0: none)."""

    id: int
    name: str
    part: int
    chat: int


def communities(store: Store) -> list[Community]:
    """Return every community that has a chat."""
    with store.read() as conn:
        rows = conn.execute(
            text(
                "SELECT k.id, k.name, k.part, min(c.id) AS chat FROM community k JOIN chat c ON c.community = k.id "
                "GROUP BY k.id, k.name, k.part ORDER BY k.id"
            )
        ).all()
    return [Community(*row) for row in rows]


def community_of(store: Store, named: str) -> Community:
    """Return the community of a name or number; the only one if none is named. Raises ConfigError."""
    rows = communities(store)
    found = [row for row in rows if not named or named in (row.name, str(row.id))]
    if len(found) == 1:
        return found[0]
    names = ", ".join(row.name for row in rows) or "none yet; let the bot hear a chat first"
    raise ConfigError(f"name one community by --into (there are: {names})")


def event_of(
    community: Community, name: Name, values: dict[str, Any], unique: str, now: int, **more: Any
) -> dict[str, Any]:
    """Build the log row of an event that a feature listens for; `more` as in `engine_row`."""
    return engine_row(
        part=community.part,
        community=community.id,
        chat=community.chat,
        key=f"engine:{community.id}:{unique}",
        at=now,
        now=now,
        body=Derived(feature=name[0], name=name[1], values=values),
        **more,
    )
