"""The whole bot, in the sandbox."""

from __future__ import annotations

from tests.fakes.sandbox import run_script, said


def test_a_friend_comes_by_a_link_stays_and_the_inviter_is_thanked() -> None:
    shown = run_script(
        [
            "alice: /invite",
            "carol joins by sandbox://invite/alice",
            "carol: 大家好，我是新来的，想一起学 Python",
            "@+7d",
            "alice: /me",
            "carol leaves",
            "carol joins by sandbox://invite/alice",
            "@+8d",
            "alice: /me",
            "alice: /邀请排行",
        ]
    )
    to_alice = said(shown, to="alice")
    assert "sandbox://invite/alice" in to_alice[0]
    thanks = next(one for one in shown if "carol 是你邀请来的" in one["text"])
    assert (thanks["chat"], thanks["private"]) == ("@alice", True)
    assert ["30 金币" in text for text in to_alice[2:4]] == [True, True], "a rejoin pays nothing"
    assert "邀请来了 1 位：留下 1 位" in to_alice[4]


def test_only_the_asker_sees_their_link() -> None:
    shown = run_script(["alice: /invite", "bob: hello", "alice: /邀请"])
    assert all(one["private"] and one["to"] == "alice" for one in said_rows(shown))


def said_rows(shown: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return what was said, without what was done."""
    return [one for one in shown if one["act"] is None]


def test_a_referral_is_paid_on_day_7_and_not_on_day_6_to_both_sides() -> None:
    begin = ["alice: 大家早上好，今天的作业我做完了", "alice: /invite code"]
    code = said(run_script(begin), to="alice")[0].partition("邀请码：")[2].partition("\n")[0]
    shown = run_script(
        [
            *begin,
            "carol joins",
            f"carol: /referredby {code}",
            "carol: 大家好，我是新来的，想一起学 Python",
            "@2026-01-11T23:59",
            "alice: /me",
            "carol: /me",
            # Seven times 24 hours after carol came, at 09:00:02 in Shanghai (01:00:02 UTC).
            "@2026-01-12T09:00:01",
            "@2026-01-12T09:00:02",
            "alice: /me",
            "carol: /me",
        ]
    )
    early_alice, late_alice = (text for text in said(shown, to="alice") if "金币" in text)
    early_carol, late_carol = (text for text in said(shown, to="carol") if "金币" in text)
    assert ("🪙 0 金币" in early_alice, "🪙 0 金币" in early_carol) == (True, True)
    assert ("🪙 30 金币" in late_alice, "🪙 10 金币" in late_carol) == (True, True)
    (thanks,) = [one for one in shown if "carol 是你邀请来的" in one["text"]]
    assert thanks["at"] == "2026-01-12T09:00:02+08:00"


def test_an_alt_cluster_is_reported_held_and_paid_by_the_admin() -> None:
    names = [f"xiaoming{number}" for number in range(1, 5)]
    shown = run_script(
        [
            "admin!: /language zh",
            "alice: 大家早上好，今天的作业我做完了",
            "alice: /invite",
            *(f"{name} joins by sandbox://invite/alice" for name in names),
            *(
                f"{name}: 大家好，我是新来的，想跟着大家一起学习 Python 语言{'呀' * n}"
                for n, name in enumerate(names)
            ),
            "@2026-01-11T09:00:10",
            "@dm admin",
            "admin press 10 2",
            "#general",
            "@2026-01-12T09:01",
            "alice: /referrals",
            "@dm admin",
            "admin press 10 1",
            "#general",
            "alice: /referrals",
        ]
    )
    report = next(one for one in shown if "像是同一个人的小号" in one["text"])
    assert (report["chat"], report["at"][:10]) == ("@admin", "2026-01-11"), "a day before it is decided"
    assert report["buttons"] == [["看起来没问题", "先扣住奖励"]]
    assert "xiaoming4：几分钟内一起进来、说够数就没再开口、说的话几乎一样、名字只差数字" in report["text"]
    held, paid = (text for text in said(shown, to="alice") if "邀请来了 4 位" in text)
    assert "留下 0 位" in held
    assert "待管理员确认" in held
    assert "留下 0 位" not in paid
    assert "待管理员确认" not in paid
