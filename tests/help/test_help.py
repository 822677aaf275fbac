from __future__ import annotations

from tests.fakes.sandbox import run_script, said


def test_help_lists_only_what_its_reader_may_use() -> None:
    member, admin = said(run_script(["alice: /help", "boss!: 帮助"]))
    assert "/checkin" in member
    assert "/settings" not in member
    assert "/settings" in admin


def test_help_is_private_and_in_the_readers_language() -> None:
    shown = run_script(["alice: /language en", "alice: /help", "bob: /帮助"])
    assert [one["private"] for one in shown] == [True, True, True]
    assert "This is what I can do" in shown[1]["text"]
    assert "我会这些" in shown[2]["text"]


def test_help_explains_a_command_by_any_of_its_words() -> None:
    for word in ("timezone", "/timezone", "时区", "TimeZone"):
        (answer,) = said(run_script([f"alice: /help {word}"]))
        assert "用法：/timezone [时区或城市]" in answer
        assert "/timezone Asia/Shanghai" in answer


def test_help_lists_a_feature_by_its_name_in_any_language() -> None:
    for word in ("settings", "Settings", "设置", "設定"):
        (answer,) = said(run_script([f"alice: /help {word}"]))
        assert answer.startswith("【设置】")
        assert "/language" in answer
        assert "/audit" not in answer, "a member's list has no command of admins"


def test_an_unknown_topic_is_answered_with_near_ones() -> None:
    assert said(run_script(["alice: /help timezon"])) == ["没有「timezon」，是不是 /timezone？"]
    assert said(run_script(["alice: /help settings"]))[0].startswith("【设置】"), (
        "the feature has commands for all"
    )
    assert said(run_script(["alice: /help qqqqq"])) == ["没有「qqqqq」。发 /help 看看我会什么。"]


def test_start_welcomes_whatever_a_deep_link_hands_over() -> None:
    (answer,) = said(run_script(["@dm alice", "alice: /start ref_42"]))
    assert answer.startswith("你好，我是群伴")
