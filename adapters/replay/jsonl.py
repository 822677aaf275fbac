"""Events JSONL: one `Incoming` a line, as msgspec writes it. See README.md for the fields."""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec

from adapters.replay.errors import ReplayError, cut_short
from adapters.replay.options import Options
from adapters.replay.source import Source
from engine.contract.events import Incoming

_decoder = msgspec.json.Decoder(Incoming)
_WAY_OUT = "adapters/replay/README.md describes the fields"


def read_events(source: Source, options: Options) -> Iterator[Incoming]:
    """Read events; `origin` is the reader's, a community named in a line counts unless the reader names one."""
    lines = io.BufferedReader(source)
    number = 0
    for line in lines:
        number += 1
        if not line.strip():
            continue
        where = f"line {number:,}"
        try:
            event = _decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            if source.cut or not line.endswith(b"\n"):
                raise cut_short(source.path, where) from None
            raise ReplayError(source.path, f"no event: {error}", _WAY_OUT, where=where) from None
        if problem := _misplaced(event):
            raise ReplayError(source.path, problem, _WAY_OUT, where=where)
        yield _told(event, options)
    source.check_end(number)


def _told(event: Incoming, options: Options) -> Incoming:
    community = options.community or event.community
    if event.origin == options.origin and event.community == community:
        return event
    return msgspec.structs.replace(event, origin=options.origin, community=community)


def _misplaced(event: Incoming) -> str:
    """Return what is wrong with an event's positions in `people`, or nothing."""
    used: list[object] = [event.actor]
    for name in event.body.actor_fields:
        value = getattr(event.body, name)
        used += value if isinstance(value, tuple) else [value]
    count = len(event.people)
    for position in used:
        if isinstance(position, int) and not 0 <= position < count:
            return f"position {position} is not in `people`, which has {count}"
    return ""
