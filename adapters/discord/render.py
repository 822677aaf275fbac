"""A reply becomes pages, each one message of Discord's. Pure: the same reply gives the same pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

import discord

from adapters.discord.buttons import ROWS, rows_of
from adapters.discord.cards import EMBEDS, TOTAL, embeds, weight
from adapters.discord.markup import atoms, block, escape, pad, width
from adapters.discord.split import pack
from engine.contract.clock import SECOND
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
LinkTo = Callable[[int, str], str]
"""From a chat's number and a message's id to the address of that message, empty if there is none."""
CONTENT = 2000
FILES = 10
NOBODY = "—"
"""Stands for a person that the directory does not know any more."""


@dataclass(frozen=True)
class Page:
    """One message: its text, embeds, rows of buttons and files."""

    content: str = ""
    embeds: tuple[discord.Embed, ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()
    files: tuple[Image | File, ...] = ()


@dataclass(frozen=True)
class Rendered:
    """What is shown: pages for everybody addressed, and a passing line for the presser of a button."""

    pages: list[Page] = field(default_factory=list)
    toast: str = ""


def no_address(_chat: int, _message: str) -> str:
    """Know of no message's address."""
    return ""


def render(reply: Reply, people: People, link_to: LinkTo = no_address) -> Rendered:
    """Lay a reply out. Text comes first, then cards; buttons and files belong to the last message."""
    parts = reply.parts
    texts = [text.strip("\n") for text in pack(_flow(parts, people, link_to), CONTENT)]
    pages = [Page(text) for text in texts if text.strip()]
    for embed in (embed for part in parts if isinstance(part, Card) for embed in embeds(part)):
        if not pages or not _takes(pages[-1], embed):
            pages.append(Page())
        pages[-1] = replace(pages[-1], embeds=(*pages[-1].embeds, embed))
    pages = _with_files(pages, [part for part in parts if isinstance(part, Image | File)])
    pages = _with_rows(pages, [row for part in parts if isinstance(part, Buttons) for row in part.rows])
    return Rendered(pages, "\n".join(part.text for part in parts if isinstance(part, Toast)))


def toast(text: str) -> Page:
    """Lay out a passing line."""
    return Page(pack(atoms(Text(text)), CONTENT)[0] if text else "")


def capabilities() -> frozenset[str]:
    """Name the kinds of parts that Discord shows as they are; a chart that was not drawn becomes text."""
    return frozenset(str(kind.__struct_config__.tag) for kind in get_args(AnyPart) if kind is not Chart)


def name_of(people: People, actor: int) -> str:
    """Return the name to show for an actor number where a mention cannot stand."""
    one = people.get(actor)
    return (one.name or one.handle or one.id) if one else NOBODY


def _takes(page: Page, embed: discord.Embed) -> bool:
    return len(page.embeds) < EMBEDS and sum(map(weight, page.embeds)) + weight(embed) <= TOTAL


def _with_files(pages: list[Page], files: list[Image | File]) -> list[Page]:
    for at in range(0, len(files), FILES):
        if at or not pages:
            pages = [*pages, Page()]
        pages[-1] = replace(pages[-1], files=tuple(files[at : at + FILES]))
    return pages


def _with_rows(pages: list[Page], rows: list[tuple[Button, ...]]) -> list[Page]:
    laid = rows_of(rows)
    for at in range(0, len(laid), ROWS):
        if at or not pages:
            pages = [*pages, Page()]
        pages[-1] = replace(pages[-1], rows=tuple(laid[at : at + ROWS]))
    return pages


def _flow(parts: tuple[AnyPart, ...], people: People, link_to: LinkTo) -> Iterator[str]:
    """Yield the text as pieces that must not be cut. Words flow on; blocks begin and end their line."""
    start, owed = True, False
    for part in parts:
        standing = _stands(part)
        pieces = list(_pieces(part, people, link_to))
        if not pieces:
            owed = owed or not isinstance(part, Text | Toast)  # a card between two texts parts them
            continue
        if not start and (owed or standing):
            yield "\n"
        yield from pieces
        start, owed = pieces[-1].endswith("\n"), standing


def _stands(part: AnyPart) -> bool:
    return isinstance(part, Table | Chart) or (isinstance(part, Text) and part.style in ("pre", "quote"))


def _pieces(part: AnyPart, people: People, link_to: LinkTo) -> Iterator[str]:
    match part:
        case Text(text=text):
            yield from atoms(part) if text else ()
        case Mention(actor=actor):
            yield _mention(actor, people)
        case Moment(at=at):
            yield f"<t:{at // SECOND}:f>"
        case Link():
            yield _link(part, link_to)
        case Table():
            yield from block(_table(part, people))
        case Chart():
            yield f"📊 {escape(part.alt or part.kind)}"
        case _:
            return


def _mention(actor: int, people: People) -> str:
    one = people.get(actor)
    if one is not None and one.id.isdecimal():
        return f"<@{one.id}>"
    return escape(name_of(people, actor))


def _link(part: Link, link_to: LinkTo) -> str:
    target = part.url or (link_to(part.chat, part.message) if part.message else "")
    if not target or any(mark in target for mark in " <>\n"):
        return escape(part.text or target)
    if part.text in ("", target):
        return target
    label = escape(part.text).replace("\n", " ")
    # Discord reads a masked link only without addresses in its words and without open brackets in its target.
    if "://" in part.text or len(target) > CONTENT // 2:
        return f"{label} {target}"
    return f"[{label}]({target.replace('(', '%28').replace(')', '%29')})"


def _table(part: Table, people: People) -> list[str]:
    cells = [[_cell(cell, people) for cell in row] for row in part.rows]
    ragged: list[list[str]] = [[*part.header], *cells] if part.header else cells
    columns = max((len(row) for row in ragged), default=0)
    rows = [[*row, *[""] * (columns - len(row))] for row in ragged]
    sizes = [max(width(row[at]) for row in rows) for at in range(columns)]
    body = rows[len(rows) - len(cells) :]
    numeric = [all(_is_number(row[at]) for row in body) for at in range(columns)]
    return [
        "  ".join(
            pad(cell, size, right=right) for cell, size, right in zip(row, sizes, numeric, strict=True)
        ).rstrip()
        for row in rows
    ]


def _cell(cell: Any, people: People) -> str:
    text = name_of(people, cell.actor) if isinstance(cell, Mention) else str(cell)
    return " ".join(text.split("\n"))


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").strip(" +-−%#×/").isdecimal()
