"""Presses that come twice, or late: a button is pressed again before its message has changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.contract.events import Button, Deleted, Edited, Message, Reaction
from tests.qa.world import Square


@pytest.fixture
def world() -> Iterator[Square]:
    """A community with three members, one of whom has coins."""
    made = Square()
    for who in ("ann", "bob", "cid"):
        made.do(who, Message(text="hello there you"))
    made.do("admin", Message(text="/points add @ann 100"))
    yield made
    assert made.rows("select key, error from dead_letter") == []
    made.close()


def say(world: Square, who: str, words: str, *, reply_to: str = "") -> str:
    """Say something; return the message's number."""
    event = world.incoming(who, Message(text=words, reply_to=reply_to))
    world.engine.append([event])
    world.settle()
    return event.unique


def press(world: Square, who: str, data: str, *, times: int = 2) -> None:
    """Press a button, twice unless said otherwise."""
    word, what, rest = data.split(":", 2)
    ((community,),) = world.rows("select id from community")
    told = f"{word}:{what}:{community}:{rest}"
    world.engine.append([world.incoming(who, Button(message="2", data=told)) for _ in range(times)])
    world.settle()


def last(world: Square) -> str:
    """Return what was said last."""
    ((payload,),) = world.rows("select payload from outbox order by rowid desc limit 1")
    return bytes(payload).decode()


def test_a_suggested_bounty_is_promised_once(world: Square) -> None:
    world.do("ann", Message(text="/ask how do I undo a commit?"))
    press(world, "ann", "qa:bounty:1:20")
    assert world.rows("select coins, state from bounty") == [(20, "held")]
    assert "80 coins left" in last(world)
    assert world.coins() == 100


def test_an_accepted_answer_is_not_replaced_by_a_second_press(world: Square) -> None:
    q = say(world, "ann", "/ask how do I undo a commit?")
    b = say(world, "bob", "git revert HEAD", reply_to=q)
    say(world, "cid", "git reset --soft HEAD~1", reply_to=q)
    world.do("ann", Reaction(message=b, emoji="✅"))
    press(world, "ann", "qa:accept:1")
    assert "Which answer do you accept?" in last(world)
    world.do("ann", Message(text="/accept 1"))
    assert world.rows("select message from answer where accepted_at is not null") == [(b,)]
    assert world.rows("select round from question") == [(0,)]


def test_the_only_answer_is_accepted_once_and_named_as_accepted(world: Square) -> None:
    q = say(world, "ann", "/ask how do I undo a commit?")
    say(world, "bob", "git revert HEAD", reply_to=q)
    press(world, "ann", "qa:accept:1")
    assert "That answer is accepted already." in last(world)


def test_a_question_is_put_up_once(world: Square) -> None:
    world.do("admin", Message(text="/faq add #vpn How do I connect to the VPN? | Install the client."))
    world.do("ann", Message(text="/ask How do I connect to the VPN?"))
    ((seq,),) = world.rows("select seq from faq_lookup")
    press(world, "ann", f"faq:post:{seq}")
    assert world.rows("select count(*) from question") == [(1,)]


@pytest.mark.parametrize("how", ["edit", "reopen", "forget"])
def test_a_button_below_an_old_draft_takes_no_other_one_in(world: Square, how: str) -> None:
    q = say(world, "ann", "/ask when does the canteen close in the evening?")
    b = say(world, "bob", "at half past nine, at eight on weekends", reply_to=q)
    world.do("ann", Reaction(message=b, emoji="✅"))
    ((number,),) = world.rows("select number from faq_draft where state = 'open'")
    match how:
        case "edit":
            world.do("bob", Edited(message=b, text="buy my coins at example.org"))
        case "reopen":
            c = say(world, "cid", "buy my coins at example.org", reply_to=q)
            world.do("ann", Message(text="/accept", reply_to=c))
        case _:
            world.do("bob", Message(text="/forget_me"))
            ((data,),) = world.rows("select payload from outbox order by rowid desc limit 1")
            code = bytes(data).decode().split('"data":"')[1].split('"')[0]
            world.do("bob", Button(message="9", data=code))
            assert world.rows("select question, author from faq_draft where state <> 'open'") == [("", None)]
            q2 = say(world, "ann", "/ask how do I undo a commit?")
            c = say(world, "cid", "buy my coins at example.org", reply_to=q2)
            world.do("ann", Reaction(message=c, emoji="✅"))
    press(world, "admin", f"faq:draft-yes:{number}", times=1)
    world.do("admin", Message(text=f"/faq approve {number}"))
    assert world.rows("select answer from faq_entry") == []
    assert [row[0] for row in world.rows("select answer from faq_draft where state = 'open'")] == [
        "buy my coins at example.org"
    ]


def test_what_a_moderator_wrote_anew_does_not_go_with_an_older_report(world: Square) -> None:
    world.do("admin", Message(text="/settings qa.learn entry"))
    q = say(world, "ann", "/ask when does the canteen close in the evening?")
    b = say(world, "bob", "at half past nine, at eight on weekends", reply_to=q)
    world.do("ann", Reaction(message=b, emoji="✅"))
    press(world, "cid", "faq:gone:0:1", times=1)
    world.do("admin", Message(text="/faq edit 1 at ten"))
    press(world, "admin", "faq:draft-gone:1", times=1)
    assert world.rows("select state, answer from faq_entry") == [("live", "at ten")]


def test_what_asked_before_an_offer_is_the_question_that_people_answer(world: Square) -> None:
    world.do("admin", Message(text="/faq add #vpn How do I connect to the VPN? | Install the client."))
    q = say(world, "ann", "/ask How do I connect to the VPN?")
    ((seq,),) = world.rows("select seq from faq_lookup")
    press(world, "ann", f"faq:post:{seq}")
    b = say(world, "bob", "use the new one, wireguard", reply_to=q)
    assert world.rows("select message from answer") == [(b,)]
    world.do("bob", Deleted(message=b))
    world.do("ann", Deleted(message=q))
    assert world.rows("select title, state from question") == [("…", "closed")]


def test_a_moderators_own_answer_outlives_the_acceptance_and_an_edited_question(world: Square) -> None:
    words = "when does the canteen close in the evening?"
    q = say(world, "ann", f"/ask {words}")
    b = say(world, "bob", "at half past nine, at eight on weekends", reply_to=q)
    world.do("ann", Reaction(message=b, emoji="✅"))
    world.do("admin", Message(text=f"/faq approve 1 {words} | 21:30, 20:00 on weekends"))
    world.do("ann", Message(text="/reopen 1"))
    entry = "select question, answer, state from faq_entry"
    assert world.rows(entry) == [(words, "21:30, 20:00 on weekends", "live")]
    world.do("ann", Edited(message=q, text=f"／ask {words}"))
    assert world.rows(entry) == [(words, "21:30, 20:00 on weekends", "live")]
    world.do("ann", Edited(message=q, text="/ask when does the canteen close on Fridays?"))
    assert world.rows("select state from faq_entry") == [("retracted",)]
    assert world.rows("select question, answer, source from faq_draft where state = 'open'") == [
        ("when does the canteen close on Fridays?", "21:30, 20:00 on weekends", "faq")
    ]
