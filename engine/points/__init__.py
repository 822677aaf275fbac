"""Points: what people earn, how they see it, and how it is mended. Amounts and constants are in `rules.py`."""

from engine.contract.events import (
    Deleted,
    Derived,
    Edited,
    IdentitiesJoined,
    IdentitiesParted,
    Message,
    Reaction,
)
from engine.contract.facts import (
    AcceptanceRevoked,
    AnswerAccepted,
    CourseCompleted,
    CourseEnrolled,
    EventAttended,
    InviteRetained,
    LessonDone,
    MessageHeld,
    MessageReleased,
    SettingChanged,
)
from engine.contract.feature import Feature
from engine.contract.ports import Wallet
from engine.points import arriving, deeds, mending, merging, relevel, rollback
from engine.points.commands import COMMANDS, on_button
from engine.points.digest import helpers
from engine.points.history import past
from engine.points.messages import on_messages, prepare
from engine.points.preview import running
from engine.points.preview.changes import suggest
from engine.points.privacy import export_person, forget_person
from engine.points.reactions import on_reactions
from engine.points.settings import SETTINGS
from engine.points.wallet import LedgerWallet

FEATURE = Feature(
    name="points",
    export_person=export_person,
    forget_person=forget_person,
    tables="engine.points.tables",
    texts="engine.points engine.points.preview",
    commands=COMMANDS,
    settings=SETTINGS,
    prepare=prepare,
    handlers={
        Message: on_messages,
        Reaction: on_reactions,
        Edited: mending.on_edited,
        Deleted: mending.on_deleted,
        IdentitiesJoined: merging.on_joined,
        IdentitiesParted: merging.on_parted,
        Derived: arriving.on_derived,
    },
    facts={
        AnswerAccepted: deeds.on_answer_accepted,
        AcceptanceRevoked: deeds.on_acceptance_revoked,
        EventAttended: deeds.on_event_attended,
        CourseEnrolled: deeds.on_course_enrolled,
        LessonDone: deeds.on_lesson_done,
        CourseCompleted: deeds.on_course_completed,
        InviteRetained: deeds.on_invite_retained,
        MessageHeld: mending.on_held,
        MessageReleased: mending.on_released,
        SettingChanged: relevel.on_setting,
    },
    buttons={"points": on_button},
    timers={
        rollback.TIMER: rollback.on_timer,
        relevel.TIMER: relevel.on_timer,
        running.TIMER: running.on_timer,
    },
    provides={Wallet: LedgerWallet},
    digest_section=helpers,
    past=past,
    suggest=suggest,
    replayed={
        "ledger": ("member", "rule", "subject", "xp", "coins", "at", "day", "reason", "actor"),
        "wallet": ("member", "xp", "coins", "level"),
        "streak": ("member", "last_day", "length", "best", "frozen_week"),
        "message_fact": (
            "message",
            "actor",
            "at",
            "units",
            "novelty",
            "similarity",
            "quality",
            "reason",
            "reply_actor",
        ),
        "rule_preview": ("community", "actor", "at", "state", "changes", "before"),
    },
)
