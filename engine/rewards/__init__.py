"""Rewards: roles and tags that levels bring, on every platform of the community."""

from engine.contract.events import Derived, IdentitiesJoined, IdentitiesParted, Joined
from engine.contract.facts import LevelReached
from engine.contract.feature import Feature
from engine.rewards import levels, moving, refusals, sync
from engine.rewards.commands import COMMANDS
from engine.rewards.privacy import export_person, forget_person
from engine.rewards.settings import SETTINGS

FEATURE = Feature(
    name="rewards",
    export_person=export_person,
    forget_person=forget_person,
    tables="engine.rewards.tables",
    texts="engine.rewards",
    commands=COMMANDS,
    settings=SETTINGS,
    handlers={
        Joined: levels.on_joined,
        IdentitiesJoined: levels.on_identities_joined,
        IdentitiesParted: levels.on_identities_parted,
        Derived: moving.on_derived,
    },
    facts={LevelReached: levels.on_level},
    buttons={"rewards": sync.on_button},
    timers={sync.TIMER: sync.on_timer},
    on_outcome=refusals.on_outcome,
    replayed={
        "reward_role": ("community", "kind", "level", "value"),
        "reward_level": ("community", "member", "level"),
    },
)
