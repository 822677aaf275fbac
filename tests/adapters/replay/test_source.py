from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from adapters.replay import ReplayError, read
from adapters.replay.source import Source
from engine.contract.events import Incoming
from tests.adapters.replay.make import EXPORTS, discord, posted, said, telegram, write

EDGES = EXPORTS / "telegram_edge_cases.json"


def until_it_breaks(path: Path) -> tuple[list[Incoming], str]:
    found: list[Incoming] = []
    with pytest.raises(ReplayError) as broken:
        found.extend(read(path))
    return found, str(broken.value)


def test_a_gzipped_export_reads_like_a_plain_one(tmp_path: Path) -> None:
    path = tmp_path / "r.json.gz"
    path.write_bytes(gzip.compress(EDGES.read_bytes()))
    assert list(read(path)) == list(read(EDGES))


def test_a_gzip_file_may_have_several_members_and_padding(tmp_path: Path) -> None:
    data = EDGES.read_bytes()
    path = tmp_path / "r.json.gz"
    members = [gzip.compress(data[start : start + 50]) for start in range(0, len(data), 50)]
    path.write_bytes(b"".join(members) + b"\0" * 700)
    assert list(read(path)) == list(read(EDGES))


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(b"\xef\xbb\xbf" + EDGES.read_bytes())
    assert list(read(path)) == list(read(EDGES))


@pytest.mark.parametrize("packed", [False, True])
def test_a_cut_export_is_read_up_to_the_cut(tmp_path: Path, packed: bool) -> None:
    whole = telegram(tmp_path / "whole.json", *(said(number, f"text {number}") for number in range(1, 4001)))
    data = gzip.compress(whole.read_bytes()) if packed else whole.read_bytes()
    path = tmp_path / "cut.json"
    path.write_bytes(data[: len(data) // 2])
    found, sentence = until_it_breaks(path)
    assert 1000 < len(found) < 3000
    assert found == list(read(whole))[: len(found)]
    assert sentence.startswith(
        "cut.json: the file ends in the middle; everything before the cut was read (after"
    )


def test_a_gzip_stream_without_its_end_is_told(tmp_path: Path) -> None:
    path = tmp_path / "r.json.gz"
    path.write_bytes(gzip.compress(EDGES.read_bytes())[:-4])
    found, sentence = until_it_breaks(path)
    assert "ends in the middle" in sentence
    assert found == list(read(EDGES))


def test_a_damaged_gzip_stream_is_told(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(EDGES.read_bytes()))
    data[len(data) // 2] ^= 0xFF
    path = tmp_path / "r.json.gz"
    path.write_bytes(data)
    assert "damaged" in until_it_breaks(path)[1]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file is empty"),
        (b"hello", "this is not a chat export"),
        (b"<!DOCTYPE html>", "HTML form"),
        (b"PK\x03\x04", "zip archive"),
        ("{}".encode("utf-16"), "UTF-16"),
        (b"[]", "this is not a chat export"),
        (b"{}", "this JSON is not a chat export"),
        (b'{"contacts": []}', "this JSON is not a chat export"),
        (b'{"name": "x", "type": "private_group"}', "no list `messages`"),
        (b'{"name": "x", "messages": []}', "the chat has no id"),
        (b'{"guild": {}, "messages": []}', "the channel has no id"),
        (b'{"id": 1, "messages": [3]}', "a message is not an object"),
        (b'{"name": "x", "id": 1, "mess', "ends in the middle"),
        (b'{"id": 1, "messages": [}', "this is not JSON"),
        (b'{"id": 1, "messages": [{"id": "\xff"}]}', "not UTF-8"),
    ],
)
def test_what_is_no_export_is_refused_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    found, said_so = until_it_breaks(path)
    assert not found
    assert said_so.startswith("file: ")
    assert sentence in said_so
    assert "\n" not in said_so


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="cannot be opened"):
        list(read(tmp_path / "none.json"))


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(ReplayError, match="no time zone 'Mars'"):
        list(read(EDGES, zone="Mars"))


def test_a_long_header_before_the_messages_is_read(tmp_path: Path) -> None:
    path = discord(tmp_path / "d.json", posted("1"), topic="x" * 200_000)
    assert [one.chat.id for one in read(path)] == ["22"]


def test_progress_ends_at_the_files_size(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    path = write(tmp_path / "r.json", {"id": 1, "type": "private_group", "messages": [said(1)] * 2000})
    assert len(list(read(path, progress=lambda done, size: steps.append((done, size))))) == 2000
    assert steps == sorted(steps)
    assert steps[-1] == (path.stat().st_size, path.stat().st_size)


def test_peeking_takes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"abcdef")
    source = Source(path)
    assert (source.peek(3), source.read(2), source.peek(9), source.read(9)) == (
        b"abc",
        b"ab",
        b"cdef",
        b"cdef",
    )
    source.close()
