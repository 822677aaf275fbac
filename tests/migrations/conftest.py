from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def migrated_once() -> None:
    """Here every database goes through all migrations."""
