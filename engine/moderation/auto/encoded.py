"""Text that a program would have to read out: percent signs, entities, escapes, base64, codes of characters, words backwards.

Programmers' groups get adverts in these. What is found is judged beside the message, never instead of it: an encoded link, a hash,
a token or somebody's homework turns out to be no advert, and then nothing has been found.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable
from urllib.parse import unquote

MOST = 2_000
"""So much of a text is looked at."""

_CODES = r"\d{2,5}(?:[\s,;]{1,2}\d{2,5}){4,}"
_DIGIT = re.compile(r"[0-9](?:[A-Za-z+/%\\;]|[0-9a-fA-F][, ]{1,2}[0-9a-fA-F]{2}|[01]{7} )")
_LONG = re.compile(rf"\b(?:[0-9A-Za-z+/_-]{{20}}|(?:[2-7][0-9a-fA-F] ){{8}}|(?:[01]{{8}} ){{4}}|{_CODES})")
"""Encodings have digits, and such a run or a sign."""
_PERCENT = re.compile(r"(?<!\S)[^\s:/?=%]*(?:%[0-9a-fA-F]{2}[\w.-]*){4,}")
_ENTITIES = re.compile(r"(?:&#x?[0-9a-fA-F]{2,6};[\w\s.,]{0,12}){4,}")
_ESCAPES = re.compile(r"(?:\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})[\w\s.,]{0,12}){4,}")
_BASE64 = re.compile(r"(?<![\w./+=-])[0-9A-Za-z+/_-]{20,}={0,2}(?![\w./+-])")
_HEX = re.compile(r"(?<!\w)(?:(?:0x)?[2-9a-eA-E][0-9a-fA-F][ ,]{0,2}){10,}(?!\w)")
_BITS = re.compile(r"(?<!\d)(?:[01]{8}\s?){5,}(?!\d)")
_NUMBERS = re.compile(_CODES)

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_READABLE = re.compile(r"[\u4e00-\u9fff]{3}|[A-Za-z$]{2,}[ ,]+[A-Za-z$\d]+[ ,]+[A-Za-z$\d]+")

_OFTEN = (
    "the and for you with your from our me free money pay gets week day "
    "whatsapp telegram link buy now earn account discount cheap"
)
_BACKWARDS = frozenset(word[::-1] for word in _OFTEN.split())
"""Frequent words, and those of adverts, from their end."""
_ABOUT_FACE = re.compile(
    r"信微|职兼|费免|结日|钱赚|单刷|写代|考代|款贷|群进|系联|聊私|现提|利福|惠优|料资|[ɐɔǝɟƃɥᴉɾʞןɯɹʇʌʍʎ]"
)
"""Chinese words from their end, and letters that stand on their heads."""
_UPRIGHT = str.maketrans("ɐqɔpǝɟƃɥıᴉɾʞןɯuodbɹʇnʌʍʎ", "abcdefghiijklmnopqrtuvwy")


def uncovered(text: str) -> tuple[str, str]:
    """Give what a text hides in encodings, in plain, and what stands around it; nothing of either for nearly all."""
    if not _DIGIT.search(text):
        return "", ""
    if not ("%" in text or "&#" in text or "\\" in text or _LONG.search(text)):
        return "", ""
    around, hidden = text[:MOST], []
    for pattern, read in _READERS:
        for found in pattern.finditer(around):
            plain = "".join(filter(str.isprintable, re.sub(r"\s+", " ", read(found.group()))))
            if _READABLE.search(plain):
                hidden.append(plain)
                around = around.replace(found.group(), " ")
    return "\n".join(hidden), around if hidden else ""


def turned(text: str, said: set[str] | None) -> str:
    """Give a text from its end if it was written backwards or upside down; empty for nearly all. `said` are its words, if known."""
    if not text.isascii() and _ABOUT_FACE.search(text):
        found = set(_ABOUT_FACE.findall(text))
        if len(found) > 1:
            return _from_end(text if any(len(one) > 1 for one in found) else text.translate(_UPRIGHT))
    if not said or _BACKWARDS.isdisjoint(said) or len(_BACKWARDS & said) < 3:
        return ""
    return _from_end(text)


def _from_end(text: str) -> str:
    return "\n".join(line[::-1] for line in text[:MOST].splitlines())


def _escapes(part: str) -> str:
    halves = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), part)
    return halves.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _base64(part: str) -> str:
    bare = part.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _hex(part: str) -> str:
    digits = re.sub(r"0x|[ ,]", "", part)
    return bytes.fromhex(digits).decode(errors="ignore") if len(digits) % 2 == 0 else ""


def _bits(part: str) -> str:
    digits = re.sub(r"\s", "", part)
    return bytes(int(digits[at : at + 8], 2) for at in range(0, len(digits) - 7, 8)).decode(errors="ignore")


def _numbers(part: str) -> str:
    return "".join(chr(int(number)) for number in re.findall(r"\d+", part))


_READERS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_PERCENT, unquote),
    (_ENTITIES, html.unescape),
    (_ESCAPES, _escapes),
    (_BASE64, _base64),
    (_HEX, _hex),
    (_BITS, _bits),
    (_NUMBERS, _numbers),
)
