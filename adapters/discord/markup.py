"""Texts become Discord's markdown: what we did not style ourselves is shown exactly as it is. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from adapters.discord.split import dressed, words
from engine.contract.replies import Text

ATOM = 400
"""A styled run or a quoted line longer than this is cut, so that pages can break inside of it."""
BLOCK = 1900
_KEPT = re.compile(r"https?://[^\s<>]+|<t:-?\d{1,17}(?::[tTdDfFR])?>")
"""Links and Discord's own times stay as they are."""
_SPECIAL = re.compile(r"([\\*_~`|\[\]<])")
_LINE_START = re.compile(r"(?m)^(\s*)([>#+-])")
_NUMBERED = re.compile(r"(?m)^(\s*\d+)\.(?=\s)")
_FENCE = re.compile(r"`(?=``)")


def escape(text: str) -> str:
    """Write a text so that Discord shows these very letters, without styling, mentions or lists."""
    shown, at = "", 0
    for kept in _KEPT.finditer(text):
        shown += _SPECIAL.sub(r"\\\1", text[at : kept.start()]) + kept[0]
        at = kept.end()
    shown += _SPECIAL.sub(r"\\\1", text[at:])
    shown = _LINE_START.sub(r"\1\\\2", shown)
    return _NUMBERED.sub(r"\1\\.", shown)


def atoms(part: Text) -> Iterator[str]:
    """Yield a text as pieces that must not be cut, in Discord's markdown."""
    match part.style:
        case "pre":
            yield from block(part.text.strip("\n").split("\n"))
        case "quote":
            yield from _lines(part.text.strip("\n"), "> ", "")
        case "bold":
            yield from _lines(part.text, "**", "**")
        case "italic":
            yield from _lines(part.text, "*", "*")
        case "code":
            yield from _code(part.text)
        case _:
            yield from words(escape(part.text))


def block(lines: list[str]) -> Iterator[str]:
    """Yield a code block, as several if it is longer than a message."""
    text = _FENCE.sub("`\u200b", "\n".join(lines))
    for n, piece in enumerate(dressed(text, lambda one: f"```\n{one.strip(chr(10))}\n```", BLOCK)):
        if n:
            yield "\n"
        yield piece


def _lines(text: str, before: str, after: str) -> Iterator[str]:
    for n, line in enumerate(text.split("\n")):
        if n:
            yield "\n"
        for m, piece in enumerate(dressed(line, lambda one: _wrap(escape(one), before, after), ATOM)):
            # Quoting ends with the line, so a quoted line that is cut goes on as another one.
            if m and not after:
                yield "\n"
            yield piece


def _wrap(line: str, before: str, after: str) -> str:
    """Put marks around a line; Discord wants them next to a letter, not to a space."""
    if not after:
        return before + line
    inner = line.strip()
    if not inner:
        return line
    start = line.index(inner)
    return f"{line[:start]}{before}{inner}{after}{line[start + len(inner) :]}"


def _code(text: str) -> Iterator[str]:
    for n, line in enumerate(text.split("\n")):
        if n:
            yield "\n"
        yield from dressed(line, _inline, ATOM)


def _inline(line: str) -> str:
    if not line:
        return ""
    if "`" not in line:
        return f"`{line}`"
    # Two backticks may hold single ones; runs of them are parted by a space of no width.
    return "`` " + line.replace("``", "`\u200b`") + " ``"


def width(text: str) -> int:
    """Count the columns that a text takes in a code block: East Asian letters and emoji take two."""
    columns = 0
    for letter in text:
        if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            continue
        columns += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
    return columns


def pad(cell: str, columns: int, *, right: bool) -> str:
    """Fill a cell with spaces, on the left if it holds a number."""
    gap = " " * (columns - width(cell))
    return gap + cell if right else cell + gap
