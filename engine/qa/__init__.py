"""Questions that people answer people: asked, served while nobody answers, accepted, paid for."""

from engine.contract.events import (
    ChatMigrated,
    Deleted,
    Derived,
    Edited,
    IdentitiesJoined,
    IdentitiesParted,
    Message,
    Outcome,
    PersonForgotten,
    Reaction,
)
from engine.contract.facts import MessageHeld
from engine.contract.feature import Context, Feature
from engine.qa import (
    bounty,
    card,
    hooks,
    identities,
    knowledge,
    listening,
    moving,
    presses,
    reacting,
    rooms,
    service,
)
from engine.qa.boards import open_questions
from engine.qa.commands import COMMANDS
from engine.qa.privacy import export_person, forget_person, on_forgotten
from engine.qa.records import FEATURE as NAME
from engine.qa.settings import SETTINGS
from engine.store.sql import fetch_one
from engine.stream.derived import listen
from engine.stream.here import home
from engine.stream.together import together


def _on_held(ctx: Context, fact: MessageHeld) -> None:
    """Let go of what a moderator takes away: not every platform tells of that as a deletion."""
    sql = "SELECT chat FROM log WHERE part = :p AND community = :c AND key = :k"
    row = fetch_one(ctx.conn, sql, **home(ctx), k=fact.message)
    if row is not None:
        message = fact.message.split(":", 2)[2]
        listening.retract(ctx, int(row.chat), message)
        knowledge.take_back(ctx, int(row.chat), message)


def _on_outcome(ctx: Context, outcome: Outcome) -> None:
    rooms.on_outcome(ctx, outcome)
    knowledge.on_outcome(ctx, outcome)


FEATURE = Feature(
    name=NAME,
    export_person=export_person,
    forget_person=forget_person,
    tables="engine.qa.tables",
    texts="engine.qa engine.qa.knowledge",
    commands=(*COMMANDS, *knowledge.COMMANDS),
    settings=(*SETTINGS, *knowledge.SETTINGS),
    prepare=listening.prepare,
    handlers=together(
        {
            Message: listening.on_messages,
            Reaction: reacting.on_reactions,
            Deleted: listening.on_deleted,
            Edited: listening.on_edited,
            IdentitiesJoined: identities.on_joined,
            IdentitiesParted: identities.on_parted,
            Derived: moving.on_derived,
            PersonForgotten: on_forgotten,
            ChatMigrated: moving.on_migrated,
        },
        {
            Message: knowledge.on_messages,
            Deleted: knowledge.on_deleted,
            Edited: knowledge.on_edited,
            IdentitiesJoined: knowledge.on_joined,
            Derived: listen(knowledge.LISTENING),
        },
    ),
    facts={**knowledge.FACTS, MessageHeld: _on_held},
    buttons={card.WORD: presses.on_button, **knowledge.BUTTONS},
    timers={
        **knowledge.TIMERS,
        "nudge": service.on_nudge,
        "route": service.on_route,
        "suggest": service.on_suggest,
        "bounty": bounty.on_bounty,
    },
    on_outcome=_on_outcome,
    digest_section=open_questions,
    suggest=hooks.suggest,
    subjects=hooks.subjects,
    candidates=hooks.candidates,
    explain=hooks.explain,
    upkeep=knowledge.upkeep,
    replayed={
        **knowledge.REPLAYED,
        "question": (
            "community",
            "number",
            "kind",
            "asker",
            "title",
            "tried",
            "chat",
            "message",
            "state",
            "at",
            "first_at",
            "solved_at",
            "round",
            "paid",
        ),
        "answer": (
            "community",
            "number",
            "author",
            "chat",
            "message",
            "at",
            "accepted_at",
            "how",
            "thanked",
            "said",
        ),
        "answer_vote": ("community", "number", "seq", "voter", "emoji"),
        "watched_question": ("community", "chat", "message", "asker", "at", "first_at", "number"),
        "question_route": ("community", "number", "member", "at", "score", "state"),
        "question_nudge": ("community", "member", "at"),
        "bounty": ("community", "number", "n", "giver", "coins", "until", "state", "taker"),
        "expert": ("community", "member", "most", "at"),
    },
)
