"""backup, restore and export: the data in files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.commands.common import ConfigOption, DbOption, YesOption, ask, say, site
from bot.ops import backup as saving
from bot.ops import export as exporting
from bot.ops.files import human_size, looking
from engine.store.migrate import check_schema


def backup(
    file: Annotated[Path, typer.Argument(help="File to write; its SHA-256 goes to FILE.sha256.")],
    yes: YesOption = False,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Copy the database into one checked file. The bot works on."""
    here = site(config, db, level="WARNING")
    done = saving.backup(here.url, file, overwrite=yes)
    print(f"{file}: {_described(done)}")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")],
    yes: YesOption = False,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Put a checked backup in place. The old file stays as .before-restore."""
    here = site(config, db, level="WARNING")

    def confirm(found: saving.Checked, target: Path) -> bool:
        question = f"Replace {target} by {file} ({_described(found)})?"
        return ask(question, yes=yes) if target.exists() else True

    done = saving.restore(here.url, file, confirm)
    if done is None:
        say("nothing was changed")
        raise typer.Exit(1)
    found, kept = done
    print(f"restored {_described(found)}")
    if kept is not None:
        say(f"the old file is {kept}")


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is empty or not there yet.")],
    form: Annotated[
        Literal["jsonl", "csv"], typer.Option("--format", help="One file a table in this form.")
    ] = "jsonl",
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Write all data into a folder. One file a table, without any platform's secrets."""
    here = site(config, db, level="WARNING")
    with looking(here.url) as store:
        check_schema(store)
        counts = exporting.export(store, folder, form)
    print(f"{folder}: {sum(counts.values())} rows in {len(counts)} tables")


def _described(found: saving.Checked) -> str:
    counts = found.counts
    return f"{human_size(found.size)}, {counts['log']} events, {counts['identity']} people, schema {found.revision}"
