"""Thanks in Chinese and English: is this a thank-you, and to whom?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from engine.points.rules import (
    TALK_CLEAR_MARGIN,
    TALK_MESSAGES,
    TALK_REPLY_BONUS,
    TALK_WINDOW,
)


class Thanks(IntEnum):
    """How surely a text thanks: not at all, only as a reply, only if it names somebody, by itself."""

    NO = 0
    REPLY = 1
    NAMED = 2
    YES = 3


_GLANCE = re.compile(
    r"谢|謝|3q|3x|3ks|thx|thank|tks|\bty|采纳|採納|\+1|辛苦|蟹蟹|tysm|\bta\b|感恩|救命恩人|respect"
)
_STRONG = re.compile(
    r"谢谢|謝謝|感谢|感謝|多谢|多謝|谢啦|謝啦|谢了|謝了|谢过|拜谢|跪谢|谢大佬|谢老师|谢群主|蟹蟹|"
    r"(?<![a-z0-9])(?:3q|3ks|thx|tks|tnx|tysm|ty|thanks?(?: you| u)?|thank you|many thanks)(?![a-z0-9])"
)
_REPLY = re.compile(r"^\s*(?:\+1|已?(?:采纳|採納)了?|respect)\W*$|(?:采纳|採納)了?(?:你|您|这个|這個)")
_NAMED = re.compile(r"^\W*(?:辛苦了?|感恩)\W*$|(?:你|您|大佬|老师|老師)辛苦了|(?:@\w+\s*)辛苦了?")
_NOT = re.compile(
    r"(?:谢谢|感谢|多谢|謝謝|感謝)(?:您|你|大家|各位)?(?:的)?(?:关注|關注|观看|觀看|收看|收听|支持|参观|惠顾|惠顧|订阅|合作|配合|理解|点赞|转发)|"
    r"(?:不用|不|别|免|无需|不必|甭)(?:客气)?\s*(?:谢|謝|感谢|感謝)|谢邀|謝邀|谢绝|謝絕|谢幕|感谢信|感谢不(?:了|起)|谢谢(?:邀请|你全家)|"
    r"no,? ?thank|thanks? but no|thanks? to (?!you|u\b|@)|thankful|thankless|thanksgiving|thank (?:god|goodness|heavens|ubuntu)|"
    r"in advance|先(?:谢|謝|感谢)|提前(?:谢|謝|感谢)|thanks? for nothing|没(?:说|有)谢谢|(?:should|must|want to|说声?|說聲?) ?(?:thank|谢谢|謝謝)"
)
_EVERYBODY = re.compile(
    r"(?:谢谢|感谢|多谢|謝謝|感謝|thanks?,? ?|thank you,? ?)(?:大家|各位|所有|你们|群里|everyone|everybody|all\b|guys|folks)"
)
_QUESTION = re.compile(r"[??]|请问|請問|求助|how (?:do|can|to)|有没有人|谁知道|有人知道")


def detect(folded: str) -> Thanks:
    """Tell whether a folded text thanks somebody."""
    if not _GLANCE.search(folded) or _NOT.search(folded):
        return Thanks.NO
    if _STRONG.search(folded):
        unaimed = _EVERYBODY.search(folded) or _QUESTION.search(folded)
        return Thanks.NAMED if unaimed else Thanks.YES
    if _REPLY.search(folded):
        return Thanks.REPLY
    return Thanks.NAMED if _NAMED.search(folded) else Thanks.NO


class Said(NamedTuple):
    """One recent message of the same chat: who spoke when, answering whom."""

    actor: int
    at: int
    reply_actor: int | None


class Resolution(NamedTuple):
    """Who is thanked; `candidates` are to be asked about if nobody is sure, best first."""

    sure: tuple[int, ...] = ()
    candidates: tuple[int, ...] = ()


def named(actor: int, reply_actor: int | None, mentions: Iterable[int]) -> tuple[int, ...]:
    """Return whom a message names: those it mentions, else the author it replies to; never oneself."""
    people = tuple(dict.fromkeys(person for person in mentions if person != actor))[:3]
    if people:
        return people
    return (reply_actor,) if reply_actor is not None and reply_actor != actor else ()


def from_talk(actor: int, at: int, newest_first: Iterable[Said]) -> Resolution:
    """Find whom `actor` may mean in a flat group, from who spoke before, newest first.

    Each message counts by its nearness; one that answers `actor`, or whose author `actor` answered, counts more.
    """
    scores: defaultdict[int, float] = defaultdict(float)
    rank = 0
    for said in newest_first:
        if rank >= TALK_MESSAGES or at - said.at > TALK_WINDOW:
            break
        if said.actor == actor:
            if said.reply_actor is not None and said.reply_actor != actor:
                scores[said.reply_actor] += TALK_REPLY_BONUS / 2
            continue
        rank += 1
        scores[said.actor] += 1 / rank + (TALK_REPLY_BONUS if said.reply_actor == actor else 0)
    best = sorted(scores, key=lambda person: -scores[person])[:3]
    if not best:
        return Resolution()
    clear = len(best) == 1 or scores[best[0]] - scores[best[1]] >= TALK_CLEAR_MARGIN
    return Resolution(sure=(best[0],)) if clear else Resolution(candidates=tuple(best))
