from __future__ import annotations

from bot.features import FEATURES
from engine.contract.events import Announced
from engine.store.database import Store
from tests.fakes.house import engine_over, event, rows


def test_the_platforms_own_lines_are_taken_away_unless_the_community_keeps_them(store: Store) -> None:
    for clean, acts in ((True, 1), (False, 1)):
        engine = engine_over(store, FEATURES, operator={"moderation.clean": clean})
        engine.append([event(Announced(message="7", what="joined"), f"7:{clean}:announced")])
        engine.drain()
        assert len(rows(store, "select 1 from outbox where kind = 'act'")) == acts


def test_what_was_pinned_long_ago_stays(store: Store) -> None:
    engine = engine_over(store, FEATURES)
    old = [
        event(Announced(message="7", what="pinned"), f"7:{origin}", origin=origin)
        for origin in ("import", "backfill")
    ]
    engine.append(old)
    engine.drain()
    assert rows(store, "select 1 from outbox") == []
