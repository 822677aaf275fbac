"""What moderators write in one line, as they write it: blanks of all kinds, bars in odd places, keys that cannot be."""

from __future__ import annotations

import pytest

from engine.qa.knowledge.rules import Written, first_word, read_line, rewritten
from tests.fakes.sandbox import run_script, said

EN = {"bot.language": "en"}


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("#vpn 怎么连？ | 下载", ("#vpn", "怎么连？", "下载")),
        ("#vpn\u3000怎么连？｜下载", ("#vpn", "怎么连？", "下载")),
        ("What does x = 1 mean? | It assigns.", ("", "What does x = 1 mean?", "It assigns.")),
        ("退款 | 去前台", ("退款", "退款", "去前台")),
        ("怎么看日志？\ncat log | grep error", ("", "怎么看日志？", "cat log | grep error")),
        ("wifi = 12345678", ("wifi", "wifi", "12345678")),
        ("| 只有答案", ("", "", "只有答案")),
        ("只有问题 |", ("只有问题", "只有问题", "")),
        ("#x/y 斜线？ | 一二", ("#x/y", "斜线？", "一二")),
    ],
)
def test_a_line_is_divided_where_its_writer_divided_it(line: str, written: tuple[str, str, str]) -> None:
    assert read_line(line) == Written(*written)


def test_other_words_are_an_answer_unless_a_bar_divides_them() -> None:
    assert rewritten("set lr = 0.1\nthen train") == ("", "set lr = 0.1\nthen train")
    assert rewritten("How? | So.\nAnd so.") == ("How?", "So.\nAnd so.")
    assert first_word(" vpn\u3000新答案 ") == ("vpn", "新答案")
    assert first_word(" ") == ("", "")


@pytest.mark.parametrize("line", ["#12 数字？ | 一二", "#x/y 斜线？ | 一二", f"#{'长' * 41} 长？ | 长"])
def test_a_key_that_cannot_be_is_said_and_not_left_out(line: str) -> None:
    shown = run_script([f"admin!: /faq add {line}", "admin: /faq list"])
    assert "不能当关键词" in said(shown)[0]
    assert said(shown)[1].startswith("还没有常见问题")


@pytest.mark.parametrize("line", ["| 只有答案", "只有问题 |", "|"])
def test_half_an_entry_is_none(line: str) -> None:
    assert said(run_script([f"admin!: /faq add {line}"]))[0].startswith("要有问题和答案")


def test_an_answer_of_several_lines_replaces_the_answer_alone() -> None:
    shown = run_script(
        [
            "admin!: /faq add #lr How do I set the rate? | In the file.",
            "admin: /faq edit #lr\u3000set lr = 0.1",
            "admin: /faq edit lr",
            "admin: /faq edit lr How fast? | Slowly.",
        ],
        operator=EN,
    )
    told = said(shown)
    assert "💡 set lr = 0.1\n❓ How do I set the rate?" in told[1]
    assert told[2] == "Write the new answer after it: /faq edit lr new answer"
    assert "💡 Slowly.\n❓ How fast?" in told[3]
