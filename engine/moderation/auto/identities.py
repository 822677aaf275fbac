"""Two accounts become one person, or part again: windows, what waits and what was found follow the person."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined
from engine.contract.feature import Batch
from engine.moderation.auto.window import forget_windows


def on_identities(batch: Batch) -> None:
    """Read the windows again (who said what has changed); a captcha that waits belongs to whoever the person is from now on."""
    for event in batch.events:
        forget_windows(batch.conn, batch.part)
        body = event.body
        if not isinstance(body, IdentitiesJoined) or body.kept == body.gone:
            continue
        values = {"p": batch.part, "c": event.community, "o": body.gone, "n": body.kept}
        for table in ("mod_challenge", "mod_arriving"):
            batch.conn.execute(
                text(
                    f"UPDATE {table} SET actor = :n WHERE part = :p AND community = :c AND actor = :o "
                    f"AND NOT EXISTS (SELECT 1 FROM {table} k WHERE k.part = :p AND k.community = :c "
                    f"AND k.chat = {table}.chat AND k.actor = :n)"
                ),
                values,
            )
            # Where both had one, the kept person's holds.
            batch.conn.execute(
                text(f"DELETE FROM {table} WHERE part = :p AND community = :c AND actor = :o"), values
            )
        batch.conn.execute(
            text("UPDATE mod_hit SET actor = :n WHERE part = :p AND community = :c AND actor = :o"), values
        )
