from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.courses.fields import FIELDS, Mistake, difference, field_of, key_of, read_fields, read_line
from engine.courses.rules import bar, sections, way


def test_a_line_is_read_as_title_about_and_options() -> None:
    told = read_line(
        "异步 Python | 从协程到任务组 标签：python，异步 难度:进阶 课时: 协程|任务组 link:https://example.org/a"
    )
    assert told == {
        "title": "异步 Python",
        "about": "从协程到任务组",
        "tags": "python，异步",
        "level": "进阶",
        "lessons": "协程|任务组",
        "link": "https://example.org/a",
    }


def test_fields_are_kept_in_one_form_whatever_the_language() -> None:
    fields = read_fields(
        {
            "kind": "学习路径",
            "level": "入门",
            "tags": ["a b", "a b", "c"],
            "lessons": "协程|任务组",
            "steps": "Py, 异步 IO",
        }
    )
    assert fields == {
        "kind": "path",
        "level": "beginner",
        "tags": "a b, c",
        "lessons": 2,
        "outline": "协程\n任务组",
        "steps": "py, 异步-io",
    }


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("level", "wizard", "courses-bad-level"),
        ("kind", "film", "courses-bad-kind"),
        ("gate", "-1", "courses-bad-number"),
        ("lessons", 501, "courses-bad-number"),
        ("link", "example.org", "courses-bad-address"),
        ("title", "  ", "courses-bad-empty"),
        ("title", "x" * 121, "courses-bad-long"),
    ],
)
def test_what_cannot_be_read_names_its_field(field: str, value: object, key: str) -> None:
    with pytest.raises(Mistake) as caught:
        read_fields({field: value})
    assert (caught.value.key, caught.value.field) == (key, field)


@given(st.text(max_size=60))
def test_a_key_stays_what_it_is(word: str) -> None:
    key = key_of(word)
    assert key == "" or (key_of(key) == key and len(key) <= 40 and not key.isdecimal())


@given(
    st.dictionaries(
        st.sampled_from(["about", "tags", "price", "author", "notes", "needs"]), st.text(max_size=30)
    )
)
def test_fields_that_are_read_again_stay(told: dict[str, str]) -> None:
    once = read_fields(told)
    assert read_fields(once) == once
    assert set(once) <= set(FIELDS)
    assert difference(once, once) == []


def test_heads_of_columns_are_known_in_both_languages() -> None:
    assert [field_of(word) for word in ("标题", "Title", " 先修 ", "封面", "colour")] == [
        "title",
        "title",
        "needs",
        "image",
        None,
    ]


def test_notes_are_divided_at_their_headings() -> None:
    assert sections("T", "one\ntwo") == (("T", "one\ntwo"),)
    assert sections("T", "first\n# A\nabout a\n## B\n\n# C\nabout c") == (
        ("T", "first"),
        ("A", "about a"),
        ("C", "about c"),
    )
    assert sections("T", "  ") == ()


def test_a_path_leads_to_its_first_step_that_is_not_done() -> None:
    assert way(["a", "b", "c"], ["b"]) == (1, 3, "a")
    assert way(["a"], ["a", "x"]) == (1, 1, "")
    assert bar(2, 4) == "▓▓▓▓░░░░"
    assert bar(0, 0) == "░░░░░░░░"
