"""A moderator says how a message was meant: the count changes, and the message's own number; the text is not kept."""

from __future__ import annotations

from engine.contract.feature import Context
from engine.sentiment.scoring import message_of, rescore
from engine.sentiment.tables import MoodCommunity
from engine.store.sql import upsert
from engine.stream.derived import Values

CORRECT = "correct"
CORRECTED = "corrected"
SCORES = {-1: -0.7, 0: 0.0, 1: 0.7}
"""What a corrected message counts."""
COLUMNS = {-1: "neg", 0: "neu", 1: "pos"}


def correct(ctx: Context, values: Values) -> None:
    """Take a correction in."""
    row = message_of(ctx.conn, ctx.part, int(values["chat"]), str(values["message"]))
    if row is None or row.community != ctx.community:
        return
    label = int(values["label"])
    counts = {"neg": 0, "neu": 0, "pos": 0}
    counts[COLUMNS[label]] += 1
    if row.reason == CORRECTED:
        # The same message twice: the last word holds.
        counts[COLUMNS[row.label]] -= 1
    home = {"part": ctx.part, "community": ctx.community}
    upsert(
        ctx.conn,
        MoodCommunity,
        [{**home, **counts, "day": 0}],
        keys=("part", "community"),
        add=("neg", "neu", "pos"),
    )
    rescore(ctx.conn, ctx.part, row, SCORES[label], label, 1.0, CORRECTED)
