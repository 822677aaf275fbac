"""The whole bot, in the sandbox: a season's life in both languages."""

from __future__ import annotations

from pathlib import Path

from tests.fakes.sandbox import run_script, said

CHINESE = """
alice: 今天把第三章的练习都做完了，代码也推上去了
bob: 我也做完了，第二题的递归想了很久才想通
admin!: /赛季 开始 第1赛季 到:2026-01-11 重复:是 结转:10%
admin: /points add @alice 100 组织读书会
@+2h
bob: /赛季
@2026-01-12T09:30
bob: /名人堂
alice: /赛季
admin: /赛季 清零
admin press 16 1
alice: /me
admin press 16 1
alice: /me
""".strip().splitlines()
ENGLISH = """
ann: I split the notebook into modules today and every test is green again
admin!: /season start Winter 1 until:2026-01-18
admin: /points add @ann 90 for the meetup
admin: /season end
admin press 7 1
@2026-01-06T09:00
admin: /season reopen
ann: /top month here card
ann: /season
@2026-01-19T10:00
ann: /season hall
""".strip().splitlines()


def test_a_season_is_lived_through_in_chinese(tmp_path: Path) -> None:
    shown = run_script(CHINESE, folder=tmp_path)
    texts = said(shown)
    assert any("赛季“第1赛季”开始了：2026-01-05 – 01-11（#1）" in one for one in texts)
    assert any("还剩 6 天" in one and "你：第 2 名" in one for one in texts)
    (over,) = [one for one in shown if "赛季“第1赛季”结束了，恭喜！" in one["text"]]
    assert over["at"].startswith("2026-01-12T08:"), "at night it waits"
    assert over["image"]
    assert Path(over["image"]).read_bytes().startswith(b"\x89PNG")
    assert "下一个“第2赛季”已经开始，到 2026-01-18，带入本季成绩的 10%。" in over["text"]
    assert any("🏆 上周之星" in one for one in texts), "the digest names them"
    assert any("谁上过几次" in one and "🥇×1" in one for one in texts)
    assert any("将从 2 位成员清掉" in one and "设置、徽章、连续签到" in one for one in texts)
    mine = [one["text"] for one in shown if one["to"] == "alice" and "⭐" in one["text"]]
    assert ["⭐ 0 经验" in one for one in mine] == [True, False]


def test_a_season_ended_too_early_is_reopened_in_english(tmp_path: Path) -> None:
    shown = run_script(ENGLISH, operator={"bot.language": "en"}, folder=tmp_path)
    texts = said(shown)
    assert any("13 more days and 1 member on its board" in one for one in texts)
    assert any("ends tonight at midnight" in one for one in texts)
    assert any("goes on as planned: 2026-01-05 – 01-18" in one for one in texts)
    assert any(one["image"] and "🥇 ann" in one["text"] for one in shown)
    assert any("12 days left" in one and "You: place 1" in one for one in texts)
    assert "Winter 1 · 2026-01-05 – 01-18\n🥇 ann" in texts[-1]
