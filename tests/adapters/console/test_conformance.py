from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from adapters.console.board import Board, group, private
from adapters.console.decode import decode
from adapters.console.script import GoPrivate, GoTo, Help, Later, Nothing, Until, parse
from engine.contract.events import Incoming
from engine.contract.replies import Button
from tests.adapters.conformance import Inbound
from tests.adapters.console.play import START

LINES = """\
alice: 签到
admin!: /settings
bob ^1: 谢谢 @alice
bob ^: me too
bob +👍 1
bob -👍 1
carol requests to join
carol joins
carol joins voice Lounge
carol leaves voice
carol leaves
alice edit 1: 签到！
alice delete 1
alice sends photo.jpg: look
@dm alice
alice: /me
bob press 99 2
"""


def read() -> Sequence[Incoming]:
    board = Board()
    seen: list[Incoming] = []
    for text in LINES.splitlines():
        line = parse(text)
        if isinstance(line, GoTo | GoPrivate):
            board.go(group(line.chat) if isinstance(line, GoTo) else private(line.name))
            continue
        assert not isinstance(line, Later | Until | Help | Nothing)
        if "press" in text:
            board.next_number = 99
            board.post(group("general"), "?", [Button("A", data="a"), Button("B", data="b")], None)
        for one in decode(line, board, START):
            board.record(one)
            seen.append(one)
    return seen


class TestConsoleInbound(Inbound):
    @pytest.fixture
    def samples(self) -> Callable[[], Sequence[Incoming]]:
        return read
