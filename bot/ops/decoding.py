"""The text of a file: unpacked, in whichever encoding it was saved, without what no database takes; and what kind it is of."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from engine.contract.errors import ConfigError

LARGEST = 64_000_000
"""Bytes, after unpacking, unless a caller expects more."""
AS_UTF_8 = "save it as UTF-8 (in Excel: CSV UTF-8) and bring it in again"
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LEADS = bytes([*range(0xA1, 0xA4), *range(0xB0, 0xD8)])
"""The first bytes of punctuation and of the 3,755 usual characters; their second ones are 0xA1 and more."""
_COMMON = 0.8
"""The share of those in a text that really is Chinese; what other encodings come to, read as GB18030, is rare characters."""
_SYLLABLES = frozenset(
    "이가은는을를에의도로하고다지서한기사그리어나해니습요있아시수자대인만게정안부면주것들보여일으라장제전"
)
"""The usual ones of Korean: half of any text, and of Chinese taken for Korean a few in a hundred."""
_LEAST_HANGUL, _HANGUL, _USUAL = 12, 0.95, 0.1
"""So many syllables make a text Korean, if so much of it is Hangul, and so many of that are usual."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Decoded(NamedTuple):
    """A text, the encoding if it was not the one to be expected, and how many control characters were taken out."""

    text: str
    encoding: str
    controls: int


def read_text(path: Path, name: str) -> Decoded:
    """Read a file that a person speaks of as `name`. Raises ConfigError with the sentence about what is wrong with it."""
    return decoded(unpacked(path, name), name)


def decoded(data: bytes, name: str) -> Decoded:
    """Read the bytes of a file. Raises ConfigError as `read_text` does."""
    try:
        text, encoding = _decode(data)
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{name} is neither UTF-8 nor UTF-16 nor Chinese in GB18030 nor Korean in EUC-KR (byte {error.start + 1}); {AS_UTF_8}"
        ) from None
    text, controls = without_controls(text)
    if not text.strip():
        raise ConfigError(f"{name} is empty")
    return Decoded(text, encoding, controls)


def without_controls(text: str) -> tuple[str, int]:
    """Take out characters that no text is made of (PostgreSQL refuses NUL); tell how many there were."""
    return _CONTROLS.subn("", text)


def unpacked(path: Path, name: str, largest: int = LARGEST) -> bytes:
    """Return what a file holds, out of its gzip if it ends in .gz. Raises ConfigError, also for what is too large."""
    packed = path.suffix.lower() == ".gz"
    try:
        with gzip.open(path) if packed else path.open("rb") as file:
            data = file.read(largest + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ConfigError(f"{name} is no whole gzip file ({error}); copy or pack it anew") from None
    except OSError as error:
        raise ConfigError(f"{name} cannot be opened: {error.strerror}") from None
    if len(data) > largest:
        raise ConfigError(f"{name} is larger than {largest // 1_000_000} MB; divide it")
    return data


def ending(path: Path) -> str:
    """Return what a file's name ends in, lower case, without its .gz."""
    suffixes = [one.lower() for one in path.suffixes]
    return suffixes[-2] if suffixes[-1:] == [".gz"] and len(suffixes) > 1 else "".join(suffixes[-1:])


def divider(text: str, marks: Sequence[str], usual: str) -> str:
    """Return what divides the cells of a table: the first of `marks` that its head has, else the usual one."""
    head = text.partition("\n")[0]
    return next((mark for mark in marks if mark in head), usual)


def _decode(data: bytes) -> tuple[str, str]:
    """Return the text and what it was read as, empty for UTF-8. Raises UnicodeDecodeError where it is nothing of ours."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding), "" if encoding == "utf-8-sig" else encoding.upper()
    unmarked = _unmarked_utf_16(data)
    if unmarked:
        return data.decode(unmarked), "UTF-16"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        korean = _korean(data)
        if korean is not None:
            return korean, "EUC-KR"
        text = _chinese(data)
        if text is None:
            raise
        return text, "GB18030"


def _unmarked_utf_16(data: bytes) -> str:
    """Name the UTF-16 of a text without a mark: a letter of ASCII has a NUL as its first byte, or as its second."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    # A few characters of other scripts have one as the other byte.
    if len(data) % 2 or max(even, odd) * 20 <= len(data) or min(even, odd) * 4 > max(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _chinese(data: bytes) -> str | None:
    """Read GB18030 (GBK, GB2312); None if that makes no sense."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = [one.encode("gb18030") for one in text if not one.isascii()]
    common = sum(one[0] in _LEADS and one[1] >= 0xA1 for one in foreign)
    return text if "\0" not in text and common >= _COMMON * len(foreign) else None


def _korean(data: bytes) -> str | None:
    """Read EUC-KR (CP949); None if that makes no sense. All of its syllables lie among GB18030's usual characters."""
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        return None
    letters = [one for one in text if one.isalpha() and not one.isascii()]
    hangul = [one for one in letters if "가" <= one <= "힣"]
    if len(hangul) < max(_LEAST_HANGUL, _HANGUL * len(letters)):
        return None
    usual = sum(one in _SYLLABLES for one in hangul)
    return text if usual >= _USUAL * len(hangul) else None
