"""Stories that a community lives, played through the real bot in the sandbox."""

from __future__ import annotations

from tests.fakes.sandbox import run_script, said


def test_the_first_five_lines_of_a_newcomer() -> None:
    lines = (
        "alice: 签到",
        "alice: /me",
        "bob: hello everyone, I just fixed the build",
        "bob: /me",
        "alice: /top",
    )
    shown = run_script(lines)
    assert "6 经验" in said(shown, to="alice")[1]
    assert "6 金币" in said(shown, to="alice")[1]
    assert "16 经验" in said(shown, to="bob")[0]
    assert run_script(lines) == shown


def test_thanks_find_the_helper_in_a_flat_group_and_why_tells_it() -> None:
    shown = run_script(
        [
            "alice: 有人知道 numpy 装不上是怎么回事吗，一直报编译错误",
            "bob: 升级一下 pip 再装，旧版本拿不到现成的 wheel",
            "alice: 谢谢大佬",
            "bob: /me",
            "alice: /thanks @bob 又帮了一次",
        ]
    )
    assert "10 金币" in said(shown, to="bob")[0]
    assert shown[-1]["private"], "the same pair waits a day, and only the thanker is told"


def test_the_reason_given_with_thanks_stays_in_the_ledger() -> None:
    shown = run_script(["bob: hi there everyone", "alice: /thanks @bob 帮大忙", "bob: /why #2"])
    assert "帮大忙" in said(shown, to="bob")[-1]


def test_an_advert_pays_once_at_most_half_and_never_again_whoever_posts_it() -> None:
    advert = "加微信 vx12345 领取 Python 全套视频教程 限时优惠"
    lines = []
    for name in ("spam1", "spam1", "spam2", "spam3", "spam1"):
        lines += [f"{name}: {advert}", "@+2m"]
    shown = run_script([*lines, *(f"spam{n}: /me" for n in (1, 2, 3))])
    earned = [int(text.split("⭐ ")[1].split()[0]) for text in said(shown)]
    assert 0 < earned[0] <= 12
    assert earned[1:] == [0, 0]


def test_in_shadow_mode_everything_is_computed_and_only_admins_are_answered() -> None:
    shown = run_script(["admin!: /setup shadow 7d", "bob: 签到", "admin: /me", "@+8d", "bob: /me"])
    assert [one["to"] for one in shown] == ["admin", "admin", "bob"]
    assert "6 金币" in shown[-1]["text"]


def test_an_undone_grant_is_gone_and_both_are_in_the_audit() -> None:
    shown = run_script(
        [
            "bob: 早上好，今天继续看第三章",
            "admin!: /points add @bob 50 讲座",
            "admin: /points undo #3",
            "bob: /me",
            "admin: /audit",
        ]
    )
    assert "0 金币" in said(shown, to="bob")[0]
    audit = said(shown, to="admin")[-1]
    assert audit.count("#") >= 2


def test_a_forgotten_person_is_named_nowhere_and_others_keep_their_points() -> None:
    shown = run_script(
        [
            "alice: 请问 git rebase 和 merge 该怎么选",
            "bob: 公共分支用 merge，自己的分支随便 rebase",
            "alice ^2: 谢谢",
            "@dm alice",
            "alice: /forget_me",
            "alice press 5 1",
            "#general",
            "bob: /top all",
            "bob: /me",
        ]
    )
    assert "alice" not in shown[-2]["text"]
    assert "10 金币" in shown[-1]["text"]
