"""Questions that people answer people: asked, served while nobody answers, accepted, paid for."""

from engine.contract.events import (
    Deleted,
    Derived,
    Edited,
    IdentitiesJoined,
    IdentitiesParted,
    Message,
    Outcome,
    Reaction,
)
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
from engine.qa.privacy import export_person, forget_person
from engine.qa.records import FEATURE as NAME
from engine.qa.settings import SETTINGS
from engine.stream.derived import listen
from engine.stream.together import together


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
        },
        {
            Message: knowledge.on_messages,
            Deleted: knowledge.on_deleted,
            Edited: knowledge.on_edited,
            IdentitiesJoined: knowledge.on_joined,
            Derived: listen(knowledge.LISTENING),
        },
    ),
    facts=knowledge.FACTS,
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
