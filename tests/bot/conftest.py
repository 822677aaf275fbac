from __future__ import annotations

import asyncio
import io
import logging
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import structlog

from adapters.console.session import run_script
from bot import wiring
from bot.cli import main
from bot.sandbox import open_sandbox

TALK = (
    "alice: 签到",
    "bob: 请问 git commit 写错了说明怎么改",
    "@+2m",
    "alice ^2: 还没 push 的话用 git commit --amend 就可以",
    "@+2m",
    "bob ^: 谢谢 alice，改好了",
)


class Said(NamedTuple):
    code: int
    out: str
    err: str


Cli = Callable[..., Said]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Cli]:
    """Call the command line in this process, in an empty folder, with standard input as given."""
    monkeypatch.chdir(tmp_path)
    for name in ("QUNBAN_BOT__DATABASE", "QUNBAN_TELEGRAM__TOKEN", "QUNBAN_DISCORD__TOKEN"):
        monkeypatch.delenv(name, raising=False)
    signals = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level

    def call(*args: object, given: str = "") -> Said:
        monkeypatch.setattr(sys, "argv", ["qunban", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        with pytest.raises(SystemExit) as left:
            main()
        code = left.value.code
        assert isinstance(code, int)
        return Said(code, *capsys.readouterr())

    yield call
    for number, handler in signals.items():
        signal.signal(number, handler)
    logging.getLogger().handlers[:] = handlers
    logging.getLogger().setLevel(level)
    structlog.reset_defaults()


def play(url: str, lines: Sequence[str] = TALK) -> None:
    """Let a sandbox script happen in a database."""
    store = wiring.open_store(url)
    try:
        box = open_sandbox(store, zone="Asia/Shanghai", at=None, json=True, operator={}, lasting=True)
        script = run_script(box.stream, box.driver, box.adapter, lines, zone=box.zone, err=sys.stderr)
        assert asyncio.run(script) == 0
    finally:
        store.close()


@pytest.fixture
def db(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Make a database in which two people have talked."""
    url = f"sqlite:///{tmp_path}/qunban.db"
    play(url)
    capsys.readouterr()
    return url
