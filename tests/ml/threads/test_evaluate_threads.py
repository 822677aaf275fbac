from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import make_app
from bot.evaluate.threads import addressee, before, either, figures
from engine.contract.clock import MINUTE
from engine.ml.threads import Cues, Said
from engine.ml.threads.talk import Line, judged, talks


def line(number: int, author: int, parent: int = 0, *, called: int = 0, minutes: int = 1) -> Line:
    return Line(
        Said(number, author, number * minutes * MINUTE, Cues((), (called,) if called else ())), parent
    )


TALK = [line(1, 1), line(2, 2), line(3, 3, 1, called=1), line(4, 1), line(5, 2, 3), line(6, 1)]


def test_judged_is_what_lies_between_the_first_link_and_the_last() -> None:
    assert [one.said.number for one in judged(TALK)] == [3, 4, 5]
    assert judged([line(1, 1), line(2, 2)]) == []


def test_precision_counts_guesses_and_recall_counts_links() -> None:
    found = figures([(TALK, {3: 1, 4: 2, 5: 4, 6: 5})])
    assert found == {"replies": 2, "guessed": 3, "precision": 0.3333, "recall": 0.5, "f1": 0.4}


def test_the_yardsticks_are_what_they_are_called() -> None:
    assert before(TALK) == {2: 1, 3: 2, 4: 3, 5: 4, 6: 5}
    assert addressee(TALK) == {3: 1}
    assert either(TALK) == {2: 1, 3: 1, 4: 3, 5: 4, 6: 5}


def test_a_talk_ends_where_nobody_speaks_for_a_day_and_a_half() -> None:
    lines = [line(1, 1), line(2, 2), line(3, 1, minutes=2000)]
    assert [len(talk) for talk in talks(lines)] == [2, 1]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    said = [
        ("ann", "how do I mount an iso file?", None),
        ("ben", "anyone know why my sound card makes no sound?", None),
        ("cat", "ann: mount -o loop file.iso /mnt", 1),
        ("ann", "cat: thanks, does that need root?", 3),
        ("cat", "ann: yes, use sudo", 4),
    ]
    messages = [
        {
            "id": number,
            "type": "message",
            "date": f"2026-01-05T09:0{number}:00",
            "date_unixtime": str(1_767_574_800 + 60 * number),
            "from": who,
            "from_id": f"user{sum(map(ord, who))}",
            "text": words,
            **({"reply_to_message_id": reply} if reply else {}),
        }
        for number, (who, words, reply) in enumerate(said, 1)
    ]
    path = tmp_path / "result.json"
    chat = {"name": "help", "type": "public_supergroup", "id": 1, "messages": messages}
    path.write_text(json.dumps(chat), encoding="utf-8")
    return path


def test_evaluate_threads_hides_the_replies_and_guesses_them(export: Path, tmp_path: Path) -> None:
    out = tmp_path / "guesses.jsonl"
    command = ["evaluate", "threads", str(export), "--json", "--predictions", str(out)]
    said = CliRunner().invoke(make_app(), command, catch_exceptions=False)
    found: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    assert (found["task"], found["n"]) == ("threads", 3)
    ours, *yardsticks = found["models"]
    assert ours["default"]
    assert [one["name"] for one in yardsticks] == [
        "previous message",
        "addressee",
        "addressee, else previous",
    ]
    assert (ours["precision"], ours["recall"]) == (1.0, 1.0)
    assert ours["test"]["replies"] == 3
    guesses = [json.loads(one) for one in out.read_text(encoding="utf-8").splitlines()]
    assert guesses == [{"message": 3, "parent": 1}, {"message": 4, "parent": 3}, {"message": 5, "parent": 4}]


def test_a_file_that_is_no_export_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("{}", encoding="utf-8")
    said = CliRunner().invoke(make_app(), ["evaluate", "threads", str(path)])
    assert said.exit_code != 0
    assert "Traceback" not in said.output
