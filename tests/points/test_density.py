from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.events import Attachment, Message
from engine.ml.sketch import BYTES, as_number, fold, letters, resemblance, sketch
from engine.points.density import read, units_of
from engine.points.rules import FULL, REFUSED, THIN


@pytest.mark.parametrize(
    "text",
    [
        "顶",
        "水",
        "+1",
        "打卡打卡",
        "哈哈哈哈哈",
        "666",
        "６６６６",
        "顶！！！",
        "签到",
        "111",
        "🎉🎉",
        "...",
        "？？？",
        "哈哈 哈哈",
    ],
)
def test_filler_and_bare_signs_are_refused(text: str) -> None:
    assert read(Message(text=text)).quality == REFUSED


@pytest.mark.parametrize(
    "text",
    [
        "加微信 abc12345 领资料",
        "加V：xyz_9988，名师一对一",
        "＋Ｖ：xyz998 免费领取课程",
        "进群 https://t.me/+abcdef",
        "限时优惠，Python 课程只要 99 元",
        "兼职日结，日赚 500",
        "QQ群：123456789",
        "call 138 1234 5678",
        "Limited offer: 50% off all courses",
    ],
)
def test_adverts_are_thin_at_best(text: str) -> None:
    assert (read(Message(text=text)).quality, read(Message(text=text)).reason) == (THIN, "advert")


@pytest.mark.parametrize(
    "text",
    [
        "怎么安装python？",
        "python 报错 找不到模块怎么办",
        "我建议先看 python 官方文档第三章",
        "how do i install python 3.11 on ubuntu with a venv",
        "Hi. I need help installing wxPython",
        "can anybody help me with postgresql?",
        "微信小程序怎么调试？",
        "see https://docs.python.org/3/library/re.html for named groups",
        "这本书的价格是 59 元",
    ],
)
def test_ordinary_questions_and_answers_are_worth_the_full_amount(text: str) -> None:
    assert read(Message(text=text)).quality == FULL


def test_files_pay_half_and_stickers_nothing() -> None:
    assert read(Message(attachments=(Attachment("photo"),))).quality == THIN
    assert read(Message(attachments=(Attachment("sticker"),))).quality == REFUSED
    assert read(Message(text="大家看看这份非常好的资料", forwarded=True)).reason == "forwarded"


def test_units_are_characters_and_words_each_once() -> None:
    assert units_of("怎么安装python？") == 5
    assert units_of("python python python") == 1
    assert units_of("hello everyone i just fixed the build") == 7


@given(st.text())
def test_every_text_can_be_read(text: str) -> None:
    reading = read(Message(text=text))
    assert 0 <= reading.quality <= FULL
    assert len(reading.sketch) == BYTES


@given(st.text(alphabet="加微信领资料abc学习", min_size=6))
def test_spaces_signs_and_invisible_characters_change_no_sketch(text: str) -> None:
    disguised = "\u200b".join(text) + " 🎉!! "
    assert sketch(letters(fold(disguised))) == sketch(letters(fold(text)))


@given(st.text(), st.text())
def test_resemblance_is_symmetric_and_a_share(one: str, other: str) -> None:
    a, b = (as_number(sketch(letters(fold(text)))) for text in (one, other))
    assert resemblance(a, b) == resemblance(b, a)
    assert 0 <= resemblance(a, b) <= 1
    assert not a or resemblance(a, a) == 1
