"""Lines written for this project, unfolded from patterns."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import product

_CHOICE = re.compile(r"\{([^{}]*)\}")
MOST = 60
"""Of one pattern; the rest of a large product says nothing new."""


def unfold(pattern: str) -> list[str]:
    """Make every line of a pattern, at most `MOST`, always the same ones."""
    cuts = _CHOICE.split(pattern)
    options = [cut.split("|") if index % 2 else [cut] for index, cut in enumerate(cuts)]
    lines = sorted({"".join(choice).strip() for choice in product(*options)})
    if len(lines) > MOST:
        lines = random.Random(pattern).sample(lines, MOST)
    return lines


def lines() -> list[tuple[str, int]]:
    """Read all patterns; give (text, label) once each."""
    found: dict[str, int] = {}
    for label, pattern in rows("own.tsv"):
        for line in unfold(pattern):
            found.setdefault(line, label)
    return list(found.items())


def talk() -> list[tuple[str, int]]:
    """Read the single lines of programmers' chat; a pilcrow stands for the end of a line."""
    return [(text.replace("¶", "\n"), label) for label, text in rows("talk.tsv")]


def writers() -> list[tuple[str, int, str]]:
    """Read the single lines of further writers as (text, label, half): who wrote in one half wrote none of the other."""
    found = []
    for label, rest in rows("writers.tsv"):
        half, text = rest.split("\t", 1)
        found.append((text.replace("¶", "\n"), label, half))
    return found


def posts() -> list[tuple[str, int]]:
    """Read the single lines written as posts to the public: longer, and about what everybody speaks of."""
    return [(text.replace("¶", "\n"), label) for label, text in rows("posts.tsv")]


def rows(name: str) -> Iterator[tuple[int, str]]:
    source = (files("engine.ml.sentiment.training") / name).read_text(encoding="utf-8")
    for row in source.splitlines():
        if row and not row.startswith("# "):
            label, text = row.split("\t", 1)
            yield int(label), text
