"""Two accounts become one person: what they wrote, asked and judged is that person's."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined
from engine.contract.feature import Batch
from engine.stream.here import home

_COLUMNS = (
    ("faq_entry", "author"),
    ("faq_entry", "asker"),
    ("faq_version", "editor"),
    ("faq_verdict", "asker"),
    ("faq_verdict", "person"),
    ("faq_lookup", "asker"),
    ("faq_draft", "author"),
    ("faq_draft", "asker"),
)


def on_joined(batch: Batch) -> None:
    """Give `kept` what `gone` has. Where both judged one answer, both words stand, the second for nobody."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, IdentitiesJoined) or body.kept == body.gone:
            continue
        here = {**home(batch.context(event)), "k": body.kept, "g": body.gone}
        twice = """UPDATE faq_verdict SET person = NULL WHERE part = :p AND community = :c AND person = :g AND EXISTS
            (SELECT 1 FROM faq_verdict o WHERE o.part = faq_verdict.part AND o.community = faq_verdict.community
            AND o.seq = faq_verdict.seq AND o.number = faq_verdict.number AND o.person = :k)"""
        batch.conn.execute(text(twice), here)
        for table, column in _COLUMNS:
            sql = f"UPDATE {table} SET {column} = :k WHERE part = :p AND community = :c AND {column} = :g"
            batch.conn.execute(text(sql), here)
