from __future__ import annotations

from engine.digest.hooks import candidates
from tests.digest.world import Square


async def test_talk_that_was_told_to_everybody_can_be_recommended_to_whoever_missed_it() -> None:
    square = Square()
    await square.talk()
    with square.store.read() as conn:
        assert candidates(conn, 1) == []  # nobody has been told of it yet
    await square.until_digest()
    ((community,),) = square.read("select id from community")
    with square.store.read() as conn:
        (thread,) = candidates(conn, community)
    assert thread.kind == "thread"
    assert thread.title == "How do I make docker build faster with a cache?"
    assert thread.message
    assert len(thread.known_to) == 3
    assert thread.until is not None
    assert thread.until > square.clock.now()
