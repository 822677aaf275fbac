"""Messages pass here first: each is looked at, and what a rule finds is carried out or, in a dry run, told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from engine.contract.events import Edited, Event, Message
from engine.contract.feature import Batch, Context
from engine.moderation.auto import holding, verdicts
from engine.moderation.auto.carrying import carry_out
from engine.moderation.auto.reading import Reading, read
from engine.moderation.auto.settings import DRY, OFF
from engine.moderation.auto.trust import Author, author_of
from engine.moderation.auto.verdicts import ALIKE, ALIKE_BITS, Limits, Verdict
from engine.moderation.auto.window import Ring, Said, ready
from engine.stream.whereabouts import is_private


def on_messages(batch: Batch) -> None:
    """Look at a batch of messages, in the order of the log."""
    events = [
        event
        for event in batch.events
        if event.actor is not None and event.origin != "import" and not is_private(event.key)
    ]
    if events:
        _Watch(batch, events).run()


class _Watch:
    """One batch of messages."""

    def __init__(self, batch: Batch, events: Sequence[Event]) -> None:
        self._batch = batch
        self._events = events
        self._rings = ready(batch.conn, batch.part, {event.community for event in events})
        self._limits: dict[int, Limits] = {}
        self._tally: Counter[tuple[int, int]] = Counter()
        self._first = events[0].seq

    def run(self) -> None:
        batch = self._batch
        for event in self._events:
            body = event.body
            if not isinstance(body, Message):
                continue
            reading = batch.prepared.get(event.seq) or read(body)
            ring = self._rings[event.community]
            limits = self._limits.get(event.community) or self._read_limits(event.community)
            self._look(event, body, reading, ring, limits)
            actor = event.actor or 0
            wordless = not reading.bits
            ring.add(
                Said(event.seq, event.chat, body.message, actor, event.at, wordless, reading.sketch),
                reading.bits,
            )
            if not wordless and not batch.withheld(event):
                self._tally[event.community, actor] += 1

    def _read_limits(self, community: int) -> Limits:
        found = self._limits[community] = Limits.read(lambda name: self._batch.setting(community, name))
        return found

    def _look(self, event: Event, body: Message, reading: Reading, ring: Ring, limits: Limits) -> None:
        burst: list[Said] = []
        if limits.flood != OFF and ring.spoken(event.actor or 0) + 1 >= limits.flood_messages:
            burst = ring.burst(event.actor or 0, event.at, limits.flood_seconds)
        copies: list[Said] = []
        if reading.bits >= ALIKE_BITS:
            copies = ring.alike(reading.sketch, reading.bits, event.at, limits.duplicates_within, ALIKE)
        if not (
            reading.links or reading.suspect or "contact" in reading.features or limits.words_list
            or len(copies) + 1 >= limits.duplicates_count or len(burst) + 1 >= limits.flood_messages
        ):  # fmt: skip
            return
        found = _content(limits, reading, event.chat, burst, copies)
        maybe = reading.suspect or (limits.hold != OFF and (reading.links or "contact" in reading.features))
        if not found and not maybe:
            return
        ctx = self._batch.context(event)
        author = author_of(
            ctx, event.actor or 0, before=self._first, tally=self._tally[event.community, event.actor or 0]
        )
        if author.exempt:
            return
        found += _personal(limits, reading, author, event.actor or 0, copies)
        if settle(ctx, limits, author, body.message, found):
            self._batch.withhold(event)


def _content(
    limits: Limits, reading: Reading, chat: int, burst: Sequence[Said], copies: Sequence[Said]
) -> list[Verdict]:
    """What does not depend on who says it."""
    looks = (
        verdicts.of_burst(limits, burst),
        verdicts.of_words(limits, reading),
        verdicts.of_copies(limits, reading, chat, copies),
        verdicts.of_links(limits, reading),
    )
    return [verdict for verdict in looks if verdict is not None]


def _personal(
    limits: Limits, reading: Reading, author: Author, actor: int, copies: Sequence[Said]
) -> list[Verdict]:
    echo = any(said.actor != actor for said in copies)
    looks = (
        verdicts.of_score(limits, reading, author, echo=echo),
        verdicts.of_newcomer(limits, reading, author),
    )
    return [verdict for verdict in looks if verdict is not None]


def settle(ctx: Context, limits: Limits, author: Author, message: str, found: Sequence[Verdict]) -> bool:
    """Carry out the first verdict whose rule is on, and tell the first of those that only try; true if the message is taken away."""
    acting = next((one for one in _by_weight(found) if getattr(limits, one.rule) != DRY), None)
    trying = next((one for one in _by_weight(found) if getattr(limits, one.rule) == DRY), None)
    if trying is not None:
        carry_out(ctx, trying, author, message, dry=True)
    if acting is None or not carry_out(ctx, acting, author, message, dry=False):
        return False
    return acting.did != "hold" or holding.begin(ctx, message)


def _by_weight(found: Sequence[Verdict]) -> Iterator[Verdict]:
    """What takes a message away goes before what only points at it."""
    yield from sorted(found, key=lambda one: ("delete", "hold", "flag").index(one.did))


def on_edited(batch: Batch) -> None:
    """Look at what messages are changed into: an advert that was something else at first is one all the same."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, Edited) or event.actor is None or event.origin == "import":
            continue
        if is_private(event.key):
            continue
        reading = read(Message(text=body.text))
        if reading.links or reading.suspect or batch.setting(event.community, "moderation.words_list"):
            _look_at_edit(
                batch.context(event), body, reading, lambda name, e=event: batch.setting(e.community, name)
            )


def _look_at_edit(ctx: Context, body: Edited, reading: Reading, setting: Any) -> None:
    limits = Limits.read(setting)
    actor = ctx.event.actor or 0
    author = author_of(ctx, actor, before=ctx.event.seq, tally=0)
    if author.exempt:
        return
    found = [
        *_content(limits, reading, ctx.event.chat, (), ()),
        *_personal(limits, reading, author, actor, ()),
    ]
    settle(ctx, limits, author, body.message, found)
