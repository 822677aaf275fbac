"""A community becomes part of another: its mood so far counts there; how single messages were read stays behind.

Hours keep the name they had: a community of another time zone sees them shifted, which a day's mean hardly feels.
"""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.feature import Context
from engine.sentiment.corrections import CORRECT, correct
from engine.sentiment.scoring import FEATURE, SHARE
from engine.sentiment.tables import MoodCommunity, MoodShare
from engine.store.sql import upsert
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of

SHARES, COUNTS = (FEATURE, "shares_arrived"), (FEATURE, "counts_arrived")
_SHARE = ("hour", "chat", "actor", "messages", "total")
_COUNT = ("neg", "neu", "pos")


def _hand_over(ctx: Context, values: Values) -> None:
    here, where = {"p": ctx.part, "c": ctx.community}, "WHERE part = :p AND community = :c"
    for name, table, columns, order in (
        (SHARES, "mood_share", _SHARE, "hour, chat, actor"),
        (COUNTS, "mood_community", _COUNT, "community"),
    ):
        sql = f"SELECT {', '.join(columns)} FROM {table} {where} ORDER BY {order}"
        hand_over(ctx, int(values["to"]), name, ctx.conn.execute(text(sql), here).all())
    for table in ("mood_about", "mood_message", "mood_share", "mood_change", "mood_community"):
        ctx.conn.execute(text(f"DELETE FROM {table} {where}"), here)


def _take_shares(ctx: Context, values: Values) -> None:
    home = {"part": ctx.part, "community": ctx.community}
    rows = [{**home, **dict(zip(_SHARE, row, strict=True))} for row in rows_of(values)]
    upsert(ctx.conn, MoodShare, rows, keys=SHARE, add=("messages", "total"))


def _take_counts(ctx: Context, values: Values) -> None:
    home = {"part": ctx.part, "community": ctx.community, "day": 0}
    rows = [{**home, **dict(zip(_COUNT, row, strict=True))} for row in rows_of(values)]
    upsert(ctx.conn, MoodCommunity, rows, keys=("part", "community"), add=_COUNT)


on_derived = listen(
    {("sentiment", CORRECT): correct, LEFT: _hand_over, SHARES: _take_shares, COUNTS: _take_counts}
)
"""Take in a correction, or the mood of a community that has become part of this one."""
