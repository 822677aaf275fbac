"""A moderator says how a message was meant: the count changes, and the message's own number; the text is not kept."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.events import Derived, Event
from engine.contract.feature import Batch
from engine.sentiment.scoring import message_of, rescore
from engine.sentiment.tables import MoodCommunity
from engine.store.sql import upsert

CORRECT = "correct"
CORRECTED = "corrected"
SCORES = {-1: -0.7, 0: 0.0, 1: 0.7}
"""What a corrected message counts."""
COLUMNS = {-1: "neg", 0: "neu", 1: "pos"}
LEFT = ("people", "community_left")


def on_derived(batch: Batch) -> None:
    """Take in a correction; let go of the mood of a community that became part of another."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, Derived):
            continue
        if (body.feature, body.name) == ("sentiment", CORRECT):
            _correct(batch, event, body.values)
        elif (body.feature, body.name) == LEFT:
            _leave(batch, event)


def _correct(batch: Batch, event: Event, values: Any) -> None:
    row = message_of(batch, int(values["chat"]), str(values["message"]))
    if row is None or row.community != event.community:
        return
    label = int(values["label"])
    counts = {"neg": 0, "neu": 0, "pos": 0}
    counts[COLUMNS[label]] += 1
    if row.reason == CORRECTED:
        # The same message twice: the last word holds.
        counts[COLUMNS[row.label]] -= 1
    home = {"part": batch.part, "community": event.community}
    upsert(
        batch.conn,
        MoodCommunity,
        [{**home, **counts, "day": 0}],
        keys=("part", "community"),
        add=("neg", "neu", "pos"),
    )
    rescore(batch, row, SCORES[label], label, 1.0, CORRECTED)


def _leave(batch: Batch, event: Event) -> None:
    for table in ("mood_about", "mood_message", "mood_share", "mood_change", "mood_community"):
        batch.conn.execute(
            text(f"DELETE FROM {table} WHERE part = :p AND community = :c"),
            {"p": batch.part, "c": event.community},
        )
