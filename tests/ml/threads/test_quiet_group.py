"""A quiet group that speaks Chinese and English: the bundled conversation, its replies hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from typing import NamedTuple

from bot.demo.runner import conversation
from engine.contract.clock import MINUTE, SECOND
from engine.ml.sketch import fold
from engine.ml.threads import Ranker, Said, Window, read_cues

_WAIT = re.compile(r"@\+(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")
_SAID = re.compile(r"([^\s:!^#@+]+)!?(?: \^([^\s:^]+))?: (.*)")
COMMANDS = ("签到", "打卡", "/")


class Spoken(NamedTuple):
    """A message: who, when, what, and whom it replies to."""

    who: str
    at: int
    text: str
    to: str


def spoken() -> Iterator[Spoken]:
    """Yield what was said in the group."""
    at, here = 0, True
    for line in conversation():
        if wait := _WAIT.fullmatch(line):
            parts = zip(wait.groups(), (1440, 60, 1), strict=True)
            at += sum(int(number or 0) * minutes for number, minutes in parts) * MINUTE
        elif re.match(r"@\d{4}-", line):
            at = max(at, int(datetime.fromisoformat(line[1:]).timestamp()) * SECOND)
        elif line.startswith(("#", "@dm")):
            here = line.strip() == "#general"
        elif here and (said := _SAID.fullmatch(line)) and not said[3].startswith(COMMANDS):
            yield Spoken(said[1], at, said[3], said[2] or "")


def test_hidden_replies_are_found_and_greetings_go_on_from_nobody() -> None:
    window, numbers = Window(), count(1)
    people: dict[str, int] = {}
    last: dict[str, int] = {}
    right = replies = 0
    for one in spoken():
        number, who = next(numbers), people.setdefault(fold(one.who), len(people) + 1)
        said = Said(number, who, one.at, read_cues(one.text, (), people))
        going = Ranker.shipped().choose(window, said).going
        if one.to in last:
            replies += 1
            right += going.parent == last[one.to]
        if one.text.startswith(("大家好", "hello!", "早")):
            assert going.parent == 0, one.text
        window.add(said, going)
        last[one.who] = number
    assert replies > 50
    assert right >= 0.9 * replies
