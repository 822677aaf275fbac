"""The mood of a community, in two halves: a slow one that reads messages, and one that answers and alerts."""

from engine.contract.events import Deleted, Derived, Edited, IdentitiesJoined, Message, PersonForgotten
from engine.contract.facts import SettingChanged
from engine.contract.feature import Feature
from engine.contract.ports import Mood
from engine.sentiment import alerts, digest, edits, moving, privacy, scoring, watch
from engine.sentiment.checks import on_setting
from engine.sentiment.commands import COMMANDS, SpokenMood, on_button
from engine.sentiment.settings import SETTINGS

SCORING = Feature(
    name=scoring.FEATURE,
    consumer="slow",
    export_person=privacy.export_numbers,
    forget_person=privacy.forget_numbers,
    tables="engine.sentiment.tables",
    prepare=scoring.prepare,
    handlers={
        Message: scoring.on_messages,
        Edited: edits.on_edited,
        Deleted: scoring.on_deleted,
        Derived: moving.on_derived,
        IdentitiesJoined: scoring.on_joined,
        PersonForgotten: scoring.on_forgotten,
    },
    timers={scoring.HOURLY: watch.on_hour, scoring.HEATED: watch.on_heat},
    # What the model says is no part of the state: another version may say otherwise.
    replayed={
        "mood_message": ("community", "chat", "message", "actor", "at", "hour"),
        "mood_share": ("community", "chat", "hour", "actor", "messages"),
        "mood_about": ("community", "subject", "chat", "message"),
        "mood_community": ("community", "neg", "neu", "pos"),
    },
)
FEATURE = Feature(
    name=watch.FEATURE,
    export_person=privacy.export_handled,
    forget_person=privacy.forget_handled,
    tables="engine.sentiment.tables",
    texts="engine.sentiment",
    commands=COMMANDS,
    settings=SETTINGS,
    handlers={Derived: alerts.on_derived},
    facts={SettingChanged: on_setting},
    buttons={"mood": on_button},
    provides={Mood: SpokenMood},
    digest_section=digest.section,
    explain=alerts.explain,
    replayed={"mood_snooze": ("community", "chat", "until")},
)
