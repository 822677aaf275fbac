from __future__ import annotations

from engine.contract.clock import DAY, HOUR
from engine.contract.events import Button, Deleted, Edited, Message
from engine.contract.ports import Delivery
from engine.contract.replies import Buttons
from tests.digest.world import Square, lines, words

QUESTION = "How do I make docker build faster with a cache?"


async def told_of(square: Square) -> str:
    told = (await square.until_digest())[0]
    assert QUESTION in "".join(lines(told))
    return told.key


async def test_a_deleted_message_is_taken_out_of_the_digest_that_quotes_it() -> None:
    square = Square()
    messages = await square.talk(QUESTION)
    await told_of(square)
    again = await square.do("ann", Deleted(message=messages[0]))
    edits = [one for one in again if one.edits]
    assert len(edits) == 1
    assert QUESTION not in "".join(lines(edits[0]))
    assert "📊 The week" in lines(edits[0])
    assert square.read("select * from digest_quote where title = :t", t=QUESTION) == []
    square.check()


async def test_an_edited_message_is_quoted_by_its_new_words() -> None:
    square = Square()
    messages = await square.talk(QUESTION)
    await told_of(square)
    again = await square.do("ann", Edited(message=messages[0], text="How do I speed docker build up?"))
    assert "How do I speed docker build up?" in "".join(lines(next(one for one in again if one.edits)))


async def test_an_edit_before_the_digest_counts() -> None:
    square = Square()
    messages = await square.talk(QUESTION)
    await square.do("ann", Edited(message=messages[0], text="How do I speed docker build up again?"))
    told = (await square.until_digest())[0]
    assert "How do I speed docker build up again?" in "".join(lines(told))


async def test_who_is_forgotten_is_quoted_and_named_nowhere() -> None:
    square = Square()
    await square.talk(QUESTION)
    await square.promote("boss")
    await square.ask("boss", "/digest preview busiest")
    await square.until_digest()
    ann, ben = square.actor("ann"), square.actor("ben")
    for who in ("ann", "ben"):
        await square.say(who, "/start", chat="")
        heard = [one for one in await forget(square, who) if one.edits and "📰" in words(one)]
        assert heard
    bodies = [row.body for row in square.read("select body from digest_issue")]
    assert len(bodies) == 2
    for body in bodies:
        assert QUESTION not in body
        assert str(ann) not in body
        assert str(ben) not in body
    for (payload,) in square.read("select payload from outbox where feature = 'digest'"):
        assert QUESTION.encode() not in bytes(payload)
    assert (
        square.read("select * from thread_message where actor in (:a, :b) and cues is not null", a=ann, b=ben)
        == []
    )
    square.check()


async def forget(square: Square, who: str) -> list[Delivery]:
    """Have somebody forget themself, in private."""
    await square.ask(who, "/forget_me", chat="")
    asked = square.mouths["telegram"].heard[-1]
    assert asked.reply is not None
    keys = [
        key for part in asked.reply.parts if isinstance(part, Buttons) for row in part.rows for key in row
    ]
    return await square.do(who, Button(message="1", data=keys[0].data), chat="")


async def test_what_a_moderator_took_out_is_not_quoted() -> None:
    square = Square()
    await square.promote("boss")
    messages = await square.talk(QUESTION)
    await square.pass_by(HOUR)
    number = "9001"
    body = Message(text="/del", message=number, reply_to=messages[0], reply_actor=1)
    await square.do("boss", body, others=("ann",), unique=number)
    told = (await square.until_digest())[0]
    assert QUESTION not in "".join(lines(told))


async def test_the_words_of_a_thread_outlive_its_text_where_a_digest_has_copied_them() -> None:
    square = Square(digest__monthly=True)
    await square.talk(QUESTION)
    await square.until_digest()
    await square.driver.advance(square.clock.now() + 24 * DAY)
    assert square.read("select payload from log where kind = 'message' and payload is not null") == []
    month = next(
        words(one) for one in square.mouths["telegram"].heard if words(one).startswith("📰 The month")
    )
    assert "Worth reading" in month
