"""Read chat exports and put them into the stream."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from adapters.replay.discord import read_channel
from adapters.replay.discord_csv import read_csv
from adapters.replay.errors import ReplayError
from adapters.replay.jsonl import read_events
from adapters.replay.options import Options
from adapters.replay.source import Bytes, Format, Source, detect
from adapters.replay.telegram import read_account, read_chat
from engine.contract.events import Incoming, Message, Origin
from engine.contract.ports import Stream

_READERS: dict[Format, Callable[[Source, Options], Iterator[Incoming]]] = {
    "telegram": read_chat,
    "telegram_account": read_account,
    "discord": read_channel,
    "discord_csv": read_csv,
    "jsonl": read_events,
}
_WINDOW = 1 << 15
"""Messages remembered altogether (a few megabytes), shared by the files that are read at once."""


class Counts(msgspec.Struct, frozen=True):
    """What a replay came to: messages among the events read, and how many of the `total` appended were new."""

    messages: int = 0
    events: int = 0
    new: int = 0
    total: int = 0


class Step(msgspec.Struct, frozen=True):
    """How far a replay is: bytes read of all files together, their size, and the counts so far."""

    done: int
    size: int
    counts: Counts


Progress = Callable[[Step], None]


def read(
    path: Path,
    *,
    origin: Origin = "import",
    community: str = "",
    zone: str = "UTC",
    progress: Bytes | None = None,
) -> Iterator[Incoming]:
    """Yield the events of one file, in the file's order.

    `zone` is where times without an offset were written down (old exports have such). `progress` is told the
    bytes read and the file's size. Raises ReplayError: at once if the file is no export, else where it breaks.
    """
    source = Source(Path(path), progress)
    with closing(source):
        options = Options(origin=origin, community=community, zone=_zone(Path(path), zone), window=_WINDOW)
        yield from _READERS[detect(source)](source, options)


async def replay(
    stream: Stream,
    paths: Sequence[Path],
    *,
    batch: int = 500,
    progress: Progress | None = None,
    community: str = "",
    origin: Origin = "import",
    zone: str = "UTC",
) -> Counts:
    """Append the events of files to the stream, merged by time, so that channels happen side by side.

    A file that is no export is refused before anything is stored. One that breaks in the middle gives what
    stands before; its ReplayError comes when all other files are done, with the counts in `counts`.
    """
    with ExitStack() as stack:
        files = _Files([stack.enter_context(closing(Source(Path(path)))) for path in paths])
        formats = [detect(source) for source in files.sources]
        window = max(256, _WINDOW // max(1, len(paths)))
        readers = []
        for source, form in zip(files.sources, formats, strict=True):
            options = Options(
                origin=origin, community=community, zone=_zone(source.path, zone), window=window
            )
            readers.append(files.events(_READERS[form](source, options)))
        counts = Counts()
        for some in _batches(heapq.merge(*readers, key=lambda event: event.at), batch):
            appended = await stream.append(some)
            counts = Counts(
                messages=counts.messages + sum(isinstance(event.body, Message) for event in some),
                events=counts.events + len(some),
                new=counts.new + appended.new,
                total=counts.total + appended.total,
            )
            if progress is not None:
                progress(Step(files.done(), files.size, counts))
    if files.broken:
        files.broken[0].counts = counts
        raise files.broken[0]
    return counts


class _Files:
    """The files of one replay, and what went wrong with them."""

    def __init__(self, sources: list[Source]) -> None:
        self.sources = sources
        self.size = sum(source.size for source in sources)
        self.broken: list[ReplayError] = []

    def done(self) -> int:
        """Return the bytes read of all files."""
        return sum(source.taken for source in self.sources)

    def events(self, reader: Iterator[Incoming]) -> Iterator[Incoming]:
        """Yield a file's events up to where it breaks."""
        try:
            yield from reader
        except ReplayError as error:
            self.broken.append(error)


def _batches(events: Iterator[Incoming], size: int) -> Iterator[list[Incoming]]:
    batch: list[Incoming] = []
    for event in events:
        batch.append(event)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _zone(path: Path, name: str) -> tzinfo:
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ReplayError(path, f"there is no time zone {name!r}", "Name one like Asia/Shanghai") from None
