"""What the bot says or does, as one entry, and the ways to print it."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import Protocol, TextIO

import msgspec
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

Value = str | int | float | bool | list[str | int] | None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `--json`; every key is always present, in this order."""

    n: int | None
    at: str
    chat: str
    to: str | None = None
    private: bool = False
    reply_to: int | None = None
    text: str = ""
    buttons: list[list[str]] = []
    image: str | None = None
    slot: str | None = None
    edits: int | None = None
    act: dict[str, Value] | None = None


class Printer(Protocol):
    """Somewhere to show entries: messages and acts, and passing lines."""

    def show(self, entry: Entry) -> None: ...

    def toast(self, entry: Entry) -> None: ...


def _print(out: TextIO, text: str) -> None:
    try:
        out.write(text + "\n")
        out.flush()
    except BrokenPipeError:
        # Whoever read has left (`| head`): there is nobody to go on for, and nothing to complain about.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        raise SystemExit(0) from None


class JsonPrinter:
    """One object a line, to `out` or to what is standard output at that moment."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._given = out

    @property
    def _out(self) -> TextIO:
        return self._given or sys.stdout

    def show(self, entry: Entry) -> None:
        _print(self._out, msgspec.json.encode(entry).decode())

    toast = show


class PlainPrinter:
    """A head line and the text below it, for pipes."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._given = out

    @property
    def _out(self) -> TextIO:
        return self._given or sys.stdout

    def show(self, entry: Entry) -> None:
        self._write(head(entry), entry)

    def toast(self, entry: Entry) -> None:
        self._write(f"{head(entry)} 💬", entry)

    def _write(self, first: str, entry: Entry) -> None:
        lines = [first, *(f"    {line}" for line in body(entry))]
        _print(self._out, "\n".join(lines))


class CardPrinter:
    """Framed and coloured, for people at a terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def toast(self, entry: Entry) -> None:
        self._console.print(Text(" ".join([head(entry), "💬", *body(entry)]), style="dim"))

    def show(self, entry: Entry) -> None:
        if entry.act is not None:
            self._console.print(Text(" ".join([head(entry), *body(entry)]), style="dim"))
            return
        text = Text(entry.text)
        for line in button_lines(entry):
            text.append(("\n" if text else "") + line, style="bold cyan")
        if entry.image:
            text.append(("\n" if text else "") + entry.image, style="underline")
        self._console.print(
            Panel(
                text,
                title=Text(head(entry)),
                title_align="left",
                border_style="magenta" if entry.private else "green",
                expand=False,
            )
        )


def head(entry: Entry) -> str:
    """Say in one line which message this is, when and where it stands, and for whom."""
    marks = [
        f"[{entry.n}]" if entry.n is not None else "[-]",
        datetime.fromisoformat(entry.at).strftime("%m-%d %H:%M:%S"),
    ]
    marks.append(entry.chat)
    if entry.to and entry.chat != f"@{entry.to}":
        marks.append(f"→ {entry.to}")
    if entry.private:
        marks.append("🔒")
    if entry.reply_to is not None:
        marks.append(f"^{entry.reply_to}")
    if entry.edits is not None:
        marks.append("✎")
    return " ".join(marks)


def body(entry: Entry) -> list[str]:
    """Return the lines below the head: text, picture, buttons, or what was done."""
    lines = entry.text.split("\n") if entry.text else []
    if entry.image:
        lines.append(entry.image)
    lines += button_lines(entry)
    if entry.act is not None:
        told = [
            f"{key}={value}"
            for key, value in entry.act.items()
            if key != "name" and value not in (None, "", [])
        ]
        lines.append(" ".join(["⚙", str(entry.act["name"]), *told]))
    return lines


def button_lines(entry: Entry) -> list[str]:
    """Number the buttons from 1, left to right, top to bottom; a row is a line."""
    lines = []
    number = 0
    for row in entry.buttons:
        shown = []
        for label in row:
            number += 1
            shown.append(f"[{number}] {label}")
        lines.append("  ".join(shown))
    return lines
