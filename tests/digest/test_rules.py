from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.contract.feature import Section
from engine.contract.replies import Text
from engine.digest.composing import LETTERS, SCREEN, fit
from engine.digest.rules import TITLE_LONGEST, Candidate, Talk, best, change, most_telling, telling, title_of


def talk(root: int, *, messages: int = 6, voices: int = 3, answers: int = 4, reactions: int = 0) -> Talk:
    return Talk(root=root, messages=messages, voices=voices, answers=answers, reactions=reactions)


def said(seq: int, text: str, *, first: bool = False, answers: int = 0, reactions: int = 0) -> Candidate:
    return Candidate(seq=seq, text=text, first=first, answers=answers, reactions=reactions)


def test_four_who_speak_once_pass_two_who_write_for_hours() -> None:
    duel, round_table = talk(1, messages=200, voices=2, answers=180), talk(2, messages=6, voices=6, answers=5)
    assert best([duel, round_table], 2) == [round_table, duel]


def test_reactions_count_more_than_length() -> None:
    long, liked = talk(1, messages=60, answers=40), talk(2, messages=4, answers=3, reactions=9)
    assert best([long, liked], 1) == [liked]


def test_a_monologue_or_two_lines_are_no_conversation() -> None:
    assert best([talk(1, voices=1), talk(2, messages=2, voices=2)], 5) == []


def test_a_thread_is_named_by_its_question_not_by_a_thank_you() -> None:
    chosen = most_telling(
        [
            said(1, "大家好"),
            said(2, "docker build 每次都重新装依赖，要等五分钟，有没有办法缓存", first=True, answers=2),
            said(3, "先 COPY requirements.txt 再 COPY 代码"),
            said(4, "谢谢大佬！"),
        ]
    )
    assert chosen is not None
    assert chosen.seq == 2


def test_nothing_is_named_by_what_says_nothing() -> None:
    assert most_telling([said(1, "ok"), said(2, "👍👍"), said(3, "https://example.org/a/b/c")]) is None


@given(st.text(max_size=400))
def test_a_title_is_the_message_itself_in_one_line(text: str) -> None:
    title = title_of(text)
    assert len(title) <= TITLE_LONGEST
    assert "\n" not in title
    for word in title.rstrip("…").split():
        assert word in text


@given(st.text(max_size=600), st.integers(0, 9), st.integers(0, 9), st.booleans())
def test_to_be_liked_or_answered_never_makes_a_message_tell_less(
    text: str, answers: int, reactions: int, first: bool
) -> None:
    plain = telling(said(1, text, first=first))
    assert telling(said(1, text, first=first, answers=answers, reactions=reactions)) >= plain


def test_small_changes_are_no_news() -> None:
    assert [change(now, 100) for now in (104, 96, 130, 50)] == [None, None, 30, -50]
    assert change(5, 0) is None


sections = st.lists(
    st.builds(
        lambda title, lines: Section(name="x", title=title, lines=tuple((Text(line),) for line in lines)),
        st.text(max_size=20),
        st.lists(st.text(max_size=300), min_size=1, max_size=30),
    ),
    min_size=1,
    max_size=12,
)


@given(sections)
def test_a_digest_fits_on_one_screen_and_loses_the_last_lines_first(found: list[Section]) -> None:
    left = fit(found)
    assert left
    if len(left) > 1:
        assert 1 + sum(1 + len(one.lines) for one in left) <= SCREEN
        said = [part for one in left for line in one.lines for part in line if isinstance(part, Text)]
        assert sum(len(part.text) for part in said) <= LETTERS
    for one, before in zip(left, found, strict=False):
        assert before.lines[: len(one.lines)] == one.lines
