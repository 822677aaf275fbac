"""Styled text, cut into pages of HTML: every page is whole in itself, no tag or letter is broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from adapters.telegram.letters import cut_point, units, whole

MOST_STYLES = 90
"""Telegram keeps the first hundred entities of a message."""


@dataclass(frozen=True)
class Run:
    """A stretch of text inside one tag: `tag` as it opens, e.g. `b` or `a href="…"`; empty for plain text."""

    text: str
    tag: str = ""

    def html(self) -> str:
        """Write the run with its tag around it."""
        said = escape(self.text, quote=False)
        return f"<{self.tag}>{said}</{self.tag.partition(' ')[0]}>" if self.tag and self.text else said


def link(text: str, url: str) -> Run:
    """Make a link."""
    return Run(text, f'a href="{escape(url)}"')


def plain(runs: Sequence[Run]) -> str:
    """Return the text alone."""
    return "".join(run.text for run in runs)


def html(runs: Sequence[Run]) -> str:
    """Write runs as HTML."""
    return "".join(run.html() for run in runs)


def tidy(runs: Sequence[Run]) -> list[Run]:
    """Clean the letters, drop what is empty, and lines' ends at either side."""
    found = [Run(whole(run.text), run.tag) for run in runs]
    while found and not found[0].text.lstrip("\n"):
        del found[0]
    while found and not found[-1].text.rstrip():
        del found[-1]
    if found:
        found[0] = Run(found[0].text.lstrip("\n"), found[0].tag)
        found[-1] = Run(found[-1].text.rstrip(), found[-1].tag)
    return [run for run in found if run.text]


def paginate(runs: Sequence[Run], most: int) -> list[list[Run]]:
    """Cut runs into pages of at most `most` UTF-16 units and a sensible number of styles each."""
    runs = tidy(runs)
    text = plain(runs)
    if units(text) <= most and _styles(runs) <= MOST_STYLES:
        return [runs] if text.strip() else []
    pages: list[list[Run]] = []
    start = 0
    while start < len(text):
        end = cut_point(text, start, most)
        page, end = _slice(runs, start, end)
        page = tidy(page)
        if plain(page).strip():
            pages.append(page)
        start = end
    return pages


def _styles(runs: Sequence[Run]) -> int:
    return sum(1 for run in runs if run.tag)


def _slice(runs: Sequence[Run], start: int, end: int) -> tuple[list[Run], int]:
    """Return the runs between two places, fewer if there are too many styles, and where they end."""
    found: list[Run] = []
    place = 0
    for run in runs:
        begin, place = place, place + len(run.text)
        if place <= start:
            continue
        if begin >= end:
            break
        if run.tag and _styles(found) >= MOST_STYLES:
            return found, begin
        found.append(Run(run.text[max(start - begin, 0) : end - begin], run.tag))
    return found, end
