"""Who sits in which voice channel; a change of microphone or camera is no change."""

from __future__ import annotations

from typing import Any

Move = tuple[str, bool]
"""A voice channel, and whether somebody is there now."""


class VoiceRooms:
    """Remembers where people sit, so that a state becomes coming and going."""

    def __init__(self) -> None:
        self._where: dict[tuple[str, str], str] = {}

    def moved(self, guild: str, user: str, channel: str | None) -> list[Move]:
        """Take note of somebody's place; return what they left and what they entered."""
        before = self._where.get((guild, user))
        if before == channel:
            return []
        if channel is None:
            del self._where[guild, user]
        else:
            self._where[guild, user] = channel
        left: list[Move] = [(before, False)] if before else []
        return left + ([(channel, True)] if channel else [])

    def found(self, guild: str, states: list[Any]) -> list[tuple[str, Move]]:
        """Take note of everybody on a server at once; who is not there has left."""
        now = {one["user_id"]: one["channel_id"] for one in states if one.get("channel_id")}
        gone = [user for place, user in self._where if place == guild and user not in now]
        moves = [(user, move) for user in gone for move in self.moved(guild, user, None)]
        return moves + [(user, move) for user, at in now.items() for move in self.moved(guild, user, at)]
