"""The whole bot, in the sandbox: badges earned, given, taken back and told of."""

from __future__ import annotations

from tests.fakes.sandbox import run_script, said


def test_a_week_of_check_ins_in_chinese() -> None:
    lines = ["admin!: /language zh"]
    for day in range(7):
        lines += [f"@2026-01-{5 + day:02}T10:00", "alice: 签到"]
    shown = run_script([*lines, "alice: 徽章", "alice: /徽章", "alice: /why 坚持签到"])
    assert [one["act"]["emoji"] for one in shown if one["act"]] == ["🏆"]
    *_, mine, why = said(shown, to="alice")
    assert "alice 的徽章：2 枚" in mine
    assert "🔥 坚持签到 🥉 · 2026-01-11" in mine
    assert "🔥 坚持签到 🥈 7/30" in mine
    assert why.startswith("🔥 坚持签到 🥉：连续签到 7 / 30 / 100 天。现在是 7。")
    assert "2026-01-11 得到" in why


def test_a_badge_of_ones_own_is_made_given_taken_back_and_deleted_in_english() -> None:
    shown = run_script(
        [
            "admin!: good morning to all of you",
            "alice: good morning to everybody here",
            "admin: /badge create 🌟 Helper | always there for newcomers",
            "admin: /badge grant @alice helper | three talks",
            "alice: /badges",
            "alice: /why badge",
            "admin: /badge grant @alice helper",
            "admin: /badge revoke @alice helper",
            "alice: /badges",
            "admin press 14 1",
            "admin: /badge edit Helper 🌞 Sunshine",
            "bob: /badges @alice",
            "admin: /badge delete Sunshine",
            "admin press 22 1",
            "admin press 22 1",
            "alice: /badge list",
            "alice: /badge delete Sunshine",
        ],
        operator={"bot.language": "en"},
    )
    admin, alice = said(shown, to="admin"), said(shown, to="alice")
    assert "🌟 Helper is ready" in admin[0]
    assert "alice got the badge 🌟 Helper — three talks" in admin[1]
    assert "has 1 badge\n🌟 Helper · 2026-01-05" in alice[0]
    assert "always there for newcomers. Given on 2026-01-05 by admin — three talks" in alice[1]
    assert "They have “Helper” already" in admin[2]
    assert "alice no longer has 🌟 Helper" in admin[3]
    assert "has 0 badges" in alice[2]
    assert "Undone: 🌟 Helper" in admin[4]
    assert "🌟 Helper is now 🌞 Sunshine" in admin[5]
    assert "🌞 Sunshine · 2026-01-05" in said(shown, to="bob")[0]
    assert "1 member loses it" in admin[6]
    assert "🌞 Sunshine is deleted" in admin[7]
    assert "🌞 Sunshine is back" in admin[8]
    assert "🌞 Sunshine: always there for newcomers (1)" in alice[3]
    assert len(admin) == 9


def test_an_accepted_answer_brings_a_badge_and_taking_it_back_takes_it() -> None:
    shown = run_script(
        [
            "admin!: good morning to all of you",
            "admin: /settings badges.notice text",
            "alice: /ask how do I install python on windows",
            "bob ^5: download it from the website and tick the box for the path",
            "alice ^6: /accept",
            "bob: /badges",
        ],
        operator={"bot.language": "en"},
    )
    told = [one["text"] for one in shown]
    assert any("🏅 bob got 💡 Answerer 🥉" in text for text in told)
    assert not any("🏅 alice" in text for text in told), "one line an answer"
    assert "💡 Answerer 🥉 · 2026-01-05" in said(shown, to="bob")[-1]


def test_badges_that_come_by_themselves_and_who_leaves_the_boards_is_not_named() -> None:
    shown = run_script(
        [
            "admin!: good morning to all of you",
            "admin: /settings badges.notice text",
            "alice: good morning, let us begin with chapter three",
            "bob: /thanks @alice",
            "admin: /badge create 🦉 Owl thanks>=1",
            "@+1m",
            "alice: /badges",
            "admin: /badge create 🐦 Bird thanks>=2",
            "carol: /thanks @alice",
            "alice: /rank_optout",
            "bob: /badges @alice",
            "admin: /badge create 🐣 Chick jokes>=2",
            "admin: /badge grant @bob Owl",
        ],
        operator={"bot.language": "en"},
    )
    admin = said(shown, to="admin")
    assert "1 member has that already" in next(text for text in admin if "🦉 Owl is ready" in text)
    assert "🦉 Owl · 2026-01-05" in said(shown, to="alice")[0]
    assert any("alice got 🐦 Bird" in one["text"] for one in shown)
    assert "They chose not to be shown" in said(shown, to="bob")[-1]
    assert "A condition reads like thanks>=50" in admin[-2]
    assert "has to be earned" in admin[-1]


def test_a_digest_names_new_badges() -> None:
    shown = run_script(
        [
            "admin!: good morning to all of you",
            "alice: good morning to all of you, let us begin with chapter three",
            "admin: /badge create 🌟 Helper",
            "admin: /badge grant @alice Helper",
            "@+1d",
            "admin: /digest",
        ],
        operator={"bot.language": "en"},
    )
    assert "New badges" in said(shown)[-1]
    assert "alice 🌟 Helper" in said(shown)[-1]
