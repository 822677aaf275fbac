"""Entries of a file go into a community's log, where the engine takes them in like anything else that happens."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.ops.communities import Community, event_of
from bot.ops.knowledge.reading import Given
from engine.contract.ids import stable_hash
from engine.qa.knowledge.arriving import CHANGED, EDITED, GONE, IMPORTED, NEW, Known
from engine.qa.knowledge.entries import Place
from engine.qa.knowledge.rules import DOCUMENT
from engine.runtime.engine import Engine
from engine.store.database import Store
from engine.stream.log import append_rows

CHUNK = 100
"""Entries in one event."""
_SAYS = {EDITED: "edited here since", GONE: "deleted here"}


@dataclass(frozen=True)
class Preview:
    """What an import would do: how many entries come to what, and sentences about those that do not come as they stand."""

    counts: Counter[str]
    touched: tuple[str, ...]
    """What moderators edited or deleted, and what becomes of it."""
    keys: tuple[str, ...]
    """Keys that other entries have."""


def preview(
    store: Store, community: Community, given: Sequence[Given], *, overwrite: bool = False
) -> Preview:
    """Tell what would come of an import, as the engine judges it."""
    counts: Counter[str] = Counter()
    touched, keys = [], []
    then = "the file's state is taken" if overwrite else "stays so"
    with store.read() as conn:
        known = Known(Place(conn, community.part, community.id, ""), overwrite=overwrite)
        for one in given:
            judged = known.judge(_row(one))
            counts[judged.what] += 1
            if judged.touched:
                touched.append(f"{one.place} (/faq {judged.row.number}): {_SAYS[judged.touched]}; {then}")
            if judged.taken and judged.what in (NEW, CHANGED):
                keys.append(
                    f"{one.place}: the key {one.key!r} is another entry's here; it comes in without it"
                )
    return Preview(counts, tuple(touched), tuple(keys))


def bring(engine: Engine, community: Community, given: Sequence[Given], *, overwrite: bool = False) -> None:
    """Write the entries into the log and let them take effect."""
    now = engine.clock.now()
    with engine.store.write() as conn:
        events = []
        for start in range(0, len(given), CHUNK):
            body = json.dumps([_row(one) for one in given[start : start + CHUNK]], ensure_ascii=False)
            unique = f"faq:{stable_hash(body):x}:{now}"
            values = {"rows": body, "overwrite": int(overwrite)}
            events.append(event_of(community, ("qa", IMPORTED), values, unique, now))
        append_rows(conn, events)
    engine.drain()


def _row(one: Given) -> dict[str, object]:
    return {
        "origin": one.origin,
        "question": one.question,
        "answer": one.answer,
        "key": one.key,
        "wordings": list(one.wordings),
        "link": one.link,
        "source": DOCUMENT,
    }
