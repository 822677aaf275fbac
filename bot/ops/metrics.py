"""What Prometheus is told, read from the database when it asks: nothing on the way of a message is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Histogram, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import Connection, text

from engine.contract.clock import SECOND
from engine.contract.ports import Adapter
from engine.store.database import Store

APPENDED = ""
"""Stands for the log itself where consumers have their names."""
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


@dataclass
class Numbers:
    """What one look at the database found. Ages are in seconds."""

    lag: dict[str, int] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    outbox: dict[tuple[str, str], int] = field(default_factory=dict)
    oldest: dict[str, float] = field(default_factory=dict)
    unreached: dict[str, int] = field(default_factory=dict)
    dead: dict[str, int] = field(default_factory=dict)
    due: int = 0
    overdue: int = 0


class Reader:
    """Looks at the database; events are counted from where it stood when the reader was made."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.events: dict[str, Counter[str]] = {}
        """By consumer, and by kind; the log itself is `APPENDED`."""
        self._at: dict[tuple[str, int], int] = {}
        with store.read() as conn:
            for name, part, place in _places(conn):
                self._at[name, part] = place
                self.events.setdefault(name, Counter())

    def look(self, now: int) -> Numbers:
        """Read all numbers; on a thread, for it takes as long as the database does."""
        with self._store.read() as conn:
            self._count(conn)
            found = Numbers(due=_one(conn, "select count(*) from due_item"))
            found.overdue = _one(conn, "select count(*) from due_item where due_at <= :now", now=now)
            _read_lag(conn, found)
            _read_outbox(conn, found, now)
            for row in conn.execute(
                text("select consumer, count(*) as n from dead_letter group by consumer")
            ):
                found.dead[row.consumer] = int(row.n)
        return found

    def _count(self, conn: Connection) -> None:
        """Count what came since the last look; a range of the primary key for each partition that moved."""
        for name, part, place in _places(conn):
            before = self._at.get((name, part), 0)
            if place > before:
                rows = conn.execute(
                    text(
                        "select kind, count(*) as n from log where part = :p and seq > :a and seq <= :b group by kind"
                    ),
                    {"p": part, "a": before, "b": place},
                )
                self.events.setdefault(name, Counter()).update({row.kind: int(row.n) for row in rows})
            self._at[name, part] = place


class Figures(Collector):
    """Turns the last look into Prometheus' families."""

    def __init__(self, reader: Reader, adapters: Sequence[Adapter]) -> None:
        self._reader = reader
        self._adapters = adapters
        self.numbers = Numbers()
        self.fresh = False
        """Whether the last look succeeded in time; else the numbers are those of the one before."""
        self.took = 0.0

    def collect(self) -> Iterator[Metric]:
        """Yield every family."""
        yield from self._of_the_log()
        yield from self._of_the_outbox()
        found = self.numbers
        yield _gauge("qunban_dead_letters", "Events that could not be applied", "consumer", found.dead)
        yield _gauge("qunban_due_items_open", "Due items that wait for their time", "", {"": found.due})
        yield _gauge("qunban_due_items_overdue", "Due items whose time has come", "", {"": found.overdue})
        yield _gauge(
            "qunban_adapter_connected",
            "Whether the platform can be heard",
            "platform",
            {one.platform: int(one.connected) for one in self._adapters},
        )
        yield _gauge("qunban_scrape_ok", "Whether these numbers are new", "", {"": int(self.fresh)})
        yield _gauge("qunban_scrape_seconds", "How long reading them took", "", {"": self.took})

    def _of_the_log(self) -> Iterator[Metric]:
        appended = CounterMetricFamily(
            "qunban_events_appended", "Events stored since this process began", labels=["kind"]
        )
        applied = CounterMetricFamily(
            "qunban_events_applied", "Events applied since this process began", labels=["consumer", "kind"]
        )
        for name, kinds in sorted(self._reader.events.items()):
            for kind, count in sorted(kinds.items()):
                if name == APPENDED:
                    appended.add_metric([kind], count)
                else:
                    applied.add_metric([name, kind], count)
        yield appended
        yield applied
        yield _gauge(
            "qunban_consumer_lag_events", "Events a consumer has yet to read", "consumer", self.numbers.lag
        )

    def _of_the_outbox(self) -> Iterator[Metric]:
        rows = GaugeMetricFamily(
            "qunban_outbox_rows", "What is or was to be said, by state", labels=["platform", "state"]
        )
        sends = CounterMetricFamily(
            "qunban_sends", "What was sent, or given up", labels=["platform", "result"]
        )
        for (platform, state), count in sorted(self.numbers.outbox.items()):
            rows.add_metric([platform, state], count)
            if state in ("sent", "failed"):
                sends.add_metric([platform, "ok" if state == "sent" else "failed"], count)
        yield rows
        yield sends
        yield _gauge(
            "qunban_outbox_oldest_queued_seconds",
            "How long the oldest message that may be sent has waited",
            "platform",
            self.numbers.oldest,
        )
        unreached = CounterMetricFamily(
            "qunban_private_undelivered", "Private messages that could not be delivered", labels=["platform"]
        )
        # An adapter knows of doors that it knocked at in the group instead; of others there are the rows that failed.
        known = {one.platform: getattr(one, "unreachable", None) for one in self._adapters}
        counted = {name: count for name, count in known.items() if count is not None}
        for platform, count in sorted((self.numbers.unreached | counted).items()):
            unreached.add_metric([platform], count)
        yield unreached


def make_registry(figures: Figures) -> tuple[CollectorRegistry, Histogram]:
    """Make a registry of our own, with the process's memory and time, and the histogram of appends."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(figures)
    ProcessCollector(registry=registry)
    histogram = Histogram(
        "qunban_append_seconds", "From an adapter's append to its commit", registry=registry, buckets=_BUCKETS
    )
    return registry, histogram


def _gauge(name: str, said: str, label: str, values: dict[str, int] | dict[str, float]) -> Metric:
    family = GaugeMetricFamily(name, said, labels=[label] if label else [])
    for key, value in sorted(values.items()):
        family.add_metric([key] if label else [], value)
    return family


def _places(conn: Connection) -> list[tuple[str, int, int]]:
    """Return how far the log and each consumer are in every partition."""
    heads = conn.execute(text("select part, head from head"))
    places = [(APPENDED, int(row.part), int(row.head)) for row in heads]
    cursors = conn.execute(text("select consumer, part, pos from cursor"))
    return places + [(str(row.consumer), int(row.part), int(row.pos)) for row in cursors]


def _read_lag(conn: Connection, found: Numbers) -> None:
    query = (
        "select c.consumer, sum(h.head - c.pos) as behind, sum(c.pos) as pos from cursor c "
        "join head h on h.part = c.part group by c.consumer"
    )
    for row in conn.execute(text(query)):
        found.lag[row.consumer] = int(row.behind)
        found.positions[row.consumer] = int(row.pos)


def _read_outbox(conn: Connection, found: Numbers, now: int) -> None:
    states = "select state, platform, count(*) as n from outbox group by state, platform"
    for row in conn.execute(text(states)):
        found.outbox[row.platform, row.state] = int(row.n)
    waiting = (
        "select platform, min(case when not_before > created_at then not_before else created_at end) as since "
        "from outbox where state = 'queued' and not_before <= :now group by platform"
    )
    for row in conn.execute(text(waiting), {"now": now}):
        found.oldest[row.platform] = max(0, now - int(row.since)) / SECOND
    private = (
        "select o.platform, count(*) as n from outbox o join chat c on c.id = o.chat "
        "where o.state = 'failed' and o.kind = 'reply' and c.kind = 'private' group by o.platform"
    )
    for row in conn.execute(text(private)):
        found.unreached[row.platform] = int(row.n)


def _one(conn: Connection, query: str, **values: object) -> int:
    return int(conn.execute(text(query), values).scalar_one())
