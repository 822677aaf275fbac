"""A file that is brought in again: what reads otherwise in it reads otherwise in the base."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import make_app
from tests.fakes.sandbox import run_script, said

WIFI = {"id": "1", "question": "Where is the wifi password?", "answer": "At the desk"}


def bring(file: Path, url: str, *rows: dict[str, str]) -> None:
    """Write a file and bring it in."""
    file.write_text(json.dumps(rows), encoding="utf-8")
    done = CliRunner().invoke(make_app(), ["import", "faq", str(file), "--db", url])
    assert done.exit_code == 0, done.output


def test_a_key_and_a_link_that_the_file_has_now_are_taken(tmp_path: Path) -> None:
    url, file = f"sqlite:///{tmp_path / 'q.db'}", tmp_path / "faq.json"
    run_script(["boss!: /faq add #desk Where is the desk? | Downstairs."], url=url)
    bring(file, url, {**WIFI, "link": "https://example.org/old"})
    bring(file, url, {**WIFI, "link": "https://example.org/new", "key": "WiFi"})
    (told,) = said(run_script(["ann: #wifi"], url=url))
    assert "https://example.org/new" in told
    # A key that another entry has is not taken from it, and one is not lost where the file names none.
    bring(file, url, {**WIFI, "key": "desk"})
    bring(file, url, WIFI)
    told, desk = said(run_script(["ann: #wifi", "ann: #desk"], url=url))
    assert told.startswith("💡 At the desk")
    assert desk.startswith("💡 Downstairs.")
