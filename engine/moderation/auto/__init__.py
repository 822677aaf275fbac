"""The automatic rules: what they watch, and what they hand to the feature `moderation`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from engine.contract.commands import CommandSpec
from engine.contract.events import Button, Event, Outcome, Timer
from engine.contract.facts import Fact
from engine.contract.feature import Batch, Context, Person, Setting

SETTINGS: tuple[Setting, ...] = ()
COMMANDS: tuple[CommandSpec, ...] = ()
BUTTONS: Mapping[str, Callable[[Context, Button, str], None]] = {}
TIMERS: Mapping[str, Callable[[Context, Timer], None]] = {}
FACTS: Mapping[type[Fact], Callable[[Context, Any], None]] = {}
REPLAYED: Mapping[str, tuple[str, ...]] = {}


def prepare(events: Sequence[Event]) -> Mapping[int, Any]:
    """Read the texts of messages; needs no database."""
    return {}


def on_messages(batch: Batch) -> None:
    """Watch a batch of messages."""


def on_edited(batch: Batch) -> None:
    """Watch what messages are changed into."""


def on_joined(batch: Batch) -> None:
    """Watch who comes in."""


def on_join_request(batch: Batch) -> None:
    """Look at somebody who asks to be let in."""


def on_left(batch: Batch) -> None:
    """Forget what waits for somebody who is gone."""


def on_outcome(context: Context, outcome: Outcome) -> None:
    """Hear what became of something that a rule said or did."""


def export_rows(conn: Connection, person: Person) -> list[dict[str, object]]:
    """Return what the rules keep of a person."""
    return []


def forget(conn: Connection, person: Person) -> None:
    """Let go of what the rules keep of a person."""
