"""The whole bot, in the sandbox."""

from __future__ import annotations

from tests.fakes.sandbox import run_script, said


def test_a_level_brings_a_role_an_undone_grant_takes_it_and_a_sync_gives_all_again() -> None:
    shown = run_script(
        [
            "bob: 早上好，今天继续看第三章",
            "admin!: /rewardrole add 2 <@&123456789012345678>",
            "admin: /奖励 添加 1 学徒",
            "admin: /points add @bob 300",
            "admin: /sync",
            "admin press 9 1",
            "admin: /奖励",
        ]
    )
    acts = [(one["act"]["name"], one["act"]["actor"]) for one in shown if one["act"]]
    assert acts == [("grant_role", "bob"), ("tag", "bob")] * 2
    texts = said(shown, to="admin")
    assert "将给 1 位成员重新发放" in texts[3]
    assert "已开始" in texts[4]
    assert "学徒" in texts[5]
