"""Buttons under a message. Data beyond Telegram's 64 bytes waits in our notes under a short name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from msgspec.structs import replace
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from engine.contract.clock import DAY, Clock
from engine.contract.ports import Memory
from engine.contract.replies import Button, Buttons

MOST_DATA = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)
MOST_IN_ROW = 8
MOST = 100
LONGEST_LABEL = 64
SHORT = "#:"
"""Begins data that stands for longer data; no feature's buttons begin like this."""
KEPT = 30 * DAY

Rows = tuple[tuple[Button, ...], ...]


def rows_of(parts: Sequence[object]) -> Rows:
    """Return the rows of a reply's buttons, at most eight in a row and a hundred in all."""
    rows: list[tuple[Button, ...]] = []
    left = MOST
    for part in parts:
        for row in part.rows if isinstance(part, Buttons) else ():
            usable = [button for button in row if data_of(button) or button.url][:left]
            left -= len(usable)
            rows += [tuple(usable[at : at + MOST_IN_ROW]) for at in range(0, len(usable), MOST_IN_ROW)]
    return tuple(row for row in rows if row)


def with_links(rows: Rows, bot: str, community: int) -> Rows:
    """Turn buttons that start the private chat into deep links; they name the community to speak of there."""
    base = f"https://t.me/{bot}?start=c{community}_"
    return tuple(
        tuple(replace(one, url=f"{base}{one.start}") if one.start else one for one in row) for row in rows
    )


def data_of(button: Button) -> str:
    """Return what a button sends back; one that opens a form asks for it by name."""
    return button.data or (f"form:{button.form}" if button.form else "")


def short_data(data: str) -> str:
    """Return data that Telegram can carry: itself, or its short name."""
    if len(data.encode()) <= MOST_DATA:
        return data
    return SHORT + blake2b(data.encode(), digest_size=16).hexdigest()


def long_data(rows: Rows) -> Mapping[str, str]:
    """Return the data that must be remembered, by short name."""
    every = [data_of(button) for row in rows for button in row if not button.url]
    return {short_data(data): data for data in every if short_data(data) != data}


async def remember_data(rows: Rows, memory: Memory, clock: Clock) -> None:
    """Note what is too long to travel, for thirty days."""
    for name, data in long_data(rows).items():
        await memory.put(f"data{name}", data.encode(), until=clock.now() + KEPT)


async def full_data(data: str, memory: Memory) -> str:
    """Return what a pressed button stands for."""
    if not data.startswith(SHORT):
        return data
    noted = await memory.get(f"data{data}")
    return data if noted is None else noted.decode()


def markup(rows: Rows) -> InlineKeyboardMarkup | None:
    """Make the keyboard; None if there are no buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def _button(button: Button) -> InlineKeyboardButton:
    label = button.label.strip()[:LONGEST_LABEL] or "…"
    if button.url:
        return InlineKeyboardButton(label, url=button.url)
    return InlineKeyboardButton(label, callback_data=short_data(data_of(button)))
