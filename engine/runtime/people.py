"""Whose number stands for whose in a partition: what was appended before two accounts became one is read as theirs."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from engine.contract.events import AnyBody, Event, IdentitiesJoined, IdentitiesParted
from engine.store.sql import fetch
from engine.stream.log import numbered


class People:
    """The aliases of one partition within one transaction.

    The directory already gives new events the person's number; this holds for those that were being appended while
    the accounts were joined. It depends on the log alone: an alias begins with its `identities_joined` event.
    """

    def __init__(self, conn: Connection, part: int) -> None:
        self._conn = conn
        self._part = part
        self._aliases: dict[int, int] | None = None

    def of(self, event: Event) -> Event:
        """Return the event with every account replaced by its person."""
        aliases = self._known()
        if not aliases or isinstance(event.body, IdentitiesJoined | IdentitiesParted):
            return event
        body: AnyBody = numbered(event.body, lambda number: aliases.get(number, number))
        actor = event.actor if event.actor is None else aliases.get(event.actor, event.actor)
        if body is event.body and actor == event.actor:
            return event
        return msgspec.structs.replace(event, body=body, actor=actor)

    def forget(self) -> None:
        """Read the aliases again: an event has changed them."""
        self._aliases = None

    def _known(self) -> dict[int, int]:
        if self._aliases is None:
            rows = fetch(self._conn, "select gone, kept from alias where part = :p", p=self._part)
            self._aliases = {row.gone: row.kept for row in rows}
        return self._aliases
