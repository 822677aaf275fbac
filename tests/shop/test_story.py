"""The whole bot, in the sandbox: a redeem that is refused and refunded, in both languages."""

from __future__ import annotations

from tests.fakes.sandbox import run_script, said


def test_a_redeem_is_refused_and_refunded_in_chinese() -> None:
    shown = run_script(
        [
            "bob: 早上好，今天继续看第三章",
            "admin!: /商店 添加 贴纸一套 | 寄到家 价格:50 库存:2 每人:1",
            "admin: /points add @bob 300",
            "bob: /商店",
            "bob press 7 1",
            "bob press 7 1",
            "bob press 8 1",
            "admin: /订单 拒绝 1 没有货了",
            "bob: /背包",
        ]
    )
    texts = said(shown, to="bob")
    assert "#1 贴纸一套 · 50 金币 · 还剩 2 件 · 每人限 1 件" in texts[0]
    assert "用 50 金币兑换“贴纸一套”？" in texts[2]
    assert "等管理员发放。50 金币先冻结" in texts[3]
    assert "没有货了\n50 金币已退还" in texts[4]
    assert "你有 300 金币。" in texts[5]
    assert "未办成，已退还" in texts[5]


def test_a_redeem_is_refused_and_refunded_and_a_role_given_in_english() -> None:
    shown = run_script(
        [
            "bob: good morning, I go on with chapter three",
            "admin!: /shop add Stickers | by post price:50",
            "admin: /shop add Owl price:30 role:<@&123456789012345678>",
            "admin: /points add @bob 300",
            "bob: /redeem stickers",
            "bob press 9 1",
            "admin: /orders refuse 1 out of paper",
            "bob: /redeem owl",
            "bob press 15 1",
            "admin: /orders undo 2",
            "bob: /inventory",
        ],
        operator={"bot.language": "en"},
    )
    texts = said(shown, to="bob")
    assert "Buy “Stickers” for 50 coins?" in texts[0]
    assert any("out of paper\nYour 50 coins are back." in one for one in texts)
    assert any("“Owl” is yours (order #2, 30 coins)" in one for one in texts)
    assert "You have 300 coins." in texts[-1]
    assert "undone, coins back" in texts[-1]
    acts = [one["act"] for one in shown if one["act"]]
    assert [act["name"] for act in acts] == ["grant_role", "grant_role"]
    assert [bool(act.get("revoke")) for act in acts] == [False, True]
