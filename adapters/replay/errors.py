"""The one error of this adapter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.contract.errors import QunbanError

if TYPE_CHECKING:
    from adapters.replay.adapter import Counts


class ReplayError(QunbanError):
    """A file cannot be read (further); the sentence names the file, the place in it and the way out.

    `counts` says what was stored before, if the error ended a replay.
    """

    def __init__(self, path: Path, problem: str, way_out: str, *, where: str = "") -> None:
        place = f" ({where})" if where else ""
        super().__init__(f"{path.name}: {problem}{place}. {way_out}")
        self.path = path
        self.where = where
        self.counts: Counts | None = None


def cut_short(path: Path, where: str) -> ReplayError:
    """Say that a file ends in the middle; everything before the cut has been read."""
    return ReplayError(
        path,
        "the file ends in the middle; everything before the cut was read",
        "Export or copy it again and replay the whole file: what is known already is left out",
        where=where,
    )


def unknown_layout(path: Path, problem: str, where: str = "") -> ReplayError:
    """Say that a file looks like an export but is not built like one."""
    return ReplayError(
        path,
        problem,
        "Expected: result.json of Telegram Desktop, JSON or CSV of DiscordChatExporter, or events JSONL",
        where=where,
    )
