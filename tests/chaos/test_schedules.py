from __future__ import annotations

from pathlib import Path

import pytest

from tests.chaos.runner import Runner
from tests.fakes.postgres import Postgres


@pytest.mark.parametrize("seed", range(12))
def test_the_state_is_that_of_the_undisturbed_run(tmp_path: Path, postgres: Postgres, seed: int) -> None:
    assert Runner(tmp_path, postgres).play(seed).error == ""
