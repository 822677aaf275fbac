from __future__ import annotations

from operator import itemgetter

from engine.store.database import Store
from engine.stream import due
from tests.fakes.house import engine_over, rows

COLUMNS = (
    "part, seq, key, community, chat, thread, actor, at, received_at, origin, kind, cause, version, payload"
)


def item(part: int, dedupe: str, at: int, **changes: object) -> dict[str, object]:
    plain = {"part": part, "dedupe": dedupe, "community": 1, "chat": 2, "actor": None, "due_at": at}
    return {**plain, "feature": "schedule", "name": "remind", "payload": "{}", **changes}


ITEMS = [
    item(3, "b", 50, payload='{"note": "读书 \\"会\\"", "n": 1}', actor=9),
    item(3, "a", 50),
    item(1, "c", 20, feature='od"d', name="名"),
    item(1, "d", 10),
    item(5, "late", 99),
]


def test_items_become_events_in_order_whichever_way_the_database_is_asked(store: Store) -> None:
    engine_over(store)
    with store.write() as conn:
        due.add(conn, ITEMS)
        assert due.drain(conn, 60, limit=3) == 3
        assert due.drain(conn, 60, limit=3) == 1
        assert due.drain(conn, 60, limit=3) == 0
    names = ("due_at", "part", "dedupe", "community", "chat", "actor", "feature", "name", "payload")
    expected = [
        due._timer_row(tuple(one[name] for name in names), 60)
        for one in sorted(ITEMS, key=itemgetter("part", "due_at", "dedupe"))
        if one["due_at"] != 99
    ]
    seqs = {1: 0, 3: 0}
    for row in expected:
        seqs[row["part"]] += 1
        row["seq"] = seqs[row["part"]]
    found = [tuple(row) for row in rows(store, f"select {COLUMNS} from log order by part, seq")]
    wanted = [tuple(row[name] for name in COLUMNS.split(", ")) for row in expected]
    assert [(*row[:-1], bytes(row[-1])) for row in found] == wanted
    heads = dict(map(tuple, rows(store, "select part, head from head where head > 0")))
    assert heads == seqs
    assert [row.dedupe for row in rows(store, "select dedupe from due_item")] == ["late"]


def test_an_item_that_became_an_event_before_is_claimed_and_makes_no_second_one(store: Store) -> None:
    engine_over(store)
    for _ in range(2):
        with store.write() as conn:
            due.add(conn, [item(3, "a", 50), item(3, "b", 50 + _)])
            assert due.drain(conn, 60) == 2
    found = rows(store, "select seq, key from log where part = 3 order by seq")
    assert [tuple(row) for row in found] == [(1, "timer:a:50"), (2, "timer:b:50"), (3, "timer:b:51")]
