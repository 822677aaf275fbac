"""Experiments: whether something the bot does helps, measured against some who go without it."""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from engine.contract.events import (
    Button,
    Command,
    Derived,
    Form,
    IdentitiesJoined,
    IdentitiesParted,
    Left,
    Message,
    Reaction,
)
from engine.contract.facts import CourseCompleted, CourseEnrolled, OptedOut
from engine.contract.feature import Feature
from engine.contract.ports import Experiments
from engine.experiments import counting, identities, looks, moving, stopping
from engine.experiments.commands import COMMANDS
from engine.experiments.port import Dealer
from engine.experiments.privacy import export_person, forget_person
from engine.experiments.rules import FEATURE as NAME
from engine.experiments.rules import WORD
from engine.experiments.settings import SETTINGS
from engine.experiments.why import explain


def suggest(conn: Connection, community: int, _param: str, typed: str) -> Iterable[str]:
    """Complete the number of an experiment, the newest first."""
    sql = text("SELECT number FROM experiment WHERE community = :c ORDER BY number DESC LIMIT 25")
    numbers = (str(row.number) for row in conn.execute(sql, {"c": community}))
    return [number for number in numbers if number.startswith(typed.strip())]


FEATURE = Feature(
    name=NAME,
    export_person=export_person,
    forget_person=forget_person,
    tables="engine.experiments.tables",
    texts="engine.experiments",
    commands=COMMANDS,
    settings=SETTINGS,
    handlers={
        Message: counting.on_activity,
        Reaction: counting.on_activity,
        Command: counting.on_activity,
        Button: counting.on_activity,
        Form: counting.on_activity,
        Left: counting.on_left,
        IdentitiesJoined: identities.on_joined,
        IdentitiesParted: identities.on_parted,
        Derived: moving.on_derived,
    },
    facts={
        CourseEnrolled: counting.on_enrolled,
        CourseCompleted: counting.on_completed,
        OptedOut: counting.on_opted_out,
    },
    buttons={WORD: stopping.on_button},
    timers={looks.TIMER: looks.on_look},
    provides={Experiments: Dealer},
    replayed={
        "experiment": (
            "community",
            "number",
            "key",
            "arms",
            "metric",
            "needed",
            "state",
            "reason",
            "waived",
            "ended_at",
        ),
        "experiment_member": (
            "community",
            "number",
            "actor",
            "arm",
            "at",
            "before",
            "messages",
            "returned",
            "clicked",
            "enrolled",
            "finished",
            "merged",
        ),
        "experiment_harm": ("community", "number", "guardrail", "actor", "arm", "at", "risk"),
        "experiment_look": ("community", "number", "look", "arm", "at", "treated", "held"),
    },
    suggest=suggest,
    explain=explain,
)
