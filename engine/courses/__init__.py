"""Courses: what there is to learn, who learns it, how they find it."""

from engine.contract.events import Derived, IdentitiesJoined, IdentitiesParted, Message
from engine.contract.feature import Feature
from engine.courses import advice, arriving, hooks, identities, moving
from engine.courses.commands import COMMANDS
from engine.courses.digest import new_and_finished
from engine.courses.presses import on_button
from engine.courses.privacy import export_person, forget_person
from engine.courses.records import FEATURE as NAME
from engine.courses.records import WORD
from engine.stream.derived import listen
from engine.stream.together import together

FEATURE = Feature(
    name=NAME,
    export_person=export_person,
    forget_person=forget_person,
    tables="engine.courses.tables",
    texts="engine.courses engine.courses.advice",
    commands=(*COMMANDS, *advice.COMMANDS),
    settings=advice.SETTINGS,
    handlers=together(
        {
            IdentitiesJoined: identities.on_joined,
            IdentitiesParted: identities.on_parted,
            Derived: listen({**moving.LISTENING, **arriving.LISTENING, **advice.LISTENING}),
        },
        {
            Message: advice.on_messages,
            IdentitiesJoined: advice.on_joined,
            IdentitiesParted: advice.on_parted,
        },
    ),
    facts=advice.FACTS,
    buttons={WORD: on_button, **advice.BUTTONS},
    timers=advice.TIMERS,
    digest_section=new_and_finished,
    suggest=hooks.suggest,
    subjects=hooks.subjects,
    candidates=hooks.candidates,
    explain=advice.explain,
    trials=advice.TRIALS,
    replayed={
        **advice.REPLAYED,
        "course_item": (
            "community",
            "number",
            "key",
            "kind",
            "title",
            "about",
            "tags",
            "lessons",
            "needs",
            "steps",
            "state",
            "version",
            "at",
            "changed_at",
        ),
        "course_former": ("community", "number", "version", "fields", "state", "at"),
        "enrolment": ("community", "number", "member", "state", "done", "at", "changed_at", "finished_at"),
        "course_rating": ("community", "number", "member", "score", "words", "at"),
    },
)
