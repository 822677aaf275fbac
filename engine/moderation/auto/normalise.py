"""The forms of a text that word lists and the spam score look at, and how much was done to disguise it.

full-width, circled, superscript, mathematical letters   NFKC
zero-width characters, combining marks                   dropped
look-alikes of other alphabets, traditional characters   `lookalikes`
w o r k  f r o m, 加.微.信                                letters that stand alone are moved together
fr33, m0ney, f@st                                        `plain_leet`, used for words only
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from engine.moderation.auto.lookalikes import DISGUISES, FOREIGN, INVISIBLE, LEET, LOOKALIKES

HEAD, TAIL = 1500, 500
"""A longer text is read by its beginning and its end."""

LONE_LETTERS = 4
"""So many letters in a row that stand alone are one disguised word; fewer are an enumeration."""

_SPACED = re.compile(r"(?<![^\W_])(?:[^\W_][^\w\n]{1,3}){3,}[^\W_](?![^\W_])")
_GAP = re.compile(r"[^\w]{2,}")
_SPACE, _NOT_SPACE = re.compile(r"\s+"), re.compile(r"[^\w\s]")
_NOT_LETTER = re.compile(r"[\W_]+")
_LEET_HINT = re.compile(r"[a-z][013457@$!|][a-z013457@$]|(?<![\w@./])[0134578][a-z]")
_LEET_WORD = re.compile(r"(?<![\w@./:=-])[a-z013457][a-z0-9@$!|]+(?![\w@./:=-])")
_MIXED = re.compile(r"[a-z]+[\u0370-\u052f]|[\u0370-\u052f]+[a-z]")
_JOINERS = frozenset("\u200c\u200d")


class Forms(NamedTuple):
    """A text as it is compared. `tricks` counts what was done to hide it."""

    folded: str
    """Lower case, plain letters; spaces and punctuation as they were, except between letters standing alone."""
    dense: str
    """Letters and digits only; empty for a plain ASCII text, which has words to look at."""
    leet: str
    """`folded` with digits read as letters inside of words; empty if there are none."""
    tricks: int


def forms(text: str) -> Forms:
    """Bring a text into the forms that are compared."""
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]} {text[-TAIL:]}"
    if text.isascii():
        folded, tricks = text.lower(), 0
    else:
        folded, tricks = _plain(text)
    joined, runs = _join(folded)
    leet = _LEET_WORD.sub(_letters, joined) if _LEET_HINT.search(joined) else ""
    dense = "" if joined.isascii() else _NOT_LETTER.sub("", joined)
    return Forms(joined, dense, "" if leet == joined else leet, tricks + runs)


def _plain(text: str) -> tuple[str, int]:
    compatible = unicodedata.normalize("NFKC", text).casefold()
    tricks = 0
    if _MIXED.search(compatible):
        tricks += sum(char in FOREIGN for char in compatible)
    folded = compatible.translate(LOOKALIKES)
    if not folded.isascii() or len(folded) != len(compatible):
        tricks += _hidden(text)
    return folded, tricks


def _hidden(text: str) -> int:
    """Count invisible characters inside of words, and letters drawn with other signs."""
    hidden = sum(char in DISGUISES or 0x1D400 <= ord(char) <= 0x1D7FF for char in text)
    for at, char in enumerate(text):
        if char in INVISIBLE and 0 < at < len(text) - 1:
            around = text[at - 1] + text[at + 1]
            hidden += around.isascii() or (char not in _JOINERS and around.isalnum())
        elif unicodedata.category(char) == "Me" and char != "\u20e3":
            hidden += 1
    return hidden


def _join(folded: str) -> tuple[str, int]:
    """Move letters that stand alone together: `w o r k  f r o m` becomes `work from`."""
    runs = 0

    def together(found: re.Match[str]) -> str:
        nonlocal runs
        run = found.group()
        if sum(map(str.isalpha, run)) < LONE_LETTERS:
            return run
        runs += 1
        # f-r-e-e c-o-i-n-s: where two signs stand between letters, the space is the one between words.
        gap = _GAP if _GAP.search(run) else _SPACE if _NOT_SPACE.search(run) else None
        words = gap.split(run) if gap else [run]
        return " ".join(_NOT_LETTER.sub("", word) for word in words)

    joined = _SPACED.sub(together, folded)
    return joined, runs


def _letters(found: re.Match[str]) -> str:
    """Read digits as letters where a word has more letters than digits."""
    word = found.group()
    letters = sum(char.isalpha() for char in word)
    return word.translate(LEET) if 0 < len(word) - letters <= letters else word
