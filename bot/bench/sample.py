"""The half-Chinese sample: 10,000 chat lines that ship with the bench (sources and licences: NOTICE).

`python -m bot.bench.sample EXPORT DIALOGUE` writes it anew from a Telegram Desktop export and a JSONL of texts;
the same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from engine.contract.clock import SECOND
from engine.contract.events import ChatRef, Incoming, Message, PersonRef
from engine.contract.ids import stable_hash

SAMPLE = Path(__file__).with_name("sample.jsonl.gz")
HALF = 5000
CHATS = 4
TURN = 25
"""So many lines of each language before the talk goes on in the next chat."""
CHINESE_MEMBERS = 160
START = 1_780_000_000_000_000
PACE = 10 * SECOND


class Line(msgspec.Struct, frozen=True):
    """One line of the sample."""

    text: str
    member: str
    chat: str


def lines() -> list[Line]:
    """Read the sample."""
    decoder = msgspec.json.Decoder(Line)
    return [decoder.decode(row) for row in gzip.decompress(SAMPLE.read_bytes()).splitlines()]


def incoming(sample: list[Line]) -> list[Incoming]:
    """Turn lines into what an adapter hands over, ten seconds apart."""
    chats = {name: ChatRef(id=name, title=name) for name in sorted({line.chat for line in sample})}
    people = {name: PersonRef(id=name, name=name) for name in sorted({line.member for line in sample})}
    return [
        Incoming(
            platform="bench",
            chat=chats[line.chat],
            unique=str(number),
            at=START + number * PACE,
            people=(people[line.member],),
            actor=0,
            body=Message(text=line.text, message=str(number)),
        )
        for number, line in enumerate(sample)
    ]


def _english(export: Path) -> Iterator[tuple[str, str]]:
    messages = msgspec.json.decode(gzip.decompress(export.read_bytes()))["messages"]
    for message in messages:
        text = _flat(message["text"]).strip() if message["type"] == "message" else ""
        if text:
            yield text, str(message["from"])


def _flat(text: Any) -> str:
    if isinstance(text, str):
        return text
    return "".join(part if isinstance(part, str) else part["text"] for part in text)


def _chinese(dialogue: Path) -> Iterator[tuple[str, str]]:
    texts = dict.fromkeys(
        msgspec.json.decode(row)["text"].strip() for row in dialogue.read_bytes().splitlines()
    )
    for number, text in enumerate(filter(None, texts)):
        yield text, f"member_{stable_hash(str(number)) % CHINESE_MEMBERS}"


def write(export: Path, dialogue: Path, target: Path = SAMPLE) -> None:
    """Write the sample: stretches of both languages in turn, spread over the chats."""
    sources = (_english(export), _chinese(dialogue))
    rows = []
    for turn in range(2 * HALF // TURN):
        source = sources[turn % 2]
        for _ in range(TURN):
            text, member = next(source)
            rows.append(msgspec.json.encode(Line(text, member, f"chat_{turn // 2 % CHATS}")))
    target.write_bytes(gzip.compress(b"\n".join(rows) + b"\n", compresslevel=9, mtime=0))


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
