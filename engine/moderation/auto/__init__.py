"""The automatic rules: what they watch, and what they hand to the feature `moderation`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.contract.events import Button, Timer
from engine.contract.facts import Fact, Started
from engine.contract.feature import Context
from engine.moderation.auto import asking, carrying, challenge, holding, raid, welcome
from engine.moderation.auto.arrivals import on_join_request, on_joined, on_left
from engine.moderation.auto.buttons import on_button, on_derived
from engine.moderation.auto.challenge import spare
from engine.moderation.auto.commands import COMMANDS
from engine.moderation.auto.identities import on_identities
from engine.moderation.auto.outcomes import on_outcome
from engine.moderation.auto.privacy import export_rows, forget
from engine.moderation.auto.reading import prepare
from engine.moderation.auto.settings import SETTINGS
from engine.moderation.auto.staff import tell_failed
from engine.moderation.auto.watching import on_edited, on_messages
from engine.moderation.auto.welcome import on_announced

BUTTONS: Mapping[str, Callable[[Context, Button, str], None]] = {carrying.WORD: on_button}
TIMERS: Mapping[str, Callable[[Context, Timer], None]] = {
    carrying.QUIET: carrying.on_quiet_over,
    holding.LAPSED: holding.on_lapsed,
    asking.OVER: challenge.on_over,
    raid.END: raid.on_end,
    welcome.GREET: welcome.on_time,
}
FACTS: Mapping[type[Fact], Callable[[Context, Any], None]] = {Started: welcome.on_started}
REPLAYED: Mapping[str, tuple[str, ...]] = {
    "mod_hit": ("seq", "rule", "chat", "actor", "message", "at", "dry", "did", "why", "state"),
    "mod_quiet": ("chat", "rule", "said_at", "waiting"),
    "mod_challenge": ("chat", "actor", "request", "answer", "tries", "at", "state"),
    "mod_arriving": ("chat", "actor", "at", "muted", "greet"),
    "mod_raid": ("chat", "since", "until", "by", "dry"),
}

__all__ = [
    "BUTTONS",
    "COMMANDS",
    "FACTS",
    "REPLAYED",
    "SETTINGS",
    "TIMERS",
    "export_rows",
    "forget",
    "on_announced",
    "on_derived",
    "on_edited",
    "on_identities",
    "on_join_request",
    "on_joined",
    "on_left",
    "on_messages",
    "on_outcome",
    "prepare",
    "spare",
    "tell_failed",
]
