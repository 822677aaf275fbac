"""Moderation: warnings, mutes and bans with case numbers, reports, appeals, and rules that watch by themselves."""

from engine.contract.events import Edited, Joined, JoinRequest, Left, Message
from engine.contract.feature import Feature
from engine.moderation import auto
from engine.moderation.privacy import export_person, forget_person
from engine.moderation.settings import SETTINGS

FEATURE = Feature(
    name="moderation",
    export_person=export_person,
    forget_person=forget_person,
    tables="engine.moderation.tables",
    texts="engine.moderation engine.moderation.auto",
    commands=(*auto.COMMANDS,),
    settings=(*SETTINGS, *auto.SETTINGS),
    prepare=auto.prepare,
    handlers={
        Message: auto.on_messages,
        Edited: auto.on_edited,
        Joined: auto.on_joined,
        JoinRequest: auto.on_join_request,
        Left: auto.on_left,
    },
    facts={**auto.FACTS},
    buttons={**auto.BUTTONS},
    timers={**auto.TIMERS},
    replayed={**auto.REPLAYED},
)
