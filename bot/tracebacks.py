"""Tracebacks for the log: where it went wrong and with which error, without the words that an error quotes.

`int("…")`, a missing key, a database's complaint: the messages of errors repeat what they choked on, and that may be
what somebody said. Kept are the messages of errors of our own and of the operating system.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from types import TracebackType

from engine.contract.errors import QunbanError

_SPEAKING = (QunbanError, OSError)
_BECAUSE = "\n… and because of that:\n\n"
Info = tuple[type[BaseException], BaseException, TracebackType | None]


def without_words(exc_info: Info) -> str:
    """Write an exception with what caused it, the first cause first."""
    return _BECAUSE.join(reversed(list(_chain(exc_info[1])))).rstrip("\n")


def headline(error: BaseException) -> str:
    """Name an error; its message only where that quotes nobody."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return f"{name}: {error}" if isinstance(error, _SPEAKING) and str(error) else name


def _chain(error: BaseException | None) -> Iterator[str]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield _one(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _one(error: BaseException) -> str:
    lines = ["Traceback (most recent call last):\n", *traceback.format_tb(error.__traceback__)]
    lines.append(f"{headline(error)}\n")
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            lines += [f"  | {line}\n" for line in _BECAUSE.join(reversed(list(_chain(inner)))).splitlines()]
    return "".join(lines)
