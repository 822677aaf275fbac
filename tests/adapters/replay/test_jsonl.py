from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from adapters.replay import ReplayError, read
from adapters.replay import jsonl as module
from engine.contract.events import ChatRef, Incoming, Joined, Message, PersonRef
from tests.adapters.replay.make import EXPORTS

EVENT = Incoming(
    platform="telegram",
    chat=ChatRef("-5", "群"),
    unique="1",
    at=1_740_824_400_000_000,
    people=(PersonRef("7", "Ann"), PersonRef("8", "小明")),
    actor=0,
    community="ours",
    origin="live",
    body=Message(text="hi", message="1", mentions=(1,)),
)


def lines(path: Path, *texts: bytes) -> Path:
    path.write_bytes(b"\n".join(texts) + b"\n")
    return path


def test_events_come_back_as_they_were_written_but_as_an_import(tmp_path: Path) -> None:
    found = list(read(EXPORTS / "telegram_edge_cases.json"))
    path = lines(tmp_path / "e.jsonl", *(msgspec.json.encode(one) for one in found))
    assert list(read(path)) == found
    (event,) = read(lines(path, msgspec.json.encode(EVENT), b"", b"  "))
    assert event == msgspec.structs.replace(EVENT, origin="import")
    assert [one.community for one in read(path, origin="live", community="theirs")] == ["theirs"]


def test_the_fields_with_defaults_may_be_left_out(tmp_path: Path) -> None:
    text = b'{"platform":"x","chat":{"id":"1"},"unique":"u","at":5,"body":{"kind":"joined"}}'
    (event,) = read(lines(tmp_path / "e.jsonl", text))
    assert event.body == Joined()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b'{"platform":"x"}', "no event: Object missing required field"),
        (b"hello", "no event"),
        (
            msgspec.json.encode(msgspec.structs.replace(EVENT, actor=2)),
            "position 2 is not in `people`, which has 2",
        ),
    ],
)
def test_a_line_that_is_no_event_is_named(tmp_path: Path, text: bytes, sentence: str) -> None:
    events = read(lines(tmp_path / "e.jsonl", msgspec.json.encode(EVENT), text))
    next(events)
    with pytest.raises(ReplayError) as broken:
        next(events)
    assert sentence in str(broken.value)
    assert "(line 2)" in str(broken.value)


def test_a_cut_last_line_is_told(tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_bytes(msgspec.json.encode(EVENT) + b"\n" + msgspec.json.encode(EVENT)[:50])
    with pytest.raises(ReplayError, match=r"ends in the middle.*line 2"):
        list(read(path))


def test_the_examples_in_the_documentation_are_events(tmp_path: Path) -> None:
    page = Path(module.__file__).with_name("README.md").read_bytes()
    examples = page.split(b"```json\n")[1].split(b"```")[0]
    assert [one.unique for one in read(lines(tmp_path / "e.jsonl", examples))] == ["12", "12:reaction:8:👍"]
