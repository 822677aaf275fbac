"""Privacy: what is stored about a person, a copy of it, and an end of it, all by command."""

from engine.contract.events import Derived, IdentitiesJoined
from engine.contract.feature import Feature
from engine.privacy import wishing
from engine.privacy.commands import COMMANDS
from engine.privacy.goodbye import on_goodbye_due, on_outcome
from engine.privacy.menu import on_button
from engine.privacy.records import export_person, forget_person

FEATURE = Feature(
    name="privacy",
    export_person=export_person,
    forget_person=forget_person,
    texts="engine.privacy",
    commands=COMMANDS,
    handlers={IdentitiesJoined: wishing.on_joined, Derived: wishing.on_derived},
    buttons={"privacy": on_button},
    timers={"goodbye": on_goodbye_due},
    on_outcome=on_outcome,
    replayed={"wish": ("community", "actor", "what", "at")},
)
