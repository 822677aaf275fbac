from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from engine.contract.events import VERSION, AnyBody, decode_body, encode_body, kind_of

SAMPLES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "events.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: json.loads(sample["payload"])["kind"])
def test_a_stored_event_of_any_version_decodes_for_ever(sample: dict[str, str | int]) -> None:
    payload = str(sample["payload"]).encode()
    body = decode_body(payload, int(sample["version"]))
    assert kind_of(body) == json.loads(payload)["kind"]
    assert decode_body(encode_body(body)) == body


def test_there_is_a_sample_of_every_kind() -> None:
    kinds = {str(kind.__struct_config__.tag) for kind in get_args(AnyBody)}
    assert {json.loads(sample["payload"])["kind"] for sample in SAMPLES} == kinds


def test_an_event_of_a_newer_program_is_refused() -> None:
    with pytest.raises(ValueError, match="newer program"):
        decode_body(b"{}", VERSION + 1)
