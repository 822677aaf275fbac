from __future__ import annotations

import random

import pytest

from engine.contract.clock import DAY
from engine.contract.events import Incoming, Joined, Left, Message
from engine.invites.rules import new_code
from tests.invites.world import Club, outcome
from tests.points.world import START, words_of

LETTERS = "bcdfghklmnprstvwz"


def life(club: Club, seed: int, size: int = 240) -> list[Incoming]:
    """Make people ask for links, come by them, speak and leave, in two communities."""
    chance = random.Random(seed)
    events, at = [], START
    seen = [f"m{number}" for number in range(12)]
    codes: dict[str, list[str]] = {"#one": [], "#two": []}
    links: dict[str, list[str]] = {"#one": ["https://t.me/+nobodys"], "#two": [""]}
    for number in range(size):
        at += chance.choice((1, 30, 600, 7200)) * 1_000_000
        chat = chance.choice(("#one", "#two"))
        who = chance.choice(seen)
        deed = chance.random()
        if deed < 0.15:
            link = f"https://t.me/+Code{number:05}xyz"
            asked = Message(text="/invite new", message=str(number))
            event = club.incoming(who, asked, str(number), at=at, chat=chat)
            events.append(event)
            answer = club.incoming(who, asked, f"o{number}", at=at, chat=chat)
            events.append(outcome(answer, f"console:{chat}:{number}#0", link))
            links[chat].append(link)
        elif deed < 0.5:
            body = Joined(link=chance.choice(links[chat][-4:]), inviter=1 if chance.random() < 0.3 else None)
            others = [chance.choice(seen)] if body.inviter else []
            if chance.random() < 0.7:
                who = f"n{number}"
                seen.append(who)
            events.append(club.incoming(who, body, f"j{number}", at=at, chat=chat, others=others))
        elif deed < 0.57:
            events.append(club.incoming(who, Left(), f"l{number}", at=at, chat=chat))
        elif deed < 0.62:
            asked = Message(text="/invite code", message=str(number))
            # The code is made of the event's key, so that it is known here before it is told.
            codes[chat].append(new_code(f"console:{chat}:{number}:0"))
            events.append(club.incoming(who, asked, str(number), at=at, chat=chat))
        elif deed < 0.72:
            code = chance.choice([*codes[chat], new_code(str(number))])
            asked = Message(text=f"/referredby {code}", message=str(number))
            new = f"n{number}" if chance.random() < 0.7 else who
            if new != who:
                seen.append(new)
                events.append(club.incoming(new, Joined(), f"j{number}", at=at, chat=chat))
            events.append(club.incoming(new, asked, str(number), at=at, chat=chat))
        elif deed < 0.78:
            thanks = Message(text="谢谢，这个很有帮助", message=str(number), reply_to="1", reply_actor=1)
            other = [chance.choice([one for one in seen if one != who])]
            events.append(club.incoming(who, thanks, str(number), at=at, chat=chat, others=other))
        else:
            words = " ".join(chance.choice(LETTERS) * 2 + chance.choice(LETTERS) for _ in range(9))
            said = Message(text=words, message=str(number))
            events.append(club.incoming(who, said, str(number), at=at, chat=chat))
    return events


def lived(seed: int, batch: int, url: str = "sqlite://") -> str:
    club = Club(batch=batch, url=url)
    club.engine.append(life(club, seed))
    club.engine.drain()
    club.clock.move_to(START + 20 * DAY)
    club.engine.drain_due()
    club.engine.drain()
    club.check()
    states = set(club.states().values())
    assert {"known", "stayed", "lost"} <= states
    assert club.rows("select 1 from arrival where thanks_in > 0 or thanks_out > 0")
    assert club.rows("select 1 from referral_code")
    assert club.rows("select 1 from referral_guess")
    assert any("noted!" in words_of(reply) for reply in club.replies()), "some codes were claimed"
    try:
        return club.engine.state_hash()
    finally:
        club.store.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_people_came_by_the_same_links_for_every_cut(seed: int) -> None:
    whole = lived(seed, 500)
    assert lived(seed, 7) == whole
    assert lived(seed, 1) == whole


def test_postgresql_knows_the_same(on_postgres: str) -> None:
    assert lived(1, 50, on_postgres) == lived(1, 500)
