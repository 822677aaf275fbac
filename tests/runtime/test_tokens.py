from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.runtime.tokens import quote, tokenise


def words(line: str) -> list[str]:
    return [token.text for token in tokenise(line)]


@given(st.lists(st.text()))
def test_what_was_quoted_is_read_back_unchanged(texts: list[str]) -> None:
    assert words(" ".join(map(quote, texts))) == texts


@given(st.text())
def test_every_word_is_found_where_it_says(line: str) -> None:
    for token in tokenise(line):
        if not token.quoted:
            assert line[token.start : token.end] == token.text


def test_quotation_marks_of_both_scripts_hold_words_together() -> None:
    assert words('“hello world” 「你好 世界」 『a b』 "c d"') == ["hello world", "你好 世界", "a b", "c d"]


def test_a_mark_that_nothing_closes_is_an_ordinary_character() -> None:
    assert words('"hello world') == ['"hello', "world"]
    assert words('5" screen') == ['5"', "screen"]
    assert words("don't stop") == ["don't", "stop"]


def test_spaces_may_be_of_any_width() -> None:
    assert words("a　b\tc\u2003d") == ["a", "b", "c", "d"]
