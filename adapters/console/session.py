"""Script mode: lines in, the same answers out, every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TextIO
from zoneinfo import ZoneInfo

from adapters.console.adapter import ConsoleAdapter
from adapters.console.board import group, private
from adapters.console.decode import button, decode
from adapters.console.script import (
    GoPrivate,
    GoTo,
    Happening,
    Help,
    Later,
    LineError,
    Nothing,
    Pressed,
    Until,
    parse,
)
from engine.contract.clock import SECOND, to_micros
from engine.contract.ports import Driver, Stream

UNDERSTOOD = 0
NOT_UNDERSTOOD = 2

PROTOCOL = """\
alice: 签到                 a member speaks; a new name is a new member     说话；新名字就是新成员
admin!: /settings          `!` = admin from then on                       `!` = 从此是管理员
bob ^12: thanks!           reply to message 12; `^` alone = the previous  回复第 12 条；只写 `^` = 上一条
bob +👍 12 / bob -👍 12     reaction on / off message 12                   加上 / 去掉表情
bob press 12 2             second button of message 12                    按第 12 条的第 2 个按钮
carol joins / leaves       also `requests to join`                        进群 / 退群，申请进群
carol joins by LINK        by a link that `/invite` gave                  从邀请链接进群
alice edit 12: text        edit a message                                 改消息
alice delete 12            delete it                                      删消息
alice sends photo.jpg      a message with a file                          发文件
alice joins voice X        and `alice leaves voice`                       进语音 / 退语音
#general / @dm alice       go on in another chat / in private             换群 / 和 Qunban 私聊
@+2h @2026-12-01T09:00     move the clock                                 拨快时钟
"""


class Session:
    """Plays lines against the engine. `pace` is how far the clock moves from one happening to the next."""

    def __init__(
        self, stream: Stream, driver: Driver, adapter: ConsoleAdapter, *, zone: str, pace: int
    ) -> None:
        self._stream = stream
        self._driver = driver
        self._adapter = adapter
        self._zone = ZoneInfo(zone)
        self._pace = pace
        self._last: int | None = None

    async def play(self, text: str, explain: Callable[[str], object]) -> None:
        """Do what one line says. Raises LineError if it is not understood or cannot happen."""
        line = parse(text)
        board = self._adapter.board
        match line:
            case Nothing():
                pass
            case Help():
                explain(PROTOCOL)
            case GoTo():
                board.go(group(line.chat))
            case GoPrivate():
                board.go(private(line.name))
            case Later():
                await self._move(self._driver.now() + line.by)
            case Until():
                await self._move(self._micros(line.moment))
            case _:
                await self._happen(line)

    async def end(self) -> None:
        """Let happen what is due by now."""
        await self._driver.advance(self._driver.now())

    async def _move(self, to: int) -> None:
        if to > self._driver.now():
            await self._driver.advance(to)

    async def _happen(self, line: Happening) -> None:
        board = self._adapter.board
        # Refuse before the clock moves: a line that cannot happen takes no time.
        decode(line, board, self._driver.now())
        if self._last is not None:
            await self._move(self._last + self._pace)
        now = self._driver.now()
        incoming = decode(line, board, now)
        self._last = now
        if incoming:
            for one in incoming:
                board.record(one)
            await self._stream.append(incoming)
        if isinstance(line, Pressed) and (url := button(board, line).url):
            self._adapter.toast(board.posts[line.number].chat, line.name, line.number, url)
        await self._driver.drain()

    def _micros(self, moment: datetime) -> int:
        return to_micros(moment if moment.tzinfo else moment.replace(tzinfo=self._zone))


async def run_script(
    stream: Stream, driver: Driver, adapter: ConsoleAdapter, lines: Iterable[str], *, zone: str, err: TextIO
) -> int:
    """Play a script: the first happening at the driver's time, each later one a second after the last.

    Returns 0, or 2 if a line was not understood; those go to `err` with their number.
    """
    session = Session(stream, driver, adapter, zone=zone, pace=SECOND)
    code = UNDERSTOOD
    for number, line in enumerate(lines, 1):
        try:
            await session.play(line, err.write)
        except LineError as error:
            err.write(f"line {number}: {error}\n")
            code = NOT_UNDERSTOOD
    await session.end()
    return code
