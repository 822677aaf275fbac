"""Badges: what people did, shown. Rules are data over counted facts; a community adds badges of its own."""

from collections.abc import Iterable

from sqlalchemy import Connection

from engine.badges import catchup, deeds, identities, moving, presses
from engine.badges.commands import COMMANDS
from engine.badges.digest import earned
from engine.badges.privacy import export_person, forget_person
from engine.badges.rules import FEATURE as NAME
from engine.badges.settings import SETTINGS
from engine.badges.why import explain
from engine.contract.events import Derived, IdentitiesJoined, IdentitiesParted
from engine.contract.facts import (
    AcceptanceRevoked,
    AnswerAccepted,
    CheckedIn,
    CourseCompleted,
    EventAttended,
    InviteRetained,
    LessonDone,
    ThanksReceived,
)
from engine.contract.feature import Feature
from engine.contract.settings import fold
from engine.store.sql import fetch

_COUNTED = (
    AnswerAccepted,
    ThanksReceived,
    CheckedIn,
    EventAttended,
    LessonDone,
    CourseCompleted,
    InviteRetained,
)


def suggest(conn: Connection, community: int, param: str, typed: str) -> Iterable[str]:
    """Complete the name of a badge of the community's own."""
    if param != "badge":
        return []
    sql = "SELECT name FROM badge_made WHERE community = :c AND NOT deleted ORDER BY at, badge"
    names = [str(row.name) for row in fetch(conn, sql, c=community)]
    return [name for name in names if fold(typed) in fold(name)][:25]


FEATURE = Feature(
    name=NAME,
    export_person=export_person,
    forget_person=forget_person,
    tables="engine.badges.tables",
    texts="engine.badges",
    commands=COMMANDS,
    settings=SETTINGS,
    handlers={
        IdentitiesJoined: identities.on_joined,
        IdentitiesParted: identities.on_parted,
        Derived: moving.on_derived,
    },
    facts={**dict.fromkeys(_COUNTED, deeds.on_fact), AcceptanceRevoked: deeds.on_revoked},
    buttons={NAME: presses.on_button},
    timers={catchup.FIND: catchup.on_find, catchup.MEASURE: catchup.on_measure},
    digest_section=earned,
    suggest=suggest,
    explain=explain,
    replayed={
        "badge_deed": ("community", "counter", "subject", "account", "member", "amount", "at"),
        "badge_count": ("community", "member", "counter", "value"),
        "badge_held": (
            "community",
            "badge",
            "account",
            "member",
            "tier",
            "at",
            "how",
            "granter",
            "note",
            "revoked",
        ),
        "badge_made": ("community", "badge", "emoji", "name", "about", "counter", "need", "deleted"),
        "badge_book": ("community", "rules", "pioneers"),
    },
)
