from __future__ import annotations

from engine.contract.clock import DAY
from tests.digest.world import Square, lines, words


async def member_who_asked(square: Square) -> list[str]:
    await square.say("ann", "Hello everybody, I am new here")
    assert "what you missed" in await square.ask("ann", "/digest me on", chat="")
    return await square.talk()


async def test_who_was_away_and_asked_is_told_what_concerns_them() -> None:
    square = Square()
    first = (await member_who_asked(square))[0]
    await square.say("eva", "Multi-stage builds help a lot as well, Ann.", reply_to=first, to="ann", wait=DAY)
    await square.say("eva", "@ann did you try that?", mention=["ann"])
    await square.say("dan", "Who wants to play chess tonight?")
    told = [one for one in await square.until_digest() if "📬" in words(one)]
    assert [(one.chat.private, one.reply.actor if one.reply else None) for one in told] == [
        (True, square.actor("ann"))
    ]
    said = lines(told[0])
    assert said[0] == "📬 While you were away"
    assert "@eva [Multi-stage builds help a lot as well, Ann.]" in said
    assert "@eva [did you try that?]" in said
    assert not any("chess" in line for line in said)
    square.check()


async def test_who_was_here_is_told_nothing() -> None:
    square = Square()
    first = (await member_who_asked(square))[0]
    await square.say("eva", "Multi-stage builds help a lot as well.", reply_to=first, to="ann", wait=DAY)
    await square.say("ann", "good morning", wait=4 * DAY)
    assert not any("📬" in words(one) for one in await square.until_digest())


async def test_who_did_not_ask_or_asked_no_longer_is_told_nothing() -> None:
    square = Square()
    first = (await member_who_asked(square))[0]
    await square.ask("ann", "/digest me off", chat="")
    await square.say("eva", "Multi-stage builds help a lot as well.", reply_to=first, to="ann", wait=DAY)
    assert not any("📬" in words(one) for one in await square.until_digest())


async def test_the_same_thing_is_told_once() -> None:
    square = Square()
    first = (await member_who_asked(square))[0]
    await square.say("eva", "Multi-stage builds help a lot as well.", reply_to=first, to="ann", wait=DAY)
    assert any("📬" in words(one) for one in await square.until_digest())
    await square.say("eva", "Another topic altogether for everybody")
    assert not any("📬" in words(one) for one in await square.until_digest())


async def test_words_from_rooms_that_a_member_was_never_in_are_not_told() -> None:
    square = Square()
    await member_who_asked(square)
    await square.say("eva", "@ann is not here, good", mention=["ann"], chat="cellar", wait=DAY)
    assert not any("cellar" in words(one) or "not here" in words(one) for one in await square.until_digest())
