"""One run: the transaction in which a stretch of one partition's log takes effect.

A run cuts the events into segments. Messages (and reactions) that stand next to each other are one segment and reach
the features together; everything else is a segment of its own. After a segment's handlers come its facts, in rounds,
then the router, and then what was said is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.contract.clock import MINUTE
from engine.contract.events import (
    Button,
    Derived,
    Event,
    Form,
    IdentitiesJoined,
    IdentitiesParted,
    Message,
    Outcome,
    Reaction,
    Timer,
    Unreadable,
)
from engine.contract.events import Command as CommandBody
from engine.contract.facts import Fact
from engine.contract.feature import Feature
from engine.runtime import forms, members
from engine.runtime.context import ONLY, EventContext
from engine.runtime.effects import FIRST, Effects
from engine.runtime.house import House
from engine.runtime.people import by_person
from engine.runtime.shared import Shared

MAX_FACT_ROUNDS = 4
LATE = 5 * MINUTE
BATCHED = (Message, Reaction)


class UnreadableRow(Exception):
    """A row of the log cannot be decoded; it becomes a dead letter."""


class Run:
    """Everything that one transaction needs at hand."""

    def __init__(
        self,
        house: House,
        shared: Shared,
        part: int,
        prepared: Mapping[str, Mapping[int, Any]],
        clock: int,
        import_clock: int,
        now: int,
    ) -> None:
        self.house = house
        self.shared = shared
        self.conn = conn = shared.conn
        self.part = part
        self.prepared = prepared
        self.clock = clock
        self.import_clock = import_clock
        self.now = now
        self.around = shared.around
        self.effects = Effects(conn, part, now, FIRST[house.consumer])
        shared.effects.append(self.effects)
        self.facts: list[tuple[int, int, int, Fact, EventContext]] = []
        self.clocks: dict[int, int] = {}
        self.withheld: set[int] = set()
        self.answered: set[int] = set()

    def apply(self, features: Sequence[Feature], events: Sequence[Event]) -> None:
        """Let events take effect, in the order of the log; what the last of them say still waits to be flushed."""
        for segment, alone in self._segments(events):
            self.shared.flush()
            self._apply_segment(features, segment, alone)

    def _segments(self, events: Sequence[Event]) -> Iterator[tuple[list[Event], bool]]:
        """Cut events into segments, and say of each whether its one event stands alone by what it is."""
        waiting: list[Event] = []
        for raw in events:
            event = by_person(raw, self.shared.aliases.of(self.part))
            alone = not isinstance(event.body, BATCHED) or self._speaks_to_bot(event)
            if waiting and (alone or type(event.body) is not type(waiting[0].body)):
                yield waiting, False
                waiting = []
            if alone:
                yield [event], True
            else:
                waiting.append(event)
        if waiting:
            yield waiting, False

    def _speaks_to_bot(self, event: Event) -> bool:
        """Tell whether a message is a command or answers an open form."""
        if not isinstance(event.body, Message):
            return False
        return self.house.router.is_command(event, self.around.setting) or (
            event.chat,
            event.actor,
        ) in self.shared.dialogues.of(self.part)

    def _apply_segment(self, features: Sequence[Feature], events: list[Event], alone: bool) -> None:
        if isinstance(events[0].body, Unreadable):
            raise UnreadableRow(events[0].body.why)
        for event in events:
            self.tick(event)
        if self.house.consumer == "main":
            members.note(self.conn, self.part, events)
        single = events[0] if alone else None
        if single is not None and isinstance(single.body, BATCHED):
            self.withheld.add(single.seq)
        kind = type(events[0].body)
        for index, feature in enumerate(features):
            handler = feature.handlers.get(kind)
            if handler is not None:
                handler(SegmentBatch(self, feature, index, events))
        if single is not None:
            self._answer(features, single)
        self._deliver_facts(features)
        if single is not None:
            self.shared.dialogues.forget(self.part)
            self.around.forget()
            if isinstance(single.body, IdentitiesJoined | IdentitiesParted):
                self.shared.aliases.forget(self.part)

    def tick(self, event: Event) -> None:
        """Move the partition's clock: live events and timers move one, imports their own."""
        if event.origin == "import":
            # What the engine itself says of an import (totals brought in today) is no time that history has reached.
            if not isinstance(event.body, Derived):
                self.import_clock = max(self.import_clock, event.at)
            self.clocks[event.seq] = self.import_clock
        else:
            if event.origin == "live":
                self.clock = max(self.clock, event.at)
            self.clocks[event.seq] = self.clock

    def _answer(self, features: Sequence[Feature], event: Event) -> None:
        """Run what an event asks for by itself: a command, a form's answer, a button, a timer, an outcome."""
        if event.origin == "import":
            return
        index = {feature.name: (i, feature) for i, feature in enumerate(features)}
        body = event.body
        if isinstance(body, Timer | Outcome):
            found = index.get(body.feature)
            if found is not None:
                self._wake(EventContext(self, event, found[1].name, found[0]), found[1], body)
            return
        if self.house.consumer != "main":
            return
        context = EventContext(self, event, "runtime", len(features))
        if isinstance(body, Button):
            self._press(context, body)
        elif isinstance(body, Message):
            if event.seq in self.answered:
                return
            asked = (event.chat, event.actor) in self.shared.dialogues.of(self.part)
            if not (asked and forms.answer(context, event)):
                self.house.router.route(context, event)
        elif isinstance(body, CommandBody | Form):
            self.house.router.route(context, event)

    def _wake(self, context: EventContext, feature: Feature, body: Timer | Outcome) -> None:
        if isinstance(body, Outcome):
            if feature.on_outcome is not None:
                feature.on_outcome(context, body)
        elif body.name in feature.timers:
            feature.timers[body.name](context, body)

    def _press(self, context: EventContext, body: Button) -> None:
        data, _, only = body.data.partition(ONLY)
        if only and only != str(context.event.actor):
            context.toast(context.text("button-not-yours", context.language(context.event.actor)))
            return
        word, _, rest = data.partition(":")
        self.house.press(context, body, word, rest)

    def _deliver_facts(self, features: Sequence[Feature]) -> None:
        for _ in range(MAX_FACT_ROUNDS):
            if not self.facts:
                return
            waiting, self.facts = sorted(self.facts, key=lambda item: item[:3]), []
            for _seq, _feature, _n, fact, origin in waiting:
                for index, feature in enumerate(features):
                    handler = feature.facts.get(type(fact))
                    if handler is not None:
                        handler(EventContext(self, origin.event, feature.name, index), fact)
        if self.facts:
            raise RuntimeError(f"facts still arise after {MAX_FACT_ROUNDS} rounds: {self.facts[0][3]!r}")

    def is_late(self, event: Event) -> bool:
        """Tell whether an event is older than its clock by more than five minutes."""
        return event.at < self.clocks.get(event.seq, event.at) - LATE


class SegmentBatch:
    """A segment as one feature sees it; implements the contract's Batch."""

    def __init__(self, run: Run, feature: Feature, index: int, events: Sequence[Event]) -> None:
        self._run = run
        self._feature = feature
        self._index = index
        self.events = events
        self.conn = run.conn
        self.part = run.part
        self.prepared: Mapping[int, Any] = run.prepared.get(feature.name, {})

    def context(self, event: Event) -> EventContext:
        return EventContext(self._run, event, self._feature.name, self._index)

    def setting(self, community: int, name: str) -> Any:
        return self._run.around.setting(community, name)

    def zone(self, community: int) -> str:
        return self._run.around.zone(community)

    def clock(self, event: Event) -> int:
        return self._run.clocks[event.seq]

    def withheld(self, event: Event) -> bool:
        return event.seq in self._run.withheld

    def withhold(self, event: Event) -> None:
        self._run.withheld.add(event.seq)

    def answered(self, event: Event) -> None:
        self._run.answered.add(event.seq)
