"""A file under a passphrase: scrypt makes the key, AES-256-GCM seals piece by piece (the STREAM construction).

Layout: magic, log2(n), r, p (a byte each), salt (16), nonce prefix (7), then pieces of 64 KiB plus 16 bytes of tag. A
piece's nonce is prefix, number (4, big-endian) and whether it is the last one (1); the header is bound to every piece.
So nothing can be cut off, put in another order, or taken from another file without being noticed.
Source: Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance (2015).
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from engine.contract.errors import StoreError

MAGIC = b"QUNBAN sealed 1\n"
PIECE = 64 * 1024
TAG = 16
SHORTEST = 8
COST = (17, 8, 1)
"""log2(n), r, p: 128 MB and some tenths of a second for every guess."""
_COSTLIEST = (18, 8, 4)
_SALT, _PREFIX = 16, 7
_HEADER = len(MAGIC) + 3 + _SALT + _PREFIX
_LAST_NUMBER = 2**32 - 1


def is_sealed(path: Path) -> bool:
    """Tell whether a file was sealed by `seal`."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def seal(source: Path, target: Path, passphrase: str, cost: tuple[int, int, int] = COST) -> None:
    """Write `source` to `target` under a passphrase, in a constant amount of memory."""
    header = MAGIC + bytes(cost) + os.urandom(_SALT + _PREFIX)
    cipher = _cipher(header, passphrase)
    with source.open("rb") as plain, _private(target) as out:
        out.write(header)
        for number, (piece, last) in enumerate(_pieces(plain, PIECE)):
            if number > _LAST_NUMBER:
                raise StoreError(f"{source} is too long to be sealed")
            out.write(cipher.encrypt(_nonce(header, number, last=last), piece, header))


def unseal(source: Path, target: Path, passphrase: str) -> None:
    """Write what `source` holds to `target`. Raises StoreError if the passphrase or anything in the file is wrong.

    What was written to `target` by then is not to be trusted, nor used.
    """
    with source.open("rb") as sealed, _private(target) as out:
        header = sealed.read(_HEADER)
        cipher = _cipher(_sound(header, source), passphrase)
        for number, (piece, last) in enumerate(_pieces(sealed, PIECE + TAG)):
            try:
                out.write(cipher.decrypt(_nonce(header, number, last=last), piece, header))
            except InvalidTag:
                raise StoreError(_refusal(source, number)) from None


def _refusal(source: Path, number: int) -> str:
    if number == 0:
        return f"{source} cannot be opened: the passphrase is wrong, or the file was changed"
    return f"{source} is not the file that was written: from byte {_HEADER + number * (PIECE + TAG)} on it was cut or changed"


def _sound(header: bytes, source: Path) -> bytes:
    if len(header) < _HEADER or not header.startswith(MAGIC):
        raise StoreError(f"{source} is incomplete: it ends within its first line")
    cost = header[len(MAGIC) : len(MAGIC) + 3]
    if any(asked > most or asked < 1 for asked, most in zip(cost, _COSTLIEST, strict=True)):
        raise StoreError(f"{source} was changed, or written by a newer program: it asks for an unlikely key")
    return header


def _cipher(header: bytes, passphrase: str) -> AESGCM:
    log_n, r, p = header[len(MAGIC) : len(MAGIC) + 3]
    salt = header[len(MAGIC) + 3 : len(MAGIC) + 3 + _SALT]
    # The same words typed on another machine may be other bytes.
    words = unicodedata.normalize("NFC", passphrase).encode()
    return AESGCM(Scrypt(salt=salt, length=32, n=1 << log_n, r=r, p=p).derive(words))


def _nonce(header: bytes, number: int, *, last: bool) -> bytes:
    return header[-_PREFIX:] + number.to_bytes(4, "big") + bytes([last])


def _pieces(file: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """Read pieces, each with whether it is the last; an empty file is one empty piece."""
    piece = file.read(size)
    while True:
        following = file.read(size)
        yield piece, not following
        if not following:
            return
        piece = following


def _private(path: Path) -> BinaryIO:
    """Open a new file that nobody else may read."""
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
