"""What a community knows: curated entries and accepted answers, found again when somebody asks; its share of `qa`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.contract.events import Button, Timer
from engine.contract.facts import Fact, NotesWritten, SettingChanged
from engine.contract.feature import Context
from engine.qa.knowledge import listening, showing
from engine.qa.knowledge.arriving import LISTENING as ARRIVING
from engine.qa.knowledge.checks import on_setting
from engine.qa.knowledge.commands import COMMANDS
from engine.qa.knowledge.completing import suggest
from engine.qa.knowledge.figures import lines
from engine.qa.knowledge.identities import on_joined
from engine.qa.knowledge.listening import on_messages
from engine.qa.knowledge.moving import LISTENING as MOVING
from engine.qa.knowledge.notes import on_notes
from engine.qa.knowledge.presses import on_button
from engine.qa.knowledge.privacy import export_rows, forget
from engine.qa.knowledge.projection import upkeep
from engine.qa.knowledge.seeking import on_outcome
from engine.qa.knowledge.settings import SETTINGS
from engine.qa.knowledge.sources import on_deleted, on_edited, take_back
from engine.qa.knowledge.speaking import on_answer
from engine.qa.knowledge.why import explain

BUTTONS: Mapping[str, Callable[[Context, Button, str], None]] = {showing.WORD: on_button}
TIMERS: Mapping[str, Callable[[Context, Timer], None]] = {listening.ANSWER: on_answer}
FACTS: Mapping[type[Fact], Callable[[Context, Any], None]] = {
    SettingChanged: on_setting,
    NotesWritten: on_notes,
}
LISTENING = {**MOVING, **ARRIVING}
# What the model says is no part of the state: another version may say otherwise.
REPLAYED: Mapping[str, tuple[str, ...]] = {
    "faq_base": ("community", "version", "reset"),
    "faq_entry": (
        "community",
        "number",
        "key",
        "question",
        "answer",
        "source",
        "origin",
        "chat",
        "message",
        "state",
        "at",
        "version",
        "born",
    ),
    "faq_variant": ("community", "number", "n", "wording"),
    "faq_version": ("community", "number", "version", "question", "answer", "at"),
    "faq_verdict": ("community", "version", "number", "wording", "right", "at"),
    "faq_lookup": ("community", "chat", "thread", "how", "wording", "band", "at", "said_at", "entry"),
    "faq_draft": ("community", "number", "question", "answer", "source", "chat", "message", "at", "state"),
}

__all__ = [
    "BUTTONS",
    "COMMANDS",
    "FACTS",
    "LISTENING",
    "REPLAYED",
    "SETTINGS",
    "TIMERS",
    "explain",
    "export_rows",
    "forget",
    "lines",
    "on_deleted",
    "on_edited",
    "on_joined",
    "on_messages",
    "on_outcome",
    "suggest",
    "take_back",
    "upkeep",
]
