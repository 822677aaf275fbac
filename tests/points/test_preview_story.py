"""The whole bot, in the sandbox: a preview, applied, lived with, and reverted; and the coins of a week."""

from __future__ import annotations

from typing import Any

from engine.settings import FEATURE as REAL_SETTINGS
from tests.fakes.sandbox import run_script, said
from tests.points.world import World


def levels(shown: list[dict[str, Any]]) -> list[str]:
    return [one["text"].splitlines()[1] for one in shown if "🪙" in one["text"] and "🏅" in one["text"]]


def test_a_preview_is_applied_lived_with_and_reverted() -> None:
    shown = run_script(
        [
            "admin!: 大家好，我今天学了很多东西，想和你们分享",
            "bob: 谢谢 @admin",
            "@+61s",
            "admin: 你好呀，这是第二条消息，今天天气真好",
            "admin: /试算 感谢 20 曲线 linear 10",
            "admin press 5 1",
            "@+2m",
            "admin: /me",
            "@+1d",
            "bob: 谢谢 @admin",
            "admin: /me",
            "admin: /points preview revert",
            "@+2m",
            "admin: /me",
            "admin: /audit",
            "admin: /settings diff",
        ]
    )
    texts = said(shown)
    preview = next(text for text in texts if text.startswith("试算"))
    assert "points.pay.thanks：10 → 20" in preview
    assert "points.curve：mee6 → linear 10" in preview
    assert "发出的金币 10 → 20（+100%）" in preview
    assert "看不到的" in preview
    assert next(one for one in shown if one["text"] == preview)["private"]
    assert any(text.startswith("已应用：points.pay.thanks 20, points.curve linear 10") for text in texts)
    first, second, third = levels(shown)
    assert "42 经验 · 4 级" in first
    assert "62 经验 · 6 级" in second
    assert "62 经验 · 0 级" in third
    assert any(text.startswith("已还原：points.pay.thanks 默认, points.curve 默认") for text in texts)
    audit = texts[-2]
    assert "应用试算" in audit
    assert "还原试算" in audit
    assert audit.count("points.curve") == 4
    assert "全部是默认值" in texts[-1]
    assert not [one for one in shown if "🎉" in one["text"]]


def test_in_english_with_mistakes_and_a_preview_gone_stale() -> None:
    shown = run_script(
        [
            "admin!: good morning, I have learnt a lot today and want to share it",
            "admin: /points preview",
            "admin: /points preview nonsense 5",
            "admin: /points preview level.notice off",
            "admin: /points preview pay.thanks 10",
            "admin: /points preview pay.thanks 20",
            "admin: /settings points.pay.thanks 30",
            "admin press 11 1",
            "admin press 11 2",
            "bob: /points preview pay.thanks 20",
            "admin: /points preview revert",
        ],
        operator={"bot.language": "en"},
    )
    texts = said(shown)
    assert "Nothing changes until you apply it" in texts[0]
    assert "Did you mean" in texts[1]
    assert "nothing to preview" in texts[2]
    assert "nothing would change" in texts[3]
    assert "Preview: the last 30 days" in texts[4]
    assert any("changed since the preview" in text for text in texts)
    assert any("Discarded" in text for text in texts)
    assert not [one for one in shown if one["to"] == "bob" and "Preview" in one["text"]]
    assert "no preview to revert" in texts[-1]


def test_revert_leaves_alone_what_was_changed_since() -> None:
    shown = run_script(
        [
            "admin!: good morning, I have learnt a lot today and want to share it",
            "admin: /settings points.pay.invite 40",
            "admin: /points preview pay.thanks 20 pay.invite 50 multiplier 2",
            "admin press 5 1",
            "admin: /settings points.pay.thanks 25",
            "admin: /points preview revert",
            "admin: /settings diff",
        ],
        operator={"bot.language": "en"},
    )
    texts = said(shown)
    assert any("left alone: points.pay.thanks" in text for text in texts)
    assert "points.pay.invite = 40" in texts[-1].replace(": 40", " = 40")
    assert "multiplier" not in texts[-1]
    assert "25" in texts[-1]


def test_buttons_of_a_preview_work_once_and_for_admins_alone() -> None:
    world = World(settings=REAL_SETTINGS, bot__language="en")
    world.promote("boss")
    world.say("boss", "/points preview pay.thanks 20")
    (number,) = world.rows("select number from rule_preview")[0]

    def chosen() -> list[object]:
        return [row[0] for row in world.rows("select value from setting")]

    world.press("bob", f"points:whatif:apply:{number}:1")
    world.press("boss", "points:whatif:apply:999999:1")
    world.press("boss", "points:whatif:apply:x")
    world.press("boss", f"points:whatif:apply:{number}:2")
    world.press("boss", f"points:whatif:revert:{number}:1")
    assert chosen() == []
    world.press("boss", f"points:whatif:apply:{number}:1")
    assert chosen() == ["20"]
    said_so_far = len(world.replies())
    world.press("boss", f"points:whatif:apply:{number}:1")
    world.press("boss", f"points:whatif:drop:{number}:1")
    assert len(world.replies()) == said_so_far
    world.press("boss", f"points:whatif:revert:{number}:1")
    world.press("boss", f"points:whatif:revert:{number}:1")
    assert chosen() == []
    assert [row[0] for row in world.rows("select state from rule_preview")] == ["reverted"]
    world.check()


def test_a_revert_of_what_was_changed_since_says_that_nothing_is_left() -> None:
    shown = run_script(
        [
            "admin!: 大家好，我今天学了很多东西，想和你们分享",
            "admin: /试算 感谢 20",
            "admin press 3 1",
            "admin: /settings points.pay.thanks 25",
            "admin: /试算 还原",
            "admin: /settings points.pay.thanks",
        ]
    )
    texts = said(shown)
    preview = next(text for text in texts if text.startswith("试算"))
    assert "现在没有人的等级会变" in preview
    assert "名次都不变" in preview
    reverted = next(text for text in texts if "没有可还原的" in text)
    assert reverted.endswith("保持不动：points.pay.thanks。")
    assert "25" in texts[-1]


def test_a_preview_after_a_reset_still_knows_who_earned_what() -> None:
    shown = run_script(
        [
            "admin!: 大家好，我今天学了很多东西，想和你们分享",
            "bob: 谢谢 @admin",
            "admin: /赛季 清零 全部",
            "admin press 4 1",
            "admin: /试算 感谢 20",
        ]
    )
    preview = said(shown)[-1]
    assert "被感谢：+10 经验，+10 金币" in preview
    board = preview.splitlines()
    assert any("admin" in line and "(+10)" in line for line in board), preview
    assert any("bob" in line for line in board), preview


def test_a_preview_where_nobody_has_earned_anything_has_a_line_for_each_thing() -> None:
    shown = run_script(["admin!: /试算 感谢 20"])
    lines = said(shown)[-1].splitlines()
    assert any(line.startswith("这段时间的升级 0 → 0 级") for line in lines)
    assert any(line.startswith("手里的金币共 0 → 0") for line in lines)
