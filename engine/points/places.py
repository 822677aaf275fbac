"""Where something happens and who takes part: private chats, excluded chats, accounts that are nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import text

from engine.contract.feature import Batch


def key_of(event_key: str, message: str) -> str:
    """Return the key of a message of the same chat as an event."""
    platform, chat, _ = event_key.split(":", 2)
    return f"{platform}:{chat}:{message}"


@dataclass
class Rates:
    """The multiplier of each chat of a batch's communities; an excluded chat has 0."""

    batch: Batch
    _chats: dict[int, dict[int, float]] = field(default_factory=dict)

    def rate(self, community: int, chat: int) -> float:
        """Return what the xp of a message in a chat are multiplied by."""
        special = self._chats.get(community)
        if special is None:
            special = self._chats[community] = self._read(community)
        return float(self.batch.setting(community, "points.multiplier")) * special.get(chat, 1.0)

    def _read(self, community: int) -> dict[int, float]:
        wanted: dict[str, float] = {}
        for line in self.batch.setting(community, "points.multiplier.chats"):
            name, _, number = str(line).rpartition("=")
            try:
                wanted[name.strip()] = float(number)
            except ValueError:
                continue
        wanted.update(dict.fromkeys(map(str, self.batch.setting(community, "points.exclude.chats")), 0.0))
        if not wanted:
            return {}
        rows = self.batch.conn.execute(
            text("SELECT id, platform_chat, title FROM chat WHERE community = :c"), {"c": community}
        )
        return {chat: wanted[name] for chat, *names in rows for name in names if name in wanted}
