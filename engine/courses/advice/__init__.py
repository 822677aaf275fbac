"""What is recommended to whom, why, and how it is told: its share of `courses`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.contract.events import Button, Timer
from engine.contract.facts import EventAttended, Fact
from engine.contract.feature import Context, Trial
from engine.courses.advice import models, moving, pushing
from engine.courses.advice.commands import COMMANDS
from engine.courses.advice.deeds import REFIT, on_attended
from engine.courses.advice.people import export_rows, forget, on_joined, on_parted
from engine.courses.advice.presses import on_button
from engine.courses.advice.settings import SETTINGS
from engine.courses.advice.showing import WORD
from engine.courses.advice.talk import on_messages
from engine.courses.advice.why import explain

BUTTONS: Mapping[str, Callable[[Context, Button, str], None]] = {WORD: on_button}
TIMERS: Mapping[str, Callable[[Context, Timer], None]] = {
    REFIT: models.on_refit,
    models.COLLECT: models.on_collect,
    pushing.TIMER: pushing.on_push,
}
FACTS: Mapping[type[Fact], Callable[[Context, Any], None]] = {EventAttended: on_attended}
LISTENING = {**models.LISTENING, **moving.TAKING}
TRIALS: tuple[Trial, ...] = (pushing.TRIAL,)
# Which item a model chose is no part of the state: another version may choose another.
REPLAYED: Mapping[str, tuple[str, ...]] = {
    "interest": ("community", "member", "item", "what", "weight", "at"),
    "item_pair": ("community", "left", "right", "together", "past", "next", "step"),
    "learner": ("community", "member", "talk", "push", "asked_at", "ignored", "topics"),
    "barred_topic": ("community", "member", "tag", "at"),
    "course_advice": ("community", "number", "member", "how", "arm", "at", "place", "state", "answered_at"),
}

__all__ = [
    "BUTTONS",
    "COMMANDS",
    "FACTS",
    "LISTENING",
    "REPLAYED",
    "SETTINGS",
    "TIMERS",
    "TRIALS",
    "explain",
    "export_rows",
    "forget",
    "on_joined",
    "on_messages",
    "on_parted",
]
