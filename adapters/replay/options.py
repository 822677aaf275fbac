"""What a reader is told."""

from __future__ import annotations

from datetime import UTC, tzinfo

import msgspec

from engine.contract.events import Origin


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to read: `zone` for local times without an offset, `window` messages whose authors are remembered."""

    origin: Origin = "import"
    community: str = ""
    zone: tzinfo = UTC
    window: int = 1 << 15
