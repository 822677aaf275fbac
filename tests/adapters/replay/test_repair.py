from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from adapters.replay.repair import Repair

PIECES = st.lists(st.sampled_from(["\\\\", '\\"', "\\n", "\\x0B", "\\x1f", "\\u4f60", "a", "x0B", "你"]))


def repaired(chunks: list[bytes]) -> bytes:
    repair = Repair()
    return b"".join([*(repair.feed(chunk) for chunk in chunks), repair.finish()])


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted({place % (len(data) + 1) for place in places}), len(data)]
    return [data[start:end] for start, end in pairwise(edges)]


@given(PIECES, st.lists(st.integers(0, 200)))
def test_a_repaired_string_is_json_with_the_characters_meant(pieces: list[str], places: list[int]) -> None:
    meant = "".join(
        json.loads(f'"{piece}"'.replace("\\x", "\\u00") if piece.startswith("\\x") else f'"{piece}"')
        for piece in pieces
    )
    written = f'"{"".join(pieces)}"'.encode()
    assert json.loads(repaired(cut(written, places))) == meant


@given(st.binary(max_size=60) | st.text("\\x0aB", max_size=40).map(str.encode), st.lists(st.integers(0, 60)))
def test_where_chunks_end_does_not_matter(data: bytes, places: list[int]) -> None:
    assert repaired(cut(data, places)) == repaired([data])


@given(st.recursive(st.text() | st.integers(), st.lists))
def test_valid_json_stays_as_it_is(value: object) -> None:
    written = json.dumps(value).encode()
    assert repaired([written]) == written


def test_an_escaped_backslash_is_not_an_escape() -> None:
    assert repaired([rb'"\\x0B \\\x0B"']) == rb'"\\x0B \\\u000B"'
