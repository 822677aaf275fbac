"""Buttons: what a press has to hand back travels in the button itself, so it survives every restart.

A `custom_id` is `<place><kind><rest>`: the place (one sign) keeps the ids of a message apart; the kind is
`d` data, `f` the form of a command (`name`, or `name~actor~account` for one person alone), `h` a hash under which
Memory keeps what is too long. Ids of other programs or older versions are read as None.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import discord

from adapters.discord.split import clip, size
from engine.contract.events import PersonRef
from engine.contract.ports import Memory
from engine.contract.replies import Button

LONGEST_ID = 100
LONGEST_LABEL = 80
LONGEST_URL = 512
ROW = 5
ROWS = 5
_PLACES = "0123456789abcdefghijklmnopqrstuvwxyz"
_NOTE = "button:"


class Pressed(NamedTuple):
    """What a press carries. `form` names the command whose form it opens, for `account` alone if that is set."""

    data: str
    form: str = ""
    account: str = ""


def rows_of(rows: Sequence[Sequence[Button]]) -> list[tuple[Button, ...]]:
    """Lay buttons out in rows that Discord can show: those of more than five go on in the next."""
    return [tuple(row[at : at + ROW]) for row in rows for at in range(0, len(row), ROW)]


async def components(
    rows: Sequence[Sequence[Button]], memory: Memory, people: Mapping[int, PersonRef], until: int
) -> list[dict[str, Any]]:
    """Write rows of buttons as Discord's components; data that does not fit an id goes to `memory` until then."""
    place = iter(_PLACES)
    written = []
    for row in rows:
        shown = [await _component(button, next(place), memory, people, until) for button in row]
        written.append({"type": discord.ComponentType.action_row.value, "components": shown})
    return written


async def _component(
    button: Button, place: str, memory: Memory, people: Mapping[int, PersonRef], until: int
) -> dict[str, Any]:
    one: dict[str, Any] = {
        "type": discord.ComponentType.button.value,
        "label": clip(button.label.strip() or "…", LONGEST_LABEL),
    }
    if button.url:
        fits = size(button.url) <= LONGEST_URL and button.url.startswith(
            ("http://", "https://", "discord://")
        )
        link = discord.ButtonStyle.link.value
        # A link that Discord would refuse must not take the whole message with it.
        return one | (
            {"style": link, "url": button.url} if fits else {"style": 2, "custom_id": place, "disabled": True}
        )
    kind, rest = ("f", _form(button, people)) if button.form else ("d", button.data)
    custom_id = f"{place}{kind}{rest}"
    if size(custom_id) > LONGEST_ID:
        short = blake2b(f"{kind}{rest}".encode(), digest_size=16).hexdigest()
        await memory.put(_NOTE + short, f"{kind}{rest}".encode(), until=until)
        custom_id = f"{place}h{short}"
    return one | {"style": discord.ButtonStyle.secondary.value, "custom_id": custom_id}


def _form(button: Button, people: Mapping[int, PersonRef]) -> str:
    if button.only is None:
        return button.form
    account = people[button.only].id if button.only in people else ""
    return f"{button.form}~{button.only}~{account}"


def is_noted(custom_id: str) -> bool:
    """Tell whether what a button carries has to be looked up."""
    return custom_id[1:2] == "h"


async def recall(custom_id: str, memory: Memory) -> Pressed | None:
    """Look up what a button carries; None if nobody knows any more."""
    kept = await memory.get(_NOTE + custom_id[2:])
    return read(f"{custom_id[:1]}{kept.decode()}") if kept is not None else None


def read(custom_id: str) -> Pressed | None:
    """Read what a button carries in itself; None if it is none of ours."""
    kind, rest = custom_id[1:2], custom_id[2:]
    if kind == "d":
        return Pressed(rest)
    if kind == "f":
        name, _, only = rest.partition("~")
        actor, _, account = only.partition("~")
        return Pressed(f"form:{name}~{actor}" if only else f"form:{name}", name, account if only else "")
    return None


class Rows(discord.ui.View):
    """Components as they are. The library neither keeps nor dispatches them: every press is read from its id."""

    def __init__(self, written: list[dict[str, Any]]) -> None:
        super().__init__(timeout=None)
        self._written = written
        self.stop()

    def to_components(self) -> list[dict[str, Any]]:
        return self._written

    def is_dispatchable(self) -> bool:
        return False
