"""For admins: how often the base answered, how often it was right, and what it lacks."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.feature import Context
from engine.ml.shares import share
from engine.qa.knowledge.rules import deciding
from engine.qa.rules import heading
from engine.stream.here import home

GAPS = 5


def lines(ctx: Context, since: int) -> list[str]:
    """Write the figures of the time since; nothing where there is no base and nobody looked anything up."""
    here = {**home(ctx), "s": since}
    sql = """SELECT seq, how, band, entry, wording, said_at FROM faq_lookup
        WHERE part = :p AND community = :c AND at > :s ORDER BY seq"""
    rows = ctx.conn.execute(text(sql), here).all()
    sql = "SELECT count(*) FROM faq_entry WHERE part = :p AND community = :c AND state = 'live'"
    count = int(ctx.conn.execute(text(sql), home(ctx)).scalar_one())
    if not rows and not count:
        return []
    sql = "SELECT count(*) FROM faq_draft WHERE part = :p AND community = :c AND state = 'open'"
    drafts = int(ctx.conn.execute(text(sql), home(ctx)).scalar_one())
    said = [row for row in rows if row.said_at]
    told = [ctx.text("knowledge-stats", count=count, drafts=drafts, asked=len(rows), said=len(said))]
    told += ["· " + line for line in _shares(ctx, rows, _words(ctx, here))]
    gaps = list(
        dict.fromkeys(heading(row.wording) for row in rows[::-1] if row.band == "ask" and row.wording)
    )
    if gaps:
        told.append(ctx.text("knowledge-stats-gaps", count=sum(row.band == "ask" for row in rows)))
        told += [f"  ? {gap}" for gap in gaps[:GAPS]]
    return told


def _words(ctx: Context, here: dict[str, Any]) -> dict[int, list[bool]]:
    """Return what was said of each answer that was shown."""
    sql = """SELECT l.seq, v."right" FROM faq_lookup l JOIN faq_verdict v ON v.part = l.part
        AND v.community = l.community AND v.seq = l.seq AND v.number = l.entry
        WHERE l.part = :p AND l.community = :c AND l.at > :s ORDER BY v.version"""
    found: dict[int, list[bool]] = {}
    for row in ctx.conn.execute(text(sql), here):
        found.setdefault(int(row.seq), []).append(bool(row.right))
    return found


def _shares(ctx: Context, rows: Any, words: dict[int, list[bool]]) -> list[str]:
    decided = {seq: verdict for seq, said in words.items() if (verdict := deciding(said)) is not None}
    outright = [decided[row.seq] for row in rows if row.band == "answer" and row.seq in decided]
    told = []
    for what, part, n in (
        ("precision", sum(outright), len(outright)),
        ("deflection", sum(decided.values()), len(rows)),
    ):
        found = share(part, n)
        if found is not None:
            told.append(
                ctx.text(
                    "knowledge-stats-share",
                    what=what,
                    percent=f"{found.value:.0%}",
                    low=f"{found.low:.0%}",
                    high=f"{found.high:.0%}",
                    n=found.n,
                )
            )
    return told
