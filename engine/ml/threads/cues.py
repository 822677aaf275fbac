"""What a text alone says about whom and what it goes on from. The same signs in Chinese and in English."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engine.ml.sketch import fold

MOST_TOKENS = 24
"""Tokens kept of a message: what is shared with another shows in the first few already."""
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_RUN = re.compile(rf"[{_CJK}]+|[a-z0-9_][a-z0-9_.+#-]*[a-z0-9_+#]|[^\W_]")
_IS_CJK = re.compile(f"[{_CJK}]")
_CALLED = re.compile(rf"@([^\s:,;!?(){_CJK}]+|[{_CJK}]{{1,12}})")
_AFTER_NAME = re.compile(r"\s*[:,;>，：；、]")
_MAY_CALL = re.compile(r"[@,:;>、＠﹫，︐﹐：︓﹕⩴；︔﹔\u037e＞﹥､︑﹑\U0001f101-\U0001f10a]")
""" "@" and what may stand after a name, in every width that folding knows."""
_QUESTION = re.compile(
    r"[?？]|^(?:how|what|why|where|when|who|which|is|are|does|do|did|can|could|anyone|anybody|any)\b|"
    r"吗|呢$|怎么|怎樣|怎样|如何|为什么|為什麼|什么|什麼|请问|請問|哪|谁|誰|有没有|有沒有|能不能|是不是|求助"
)
_REACTION = re.compile(
    r"^\W*(?:thanks?|thx|ty|ok(?:ay)?|k|yes|yeah|yep|yup|no|nope|nah|right|sure|true|cool|great|nice|lol|haha\w*|hm+|oh|ah|"
    r"i see|exactly|indeed|np|well|so|but|and|or|because|also|then|"
    r"谢|謝|多谢|好的?|行|可以|嗯|对|對|是的?|不是|没有|沒有|不|哦|噢|啊|原来|原來|那|但|所以|因为|因為|哈|懂了|明白|收到|同意)"
)
_OPENING = re.compile(
    r"^\W*(?:hi|hello|hey|good (?:morning|evening)|morning|can (?:any|some)(?:one|body)|any(?:one|body)|does any|is there|"
    r"how (?:do|can|to)|i(?:'m| am| have| need| want|'ve)|my |大家好|各位|请问|請問|你好|有没有人|有沒有人|有人|谁|求|新人|问一下|問一下)"
)
_LINK = re.compile(r"https?://\S+")

Names = Mapping[str, int]
"""Folded names and handles → the number of who is called so."""


class Cues(NamedTuple):
    """What a message's wording says. `tokens` are hashes of its words, `called` is whom it speaks to.

    Somebody called who is not known has a number below 0: whoever is here, they are not meant.
    """

    tokens: tuple[int, ...]
    called: tuple[int, ...] = ()
    length: int = 0
    question: bool = False
    reaction: bool = False
    opening: bool = False
    link: bool = False


def read_cues(text: str, mentions: Iterable[int] = (), names: Names | None = None) -> Cues:
    """Read a text; `mentions` are people whom the platform resolved, `names` those who may be called by name."""
    folded = fold(text).strip()
    called, said = _called(folded, names or {})
    words = list(_words(_LINK.sub(" ", said) if "://" in said else said))
    return Cues(
        tokens=tuple(dict.fromkeys(zlib.crc32(word.encode()) for word in words))[:MOST_TOKENS],
        called=tuple(dict.fromkeys((*mentions, *called))),
        length=len(words),
        question=_QUESTION.search(said) is not None,
        reaction=_REACTION.search(said) is not None,
        opening=_OPENING.search(said) is not None,
        link="://" in said,
    )


def may_call(text: str) -> bool:
    """Tell quickly whether a text could speak to somebody by name, so that names are worth looking up."""
    return _MAY_CALL.search(text) is not None


def _called(folded: str, names: Names) -> tuple[list[int], str]:
    """Return whom a text calls, and the text without those names."""
    found: list[int] = []
    if "@" in folded:
        found = [_number_of(match[1], names) for match in _CALLED.finditer(folded)]
        folded = _CALLED.sub(" ", folded).lstrip(" :,;，：；、")
    for name, who in names.items():
        if folded.startswith(name) and (after := _AFTER_NAME.match(folded, len(name))):
            found.append(who)
            return found, folded[after.end() :].lstrip()
    return found, folded


def _number_of(name: str, names: Names) -> int:
    """Return who is called, a number below 0 if that is nobody known; of Chinese run together the longest name counts."""
    name = name.rstrip(".-")
    if name in names:
        return names[name]
    if _IS_CJK.match(name):
        for end in range(len(name) - 1, 1, -1):
            if name[:end] in names:
                return names[name[:end]]
    return -1 - zlib.crc32(name.encode())


def _words(said: str) -> Iterable[str]:
    """Split into words; a run of Chinese into its pairs of characters."""
    for run in _RUN.findall(said):
        if _IS_CJK.match(run):
            yield from (run[i : i + 2] for i in range(max(len(run) - 1, 1)))
        else:
            yield run
