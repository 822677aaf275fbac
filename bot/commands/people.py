"""forget: what the operator does for a person who asks."""

from __future__ import annotations

from typing import Annotated

import typer

from bot import wiring
from bot.commands.common import ConfigOption, DbOption, YesOption, ask, say, site
from bot.ops import forget as forgetting
from bot.ops.files import alone
from engine.store.migrate import check_schema


def forget(
    person: Annotated[str, typer.Argument(help="platform:user id, e.g. telegram:12345, or a name.")],
    yes: YesOption = False,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Forget a person. Accounts, names and texts go; others keep their points. The bot must be stopped."""
    here = site(config, db, level="WARNING")
    with alone(here.url, "forget") as store:
        check_schema(store)
        known = forgetting.find(store, person)
        if not ask(f"Forget {_described(known)} for good?", yes=yes):
            say("nothing was changed")
            raise typer.Exit(1)
        done = forgetting.forget(wiring.build_engine(store, operator=here.operator), known)
    accounts = ", ".join(account for account, _ in known.accounts)
    print(f"forgotten: {accounts}; {done.texts} texts emptied in {done.communities} communities")
    say("backups made before today still know this person; delete them, or let them expire")


def _described(known: forgetting.Known) -> str:
    who = ", ".join(f"{account} ({name})" if name else account for account, name in known.accounts)
    return f"{who}, with {known.messages} messages in {known.communities} communities,"
