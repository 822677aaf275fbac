"""Whose number stands for whose in a partition: what was appended before two accounts became one is read as theirs.

The directory already gives new events the person's number; aliases hold for those that were being appended while the
accounts were joined. They depend on the log alone: an alias begins with its `identities_joined` event.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from engine.contract.events import Event, IdentitiesJoined, IdentitiesParted
from engine.stream.log import numbered


def by_person(event: Event, aliases: Mapping[int, int]) -> Event:
    """Return the event with every account replaced by its person."""
    if not aliases or isinstance(event.body, IdentitiesJoined | IdentitiesParted):
        return event
    body = numbered(event.body, lambda number: aliases.get(number, number))
    actor = event.actor if event.actor is None else aliases.get(event.actor, event.actor)
    if body is event.body and actor == event.actor:
        return event
    return msgspec.structs.replace(event, body=body, actor=actor)
