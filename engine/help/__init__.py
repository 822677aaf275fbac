"""Help: what the bot can do for the one who asks, in their language."""

from sqlalchemy import Connection

from engine.contract.feature import Export, Feature, Person
from engine.help.commands import COMMANDS


def _export_person(_conn: Connection, _person: Person) -> Export:
    return Export(name="help", rows=())


def _forget_person(_conn: Connection, _person: Person) -> None:
    """Nothing is stored."""


FEATURE = Feature(
    name="help",
    export_person=_export_person,
    forget_person=_forget_person,
    texts="engine.help",
    commands=COMMANDS,
)
