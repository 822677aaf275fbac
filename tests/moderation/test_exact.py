"""What is said about cases is so, and odd input does what was meant or nothing."""

from __future__ import annotations

import re

import pytest

from engine.contract.clock import DAY
from engine.contract.replies import Buttons
from engine.moderation import FEATURE, purge
from engine.moderation.rules import RENEWED
from tests.fakes.sandbox import run_script, said
from tests.moderation.test_stories import TALK, acts, labels, play, warnings
from tests.points.world import World, words_of


def test_who_is_still_muted_by_a_later_word_is_not_said_to_speak_again() -> None:
    opening = ("admin!: hello", "bob: hi all", "admin: /mute @bob 1h", "admin: /mute @bob 2h")
    shown = play(*opening, "admin: /undo 1", "admin: /undo 2")
    first, second = [one["text"] for one in shown if one["text"].startswith("↩️ bob")]
    assert first == "↩️ bob: #1 is taken back, but #2 still holds"
    assert second == "↩️ bob may speak again (#2)"
    assert [one["lift"] for one in acts(shown, "restrict")] == [False, False, True]


def test_a_warning_is_taken_back_only_from_whom_it_was_given() -> None:
    opening = ("admin!: hello", "ann: hi", "bob: hi all", "admin: /warn @bob")
    shown = play(*opening, "admin: /unwarn @ann 1", "bob: /warns")
    assert "no warning to take back" in said(shown, to="admin")[-1]
    assert "one warning" in said(shown, to="bob")[-1]


@pytest.mark.parametrize(("command", "whom"), [("/undo 1", ""), ("/unwarn 1", ""), ("/unwarn", "mod")])
def test_a_moderator_does_not_take_back_a_case_of_their_own(command: str, whom: str) -> None:
    world = World(features=(FEATURE,))
    world.promote("admin")
    world.say("mod", "I said too much")
    world.say("admin", "/warn enough", to="mod")
    world.promote("mod")
    world.say("mod", command, to=whom)
    assert "to yourself" in world.last()
    assert [row.state for row in world.rows("select state from mod_case")] == ["open"]


@pytest.mark.parametrize(
    ("written", "until", "reason"),
    [
        ("1h 30m spam", "2026-01-05T10:30:02+08:00", "spam"),
        ("1天 2小时 30分", "2026-01-06T11:30:02+08:00", ""),
        ("1h 2 of them", "2026-01-05T10:00:02+08:00", "2 of them"),
        ("99999d spam", "2027-01-06T09:00:02+08:00", "spam"),
        ("99999ways to spam", "2026-01-05T10:00:02+08:00", "99999ways to spam"),
    ],
)
def test_a_length_is_read_to_its_end_however_long(written: str, until: str, reason: str) -> None:
    (mute,) = acts(play("admin!: hello", "bob: hi all", f"admin: /mute @bob {written}"), "restrict")
    assert (mute["until"], mute["reason"]) == (until, f"#1 {reason}".strip())


def test_an_appeal_finds_its_case_by_the_number_as_it_is_shown() -> None:
    shown = play("admin!: hello", "bob: hi all", *warnings(2), "@dm bob", "bob: /appeal #1 it was not me")
    assert "appeal against #1" in said(shown, to="bob")[-1]
    card = said(shown, to="admin")[-1]
    assert "it was not me" in card
    assert "#1 it" not in card


def test_a_member_reads_how_their_case_stands_and_is_not_asked_to_appeal_in_vain() -> None:
    opening = ("admin!: hello", "bob: hi all", "admin: /warn @bob", "@dm bob")
    fresh = play(*opening, "bob: /case 1")
    assert "see it differently" in said(fresh, to="bob")[-1]
    assert labels(fresh, "see it differently") == [["🙋 Appeal"]]
    waiting = said(play(*opening, "bob: /appeal 1 not me", "bob: /case 1"), to="bob")[-1]
    assert "see it differently" not in waiting
    assert "yet to read your appeal" in waiting
    undone = said(play(*opening[:3], "admin: /undo 1", "bob: /case 1"), to="bob")[-1]
    assert "see it differently" not in undone
    assert undone.endswith("taken back")
    assert "points that count" not in undone
    late = said(play(*opening, "@+31d", "bob: /case 1"), to="bob")[-1]
    assert "see it differently" not in late


def test_writing_no_rules_where_there_are_none_says_how_to_write_them() -> None:
    shown = play("admin!: /rules set", "admin: /rules set en Be kind.", "admin: /rules set en")
    told = said(shown, to="admin")
    assert "/rules set en 1. Be kind" in told[0]
    assert "are gone" in told[-1]


def test_steps_that_cannot_be_read_are_named_as_they_were_written() -> None:
    shown = play("admin!: /settings moderation.ladder 2:mute 1h, foo, 3:dance")
    assert "do nothing: foo, 3:dance. Write" in said(shown)[-1]


def test_the_next_step_of_the_ladder_is_said_in_words_and_again_beyond_the_last() -> None:
    shown = play("admin!: hello", "bob: hi all", *warnings(2), "bob: /warns", *warnings(1), "bob: /warns")
    told = [text for text in said(shown, to="bob") if "Next" in text]
    assert told[0].endswith("Next: at 3 points, muted for 1 day")
    assert told[1].endswith("Next: at 4 points, muted for 1 day")


def test_a_reports_card_does_not_name_the_reported_as_the_reporter() -> None:
    shown = play("admin!: hello", "bob: hi all", "carol ^2: /report")
    assert said(shown, to="admin")[-1].startswith("🚩 Report #1 · #general · one member reported bob\n")


def test_a_report_about_a_moderator_goes_to_the_others() -> None:
    opening = ("admin!: hello", "mod!: go away, all of you", "@dm mod", "mod: hello", "#general")
    shown = play(*opening, "bob ^2: /report rude")
    assert [one["chat"] for one in shown if one["text"].startswith("🚩")] == ["@admin"]


def test_a_step_of_the_ladder_does_not_shorten_what_a_moderator_said() -> None:
    shown = play("admin!: hello", "bob: hi all", "admin: /mute @bob 7d", *warnings(3), "@+2d", "bob: hi")
    assert {(one["until"], one["lift"]) for one in acts(shown, "restrict")} == {
        ("2026-01-12T09:00:02+08:00", False)
    }


def test_a_warning_that_counts_no_more_is_shown_as_over() -> None:
    shown = play("admin!: hello", "bob: hi all", *warnings(1), "@+31d", "admin: /cases", "bob: /case 1")
    assert said(shown, to="admin")[-1].endswith("· over")
    assert said(shown, to="bob")[-1].endswith("over")


def test_an_appeal_against_what_was_taken_back_meanwhile_is_not_declined() -> None:
    opening = ("admin!: hello", "bob: hi all", "admin: /warn @bob", "@dm bob", "bob: /appeal 1 not me")
    shown = play(*opening, "#general", "admin: /undo 1", "@dm admin", "admin press 7 2")
    assert "taken back already" in said(shown, to="admin")[-1]
    assert "stand by" not in "\n".join(said(shown, to="bob"))


def test_taking_back_a_purge_promises_no_messages() -> None:
    shown = play("admin!: hello", "bob: hi all", "admin: /purge 1", "admin: /undo 1", "admin: /case 1")
    assert "deleted messages cannot be" in said(shown, to="admin")[-2]
    assert said(shown, to="admin")[-1].startswith("🗑 #1 1 cleared")


def test_small_words_fit_what_was_asked() -> None:
    shown = play(
        "admin!: hello", "bob: hi all", *warnings(1), "bob: /warns", "bob: /report @bob", "bob: /appeal"
    )
    warned, report, _appeal = said(shown, to="bob")[-3:]
    assert warned.startswith("bob has one warning, one point:\n")
    assert "to yourself" in report
    asked = play("admin!: hello", "bob: hi all", *warnings(1), "@dm bob", "bob: /appeal")
    assert "within 15 minutes" in said(asked, to="bob")[-1]


def test_a_purge_that_does_not_reach_the_message_replied_to_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purge, "MOST", 3)
    talk = [f"bob: {line}" for line in TALK[:5]]
    told = said(play("admin!: hello", *talk, "admin ^2: /purge", "admin ^2: /purge"), to="admin")
    assert "3 deleted (#1). " in told[0]
    assert "send it again" in told[0]
    assert "2 deleted (#2). " in told[1]
    assert "send it again" not in told[1]
    assert "send it again" not in said(play("admin!: hello", *talk, "admin: /purge 3"), to="admin")[0]


def test_one_point_is_one_point() -> None:
    (mute,) = acts(
        play("admin!: /settings moderation.ladder 1:mute 1h", "bob: hi", "admin: /warn @bob"), "restrict"
    )
    assert mute["reason"] == "#2 one warning point (the last by #1)"


def test_a_second_press_does_not_say_that_nothing_was_deleted() -> None:
    world = World(features=(FEATURE,))
    world.promote("admin")
    for line in TALK:
        world.say("bob", line)
    world.say("admin", "/purge 12")
    (row,) = next(part for part in world.replies()[-1].parts if isinstance(part, Buttons)).rows
    yes, no = (button.data for button in row)
    world.press("admin", yes)
    for late in (yes, no):
        world.press("admin", late)
    told = [words_of(reply) for reply in world.replies()]
    assert [words for words in told if "deleted" in words] == ["🗑 12 deleted (#1). "]
    assert world.rows("select kind from mod_case") == [("purge",)]


def test_a_moderator_neither_reads_nor_decides_a_report_about_themselves_while_there_is_another() -> None:
    opening = ("admin!: hello", "mod!: go away, all of you")
    reported = (*opening, "bob ^2: /report rude")
    assert "No report waits" in said(play(*reported, "mod: /reports"), to="mod")[-1]
    assert "One report waits" in said(play(*reported, "admin: /reports"), to="admin")[-1]
    desk = ("admin: /settings moderation.reports_chat staff", "#staff", "admin: hi", "mod: hi", "#general")
    shown = play(*opening, *desk, "bob ^2: /report rude", "#staff", "mod press 9 2")
    assert "to yourself" in shown[-1]["text"]
    alone = play("admin!: go away, all of you", "bob ^1: /report rude", "admin press 3 2")
    assert "dismissed" in said(alone, to="admin")[-1]


def test_words_that_reported_are_gone_already_and_not_counted_by_a_purge() -> None:
    talk = ("ann: one two three", "bob: four five six", "ann ^3: /report spam", "bob: seven eight")
    (deleted,) = acts(play("admin!: hello", *talk, "admin: /purge 2"), "delete")
    assert deleted["messages"] == [3, 7]


def test_who_is_banned_is_not_removed_which_would_end_the_ban() -> None:
    opening = ("admin!: hello", "bob: hi all", "admin: /ban @bob 7d")
    shown = play(*opening, "admin: /kick @bob", "admin: /case 2")
    assert acts(shown, "kick") == []
    refused, unknown = said(shown, to="admin")[-2:]
    assert "banned already (#1)" in refused
    assert "no case #2" in unknown
    assert len(acts(play(*opening, "admin: /unban @bob", "admin: /kick @bob"), "kick")) == 1
    assert len(acts(play(*opening, "@+8d", "admin: /kick @bob"), "kick")) == 1


def test_a_step_of_the_ladder_removes_nobody_who_is_banned() -> None:
    ladder = ("admin!: /settings moderation.ladder 1:kick", "bob: hi all")
    shown = play(*ladder, "admin: /ban @bob 7d", "admin: /warn @bob once more")
    assert acts(shown, "kick") == []
    assert "⚠️ bob was warned (#2)" in [one["text"] for one in shown]
    assert len(acts(play(*ladder, "admin: /warn @bob"), "kick")) == 1


def test_taking_back_a_warning_is_told_once_and_what_its_step_outlasted_holds_again() -> None:
    opening = ("admin!: hello", "bob: hi all", "admin: /mute @bob 2h", *warnings(3))
    shown = play(*opening, "admin: /unwarn @bob", "@+3h", "admin: /cases")
    before = play(*opening)
    told = [one["text"] for one in shown[len(before) :] if one["chat"] == "@bob"]
    assert told == ["↩️ sandbox took back #4 (the warning), #5 (the mute). #1 still holds."]
    mutes = [(one["until"], one["lift"]) for one in acts(shown, "restrict")]
    first, step = "2026-01-05T11:00:02+08:00", "2026-01-06T09:00:05+08:00"
    assert mutes == [(first, False), (step, False), (first, False), (None, True)]
    assert [line.rpartition(" · ")[2] for line in said(shown, to="admin")[-1].splitlines()[1:3]] == [
        "taken back admin",
        "taken back admin",
    ]


def test_what_ended_meanwhile_does_not_hold_again() -> None:
    opening = ("admin!: hello", "bob: hi all", "admin: /mute @bob 1h", *warnings(3), "@+2h")
    shown = play(*opening, "admin: /unwarn @bob")
    assert acts(shown, "restrict")[-1]["lift"] is True
    assert said(shown, to="bob")[-1] == "↩️ sandbox took back #4 (the warning), #5 (the mute)."


def test_letting_somebody_speak_ends_all_that_holds_them_and_is_told_once() -> None:
    opening = ("admin!: hello", "bob: hi all", "admin: /mute @bob 2h", *warnings(3))
    shown = play(*opening, "admin: /unmute @bob", "bob: hi")
    assert [one["lift"] for one in acts(shown, "restrict")] == [False, False, True]
    assert said(shown, to="bob")[-1] == "↩️ sandbox took back #1 (the mute), #5 (the mute)."


def test_a_mute_that_is_said_again_does_not_shorten_a_longer_one_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(RENEWED, "console", 27 * DAY)
    opening = ("admin!: /settings moderation.ladder 1:mute 60d", "bob: hi all")
    shown = play(*opening, "admin: /mute @bob 40d", "admin: /warn @bob", "@+28d", "admin: hi")
    first, *others = [one["until"] for one in acts(shown, "restrict")]
    assert first == "2026-02-14T09:00:02+08:00"
    assert set(others) == {"2026-03-06T09:00:03+08:00"}
    assert len(others) == 3


def test_chinese_texts_are_set_as_chinese() -> None:
    lines = (
        "admin!: hello",
        "bob: hi all",
        "admin: /mute @bob 5s",
        "admin: /ban @bob",
        "carol ^2: /report 广告",
    )
    shown = run_script((*lines, "admin press 10 3", *(f"admin: /warn @bob 刷屏 {n}" for n in range(2))))
    told = "\n".join(one["text"] for one in shown)
    assert "bob 被禁言 30 秒（#1） · 最短 30 秒，已按 30 秒处理" in told
    assert "bob 被封禁，永久有效（#2）" in told
    assert "你被「sandbox」封禁，永久有效，编号 #2。" in told
    assert "原因：警告累计 3 点（最近一次 #5）：刷屏 1" in told
    assert "➡️ 已处理：警告 · " in told
    assert re.search(r"[\u4e00-\u9fff）][:,]", told) is None
