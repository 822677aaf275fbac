"""One digest from all sections: in the community's order, without those that have nothing to say, on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import text

from engine.contract.clock import to_datetime
from engine.contract.feature import Context, Line, Period, Section
from engine.contract.ports import Features
from engine.contract.replies import AnyPart, Link, Mention, Moment, Text
from engine.digest import sections
from engine.digest.settings import HIDDEN, SECTIONS

SCREEN = 24
"""Lines of a digest at most, those between its sections not counted."""
LETTERS, DISCORD_LETTERS = 3800, 1900
"""Letters at most, as they are sent: a digest is one message everywhere, so that a line can be taken out of it again."""
LINK_LETTERS = 96
"""What a link adds to its words at most."""
MENTION_LETTERS = 32
LEAST = (3, 2, 1)
"""Lines that every section keeps as room gets shorter and shorter."""


class Block(msgspec.Struct, frozen=True):
    """A section as it is kept, so that a line can be taken out of it again."""

    title: str
    lines: tuple[tuple[AnyPart, ...], ...]


class Body(msgspec.Struct, frozen=True):
    """A digest as it is kept."""

    title: str
    blocks: tuple[Block, ...]

    def parts(self) -> list[AnyPart]:
        """Write it."""
        said: list[AnyPart] = [Text(self.title, "bold")]
        for block in self.blocks:
            said += [Text("\n\n"), Text(block.title, "bold")]
            for line in block.lines:
                said += [Text("\n"), *line]
        return said

    def without(self, unwanted: Callable[[Line], bool]) -> Body:
        """Return it without some lines, and without the sections that this empties."""
        blocks = (
            Block(block.title, tuple(line for line in block.lines if not unwanted(line)))
            for block in self.blocks
        )
        return Body(self.title, tuple(block for block in blocks if block.lines))

    def with_lines(self, anew: Callable[[Line], Line]) -> Body:
        """Return it with every line written anew."""
        return Body(
            self.title, tuple(Block(block.title, tuple(map(anew, block.lines))) for block in self.blocks)
        )


def compose(context: Context, period: Period, extra: Iterable[Section] = ()) -> Body | None:
    """Write the digest of a period in the language of the event's chat; None if there is nothing to tell."""
    found = [section for section in gather(context, period) if section.lines]
    if not found:
        return None
    found = fit([*found, *extra], room(context))
    return Body(heading(context, period), tuple(Block(one.title, one.lines) for one in found))


def heading(context: Context, period: Period) -> str:
    """Name a digest: what it is and of which days."""
    first, last = to_datetime(period.since, context.zone), to_datetime(period.until - 1, context.zone)
    days = f"{first:%Y-%m-%d}" if period.name == "day" else f"{first:%Y-%m-%d} – {last:%m-%d}"
    return context.text(f"digest-title-{period.name}", days=days)


def gather(context: Context, period: Period) -> list[Section]:
    """Have every section that is wanted written, in the community's order."""
    hidden = {str(name) for name in context.setting(HIDDEN)}
    hooks = {
        feature.name: feature.digest_section
        for feature in context.port(Features).all()
        if feature.digest_section is not None
    }
    found = []
    for name in ordered(context, (*sections.OWN, *hooks)):
        if name in hidden:
            continue
        write = sections.OWN.get(name) or hooks[name]
        section = write(context, period)
        if section is not None:
            found.append(section)
    return found


def ordered(context: Context, names: Sequence[str]) -> list[str]:
    """Return section names in the community's order; those it does not name come last."""
    wanted = [str(name) for name in context.setting(SECTIONS)]
    return [name for name in wanted if name in names] + [name for name in names if name not in wanted]


def fit(found: Sequence[Section], letters: int = LETTERS) -> list[Section]:
    """Shorten sections, last lines of the last ones first, until all fit on one screen and into one message."""
    left = list(found)
    for least in LEAST:
        for place in reversed(range(len(left))):
            while _too_long(left, letters) and len(left[place].lines) > least:
                left[place] = replace(left[place], lines=left[place].lines[:-1])
    while _too_long(left, letters) and len(left) > 1:
        left.pop()
    return left


def _too_long(found: Sequence[Section], letters: int) -> bool:
    lines = 1 + sum(1 + len(one.lines) for one in found)
    said = sum(len(one.title) + 8 for one in found)
    said += sum(1 + sum(map(_length, line)) for one in found for line in one.lines)
    return lines > SCREEN or said > letters


def room(context: Context) -> int:
    """Return how many letters a message may have where the event's chat is."""
    sql = text("SELECT platform FROM chat WHERE id = :i")
    platform = context.conn.execute(sql, {"i": context.event.chat}).scalar()
    return DISCORD_LETTERS if platform == "discord" else LETTERS


def _length(part: AnyPart) -> int:
    match part:
        case Text(text=said):
            return len(said)
        case Link(text=said, url=url):
            return len(said) + (len(url) or LINK_LETTERS)
        case Moment(text=said):
            return len(said) + MENTION_LETTERS
        case _:
            return MENTION_LETTERS


def quoted(body: Body) -> dict[tuple[int, str], str]:
    """Return what a digest quotes: chat and message → the words."""
    return {
        (part.chat, part.message): part.text
        for block in body.blocks
        for line in block.lines
        for part in line
        if isinstance(part, Link) and part.message
    }


def mentions(line: Line, actor: int) -> bool:
    """Tell whether a line names somebody."""
    return any(isinstance(part, Mention) and part.actor == actor for part in line)


def links_to(line: Line, chat: int, message: str) -> bool:
    """Tell whether a line leads to a message."""
    return any(isinstance(part, Link) and (part.chat, part.message) == (chat, message) for part in line)


def encode(body: Body) -> str:
    """Write a digest for its row."""
    return msgspec.json.encode(body).decode()


def decode(stored: str) -> Body:
    """Read a digest from its row."""
    return msgspec.json.decode(stored, type=Body)
