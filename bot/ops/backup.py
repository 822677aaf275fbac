"""Copy a living database into one checked file, and put such a file back."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.ops import sealed
from bot.ops.files import HEADER, alone, integrity_problems, raw, require_existing, sqlite_path
from engine.contract.errors import SchemaError, StoreError
from engine.store.migrate import head_revision, known_revisions

BEFORE_RESTORE = ".before-restore"
SIDE_FILES = ("-wal", "-shm")
_COUNTED = ("log", "membership", "identity")

POSTGRES_SENTENCE = (
    "this database is PostgreSQL, which has its own tools: pg_dump --format=custom --file=F DATABASE saves it, "
    "pg_restore --clean --dbname=DATABASE F puts it back"
)


@dataclass(frozen=True)
class Checked:
    """A backup that was read through: how big, which schema, what is in it."""

    path: Path
    size: int
    sha256: str
    revision: str
    counts: dict[str, int]


def backup(url: str, target: Path, *, overwrite: bool = False, passphrase: str = "") -> Checked:
    """Copy the database to `target` while the bot works on, check the copy, write `target.sha256` beside it.

    With a passphrase the copy is sealed, and never lies open outside of the database's own folder.
    Raises StoreError if the copy is not sound; `target` is then as it was before.
    """
    source = _source(url)
    if target.exists() and not overwrite:
        raise StoreError(f"{target} exists already; choose another name or give --yes to replace it")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    copy = source.with_name(source.name + ".copy") if passphrase else part
    _drop(part, copy)
    try:
        _copy(source, copy)
        found = check(copy, expect_sum=False)
        if passphrase:
            _seal(copy, part, passphrase, found.sha256)
        _sync(part)
        digest, size = _sha256(part), part.stat().st_size
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"the backup to {target} did not succeed: {error}") from error
    finally:
        _drop(part, copy)
    _sum_file(target).write_text(f"{digest}  {target.name}\n", encoding="utf-8")
    return Checked(target, size, digest, found.revision, found.counts)


def _seal(copy: Path, part: Path, passphrase: str, digest: str) -> None:
    """Seal the checked copy, and open it again: what cannot be read back is no backup."""
    sealed.seal(copy, part, passphrase)
    sealed.unseal(part, copy, passphrase)
    if _sha256(copy) != digest:
        raise StoreError("the sealed copy differs from the database; the disk or the memory is at fault")


def _drop(*files: Path) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _source(url: str) -> Path:
    require_existing(url)
    source = sqlite_path(url)
    if source is None:
        raise StoreError(POSTGRES_SENTENCE)
    return source


def _copy(source: Path, part: Path) -> None:
    # One step holds one snapshot of the WAL: writers go on, and the copy never has to start again.
    with raw(source) as living, closing(sqlite3.connect(part)) as copy:
        part.chmod(0o600)
        living.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE").fetchone()


def check(path: Path, *, expect_sum: bool = True) -> Checked:
    """Read a backup through: its sum (if one stands beside it), its pages, its schema.

    Raises StoreError or SchemaError with the sentence for the person who wants to restore it.
    """
    _require(path)
    with path.open("rb") as file:
        if file.read(len(HEADER)) != HEADER:
            raise StoreError(f"{path} is not a backup of Qunban: it is no SQLite database")
    digest = _checked_sum(path) if expect_sum else _sha256(path)
    try:
        with raw(path) as conn:
            if problems := integrity_problems(conn):
                raise StoreError(f"{path} is damaged: {problems[0]}")
            revision = _revision(conn, path)
            counts = {
                table: conn.execute(f"select count(*) from {table}").fetchone()[0] for table in _COUNTED
            }
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} is damaged or incomplete: {error}") from error
    return Checked(path, path.stat().st_size, digest, revision, counts)


def _require(path: Path) -> None:
    if not path.is_file():
        raise StoreError(f"there is no file {path}")


def _checked_sum(path: Path) -> str:
    digest = _sha256(path)
    if (said := _said_sum(path)) and said != digest:
        raise StoreError(
            f"{path} is not the file that was written: its SHA-256 differs from {_sum_file(path)}"
        )
    return digest


def _revision(conn: sqlite3.Connection, path: Path) -> str:
    try:
        row = conn.execute("select version_num from alembic_version").fetchone()
    except sqlite3.OperationalError:
        row = None
    if row is None:
        raise SchemaError(f"{path} is a SQLite database, but none of Qunban's")
    revision = str(row[0])
    if revision not in known_revisions():
        raise SchemaError(
            f"{path} is at schema {revision}, newer than this program knows ({head_revision()})"
        )
    return revision


def restore(
    url: str, source: Path, confirm: Callable[[Checked, Path], bool], passphrase: Callable[[], str]
) -> tuple[Checked, Path | None] | None:
    """Put a checked backup in the database's place; the old file stays beside it as `.before-restore`.

    `passphrase` is asked for if the backup is sealed.
    Returns the backup and where the old file went (None: there was none), or None if `confirm` said no.
    """
    _require(source)
    target = sqlite_path(url)
    if target is None:
        raise StoreError(POSTGRES_SENTENCE)
    with _opened(source, target, passphrase) as found, _reserved(url, target):
        if not confirm(found, target):
            return None
        part = target.with_name(target.name + ".part")
        shutil.copyfile(found.path, part)
        part.chmod(0o600)
        _sync(part)
        kept = _set_aside(target)
        part.replace(target)
        _sync(target)
    return found, kept


@contextmanager
def _opened(source: Path, target: Path, passphrase: Callable[[], str]) -> Iterator[Checked]:
    """Check a backup; a sealed one is opened beside the database, and that copy is gone afterwards."""
    if not sealed.is_sealed(source):
        yield check(source)
        return
    _checked_sum(source)
    words = passphrase()
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = target.with_name(target.name + ".opened")
    try:
        sealed.unseal(source, copy, words)
        yield check(copy, expect_sum=False)
    finally:
        _drop(copy)


@contextmanager
def _reserved(url: str, target: Path) -> Iterator[None]:
    """Keep the bot away while the file is changed; a database that is not there yet needs no guard."""
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        yield
        return
    with alone(url, "restore"):
        yield


def _set_aside(target: Path) -> Path | None:
    """Move the old file with what its WAL still holds; nothing of it may be read into the new one."""
    if not target.exists():
        return None
    kept = target.with_name(target.name + BEFORE_RESTORE)
    for suffix in ("", *SIDE_FILES):
        kept.with_name(kept.name + suffix).unlink(missing_ok=True)
    for suffix in (*SIDE_FILES, ""):
        old = target.with_name(target.name + suffix)
        if old.exists():
            old.replace(kept.with_name(kept.name + suffix))
    return kept


def _sum_file(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def _said_sum(path: Path) -> str | None:
    side = _sum_file(path)
    return side.read_text(encoding="utf-8").split(maxsplit=1)[0] if side.is_file() else None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    for name, flags in ((path, os.O_RDONLY), (path.parent, os.O_RDONLY)):
        handle = os.open(name, flags)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
