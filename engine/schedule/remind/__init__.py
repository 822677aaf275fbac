"""Reminders that people ask for, once or again and again: pieces of the feature `schedule`."""

from engine.contract.events import Derived, IdentitiesJoined, IdentitiesParted
from engine.schedule.remind import firing, identities, moving, pressing
from engine.schedule.remind.commands import COMMANDS, SETTINGS
from engine.schedule.remind.listing import WORD
from engine.schedule.remind.privacy import export_person, forget_person
from engine.schedule.remind.records import KEPT_TIMER, TIMER, is_quiet

TEXTS = "engine.schedule.remind"
TABLES = "engine.schedule.remind.tables"
TIMERS = {TIMER: firing.on_due, KEPT_TIMER: firing.on_kept}
BUTTONS = {WORD: pressing.on_button}
HANDLERS = {
    IdentitiesJoined: identities.on_joined,
    IdentitiesParted: identities.on_parted,
    Derived: moving.on_derived,
}
REPLAYED = {
    "reminder": (
        "community", "member", "number", "chat", "note", "start", "rule", "last", "due_at", "state",
    ),
    "reminder_quiet": ("community", "member", "since"),
}  # fmt: skip

__all__ = [
    "BUTTONS", "COMMANDS", "HANDLERS", "REPLAYED", "SETTINGS", "TABLES", "TEXTS", "TIMERS", "export_person",
    "forget_person", "is_quiet",
]  # fmt: skip
