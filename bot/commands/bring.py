"""The commands `import …`: what a community has already, from files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import wiring
from bot.commands.common import ConfigOption, DbOption, refuse, say, site
from bot.ops.files import alone
from bot.ops.knowledge import bringing
from bot.ops.knowledge.reading import read_knowledge
from engine.store.migrate import check_schema

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
    db: DbOption = None,
    config: ConfigOption = None,
) -> None:
    """Bring questions with their answers into the FAQ. The same file again changes what reads otherwise."""
    here = site(config, db, level="WARNING")
    given = read_knowledge(file)
    with alone(here.url, "import faq") as store:
        check_schema(store)
        community = bringing.community_of(store, into)
        seen = bringing.preview(store, community, given)
        for origin in seen.long:
            say(f"left out, too long: {origin}")
        if not seen.new + seen.changed + seen.same:
            refuse("nothing in it can be taken in")
        if not dry_run:
            bringing.bring(wiring.build_engine(store, operator=here.operator), community, given)
    verb = "would come" if dry_run else "came"
    print(f"{community.name}: {seen.new} new, {seen.changed} changed, {seen.same} as they were ({verb} in)")


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
        community = bringing.community_of(store, into)
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
