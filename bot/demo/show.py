"""The demo on a terminal: a compact transcript, then the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.console.show import Entry, body
from bot.demo.runner import Moment
from bot.ops.summary import Summary

WEEKDAYS = "一二三四五六日"
CHECKIN = {"签到", "打卡", "/checkin"}
OFTEN = 2
"""How often the daily words are shown; after that they are counted."""
LINES = 12
"""Most lines of one answer."""
EDITED = 2
"""Most lines of one that has stood there before, where nobody asked for it."""
WIDTH = 88


class Transcript:
    """Prints moments as they come. Talk that the bot left alone is counted, or shown if `full`."""

    def __init__(self, console: Console, *, full: bool) -> None:
        self._console = console
        self._full = full
        self._day: date | None = None
        self._quiet = 0
        self._checkins = 0
        self._again = 0

    def watch(self, moment: Moment) -> None:
        """Show one moment."""
        if moment.at.date() != self._day:
            self.close_day()
            self._day = moment.at.date()
            self._console.rule(
                f"{self._day:%m-%d} 周{WEEKDAYS[self._day.weekday()]}", align="left", style="dim"
            )
        if not self._full and all(entry.act and entry.act["name"] == "react" for entry in moment.answers):
            self._quiet += 1
            return
        if moment.text in CHECKIN and not self._full:
            self._checkins += 1
            if self._checkins > OFTEN:
                self._again += 1
                return
        self._line(moment)
        for entry in moment.answers:
            beside = entry.edits is not None and (entry.chat != moment.chat or len(moment.answers) > 1)
            self._answer(entry, moment.chat, most=EDITED if beside else LINES)

    def close_day(self) -> None:
        """Tell what was left out of the day."""
        told = [f"{self._quiet} messages of talk"] if self._quiet else []
        if self._again:
            told.append(f"{self._again} × 签到")
        if told:
            self._console.print(Text(f"      … {', '.join(told)}", style="dim italic"))
        self._quiet = 0
        self._again = 0

    def _line(self, moment: Moment) -> None:
        where = "" if moment.chat == "#general" else f" {moment.chat}"
        text = moment.text if self._full else _short(moment.text)
        name = Text(moment.name, style="bold cyan")
        self._console.print(
            Text.assemble((f"{moment.at:%H:%M}{where} ", "dim"), name, ": " if moment.name else "", text),
            soft_wrap=True,
        )

    def _answer(self, entry: Entry, chat: str, *, most: int) -> None:
        lines = (
            [_deed(entry.act)]
            if entry.act
            else [line for line in body(entry) if line.strip() and line != entry.image]
        )
        if len(lines) > most and not self._full:
            lines = [*lines[:most], f"… {len(lines) - most} more lines"]
        marks = "🔒 " if entry.private and entry.chat == chat else ""
        where = f"{entry.chat} " if entry.chat != chat else ""
        style = "magenta" if entry.private else "green"
        for index, line in enumerate(lines or ["…"]):
            lead = f"      {'🤖 ' + where + marks if index == 0 else '   '}"
            self._console.print(Text(lead + line, style=style), soft_wrap=True)


def show_numbers(console: Console, found: Summary, sent: int, seconds: float) -> None:
    """Print what it all came to."""
    console.rule(style="dim")
    console.print(
        f"[b]{found.messages}[/b] messages of {found.members} people in four weeks; the bot said [b]{sent}[/b]; "
        f"paid [b]{found.xp}[/b] xp and {found.coins} coins. {seconds:.1f} s."
    )
    show_tables(console, found)


def show_tables(console: Console, found: Summary) -> None:
    """Print points by rule, what was refused, and the best."""
    rules = _table("rule", "entries", "xp", "coins")
    for rule, entries, xp, coins in found.rules:
        rules.add_row(rule, str(entries), str(xp), str(coins))
    refused = _table("reason", "messages")
    for reason, count in found.refused:
        refused.add_row(reason, str(count))
    top = _table("member", "level", "xp")
    for name, level, xp in found.top:
        top.add_row(Text(name), str(level), str(xp))
    for title, table in (
        ("points by rule", rules),
        ("messages that earned nothing", refused),
        (f"top {len(found.top)}", top),
    ):
        if table.row_count:
            console.print(Text(f"\n{title}", style="bold"), table)


def _table(first: str, *numbers: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2))
    table.add_column(first)
    for name in numbers:
        table.add_column(name, justify="right")
    return table


def _deed(act: Mapping[str, object]) -> str:
    if act["name"] == "react":
        return f"{act['emoji']}"
    told = " ".join(f"{key}={value}" for key, value in act.items() if key != "name" and value)
    return f"⚙ {act['name']} {told}"


def _short(text: str) -> str:
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"
