"""Kinds, states and small words of courses, and the arithmetic over them. Nothing here reads a database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

LIVE, ARCHIVED = "live", "archived"
BEGUN, FINISHED, LEFT = "begun", "finished", "left"
COURSE, SERIES, ARTICLE, PATH = "course", "series", "article", "path"
KINDS = (COURSE, SERIES, ARTICLE, PATH)
ICONS = {COURSE: "📘", SERIES: "📚", ARTICLE: "📄", PATH: "🧭"}
LEVELS = ("beginner", "intermediate", "advanced")
HIGHEST_SCORE = 5
LONGEST_WORDS = 500
"""Letters of the sentence that goes with a rating."""
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)


def pieces(kept: str) -> list[str]:
    """Return the pieces of a list as it is kept."""
    return [one for one in kept.split(", ") if one]


# ---- notes


def sections(title: str, notes: str) -> tuple[tuple[str, str], ...]:
    """Divide notes into (question, answer): a heading asks what stands below it; without headings the title does."""
    cuts = list(_HEADING.finditer(notes))
    if not cuts:
        return ((title, notes.strip()),) if notes.strip() else ()
    found = [(title, notes[: cuts[0].start()].strip())]
    for cut, after in zip_longest(cuts, cuts[1:]):
        found.append((cut[1].strip(), notes[cut.end() : after.start() if after else len(notes)].strip()))
    return tuple(one for one in found if one[1])


# ---- learning


class Way(NamedTuple):
    """How far somebody is on a path: what is finished of it, of how many, and what comes next (a key)."""

    done: int
    of: int
    next: str


def way(steps: Sequence[str], finished: Iterable[str]) -> Way:
    """Tell how far somebody is on a path of these keys."""
    known = set(finished)
    left = [key for key in steps if key not in known]
    return Way(len(steps) - len(left), len(steps), left[0] if left else "")


def bar(done: int, of: int, width: int = 8) -> str:
    """Draw how much is done."""
    full = round(width * min(done, of) / of) if of else 0
    return "▓" * full + "░" * (width - full)


class Score(NamedTuple):
    """A mean of ratings, and of how many."""

    mean: float
    n: int


def stars(score: Score | None) -> str:
    """Write a mean rating; empty if nobody rated."""
    return f"★{score.mean:.1f} ({score.n})" if score is not None and score.n else ""
