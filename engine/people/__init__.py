"""People: one person on several platforms, one community over several chats."""

from engine.contract.events import Derived
from engine.contract.facts import Started
from engine.contract.feature import Feature
from engine.people import community, current
from engine.people.commands import COMMANDS, on_button
from engine.people.records import export_person, forget_person

FEATURE = Feature(
    name="people",
    export_person=export_person,
    forget_person=forget_person,
    tables="engine.people.tables",
    texts="engine.people",
    commands=COMMANDS,
    handlers={Derived: community.on_derived},
    facts={Started: current.on_started},
    buttons={"people": on_button},
)
