"""What `import xp` shows and asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import typer

from bot import wiring
from bot.commands.common import Site, ask, refuse, say
from bot.ops.communities import Community
from bot.ops.totals import bringing
from bot.ops.totals.bringing import BATCH, Preview
from bot.ops.totals.reading import Format, Reading, read_totals
from engine.store.database import Store

PLATFORMS = ("discord", "telegram", "console")
SHOWN = 20
EVERY = 50
"""Events between two words of progress."""


@dataclass(frozen=True)
class Wanted:
    """What is to be brought in, and how."""

    file: Path
    form: Format
    mode: Literal["raise", "add"]
    platform: str
    guild: str
    only_known: bool


def bring(
    store: Store, community: Community, here: Site, wanted: Wanted, *, dry_run: bool, yes: bool
) -> None:
    """Show what an import would do, ask, and do it."""
    if wanted.platform not in PLATFORMS:
        refuse(f"--platform {wanted.platform} is none of {', '.join(PLATFORMS)}", 2)
    found = read_totals(wanted.file, wanted.form, wanted.guild)
    if found.problems:
        _list(f"{wanted.file.name}, ", found.problems)
        refuse(f"nothing was brought in: {len(found.problems)} to mend in {wanted.file.name}")
    seen = bringing.preview(
        store,
        community,
        found,
        platform=wanted.platform,
        mode=wanted.mode,
        only_known=wanted.only_known,
        operator=here.operator,
    )
    _show(community, found, seen, wanted)
    if not seen.matched.known and not seen.matched.fresh:
        refuse(
            f"nothing was brought in: {wanted.file.name} tells of nobody on {wanted.platform}; see --platform"
        )
    if not seen.paid:
        print(f"{community.name}: nothing to bring in, all of it is there already")
        return
    if dry_run:
        return
    if not ask(f"Bring this into {community.name}?", yes=yes):
        say("nothing was changed")
        raise typer.Exit(1)
    engine = wiring.build_engine(store, operator=here.operator, batch=BATCH)
    bringing.bring(
        engine, community, found, seen, platform=wanted.platform, mode=wanted.mode, progress=_progress
    )
    print(
        f"{community.name}: brought in as {found.ref}; take it back by: python -m bot import xp --undo {found.ref}"
    )
    say(
        "no role was given and no level told: /sync in the community hands level roles out, at the platform's pace"
    )


def take_back(store: Store, community: Community, here: Site, ref: str, *, dry_run: bool, yes: bool) -> None:
    """Undo an import as a whole, after asking."""
    known = {one.partition(":")[2]: one for one in bringing.imports(store, community)}
    ref = ref.partition(":")[2] or ref
    if ref not in known:
        names = ", ".join(known.values()) or "none yet"
        refuse(f"{community.name} has no import {ref} (imports: {names})")
    count = bringing.open_entries(store, community, ref)
    if not count:
        refuse(f"the import {known[ref]} has been taken back before")
    print(f"{community.name}: the import {known[ref]} counts for {count} members")
    if dry_run:
        return
    if not ask(f"Take it back from {count} members?", yes=yes):
        say("nothing was changed")
        raise typer.Exit(1)
    engine = wiring.build_engine(store, operator=here.operator, batch=BATCH)
    bringing.take_back(engine, community, ref, _progress)
    print(f"{community.name}: taken back from {count} members")


def _show(community: Community, found: Reading, seen: Preview, wanted: Wanted) -> None:
    matched = seen.matched
    _list("", found.notes)
    _list("left out: ", matched.left_out)
    print(
        f"{wanted.file.name}: {len(found.totals)} members of {found.source}, by {wanted.mode}, into {community.name}, ids of {wanted.platform}"
    )
    strangers = f", {matched.strangers} not seen here and left out" if wanted.only_known else ""
    print(
        f"  {len(matched.known)} known, {len(matched.fresh)} new, {len(matched.left_out)} left out{strangers}"
    )
    if matched.fresh:
        print(
            "  new are accounts that were never seen: boards show them at once; --only-known leaves them out"
        )
    if seen.entered:
        print(f"  {seen.entered} have had this file already: it pays them nothing more")
    print(f"  {seen.paid} get something: {seen.xp_before} → {seen.xp_after} xp, {seen.coins:+d} coins")
    if seen.other_levels:
        print(
            f"  {seen.other_levels} will have another level than the file says: levels follow from the xp here"
        )
    for place, line in enumerate(seen.top, 1):
        print(f"  {place:>2}. {line.name}: {line.before} → {line.after} xp, level {line.level}")


def _list(head: str, lines: Sequence[str]) -> None:
    for line in lines[:SHOWN]:
        say(f"{head}{line}")
    if len(lines) > SHOWN:
        say(f"… and {len(lines) - SHOWN} more")


def _progress(done: int, total: int) -> None:
    if done == total or done % EVERY == 0:
        say(f"{done} of {total} parts are in")
