"""What comes from outside of the chat: balances of a community that joined, totals of another bot, a rebuilding."""

from __future__ import annotations

from engine.contract.feature import Batch
from engine.points import moving, rebuild, totals
from engine.stream.derived import listen

_listen = listen(
    {totals.BROUGHT: totals.bring, totals.TAKEN_BACK: totals.take_back, rebuild.REBUILD: rebuild.rebuild}
)


def on_derived(batch: Batch) -> None:
    """Give the engine's own events to whom they concern."""
    moving.on_derived(batch)
    _listen(batch)
