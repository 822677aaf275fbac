"""The commands `import …`: what a community has already, from files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from bot import wiring
from bot.commands.common import ConfigOption, DbOption, YesOption, ask, refuse, say, site
from bot.ops.communities import community_of
from bot.ops.community.columns import LEFT_BEHIND
from bot.ops.files import alone
from bot.ops.knowledge.reading import read_knowledge
from engine.store.migrate import check_schema, current_revision

IntoOption = Annotated[
    str, typer.Option("--into", metavar="COMMUNITY", help="Name or id; may be left out if there is one.")
]
DryOption = Annotated[bool, typer.Option("--dry-run", help="Change nothing, say what would come.")]

app = typer.Typer(help="Bring in what a community has already.", no_args_is_help=True)


@app.callback()
def _import() -> None:
    pass


@app.command()
def faq(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER", help="Markdown (folder or file), CSV, TSV, JSON, JSON lines; .gz too."
        ),
    ],
    into: IntoOption = "",
    dry_run: DryOption = False,
    overwrite: Annotated[
        bool,
        typer.Option(
            "--overwrite",
            help="Take the file's state also where an entry was edited or deleted in the community.",
        ),
    ] = False,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Bring questions with their answers into the FAQ. The same file again changes what reads otherwise in it.

    What was edited or deleted in the community since stays so.
    """
    from bot.ops.knowledge.importing import bring

    here = site(config, db, level="WARNING")
    found = read_knowledge(file)
    with alone(here.url, "import faq") as store:
        check_schema(store)
        bring(store, community_of(store, into), here, found, dry_run=dry_run, overwrite=overwrite)


@app.command()
def courses(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER", help="CSV, TSV, JSON, JSON lines, Markdown (folder or file); .gz too."
        ),
    ],
    into: IntoOption = "",
    dry_run: DryOption = False,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Bring courses in. The same file again changes what reads otherwise; what it leaves out stays."""
    from bot.ops.courses.bringing import bring, preview
    from bot.ops.courses.reading import read_courses

    here = site(config, db, level="WARNING")
    found = read_courses(file)
    with alone(here.url, "import courses") as store:
        check_schema(store)
        community = community_of(store, into)
        seen = preview(store, community, found.given)
        problems = [*found.problems, *seen.problems]
        for problem in problems:
            say(f"{file.name}, {problem}")
        if problems:
            refuse(f"nothing was brought in: {len(problems)} to mend in {file.name}")
        for line in seen.lines:
            print(line)
        if not dry_run:
            bring(wiring.build_engine(store, operator=here.operator), community, found.given)
    verb = "would come" if dry_run else "came"
    print(f"{community.name}: {seen.new} new, {seen.changed} changed, {seen.same} as they were ({verb} in)")


@app.command()
def xp(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="MEE6, Polaris, LevelUp, or a table (CSV, TSV, JSON lines); .gz too."
        ),
    ] = None,
    into: IntoOption = "",
    dry_run: DryOption = False,
    form: Annotated[
        Literal["auto", "mee6", "polaris", "levelup", "csv"],
        typer.Option("--format", help="Which bot wrote it; found out by itself."),
    ] = "auto",
    mode: Annotated[
        Literal["raise", "add"],
        typer.Option(help="raise: up to the file's totals; add: on top of what members have."),
    ] = "raise",
    platform: Annotated[str, typer.Option(help="Whose ids the file has.")] = "discord",
    guild: Annotated[str, typer.Option(metavar="ID", help="Which server of a LevelUp file.")] = "",
    only_known: Annotated[
        bool, typer.Option("--only-known", help="Leave out who has not been seen in the community yet.")
    ] = False,
    undo: Annotated[
        str, typer.Option("--undo", metavar="REF", help="Take an import back; REF is the name it was given.")
    ] = "",
    yes: YesOption = False,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Bring the xp of another bot in: totals, never levels. Shows what would come and asks; the same file pays once."""
    from bot.ops.totals import importing

    here = site(config, db, level="WARNING")
    if bool(undo) == (file is not None):
        refuse("name a file to bring in, or an import to take back by --undo REF", 2)
    with alone(here.url, "import xp") as store:
        check_schema(store)
        community = community_of(store, into)
        if file is None:
            importing.take_back(store, community, here, undo, dry_run=dry_run, yes=yes)
        else:
            wanted = importing.Wanted(file, form, mode, platform, guild, only_known=only_known)
            importing.bring(store, community, here, wanted, dry_run=dry_run, yes=yes)


@app.command()
def community(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What `export --community NAME DIR` wrote.")],
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="Another name for it here.")] = "",
    dry_run: DryOption = False,
    yes: YesOption = False,
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Bring in a community that another database had: all of it or nothing. It must not be here already."""
    from bot.commands.data import sums
    from bot.ops.community.bringing import bring, read_export

    here = site(config, db, level="WARNING")
    with alone(here.url, "import community") as store:
        check_schema(store)
        with store.read() as conn:
            given = read_export(folder, current_revision(conn) or "")
        called = name or given.name
        print(f"{given.name} in {folder}: {sums(given.manifest['balances'])}")
        if not dry_run and not ask(f"Bring it in as {called!r}?", yes=yes):
            say("nothing was changed")
            raise typer.Exit(1)
        done = bring(wiring.build_engine(store, operator=here.operator), given, called, dry_run=dry_run)
    verb = "would come in" if dry_run else "came in"
    print(f"{called}: {done.rows} rows {verb} as number {done.numbers.community}; {sums(done.balances)}")
    if done.numbers.joined:
        say(f"{len(done.numbers.joined)} accounts are one person here and became one in this community too")
    for what in ("outbox", "dialogue", "cooldown", "code"):
        say(f"not in an export: {LEFT_BEHIND[what]}")
