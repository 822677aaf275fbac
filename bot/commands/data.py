"""backup, restore and export: the data in files."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from bot.commands.common import ConfigOption, DbOption, YesOption, ask, refuse, say, site
from bot.ops import backup as saving
from bot.ops import export as exporting
from bot.ops.files import human_size, looking
from bot.ops.sealed import SHORTEST
from engine.store.database import Store
from engine.store.migrate import check_schema

PASSPHRASE = "QUNBAN_BACKUP_PASSPHRASE"  # noqa: S105  the name of the variable, not its value


def backup(
    file: Annotated[Path, typer.Argument(help="File to write; its SHA-256 goes to FILE.sha256.")],
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help=f"Under a passphrase: asked for, or from {PASSPHRASE}.")
    ] = False,
    yes: YesOption = False,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Copy the database into one checked file. The bot works on."""
    here = site(config, db, level="WARNING")
    words = _new_passphrase() if encrypt else ""
    done = saving.backup(here.url, file, overwrite=yes, passphrase=words)
    print(f"{file}: {_described(done)}")
    if encrypt:
        say("keep the passphrase somewhere else: without it nobody can open this file, we neither")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")],
    yes: YesOption = False,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Put a checked backup in place, a sealed one after its passphrase. The old file stays as .before-restore."""
    here = site(config, db, level="WARNING")

    def confirm(found: saving.Checked, target: Path) -> bool:
        question = f"Replace {target} by {file} ({_described(found)})?"
        return ask(question, yes=yes) if target.exists() else True

    done = saving.restore(here.url, file, confirm, _passphrase)
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
    community: Annotated[
        str,
        typer.Option("--community", metavar="NAME", help="Only this one, for `import community` elsewhere."),
    ] = "",
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Write all data into a folder. One file a table, without any platform's secrets."""
    here = site(config, db, level="WARNING")
    with looking(here.url) as store:
        check_schema(store)
        if community:
            _export_community(store, folder, form, community)
            return
        counts = exporting.export(store, folder, form)
    print(f"{folder}: {sum(counts.values())} rows in {len(counts)} tables")


def _export_community(store: Store, folder: Path, form: str, named: str) -> None:
    from bot.ops.communities import communities
    from bot.ops.community.writing import export_community

    if form != "jsonl":
        refuse("a single community is exported as JSON lines, so that it can be brought in elsewhere", 2)
    every = communities(store)
    found = [one for one in every if named in (one.name, str(one.id))]
    if len(found) != 1:
        names = ", ".join(one.name for one in every) or "none yet"
        refuse(f"there is no community {named!r} (there are: {names})", 2)
    manifest = export_community(store, found[0], folder)
    rows = sum(table["rows"] for table in manifest["tables"].values())
    print(
        f"{folder}: {rows} rows in {len(manifest['tables'])} tables of {found[0].name}; {sums(manifest['balances'])}"
    )
    for what, count in manifest["left_behind"].items():
        if count:
            say(f"left behind: {what}, {count}")


def sums(balances: dict[str, Any]) -> str:
    """Write what a community's ledger and wallets come to."""
    return (
        f"{balances['entries']} ledger entries, {balances['wallets']} wallets, {balances['xp']} xp, "
        f"{balances['coins']} coins, hash {balances['hash']}"
    )


def _passphrase() -> str:
    """Take the passphrase from the environment, else ask without showing it."""
    words = os.environ.get(PASSPHRASE, "")
    if words:
        return words
    if not sys.stdin.isatty():
        refuse(f"the backup has a passphrase, and there is no terminal to ask on; set {PASSPHRASE}", 2)
    return str(typer.prompt("Passphrase", hide_input=True, err=True))


def _new_passphrase() -> str:
    """Take a passphrase that is long enough; a typed one twice, for a slip would lock the file for good."""
    words = _passphrase()
    if len(words) < SHORTEST:
        refuse(f"the passphrase needs at least {SHORTEST} characters", 2)
    if PASSPHRASE not in os.environ:
        again = typer.prompt("The same once more", hide_input=True, err=True)
        if again != words:
            refuse("the two differ; nothing was written", 2)
    return words


def _described(found: saving.Checked) -> str:
    counts = found.counts
    return f"{human_size(found.size)}, {counts['log']} events, {counts['identity']} people, schema {found.revision}"
