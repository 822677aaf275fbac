"""The sandbox in front of the real engine."""

from __future__ import annotations

import json
from pathlib import Path

from tests.fakes.sandbox import Shown, run, run_script, said

FIRST = [
    "alice: 签到",
    "alice: /me",
    "bob: hello everyone, I just fixed the build",
    "bob: /me",
    "alice: /top",
]

EVERY_KIND_OF_LINE = [
    "alice: 签到",
    "admin!: /settings",
    "bob ^1: thanks!",
    "bob ^: me too",
    "bob +👍 1",
    "bob -👍 1",
    "carol requests to join",
    "carol joins",
    "carol: hello everyone, I am new here",
    "carol leaves",
    "#random",
    "alice: is anybody here this morning?",
    "@dm alice",
    "alice: /me",
    "#general",
    "@+2h",
    "alice: first version of a thought",
    "@2026-12-01T09:00",
    "alice sends photo.jpg",
    "alice joins voice Lounge",
    "alice leaves voice",
]


def test_the_first_script_gives_everybody_their_points() -> None:
    shown = run_script(FIRST)
    alice, bob = said(shown, to="alice"), said(shown, to="bob")
    assert any("6" in text for text in alice)
    xp = [number for text in bob for number in range(15, 26) if str(number) in text]
    assert xp


def test_the_same_script_gives_the_same_lines() -> None:
    assert run(FIRST).output == run(FIRST).output
    assert run(EVERY_KIND_OF_LINE).output == run(EVERY_KIND_OF_LINE).output


def test_every_kind_of_line_is_understood_by_the_engine() -> None:
    shown = run_script(EVERY_KIND_OF_LINE)
    numbers = [
        one["n"] for one in shown if one["n"] is not None and one["edits"] is None and one["act"] is None
    ]
    assert numbers == sorted(set(numbers))


def test_an_answer_quotes_its_question_and_follows_it() -> None:
    (answer, *_) = run_script(["alice: 签到"])
    assert (answer["n"], answer["reply_to"], answer["chat"], answer["to"]) == (2, 1, "#general", "alice")


def test_plain_text_says_the_same_as_json() -> None:
    plain = run(FIRST, json=False).output
    for text in said(run_script(FIRST)):
        assert all(line in plain for line in text.splitlines())


def test_a_line_not_understood_does_not_stop_the_rest() -> None:
    ran = run(["what", "alice: 签到"])
    assert ran.code == 2
    assert ran.errors.startswith("line 1: ")
    assert len(ran.output.splitlines()) == 1


def test_a_second_run_goes_on_where_the_first_stopped(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'play.db'}"
    first = run_script(["bob: good morning to everyone", "alice: 签到"], url=url)
    again = run_script(["alice: 签到", "carol joins", "alice ^1: thanks a lot @bob"], url=url)
    assert again[0]["n"] > first[-1]["n"]
    assert again[0]["at"] >= first[-1]["at"]
    refused = run(["alice press 2 1"], url=url)
    assert "earlier run" in refused.errors


def test_an_export_is_laid_out_as_a_file(tmp_path: Path) -> None:
    (shown,) = run_script(["@dm alice", "alice: /export_me"], folder=tmp_path)
    assert json.loads(Path(shown["image"]).read_text())


def test_a_settings_card_answers_to_its_buttons() -> None:
    shown: Shown = run_script(["admin!: /settings"])
    card = next(one for one in shown if one["buttons"])
    again = run_script(["admin!: /settings", f"admin press {card['n']} 1"])
    assert len(again) > len(shown)


def test_json_is_one_object_a_line() -> None:
    for line in run(FIRST).output.splitlines():
        assert set(json.loads(line)) == {
            "n", "at", "chat", "to", "private", "reply_to", "text", "buttons", "image", "slot", "edits", "act",
        }  # fmt: skip
