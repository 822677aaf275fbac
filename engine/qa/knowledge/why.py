"""`/why` below an answer: what spoke for it and against it, in words."""

from __future__ import annotations

from collections.abc import Sequence

from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Text
from engine.qa.knowledge.lookups import found_any, hits_of, lookup_at, reasons
from engine.qa.records import replied_to
from engine.qa.rules import heading

SHOWN = 6


def explain(ctx: Context, about: str) -> Sequence[AnyPart] | None:
    """Explain the answer that is replied to; None if it is none of ours."""
    message = replied_to(ctx)
    row = lookup_at(ctx, ctx.event.chat, message) if message and not about else None
    if row is None:
        return None
    hits = hits_of(ctx, row.seq)
    hit = next((one for one in hits if one.number == row.entry), hits[0] if hits else None)
    if hit is None:
        return [Text(ctx.text("knowledge-why-nothing", found="yes" if found_any(ctx, row.seq) else "no"))]
    percent, target = f"{hit.p:.0%}", f"{hit.cutoff:.0%}"
    lines = [
        "🔎 " + ctx.text("knowledge-why", words=heading(row.wording) or "…", question=heading(hit.matched)),
        ctx.text("knowledge-why-chance", percent=percent, cutoff=target, band=row.band),
    ]
    for one in reasons(ctx, row, hit)[:SHOWN]:
        sign = "＋" if one.adds >= 0 else "－"
        lines.append(f"{sign} {ctx.text('knowledge-measure', name=one.name)} ({one.value:.2f})")
    if row.semantic:
        lines.append(ctx.text("knowledge-why-semantic"))
    return [Text("\n".join(lines))]
