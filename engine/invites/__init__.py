"""Invites: who came by whose link, and who of them stayed."""

from engine.contract.events import Derived, IdentitiesJoined, IdentitiesParted, Joined, Left
from engine.contract.feature import Feature
from engine.invites import arrivals, identities, links, moving
from engine.invites.commands import COMMANDS
from engine.invites.privacy import export_person, forget_person
from engine.invites.settings import SETTINGS

FEATURE = Feature(
    name="invites",
    export_person=export_person,
    forget_person=forget_person,
    tables="engine.invites.tables",
    texts="engine.invites",
    commands=COMMANDS,
    settings=SETTINGS,
    handlers={
        Joined: arrivals.on_joined,
        Left: arrivals.on_left,
        IdentitiesJoined: identities.on_joined,
        IdentitiesParted: identities.on_parted,
        Derived: moving.on_derived,
    },
    buttons={"invites": links.on_button},
    timers={arrivals.TIMER: arrivals.on_stayed},
    on_outcome=links.on_outcome,
    replayed={
        "invite_link": ("community", "chat", "inviter", "link", "code", "created_at"),
        "arrival": ("community", "member", "inviter", "chat", "at", "state", "ended_at"),
    },
)
