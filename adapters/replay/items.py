"""The members of a JSON list, one by one, and the errors of JSON as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import ijson

from adapters.replay.errors import ReplayError, cut_short, unknown_layout
from adapters.replay.repair import Repair
from adapters.replay.source import CHUNK, Source

Item = dict[str, Any]
JsonEvent = tuple[str, str, Any]


class Repaired(NamedTuple):
    """A source as ijson reads it: an object with `read`."""

    source: Source
    repair: Repair

    def read(self, size: int) -> bytes:
        """Return repaired bytes; none only at the end."""
        if size == 0:
            return b""
        while chunk := self.source.read(size):
            if data := self.repair.feed(chunk):
                return data
        return self.repair.finish()


def items(
    source: Source, prefix: str, watch: Callable[[Iterable[JsonEvent]], Iterator[JsonEvent]] | None = None
) -> Iterator[Item]:
    """Yield the objects at `prefix`; `watch` may look at the parser's events on their way."""
    stream: Any = Repaired(source, Repair())
    if watch is not None:
        stream = watch(ijson.parse(stream, use_float=True, buf_size=CHUNK))
    count = 0
    try:
        for item in ijson.items(stream, prefix, use_float=True, buf_size=CHUNK):
            if not isinstance(item, dict):
                raise unknown_layout(source.path, "a message is not an object", source.where(count))
            count += 1
            yield item
    except ijson.JSONError as error:
        raise _explain(source, count, str(error)) from None
    source.check_end(count)


def _explain(source: Source, count: int, problem: str) -> ReplayError:
    where = source.where(count)
    if source.cut or "premature EOF" in problem or "ncomplete" in problem:
        return cut_short(source.path, where)
    if "UTF" in problem:
        return ReplayError(source.path, "the file is not UTF-8", "Export it again", where=where)
    reason = problem.removeprefix("b'").split("\\n", 1)[0].split("\n", 1)[0].strip()
    return ReplayError(source.path, f"this is not JSON: {reason}", "Export it again", where=where)
