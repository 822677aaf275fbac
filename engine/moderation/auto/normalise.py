"""The forms of a text that word lists and the spam score look at, and how much was done to disguise it.

full-width, circled, superscript, mathematical letters   NFKC
zero-width characters, combining marks                   dropped
look-alikes of other alphabets, traditional characters   `lookalikes`
w o r k  f r o m, 加.微.信                                letters that stand alone are moved together
加🌹微|信, man*ager                                      signs within words are taken out
亻言, 君羊                                               halves of characters are put together
fr33, m0ney, f@st                                        `plain_leet`, used for words only
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from engine.moderation.auto.lookalikes import DISGUISES, FOREIGN, INVISIBLE, LEET, LOOKALIKES, SPLIT

HEAD, TAIL = 1500, 500
"""A longer text is read by its beginning and its end."""

LONE_LETTERS = 4
"""So many letters in a row that stand alone are one disguised word; fewer are an enumeration."""

_SPACED = re.compile(r"(?<![^\W_])(?:[^\W_][\W_]{1,3}){3,}[^\W_](?![^\W_])")
_HAN, _PAIR = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[a-z]{2}")
_STRANGE = re.compile(r"[^\w\s，。！？、；：…,.!?;:\"'()（）《》“”「」【】\[\]—-]{1,3}")
WITHIN = 3
"""So many signs within words are no accident."""
_SPLIT = re.compile("|".join(SPLIT))
_HALVES = frozenset(halves[0] for halves in SPLIT)
_GAP = re.compile(r"[^\w]{2,}")
_SPACE, _NOT_SPACE = re.compile(r"\s+"), re.compile(r"[^\w\s]")
_NOT_LETTER = re.compile(r"[\W_]+")
_LEET_HINT = re.compile(r"[a-z][013457@$!|][a-z013457@$]|(?<![\w@./])[0134578][a-z]")
_LEET_WORD = re.compile(r"(?<![\w@./:=-])[a-z013457][a-z0-9@$!|]+(?![\w@./:=-])")
_MIXED = re.compile(r"[a-z]+[\u0370-\u052f]|[\u0370-\u052f]+[a-z]")
_HIDING = re.compile(
    f"[{''.join(sorted(INVISIBLE | DISGUISES))}\U0001d400-\U0001d7ff\u0300-\u036f\u0488\u0489\u1abe\u20dd-\u20e4\ua670-\ua672]"
)
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
    if not joined.isascii() or "*" in joined or "|" in joined:
        joined, taken = _take_out(joined)
        runs += taken
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
    if not _HIDING.search(text):
        return 0
    hidden = sum(char in DISGUISES or 0x1D400 <= ord(char) <= 0x1D7FF for char in text)
    marks = sum("\u0300" <= char < "\u0370" for char in text)
    hidden += 2 * (marks > len(text) // 4)
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
        if "\n" in run and not _HAN.search(run):
            return "\n".join(_SPACED.sub(together, line) for line in run.split("\n"))
        if sum(map(str.isalpha, run)) < LONE_LETTERS:
            return run
        runs += 1
        if _HAN.search(run):
            return _NOT_LETTER.sub("", run)
        # f-r-e-e c-o-i-n-s: where two signs stand between letters, the space is the one between words.
        gap = _GAP if _GAP.search(run) else _SPACE if _NOT_SPACE.search(run) else None
        words = gap.split(run) if gap else [run]
        return " ".join(_NOT_LETTER.sub("", word) for word in words)

    joined = _SPACED.sub(together, folded)
    return joined, runs


def _take_out(joined: str) -> tuple[str, int]:
    """Take signs out of words, and put halves of characters together."""
    whole, halves = joined, 0
    if not _HALVES.isdisjoint(joined):
        whole, halves = _SPLIT.subn(lambda found: SPLIT[found.group()], joined)
    if not _STRANGE.search(whole):
        return whole, int(halves > 0)
    signs = 0

    def within(found: re.Match[str]) -> str:
        nonlocal signs
        before, after = whole[max(0, found.start() - 2) : found.start()], whole[found.end() : found.end() + 2]
        inside = bool(_HAN.match(before[-1:]) and _HAN.match(after))
        inside |= bool(_PAIR.match(before) and _PAIR.match(after) and found.group() in "*|·•^~`")
        signs += inside
        return "" if inside else found.group()

    plain = _STRANGE.sub(within, whole)
    return (plain, 1 + (halves > 0)) if signs >= WITHIN else (whole, int(halves > 0))


def _letters(found: re.Match[str]) -> str:
    """Read digits as letters where a word has more letters than digits."""
    word = found.group()
    letters = sum(char.isalpha() for char in word)
    return word.translate(LEET) if 0 < len(word) - letters <= letters else word
