"""Talk with links that people made, to learn from and to measure against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.contract.clock import DAY
from engine.ml.threads.window import Said

PAUSE = 36 * 3600 * 1_000_000
"""After so long a talk begins anew."""


class Line(NamedTuple):
    """A message with the number of the one that people linked it to (0: none). Numbers rise by one from message to message."""

    said: Said
    parent: int

    @property
    def day(self) -> int:
        """The day (UTC) as a proleptic ordinal."""
        return self.said.at // DAY + 719_163


def talks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Cut lines where nobody spoke for a day and a half."""
    talk: list[Line] = []
    for line in lines:
        if talk and abs(line.said.at - talk[-1].said.at) > PAUSE:
            yield talk
            talk = []
        talk.append(line)
    if talk:
        yield talk


def judged(talk: Sequence[Line]) -> Sequence[Line]:
    """Return the lines that were looked at when the links were made: from the first linked one to the last.

    One of them without a link goes on from none.
    """
    linked = [place for place, line in enumerate(talk) if line.parent]
    return talk[linked[0] : linked[-1] + 1] if linked else []
