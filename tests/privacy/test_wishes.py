"""What members do not want, as the sandbox shows it: with the wish nothing is said, without it all is as ever."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.sandbox import Shown, run_script, said
from tests.privacy.test_privacy import read

EN = {"bot.language": "en"}
QUIET, UNNAMED = "/mute_me", "/unnamed"
SHELF = [
    f"admin!: /course add {title} | {about} key:{key} 标签:python"
    for title, about, key in (("Python 入门", "变量、函数、文件", "py"), ("异步", "协程、任务组", "async"))
]
WORDS = (
    "my bread did not rise again this morning",
    "which python version does numpy need now",
    "the train was late and I missed the meeting",
    "git rebase is easier than I had thought",
    "we painted the kitchen yellow last summer",
    "a recursive function needs an end somewhere",
    "the library closes at eight on Fridays",
    "has anybody seen the slides of the lecture",
)
TALK = [f"alice: {words}" for words in WORDS]


def play(lines: Sequence[str], **operator: Any) -> Shown:
    return run_script(lines, operator={**EN, **operator})


def told(shown: Shown, words: str) -> list[dict[str, Any]]:
    return [one for one in shown if words in one["text"]]


def emoji(shown: Shown) -> list[str]:
    return [one["act"]["emoji"] for one in shown if one["act"] and one["act"]["name"] == "react"]


def spaced(lines: Sequence[str], minutes: int = 2) -> list[str]:
    return [part for line in lines for part in (line, f"@+{minutes}m")]


CASES: dict[str, tuple[str, str, list[str], Callable[[Shown], Any]]] = {
    "a level": (QUIET, "alice", spaced(TALK), lambda shown: "🎉" in emoji(shown)),
    "a badge": (
        QUIET,
        "alice",
        [line for day in range(7) for line in (f"@2026-01-{5 + day:02}T10:00", "alice: 签到")],
        lambda shown: "🏆" in emoji(shown),
    ),
    "an invite that stayed": (
        QUIET,
        "alice",
        [
            "alice: /invite",
            "carol joins by sandbox://invite/alice",
            "carol: hello, I would like to learn Python with you",
            "@+8d",
        ],
        lambda shown: told(shown, "came by your invitation"),
    ),
    "a question passed on": (
        QUIET,
        "alice",
        ["alice: /expert on", "bob: /ask docker container fails, no network", "@+20m"],
        lambda shown: told(shown, "Nobody has answered this yet"),
    ),
    "advice on a question": (
        QUIET,
        "alice",
        ["alice: /ask docker container fails, no network", "@+10m"],
        lambda shown: told(shown, "This helps others to help you"),
    ),
    "a bounty suggested": (
        QUIET,
        "alice",
        ["admin!: /points add @alice 100", "alice: /ask docker container fails, no network", "@+3h"],
        lambda shown: told(shown, "Put a bounty on it?"),
    ),
    "a course": (
        QUIET,
        "alice",
        [
            *SHELF,
            *(f"{who}: /finish {n}" for who in ("bob", "cid", "eve", "fay") for n in (1, 2)),
            "@+11m",
            "alice: /finish 1",
            "alice: /recommend on",
            "@+10d",
        ],
        lambda shown: [one for one in told(shown, "💡") if one["to"] == "alice"],
    ),
    "a personal digest": (
        QUIET,
        "alice",
        [
            "@dm alice",
            "alice: /digest me on",
            "#general",
            "@+1d",
            "bob: @alice did you try the multi-stage builds?",
            "bob: @alice or shall I show you how the other way works?",
            "@+7d",
        ],
        lambda shown: told(shown, "📬"),
    ),
    "an evening's word of a challenge": (
        QUIET,
        "alice",
        ["admin!: /event create 今天 3天打卡挑战", "alice: /event join 1", "@2026-01-05T20:30"],
        lambda shown: told(shown, "🌙"),
    ),
    "how an event was": (
        QUIET,
        "alice",
        [
            "admin!: /event create 10:00 共学 1h",
            "alice: /event join 1",
            "@2026-01-05T10:00",
            "alice: /event checkin",
            "@2026-01-05T11:01",
        ],
        lambda shown: told(shown, "How was"),
    ),
    "a greeting": (
        QUIET,
        "alice",
        ["admin!: /settings moderation.welcome on", "alice leaves", "alice joins", "@+3m"],
        lambda shown: told(shown, "👋"),
    ),
    "a badge in the digest": (
        QUIET,
        "alice",
        [line for day in range(8) for line in (f"@2026-01-{5 + day:02}T10:00", "alice: 签到")],
        lambda shown: [one for one in told(shown, "📰") if "alice" in one["text"]],
    ),
    "who helped, in the digest": (
        UNNAMED,
        "alice",
        [TALK[0], "bob ^: thank you, that helped a lot", "@+7d"],
        lambda shown: [one for one in told(shown, "📰") if "alice 1" in one["text"] or "🤝" in one["text"]],
    ),
    "whom did you mean": (
        UNNAMED,
        "alice",
        [TALK[0], "bob: which python version does numpy need now", "dan: thank you!"],
        lambda shown: told(shown, "alice"),
    ),
    "the one who accepts an answer tells all": (
        UNNAMED,
        "alice",
        ["bob: /ask how do I undo a commit?", "alice ^: git revert HEAD", "bob ^: /accept"],
        lambda shown: told(shown, "alice"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_said_unasked_is_not_said_to_or_of_who_does_not_want_it(case: str) -> None:
    wish, who, lines, heard = CASES[case]
    opening = [f"{who}: hello to all of you, what a day"]
    assert heard(play([*opening, *lines])), "the script speaks without the wish"
    wished = play([*opening, f"{who}: {wish}", *lines])
    assert not [one for one in wished if one["text"].startswith("Something went wrong")]
    own = len(play([*opening, f"{who}: {wish}"]))
    assert not heard(wished[own:])


@pytest.mark.parametrize("wish", [QUIET, UNNAMED])
def test_thanks_are_paid_all_the_same(wish: str) -> None:
    shown = play([TALK[0], f"alice: {wish}", "bob ^1: thank you, that helped a lot", "alice: /me"])
    assert "🪙 10 coins" in said(shown)[-1]


def test_thanks_by_command_stay_between_the_two() -> None:
    lines = [TALK[0], "bob: /thanks @alice"]
    assert [one["private"] for one in told(play(lines), "alice")] == [False]
    (told_once,) = told(play([TALK[0], "alice: /unnamed", "bob: /thanks @alice"]), "+10")
    assert (told_once["private"], told_once["to"]) == (True, "bob")


def test_commands_and_what_moderators_do_are_still_answered() -> None:
    shown = play(["admin!: hello", TALK[0], "alice: /mute_me", "alice: /me", "admin: /warn @alice be kind"])
    assert told(shown, "⭐")
    assert [one for one in shown if one["to"] == "alice" and "be kind" in one["text"]]


def test_the_menu_switches_both_and_says_how_they_stand() -> None:
    shown = play(
        [
            TALK[0],
            "alice: /privacy",
            "alice press 3 4",
            "alice press 3 5",
            "alice: /privacy",
            "alice press 7 4",
            "alice press 7 5",
            "alice: /privacy",
        ]
    )
    menus = [one["buttons"][2:] for one in shown if one["buttons"]]
    off, on = (
        [["Leave me in peace"], ["Do not name me for helping"]],
        [["Tell me things again"], ["You may name me again"]],
    )
    assert menus == [off, on, off]


def test_chinese_words_switch_them_too() -> None:
    shown = run_script(["alice: /免打扰", "alice: /不点名", "alice: /免打扰 off", "alice: /不点名 关"])
    assert [text[:5] for text in said(shown)] == ["好的，以后", "好的，你帮", "好的，有事", "好的，别人"]


def test_an_export_has_the_wishes_and_forgetting_ends_them(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'q.db'}"
    lines = [TALK[0], "alice: /mute_me", "alice: /unnamed", "alice: /unnamed", "bob: /mute_me"]
    lines += ["alice: /export_me", "alice: /forget_me"]
    asked = play(lines)[-1]["n"]
    run_script([*lines, f"alice press {asked} 1"], url=url, folder=tmp_path, operator=EN)
    document = json.loads(next(tmp_path.rglob("*.json")).read_text(encoding="utf-8"))
    assert document["communities"][0]["community"]["not_wanted"] == ["notices", "thanks"]
    wishes = "select w.what, i.name from wish w left join identity i on i.id = w.actor"
    assert read(url, wishes) == [("notices", "bob")]
