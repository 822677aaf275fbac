"""What an imported history holds becomes drafts: a question, somebody's answer, thanks for that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.contract.events import Incoming, Message
from tests.qa.world import Square

QUESTION = "how do I undo a commit that is already pushed?"


@pytest.fixture
def square() -> Iterator[Square]:
    world = Square()
    yield world
    world.close()


def told(world: Square, *lines: tuple[str, str, int]) -> None:
    """Import what people said: (who, words, which line they replied to, 0 for none)."""
    events: list[Incoming] = []
    for who, words, line in lines:
        reply_to = events[line - 1].unique if line else ""
        one = world.incoming(who, Message(text=words, reply_to=reply_to))
        events.append(
            Incoming(
                platform=one.platform,
                chat=one.chat,
                unique=one.unique,
                at=one.at,
                people=one.people,
                actor=0,
                origin="import",
                body=one.body,
            )
        )
    world.engine.append(events)
    world.settle()


def drafts(world: Square) -> list[tuple[object, ...]]:
    return [tuple(row) for row in world.rows("select question, answer, source, state from faq_draft")]


def test_an_answer_that_was_thanked_for_waits_for_a_moderator(square: Square) -> None:
    lines = (
        ("ann", QUESTION, 0),
        ("bob", "git revert makes a commit that takes it back", 1),
        ("ann", "thanks, that worked", 2),
    )
    told(square, *lines)
    expected = [(QUESTION, "git revert makes a commit that takes it back", "history", "open")]
    assert drafts(square) == expected
    assert square.rows("select count(*) from faq_entry") == [(0,)]
    assert square.rows("select count(*) from outbox") == [(0,)]


@pytest.mark.parametrize(
    "lines",
    [
        (
            ("ann", QUESTION, 0),
            ("bob", "git revert takes it back", 1),
            ("eve", "thanks", 2),
        ),  # not by who asked
        (("ann", QUESTION, 0), ("ann", "ah, git revert takes it back", 1), ("ann", "thanks", 2)),
        (("ann", QUESTION, 0), ("bob", "revert", 1), ("ann", "thanks", 2)),  # worth nothing to others
        (
            ("ann", "I have pushed it already", 0),
            ("bob", "git revert takes it back", 1),
            ("ann", "thanks", 2),
        ),
        (("ann", QUESTION, 0), ("bob", "git revert takes it back", 1), ("ann", "no, still does not work", 2)),
    ],
)
def test_what_is_no_answered_question_is_left(
    square: Square, lines: tuple[tuple[str, str, int], ...]
) -> None:
    told(square, *lines)
    assert drafts(square) == []


def test_the_same_history_again_proposes_nothing_twice(square: Square) -> None:
    lines = (
        ("ann", QUESTION, 0),
        ("bob", "git revert takes it back", 1),
        ("ann", "thanks!", 2),
        ("ann", "thanks", 2),
    )
    told(square, *lines)
    assert len(drafts(square)) == 1
    square.do("admin", Message(text="/faq approve 1"))
    assert square.rows("select answer, source from faq_entry") == [("git revert takes it back", "history")]
