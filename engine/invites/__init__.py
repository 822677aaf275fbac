"""Invites: who came by whose link, and who of them stayed."""

from engine.contract.events import Derived, IdentitiesJoined, IdentitiesParted, Joined, Left
from engine.contract.facts import Started, ThanksReceived
from engine.contract.feature import Feature
from engine.invites import arrivals, claims, identities, judging, links, moving
from engine.invites.commands import COMMANDS
from engine.invites.privacy import export_person, forget_person
from engine.invites.settings import SETTINGS
from engine.stream.derived import listen

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
        Derived: listen(
            {**moving.HANDLERS, claims.CLAIMED: claims.on_claimed, judging.JUDGED: judging.on_judged}
        ),
    },
    facts={Started: claims.on_started, ThanksReceived: arrivals.on_thanks},
    buttons={"invites": links.on_button},
    timers={
        arrivals.TIMER: arrivals.on_stayed,
        arrivals.GLANCE: arrivals.on_glance,
        judging.RELEASE: judging.on_release,
    },
    on_outcome=links.on_outcome,
    replayed={
        "invite_link": ("community", "chat", "inviter", "link", "code", "created_at"),
        "arrival": (
            "community",
            "member",
            "inviter",
            "chat",
            "at",
            "state",
            "ended_at",
            "thanks_in",
            "thanks_out",
        ),
        "referral_code": ("community", "code", "member", "at"),
        "referral_claim": ("community", "member", "inviter", "at"),
        "referral_guess": ("community", "member", "since", "tries"),
        "referral_review": ("community", "inviter", "state", "at"),
    },
)
