"""Questions as people live through them, in the sandbox."""

from __future__ import annotations

import re

from tests.fakes.sandbox import Shown, run_script, said

EN = {"bot.language": "en"}


def card(shown: Shown) -> str:
    """Return the last state of the last card."""
    return str([one for one in shown if (one["slot"] or "").endswith(":card")][-1]["text"])


def private(shown: Shown, who: str) -> list[str]:
    """Return what somebody was told in private, passing lines included."""
    return [one["text"] for one in shown if one["to"] == who and one["private"]]


def at(shown: Shown, words: str) -> list[str]:
    """Return when something was said."""
    return [one["at"][11:19] for one in shown if words in one["text"]]


def test_a_questions_life_from_asking_to_the_paid_answer() -> None:
    shown = run_script(
        [
            "ann: hello everybody, I am new here",
            "admin!: /points add @ann 100",
            "dan: /expert on",
            "eve: /expert on",
            "ann: /ask docker container fails, no network",
            "@+6m",
            "@+10m",
            "dan press 11 1",
            "@+2h",
            "ann press 13 2",
            "dan ^9: change the dns in daemon.json and restart",
            "ann +✅ 14",
            "dan: /me",
            "ann: /me",
            "fay: /unanswered",
        ],
        operator=EN,
    )
    # nudged once with what is missing, routed after a quarter of an hour, then a bounty is suggested
    assert at(shown, "This helps others to help you") == ["09:05:04"]
    assert at(shown, "Nobody has answered this yet") == ["09:15:04", "09:15:04"]
    assert at(shown, "still no answer. Put a bounty on it?") == ["11:00:04"]
    assert {one["to"] for one in shown if "Nobody has answered this yet" in one["text"]} == {"dan", "eve"}
    assert any("Thank you! Answer here:" in text for text in private(shown, "dan") + private(shown, "eve"))
    assert card(shown) == (
        "❓ docker container fails, no network · #1\n🙋 ann\n✅ Solved · dan · see the answer (#14)"
    )
    told = said(shown)
    assert "🪙 35 coins" in told[-3]  # 15 for the answer, 20 of the bounty
    assert "🪙 82 coins" in told[-2]  # 100 given, 20 promised, 2 for accepting
    assert told[-1] == "No question is waiting for an answer 🎉"


def test_nothing_is_paid_twice_and_an_acceptance_can_be_taken_back() -> None:
    shown = run_script(
        [
            "ann: /提问 how do I undo a commit?",
            "bob ^2: git revert HEAD",
            "cid ^2: git reset --soft HEAD~1",
            "ann ^3: /采纳",
            "ann +✅ 3",
            "bob: /me",
            "ann ^4: /accept",
            "bob: /me",
            "cid: /me",
            "ann: /reopen 1",
            "ann ^4: /accept",
            "cid: /me",
            "ann: /me",
        ],
        operator=EN,
    )
    coins = [line.split()[1] for text in said(shown) for line in text.splitlines() if line.startswith("🪙 ")]
    assert coins == ["15", "0", "15", "15", "2"]


def test_only_the_asker_and_moderators_may_mark_a_question() -> None:
    shown = run_script(
        [
            "ann: /ask how do I undo a commit?",
            "bob ^2: git revert HEAD",
            "bob ^2: /solved",
            "bob press 2 1",
            "bob +✅ 3",
            "mod!: /me",
            "mod ^3: /accept",
            "ann: /unanswered",
        ],
        operator=EN,
    )
    assert private(shown, "bob") == ["Only who asked and moderators can mark #1."] * 2
    assert "✅ Solved · bob" in card(shown)


def test_several_answers_are_chosen_from_by_buttons() -> None:
    shown = run_script(
        [
            "ann: /ask how do I undo a commit?",
            "bob ^2: git revert HEAD",
            "cid ^2: git reset",
            "eve +👍 3",
            "dan +👍 3",
            "ann press 2 1",
            "ann press 5 1",
        ],
        operator=EN,
    )
    choice = next(one for one in shown if "Which answer" in one["text"])
    assert choice["text"].splitlines()[1:] == ["1. bob git revert HEAD 👍2", "2. cid git reset"]
    assert (choice["private"], choice["buttons"]) == (True, [["1", "2"]])
    assert "✅ Solved · bob" in card(shown)


def test_a_bounty_nobody_earns_goes_half_to_the_answer_with_the_most_votes() -> None:
    lines = [
        "ann: hello",
        "admin!: /points add @ann 100",
        "ann: /ask how do I undo a commit?",
        "ann: /bounty 200",
        "ann: /bounty 25 24h",
        "bob ^5: git revert HEAD",
        "cid: hello",
    ]
    voted = run_script([*lines, "cid +👍 10", "@+25h", "bob: /me", "ann: /me"], operator=EN)
    assert "Not enough coins: the bounty is 200, you have 100." in private(voted, "ann")
    assert "🪙 13 coins" in said(voted)[-2]
    assert "🪙 87 coins" in said(voted)[-1]
    unvoted = run_script([*lines, "@+25h", "bob: /me", "ann: /me"], operator=EN)
    assert any("25 coins went back" in text for text in said(unvoted))
    assert "🪙 100 coins" in said(unvoted)[-1]


def test_a_question_in_the_flow_is_watched_in_silence_and_can_be_accepted() -> None:
    shown = run_script(
        [
            "ann: does anybody know how to install rust on ubuntu?",
            "bob: what a day",
            "ann: /unanswered",
            "bob ^1: curl the script from rustup.rs",
            "ann: /unanswered",
            "ann +✅ 5",
            "bob: /me",
            "@+1d",
            "mod!: /qa stats",
        ],
        operator=EN,
    )
    told = said(shown)
    assert told[0].startswith(
        "❓ 1 waiting for an answer\n💭 does anybody know how to install rust on ubuntu?"
    )
    assert told[1] == "No question is waiting for an answer 🎉"
    assert "🪙 15 coins" in told[2]
    assert "In the flow of the chat (answers by reply or name only): 1" in told[3]
    assert re.search(r"first answer: median 3 ?s", told[3])
    assert "unanswered: 0% (95 % interval 0%–79%, n=1, those a day old)" in told[3]


def test_quiet_hours_hold_the_routing_back_and_nobody_is_asked_too_often() -> None:
    lines = ["dan: /expert on 1", "@2026-01-05T23:00", "ann: /ask how do I undo a commit?"]
    shown = run_script([*lines, "@2026-01-06T09:30"], operator=EN)
    assert [one["at"][8:16] for one in shown if "Nobody has answered" in one["text"]] == ["06T08:00"]
    # A word of advice waits as well, and is not given when somebody answered meanwhile.
    assert next(one["at"][8:16] for one in shown if "helps others" in one["text"]) > "06T08:00"
    shown = run_script([*lines, "bob ^4: git revert HEAD", "@2026-01-06T09:30"], operator=EN)
    assert not [one for one in shown if "helps others" in one["text"]]
    shown = run_script(
        ["dan: /expert on 1", "ann: /ask how do I undo a commit?", "bob: /ask and a merge?", "@+1h"],
        operator=EN,
    )
    assert len([one for one in shown if "Nobody has answered" in one["text"]]) == 1


def test_the_one_who_answered_such_questions_well_is_asked_first() -> None:
    experts = [f"{who}: /expert on" for who in ("dan", "eve", "fay", "gus")]
    lines = [
        *experts,
        "ann: /ask docker network dns fails in the container",
        "gus ^10: set the dns in daemon.json",
        "ann ^11: /accept",
        "bob: /ask docker dns does not resolve again",
        "@+20m",
        "bob: /why question:2",
    ]
    shown = run_script(lines, operator=EN)
    asked = [one["to"] for one in shown if "Nobody has answered" in one["text"]]
    assert asked[0] == "gus"
    assert len(asked) == 3
    assert "gus was asked to look 01-05 09:15: answered such questions well" in said(shown)[-1]


def test_what_was_said_in_the_flow_and_is_asked_again_by_command_counts_once() -> None:
    shown = run_script(
        [
            "ann: how do I undo a commit?",
            "ann: /ask how do I undo the last commit in git",
            "bob: how do I mount a disk?",
            "bob: /ask why does numpy not install",
            "ann: /unanswered",
        ],
        operator=EN,
    )
    assert said(shown)[-1].splitlines()[0] == "❓ 3 waiting for an answer"


def test_what_was_said_before_a_question_is_no_answer_to_it() -> None:
    shown = run_script(
        ["bob: good morning everybody", "@+1h", "ann: /ask how do I undo a commit?", "ann ^1: /accept"],
        operator=EN,
    )
    assert private(shown, "ann") == ["That message cannot be accepted as an answer."]
    assert "no answer yet" in card(shown)


def test_opening_again_speaks_of_an_acceptance_only_where_there_was_one() -> None:
    shown = run_script(
        [
            "ann: /ask how do I undo a commit?",
            "ann: /withdraw 1",
            "ann: /reopen 1",
            "bob ^2: git revert HEAD",
            "ann: /accept 1",
            "ann: /reopen 1",
            "ann: /accept 1",
            "fay: /why question:1",
        ],
        operator=EN,
    )
    assert [text for text in said(shown) if "is open again" in text] == [
        "#1 is open again.",
        "#1 is open again; the acceptance is taken back.",
    ]
    assert "(by command)" in said(shown)[-1]


def test_a_bounty_is_not_said_to_be_the_askers() -> None:
    shown = run_script(
        [
            "ann: hello",
            "admin!: /points add @ann 100",
            "ann: /ask how do I undo a commit?",
            "bob ^5: git revert HEAD",
            "ann: /bounty 30",
            "ann press 5 1",
        ],
        operator=EN,
    )
    assert private(shown, "ann") == ["✅ bob answered it. Thank you! 🪙 The bounty of 30 coins goes to them."]


def test_who_is_forgotten_is_somebody() -> None:
    shown = run_script(
        [
            "ann: /ask how do I undo a commit?",
            "bob ^2: git revert HEAD",
            "bob: /forget_me",
            "bob press 5 1",
            "ann: /accept 1",
            "ann: /why question:1",
        ],
        operator=EN,
    )
    assert card(shown).endswith("✅ Solved · A member · see the answer (#3)")
    assert said(shown)[-2].startswith("✅ A member answered it.")
    assert "✅ A member was accepted" in said(shown)[-1]


def test_a_question_whose_only_answer_is_deleted_is_served_again() -> None:
    shown = run_script(
        [
            "dan: /expert on",
            "ann: /ask how do I undo a commit?",
            "bob ^4: buy my coins at example.org",
            "bob delete 5",
            "@+20m",
        ],
        operator=EN,
    )
    assert at(shown, "Nobody has answered this yet") == ["09:15:03"]
    assert "no answer yet" in card(shown)


def test_a_question_opened_again_is_served_again() -> None:
    shown = run_script(
        ["dan: /expert on", "ann: /ask how do I undo a commit?", "ann: /withdraw", "ann: /reopen 1", "@+20m"],
        operator=EN,
    )
    assert at(shown, "Nobody has answered this yet") == ["09:15:03"]


def test_who_gets_half_of_a_bounty_hears_of_it_when_the_asker_solved_it_alone() -> None:
    shown = run_script(
        [
            "ann: hello",
            "admin!: /points add @ann 100",
            "ann: /ask how do I undo a commit?",
            "ann: /bounty 25 24h",
            "bob ^5: git revert HEAD",
            "cid +👍 8",
            "ann: /solved 1",
            "ann: /me",
        ],
        operator=EN,
    )
    (told,) = (text for text in said(shown) if "half the bounty" in text)
    assert told.endswith(
        "bob gave the answer with the most votes and gets half the bounty, 13 coins; the other half goes back."
    )
    assert "🪙 87 coins" in said(shown)[-1]


def test_no_moderator_is_paid_by_closing_a_question() -> None:
    asked = [
        "ann: hello",
        "mod!: hello",
        "admin!: /points add @ann 100",
        "ann: /ask how do I undo a commit?",
        "ann: /bounty 25 24h",
        "mod ^6: git revert HEAD",
        "bob ^6: git reset --soft HEAD~1",
        "cid +👍 9",
        "dan +👍 9",
    ]
    for closing in ("mod: /solved 1", "mod press 6 2"):
        second = run_script([*asked, "cid +👍 10", closing, "ann: /me", "mod: /me"], operator=EN)
        (told,) = (text for text in said(second) if "half the bounty" in text)
        assert "bob gave the answer with the most votes and gets half the bounty, 13 coins" in told
        assert "🪙 87 coins" in said(second)[-2]
        assert "🪙 0 coins" in said(second)[-1]
        alone = run_script([*asked, closing, "ann: /me", "mod: /me"], operator=EN)
        assert not [text for text in said(alone) if "half the bounty" in text]
        assert "🪙 100 coins" in said(alone)[-2]
        assert "🪙 0 coins" in said(alone)[-1]
    # whoever else closes it, the answer with the most votes is the moderator's
    asker = run_script([*asked, "cid +👍 10", "ann: /solved 1", "mod: /me"], operator=EN)
    assert any("mod gave the answer with the most votes" in text for text in said(asker))


def test_what_moderators_mark_for_others_stands_in_the_audit_and_nothing_else() -> None:
    shown = run_script(
        [
            "ann: /ask how do I undo a commit?",
            "bob ^2: git revert HEAD",
            "mod!: hello",
            "mod ^3: /accept",
            "ann: /reopen 1",
            "ann ^3: /accept",
            "mod: /audit",
        ],
        operator=EN,
    )
    assert [line.split(" ", 3)[3] for line in said(shown)[-1].splitlines()[1:]] == [
        "mod accepted an answer #1 → bob"
    ]


def test_nobody_is_troubled_for_an_asker_who_left() -> None:
    lines = [
        "ann: hello",
        "admin!: /points add @ann 100",
        "dan: /expert on",
        "ann: /ask docker container fails, no network",
    ]
    gone = run_script([*lines, "ann leaves", "@+3h"], operator=EN)
    assert not [one for one in gone if one["at"] > "2026-01-05T09:01"]
    back = run_script([*lines, "ann leaves", "ann: I am back", "@+3h"], operator=EN)
    assert len([one for one in back if one["at"] > "2026-01-05T09:01"]) == 3


def test_once_a_day_is_said_as_that() -> None:
    shown = run_script(["dan: /expert on 1", "eve: /expert on 2"], operator=EN)
    assert "at most once a day and" in said(shown)[0]
    assert "at most 2 times a day and" in said(shown)[1]


def test_no_moderator_accepts_their_own_answer_to_anybody_elses_question() -> None:
    shown = run_script(
        [
            "ann: hello",
            "admin!: /points add @ann 100",
            "ann: /ask how do I undo a commit?",
            "ann: /bounty 30",
            "mod!: /me",
            "mod ^5: git revert HEAD",
            "mod ^10: /accept",
            "mod: /accept 1",
            "mod press 5 1",
            "ann press 5 1",
        ],
        operator=EN,
    )
    refused = (
        "You cannot accept your own answer to somebody else's question: leave #1 to who asked or to another "
        "moderator."
    )
    assert [text for text in said(shown) if "your own answer" in text] == [refused] * 3
    assert private(shown, "ann") == ["✅ mod answered it. Thank you! 🪙 The bounty of 30 coins goes to them."]


def test_why_takes_the_words_before_a_number_apart_from_it() -> None:
    told = said(
        run_script(
            ["ann: /ask how do I undo a commit?", "ann: /why 问题 1", "ann: /why question 1"], operator=EN
        )
    )
    assert [text for text in told if text.startswith("❓ #1 how do I undo a commit?\n")] == told[-2:]


def test_where_a_number_is_meant_the_help_says_so() -> None:
    told = said(run_script(["boss!: /help accept", "boss: /help faq approve"], operator=EN))
    assert "· question: question number" in told[0]
    assert "· draft: draft number" in told[1]


def test_an_accepted_answer_is_quoted_as_it_reads_by_then() -> None:
    shown = run_script(
        [
            "ann: /ask when does the canteen close in the evening?",
            "bob ^2: my password is hunter2, oh no",
            "bob edit 3: at half past nine, at eight on weekends",
            "ann +✅ 3",
            "admin!: /faq review",
        ],
        operator=EN,
    )
    assert "💡 at half past nine, at eight on weekends" in said(shown)[-1]
    assert "hunter2" not in str(shown)


def test_a_question_of_the_flow_is_listed_and_kept_as_it_reads_by_then() -> None:
    shown = run_script(
        [
            "ann: does anybody know how to log in? my token is 12345",
            "ann edit 1: does anybody know how to log in?",
            "bob: /unanswered",
            "cid ^1: with your student number",
            "ann +✅ 4",
            "bob: /why question:1",
        ],
        operator=EN,
    )
    assert "💭 does anybody know how to log in? (#1)" in said(shown)[0]
    assert said(shown)[-1].startswith("❓ #1 does anybody know how to log in?\n")


def test_an_edited_question_is_asked_in_its_new_words() -> None:
    shown = run_script(
        [
            "ann: ／提问 怎么撤销提交？我的密码是 hunter2",
            "ann edit 1: ／提问 怎么撤销提交？",
            "bob: /unanswered",
        ],
        operator=EN,
    )
    assert card(shown).startswith("❓ 怎么撤销提交？ · #1")
    assert "#1 怎么撤销提交？ (#2)" in said(shown)[-1]


def test_a_word_edited_into_a_form_is_not_taken_for_the_question() -> None:
    shown = run_script(
        [
            "ann: /ask",
            "ann: how do I undo a commit?",
            "ann: I looked into the manual",
            "ann edit 5: I looked into the manual twice",
            "bob: /unanswered",
        ],
        operator=EN,
    )
    assert "#1 how do I undo a commit?" in said(shown)[-1]


def test_a_moderators_mark_on_talk_makes_no_question_of_it() -> None:
    shown = run_script(
        [
            "ann: does anybody know how to install rust on ubuntu?",
            "mod!: hi",
            "bob ^1: curl the script from rustup.rs",
            "mod +✅ 3",
            "ann: /unanswered",
        ],
        operator=EN,
    )
    assert said(shown)[-1] == "No question is waiting for an answer 🎉"


def test_an_answer_is_accepted_for_what_is_open_and_not_in_the_place_of_another() -> None:
    shown = run_script(
        [
            "ann: /ask how do I undo a commit?",
            "ann: /ask how do I mount a disk?",
            "cid ^4: mount /dev/sdb1 /mnt",
            "ann ^5: /accept",
            "bob: for the commit: git revert HEAD",
            "ann ^8: /accept",
            "cid: /why question:2",
            "cid: /why question:1",
        ],
        operator=EN,
    )
    assert "✅ cid was accepted" in said(shown)[-2]
    assert "✅ bob was accepted" in said(shown)[-1]


def test_who_came_back_is_asked_again() -> None:
    shown = run_script(
        [
            "dan: /expert on",
            "dan leaves",
            "@+5m",
            "dan: I am back",
            "ann: /ask how do I undo a commit?",
            "@+20m",
        ],
        operator=EN,
    )
    assert [one["to"] for one in shown if "Nobody has answered" in one["text"]] == ["dan"]
    gone = run_script(
        ["dan: /expert on", "dan leaves", "ann: /ask how do I undo a commit?", "@+20m"], operator=EN
    )
    assert not [one for one in gone if "Nobody has answered" in one["text"]]


def test_what_a_moderator_takes_away_is_no_answer() -> None:
    shown = run_script(
        [
            "dan: /expert on",
            "ann: /ask how do I undo a commit?",
            "bob ^4: buy my coins at example.org",
            "admin!: hi",
            "admin ^5: /del",
            "@+20m",
        ],
        operator=EN,
    )
    assert at(shown, "Nobody has answered this yet") == ["09:15:04"]
    assert "no answer yet" in card(shown)


def test_who_is_forgotten_waits_for_no_answer() -> None:
    shown = run_script(
        [
            "bob: hello",
            "admin!: /points add @bob 100",
            "ann: /ask how do I undo a commit? I am ann@example.org",
            "bob: /bounty 30 24h 1",
            "ann: /forget_me",
            "ann press 9 1",
            "bob: /unanswered",
            "@+25h",
            "bob: /me",
        ],
        operator=EN,
    )
    assert card(shown) == "❓ … · #1\n🚫 Withdrawn"
    assert "No question is waiting for an answer 🎉" in said(shown)
    assert "🪙 100 coins" in said(shown)[-1]


def test_a_vote_counts_whatever_the_colour_of_the_hand() -> None:
    shown = run_script(
        [
            "ann: /ask how do I undo a commit?",
            "bob ^2: git revert HEAD",
            "cid ^2: git reset",
            "eve +👍🏽 3",
            "ann press 2 1",
        ],
        operator=EN,
    )
    assert "1. bob git revert HEAD 👍1" in said(shown)[-1]


def test_what_was_switched_off_meanwhile_is_not_done() -> None:
    shown = run_script(
        [
            "dan: /expert on",
            "ann: /ask how do I undo a commit?",
            "admin!: /settings qa.route_after 0",
            "admin: /settings qa.nudge_after 0",
            "@+20m",
        ],
        operator=EN,
    )
    assert not [one for one in shown if "Nobody has answered" in one["text"] or "helps others" in one["text"]]


def test_who_asks_what_is_being_asked_is_shown_where() -> None:
    lines = [
        "ann: /ask how do I mount a disk on ubuntu?",
        "bob: /ask why does numpy not install?",
        "cid: /ask how to mount a disk",
    ]
    shown = run_script([*lines, "dan: /unanswered"], operator=EN)
    offered = next(one for one in shown if "asked already" in one["text"])
    assert offered["text"] == (
        "👀 This is being asked already; an answer there helps you, too:\n#1 how do I mount a disk on ubuntu? (#2)"
    )
    assert offered["buttons"] == [["🙋 Ask people"]]
    assert said(shown)[-1].startswith("❓ 2 waiting")
    shown = run_script([*lines, "bob press 6 1", "cid press 6 1", "dan: /unanswered"], operator=EN)
    assert said(shown)[-1].startswith("❓ 3 waiting")
    zh = run_script(["ann: /ask 食堂晚上几点关门？", "ann ^2: 补充一下：周末也问", "bob: /ask 食堂几点关门"])
    assert said(zh)[-1] == "👀 这个已经有人在问了，那边有了回答，你也用得上：\n#1 食堂晚上几点关门？ (#2)"
