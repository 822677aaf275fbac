"""The sandbox on a terminal: a prompt with history and completion, and a clock that runs by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout

from adapters.console.adapter import ConsoleAdapter
from adapters.console.board import PLATFORM, Board, label
from adapters.console.script import LineError
from adapters.console.session import UNDERSTOOD, Session
from engine.contract.ports import Driver, Queries, Stream

WELCOME = """\
群伴沙盒：写 `alice: 签到` 试试；`?` 看全部写法，Ctrl-D 离开。
Qunban sandbox: try `alice: 签到`; `?` shows the protocol, Ctrl-D leaves."""

_TICK = 1.0
_DEEDS = (
    "press ",
    "joins",
    "joins by ",
    "leaves",
    "requests to join",
    "edit ",
    "delete ",
    "sends ",
    "joins voice ",
    "leaves voice",
)


async def run_terminal(
    stream: Stream,
    driver: Driver,
    adapter: ConsoleAdapter,
    *,
    zone: str,
    queries: Queries | None = None,
    folder: Path | None = None,
) -> int:
    """Talk with whoever sits at the terminal until Ctrl-D; what falls due meanwhile happens by itself.

    The driver's clock runs by itself here; every second what it has passed is let happen.
    """
    turn = asyncio.Lock()
    session = Session(stream, driver, adapter, zone=zone, pace=0)
    prompt: PromptSession[str] = PromptSession(history=_history(folder))
    with patch_stdout(raw=True):
        print(WELCOME)
        ticking = asyncio.create_task(_tick(driver, turn))
        try:
            await _talk(session, prompt, adapter.board, turn, queries)
        finally:
            ticking.cancel()
            with suppress(asyncio.CancelledError):
                await ticking
        await session.end()
    return UNDERSTOOD


async def _talk(
    session: Session, prompt: PromptSession[str], board: Board, turn: asyncio.Lock, queries: Queries | None
) -> None:
    while True:
        completer = ScriptCompleter(board, await _commands(queries, board))
        where = FormattedText([("ansigreen", f"{label(board.here)} "), ("bold", "› ")])
        try:
            line = await prompt.prompt_async(where, completer=completer, complete_while_typing=False)
        except EOFError:
            return
        except KeyboardInterrupt:
            continue
        async with turn:
            try:
                await session.play(line, print)
            except LineError as error:
                print(error)


async def _tick(driver: Driver, turn: asyncio.Lock) -> None:
    while True:
        await asyncio.sleep(_TICK)
        async with turn:
            await driver.advance(driver.now())


async def _commands(queries: Queries | None, board: Board) -> list[str]:
    if queries is None:
        return []
    specs = await queries.commands(PLATFORM, board.here.id)
    return [word for spec in specs for word in (f"/{spec.name}", *spec.aliases)]


def _history(folder: Path | None) -> History:
    if folder is None:
        return InMemoryHistory()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(folder / "history"))


class ScriptCompleter(Completer):
    """Completes members and deeds at the head of a line, commands and mentions behind the colon."""

    def __init__(self, board: Board, commands: Sequence[str]) -> None:
        self._board = board
        self._commands = commands

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterable[Completion]:
        """Offer what can follow the text before the cursor."""
        start, words = self._choices(document.text_before_cursor)
        for word in words:
            if word.startswith(start) and word != start:
                yield Completion(word, start_position=-len(start))

    def _choices(self, typed: str) -> tuple[str, Sequence[str]]:
        names = list(self._board.members)
        head, colon, said = typed.replace("：", ":").partition(":")
        if colon:
            mention = said.rpartition("@")
            if mention[1]:
                return mention[2], names
            return said.lstrip(), self._commands
        if head.startswith("@"):
            return head, ["@+1h", "@+1d", *(f"@dm {name}" for name in names)]
        name, space, deed = head.partition(" ")
        if space and name:
            return deed, _DEEDS
        return head, [f"{name}: " for name in names]
