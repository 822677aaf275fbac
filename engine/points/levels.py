"""Levels that entries changed, told to the other features as facts."""

from __future__ import annotations

from collections.abc import Mapping

from engine.contract.events import Event
from engine.contract.facts import LevelReached
from engine.contract.feature import Batch, Context
from engine.points.book import Book


def tell(context: Context, book: Book) -> None:
    """Tell which levels one event's entries changed, up or down."""
    for move in book.moves:
        context.fact(
            LevelReached(subject=context.event.key, actor=move.member, level=move.after, before=move.before)
        )
    book.moves.clear()


def tell_batch(batch: Batch, events: Mapping[int, Event], book: Book) -> None:
    """Tell which levels the entries of a batch changed; `events` by their sequence numbers."""
    for move in book.moves:
        event = events[move.seq]
        batch.context(event).fact(
            LevelReached(subject=event.key, actor=move.member, level=move.after, before=move.before)
        )
    book.moves.clear()
