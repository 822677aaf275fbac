"""A reply becomes messages: pages of HTML, files, a keyboard, a passing line. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from rich.cells import cell_len
from telegram.constants import MessageLimit

from adapters.telegram.keyboard import Rows, rows_of
from adapters.telegram.letters import units, whole
from adapters.telegram.pages import Run, html, link, paginate, plain
from engine.contract.events import ChatRef, PersonRef
from engine.contract.replies import (
    AnyPart,
    Buttons,
    Card,
    Chart,
    File,
    Image,
    Link,
    Mention,
    Moment,
    Reply,
    Table,
    Text,
    Toast,
)

People = Mapping[int, PersonRef]
NOBODY = "—"
"""Stands for a person that the directory does not know any more."""
BARE = "👇"
"""Telegram sends no buttons without a text."""
MOST_TEXT = int(MessageLimit.MAX_TEXT_LENGTH)
MOST_CAPTION = int(MessageLimit.CAPTION_LENGTH)
_TAGS = {"": "", "bold": "b", "italic": "i", "code": "code", "pre": "pre", "quote": "blockquote"}


@dataclass(frozen=True)
class Place:
    """Where a reply is read: the chat it is sent to, which chat its number means, and other chats that it links into."""

    target: ChatRef
    home: ChatRef
    number: int
    others: Mapping[int, ChatRef] = field(default_factory=dict)


@dataclass(frozen=True)
class Rendered:
    """What is sent, in this order: pages of text, then files; the keyboard stands under the last of it.

    A caption belongs to the first file and takes the place of a page.
    """

    pages: tuple[str, ...] = ()
    caption: str = ""
    files: tuple[Image | File, ...] = ()
    rows: Rows = ()
    toast: str = ""
    preview: str = ""
    """The address of a picture that stands above the last page."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to send besides a toast."""
        return not (self.pages or self.files)


def render(reply: Reply, people: People, place: Place) -> Rendered:
    """Lay a reply out. Words, mentions and links flow on; every other part begins a new line."""
    runs: list[Run] = []
    flowing = True
    for part in reply.parts:
        if isinstance(part, Image | File | Buttons | Toast):
            continue
        flows = _flows(part)
        block = _RENDERERS[type(part)](part, people, place)
        if runs and not (flows and flowing) and plain(block) and not plain(runs).endswith("\n"):
            runs.append(Run("\n"))
        runs += block
        flowing = flows
    files = tuple(part for part in reply.parts if isinstance(part, Image | File))
    rows = rows_of(reply.parts)
    toast = "\n".join(part.text for part in reply.parts if isinstance(part, Toast))
    pages, caption = _paged(runs, files)
    if rows and not pages and not files:
        pages = (BARE,)
    images = [part.image for part in reply.parts if isinstance(part, Card) and part.image]
    return Rendered(pages, caption, files, rows, toast, images[0] if images else "")


def capabilities() -> frozenset[str]:
    """Name the kinds of parts that Telegram shows as they are; the rest becomes text."""
    shown = set(get_args(AnyPart)) - {Card, Table, Chart, Moment}
    return frozenset(str(kind.__struct_config__.tag) for kind in shown)


def _paged(runs: list[Run], files: tuple[Image | File, ...]) -> tuple[tuple[str, ...], str]:
    """Return pages and caption: a short text is said with the only file, not beside it."""
    alts = [part.alt for part in files if isinstance(part, Image) and part.alt]
    if len(files) == 1:
        text = paginate(runs, MOST_CAPTION)
        if len(text) == 1:
            return (), html(text[0])
        if not text:
            return (), html([Run(whole(alt[: MOST_CAPTION // 2])) for alt in alts])
    return tuple(html(page) for page in paginate(runs, MOST_TEXT)), ""


def _flows(part: AnyPart) -> bool:
    return isinstance(part, Mention | Moment | Link) or (
        isinstance(part, Text) and part.style not in ("pre", "quote")
    )


def _text(part: Text, _: People, __: Place) -> list[Run]:
    text = part.text if _flows(part) else part.text.strip("\n")
    return [Run(text, _TAGS[part.style])]


def _moment(part: Moment, _: People, __: Place) -> list[Run]:
    return [Run(part.text)]


def _mention(part: Mention, people: People, _: Place) -> list[Run]:
    one = people.get(part.actor)
    if one is not None and one.id.isdecimal():
        return [link(name_of(people, part.actor), f"tg://user?id={one.id}")]
    return [Run(name_of(people, part.actor))]


def name_of(people: People, actor: int) -> str:
    """Return the name to show for an actor number."""
    one = people.get(actor)
    return (one.name.strip() or one.id or NOBODY) if one else NOBODY


def _link(part: Link, _: People, place: Place) -> list[Run]:
    url = part.url or message_url(part, place)
    if not url:
        return [Run(part.text)]
    return [link(part.text or url, url)]


def message_url(part: Link, place: Place) -> str:
    """Return the address of a message; empty for chats that have none (private ones, basic groups, other platforms')."""
    chat = place.home if part.chat in (0, place.number) else place.others.get(part.chat)
    if chat is None or not chat.id.startswith("-100") or not part.message.isdecimal():
        return ""
    return f"https://t.me/c/{chat.id.removeprefix('-100')}/{part.message}"


def _card(part: Card, _: People, __: Place) -> list[Run]:
    lines: list[list[Run]] = []
    if part.title:
        lines.append([Run(part.title, "b")])
    if part.body:
        lines.append([Run(part.body)])
    lines += [[Run(name, "b"), Run(f": {value}")] for name, value in part.fields]
    if part.footer:
        lines.append([Run(part.footer, "i")])
    return _stacked(lines)


def _stacked(lines: list[list[Run]]) -> list[Run]:
    found: list[Run] = []
    for line in lines:
        found += [Run("\n"), *line] if found else line
    return found


def _table(part: Table, people: People, _: Place) -> list[Run]:
    """Align columns in a fixed-width block; a CJK letter is two cells wide there."""
    cells = [
        [_one_line(name_of(people, cell.actor) if isinstance(cell, Mention) else cell) for cell in row]
        for row in part.rows
    ]
    ragged = [[_one_line(cell) for cell in part.header], *cells] if part.header else cells
    width = max((len(row) for row in ragged), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in ragged]
    sizes = [max(cell_len(row[at]) for row in rows) for at in range(width)]
    numeric = [all(_is_number(row[at]) for row in rows[len(rows) - len(cells) :]) for at in range(width)]
    lines = [
        "  ".join(_pad(cell, size, right) for cell, size, right in zip(row, sizes, numeric, strict=True))
        for row in rows
    ]
    return [Run("\n".join(line.rstrip() for line in lines), "pre")]


def _one_line(text: str) -> str:
    return " ".join(whole(text).split("\n"))


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").strip(" +-−%#×/").isdecimal()


def _pad(cell: str, size: int, right: bool) -> str:
    gap = " " * (size - cell_len(cell))
    return gap + cell if right else cell + gap


def _chart(part: Chart, _: People, __: Place) -> list[Run]:
    """The sender draws charts; one that it could not is told in words."""
    return [Run(f"📊 {part.alt or part.kind}")]


def shorter(text: str, most: int) -> str:
    """Cut a text to a number of UTF-16 units."""
    while units(text) > most:
        text = text[: max(1, len(text) - max(1, (units(text) - most) // 2))]
    return text


_RENDERERS: dict[type, Callable[[Any, People, Place], list[Run]]] = {
    Text: _text,
    Mention: _mention,
    Moment: _moment,
    Link: _link,
    Card: _card,
    Table: _table,
    Chart: _chart,
}
