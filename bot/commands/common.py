"""What the commands share: options, configuration, questions."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot.config import Config, database_url, load_config
from bot.logs import configure_logs
from bot.operator import operator_values

DbOption = Annotated[
    str | None,
    typer.Option(
        "--db", metavar="URL", help="Database, e.g. sqlite:///data/qunban.db; wins over environment and file."
    ),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Configuration; default: config.toml if it is there."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON for programs.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


@dataclass(frozen=True)
class Site:
    """Where a command works: the configuration, the database chosen, and the operator's settings."""

    config: Config
    url: str
    operator: dict[str, Any]


def site(config: Path | None, db: str | None, *, level: str = "INFO") -> Site:
    """Read the configuration, choose the database, send the logs to stderr without secrets."""
    found = load_config(config, os.environ)
    configure_logs(found.secrets(), level=level)
    return Site(found, database_url(found, db, os.environ), operator_values(found))


def say(text: str) -> None:
    """Tell the person something that is no result."""
    print(text, file=sys.stderr, flush=True)


def refuse(text: str, code: int = 1) -> NoReturn:
    """End with one sentence."""
    say(f"qunban: {text}")
    raise typer.Exit(code)


def ask(question: str, *, yes: bool) -> bool:
    """Ask on the terminal; `--yes` answers for the person, and without a terminal nothing else may."""
    if yes:
        return True
    if not sys.stdin.isatty():
        refuse(f"{question} There is no terminal to ask on; repeat with --yes.", 2)
    return typer.confirm(question, default=False, err=True)
