"""The engine: append, consume, drain what is due. Synchronous; whoever calls it decides on which thread."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import structlog
from sqlalchemy import Connection

from engine.contract.clock import Clock
from engine.contract.errors import StoreError
from engine.contract.events import Command as CommandBody
from engine.contract.events import Event, Incoming, Message
from engine.contract.feature import Feature
from engine.contract.ports import Appended
from engine.runtime.context import EventContext
from engine.runtime.house import House, providers_of
from engine.runtime.lang import Texts
from engine.runtime.notes import sweep_notes
from engine.runtime.router import Router
from engine.runtime.run import Run
from engine.runtime.shared import Shared
from engine.runtime.surroundings import Schema
from engine.store.database import Store, is_outage
from engine.stream import cursor, deadletter, due, log, retention
from engine.stream.cursor import Peek
from engine.stream.directory import Directory, random_number
from engine.stream.statehash import state_hash

DEFAULT_BATCH = 500
_ERROR_REPLY = 1000
"""Number of the apology within its event; out of the way of what a later retry says."""

AT_ONCE = 100
"""Most events that are applied in the commit of an append, whose callers wait for it."""

OTHERS_AT_ONCE = 16
"""Most events that a consumer nobody waits for applies while answers may be waiting, all of one partition: some 6 ms.

What a partition costs by itself is most of what a few events cost: one event each of sixteen partitions takes three times
as long as sixteen of one.
"""

ATTEMPTS = 4
"""Partitions that a worker tries in one step before it lets the others finish."""

Prepared = Mapping[str, Mapping[int, Any]]
"""What features made of events before the transaction: by feature, by sequence number."""

logger = structlog.get_logger("engine")


class Engine:
    """One worker over one store. Several may share a PostgreSQL store, each with its own Engine."""

    def __init__(
        self,
        store: Store,
        features: Sequence[Feature],
        *,
        clock: Clock,
        texts: Texts,
        router: Router,
        operator: Mapping[str, Any] | None = None,
        batch: int | Callable[[], int] = DEFAULT_BATCH,
        parts: Collection[int] | None = None,
        numbers: Callable[[], int] = random_number,
        backups: str = "",
    ) -> None:
        self.store = store
        self.clock = clock
        self.features = tuple(features)
        self.directory = Directory(store.partitions, numbers)
        self._append_lock = threading.Lock()
        self._batch = batch if callable(batch) else lambda: batch
        self._parts = parts
        self._turns: Counter[str] = Counter()
        self._others_at = 0.0
        schema = Schema(features, operator or {})
        providers = providers_of(features)
        self.houses = tuple(
            House(
                consumer=consumer,
                features=tuple(f for f in features if f.consumer == consumer),
                all_features=self.features,
                schema=schema,
                texts=texts,
                router=router,
                backups=backups,
                providers=providers,
            )
            for consumer in ("main", "slow")
        )

    def append(self, incoming: Sequence[Incoming]) -> Appended:
        """Store events durably. Raises StoreError if that is not possible now; nothing is stored then."""
        return self.append_groups([incoming])[0]

    def append_groups(self, groups: Sequence[Sequence[Incoming]]) -> list[Appended]:
        """Store the events of several callers in one commit; return what each of them brought."""
        return self._store_groups(groups, lambda _conn: None)

    def append_and_apply(self, groups: Sequence[Sequence[Incoming]]) -> list[Appended]:
        """Store events and let the first consumer apply what waits, in one commit where one process has the database.

        A commit is most of what a message costs then. If an effect fails, the events are stored alone, for `step` to
        find the one that is to blame. With several workers appends must not wait for effects: they stay apart.
        """
        if self.store.dialect != "sqlite":
            return self.append_groups(groups)
        try:
            return self._store_groups(groups, self._apply_waiting)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, `step` meets it again
            logger.warning("effects apart from their events", error=type(error).__name__)
            return self.append_groups(groups)

    def _store_groups(
        self, groups: Sequence[Sequence[Incoming]], then: Callable[[Connection], None]
    ) -> list[Appended]:
        with self._append_lock:
            try:
                with self.store.write() as conn:
                    new = log.append(
                        conn, self.directory, [one for group in groups for one in group], self.clock.now()
                    )
                    then(conn)
            except BaseException:
                self.directory.forget_cache()
                raise
        told = iter(new)
        return [Appended(new=sum(islice(told, len(group))), total=len(group)) for group in groups]

    def _apply_waiting(self, conn: Connection) -> None:
        house = self.houses[0]
        found = cursor.peek_all(conn, house.consumer, AT_ONCE, self._parts, self._turns[house.consumer])
        self._turns[house.consumer] += 1
        self._apply_in(conn, house, found, [_prepare(house, one.events) for one in found])

    def drain(self) -> int:
        """Consume until every consumer stands at the head; return how many events were applied."""
        total = 0
        while True:
            done = self.step()
            if not done:
                return total
            total += done

    def step(self, *, pause: float = 0.0) -> int:
        """Let the consumers apply a batch each; return how many events that were.

        Who waits for an answer waits for the first of them. With a `pause` the others have a turn at most once in so many
        seconds, each with one partition, for batches cost less the larger they are, but no longer one than an answer may
        wait; what is left then has its turn after the next answers.
        """
        first, *others = (house for house in self.houses if house.features)
        done = self._step(first, self._batch())
        if time.monotonic() - self._others_at >= pause:
            most = min(self._batch(), OTHERS_AT_ONCE) if pause else self._batch()
            turns = [self._step(house, most, parts=1 if pause else None) for house in others]
            done += sum(turns)
            if not pause or max(turns, default=0) < most:
                self._others_at = time.monotonic()
        if not done:
            self._skip([house.consumer for house in self.houses if not house.features])
        return done

    def _step(self, house: House, most: int, parts: int | None = None) -> int:
        """Apply up to `most` events of so many partitions, of all if None."""
        for _ in range(ATTEMPTS):
            turn = self._turns[house.consumer]
            with self.store.read() as conn:
                found = cursor.peek_all(conn, house.consumer, most, self._parts, turn, parts)
            if not found:
                return 0
            done = self._apply_all(house, found)
            if done:
                self._turns[house.consumer] += 1
                return done
            # Other workers have these partitions: look elsewhere, not where they will go next.
            self._turns[house.consumer] += random.randrange(1, 1 + self.store.partitions)
        return 0

    def _apply_all(self, house: House, found: list[Peek]) -> int:
        """Apply what waits in several partitions in one transaction, for a commit costs more than its rows.

        If anything fails, each partition goes by itself.
        """
        if len(found) > 1:
            try:
                prepared = [_prepare(house, one.events) for one in found]
                with self.store.write() as conn:
                    return self._apply_in(conn, house, found, prepared)
            except StoreError:
                raise
            except Exception as error:
                if is_outage(error):
                    raise StoreError(f"the database cannot be used right now: {error}") from error
        return sum(self._apply(house, one) for one in found)

    def _skip(self, consumers: Sequence[str]) -> None:
        """Move the cursors of consumers without features, so that retention may pass."""
        with self.store.read() as conn:
            behind = [consumer for consumer in consumers if cursor.is_behind(conn, consumer)]
        for consumer in behind:
            with self.store.write() as conn:
                cursor.skip_to_head(conn, consumer)

    def _apply(self, house: House, found: Peek) -> int:
        """Apply events in one transaction; return how many, 0 if another worker has the partition.

        A failing batch is halved until the one poison event stands alone.
        """
        events = found.events
        try:
            prepared = _prepare(house, events)
            with self.store.write() as conn:
                return self._apply_in(conn, house, [found], [prepared])
        except StoreError:
            raise
        except Exception as error:
            if is_outage(error):
                raise StoreError(f"the database cannot be used right now: {error}") from error
            if len(events) == 1:
                return self._bury(house, found, events[0], error)
        middle = len(events) // 2
        done = self._apply(house, replace(found, events=events[:middle]))
        with self.store.read() as conn:
            rest = cursor.peek(conn, house.consumer, len(events) - middle, (found.part,))
        if rest is None or rest.pos != events[middle - 1].seq:
            return done
        return done + self._apply(house, rest)

    def _apply_in(self, conn: Connection, house: House, found: list[Peek], prepared: list[Prepared]) -> int:
        """Apply what was found in a transaction that is open; partitions in order, as appends lock them."""
        taken = {one.part for one in cursor.take(conn, house.consumer, found)}
        ready = {
            one.part: (one, made) for one, made in zip(found, prepared, strict=True) if one.part in taken
        }
        shared = Shared(conn, house.schema, taken)
        events = [event for one, _ in ready.values() for event in one.events]
        shared.around.expect({event.chat for event in events}, {event.community for event in events})
        moved: list[tuple[int, int, int, int]] = []
        for part in sorted(ready):
            one, made = ready[part]
            run = self._run(house, shared, one, made)
            run.apply(house.features, one.events)
            moved.append((part, one.events[-1].seq, run.clock, run.import_clock))
        shared.flush()
        cursor.advance(conn, house.consumer, moved)
        return len(events)

    def _run(self, house: House, shared: Shared, found: Peek, prepared: Prepared) -> Run:
        return Run(house, shared, found.part, prepared, found.clock, found.import_clock, self.clock.now())

    def _bury(self, house: House, found: Peek, event: Event, error: Exception) -> int:
        """Put a poison event into the dead letters, apologise to whoever waits, and go on."""
        logger.error("event failed", key=event.key, kind=type(event.body).__name__, exc_info=error)
        with self.store.write() as conn:
            if not cursor.take(conn, house.consumer, [found]):
                return 0
            run = self._run(house, Shared(conn, house.schema, [found.part]), found, {})
            run.tick(event)
            ref = deadletter.put(conn, house.consumer, event, repr(error), self.clock.now())
            if self._waits_for_answer(house, event):
                self._apologise(run, event, ref)
            cursor.advance(conn, house.consumer, [(found.part, event.seq, run.clock, run.import_clock)])
        return 1

    @staticmethod
    def _apologise(run: Run, event: Event, ref: str) -> None:
        """Tell the person that something went wrong; what keeps even that from being said must not stop the log."""
        try:
            with run.conn.begin_nested():
                run.effects.start_at(event.seq, _ERROR_REPLY)
                context = EventContext(run, event, "runtime", 0)
                context.reply(context.text("error-unexpected", ref=ref), private=True)
                run.shared.flush()
        except Exception as error:
            if is_outage(error):
                raise
            logger.exception("no apology either", ref=ref)

    @staticmethod
    def _waits_for_answer(house: House, event: Event) -> bool:
        asked = isinstance(event.body, CommandBody) or (
            isinstance(event.body, Message) and house.router.is_command(event)
        )
        return asked and house.consumer == "main" and event.origin == "live"

    def retry_dead_letters(self) -> tuple[int, int]:
        """Apply the dead letters once more, oldest first; return how many went through and how many did not."""
        with self.store.read() as conn:
            letters = deadletter.waiting(conn)
        through = sum(self._retry(letter) for letter in letters)
        return through, len(letters) - through

    def _retry(self, letter: Any) -> bool:
        house = next(house for house in self.houses if house.consumer == letter.consumer)
        try:
            with self.store.write() as conn:
                found = cursor.hold(conn, house.consumer, letter.part, letter.seq)
                events = found.events
                if events:
                    run = self._run(
                        house, Shared(conn, house.schema, [found.part]), found, _prepare(house, events)
                    )
                    run.apply(house.features, events)
                    run.shared.flush()
                deadletter.remove(conn, letter.consumer, letter.part, letter.seq)
        except StoreError:
            raise
        except Exception:
            logger.exception("dead letter failed again", ref=letter.ref)
            return False
        return True

    def drain_due(self, upto: int | None = None) -> int:
        """Append timer events for everything due; return how many."""
        total = 0
        now = self.clock.now() if upto is None else upto
        while True:
            with self.store.write() as conn:
                done = due.drain(conn, now)
            total += done
            if done < due.DRAIN_BATCH:
                return total

    def next_due(self) -> int | None:
        """Return when the next item falls due."""
        with self.store.read() as conn:
            return due.next_due(conn)

    def sweep(self) -> int:
        """Let retention pass; return how many texts it emptied."""
        schema = self.houses[0].schema
        with self.store.write() as conn:
            own = {
                int(row.community): int(row.value)
                for row in conn.exec_driver_sql(
                    "select community, value from setting where name = 'bot.retention_days'"
                )
            }
            default = int(schema.defaults["bot.retention_days"])
            sweep_notes(conn, self.clock.now())
            return retention.sweep(conn, self.clock.now(), lambda community: own.get(community, default))

    def upkeep(self) -> int:
        """Let the features keep what they made beside the log; return how many rows they wrote."""
        return sum(f.upkeep(self.store.write) for f in self.features if f.upkeep is not None)

    def state_hash(self) -> str:
        """Hash what must be the same for every cut of the log."""
        replayed: dict[str, tuple[str, ...]] = {
            "membership": ("community", "actor", "role", "joined_at", "left_at", "last_at", "ranked"),
            "standing": ("community", "actor", "platform", "scope", "role"),
            "alias": ("gone", "kept"),
            "setting": ("community", "name", "value"),
            "noise": ("chat", "day", "topic", "count"),
        }
        for feature in self.features:
            replayed |= feature.replayed
        with self.store.read() as conn:
            return state_hash(conn, replayed)


def _prepare(house: House, events: Sequence[Event]) -> Prepared:
    """Have the features do what needs no database."""
    return {f.name: f.prepare(events) for f in house.features if f.prepare is not None}
