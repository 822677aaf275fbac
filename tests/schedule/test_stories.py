"""Events as people live through them, in the sandbox."""

from __future__ import annotations

import re

from tests.fakes.sandbox import Shown, run_script, said

EN = {"bot.language": "en"}


def card(shown: Shown, slot: str = "card") -> str:
    """Return the last state of the last card."""
    return str([one for one in shown if (one["slot"] or "").endswith(slot)][-1]["text"])


def private(shown: Shown, who: str) -> list[str]:
    """Return what somebody was told in private, passing lines included."""
    return [one["text"] for one in shown if one["to"] == who and one["private"]]


def test_an_event_in_one_line_is_read_back_with_zone_and_weekday() -> None:
    shown = run_script(["admin!: /event create 周五晚8点 读书会 2h max:20 repeat:每周"])
    title, when, *rest = card(shown).splitlines()
    assert title == "📖 读书会 · #1"
    assert when.startswith("🕗 2026-01-09 周五 20:00–22:00（Asia/Shanghai） · 2")
    assert rest == ["🔁 每周", "🙋 主持：admin", "✅ 参加 (0/20)"]
    answer = shown[-1]
    assert answer["text"].splitlines()[:2] == [
        "📅 活动 #1 已发起：读书会",
        "🕗 2026-01-09 周五 20:00–22:00（Asia/Shanghai）",
    ]
    assert answer["buttons"] == [["↩️ 撤销", "✏️ 修改"]]


def test_the_form_asks_for_what_a_line_would_tell() -> None:
    shown = run_script(
        [
            "admin!: /event create",
            "admin: Book club",
            "admin: fri 8pm",
            "admin: 90m",
            "admin: weekly",
            "admin: skip",
        ],
        operator=EN,
    )
    assert "Book club" in card(shown)
    assert "2026-01-09 Fri 20:00–21:30 (Asia/Shanghai)" in card(shown)
    assert "every week" in card(shown)


def test_a_freed_place_is_offered_for_two_hours_and_then_passes_on() -> None:
    shown = run_script(
        [
            "admin!: /event create 周五晚8点 读书会 2h max:2",
            *(f"{who} press 2 1" for who in ("ann", "bob", "cid", "dan")),
            "ann press 2 3",
            "@+1h",
            "# two hours later the offer is over",
            "@+61m",
            "dan press 6 1",
        ]
    )
    assert private(shown, "cid")[0].endswith("你是候补第 1 位。有空位会私下告诉你。")
    assert private(shown, "dan")[0].endswith("你是候补第 2 位。有空位会私下告诉你。")
    offer = private(shown, "cid")[1]
    assert "空出一个名额，为你留到 2026-01-05 周一 11:00（Asia/Shanghai）" in offer
    assert "没等到确认" in private(shown, "cid")[2]
    moments = [one["at"] for one in shown if one["to"] == "dan" and "空出一个名额" in one["text"]]
    assert moments == ["2026-01-05T11:00:05+08:00"]
    assert "✅ 参加 (2/2): bob、dan" in card(shown)


def test_an_offer_near_the_beginning_is_short_and_can_be_declined() -> None:
    shown = run_script(
        [
            "admin!: /event create 10:00 站会 30m max:1",
            *(f"{who} press 2 1" for who in ("ann", "bob", "cid")),
            "@2026-01-05T09:40",
            "ann press 2 3",
            "bob press 4 2",
        ]
    )
    assert "为你留到 2026-01-05 周一 09:45" in next(t for t in private(shown, "bob") if "空出" in t)
    assert "为你留到 2026-01-05 周一 09:4" in next(t for t in private(shown, "cid") if "空出" in t)


def test_a_weekly_event_stays_at_its_local_time_over_a_change_of_the_clocks() -> None:
    shown = run_script(
        [
            "admin!: /timezone Europe/Berlin",
            "admin: /event create 2026-03-20 19:00 Lesekreis 1h repeat:weekly zone:Europe/Berlin",
            "ann press 4 1",
            "@2026-04-05T09:00",
        ],
        operator=EN,
    )
    begun = {one["at"] for one in shown if one["slot"] and "Now" in one["text"]}
    assert begun == {"2026-03-21T02:00:00+08:00", "2026-03-28T02:00:00+08:00", "2026-04-04T01:00:00+08:00"}
    for day in ("2026-03-20", "2026-03-27", "2026-04-03"):
        assert any(f"{day} Fri 19:00–20:00 (Europe/Berlin)" in one["text"] for one in shown)


def test_attendance_by_code_pays_once() -> None:
    lines = [
        "admin!: /event create 10:00 Rust 分享 1h",
        "alice press 2 1",
        "@2026-01-05T10:05",
        "admin: /event code",
    ]
    code = re.search(r"签到码：(\w{5})", said(run_script(lines))[-1])
    assert code is not None
    # In the sandbox everything is the same each time, codes too.
    lines += ["alice: /event checkin AAAAA", f"alice: /event checkin {code[1].lower()}", "alice: /me"]
    shown = run_script(
        [*lines, f"alice: /活动签到 {code[1]}", "alice: /me", "@+6m", f"bob: /event checkin {code[1]}"]
    )
    told = [t.splitlines()[0] for t in private(shown, "alice")]
    assert told[-3:] == [
        "签到码不对，或者已经换了。看看主持人最新的码。",
        "✋ 签到成功：Rust 分享",
        "你已经签过到了：Rust 分享",
    ]
    assert [t.splitlines()[1] for t in said(shown) if t.startswith("alice\n")] == [
        "⭐ 20 经验 · 0 级（距 1 级还差 80）"
    ] * 2
    # Codes change; the one before the last no longer holds.
    assert "签到成功" in private(shown, "bob")[-1]
    later = run_script(
        [*lines[:4], "@+16m", f"bob: /event checkin {code[1]}", *["bob: /event checkin ZZZZZ"] * 5]
    )
    assert "不对" in private(later, "bob")[0]
    assert "错太多次了" in private(later, "bob")[-1]


def test_a_challenge_counts_days_and_runs_and_pays_who_makes_it() -> None:
    shown = run_script(
        [
            "admin!: /event create 今天 5天打卡挑战",
            "alice: 打卡 读完第一章",
            "bob sends photo.jpg: 打卡",
            "alice: 打卡 again",
            "@+1d",
            "alice: #打卡 第二章",
            "@+1d",
            "alice: 打卡：第三章",
            "@+2d",
            "alice: 打卡 第五章",
            "bob: 打卡",
            "bob: 打卡机坏了吗",
            "bob: check in the docs, it is there",
            "alice: /why event:1",
            "@2026-01-10T09:00",
        ]
    )
    texts = said(shown)
    assert [t.splitlines()[0] for t in texts if t.startswith("🔥 打卡成功")] == [
        "🔥 打卡成功：第 1 天（4 天达标）",
        "🔥 打卡成功：第 1 天（4 天达标）",
        "🔥 打卡成功：第 2 天（4 天达标），连续 2 天",
        "🔥 打卡成功：第 3 天（4 天达标），连续 3 天",
        "🔥 打卡成功：第 4 天（4 天达标）",
    ]
    assert "今天已经打过卡啦，明天再来。" in texts
    assert any("「5天打卡挑战」达标！" in t for t in texts)
    # Without a word or a picture it is the daily check-in.
    assert any(t.startswith("签到成功") for t in texts)
    assert any("从打卡达标知道的" in t for t in texts)
    assert "🏁 已结束，达标 1 人: alice" in card(shown)


def test_in_the_evening_of_a_challenge_who_has_not_done_the_day_is_told_alone() -> None:
    shown = run_script(
        [
            "admin!: /event create 今天 3天打卡挑战",
            "alice: 打卡 第一章",
            "bob press 2 1",
            "@2026-01-06T19:00",
            "bob: 打卡 补上一章",
            "@2026-01-09T09:00",
        ]
    )
    told = [(one["at"][:16], one["to"], one["text"]) for one in shown if "🌙" in one["text"]]
    assert told == [
        ("2026-01-05T20:00", "bob", "🌙 「3天打卡挑战」今天还没打卡，别忘了。"),
        ("2026-01-06T20:00", "alice", "🌙 「3天打卡挑战」今天还没打卡，你已经连续 1 天了，别断在今天。"),
        ("2026-01-07T20:00", "bob", "🌙 「3天打卡挑战」今天还没打卡，你已经连续 1 天了，别断在今天。"),
    ]


def test_who_came_is_known_by_the_button_and_asked_afterwards() -> None:
    shown = run_script(
        [
            "admin!: /event create 10:00 共学 1h",
            "alice press 2 1",
            "bob press 2 1",
            "@2026-01-05T10:00",
            "alice press 2 4",
            "alice: /event checkin",
            "@2026-01-05T11:00",
            "alice press 9 4",
            "alice: /event feedback 很有收获",
            "bob: /event feedback 没去",
        ]
    )
    told = [t for t in private(shown, "alice") if "签" in t]
    assert told == ["✋ 签到成功：共学", "你已经签过到了：共学"]
    assert any("给几分？" in t for t in private(shown, "alice"))
    assert not any("给几分？" in t for t in private(shown, "bob"))
    assert "🏁 已结束，到场 1 人: alice\n⭐ 4.0 分（1 人评分）" in card(shown)
    assert private(shown, "bob")[-1] == "最近一周没有你参加过的活动。"


def test_who_stayed_away_waits_behind_others_the_next_time() -> None:
    shown = run_script(
        [
            "admin!: /event create 10:00 共学 1h",
            "alice press 2 1",
            "bob press 2 1",
            "@2026-01-05T10:00",
            "alice press 2 4",
            "@2026-01-05T12:00",
            "admin: /event create 20:00 小班课 1h max:1",
            "alice: /event join 2",
            "bob: /event join 2",
            "carol: /event join 2",
            "admin: /event participants 2",
        ]
    )
    assert "候补 (2): carol、bob" in said(shown)[-1]


def test_quiet_hours_hold_a_reminder_and_release_it_spread_out() -> None:
    lines = [
        "admin!: /event create 2026-01-07 23:30 夜读 1h",
        "alice press 2 1",
        "@2026-01-07T10:00",
    ]
    shown = run_script(lines)
    told = [one for one in shown if "⏰" in one["text"]]
    assert [one["at"] for one in told if one["to"] == "alice"] == ["2026-01-06T23:30:00+08:00"]
    held = [one["at"] for one in told if one["chat"] == "#general"]
    assert len(held) == 1
    assert "2026-01-07T08:00:00+08:00" <= held[0] < "2026-01-07T09:00:00+08:00"


def test_what_is_due_at_the_same_moment_is_said_once() -> None:
    shown = run_script(
        [
            "admin!: /event create 10:00 共学 1h",
            "admin: /event 10:00 晨读 30m",
            "alice press 2 1",
            "alice press 5 1",
            "bob press 5 1",
            "@2026-01-05T12:00",
        ]
    )
    told = [(one["to"], one["text"].count("⏰")) for one in shown if "⏰" in one["text"]]
    assert told == [("alice", 2), ("bob", 1), (None, 2)]


def test_reminders_are_dropped_when_the_event_has_begun() -> None:
    shown = run_script(
        [
            "admin!: /event create 10:00 共学 1h",
            "alice press 2 1",
            "admin: /event edit 1 09:10",
            "@2026-01-05T12:00",
        ]
    )
    assert not any("⏰" in one["text"] for one in shown)
    assert any("改时间了" in t for t in private(shown, "alice"))


def test_one_time_moves_and_another_is_cancelled_and_the_others_stay() -> None:
    shown = run_script(
        [
            "admin!: /event create 周五晚8点 读书会 2h repeat:每周",
            "alice press 2 1",
            "admin: /event edit 1 改到周六晚8点",
            "admin: /event cancel 1@01-16",
            "admin: /event list",
            "@2026-01-24T00:00",
        ]
    )
    listed = next(t for t in said(shown) if t.startswith("📅 接下来"))
    assert "2026-01-10 周六 20:00 · 读书会" in listed
    assert "2026-01-16" not in listed
    assert "2026-01-23 周五 20:00" in listed
    running = [one["at"][:16] for one in shown if one["slot"] and "进行中" in one["text"]]
    assert running == ["2026-01-10T20:00", "2026-01-23T20:00"]
    assert "改时间了：读书会 → 2026-01-10 周六 20:00（Asia/Shanghai）" in "\n".join(private(shown, "alice"))


def test_this_and_all_that_follow_become_an_event_of_their_own() -> None:
    shown = run_script(
        [
            "admin!: /event create 周五晚8点 读书会 2h repeat:每周",
            "admin: /event edit 1@01-16 following 周四 19:30",
            "@2026-01-24T00:00",
        ]
    )
    running = [one["at"][:16] for one in shown if one["slot"] and "进行中" in one["text"]]
    assert running == ["2026-01-09T20:00", "2026-01-15T19:30", "2026-01-22T19:30"]


def test_another_rhythm_takes_the_answers_along_and_tells_everybody() -> None:
    shown = run_script(
        [
            "admin!: /event create 周五晚8点 读书会 2h repeat:每周 max:1",
            "alice press 2 1",
            "bob: /event join 1@01-16",
            "carol press 2 1",
            "admin: /event edit 1 all 周四 19:30 max:2",
            "admin: /event participants 1@01-15",
            "@2026-01-16T00:00",
        ]
    )
    assert "改时间了：读书会 → 2026-01-08 周四 19:30" in "\n".join(private(shown, "alice"))
    assert "改时间了：读书会 → 2026-01-15 周四 19:30" in "\n".join(private(shown, "bob"))
    assert any("空出一个名额" in t for t in private(shown, "carol"))
    assert "参加 (1): bob" in said(shown)[[t.startswith("👥") for t in said(shown)].index(True)]
    running = [one["at"][:16] for one in shown if one["slot"] and "进行中" in one["text"]]
    assert running == ["2026-01-08T19:30", "2026-01-15T19:30"]


def test_a_cancelled_event_is_told_to_who_wanted_to_come() -> None:
    shown = run_script(
        [
            "admin!: /event create 周五晚8点 读书会 2h",
            "alice press 2 1",
            "bob press 2 3",
            "alice: /event cancel 1",
            "admin: /event cancel 1",
            "bob: /event join 1",
            "@2026-01-12T09:00",
        ]
    )
    assert "只有主持人或版主可以这样做。" in private(shown, "alice")
    assert any("活动取消了：读书会" in t for t in private(shown, "alice"))
    assert not any("活动取消了" in t for t in private(shown, "bob"))
    assert card(shown).endswith("🚫 已取消")
    assert "已经结束或取消了" in private(shown, "bob")[-1]


def test_a_new_event_can_be_undone_while_nobody_has_answered() -> None:
    shown = run_script(["alice: /event create 周五晚8点 读书会 2h", "alice press 3 1", "alice: /event list"])
    assert any(one["act"] and one["act"]["name"] == "delete" for one in shown)
    assert said(shown)[-1].startswith("最近没有活动")


def test_mistakes_name_the_way_out() -> None:
    shown = run_script(
        [
            "alice: /event create 读书会",
            "alice: /event create 周五晚8点",
            "alice: /event create 2020-01-01 20:00 读书会",
            "alice: /event create 周五晚8点 读书会 repeat:随便",
            "alice: /event create 周五晚8点 读书会 max:很多",
            "alice: /event join 7",
            "alice: /报名",
        ]
    )
    assert [line.split("。")[0] for line in said(shown)] == [
        "没看出时间",
        "还缺标题",
        "2020-01-01 20:00 已经过去了",
        "看不懂重复方式「随便」",
        "max 要写 0 到 10000 的整数，很多 不行",
        "没有活动 #7",
        "现在没有活动",
    ]


def test_a_member_has_only_so_many_events_open() -> None:
    shown = run_script([f"alice: /event create 周五晚{n}点 读书会 1h" for n in range(5, 11)])
    assert said(shown)[-1].startswith("你同时发起的活动最多 5 个")


def test_presence_in_the_voice_room_is_attendance() -> None:
    shown = run_script(
        [
            "admin!: /event create 10:00 直播 Rust 1h voice:lounge",
            "alice joins voice lounge",
            "bob joins voice lounge",
            "@2026-01-05T10:04",
            "bob leaves voice",
            "@2026-01-05T11:00",
            "admin: /event participants 1",
        ]
    )
    assert "到场 (1): alice" in said(shown)[-1]


def test_who_was_away_is_told_what_they_had_said_yes_to() -> None:
    shown = run_script(
        [
            "admin!: /event create 周五晚8点 读书会 2h",
            "alice: 大家好，我是新来的",
            "@dm alice",
            "alice: /digest me on",
            "#general",
            "alice press 2 1",
            "@+8d",
        ]
    )
    (missed,) = [one["text"] for one in shown if "📬" in one["text"] and one["chat"] == "@alice"]
    assert "📅 你报了名的活动" in missed
    assert "读书会" in missed
