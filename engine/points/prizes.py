"""What the winners of a week get, as a community writes it: `50, 30, 20`. Pure."""

from __future__ import annotations

import re

from engine.contract.errors import UserError

MOST_WINNERS = 10
MOST_COINS = 1_000_000
_MARKS = re.compile(r"[\s,，、;；/]+")


def coins_of(written: str) -> tuple[int, ...]:
    """Return the coins by place; what is no amount counts as none."""
    words = [word for word in _MARKS.split(written.strip()) if word]
    return tuple(int(word) if word.isdecimal() and int(word) <= MOST_COINS else 0 for word in words)


def check_coins(written: str) -> None:
    """Refuse what is no list of amounts. Raises UserError."""
    words = [word for word in _MARKS.split(written.strip()) if word]
    good = all(word.isdecimal() and int(word) <= MOST_COINS for word in words)
    if not good or len(words) > MOST_WINNERS:
        raise UserError("points-prizes", value=written, most=MOST_WINNERS)
