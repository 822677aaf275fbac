"""Digests worth reading, in two halves: a slow one that finds threads, and one that tells."""

from engine.contract.events import (
    Deleted,
    Derived,
    Edited,
    IdentitiesJoined,
    Message,
    PersonForgotten,
    Reaction,
)
from engine.contract.facts import MessageHeld, MessageReleased, SettingChanged
from engine.contract.feature import Feature
from engine.digest import hooks, moving, planning, privacy, retracting, threads
from engine.digest.commands import COMMANDS
from engine.digest.settings import SETTINGS
from engine.digest.why import explain
from engine.stream.derived import listen

THREADS = Feature(
    name=threads.FEATURE,
    consumer="slow",
    export_person=privacy.export_threads,
    forget_person=privacy.forget_threads,
    tables="engine.digest.tables",
    handlers={
        Message: threads.on_messages,
        Reaction: threads.on_reactions,
        Edited: threads.on_edited,
        Deleted: threads.on_deleted,
        Derived: threads.on_derived,
        IdentitiesJoined: threads.on_joined,
        PersonForgotten: threads.on_forgotten,
    },
    timers={threads.TIDY: threads.on_tidy, threads.DUE: threads.on_due},
    replayed={
        "thread_message": (
            "community",
            "chat",
            "message",
            "thread",
            "actor",
            "at",
            "parent_actor",
            "replied",
            "reactions",
        ),
        "thread_call": ("community", "chat", "message", "actor"),
    },
)
FEATURE = Feature(
    name=planning.FEATURE,
    export_person=privacy.export_person,
    forget_person=privacy.forget_person,
    tables="engine.digest.tables",
    texts="engine.digest",
    commands=COMMANDS,
    settings=SETTINGS,
    handlers={
        Message: planning.on_messages,
        Edited: retracting.on_edited,
        Deleted: retracting.on_deleted,
        Derived: listen({(threads.FEATURE, threads.DUE): planning.on_due, **moving.HANDLERS}),
        IdentitiesJoined: moving.on_joined,
        PersonForgotten: retracting.on_forgotten,
    },
    facts={
        SettingChanged: planning.on_setting,
        MessageHeld: retracting.on_held,
        MessageReleased: retracting.on_released,
    },
    timers={
        planning.PLAN: planning.on_plan,
        planning.TELL: planning.on_tell,
        planning.MINE: planning.on_mine,
    },
    explain=explain,
    candidates=hooks.candidates,
    replayed={"digest_reader": ("community", "actor"), "digest_barred": ("community", "key")},
)
