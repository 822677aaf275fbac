"""Databases for schedules: a migrated SQLite file to copy, a PostgreSQL template to clone."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.store.database import Store
from engine.store.migrate import upgrade
from tests.chaos.schedule import Outcome, play, undisturbed
from tests.fakes.features import make_tables
from tests.fakes.postgres import Postgres


class Runner:
    """Plays schedules, even seeds on SQLite and odd ones on PostgreSQL; the server starts when it is needed."""

    def __init__(self, folder: Path, server: Postgres | None = None) -> None:
        self._folder = folder
        self._given = server is not None
        self._server = server
        self._template = folder / "template.db"
        store = Store.open(f"sqlite:///{self._template}")
        upgrade(store, partitions=8)
        make_tables(store)
        store.close()

    def play(self, seed: int) -> Outcome:
        """Play one schedule; its outcome says what went wrong, if anything."""
        dialect = "postgresql" if seed % 2 else "sqlite"
        outcome = Outcome(seed, dialect)
        try:
            self._compare(outcome)
        except Exception as error:
            outcome.error = repr(error)
        return outcome

    def _compare(self, outcome: Outcome) -> None:
        reference = Store.open(self._file("reference.db"))
        reference.load_partitions()
        wanted = undisturbed(reference, outcome.seed)
        reference.close()
        server = self._postgres() if outcome.dialect == "postgresql" else None
        url = server.new() if server is not None else self._file("disturbed.db")
        try:
            found, outcome.faults = play(url, outcome.seed, server)
        finally:
            if server is not None:
                server.drop(url)
        if found != wanted:
            outcome.error = f"state {found} instead of {wanted}"

    def _file(self, name: str) -> str:
        for old in self._folder.glob(f"{name}*"):
            old.unlink()
        path = self._folder / name
        shutil.copyfile(self._template, path)
        return f"sqlite:///{path}"

    def _postgres(self) -> Postgres:
        if self._server is None:
            self._server = Postgres()
        return self._server

    def close(self) -> None:
        """Stop the server if it was started here."""
        if self._server is not None and not self._given:
            self._server.stop()
