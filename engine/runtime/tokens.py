"""Words of a command line: split at spaces of any width, held together by quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

_CLOSING = {'"': '"', "“": "”", "「": "」", "『": "』", "＂": "＂"}
_ASCII = '"'


@dataclass(frozen=True)
class Token:
    """One word: its text, where it stands in the line, and whether it was quoted."""

    text: str
    start: int
    end: int
    quoted: bool = False


def tokenise(line: str) -> list[Token]:
    """Split a line into words. A quotation mark that nothing closes is an ordinary character."""
    tokens: list[Token] = []
    place = 0
    while place < len(line):
        if line[place].isspace():
            place += 1
            continue
        token = _quoted(line, place) or _plain(line, place)
        tokens.append(token)
        place = token.end
    return tokens


def quote(text: str) -> str:
    """Write a text so that `tokenise` reads it back as one word."""
    escaped = text.replace("\\", "\\\\").replace(_ASCII, f"\\{_ASCII}")
    return f"{_ASCII}{escaped}{_ASCII}"


def _plain(line: str, start: int) -> Token:
    end = start
    while end < len(line) and not line[end].isspace():
        end += 1
    return Token(line[start:end], start, end)


def _quoted(line: str, start: int) -> Token | None:
    closing = _CLOSING.get(line[start])
    if closing is None:
        return None
    escapes = closing == _ASCII
    text: list[str] = []
    place = start + 1
    while place < len(line):
        char = line[place]
        if escapes and char == "\\" and line[place + 1 : place + 2] in ("\\", _ASCII):
            text.append(line[place + 1])
            place += 2
            continue
        if char == closing:
            whole = place + 1 == len(line) or line[place + 1].isspace()
            return Token("".join(text), start, place + 1, quoted=True) if whole else None
        text.append(char)
        place += 1
    return None
