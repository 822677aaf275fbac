"""The guide names only what exists, in both languages alike."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.cli import make_app
from bot.config import KEYS

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "docs" / "guide.md", ROOT / "docs" / "guide.en.md"]
METRICS = (ROOT / "bot" / "ops" / "metrics.py").read_text(encoding="utf-8")


@pytest.fixture(params=GUIDES, ids=lambda path: path.name)
def guide(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


def test_every_number_that_is_named_is_served(guide: str) -> None:
    named = set(re.findall(r"qunban_[a-z_]+", guide))
    assert named
    assert [name for name in named if f'"{name}"' not in METRICS] == []


def test_every_key_that_is_named_is_read(guide: str) -> None:
    for block in re.findall(r"```toml\n(.*?)```", guide, re.DOTALL):
        for section, table in tomllib.loads(block).items():
            assert set(table) <= set(KEYS[section])
    for section, key in re.findall(r"QUNBAN_([A-Z]+)__([A-Z_]+)", guide):
        assert key.lower() in KEYS[section.lower()]


def test_every_command_that_is_named_exists(guide: str) -> None:
    app = make_app()
    known = {one.name for one in app.registered_commands} | {one.name for one in app.registered_groups}
    assert set(re.findall(r"python -m bot ([a-z]+)", guide)) <= known


def test_both_languages_have_the_same_sections_and_rows() -> None:
    shapes = [re.findall(r"^(#+ |\||```)", path.read_text(encoding="utf-8"), re.MULTILINE) for path in GUIDES]
    assert shapes[0] == shapes[1]


def test_the_links_lead_somewhere(guide: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", guide):
        assert target.startswith("https://") or (ROOT / "docs" / target).exists()
