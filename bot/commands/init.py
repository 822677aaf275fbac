"""init: the first configuration, by six questions."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.common import ConfigOption, DbOption, YesOption, ask, refuse
from bot.config import DEFAULT_PATH
from bot.logs import configure_logs
from bot.ops.init.ask import PLATFORMS, Interview
from bot.ops.init.links import discord_link, telegram_link
from bot.ops.init.write import merged, read_table, to_toml, write

_VARIABLES = {
    "language": "QUNBAN_BOT__LANGUAGE",
    "timezone": "QUNBAN_BOT__TIMEZONE",
    "database": "QUNBAN_BOT__DATABASE",
    "telegram": "QUNBAN_TELEGRAM__TOKEN",
    "discord": "QUNBAN_DISCORD__TOKEN",
}


def init(
    language: Annotated[str | None, typer.Option(help="zh, zh-TW or en.")] = None,
    timezone: Annotated[str | None, typer.Option(help="An IANA zone or a city.")] = None,
    proxy: Annotated[str | None, typer.Option(metavar="URL", help="For both platforms; empty: none.")] = None,
    check: Annotated[bool, typer.Option(help="Ask the platforms whether the tokens work.")] = True,
    yes: YesOption = False,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Answer six questions and have the configuration written. Tokens are typed unseen, or come from the environment."""
    file = config or DEFAULT_PATH
    configure_logs((), level="WARNING")
    options = {"language": language, "timezone": timezone, "proxy": proxy, "database": db}
    given = _given(options, os.environ)
    old = read_table(file)
    interview = Interview(_Terminal(), given, old, os.environ, check=check)
    interview.answers.language = given.get("language", "")
    if not at_terminal():
        _complete(interview, given)
    _hold(interview, given, old, file, yes=yes)


def at_terminal() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin.isatty()


def _given(options: Mapping[str, str | None], env: Mapping[str, str]) -> dict[str, str]:
    """Return what need not be asked: options first, then the environment."""
    found = {name: env[variable] for name, variable in _VARIABLES.items() if env.get(variable)}
    return found | {name: value for name, value in options.items() if value is not None}


def _complete(interview: Interview, given: dict[str, str]) -> None:
    """Without a terminal everything must be given, and at least one token; no proxy and one platform are choices too."""
    wanted = {"language": "--language", "timezone": "--timezone", "database": "--db"}
    missing = [option for name, option in wanted.items() if name not in given]
    if not any(platform in given for platform in PLATFORMS):
        missing.append(" / ".join(_VARIABLES[platform] for platform in PLATFORMS))
    if missing:
        refuse(interview.words("init-terminal", missing=", ".join(missing)), 2)
    for name in ("proxy", *PLATFORMS):
        given.setdefault(name, "")


def _hold(
    interview: Interview, given: Mapping[str, str], old: dict[str, Any], file: Path, *, yes: bool
) -> None:
    answers = interview.hold()
    if file.exists() and not ask(interview.words("init-exists", file=str(file)), yes=yes):
        print(interview.words("init-nothing"))
        raise typer.Exit(1)
    kept = write(file, to_toml(merged(old, answers.tables(given))))
    print("\n" + interview.words("init-written", file=str(file)))
    if kept is not None:
        print(interview.words("init-kept", file=str(kept)))
    print("\n" + interview.words("init-next"))
    for number, step in enumerate(_steps(interview), 1):
        print(f"{number}. " + step.replace("\n", "\n   "))


def _steps(interview: Interview) -> list[str]:
    """Return what comes next, in the order in which it is done."""
    words, steps = interview.words, []
    for platform in interview.answers.tokens:
        found = interview.answers.checked[platform]
        steps += interview.lacking(platform)
        if platform == "telegram" and found.name:
            steps.append(words("init-next-telegram", link=telegram_link(found.name)))
        elif platform == "discord" and found.number:
            steps.append(words("init-next-discord", link=discord_link(found.number)))
        else:
            steps.append(words(f"init-next-{platform}-plain"))
    if not steps:
        return [words("init-next-sandbox")]
    return [*steps, words("init-next-run"), words("init-next-setup"), words("init-next-doctor")]


class _Terminal:
    """The port Person on a terminal; without one nobody confirms anything."""

    def ask(self, question: str, default: str) -> str:
        return str(typer.prompt(question, default=default, show_default=bool(default)))

    def ask_secret(self, question: str) -> str:
        return str(typer.prompt(question, default="", show_default=False, hide_input=True))

    def confirm(self, question: str) -> bool:
        return at_terminal() and typer.confirm(question, default=False)

    def tell(self, words: str) -> None:
        print(words)
