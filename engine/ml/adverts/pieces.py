"""The pieces of a text that the model weighs: what a person can read and judge, so that verdicts can be explained."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[\u3400-\u9fff]+|[a-z]+(?:'[a-z]+)?")


def pieces(text: str) -> set[str]:
    """Count out two and three Chinese characters in a row, words, and pairs of words of a text in lower case."""
    found: list[str] = []
    before = ""
    for part in _TOKEN.findall(text):
        if part[0] >= "\u3400":
            size = len(part)
            found += [part[i : i + 2] for i in range(size - 1)]
            found += [part[i : i + 3] for i in range(size - 2)]
            before = ""
        else:
            found.append(part)
            if before:
                found.append(f"{before} {part}")
            before = part
    return set(found)
