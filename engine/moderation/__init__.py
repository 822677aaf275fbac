"""Moderation: warnings, mutes and bans with case numbers, reports, appeals, and rules that watch by themselves."""

from engine.contract.events import (
    Announced,
    Derived,
    Edited,
    IdentitiesJoined,
    IdentitiesParted,
    Joined,
    JoinRequest,
    Left,
    Message,
)
from engine.contract.facts import SettingChanged, Started
from engine.contract.feature import Feature
from engine.moderation import appeals, auto, doing, identities, moving, outcomes, privacy, records, returning
from engine.moderation.buttons import on_button
from engine.moderation.checks import on_setting
from engine.moderation.commands import COMMANDS
from engine.moderation.notices import WORD
from engine.moderation.settings import SETTINGS
from engine.stream.together import together

FEATURE = Feature(
    name="moderation",
    export_person=privacy.export_person,
    forget_person=privacy.forget_person,
    tables="engine.moderation.tables",
    texts="engine.moderation engine.moderation.auto",
    commands=(*COMMANDS, *auto.COMMANDS),
    settings=(*SETTINGS, *auto.SETTINGS),
    prepare=auto.prepare,
    handlers=together(
        {
            IdentitiesJoined: identities.on_joined,
            IdentitiesParted: identities.on_parted,
            Derived: moving.on_derived,
            Joined: returning.on_joined,
        },
        {
            Message: auto.on_messages,
            Announced: auto.on_announced,
            Edited: auto.on_edited,
            Joined: auto.on_joined,
            JoinRequest: auto.on_join_request,
            Left: auto.on_left,
            Derived: auto.on_derived,
            IdentitiesJoined: auto.on_identities,
            IdentitiesParted: auto.on_identities,
        },
    ),
    facts=together({Started: appeals.on_started, SettingChanged: on_setting}, auto.FACTS),
    buttons={**auto.BUTTONS, WORD: on_button},
    timers={
        **auto.TIMERS,
        doing.END: doing.on_end,
        doing.RENEW: doing.on_renew,
        records.FORGET_EVIDENCE: privacy.on_evidence,
    },
    on_outcome=outcomes.on_outcome,
    replayed={
        **auto.REPLAYED,
        "mod_case": ("number", "target", "actor", "rule", "kind", "points", "reason", "at", "until", "state"),
        "mod_evidence": ("number", "message", "key"),
        "mod_report": ("number", "message", "state", "done"),
        "mod_reporter": ("number", "actor", "reason", "at"),
        "mod_appeal": ("number", "actor", "text", "state"),
        "mod_house_rules": ("language", "text"),
    },
)
