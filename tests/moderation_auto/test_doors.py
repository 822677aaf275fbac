"""Locks and captchas beside what moderators decide: theirs holds, and each thing is said once and in its own number."""

from __future__ import annotations

from tests.fakes.sandbox import Shown, said
from tests.moderation_auto.test_stories import acts, button_of, play


def voices(shown: Shown, who: str) -> list[tuple[bool, str | None]]:
    """Return what was done to somebody's voice: whether given back, and until when it was taken."""
    return [(one["lift"], one["until"]) for one in acts(shown, "restrict") if one["actor"] == who]


def test_a_lock_that_a_moderator_ends_does_not_come_back_with_the_next_guest() -> None:
    raid = ("admin!: hi", *(f"r{n} joins" for n in range(3)), "admin: /antiraid off")
    shown = play(*raid, "guest joins", raid="on", raid_joins=3)
    assert [lift for lift, _until in voices(shown, "r0")] == [False, True]
    assert voices(shown, "guest") == []
    again = play(*raid, *(f"s{n} joins" for n in range(3)), raid="on", raid_joins=3)
    assert [lift for lift, _until in voices(again, "s0")] == [False]
    assert [lift for lift, _until in voices(again, "r0")] == [False, True]


def test_a_lock_that_is_set_anew_keeps_its_one_notice() -> None:
    shown = play("admin!: /antiraid on 30m", "admin: /antiraid on 1h", "admin: /antiraid off")
    notices = [one for one in shown if one["text"].startswith("🛡")]
    assert [one["edits"] for one in notices] == [None, notices[0]["n"], notices[0]["n"]]
    assert "1 hour" in notices[1]["text"]


def test_what_a_lock_did_is_told_in_its_own_number() -> None:
    lock = "admin!: /antiraid on 30m"
    nobody = play(lock, "admin press 2 2", "admin: /antiraid off")
    assert [one["text"] for one in nobody if "Remove" in one["text"] or "nobody" in one["text"]] == [
        "There is nobody to remove."
    ]
    assert [one["text"] for one in nobody if one["text"].startswith("🛡")][-1] == "🛡 The lock is over."
    one = play(lock, "carol joins", "admin: /antiraid off")
    assert [one["text"] for one in one if one["text"].startswith("🛡")][-1].endswith(
        "one person can write again."
    )


def test_a_lock_gives_nobody_the_voice_back_whom_a_moderator_muted() -> None:
    shown = play(
        "admin!: /antiraid on 30m",
        "carol joins",
        "dave joins",
        "admin: /mute @carol 1d",
        "admin: /antiraid off",
    )
    assert voices(shown, "carol")[-1] == (False, "2026-01-06T09:00:03+08:00")
    assert voices(shown, "dave")[-1] == (True, None)


def test_removing_whom_a_lock_silenced_leaves_a_ban_alone() -> None:
    people = ("carol joins", "dave joins", "admin: /ban @carol spam")
    shown = play("admin!: /antiraid on 30m", *people, "admin press 2 2")
    assert [one["actor"] for one in acts(shown, "kick")] == ["dave"]


def test_a_lock_does_not_shorten_a_mute_of_who_comes_back() -> None:
    shown = play(
        "admin!: hi", "bob: hi", "admin: /mute @bob 1d", "bob leaves", "admin: /antiraid on 30m", "bob joins"
    )
    assert voices(shown, "bob") == [(False, "2026-01-06T09:00:02+08:00")]


def test_a_captcha_is_no_way_around_a_mute() -> None:
    opening = ("admin!: hi", "bob: hi", "admin: /mute @bob 1d", "bob leaves", "bob joins")
    number, right = button_of(play(*opening, captcha="on"), "bob welcome")
    shown = play(*opening, f"bob press {number} {right}", captcha="on")
    assert voices(shown, "bob")[-1] == (False, "2026-01-06T09:00:02+08:00")


def test_who_fails_the_captcha_is_told_that_they_may_come_back() -> None:
    opening = ("admin!: hi", "carol joins")
    number, right = button_of(play(*opening, captcha="on"), "carol")
    wrong = [place for place in range(1, 7) if place != right][:3]
    shown = play(*opening, *(f"carol press {number} {place}" for place in wrong), captcha="on")
    assert "try again" in said(shown, to="carol")[-1]


def test_a_dry_run_of_the_captcha_says_what_it_would_do_once() -> None:
    shown = play("#log", "admin!: hi", "#general", "carol joins", captcha="dry-run", audit_chat="log")
    assert said(shown)[-1].rstrip().endswith("would have asked a newcomer for the captcha.")


def test_what_is_held_is_not_counted_by_a_purge() -> None:
    talk = ("ann: one two three", "eve: my notes are at https://notes.example.net/a")
    (held, purged) = acts(play("admin!: hi", *talk, "admin: /purge 1", hold="on"), "delete")
    assert (held["messages"], purged["messages"]) == ([3], [2])


def test_who_was_given_the_voice_by_a_moderator_is_not_removed_afterwards() -> None:
    opening = ("admin!: hi", "carol joins", "admin: /unmute @carol")
    shown = play(*opening, "@+10m", captcha="on")
    assert voices(shown, "carol")[-1] == (True, None)
    assert acts(shown, "kick") == []


def test_who_is_banned_meanwhile_is_not_removed_once_more() -> None:
    shown = play("admin!: hi", "carol joins", "admin: /ban @carol spam", "@+10m", captcha="on")
    assert acts(shown, "kick") == []


def test_a_lock_that_a_moderator_ends_lifts_no_ban() -> None:
    shown = play("admin!: /antiraid on 30m", "carol joins", "admin: /ban @carol spam", "admin: /antiraid off")
    assert [lift for lift, _until in voices(shown, "carol")] == [False]


def test_a_captcha_silences_for_a_day_at_most_and_shortens_no_mute() -> None:
    assert voices(play("admin!: hi", "carol joins", captcha="on"), "carol") == [
        (False, "2026-01-06T09:02:01+08:00")
    ]
    muted = ("admin!: hi", "bob: hi", "admin: /mute @bob 9d", "bob leaves", "bob joins")
    assert [until for _lift, until in voices(play(*muted, captcha="on"), "bob")] == [
        "2026-01-14T09:00:02+08:00"
    ]


def test_who_lets_a_request_lapse_reads_that_they_may_ask_again() -> None:
    late = play("admin!: hi", "carol requests to join", "@+10m", captcha="on")
    assert "may ask to be let in again" in said(late, to="carol")[-1]


def test_who_left_before_the_answer_may_speak_where_nobody_is_asked_any_more() -> None:
    shown = play(
        "admin!: /settings moderation.captcha on",
        "carol joins",
        "carol leaves",
        "admin: /settings moderation.captcha off",
        "carol joins",
    )
    assert [lift for lift, _until in voices(shown, "carol")] == [False, True]


def test_a_lock_that_is_told_elsewhere_names_its_chat() -> None:
    shown = play(
        "#log", "admin!: hi", "#general", "admin: /antiraid on 30m", "admin: /antiraid off", audit_chat="log"
    )
    notices = [one["text"] for one in shown if one["text"].startswith("🛡")]
    assert [one["chat"] for one in shown if one["text"].startswith("🛡")] == ["#log", "#log"]
    assert all(one.startswith("🛡 #general · ") for one in notices)
