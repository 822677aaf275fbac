"""What moderators and members live through, played through the whole bot in the sandbox."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.fakes.sandbox import Shown, run_script, said

OPERATOR = {"bot.language": "en"}
TALK = (
    "has anybody tried the new type checker on a large repository?",
    "the release notes forgot to mention the renamed variable",
    "my laptop battery swells, which repair shop is honest?",
    "coffee machine on floor two is broken again",
    "could somebody review the change about retry budgets today?",
    "finite automata are easier than they look at first",
    "the reading club moves to eight o'clock this week",
    "a pool of fifty connections is plenty for our database",
    "who keeps the notes of chapter three?",
    "vector indexes are drawn very clearly in that paper",
    "our train is late, please begin without us",
    "I finally understand why my loop never ended",
)
SPAM = "buy cheap followers now, only today at example dot com"


def play(*lines: str) -> Shown:
    return run_script(lines, operator=OPERATOR)


def acts(shown: Shown, name: str) -> list[dict[str, Any]]:
    return [{"at": one["at"], **one["act"]} for one in shown if one["act"] and one["act"]["name"] == name]


def labels(shown: Shown, word: str) -> list[list[str]]:
    """Return the rows of buttons of the last message that says a word."""
    return next(one["buttons"] for one in reversed(shown) if word in one["text"])


def warnings(count: int) -> Iterable[str]:
    return [f"admin: /warn @bob number {n + 1}" for n in range(count)]


def test_the_third_warning_mutes_for_a_day_and_then_bob_speaks_again() -> None:
    lines = ("admin!: hello", "bob: hello everyone", *warnings(3), "@+25h", "admin: /case 4")
    shown = play(*lines)
    muted, lifted = acts(shown, "restrict")
    assert (muted["actor"], muted["until"], muted["lift"]) == ("bob", "2026-01-06T09:00:04+08:00", False)
    assert lifted["lift"] is True
    assert lifted["at"] == muted["until"]
    assert "3 warning points" in muted["reason"]
    assert "over" in said(shown, to="admin")[-1]
    assert play(*lines) == shown


def test_warnings_tell_the_member_alone_why_and_the_group_in_one_line() -> None:
    shown = play("admin!: hello", "bob: " + SPAM, "admin ^2: /warn no adverts please")
    private = [one for one in shown if one["chat"] == "@bob"]
    assert "no adverts please" in private[0]["text"]
    assert SPAM in private[0]["text"]
    (public,) = [one["text"] for one in shown if one["chat"] == "#general"]
    assert public == "⚠️ bob was warned (#1)"


def test_warnings_run_out_after_thirty_days() -> None:
    shown = play("admin!: hello", "bob: hello all", *warnings(2), "@+31d", *warnings(1), "bob: /warns")
    assert acts(shown, "restrict") == []
    assert "one warning, one point" in said(shown, to="bob")[-1]


def test_a_community_makes_its_own_ladder() -> None:
    shown = play(
        "admin!: /settings moderation.ladder 1:mute 1h, 2:kick, 3:ban 7d", "bob: hi there", *warnings(3)
    )
    assert [one["act"]["name"] for one in shown if one["act"]] == ["restrict", "kick", "ban"]
    assert acts(shown, "ban")[0]["until"] == "2026-01-12T09:00:04+08:00"


def test_taking_the_warning_back_takes_back_what_followed_from_it() -> None:
    shown = play("admin!: hello", "bob: hello all", *warnings(3), "admin: /unwarn @bob", "admin: /warns @bob")
    assert [one["lift"] for one in acts(shown, "restrict")] == [False, True]
    assert "2 warnings" in said(shown, to="admin")[-1]
    assert "took back #3" in "".join(said(shown, to="bob"))


def test_lengths_are_kept_within_what_platforms_can_do_and_that_is_said() -> None:
    shown = play("admin!: hello", "bob: hi all", "admin: /mute @bob 3s", "admin: /ban @bob 2000d for ever")
    assert acts(shown, "restrict")[0]["until"] == "2026-01-05T09:00:32+08:00"
    assert acts(shown, "ban")[0]["until"] == "2027-01-06T09:00:03+08:00"
    public = [one["text"] for one in shown if one["chat"] == "#general"]
    assert "30 seconds is the shortest" in "".join(public)
    assert "366 days is the longest" in "".join(public)


def test_a_mute_without_a_length_lasts_an_hour_and_a_ban_for_good() -> None:
    shown = play("admin!: hello", "bob: hi all", "admin: /禁言 @bob", "admin: /封禁 @bob 广告")
    assert acts(shown, "restrict")[0]["until"] == "2026-01-05T10:00:02+08:00"
    ban = acts(shown, "ban")[0]
    assert (ban["until"], ban["reason"]) == (None, "#2 广告")


def test_a_later_word_replaces_an_earlier_one_and_undoing_it_frees() -> None:
    shown = play(
        "admin!: hello",
        "bob: hi all",
        "admin: /mute @bob 7d",
        "admin: /mute @bob 1h",
        "admin: /unmute @bob",
        "@+8d",
        "admin: /cases",
    )
    assert [one["lift"] for one in acts(shown, "restrict")] == [False, False, True]
    assert "replaced by a later act" in said(shown, to="admin")[-1]


def test_nobody_does_by_the_bot_what_they_may_not_do() -> None:
    shown = play(
        "admin!: hello",
        "boss!: hello",
        "bob: hi all",
        "bob: /ban @admin",
        "admin: /ban @boss",
        "admin: /kick @admin",
        "bob: /cases",
    )
    assert [one for one in shown if one["act"]] == []
    assert "moderator" in said(shown, to="bob")[0]
    assert "stand as high" in said(shown, to="admin")[0]
    assert "to yourself" in said(shown, to="admin")[1]


def test_a_deleted_message_earns_nothing_and_undoing_gives_the_points_back() -> None:
    shown = play(
        "admin!: hello",
        "bob: I have just fixed the build script, it works for everybody again",
        "bob: /me",
        "admin ^2: /del by mistake",
        "bob: /me",
        "admin: /undo 1",
        "bob: /me",
    )
    earned = [text.split("⭐ ")[1].split()[0] for text in said(shown, to="bob") if "⭐ " in text]
    assert earned[0] == earned[2] != "0"
    assert earned[1] == "0"
    assert acts(shown, "delete")[0]["messages"] == [2]
    assert "cannot be" in said(shown, to="admin")[-1]


def test_a_report_from_the_first_word_to_the_answer() -> None:
    shown = play(
        "admin!: hello",
        "bob: " + SPAM,
        "carol ^2: /report spam",
        "dave ^2: /举报 advert",
        "dave ^2: /report once more",
        "@dm admin",
        "admin press 4 1",
        "admin press 4 4",
    )
    cards = [one for one in shown if one["text"].startswith("🚩")]
    assert {one["n"] for one in cards} == {4}, "several reports of one message are one card"
    assert "2 members reported bob" in cards[1]["text"]
    assert "carol spam" in cards[1]["text"]
    assert "being looked at · admin" in cards[2]["text"]
    assert "dealt with: mute · admin" in cards[3]["text"]
    (muted,) = acts(shown, "restrict")
    assert (muted["actor"], muted["until"][11:16]) == ("bob", "10:00")
    assert "already" in said(shown, to="dave")[1]
    for reporter in ("carol", "dave"):
        assert "have dealt with" in said(shown, to=reporter)[-1]
        assert all(one["private"] for one in shown if one["to"] == reporter)


def test_reports_that_come_to_nothing_rest_for_a_day() -> None:
    lines, number = ["admin!: hello"], 2
    for topic in TALK[:3]:
        # bob's words, carol's report, the card, the thanks, the outcome
        lines += [
            f"bob: {topic}",
            f"carol ^{number}: /report no idea",
            "@dm admin",
            f"admin press {number + 2} 2",
        ]
        lines += ["#general"]
        number += 5
    shown = play(
        *lines,
        f"bob: {TALK[3]}",
        f"carol ^{number}: /report again",
        "@+25h",
        f"carol ^{number}: /report really",
    )
    told = said(shown, to="carol")
    assert sum("breaks no rule" in one for one in told) == 3
    assert "Please wait 1 day" in told[-2] or "Please wait 23 hours" in told[-2]
    assert "Thank you, the moderators have it" in told[-1]


def test_without_a_reachable_moderator_the_queue_keeps_the_report() -> None:
    shown = play("admin!: hello", "bob: " + SPAM, "carol ^2: /report", "admin: /reports")
    assert "One report waits" in said(shown, to="admin")[-1]


def test_a_report_finds_the_chat_that_was_chosen_for_reports() -> None:
    shown = play(
        "admin!: /settings moderation.reports_chat staff",
        "#staff",
        "admin: this is where we talk",
        "#general",
        "bob: " + SPAM,
        "carol ^5: /report",
    )
    assert [one["chat"] for one in shown if one["text"].startswith("🚩")] == ["#staff"]


def test_an_appeal_is_heard_and_undoes_the_case() -> None:
    shown = play(
        "admin!: hello",
        "bob: hi all",
        "admin: /mute @bob 1d shouting",
        "@dm bob",
        "bob: /start c1_appeal_1",
        "bob: it was my little brother",
        "@dm admin",
        "admin press 9 1",
    )
    card = next(one for one in shown if one["text"].startswith("🙋") and one["chat"] == "@admin")
    assert "it was my little brother" in card["text"]
    assert [one["lift"] for one in acts(shown, "restrict")] == [False, True]
    assert "took back #1" in said(shown, to="bob")[-1]
    assert "accepted · admin" in said(shown, to="admin")[-1]


def test_an_appeal_may_be_declined_and_is_heard_once() -> None:
    shown = play(
        "admin!: hello",
        "bob: hi all",
        "admin: /warn @bob",
        "@dm bob",
        "bob: /appeal 1 not me",
        "@dm admin",
        "admin press 7 2",
        "@dm bob",
        "bob: /appeal 1 please",
        "bob: /appeal 7 hello",
    )
    told = said(shown, to="bob")
    assert "stand by the case" in told[-3]
    assert "appealed already" in told[-2]
    assert "no case #7 about you" in told[-1]


def test_purging_many_asks_first_and_what_is_gone_is_not_counted_again() -> None:
    talk = [f"bob: {line}" for line in TALK]
    shown = play("admin!: hello", *talk, "admin: /purge 12", f"admin press {len(talk) + 3} 1")
    assert "Delete 12 messages?" in said(shown, to="admin")[0]
    assert acts(shown, "delete")[0]["messages"] == list(range(2, 14))
    assert "12 deleted (#1)" in said(shown, to="admin")[-1]
    few = play("admin!: hello", *talk[:3], "admin ^3: /purge", "admin: /purge 5")
    assert acts(few, "delete")[0]["messages"] == [3, 4]
    assert acts(few, "delete")[1]["messages"] == [1, 2]


def test_the_record_of_every_act_has_a_button_that_undoes_it() -> None:
    shown = play(
        "#log",
        "admin!: hello log",
        "#general",
        "admin: /settings moderation.audit_chat log",
        "bob: hi all",
        "admin: /mute @bob 1d noise",
        "#log",
        "admin press 7 1",
    )
    records = [one for one in shown if one["chat"] == "#log"]
    assert "bob muted for 1 day · admin" in records[0]["text"]
    assert records[0]["buttons"] == [["↩️ Undo"]]
    assert records[1]["edits"] == records[0]["n"]
    assert "taken back admin" in records[1]["text"]
    assert acts(shown, "restrict")[-1]["lift"]


def test_the_rules_are_read_in_the_readers_language() -> None:
    shown = play(
        "admin!: /rules set zh 一、友善。",
        "admin: /rules set en Be kind.",
        "bob: /rules",
        "bob: /language zh",
        "bob: /群规",
    )
    assert "Be kind." in said(shown, to="bob")[0]
    assert "一、友善。" in said(shown, to="bob")[-1]
