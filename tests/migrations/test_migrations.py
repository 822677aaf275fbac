from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import IntegrityError

from engine.contract.errors import SchemaError, StoreBusy
from engine.store.database import Store
from engine.store.migrate import upgrade
from migrations.models import metadata
from tests.fakes.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "sqlite":
        return Store.open(f"sqlite:///{tmp_path / 'empty.db'}")
    server: Postgres = request.getfixturevalue("postgres")
    return Store.open(server.empty())


def test_migrations_make_exactly_what_the_models_say(empty: Store) -> None:
    assert upgrade(empty)
    with empty.read() as conn:
        context = MigrationContext.configure(
            conn, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata()) == []
    assert not upgrade(empty)
    empty.close()


def test_the_number_of_partitions_is_fixed_when_the_database_is_made(empty: Store) -> None:
    upgrade(empty)
    assert empty.partitions == {"sqlite": 16, "postgresql": 64}[empty.dialect]
    with pytest.raises(SchemaError, match="fixed"):
        upgrade(empty, partitions=5)
    empty.close()


def test_a_database_of_a_newer_program_is_refused(empty: Store) -> None:
    upgrade(empty)
    with empty.write() as conn:
        conn.exec_driver_sql("update alembic_version set version_num = 'future'")
    with pytest.raises(SchemaError, match="update the program"):
        upgrade(empty)
    empty.close()


@pytest.mark.parametrize(
    "bad",
    [
        "insert into head (part, head) values (0, 1)",
        "insert into meta (key, value) values ('x', null)",
        "insert into meta (key, value) values ('partitions', '1')",
        "insert into setting (part, community, name, value) values (1, 1, null, 'x')",
    ],
)
def test_bad_rows_are_refused_by_the_database_itself(empty: Store, bad: str) -> None:
    upgrade(empty)
    with pytest.raises(IntegrityError), empty.write() as conn:
        conn.exec_driver_sql(bad)
    empty.close()


def test_a_second_process_on_the_same_file_is_refused_with_a_clear_sentence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'one.db'}"
    first = Store.open(url)
    with pytest.raises(StoreBusy, match="in use by another Qunban process"):
        Store.open(url)
    first.close()
    Store.open(url).close()


def test_an_unmigrated_database_names_the_command(empty: Store) -> None:
    with pytest.raises(SchemaError, match="python -m bot migrate"):
        empty.load_partitions()
    empty.close()
