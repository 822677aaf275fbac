"""Events that survive real life, once or repeated, answered and attended on two platforms; and people's own reminders."""

from engine.contract.events import (
    Deleted,
    Derived,
    IdentitiesJoined,
    IdentitiesParted,
    Message,
    PersonForgotten,
    Voice,
)
from engine.contract.facts import SettingChanged
from engine.contract.feature import Feature
from engine.schedule import (
    attending,
    card,
    happening,
    hooks,
    identities,
    joining,
    mirror,
    moving,
    nudging,
    presses,
    proofs,
    remind,
    reminding,
)
from engine.schedule.commands import COMMANDS
from engine.schedule.digest import coming_events, missed_events
from engine.schedule.merging import both, export_person, forget_person
from engine.schedule.records import FEATURE as NAME
from engine.schedule.settings import SETTINGS

FEATURE = Feature(
    name=NAME,
    export_person=export_person,
    forget_person=forget_person,
    tables="engine.schedule.tables",
    texts=f"engine.schedule {remind.TEXTS}",
    commands=COMMANDS + remind.COMMANDS,
    settings=SETTINGS + remind.SETTINGS,
    handlers={
        Message: proofs.on_messages,
        Deleted: proofs.on_deleted,
        Voice: attending.on_voice,
        PersonForgotten: identities.on_forgotten,
        IdentitiesJoined: both(identities.on_joined, remind.HANDLERS[IdentitiesJoined]),
        IdentitiesParted: both(identities.on_parted, remind.HANDLERS[IdentitiesParted]),
        Derived: both(moving.on_derived, remind.HANDLERS[Derived]),
    },
    facts={SettingChanged: happening.on_setting},
    buttons={card.WORD: presses.on_button, **remind.BUTTONS},
    timers={
        "open": happening.on_open,
        "start": happening.on_start,
        "end": happening.on_end,
        "remind": reminding.on_remind,
        "offer": joining.on_offer_over,
        nudging.NAME: nudging.on_nudge,
        **remind.TIMERS,
    },
    on_outcome=mirror.on_outcome,
    digest_section=coming_events,
    digest_missed=missed_events,
    suggest=hooks.suggest,
    subjects=hooks.subjects,
    candidates=hooks.candidates,
    explain=hooks.explain,
    replayed={
        "calendar_event": (
            "community",
            "number",
            "kind",
            "title",
            "start",
            "zone",
            "duration",
            "rule",
            "state",
        ),
        "occurrence": (
            "community",
            "number",
            "original",
            "local",
            "starts_at",
            "ends_at",
            "state",
            "fired_at",
        ),
        "rsvp": ("community", "number", "original", "member", "answer", "at", "until", "missed"),
        "attendance": ("community", "number", "original", "member", "how", "at", "score"),
        "event_proof": ("community", "number", "original", "member", "day", "at"),
        "presence": ("community", "number", "original", "member", "spent"),
        **remind.REPLAYED,
    },
)
