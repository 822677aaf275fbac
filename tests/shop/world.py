"""A community with a shop: members who buy, admins who see to it, a platform that answers."""

from __future__ import annotations

from typing import Any

import msgspec

from engine.contract.clock import SECOND
from engine.contract.events import Outcome
from engine.contract.replies import Buttons, Reply, Toast
from engine.shop import FEATURE
from tests.points.world import World, words_of
from tests.rewards.world import ROLE, Guild

__all__ = ["ROLE", "Stall"]


class Stall(Guild):
    """A shop that an admin keeps."""

    def __init__(self, **options: Any) -> None:
        World.__init__(
            self, features=(FEATURE,), **{"shop__transfer_level": 0, "shop__transfer_age": 0, **options}
        )
        self._used = 0
        self.promote("boss")
        for who in ("bob", "ann"):
            self.say(who, f"hello everyone, {who} is here and glad of it")

    def replies(self) -> list[Reply]:
        """Return what the bot said, passing words included."""
        sql = "select payload from outbox where kind <> 'act' and length(payload) > 0 order by seq, n"
        return [msgspec.json.decode(bytes(row[0]), type=Reply) for row in self.rows(sql)]

    def rich(self, who: str, coins: int) -> None:
        """Give somebody coins."""
        self.say("boss", f"/points add {coins}", to=who)

    def coins(self, who: str) -> int:
        """Return what somebody can spend."""
        return self.purse(who)[1]

    def offer(self, line: str) -> None:
        """Put something on offer."""
        self.say("boss", f"/shop add {line}")
        assert "On offer" in self.last(), self.last()

    def tell_me(self, who: str, said: str, **options: Any) -> str:
        """Let somebody speak and return what the bot said to it."""
        before = len(self.replies())
        self.say(who, said, wait=2, **options)
        return "\n".join(said_in(one) for one in self.replies()[before:])

    def asked(self, who: str, item: str) -> str:
        """Ask for an item and return what yes would send."""
        self.say(who, f"/redeem {item}", wait=2)
        return keys(self.replies()[-1])[0]

    def buy(self, who: str, item: str) -> str:
        """Buy an item; return the words of the answer."""
        return self.yes(who, self.asked(who, item))

    def yes(self, who: str, data: str) -> str:
        """Press a button; return the words of the answer."""
        before = len(self.replies())
        self.clock.move_to(self.clock.now() + SECOND)
        self.press(who, data)
        return "\n".join(said_in(one) for one in self.replies()[before:])

    def answer(self, *errors: str) -> None:
        """Let the platform answer the newest acts, the oldest first; an empty error is a success."""
        sql = f"select key from outbox where kind = 'act' order by seq desc, n desc limit {len(errors)}"
        for (key,), error in zip(reversed(self.rows(sql)), errors, strict=True):
            body = Outcome(ref=key, feature="shop", ok=not error, error=error)
            event = self.incoming("boss", body, f"o{key}")
            self.engine.append([msgspec.structs.replace(event, people=(), actor=None)])
        self.engine.drain()

    def states(self) -> list[str]:
        """Return what has become of each order."""
        return [row[0] for row in self.rows("select state from shop_order order by community, number")]

    def held(self) -> int:
        """Return the coins that open orders hold."""
        sql = "select coalesce(sum(price), 0) from shop_order where state in ('open', 'claimed', 'sending')"
        return int(self.rows(sql)[0][0])


def said_in(reply: Reply) -> str:
    """Write a reply's words, passing ones as well."""
    return words_of(reply) + "".join(part.text for part in reply.parts if isinstance(part, Toast))


def keys(reply: Reply) -> list[str]:
    """Return what the buttons of a reply send."""
    return [key.data for part in reply.parts if isinstance(part, Buttons) for row in part.rows for key in row]
