"""Letters as Telegram counts them (UTF-16 units), and where a text may be cut."""

from __future__ import annotations

import unicodedata

JOINER = "\u200d"
LONGEST_CLUSTER = 256
"""Units after which even letters that belong together are cut: a pile of accents is no letter."""


def units(text: str) -> int:
    """Count UTF-16 units."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def whole(text: str) -> str:
    """Replace what is no letter: halves of surrogate pairs, and controls that Telegram drops or refuses."""
    if text.isprintable():
        return text
    return "".join(letter if _is_letter(letter) else "\ufffd" for letter in text if letter not in "\0\r")


def _is_letter(letter: str) -> bool:
    return letter in "\n\t" or unicodedata.category(letter) not in ("Cs", "Cc")


def joined(text: str, at: int) -> bool:
    """Tell whether the letters before and after a place belong together (an emoji of several, an accent, a flag)."""
    before, after = text[at - 1], text[at]
    if after == JOINER or before == JOINER or _extends(after):
        return True
    return _is_flag(after) and _is_flag(before) and _flags_before(text, at) % 2 == 1


def cut_point(text: str, start: int, most: int) -> int:
    """Return where a page that begins at `start` ends: at most `most` units later, at the best place there is.

    A line's end in the second half of the page is best, then a gap between words, then between letters.
    """
    end = start
    room = most
    while end < len(text):
        room -= 2 if text[end] > "\uffff" else 1
        if room < 0:
            break
        end += 1
    if end == len(text):
        return end
    line = text.rfind("\n", start + (end - start) // 2, end)
    if line > start:
        return _apart(text, start, line + 1)
    gap = max(text.rfind(mark, start + 2 * (end - start) // 3, end) for mark in " \u3000，。、")
    if gap > start:
        return _apart(text, start, gap + 1)
    return _apart(text, start, end)


def _apart(text: str, start: int, end: int) -> int:
    """Move an end back to between letters; a cluster beyond reason is cut where it must be."""
    place = end
    while place > start and joined(text, place):
        place -= 1
        if end - place > LONGEST_CLUSTER:
            return end
    return place if place > start else end


def _extends(letter: str) -> bool:
    return (
        unicodedata.category(letter) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= letter <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= letter <= "\U000e007f"  # tags, of England's flag for one
    )


def _is_flag(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _flags_before(text: str, at: int) -> int:
    place = at
    while place > 0 and _is_flag(text[place - 1]):
        place -= 1
    return at - place
