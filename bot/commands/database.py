"""migrate and doctor: the database itself."""

from __future__ import annotations

import json as jsonlib
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from bot import wiring
from bot.commands.common import (
    ConfigOption,
    DbOption,
    JsonOption,
    Site,
    YesOption,
    ask,
    refuse,
    say,
    site,
)
from bot.ops.doctor import Finding, examine
from bot.ops.files import alone, is_memory, looking, sqlite_path
from bot.ops.platforms import Places, examine_config, examine_platforms, places_of
from bot.ops.prepare import save_before_migration
from engine.contract.clock import SystemClock
from engine.contract.errors import StoreError
from engine.store.database import Store
from engine.store.migrate import check_schema, current_revision, upgrade

_SIGNS = {"ok": ("✓", "green"), "warn": ("!", "yellow"), "bad": ("✗", "bold red")}


def migrate(
    partitions: Annotated[
        int | None,
        typer.Option(
            min=1, max=1024, help="Partitions of the log, fixed when a database is made (16 or 64)."
        ),
    ] = None,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Make the tables, or bring them up to date."""
    here = site(config, db, level="WARNING")
    if is_memory(here.url):
        refuse("a database in memory ends with this command; name a file: --db sqlite:///data/qunban.db", 2)
    store = Store.open(here.url)
    try:
        saved = save_before_migration(here.url)
        changed = upgrade(store, partitions=partitions)
        with store.read() as conn:
            revision = current_revision(conn)
        said = "migrated to" if changed else "already at"
        print(f"{said} {revision}, {store.partitions} partitions")
        if saved is not None:
            say(f"the database as it was: {saved}")
    finally:
        store.close()


def doctor(
    json: JsonOption = False,
    retry: Annotated[
        bool, typer.Option("--retry", help="Apply the dead letters once more (the bot must be stopped).")
    ] = False,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help="Make wallets that differ anew from the ledger, after showing them."),
    ] = False,
    yes: YesOption = False,
    platforms: Annotated[
        bool, typer.Option(help="Ask the configured platforms what the bot lacks there.")
    ] = True,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Examine database, configuration and platforms. Exit code 1 if a finding is bad; each names its way out."""
    here = site(config, db, level="ERROR")
    if retry:
        _retry(here)
    if rebuild:
        _rebuild(here, yes=yes)
    findings = [*_database(here), *examine_config(here.config)]
    if platforms and here.config.platforms():
        findings += examine_platforms(wiring.platform_adapters(here.config), here.config, _places(here))
    if json:
        print(jsonlib.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        _show(findings)
    if any(finding.state == "bad" for finding in findings):
        raise typer.Exit(1)


def _database(here: Site) -> list[Finding]:
    """Examine the database; one that the bot's first start has yet to make is no fault where a platform waits for it."""
    path = sqlite_path(here.url)
    if path is not None and not path.exists() and here.config.platforms():
        said = f"there is no database at {path} yet"
        return [Finding("database", "warn", said, "python -m bot run makes it when it starts")]
    with looking(here.url) as store:
        return examine(store, here.url, SystemClock().now())


def _places(here: Site) -> Places:
    """Return where the bot serves; nowhere yet if the database cannot tell."""
    try:
        with looking(here.url) as store:
            check_schema(store)
            return places_of(store)
    except StoreError:
        return {}


def _retry(here: Site) -> None:
    with alone(here.url, "doctor --retry") as store:
        check_schema(store)
        through, left = wiring.build_engine(store, operator=here.operator).retry_dead_letters()
    say(f"dead letters: {through} applied, {left} failed again")


def _rebuild(here: Site, *, yes: bool) -> None:
    """Show which wallets differ from the ledger, ask, and have them made anew."""
    from bot.ops.totals import rebuilding

    with alone(here.url, "doctor --rebuild") as store:
        check_schema(store)
        found = rebuilding.compare(store, here.operator)
        entries, wrong = sum(one.entries for one in found), sum(len(one.wrong) for one in found)
        if not wrong:
            say(f"wallets: all agree with the {entries} entries of the ledger; there is nothing to rebuild")
            return
        for one in found:
            if one.wrong:
                say(
                    f"{one.community.name}: {len(one.wrong)} wallets differ from {one.entries} entries of the ledger"
                )
                for line in one.lines():
                    say(f"    {line}")
        if not ask(f"Make {wrong} wallets anew from the ledger?", yes=yes):
            say("nothing was changed")
            raise typer.Exit(1)
        engine = wiring.build_engine(store, operator=here.operator)
        left = rebuilding.rebuild(engine, found, here.operator)
    say(f"wallets: {wrong - left} made anew, {left} differ still")


def _show(findings: list[Finding]) -> None:
    console = Console()
    for finding in findings:
        sign, style = _SIGNS[finding.state]
        console.print(Text.assemble((sign, style), f" {finding.check}: {finding.text}"), soft_wrap=True)
        for line in finding.details:
            console.print(Text(f"    {line}", style="dim"), soft_wrap=True)
        if finding.way_out:
            console.print(Text(f"    → {finding.way_out}"), soft_wrap=True)
