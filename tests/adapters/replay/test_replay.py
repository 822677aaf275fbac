from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from adapters.replay import Counts, ReplayError, Step, read, replay
from tests.adapters.replay.make import EXPORTS, Log, discord, posted, said, telegram

ALL = sorted(EXPORTS.glob("*.json"))


async def test_a_second_replay_brings_nothing_new() -> None:
    log = Log()
    first = await replay(log, ALL)
    assert first.messages < first.events == first.total
    assert first.new == len(log.events)
    again = await replay(log, ALL)
    assert again == Counts(messages=first.messages, events=first.events, new=0, total=first.total)


async def test_events_are_appended_in_batches_with_progress() -> None:
    log, steps = Log(), list[Step]()
    counts = await replay(log, ALL, batch=7, progress=steps.append)
    assert set(log.batches[:-1]) == {7}
    assert steps[-1] == Step(
        done=steps[-1].size, size=sum(path.stat().st_size for path in ALL), counts=counts
    )


async def test_several_files_happen_side_by_side(tmp_path: Path) -> None:
    odd = telegram(tmp_path / "odd.json", *(said(number) for number in range(1, 50, 2)), id=1)
    even = telegram(tmp_path / "even.json", *(said(number) for number in range(2, 50, 2)), id=2)
    log = Log()
    await replay(log, [odd, even], community="ours")
    assert [one.unique for one in log.events.values()] == [str(number) for number in range(1, 50)]
    assert {(one.origin, one.community) for one in log.events.values()} == {("import", "ours")}


async def test_nothing_is_stored_if_one_file_is_no_export(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("hello")
    log = Log()
    with pytest.raises(ReplayError, match=r"notes\.txt"):
        await replay(log, [*ALL, other])
    assert not log.events


async def test_a_cut_file_gives_what_it_has_and_the_others_all(tmp_path: Path) -> None:
    whole = telegram(tmp_path / "whole.json", *(said(number) for number in range(1, 4)))
    cut = discord(tmp_path / "cut.json", posted("1"), posted("2"))
    cut.write_bytes(cut.read_bytes()[:-30])
    log = Log()
    with pytest.raises(ReplayError, match=r"cut\.json: the file ends in the middle") as broken:
        await replay(log, [cut, whole])
    assert broken.value.counts == Counts(messages=4, events=4, new=4, total=4)


def test_memory_does_not_grow_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.json"
        with path.open("w") as out:
            out.write('{"name": "g", "type": "private_supergroup", "id": 1, "messages": [')
            for number in range(1, count + 1):
                more = {"reply_to_message_id": number - 1} if number > 1 else {}
                one = said(number, "long " * 300, who=f"user{number}", **more)
                out.write(json.dumps(one) + ("," if number < count else "]}"))
        tracemalloc.start()
        try:
            assert sum(1 for _ in read(path)) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    monkeypatch.setattr("adapters.replay.adapter._WINDOW", 1 << 10)
    assert peak(20_000) < 1.2 * peak(5_000) < 12_000_000
