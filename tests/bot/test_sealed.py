"""Backups under a passphrase: what was written comes back, and nothing else does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ops import sealed
from bot.ops.sealed import PIECE, TAG, seal, unseal
from engine.contract.errors import StoreError
from tests.bot.conftest import Cli
from tests.bot.test_backup import count

WORDS = "correct horse 电池 staple"
CHEAP = (4, 8, 1)
HEADER = len(sealed.MAGIC) + 3 + 16 + 7
SEALED = PIECE + TAG
ENV = "QUNBAN_BACKUP_PASSPHRASE"


def sealed_file(folder: Path, data: bytes) -> Path:
    (folder / "plain").write_bytes(data)
    seal(folder / "plain", folder / "sealed", WORDS, CHEAP)
    return folder / "sealed"


def opened(path: Path, words: str = WORDS) -> bytes:
    unseal(path, path.with_name("opened"), words)
    return path.with_name("opened").read_bytes()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
def test_what_was_sealed_comes_back(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    path = sealed_file(tmp_path, data)
    assert opened(path) == data
    assert path.stat().st_mode & 0o777 == 0o600
    assert sealed.is_sealed(path)
    assert size < 16 or data[:16] not in path.read_bytes()


def test_another_passphrase_does_not_open_it(tmp_path: Path) -> None:
    path = sealed_file(tmp_path, b"secret")
    with pytest.raises(StoreError, match="the passphrase is wrong, or the file was changed"):
        opened(path, WORDS + "!")


def test_the_same_words_in_another_spelling_of_unicode_open_it(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x")
    seal(tmp_path / "plain", tmp_path / "sealed", "café au lait", CHEAP)
    assert opened(tmp_path / "sealed", "cafe\u0301 au lait") == b"x"


@pytest.mark.parametrize("keep", [1, 2])
def test_a_file_cut_between_two_pieces_is_refused(tmp_path: Path, keep: int) -> None:
    path = sealed_file(tmp_path, os.urandom(3 * PIECE))
    path.write_bytes(path.read_bytes()[: HEADER + keep * SEALED])
    with pytest.raises(StoreError, match=r"cut or changed|file was changed"):
        opened(path)


def test_pieces_in_another_order_are_refused(tmp_path: Path) -> None:
    path = sealed_file(tmp_path, os.urandom(4 * PIECE))
    data = path.read_bytes()
    pieces = [data[HEADER + n * SEALED : HEADER + (n + 1) * SEALED] for n in range(4)]
    path.write_bytes(data[:HEADER] + pieces[0] + pieces[2] + pieces[1] + pieces[3])
    with pytest.raises(StoreError, match="cut or changed"):
        opened(path)


def test_a_piece_twice_or_something_behind_the_end_is_refused(tmp_path: Path) -> None:
    path = sealed_file(tmp_path, os.urandom(2 * PIECE))
    data = path.read_bytes()
    for wrong in (data + data[-SEALED:], data + b"x"):
        path.write_bytes(wrong)
        with pytest.raises(StoreError, match="cut or changed"):
            opened(path)


def test_a_piece_of_another_file_is_refused(tmp_path: Path) -> None:
    first = sealed_file(tmp_path, b"a" * PIECE * 2).read_bytes()
    second = sealed_file(tmp_path, b"b" * PIECE * 2).read_bytes()
    path = tmp_path / "sealed"
    path.write_bytes(first[: HEADER + SEALED] + second[HEADER + SEALED :])
    with pytest.raises(StoreError, match="cut or changed"):
        opened(path)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, HEADER + SEALED + 50 + TAG - 1), bit=st.integers(0, 7))
def test_no_bit_of_the_file_can_be_changed(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("sealed")
    path = sealed_file(folder, b"q" * (PIECE + 50))
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << bit
    path.write_bytes(data)
    with pytest.raises(StoreError):
        opened(path)


def test_a_file_that_ends_in_its_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sealed"
    path.write_bytes(sealed.MAGIC + b"\x11")
    with pytest.raises(StoreError, match="incomplete"):
        opened(path)


def test_a_header_that_asks_for_all_the_memory_is_refused(tmp_path: Path) -> None:
    path = sealed_file(tmp_path, b"x")
    data = bytearray(path.read_bytes())
    data[len(sealed.MAGIC)] = 40
    path.write_bytes(data)
    with pytest.raises(StoreError, match="unlikely key"):
        opened(path)


# ---- the command line


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV, WORDS)
    monkeypatch.setattr(sealed.seal, "__defaults__", (CHEAP,))


def test_a_sealed_backup_is_restored_with_its_passphrase(
    cli: Cli, db: str, tmp_path: Path, words: None
) -> None:
    said = cli("backup", "copy.qb", "--encrypt", "--db", db)
    assert said.code == 0
    assert "without it nobody can open" in said.err
    assert WORDS not in said.out + said.err
    assert b"SQLite" not in (tmp_path / "copy.qb").read_bytes()
    assert (tmp_path / "copy.qb.sha256").exists()
    assert cli("restore", "copy.qb", "--db", f"sqlite:///{tmp_path}/new.db").code == 0
    assert count(tmp_path / "new.db") == count(tmp_path / "qunban.db")
    assert not [path for path in tmp_path.iterdir() if path.suffix in (".copy", ".opened", ".part")]


def test_a_wrong_passphrase_changes_nothing(
    cli: Cli, db: str, tmp_path: Path, words: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("backup", "copy.qb", "--encrypt", "--db", db)
    before = (tmp_path / "qunban.db").read_bytes()
    monkeypatch.setenv(ENV, "something else")
    said = cli("restore", "copy.qb", "--yes", "--db", db)
    assert said.code == 1
    assert "copy.qb cannot be opened: the passphrase is wrong" in said.err
    assert (tmp_path / "qunban.db").read_bytes() == before
    assert not (tmp_path / "qunban.db.opened").exists()


def test_a_cut_sealed_backup_is_refused_even_without_its_sum(
    cli: Cli, db: str, tmp_path: Path, words: None
) -> None:
    cli("backup", "copy.qb", "--encrypt", "--db", db)
    (tmp_path / "copy.qb.sha256").unlink()
    data = (tmp_path / "copy.qb").read_bytes()
    (tmp_path / "copy.qb").write_bytes(data[: HEADER + 2 * SEALED])
    said = cli("restore", "copy.qb", "--yes", "--db", db)
    assert said.code == 1
    assert "cut or changed" in said.err


def test_without_a_terminal_the_passphrase_comes_from_the_environment(
    cli: Cli, db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ENV, raising=False)
    said = cli("backup", "copy.qb", "--encrypt", "--db", db)
    assert (said.code, ENV in said.err) == (2, True)
    monkeypatch.setenv(ENV, "short")
    said = cli("backup", "copy.qb", "--encrypt", "--db", db)
    assert (said.code, "at least 8" in said.err) == (2, True)
    assert not (tmp_path / "copy.qb").exists()
