"""Facts of other features that pay: answers, events, courses, invites; and thanks given on purpose."""

from __future__ import annotations

from engine.contract.facts import (
    AcceptanceRevoked,
    AnswerAccepted,
    CourseCompleted,
    CourseEnrolled,
    EventAttended,
    InviteRetained,
    LessonDone,
    ThanksReceived,
)
from engine.contract.feature import Context
from engine.points import notices
from engine.points.earning import ThanksPay
from engine.points.ledger import entries, entry_of, pay, undo
from engine.points.rules import CAPS, Pay, both, day_of
from engine.points.terms import terms_of
from engine.stream.whereabouts import payable


def on_answer_accepted(context: Context, fact: AnswerAccepted) -> None:
    """Pay helper and asker; accepting one's own answer pays nobody."""
    if fact.asker == fact.helper:
        return
    _pay_rule(context, fact.helper, "answer", fact.subject, fact.asker)
    _pay_rule(context, fact.asker, "answer-asked", fact.subject, fact.helper)


def on_acceptance_revoked(context: Context, fact: AcceptanceRevoked) -> None:
    """Take back what an acceptance paid."""
    for rule, member in (("answer", fact.helper), ("answer-asked", fact.asker)):
        paid = entry_of(context.conn, context.part, context.community, rule, fact.subject, member)
        if paid is not None:
            undo(context, [paid], "revoked")


def on_event_attended(context: Context, fact: EventAttended) -> None:
    """Pay for being at an event."""
    own = None if fact.points is None else both(fact.points)
    _pay_rule(context, fact.actor, "event", fact.subject, amount=own)


def on_course_enrolled(context: Context, fact: CourseEnrolled) -> None:
    """Pay for beginning a course."""
    _pay_rule(context, fact.actor, "course-begun", fact.subject)


def on_lesson_done(context: Context, fact: LessonDone) -> None:
    """Pay for a lesson."""
    _pay_rule(context, fact.actor, "lesson", f"{fact.subject}:{fact.lesson}")


def on_course_completed(context: Context, fact: CourseCompleted) -> None:
    """Pay for finishing a course."""
    _pay_rule(context, fact.actor, "course", fact.subject)


def times_today(context: Context, member: int, rule: str) -> int:
    """Count how often a rule has paid somebody on the event's local day."""
    where = "community = :community AND member = :member AND rule = :rule AND day = :day"
    day = day_of(context.event.at, context.zone)
    found = entries(
        context.conn, context.part, where, community=context.community, member=member, rule=rule, day=day
    )
    return len(found)


def on_invite_retained(context: Context, fact: InviteRetained) -> None:
    """Pay the inviter of somebody who stayed, and welcome the newcomer."""
    if fact.inviter != fact.invitee:
        _pay_rule(context, fact.inviter, "invite", fact.subject, fact.invitee)
        _pay_rule(context, fact.invitee, "welcome", fact.subject, fact.inviter)


def give_thanks(context: Context, giver: int, target: int, subject: str, reason: str = "") -> int | None:
    """Pay thanks by the rules of thanks; return the xp paid, None if they have to wait or cannot earn."""
    if giver == target or len(payable(context.conn, [giver, target])) < 2:
        return None
    if entry_of(context.conn, context.part, context.community, "thanks", subject) is not None:
        return None
    thanks = ThanksPay(context.conn, context.part)
    at, zone = context.event.at, context.zone
    thanks.load([(context.community, target, at, zone), (context.community, giver, at, zone)])
    amount = thanks.amount(context.community, giver, target, at, day_of(at, zone), terms_of(context))
    if amount is None:
        return None
    _pay(context, target, "thanks", subject, amount, giver, reason)
    context.fact(ThanksReceived(subject=subject, giver=giver, actor=target))
    return amount.xp


def _pay_rule(
    context: Context,
    member: int,
    rule: str,
    subject: str,
    actor: int | None = None,
    *,
    amount: Pay | None = None,
) -> None:
    """Pay what the community's terms say (or `amount`), as often a day as they say."""
    terms = terms_of(context)
    if rule in CAPS and terms.cap(rule) and terms.full(rule, times_today(context, member, rule)):
        return
    _pay(context, member, rule, subject, terms.pay(rule) if amount is None else amount, actor)


def _pay(
    context: Context,
    member: int,
    rule: str,
    subject: str,
    amount: Pay,
    actor: int | None = None,
    reason: str = "",
) -> None:
    if not payable(context.conn, [member]):
        return
    level = pay(context, member, rule, subject, amount, reason=reason, actor=actor)
    if level and context.event.origin == "live":
        notices.level_up(context, member, level)
