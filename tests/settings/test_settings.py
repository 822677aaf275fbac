from __future__ import annotations

from engine.contract.clock import HOUR
from engine.privacy.forget import forget
from engine.settings import FEATURE
from tests.fakes.sandbox import run_script, said
from tests.points.world import World
from tests.runtime.desk import Desk


def test_a_setting_is_changed_shown_and_taken_back() -> None:
    name = "points.message.cooldown"
    assert said(
        run_script(
            [
                f"boss!: /settings {name} 30s",
                f"boss: /settings {name}",
                "boss: /settings revert last",
                "boss: /settings diff",
            ]
        )
    )[:1] == [f"好了，{name}：默认 → 30s"]
    texts = said(
        run_script(
            [
                f"boss!: /settings {name} 30s",
                f"boss: /settings {name} 90s",
                "boss: /settings revert last",
                "boss: /settings diff",
                f"boss: /settings revert {name}",
                "boss: /settings diff",
            ]
        )
    )
    assert texts[2] == f"好了，{name}：1m30s → 30s"
    assert texts[3] == f"和默认不一样的有 1 项：\n{name} = 30s（默认 1m）"
    assert texts[5] == "全部是默认值。"


def test_a_value_outside_its_range_is_refused_with_the_range() -> None:
    assert said(run_script(["boss!: /settings points.message.cooldown 3d"])) == [
        "points.message.cooldown 可以是 0s – 1h，3d 超出了。"
    ]


def test_a_setting_nobody_has_is_answered_with_near_ones() -> None:
    assert "points.message.cooldown" in said(run_script(["boss!: /settings points.mesage.cooldown 3s"]))[0]


def test_settings_are_for_admins() -> None:
    assert (
        said(run_script(["alice: /settings", "alice: /settings bot.language en", "alice: /audit"]))
        == ["这个命令只有管理员可以用。"] * 3
    )


def test_the_menu_leads_to_pages_and_a_press_turns_a_switch() -> None:
    (menu,) = run_script(["boss!: /settings"])
    pages = [label for row in menu["buttons"] for label in row]
    assert {"积分", "邀请", "等级奖励", "基本"} <= set(pages)
    basic = pages.index("基本") + 1
    shown = run_script(["boss!: /settings", f"boss press 2 {basic}", "boss press 2 1", "boss press 2 3"])
    assert shown[1]["edits"] == 2
    assert "bot.language = zh-CN\n" in shown[1]["text"]
    assert "● bot.language = zh-TW" in shown[2]["text"]
    assert "2/2" in shown[3]["text"].splitlines()[0]


def test_a_press_by_somebody_who_is_no_admin_changes_nothing() -> None:
    desk = Desk()
    assert desk.press("alice", "settings:turn:0:bot.language") == ["🔒 This command is for admins only."]
    desk.promote("alice", "admin")
    assert "● bot.language = zh-CN" in desk.press("alice", "settings:turn:0:bot.language")[0]
    assert desk.dead() == 0


def test_who_changed_what_is_on_record() -> None:
    texts = said(
        run_script(
            [
                "boss!: /settings bot.noise_per_day 3",
                "boss: /pause",
                "boss: /resume",
                "boss: /audit",
                "boss: /audit 2",
            ]
        )
    )
    lines = texts[3].splitlines()
    assert lines[0] == "操作记录，第 1 页："
    assert [line.split(" ", 3)[3] for line in lines[1:]] == [
        "boss 让机器人恢复",
        "boss 让机器人安静",
        "boss bot.noise_per_day: 默认 → 3",
    ]
    assert texts[4] == "这里没有记录。"


def test_in_shadow_mode_members_hear_nothing_and_still_earn() -> None:
    shown = run_script(["boss!: /setup shadow 2d", "alice: 签到", "@+3d", "alice: /me"])
    assert [one["to"] for one in shown] == ["boss", "alice"]
    assert "6 金币" in shown[1]["text"]


def test_shadow_mode_ends_when_told() -> None:
    texts = said(
        run_script(
            ["boss!: /setup shadow 7d", "boss: /setup shadow off", "alice: /me", "boss: /setup shadow soon"]
        )
    )
    assert texts[1] == "影子模式已关，大家都听得到我了。"
    assert len(texts) == 4
    assert "soon" in texts[3]


def test_a_pause_is_one_chats_and_ends_by_itself() -> None:
    shown = run_script(
        ["boss!: /pause 2h", "alice: /me", "#other", "alice: /me", "#general", "@+3h", "alice: /me"]
    )
    assert [one["chat"] for one in shown] == ["#general", "#other", "#general"]


def test_a_persons_language_goes_before_the_chats_and_that_before_the_communitys() -> None:
    texts = said(
        run_script(
            [
                "boss!: /language en community",
                "alice: /rank_optout",
                "boss: /language zh chat",
                "alice: /rank_optout",
                "alice: /language zh-TW",
                "alice: /rank_optout",
            ]
        )
    )
    assert texts[1].startswith("All right, you no longer appear")
    assert texts[3].startswith("好的，排行榜上不再出现你")
    assert texts[5].startswith("好的，排行榜上不再出現你")


def test_only_moderators_choose_for_a_chat_and_admins_for_a_community() -> None:
    texts = said(
        run_script(["alice: /language en chat", "alice: /language en community", "alice: /timezone UTC"])
    )
    assert texts == [
        "这个命令只有版主以上可以用。",
        "这个命令只有管理员可以用。",
        "这个命令只有管理员可以用。",
    ]


def test_a_time_zone_is_found_by_city_and_a_mistyped_one_by_nearness() -> None:
    texts = said(
        run_script(
            [
                "boss!: /timezone 东京",
                "boss: /timezone",
                "boss: /timezone new york",
                "boss: /timezone Asia/Shangha",
                "boss: /timezone Atlantis City",
            ]
        )
    )
    assert texts[0] == "好了，bot.timezone：默认 → Asia/Tokyo"
    assert texts[1] == "社区的时区是 Asia/Tokyo，现在是 2026-01-05 10:00。"
    assert texts[2].endswith("→ America/New_York")
    assert "Asia/Shanghai" in texts[3]
    assert "Atlantis City" in texts[4]


def test_a_pause_ends_by_itself_though_who_began_it_is_forgotten() -> None:
    world = World(settings=FEATURE)
    world.promote("admin")
    world.say("admin", "/pause 2h")
    world.say("bob", "/me")
    actor = world.actor("admin")
    with world.store.write() as conn:
        forget(conn, (), actor)
    world.clock.move_to(world.clock.now() + 3 * HOUR)
    world.settle()
    world.say("bob", "/me")
    states = world.rows("select state from outbox where kind = 'reply' order by seq, n")
    assert states == [("dropped",), ("muted",), ("queued",)]
