"""Text made comparable for reading times, with the way back: full width, capitals and traditional signs are folded."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_SIMPLE = str.maketrans(
    "週後點兩鐘鍾個號禮時間過這來裡裏開會終內隔幾從", "周后点两钟钟个号礼时间过这来里里开会终内隔几从"
)
LONGEST = 1000
"""A time is looked for in the first so many signs."""


@dataclass(frozen=True)
class Folded:
    """What was folded: `text`, and for each of its signs where it stands in the original."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of the folded text stands in the original."""
        return self.origin[start], self.origin[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold the beginning of a text sign by sign."""
    signs: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(text[:LONGEST]):
        plain = unicodedata.normalize("NFKC", sign).casefold().translate(_SIMPLE)
        signs.append(plain)
        origin += [place] * len(plain)
    return Folded("".join(signs), tuple(origin))


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """Cut pieces out of a text and close the gaps as a writer would."""
    rest, end = "", 0
    for start, stop in sorted(spans):
        rest = _joined(rest, text[end:start])
        end = max(end, stop)
    return _joined(rest, text[end:]).strip(" \t\n,，、;；:：。.-—~")


def _joined(left: str, right: str) -> str:
    if not left or not right:
        return left + right
    if right[0] in ",，.。;；:：!！?？":
        return left.rstrip() + right
    if left[-1].isspace() or right[0].isspace():
        return f"{left.rstrip()} {right.lstrip()}"
    both_latin = left[-1].isascii() and right[0].isascii() and left[-1].isalnum() and right[0].isalnum()
    return f"{left} {right}" if both_latin else left + right
