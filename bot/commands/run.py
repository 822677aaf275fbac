"""run: the bot itself. Without a platform it is the sandbox."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import Annotated, Literal, NoReturn

import typer

from adapters.console.sandbox import play
from bot import wiring
from bot.commands.common import ConfigOption, DbOption, Site, refuse, say, site
from bot.config import normal_database_url
from bot.ops.files import is_memory
from bot.ops.prepare import save_before_migration
from bot.sandbox import open_sandbox, read_moment

Role = Literal["all", "adapters", "engine"]
Platform = Literal["console", "telegram", "discord"]


def run(
    role: Annotated[
        Role, typer.Option(help="What this process does; other than `all` needs PostgreSQL.")
    ] = "all",
    only: Annotated[Platform | None, typer.Option(help="Open this platform alone.")] = None,
    json: Annotated[bool, typer.Option("--json", help="In the sandbox: one JSON object a line.")] = False,
    at: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="In the sandbox: when it begins, e.g. 2026-01-05T09:00."),
    ] = None,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Run the bot. Without a configured platform, or with --only console, this is the sandbox."""
    here = site(config, db, level="WARNING")
    if role != "all" and here.url.startswith("sqlite"):
        refuse(_ONE_PROCESS.format(role=role), 2)
    platforms = here.config.platforms()
    lacking = only in ("telegram", "discord") and only not in platforms
    if lacking or (role == "adapters" and (not platforms or only == "console")):
        refuse(
            f"no {only or 'platform'} token is configured; `python -m bot init` asks for it and writes config.toml"
        )
    if role == "engine" or (only != "console" and platforms):
        from bot.commands.live import live

        live(here, role, only)
        return
    start = _moment(at, here.config.bot.timezone)
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    raise typer.Exit(asyncio.run(_sandbox(here, db, start, json=json)))


def _stop(_signal: int, _frame: object) -> NoReturn:
    # A transaction in hand rolls back on its way out; the log has everything that was acknowledged.
    sys.exit(0)


def _moment(words: str | None, zone: str) -> int | None:
    if words is None:
        return None
    try:
        return read_moment(words, zone)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no time; write 2026-01-05T09:00", param_hint="--at") from None


_ONE_PROCESS = (
    "--role {role} shares the work between processes, and a SQLite file serves only one: leave --role out, "
    "or use PostgreSQL (--db postgresql://user@host/name)"
)


async def _sandbox(here: Site, db: str | None, start: int | None, *, json: bool) -> int:
    url = normal_database_url(db, "--db") if db is not None else wiring.IN_MEMORY
    if (saved := save_before_migration(url)) is not None:
        say(f"the schema is brought up to date; the database as it was: {saved}")
    store = wiring.open_store(url)
    try:
        box = open_sandbox(
            store,
            zone=here.config.bot.timezone,
            at=start,
            json=json,
            operator=here.operator,
            lasting=not is_memory(url),
        )
        return await play(box.stream, box.driver, box.adapter, zone=box.zone, queries=box.queries)
    finally:
        store.close()
