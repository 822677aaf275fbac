"""What `import faq` says and does; `replay --knowledge` says the same of what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from bot import wiring
from bot.commands.common import Site, say
from bot.ops.communities import Community
from bot.ops.knowledge import bringing
from bot.ops.knowledge.reading import Reading
from engine.qa.knowledge.arriving import CHANGED, EDITED, GONE, NEW, SAME
from engine.store.database import Store

SHOWN = 20


def bring(
    store: Store, community: Community, here: Site, found: Reading, *, dry_run: bool, overwrite: bool
) -> None:
    """Tell what comes in and what does not, and bring it in unless it is only looked at."""
    seen = bringing.preview(store, community, found.given, overwrite=overwrite)
    tell_reading(found, seen.keys)
    _list("", seen.touched)
    if seen.touched and not overwrite:
        say("--overwrite takes the file's state of what was edited or deleted here")
    if not dry_run and (seen.counts[NEW] or seen.counts[CHANGED]):
        engine = wiring.build_engine(store, operator=here.operator)
        bringing.bring(engine, community, found.given, overwrite=overwrite)
    counts = seen.counts
    more = {
        "edited here and kept": counts[EDITED],
        "deleted here and left so": counts[GONE],
        "left out": len(found.left_out),
    }
    verb = "would come" if dry_run else "came"
    print(
        f"{community.name}: {counts[NEW]} new, {counts[CHANGED]} changed, {counts[SAME]} as they were ({verb} in)"
        + "".join(f", {count} {what}" for what, count in more.items() if count)
    )


def tell_reading(found: Reading, keys: Sequence[str] = ()) -> None:
    """Name what does not come in, or not as it stands in the file: the first of each."""
    _list("", [*found.notes, *keys])
    _list("left out: ", found.left_out)


def _list(head: str, lines: Sequence[str]) -> None:
    for line in lines[:SHOWN]:
        say(f"{head}{line}")
    if len(lines) > SHOWN:
        say(f"{head}… and {len(lines) - SHOWN} more")
