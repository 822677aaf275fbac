"""Speaking unasked in the threads and topics of a chat."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.contract.clock import MINUTE, SECOND
from engine.contract.events import Left, Message
from engine.qa.knowledge import speaking
from tests.qa.world import Square


@pytest.fixture
def square(monkeypatch: pytest.MonkeyPatch) -> Iterator[Square]:
    """A community with two entries in its base that has been there for a while."""
    monkeypatch.setattr(speaking, "NEW_COMMUNITY", 2)
    made = Square()
    for line in (
        "/faq add #vpn How do I connect to the VPN? | Install the client.",
        "/faq add #refund How do I get a refund? | Press Refund in your orders.",
        "/faq add #wifi Where is the password of the wifi? | At the desk.",
    ):
        made.do("admin", Message(text=line))
    for who in ("ann", "bob"):
        made.do(who, Message(text="hello there you"))
    yield made
    made.close()


def test_each_thread_is_left_in_peace_for_a_while_after_a_word_in_it(square: Square) -> None:
    def ask(who: str, words: str, thread: str) -> int:
        square.do(who, Message(text=words), thread=thread)
        square.clock.move_to(square.clock.now() + 30 * SECOND)
        square.settle()
        return len(square.rows("select 1 from faq_lookup where said_at > 0"))

    assert ask("ann", "How do I connect to the VPN?", "t1") == 1
    assert ask("bob", "How do I get a refund?", "t1") == 1
    assert ask("bob", "How do I get a refund?", "t2") == 2
    square.clock.move_to(square.clock.now() + 6 * MINUTE)
    assert ask("ann", "Where is the password of the wifi?", "t1") == 3


def test_nothing_is_said_to_who_left_meanwhile(square: Square) -> None:
    square.do("ann", Message(text="How do I connect to the VPN?"))
    square.do("ann", Left())
    square.clock.move_to(square.clock.now() + 30 * SECOND)
    square.settle()
    assert square.rows("select 1 from faq_lookup where said_at > 0") == []
