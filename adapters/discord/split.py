"""Long texts become pieces within a limit, cut where a reader would pause. Pure.

Lengths are UTF-16 units, the strictest way in which Discord and its clients may count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

_JOINER = "\u200d"
_WORDS = re.compile(r"\n|[^\S\n]+|\S+")
_LONGEST_WORD = 64
"""A longer run without a space (a Chinese paragraph has none) may be cut between any two signs."""


def size(text: str) -> int:
    """Count the UTF-16 units of a text."""
    return len(text) + sum(letter > "\uffff" for letter in text) if not text.isascii() else len(text)


def signs(text: str) -> Iterator[str]:
    """Cut a text into what a reader sees as single signs: an emoji with its joiners, a letter with its accents."""
    sign = ""
    for letter in text:
        if sign and not _continues(sign, letter):
            yield sign
            sign = ""
        sign += letter
    if sign:
        yield sign


def _continues(sign: str, letter: str) -> bool:
    if sign == "\\":
        return True  # an escaped letter stays with its backslash
    if letter == _JOINER or sign[-1] == _JOINER or "\U0001f3fb" <= letter <= "\U0001f3ff":
        return True
    if "\U000e0020" <= letter <= "\U000e007f" or unicodedata.category(letter) in ("Mn", "Me", "Mc"):
        return True
    # Two regional indicators are one flag.
    return len(sign) == 1 and _is_indicator(sign) and _is_indicator(letter)


def _is_indicator(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def words(text: str) -> Iterator[str]:
    """Cut a text into words, spaces and line breaks; a run longer than any word comes sign by sign."""
    for found in _WORDS.finditer(text):
        word = found[0]
        if len(word) <= _LONGEST_WORD or word.startswith(("http://", "https://")):
            yield word
        else:
            yield from signs(word)


def cut(text: str, limit: int) -> list[str]:
    """Cut a text into pieces of at most `limit` units; nothing is lost."""
    return pack(words(text), limit)


def clip(text: str, limit: int) -> str:
    """Shorten a text to `limit` units, an ellipsis standing for what is gone."""
    if size(text) <= limit:
        return text
    kept, room = "", limit - 1
    for sign in signs(text):
        room -= size(sign)
        if room < 0:
            break
        kept += sign
    return f"{kept}…"


def pack(atoms: Iterable[str], limit: int) -> list[str]:
    """Fill pieces with atoms, which are never cut unless one alone exceeds the limit.

    A piece ends at its last line break if that leaves it at least half full, else at its last space, else anywhere.
    """
    pieces: list[str] = []
    piece: list[str] = []
    used = 0
    for atom in _within(atoms, limit):
        length = size(atom)
        while piece and used + length > limit:
            at = _pause(piece, limit)
            pieces.append("".join(piece[:at]))
            piece = piece[at:]
            used = sum(map(size, piece))
        piece.append(atom)
        used += length
    if piece:
        pieces.append("".join(piece))
    return pieces


def _within(atoms: Iterable[str], limit: int) -> Iterator[str]:
    for atom in atoms:
        if size(atom) <= limit:
            yield atom
            continue
        for sign in signs(atom):
            # A tower of joiners and accents longer than a message is nobody's sign.
            yield from (sign,) if size(sign) <= limit else sign


def _pause(piece: list[str], limit: int) -> int:
    """Return how many atoms of a full piece to keep."""
    filled = 0
    line = word = 0
    for at, atom in enumerate(piece, 1):
        filled += size(atom)
        if atom == "\n" and filled * 2 >= limit:
            line = at
        elif atom.isspace() and filled * 2 >= limit:
            word = at
    return line or word or len(piece)


def dressed(text: str, dress: Callable[[str], str], limit: int) -> list[str]:
    """Cut a text into pieces that, each dressed for itself, have at most `limit` units."""
    most = limit
    while True:
        pieces = [dress(piece) for piece in cut(text, most)]
        over = max(map(size, pieces), default=0) - limit
        if over <= 0 or most <= 1:
            return pieces
        most = max(most - over, most // 2, 1)
