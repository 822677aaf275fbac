"""Entries of a file go into a community's log, where the engine takes them in like anything else that happens."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, text

from bot.ops.communities import Community, event_of
from bot.ops.knowledge.reading import Given
from engine.contract.ids import stable_hash
from engine.qa.knowledge.arriving import IMPORTED
from engine.qa.knowledge.rules import DOCUMENT, LONGEST_ANSWER, LONGEST_QUESTION
from engine.runtime.engine import Engine
from engine.store.database import Store
from engine.stream.log import append_rows

CHUNK = 100
"""Entries in one event."""


@dataclass(frozen=True)
class Preview:
    """What an import would do: entries that are new, that read otherwise, that are there already, and those too long."""

    new: int
    changed: int
    same: int
    long: tuple[str, ...]


def preview(store: Store, community: Community, given: Sequence[Given]) -> Preview:
    """Tell what would come of an import."""
    with store.read() as conn:
        known = _known(conn, community)
    fitting = [one for one in given if not _too_long(one)]
    new = sum(one.origin not in known for one in fitting)
    same = sum(
        known.get(one.origin) == (" ".join(one.question.split()), one.answer.strip()) for one in fitting
    )
    long = tuple(one.origin for one in given if _too_long(one))
    return Preview(new=new, changed=len(fitting) - new - same, same=same, long=long)


def bring(engine: Engine, community: Community, given: Sequence[Given]) -> None:
    """Write the entries into the log and let them take effect."""
    now = engine.clock.now()
    rows = [
        {**asdict(one), "source": DOCUMENT, "wordings": list(one.wordings)}
        for one in given
        if not _too_long(one)
    ]
    with engine.store.write() as conn:
        events = []
        for start in range(0, len(rows), CHUNK):
            body = json.dumps(rows[start : start + CHUNK], ensure_ascii=False)
            unique = f"faq:{stable_hash(body):x}:{now}"
            events.append(event_of(community, ("qa", IMPORTED), {"rows": body}, unique, now))
        append_rows(conn, events)
    engine.drain()


def _known(conn: Connection, community: Community) -> dict[str, tuple[str, str]]:
    rows = conn.execute(
        text(
            "SELECT origin, question, answer FROM faq_entry WHERE part = :p AND community = :c AND state = 'live'"
        ),
        {"p": community.part, "c": community.id},
    )
    return {row.origin: (row.question, row.answer) for row in rows if row.origin}


def _too_long(one: Given) -> bool:
    return len(one.question) > LONGEST_QUESTION or len(one.answer) > LONGEST_ANSWER
