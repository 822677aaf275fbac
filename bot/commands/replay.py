"""replay: exported chats through the engine."""

from __future__ import annotations

import asyncio
import json as jsonlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from adapters.replay.adapter import Step
from bot import wiring
from bot.commands.common import ConfigOption, DbOption, Site, YesOption, ask, refuse, say, site
from bot.demo.show import show_tables
from bot.operator import chosen_values
from bot.ops.files import naming_the_way_out
from bot.ops.imports import Plan, Result, run_import
from bot.ops.knowledge.importing import tell_reading
from bot.ops.knowledge.reading import Reading, read_knowledge
from bot.ops.prepare import save_before_migration


def replay(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Telegram Desktop export, DiscordChatExporter export (JSON, CSV) or events JSONL; .gz too."
        ),
    ],
    into: Annotated[
        str, typer.Option(metavar="COMMUNITY", help="One community for all; default: one a chat.")
    ] = "",
    live: Annotated[
        bool,
        typer.Option(
            "--live", help="As if it happened now: counts what would be said and done. Throw-away only."
        ),
    ] = False,
    knowledge: Annotated[
        Path | None,
        typer.Option(
            "--knowledge",
            metavar="FILE",
            help="With --live: what every community knows, as `import faq` reads it; counts the answers.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="End with one JSON object on the last line.")] = False,
    choose: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="A setting for this run; may be repeated."),
    ] = None,
    yes: YesOption = False,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Read exported chats on their own clock. Without --db into a throw-away database: look what you would find."""
    here = site(config, db, level="WARNING")
    if live and db is not None:
        refuse("--live plays into a throw-away database only; leave --db out", 2)
    if knowledge is not None and not live:
        refuse("--knowledge goes with --live; into a database it comes by: python -m bot import faq", 2)
    operator = here.operator | chosen_values(choose or [])
    known = Reading() if knowledge is None else read_knowledge(knowledge)
    tell_reading(known)
    plan = Plan(
        files=tuple(files),
        zone=here.config.bot.timezone,
        operator=operator,
        into=into,
        live=live,
        knowledge=tuple(known.given),
    )
    if db is None:
        result = _throw_away(plan)
    else:
        _preview(here, plan, yes=yes)
        result = _keep(here, plan)
    if json:
        given = {"entries": len(known.given), "left_out": len(known.left_out)} if knowledge else {}
        print(jsonlib.dumps(result.as_json() | {"knowledge": given}, ensure_ascii=False))
    else:
        _show(result)
        if known.left_out:
            print(f"knowledge: {len(known.given)} came in, {len(known.left_out)} left out")
    if result.broken:
        refuse(result.broken)


def _throw_away(plan: Plan) -> Result:
    with tempfile.TemporaryDirectory(prefix="qunban-replay-") as folder:
        return _play(f"sqlite:///{folder}/replay.db", plan)


def _preview(here: Site, plan: Plan, *, yes: bool) -> None:
    """Show what would come into the database of a bot in service, and ask."""
    if not here.config.platforms() or yes:
        return
    _show(_throw_away(plan))
    if not ask("Put this into the database?", yes=yes):
        say("nothing was changed")
        raise typer.Exit(1)


def _keep(here: Site, plan: Plan) -> Result:
    with naming_the_way_out("replay --db"):
        if (saved := save_before_migration(here.url)) is not None:
            say(f"the schema is brought up to date; the database as it was: {saved}")
        return _play(here.url, plan)


def _play(url: str, plan: Plan) -> Result:
    store = wiring.open_store(url)
    try:
        with _bar() as bar:
            return asyncio.run(run_import(store, plan, bar))
    finally:
        store.close()


class _Bar:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("reading", total=None)

    def __call__(self, step: Step) -> None:
        self._progress.update(
            self._task, completed=step.done, total=step.size, description=f"{step.counts.messages} messages"
        )


@contextmanager
def _bar() -> Iterator[_Bar]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield _Bar(progress)


def _show(result: Result) -> None:
    console = Console(highlight=False)
    found = result.summary
    console.print(
        f"{result.messages} messages read, {result.new} of them new; {found.members} members, "
        f"{found.xp} xp and {found.coins} coins. {result.seconds:.1f} s"
    )
    show_tables(console, found)
    if result.would:
        console.print("\nwould have been said or done:")
        for what, count in result.would.items():
            console.print(f"  {count} × {what}")
    if result.answers:
        told = result.answers
        console.print(
            f"\n{told['looked_up']} questions were looked up, {told['sure']} surely known, {told['answered']} answered"
        )
    if result.moderation:
        console.print("\nwhat the automatic rules found:")
        for what, count in result.moderation.items():
            console.print(f"  {count} × {what} ({count / max(result.messages, 1):.3%} of the messages)")
