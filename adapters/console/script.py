"""One line of the sandbox script becomes one frozen value. Pure: nothing is looked up, nothing is remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from engine.contract.clock import DAY, HOUR, MINUTE, SECOND

PREVIOUS = 0
"""Stands for "the message before this one" where a number is expected; real numbers begin at 1."""


class LineError(ValueError):
    """A line that is not understood or cannot happen; the text says why and what would."""


@dataclass(frozen=True)
class Said:
    """A member speaks; `reply` is a message number, `PREVIOUS` or None."""

    name: str
    text: str
    reply: int | None = None
    admin: bool = False


@dataclass(frozen=True)
class Shared:
    """A member sends a file, perhaps with a caption."""

    name: str
    file: str
    caption: str = ""
    admin: bool = False


@dataclass(frozen=True)
class Reacted:
    name: str
    emoji: str
    number: int
    added: bool = True
    admin: bool = False


@dataclass(frozen=True)
class Pressed:
    """A member presses a button; `button` counts from 1, left to right, top to bottom."""

    name: str
    number: int
    button: int
    admin: bool = False


@dataclass(frozen=True)
class Rewrote:
    name: str
    number: int
    text: str
    admin: bool = False


@dataclass(frozen=True)
class Removed:
    name: str
    number: int
    admin: bool = False


@dataclass(frozen=True)
class Came:
    """Somebody comes into the group, perhaps by somebody's link."""

    name: str
    admin: bool = False
    link: str = ""


@dataclass(frozen=True)
class Went:
    name: str
    admin: bool = False


@dataclass(frozen=True)
class Requested:
    name: str
    admin: bool = False


@dataclass(frozen=True)
class EnteredVoice:
    name: str
    room: str
    admin: bool = False


@dataclass(frozen=True)
class LeftVoice:
    name: str
    admin: bool = False


@dataclass(frozen=True)
class GoTo:
    """Go on in the group chat `chat`."""

    chat: str


@dataclass(frozen=True)
class GoPrivate:
    """Go on in the private chat of `name` with the bot."""

    name: str


@dataclass(frozen=True)
class Later:
    """Move the clock by microseconds."""

    by: int


@dataclass(frozen=True)
class Until:
    """Move the clock to a time; without an offset it is local to the configured zone."""

    moment: datetime


@dataclass(frozen=True)
class Help:
    """Show the protocol."""


@dataclass(frozen=True)
class Nothing:
    """An empty line or a comment (`# ` and anything)."""


Happening = (
    Said | Shared | Reacted | Pressed | Rewrote | Removed | Came | Went | Requested | EnteredVoice | LeftVoice
)
Line = Happening | GoTo | GoPrivate | Later | Until | Help | Nothing

_NAME = r"(?P<name>[^\s:：!！^#＃@＠?？][^\s:：!！^]*)(?P<admin>[!！])?"
_SAID = re.compile(_NAME + r"\s*(?P<reply>\^\s*\d{0,9})?\s*[:：]\s*(?P<text>.*)")
_DOES = re.compile(_NAME + r"\s+(?P<deed>\S.*)")
_REACTED = re.compile(r"(?P<sign>[+＋-])\s*(?P<emoji>\S+)\s+(?P<number>\d{1,9})")
_PRESSED = re.compile(r"press\s+(?P<number>\d{1,9})\s+(?P<button>\d{1,4})")
_REWROTE = re.compile(r"edit\s+(?P<number>\d{1,9})\s*[:：]\s*(?P<text>.*)")
_REMOVED = re.compile(r"delete\s+(?P<number>\d{1,9})")
_CAME = re.compile(r"joins\s+by\s+(?P<link>\S+)")
_ENTERED = re.compile(r"joins\s+voice\s+(?P<room>\S.*)")
_SHARED = re.compile(r"sends\s+(?P<file>[^:：]*[^:：\s])\s*(?:[:：]\s*(?P<caption>.*))?")
_DURATION = re.compile(r"(?:(\d{1,6})w)?(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?")
_UNITS = (7 * DAY, DAY, HOUR, MINUTE, SECOND)

_DEEDS = (
    "NAME: text, NAME ^12: text, NAME +👍 12, NAME press 12 2, NAME joins, NAME joins by LINK, NAME leaves, "
    "NAME requests to join, NAME edit 12: text, NAME delete 12, NAME sends FILE, NAME joins voice ROOM, NAME leaves voice"
)


def parse(line: str) -> Line:
    """Read one line of input. Raises LineError with a sentence if it is none of the protocol's."""
    line = line.strip().strip("\ufeff").strip()
    if not line or line == "#" or line.startswith("# "):
        return Nothing()
    if line in ("?", "？"):
        return Help()
    if line[0] in "#＃":
        return _chat(line[1:])
    if line[0] in "@＠":
        return _move(line[1:].strip())
    if said := _SAID.fullmatch(line):
        return _said(said)
    if does := _DOES.fullmatch(line):
        return _deed(does["name"], bool(does["admin"]), does["deed"])
    raise LineError(
        f"not understood: {line!r}; a line is one of {_DEEDS}, #chat, @dm NAME, @+2h, @2026-12-01T09:00"
    )


def _chat(name: str) -> GoTo:
    if not name or any(letter.isspace() for letter in name):
        raise LineError("a chat's name is one word: #general")
    return GoTo(name)


def _move(where: str) -> GoPrivate | Later | Until:
    if where == "dm" or where.startswith("dm "):
        name = where[2:].strip()
        if not re.fullmatch(r"[^\s:：!！^#＃@＠?？][^\s:：!！^]*", name):
            raise LineError("a private chat is named by its member: @dm alice")
        return GoPrivate(name)
    if where.startswith(("+", "＋")):
        return Later(_duration(where[1:].strip()))
    try:
        return Until(datetime.fromisoformat(where))
    except ValueError:
        raise LineError("the clock moves by @+2h, @+1h30m, @+3d or to @2026-12-01T09:00") from None


def _duration(text: str) -> int:
    found = _DURATION.fullmatch(text)
    if not text or not found:
        raise LineError(f"{text!r} is no duration; try @+90s, @+30m, @+1h30m, @+3d, @+2w")
    return sum(int(count or 0) * unit for count, unit in zip(found.groups(), _UNITS, strict=True))


def _said(found: re.Match[str]) -> Said:
    if not found["text"]:
        raise LineError(f"{found['name']} says nothing; write something after the colon")
    reply = None
    if found["reply"]:
        digits = found["reply"][1:].strip()
        reply = _number(digits) if digits else PREVIOUS
    return Said(found["name"], found["text"], reply, bool(found["admin"]))


def _number(digits: str) -> int:
    number = int(digits)
    if number < 1:
        raise LineError("numbers begin at 1")
    return number


_BARE: dict[str, type[Came | Went | Requested | LeftVoice]] = {
    "joins": Came,
    "leaves": Went,
    "requests to join": Requested,
    "leaves voice": LeftVoice,
}


def _deed(name: str, admin: bool, deed: str) -> Happening:
    if bare := _BARE.get(" ".join(deed.split())):
        return bare(name, admin)
    if found := _REACTED.fullmatch(deed):
        return Reacted(name, found["emoji"], _number(found["number"]), found["sign"] != "-", admin)
    if found := _PRESSED.fullmatch(deed):
        return Pressed(name, _number(found["number"]), _number(found["button"]), admin)
    if found := _REWROTE.fullmatch(deed):
        return Rewrote(name, _number(found["number"]), found["text"], admin)
    if found := _REMOVED.fullmatch(deed):
        return Removed(name, _number(found["number"]), admin)
    if found := _CAME.fullmatch(deed):
        return Came(name, admin, found["link"])
    if found := _ENTERED.fullmatch(deed):
        return EnteredVoice(name, found["room"], admin)
    if found := _SHARED.fullmatch(deed):
        return Shared(name, found["file"], found["caption"] or "", admin)
    raise LineError(f"{name} cannot {deed!r}; what works: {_DEEDS}")
