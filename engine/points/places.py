"""Where something happens and who takes part: private chats, excluded chats, accounts that are nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Connection, text

from engine.contract.feature import Batch
from engine.points.terms import Terms, TermsOf


def key_of(event_key: str, message: str) -> str:
    """Return the key of a message of the same chat as an event."""
    platform, chat, _ = event_key.split(":", 2)
    return f"{platform}:{chat}:{message}"


@dataclass
class Rates:
    """The multiplier of each chat of a batch's communities; an excluded chat has 0."""

    batch: Batch
    terms: TermsOf
    _chats: dict[int, dict[int, float]] = field(default_factory=dict)

    def rate(self, community: int, chat: int) -> float:
        """Return what the xp of a message in a chat are multiplied by."""
        special = self._chats.get(community)
        if special is None:
            special = special_rates(self.batch.conn, community, self.terms.of(community))
            self._chats[community] = special
        return self.terms.of(community).message.rate * special.get(chat, 1.0)


def special_rates(conn: Connection, community: int, terms: Terms) -> dict[int, float]:
    """Return the multipliers of those chats of a community that have one of their own; an excluded one has 0."""
    own, excluded = terms.chats
    wanted: dict[str, float] = {}
    for line in own:
        name, _, number = str(line).rpartition("=")
        try:
            wanted[name.strip()] = float(number)
        except ValueError:
            continue
    wanted.update(dict.fromkeys(map(str, excluded), 0.0))
    if not wanted:
        return {}
    rows = conn.execute(
        text("SELECT id, platform_chat, title FROM chat WHERE community = :c"), {"c": community}
    )
    return {chat: wanted[name] for chat, *names in rows for name in names if name in wanted}
