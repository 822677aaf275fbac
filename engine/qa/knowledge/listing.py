"""What is in the base, page by page."""

from __future__ import annotations

from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Text
from engine.qa.knowledge.entries import entries
from engine.qa.rules import heading

PAGE = 10


def listing(ctx: Context, page: int, *, edit: str = "") -> None:
    """List the entries: those with a key first, then the latest."""
    rows = sorted(entries(ctx), key=lambda row: (not row.key, row.key, -row.number))
    if not rows:
        ctx.reply(ctx.text("knowledge-list-empty"), edit=edit, lifetime="list", private=False)
        return
    pages = -(-len(rows) // PAGE)
    page = min(max(page, 1), pages)
    parts: list[AnyPart] = [Text("📚 " + ctx.text("knowledge-list", count=len(rows)), style="bold")]
    for row in rows[(page - 1) * PAGE : page * PAGE]:
        name = f"#{row.key}" if row.key else str(row.number)
        parts.append(Text(f"\n{name} · {heading(row.question)}"))
    keys = []
    if page > 1:
        keys.append(Button("◀", data=f"faq:list:{page - 1}"))
    if page < pages:
        keys.append(Button("▶", data=f"faq:list:{page + 1}"))
    if keys:
        parts.append(Text("\n" + ctx.text("knowledge-list-footer", page=page, pages=pages)))
        parts.append(Buttons((tuple(keys),)))
    ctx.reply(*parts, edit=edit, lifetime="list", private=False)
