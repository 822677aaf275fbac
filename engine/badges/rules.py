"""Badges as data: what is counted, which badge comes of how much, and what a community may write. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import blake2b
from typing import NamedTuple

from engine.contract.errors import UserError
from engine.contract.facts import (
    AnswerAccepted,
    CheckedIn,
    CourseCompleted,
    EventAttended,
    Fact,
    InviteRetained,
    LessonDone,
    ThanksReceived,
)

FEATURE = "badges"
EARNED, PAST, GRANTED = "earned", "past", "granted"
EARLY = "early"
PIONEERS = 30
"""Of a community, so many who did something that counts were early."""
HIGHEST = frozenset({"streak"})
"""Counters that keep the highest; all others add up."""
PLAIN_EMOJI = "🏅"
MEDALS = ("🥉", "🥈", "🥇")
NAME_LENGTH, ABOUT_LENGTH, EMOJI_LENGTH, NEED_MOST = 32, 200, 8, 100_000
NOTE_LENGTH = 200


class Rule(NamedTuple):
    """A badge that comes by itself: what is counted, and how much each tier takes."""

    key: str
    emoji: str
    counter: str
    tiers: tuple[int, ...]
    quiet: bool = False
    """Whether nobody is told at the moment: too many get it at once, or together with another."""

    def tier(self, value: int) -> int:
        """Return the tier that a count brings, 0 for none."""
        return sum(value >= need for need in self.tiers)

    def medal(self, tier: int) -> str:
        """Return what shows a tier: nothing where there is only one."""
        return "" if len(self.tiers) < 2 else MEDALS[min(tier, len(MEDALS)) - 1]


RULES = (
    Rule("streak", "🔥", "streak", (7, 30, 100)),
    Rule("thanks", "💛", "thanks", (10, 100, 500)),
    Rule("answers", "💡", "answers", (1, 10, 50)),
    Rule("solved", "🧩", "solved", (1, 10, 50), quiet=True),
    Rule("events", "🎪", "events", (5, 20, 50)),
    Rule("courses", "🎓", "courses", (1, 5, 20)),
    Rule("paths", "🧭", "paths", (1, 3, 10)),
    Rule("invites", "🤝", "invites", (1, 5, 20)),
    Rule("early", "🌱", EARLY, (1,), quiet=True),
)
MARK = blake2b(
    repr([(rule.key, rule.counter, rule.tiers) for rule in RULES]).encode(), digest_size=6
).hexdigest()
"""Tells one set of rules from another."""
COUNTERS = {
    "streak": ("连签", "連簽"),
    "thanks": ("感谢", "感謝"),
    "answers": ("采纳", "採納"),
    "solved": ("解决", "解決"),
    "events": ("活动", "活動"),
    "lessons": ("课时", "課時"),
    "courses": ("课程", "課程"),
    "paths": ("路径", "路徑"),
    "invites": ("邀请", "邀請"),
}
"""What a community's own badges may be earned by, and how that may be written."""
_WORDS = {word: counter for counter, words in COUNTERS.items() for word in (counter, *words)}
_CONDITION = re.compile(
    rf"(?:^|\s)({'|'.join(sorted(_WORDS, key=len, reverse=True))})\s*(?:>=|≥|＞=|>＝)\s*(\d{{1,7}})(?=\s|$)",
    re.IGNORECASE,
)
_EMOJI = re.compile(r"^([^\w\s#@/|<>\"'.,;:!?()（）【】「」《》，。；：！？-]+)\s*")


class Deed(NamedTuple):
    """What a fact says that somebody did."""

    counter: str
    member: int
    subject: str
    amount: int = 1


def deeds_of(fact: Fact, kind_of: Callable[[str], str]) -> list[Deed]:
    """Return what a fact counts for; `kind_of` tells a course from a path by its subject."""
    match fact:
        case AnswerAccepted(asker=asker, helper=helper) if asker != helper:
            return [Deed("answers", helper, fact.subject), Deed("solved", asker, fact.subject)]
        case ThanksReceived(actor=actor):
            return [Deed("thanks", actor, fact.subject)]
        case CheckedIn(actor=actor, length=length):
            return [Deed("streak", actor, fact.subject, length)]
        case EventAttended(actor=actor):
            return [Deed("events", actor, fact.subject)]
        case LessonDone(actor=actor, lesson=lesson):
            return [Deed("lessons", actor, f"{fact.subject}:{lesson}")]
        case CourseCompleted(actor=actor):
            counter = "paths" if kind_of(fact.subject) == "path" else "courses"
            return [Deed(counter, actor, fact.subject)]
        case InviteRetained(inviter=inviter, invitee=invitee) if inviter != invitee:
            return [Deed("invites", inviter, fact.subject)]
        case _:
            return []


class Written(NamedTuple):
    """A badge as an admin writes it: `🌟 热心人 thanks>=50 | always there for newcomers`."""

    emoji: str
    name: str
    about: str
    counter: str
    need: int


def read_badge(line: str) -> Written:
    """Read a badge. Raises UserError."""
    head, _, about = line.replace("｜", "|").partition("|")
    head, about = head.strip(), about.strip()
    counter, need = "", 0
    condition = _CONDITION.search(head)
    if condition is not None:
        counter, need = _WORDS[condition[1].casefold()], int(condition[2])
        head = (head[: condition.start()] + head[condition.end() :]).strip()
        if not 1 <= need <= NEED_MOST:
            raise UserError("badges-need", most=NEED_MOST)
    elif ">=" in head or "≥" in head:
        raise UserError("badges-condition", counters=", ".join(COUNTERS))
    emoji = PLAIN_EMOJI
    sign = _EMOJI.match(head)
    if sign is not None and len(sign[1]) <= EMOJI_LENGTH:
        emoji, head = sign[1], head[sign.end() :].strip()
    if not head or len(head) > NAME_LENGTH:
        raise UserError("badges-name-length", most=NAME_LENGTH)
    if len(about) > ABOUT_LENGTH:
        raise UserError("badges-about-length", most=ABOUT_LENGTH)
    return Written(emoji, head, about, counter, need)


def key_for(event_key: str) -> str:
    """Name a community's own badge, the same wherever it moves."""
    return "c" + blake2b(event_key.encode(), digest_size=5).hexdigest()
