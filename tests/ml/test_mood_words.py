"""What the mood model reads of a message before it weighs it: words, signs, scraps of code, questions."""

from __future__ import annotations

import pytest

from engine.ml.sentiment.clean import clean
from engine.ml.sentiment.grams import grams, sift, tokens
from engine.ml.sentiment.lexicon import Lexicon, Moods
from engine.ml.sentiment.scorer import Scorer
from engine.ml.sentiment.shapes import is_command, is_question, without_code
from engine.ml.sentiment.training import own


def moods(text: str) -> Moods:
    parts = tokens(text)
    pieces = sift(parts)
    return Lexicon({"pretty": 2.2, "good": 1.9}).moods(parts, pieces.chinese, pieces.words)


@pytest.mark.parametrize("text", ["今晚八点 (B 教室)", "foo (bar) baz", "3 (of 4)", "（见公告）"])
def test_brackets_are_no_faces(text: str) -> None:
    assert Lexicon().mark_signs(text) == text


def test_every_emoji_of_the_lexicon_is_marked() -> None:
    lexicon = Lexicon()
    assert lexicon.emoji
    assert all(lexicon.mark_signs(f"a{sign[0]}a") in {"a <+> a", "a <-> a"} for sign in lexicon.emoji)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("xD", " <+> "),
        ("a xD", "a  <+> "),
        ("taxD", "taxD"),
        ("xDD", "xDD"),
        (":-D", " <+> "),
        (":-((", " <-> ("),
    ],
)
def test_the_longest_face_is_marked_and_none_within_a_word(text: str, left: str) -> None:
    assert Lexicon().mark_signs(text) == left


def test_a_link_is_no_face() -> None:
    assert "<->" not in Lexicon().mark_signs(without_code("问卷 https://wj.example/s2/1 周五前填"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("把 max_len 改大", "把  <c>  改大"),
        ("改 utils.py 和 C:\\logs\\a", "改  <c>  和  <c> "),
        ("看 /etc/hosts 第 3 行", "看  <c>  第 3 行"),
        ("when p->next is null, x == y", "when  <c>  is null,  <c> "),
        ("run it with --verbose", "run it with  <c> "),
    ],
)
def test_scraps_of_code_within_prose_are_one_token(text: str, left: str) -> None:
    assert without_code(text) == left


@pytest.mark.parametrize("text", ["T_T 又错了", "@red_panda: hi", "and/or", "ok... fine", "9-to-5", ":-D"])
def test_faces_mentions_and_prose_are_no_code(text: str) -> None:
    assert without_code(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "int *p = head; p = p->next;  // 走到尾",
        "if not found: raise KeyError(name)  # nothing there",
        "const rows = read(path);",
    ],
)
def test_statements_with_remarks_are_code(line: str) -> None:
    assert is_command(line)


@pytest.mark.parametrize("line", ["thanks; see you", "if you like it: buy it", "老师讲得好; 谢谢 (真的);"])
def test_prose_with_semicolons_is_no_code(line: str) -> None:
    assert not is_command(line)


@pytest.mark.parametrize(("text", "left"), [("哈哈哈", "哈哈哈"), ("aaaab", "aaab"), ("soooooo", "sooo")])
def test_no_sign_is_read_more_than_three_times_in_a_row(text: str, left: str) -> None:
    assert clean(text, {}) == left


@pytest.mark.parametrize(
    ("text", "usual"),
    [("录播一般是第二天发", True), ("一般用 vim", True), ("音质一般", False), ("讲得一般,但便宜", False)],
)
def test_usually_is_told_from_so_so(text: str, usual: bool) -> None:
    assert ("通常" in clean(text, {})) is usual


@pytest.mark.parametrize("text", ["pretty print it", "good morning", "不支持 3.8", "操作系统", "麻烦发一下"])
def test_words_of_the_trade_and_of_courtesy_carry_no_mood(text: str) -> None:
    assert moods(text) == Moods(0, 0, 0, 0)


def test_the_same_words_elsewhere_do() -> None:
    assert moods("pretty good").en_pos > 0
    assert moods("没白学").zh_pos > 0
    assert moods("谈不上用心").zh_neg > 0


@pytest.mark.parametrize(
    "text", ["几点开始?", "有人知道密码", "能用 java 吗", "how do i exit", "这题要不要排序"]
)
def test_questions_are_known(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ["howdy all", "明天上课", "it works"])
def test_statements_are_no_questions(text: str) -> None:
    assert not is_question(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("我在苏州，写嵌入式的", 0),
        ("显存爆了多半是分辨率设太高", 0),
        ("the daemon kills idle workers after a minute", 0),
        ("谁知道选修课怎么退", 0),
        ("拿到录用通知了，开心！", 1),
        ("finally passed the interview, so happy", 1),
        ("进度太赶了，完全跟不上", -1),
        ("客服一直不回消息，想退款", -1),
        ("paid for a mentor who never shows up, want my money back", -1),
    ],
)
def test_programmers_talk_of_courses_and_jobs_is_understood(text: str, label: int) -> None:
    assert Scorer.shipped().score(text).label == label


def test_pieces_are_counted_in_the_order_in_which_the_model_was_trained() -> None:
    assert grams(tokens("not good 中")) == [
        *(" not ", "^ not"),
        *(" good ", "not good", " goo", "good", "ood ", " good", "good ", "n:good"),
        *("中", "^中", "中$", "^中$"),
    ]


def test_no_pattern_contradicts_another() -> None:
    found: dict[str, int] = {}
    for label, pattern in own.rows("own.tsv"):
        for line in own.unfold(pattern):
            assert found.setdefault(line, label) == label


def test_no_single_line_stands_twice_or_among_the_patterns_with_another_label() -> None:
    single = own.talk() + own.posts() + [(text, label) for text, label, _ in own.writers()]
    assert len({text for text, _ in single}) == len(single)
    patterns = dict(own.lines())
    assert all(patterns.get(text, label) == label for text, label in single)
