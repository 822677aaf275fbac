"""Settings: what a community decides for itself, in the chat, with everything on record."""

from engine.contract.facts import SettingChosen
from engine.contract.feature import Feature
from engine.settings.commands import COMMANDS
from engine.settings.menu import on_button
from engine.settings.pause import on_resume
from engine.settings.records import export_person, forget_person, on_chosen
from engine.settings.schema import SETTINGS
from engine.settings.setup import on_outcome
from engine.settings.suggest import suggest

FEATURE = Feature(
    name="settings",
    export_person=export_person,
    forget_person=forget_person,
    texts="engine.settings",
    commands=COMMANDS,
    settings=SETTINGS,
    buttons={"settings": on_button},
    facts={SettingChosen: on_chosen},
    timers={"resume": on_resume},
    on_outcome=on_outcome,
    suggest=suggest,
)
