from __future__ import annotations

from tests.adapters.telegram.speed import measure


def test_updates_are_decoded_far_faster_than_the_library_does() -> None:
    assert max(measure(1_000, 2).ratio for _ in range(2)) >= 25
