"""Is the bot well? Not if a platform has been unheard, or a consumer has stood still before work, for a minute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.contract.clock import SECOND, Clock
from engine.contract.ports import Adapter

PATIENCE = 60 * SECOND


@dataclass
class Health:
    """Remembers since when something is not as it should be."""

    adapters: Sequence[Adapter]
    clock: Clock
    consumes: bool = True
    """Whether this process applies events; where another does, a lag is that one's affair."""
    _silent: dict[str, int] = field(default_factory=dict)
    _still: dict[str, tuple[int, int]] = field(default_factory=dict)

    def listen(self) -> dict[str, float]:
        """Note which platforms cannot be heard; return for how many seconds.

        One that stands by while another process speaks for its account is well.
        """
        now = self.clock.now()
        for adapter in self.adapters:
            if adapter.connected or getattr(adapter, "standing_by", False):
                self._silent.pop(adapter.platform, None)
            else:
                self._silent.setdefault(adapter.platform, now)
        return {platform: (now - since) / SECOND for platform, since in self._silent.items()}

    def watch(self, positions: Mapping[str, int], lag: Mapping[str, int]) -> dict[str, float]:
        """Note which consumers stand still although there is work; return for how many seconds."""
        now = self.clock.now()
        for name, pos in positions.items():
            before = self._still.get(name)
            if not lag.get(name):
                self._still.pop(name, None)
            elif before is None or before[0] != pos:
                self._still[name] = (pos, now)
        return {name: (now - since) / SECOND for name, (_, since) in self._still.items()}

    def verdict(
        self, positions: Mapping[str, int] | None, lag: Mapping[str, int]
    ) -> tuple[bool, dict[str, object]]:
        """Return whether all is well, and what to say of it; `positions` None means the database did not answer."""
        limit = PATIENCE / SECOND
        silent = self.listen()
        still = self.watch(positions or {}, lag)
        wrong = [f"{name} is not connected" for name, age in silent.items() if age > limit]
        if positions is None:
            wrong.append("the database does not answer")
        if self.consumes:
            wrong += [f"consumer {name} is stuck" for name, age in still.items() if age > limit]
        said: dict[str, object] = {
            "status": "ok" if not wrong else "unwell",
            "problems": wrong,
            "adapters": {
                one.platform: {
                    "connected": one.connected,
                    "silent_seconds": round(silent.get(one.platform, 0.0), 1),
                }
                for one in self.adapters
            },
            "lag": dict(lag),
        }
        return not wrong, said
