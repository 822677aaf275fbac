"""Is this message a question to the room? A protocol, and the simple rule that answers it by form alone."""

from __future__ import annotations

import re
from typing import Protocol

from engine.ml.sketch import wording_of

LEAST = 6
"""Shorter ones ("在吗？", "why?") ask for nothing that a room could answer."""
MOST = 1500
SURE = 0.5
"""From this probability on a message is watched."""


class Detector(Protocol):
    """Tells how probably a text asks the room something."""

    def __call__(self, text: str) -> float: ...


_LATIN = re.compile(
    r"^(?:(?:hi|hello|hey|guys|folks|all|everyone|so|and|but|ok|quick question)\b[\s,:!.]*)*"
    r"(?:how|what|what's|why|where|when|which|who|is|are|am|do|does|did|can|could|should|would|will|has|have)\b|"
    r"\b(?:any ?one|anybody|any idea|how (?:do|can|to|should)|need help|does anyone|is there (?:a|any))\b"
)
_HAN = re.compile(
    r"怎么|怎樣|怎样|如何|为什么|為什麼|为啥|為啥|哪里|哪個|哪个|哪些|多少|几个|能不能|有没有|有沒有|是不是|求助|请问|請問|"
    r"请教|請教|想问|想問|谁知道|誰知道|什么原因|吗(?:\W|$)|嗎(?:\W|$)|呢[?？]?$"
)
_AFTER = " ~!。.)）"
_IDLE = re.compile(
    r"^(?:在吗|有人吗|吃了吗|好吗|是吗|真的吗|对吗|行吗|怎么了|为什么呢|是不是啊|are you there|right|really)\W*$"
)


def by_form(text: str) -> float:
    """Judge by question marks and question words."""
    folded = wording_of(text).folded.strip()
    if not LEAST <= len(folded) <= MOST or folded[0] in "/!.-":
        return 0.0
    marked = "?" in folded and ("://" not in folded or folded.rstrip(_AFTER).endswith("?"))
    chinese = not folded.isascii() and _HAN.search(folded) is not None
    if not (marked or chinese) or _IDLE.match(folded):
        return 0.0
    if not marked:
        return 0.55
    return 0.9 if chinese or _LATIN.search(folded) is not None else 0.7


detector: Detector = by_form
"""What decides; a better one takes its place here."""
