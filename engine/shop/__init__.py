"""Shop: what coins buy, who hands it over, and coins from member to member."""

from engine.contract.events import Derived, IdentitiesJoined, IdentitiesParted, PersonForgotten
from engine.contract.feature import Feature
from engine.shop import identities, moving, outcomes
from engine.shop.commands import COMMANDS, suggest
from engine.shop.goods import UNSENT
from engine.shop.presses import on_button
from engine.shop.privacy import export_person, forget_person
from engine.shop.settings import SETTINGS

FEATURE = Feature(
    name="shop",
    export_person=export_person,
    forget_person=forget_person,
    tables="engine.shop.tables",
    texts="engine.shop",
    commands=COMMANDS,
    settings=SETTINGS,
    handlers={
        IdentitiesJoined: identities.on_joined,
        IdentitiesParted: identities.on_parted,
        PersonForgotten: identities.on_forgotten,
        Derived: moving.on_derived,
    },
    buttons={"shop": on_button},
    timers={UNSENT: outcomes.on_unsent},
    on_outcome=outcomes.on_outcome,
    suggest=suggest,
    replayed={
        "shop_item": (
            *("community", "number", "name", "about", "price", "kind", "value", "stock", "per_person"),
            *("level", "role", "opens_at", "closes_at", "removed"),
        ),
        "shop_code": ("community", "item", "n", "code", "taken"),
        "shop_order": (
            *("community", "number", "item", "name", "kind", "value", "price", "buyer", "account", "state"),
            *("handler", "reason", "pending", "given", "at", "ended_at"),
        ),
        "coin_transfer": (
            "community",
            "number",
            "giver",
            "taker",
            "coins",
            "reason",
            "at",
            "day",
            "returned",
        ),
    },
)
