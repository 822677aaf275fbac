"""What the ledger knows of the time before anybody else listened, as the facts that would have been told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

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
from engine.contract.feature import Past
from engine.store.sql import fetch

_PAID = """l.part = (SELECT part FROM community WHERE id = :c) AND l.community = :c AND l.seq > :after AND l.seq < :before
    AND l.rule IN ('answer', 'thanks', 'checkin', 'event', 'lesson', 'course', 'invite')"""
_UNDONE = """EXISTS (SELECT 1 FROM ledger u WHERE u.part = l.part AND u.community = l.community
    AND u.member = l.member AND u.rule = 'undo' AND u.subject =
    CASE WHEN l.n = 0 THEN CAST(l.seq AS VARCHAR(20)) ELSE CAST(l.seq AS VARCHAR(20)) || '-' || CAST(l.n AS VARCHAR(9)) END)"""
_END = f"SELECT l.seq FROM ledger l WHERE {_PAID} ORDER BY l.seq LIMIT 1 OFFSET :most"
_ENTRIES = f"""SELECT l.seq, l.member, l.rule, l.subject, l.at, l.actor, l.xp, l.day, s.best,
    CASE WHEN l.rule = 'checkin' AND NOT EXISTS (SELECT 1 FROM ledger later WHERE later.part = l.part
    AND later.community = l.community AND later.member = l.member AND later.rule = 'checkin' AND later.day > l.day
    AND later.seq < :before) THEN 1 ELSE 0 END AS latest
    FROM ledger l LEFT JOIN streak s ON s.part = l.part AND s.community = l.community AND s.member = l.member
    WHERE {_PAID} AND l.seq <= :until AND NOT {_UNDONE} ORDER BY l.seq, l.n"""


def past(conn: Connection, community: int, after: int, before: int, most: int) -> Sequence[Past]:
    """Return what was paid and not taken back; what a day's limit left unpaid is not known any more."""
    here: dict[str, Any] = {"c": community, "after": after, "before": before}
    while True:
        end = fetch(conn, _END, most=most - 1, **here)
        until = int(end[0].seq) if end else before
        rows = fetch(conn, _ENTRIES, until=until, **here)
        # All of a stretch may have been taken back: what follows is looked at, so that nothing means the end.
        if rows or not end:
            return [Past(seq=row.seq, at=row.at, fact=_fact(row)) for row in rows]
        here["after"] = until


def _fact(row: Any) -> Fact:
    subject, member = str(row.subject), int(row.member)
    match row.rule:
        case "answer":
            return AnswerAccepted(subject=subject, asker=int(row.actor or member), helper=member)
        case "thanks":
            return ThanksReceived(subject=subject, giver=int(row.actor or 0), actor=member)
        case "checkin":
            # How long each run was is not kept, but how long the best was: it is told with the last day.
            day = date.fromordinal(row.day).isoformat()
            length = int(row.best or 1) if row.latest else 1
            return CheckedIn(subject=f"checkin:{day}", actor=member, length=length)
        case "lesson":
            item, _, lesson = subject.rpartition(":")
            return LessonDone(subject=item, actor=member, lesson=int(lesson))
        case "course":
            return CourseCompleted(subject=subject, actor=member)
        case "invite":
            return InviteRetained(subject=subject, inviter=member, invitee=int(row.actor or 0))
        case _:
            return EventAttended(subject=subject, actor=member)
