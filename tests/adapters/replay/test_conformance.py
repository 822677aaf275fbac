from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from adapters.replay import read
from engine.contract.events import Incoming
from tests.adapters.conformance import Inbound
from tests.adapters.replay.make import EXPORTS


@pytest.mark.parametrize("name", sorted(path.name for path in EXPORTS.glob("*.json")))
class TestExports(Inbound):
    @pytest.fixture
    def samples(self, name: str) -> Callable[[], Sequence[Incoming]]:
        return lambda: list(read(EXPORTS / name))


class TestCsv(Inbound):
    @pytest.fixture
    def samples(self, tmp_path: Path) -> Callable[[], Sequence[Incoming]]:
        path = tmp_path / "Server - general [123456].csv"
        path.write_text(
            "AuthorID;Author;Date;Content;Attachments;Reactions;\n"
            '"7";"ann#1234";"04-Jun-19 12:07 AM";"Joined the server.";"";"";\n'
            + '"7";"ann#1234";"04-Jun-19 12:07 AM";"ok";"";"";\n'
            * 3,
            "utf-8",
        )
        return lambda: list(read(path))
