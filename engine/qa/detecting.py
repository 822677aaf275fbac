"""Is this message a question to the room? What a chat says in passing is sorted out here, the rest is the detector's."""

from __future__ import annotations

import re

from engine.ml.qa.questions import Detector
from engine.ml.sketch import wording_of

LEAST = 6
"""Shorter ones ("在吗？", "why?") ask for nothing that a room could answer."""
MOST = 1500
_COMMANDS = ("/", "!", ".", "-")
_LINK = re.compile(r"\S+://\S+")
"""A link's own question mark asks nothing."""
_IDLE = re.compile(
    r"^(?:在吗|有人吗|吃了吗|好吗|是吗|真的吗|对吗|行吗|怎么了|为什么呢|是不是啊|are you there|right|really)\W*$"
)


def asks_room(text: str) -> bool:
    """Tell whether a message looks like a question to the room; it would rather look once too often."""
    said = _LINK.sub(" ", wording_of(text).folded).strip()
    if not LEAST <= len(said) <= MOST or said.startswith(_COMMANDS) or _IDLE.match(said):
        return False
    return Detector.shipped().asks(said)
