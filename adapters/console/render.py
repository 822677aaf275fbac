"""A reply becomes a page of plain text, buttons and files. Pure: the same reply gives the same page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from rich.cells import cell_len

from engine.contract.events import PersonRef
from engine.contract.replies import (
    AnyPart,
    Button,
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


@dataclass(frozen=True)
class Page:
    """What is shown: text, rows of buttons, files to lay out, and a passing line for one person."""

    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    files: tuple[Image | File, ...] = ()
    toast: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is no message besides a toast."""
        return not (self.text or self.buttons or self.files)


def name_of(people: People, actor: int | None) -> str:
    """Return the name to show for an actor number."""
    one = people.get(actor) if actor is not None else None
    return (one.name or one.id) if one else NOBODY


def render(reply: Reply, people: People) -> Page:
    """Lay a reply out. Words, mentions and links flow on; every other part begins a new line."""
    blocks: list[str] = []
    line = ""
    for part in reply.parts:
        if _flows(part):
            line += FLOWING[type(part)](part, people)
            continue
        block = BLOCKS[type(part)](part, people)
        if not block:
            continue
        blocks += [line.strip("\n"), block]
        line = ""
    text = "\n".join(block for block in (*blocks, line.strip("\n")) if block)
    return Page(
        text=text,
        buttons=tuple(row for part in reply.parts if isinstance(part, Buttons) for row in part.rows if row),
        files=tuple(part for part in reply.parts if isinstance(part, Image | File)),
        toast="\n".join(part.text for part in reply.parts if isinstance(part, Toast)),
    )


def capabilities() -> frozenset[str]:
    """Name the kinds of parts that the sandbox shows as they are; the rest of `FALLBACKS` becomes text."""
    return frozenset(str(kind.__struct_config__.tag) for kind in get_args(AnyPart) if kind not in FALLBACKS)


def _flows(part: AnyPart) -> bool:
    return type(part) in FLOWING and not (isinstance(part, Text) and part.style in ("pre", "quote"))


def _words(part: Text | Moment, _: People) -> str:
    return part.text


def _mention(part: Mention, people: People) -> str:
    return name_of(people, part.actor)


def _link(part: Link, _: People) -> str:
    target = part.url or (f"#{part.message}" if part.message else "")
    if not target or part.text in ("", target):
        return part.text or target
    return f"{part.text} ({target})"


def _standing(part: Text, _: People) -> str:
    lines = part.text.strip("\n").split("\n")
    return "\n".join(f"> {line}" for line in lines) if part.style == "quote" else "\n".join(lines)


def _card(part: Card, _: People) -> str:
    fields = [f"{name}: {value}" for name, value in part.fields]
    image = f"🖼 {part.image}" if part.image else ""
    return "\n".join(line for line in (part.title, part.body, *fields, part.footer, image) if line)


def _table(part: Table, people: People) -> str:
    cells = [
        [name_of(people, cell.actor) if isinstance(cell, Mention) else cell for cell in row]
        for row in part.rows
    ]
    ragged = [list(part.header), *cells] if part.header else cells
    width = max((len(row) for row in ragged), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in ragged]
    sizes = [max(cell_len(row[at]) for row in rows) for at in range(width)]
    numeric = [all(_number(row[at]) for row in rows[len(rows) - len(cells) :]) for at in range(width)]
    return "\n".join(
        "  ".join(
            _pad(cell, size, right=right) for cell, size, right in zip(row, sizes, numeric, strict=True)
        ).rstrip()
        for row in rows
    )


def _number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").strip(" +-−%#×/").isdecimal()


def _pad(cell: str, size: int, *, right: bool) -> str:
    gap = " " * (size - cell_len(cell))
    return gap + cell if right else cell + gap


def _image(part: Image, _: People) -> str:
    return f"🖼 {part.alt or part.name}"


def _file(part: File, _: People) -> str:
    return f"📎 {part.name}"


def _chart(part: Chart, _: People) -> str:
    return f"📊 {part.alt or part.kind}"


def _nothing(_: AnyPart, __: People) -> str:
    return ""


Renderer = Callable[[Any, People], str]

FLOWING: dict[type, Renderer] = {Text: _words, Mention: _mention, Moment: _words, Link: _link}
"""Parts that stand in the line where they come."""

FALLBACKS: dict[type, Renderer] = {Card: _card, Chart: _chart}
"""Parts that the sandbox cannot show as they are, and the text that stands for them."""

BLOCKS: dict[type, Renderer] = {
    Text: _standing,
    Table: _table,
    Image: _image,
    File: _file,
    Buttons: _nothing,  # shown beside the text, see Page
    Toast: _nothing,
    **FALLBACKS,
}
