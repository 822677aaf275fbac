"""Who stands where in an event's list of people."""

from __future__ import annotations

from engine.contract.events import PersonRef


def position_of(people: list[PersonRef], one: PersonRef) -> int:
    """Return where somebody stands in `people`, adding them if need be."""
    for position, there in enumerate(people):
        if there.id == one.id:
            return position
    people.append(one)
    return len(people) - 1
