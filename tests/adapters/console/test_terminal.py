from __future__ import annotations

import io

from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from adapters.console.board import Board
from adapters.console.sandbox import make_adapter
from adapters.console.show import CardPrinter, Entry
from adapters.console.terminal import ScriptCompleter, run_terminal
from engine.contract.clock import ManualClock
from engine.contract.replies import Text
from tests.adapters.console.play import START, ZONE, reply_to
from tests.fakes.engine import FakeDriver, FakeStream


def offered(typed: str) -> list[str]:
    completer = ScriptCompleter(Board(members=["alice", "bob"]), ["/me", "/points add", "签到"])
    return [one.text for one in completer.get_completions(Document(typed), CompleteEvent())]


def test_names_deeds_commands_and_mentions_complete() -> None:
    assert offered("al") == ["alice: "]
    assert offered("alice pr") == ["press "]
    assert offered("alice: /p") == ["/points add"]
    assert offered("alice：签") == ["签到"]
    assert offered("alice: thanks @b") == ["bob"]
    assert offered("@dm a") == ["@dm alice"]


async def test_what_is_typed_is_played_until_ctrl_d() -> None:
    out = io.StringIO()
    adapter = make_adapter(clock=ManualClock(START), zone=ZONE, json=True, out=out)
    stream = FakeStream()
    driver = FakeDriver(ManualClock(START), stream, adapter, lambda one: [reply_to(one, Text("hello"))])
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("alice: hi\rnonsense\rbob: hey\r\x04")
        assert await run_terminal(stream, driver, adapter, zone=ZONE) == 0
    assert [one.unique for one in stream.events] == ["1", "3"]
    assert out.getvalue().count("hello") == 2


def test_answers_are_framed_and_acts_are_not() -> None:
    out = io.StringIO()
    printer = CardPrinter(Console(file=out, width=60))
    at = "2026-01-05T09:00:00+08:00"
    printer.show(Entry(n=2, at=at, chat="#general", text="签到成功", buttons=[["Top"]]))
    printer.show(Entry(n=None, at=at, chat="#general", act={"name": "ban", "actor": "bob"}))
    printer.toast(Entry(n=2, at=at, chat="#general", to="bob", private=True, text="done"))
    shown = out.getvalue()
    assert "╭─ [2] 01-05 09:00:00 #general" in shown
    assert "[1] Top" in shown
    assert "⚙ ban actor=bob" in shown
    assert "💬 done" in shown
