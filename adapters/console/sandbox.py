"""Puts the pieces of the sandbox together: for wiring, which knows the engine, and nobody else."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from rich.console import Console

from adapters.console.adapter import ConsoleAdapter, state_folder
from adapters.console.board import Board
from adapters.console.session import run_script
from adapters.console.show import CardPrinter, JsonPrinter, PlainPrinter, Printer
from engine.contract.clock import Clock
from engine.contract.ports import Driver, Queries, Stream


def at_terminal() -> bool:
    """Tell whether somebody sits there, so that the clock runs in real time."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def make_adapter(
    *,
    clock: Clock,
    zone: str,
    json: bool = False,
    out: TextIO | None = None,
    first_number: int = 1,
    first_event: int = 1,
    members: Iterable[str] = (),
    folder: Path | None = None,
) -> ConsoleAdapter:
    """Make the sandbox's adapter.

    In a database that has events `first_number` is the first free message number, `first_event` the number of
    events plus one, and `members` the names of those seen.
    """
    printer: Printer
    if json:
        printer = JsonPrinter(out)
    elif out is None and at_terminal():
        printer = CardPrinter(Console())
    else:
        printer = PlainPrinter(out)
    board = Board(first_number=first_number, first_event=first_event, members=members)
    return ConsoleAdapter(board, printer, clock=clock, zone=zone, folder=folder)


async def play(
    stream: Stream, driver: Driver, adapter: ConsoleAdapter, *, zone: str, queries: Queries | None = None
) -> int:
    """Read standard input until it ends: a prompt on a terminal, a script otherwise. Returns the exit code."""
    if at_terminal():
        from adapters.console.terminal import run_terminal

        folder = state_folder()
        return await run_terminal(stream, driver, adapter, zone=zone, queries=queries, folder=folder)
    _speak_utf8(sys.stdin, sys.stdout, sys.stderr)
    return await run_script(stream, driver, adapter, sys.stdin, zone=zone, err=sys.stderr)


def _speak_utf8(*streams: TextIO) -> None:
    """Make scripts mean the same whatever the machine's locale; a broken byte becomes U+FFFD."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
