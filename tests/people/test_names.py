from __future__ import annotations

from engine.people.names import apart, spoken


def test_what_keeps_names_apart_is_not_spoken() -> None:
    assert spoken("课堂 (discord 1573755714751430659)") == "课堂"
    assert spoken("Learners (telegram -1001234)") == "Learners"
    assert spoken("Rust (advanced) learners") == "Rust (advanced) learners"
    assert spoken("Rust (advanced)") == "Rust (advanced)"


def test_two_communities_of_one_name_are_told_apart() -> None:
    names = ["Club (telegram -1)", "Club (discord 2)", "School (telegram -3)"]
    assert apart(names) == ["Club (telegram -1)", "Club (discord 2)", "School"]
