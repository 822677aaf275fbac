"""Seasons: named spans of days with a board of their own, a hall of fame, the winners of weeks; and resets."""

from engine.contract.events import Derived, IdentitiesJoined, IdentitiesParted, Message
from engine.contract.facts import SettingChanged
from engine.contract.feature import Feature
from engine.points.seasons import (
    archiving,
    identities,
    moving,
    planning,
    presses,
    privacy,
    resetting,
    telling,
    winners,
)
from engine.points.seasons.commands import COMMANDS
from engine.points.seasons.digest import section
from engine.points.seasons.rules import FEATURE as NAME

SEASONS = Feature(
    name=NAME,
    export_person=privacy.export_person,
    forget_person=privacy.forget_person,
    tables="engine.points.seasons.tables",
    texts="engine.points.seasons",
    commands=COMMANDS,
    handlers={
        Message: planning.on_messages,
        IdentitiesJoined: identities.on_joined,
        IdentitiesParted: identities.on_parted,
        Derived: moving.on_derived,
    },
    facts={SettingChanged: planning.on_setting},
    buttons={presses.WORD: presses.on_button},
    timers={
        planning.END: archiving.on_end,
        planning.WEEK: winners.on_week,
        planning.PLAN: planning.on_plan,
        archiving.COUNT: archiving.on_count,
        telling.TELL: telling.on_tell,
        resetting.GO_ON: resetting.on_timer,
    },
    digest_section=section,
    replayed={
        "season": (
            *(
                "community",
                "number",
                "name",
                "first_day",
                "last_day",
                "planned_day",
                "handler",
                "carry",
                "source",
            ),
            *("repeat", "state", "chat", "members", "at", "ended_at"),
        ),
        "season_place": ("community", "season", "account", "member", "score", "shown", "place"),
        "season_winner": ("community", "week", "account", "member", "place", "xp", "coins"),
        "season_reset": (
            *("community", "number", "what", "state", "handler", "chat", "at", "members", "xp", "coins"),
        ),
    },
)
