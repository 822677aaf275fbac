"""/me, /calculate and thanks given by command."""

from __future__ import annotations

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import Mention, Text
from engine.points.board import board_of, span_of
from engine.points.checkin import living_streak, streak_of
from engine.points.deeds import give_thanks, times_today
from engine.points.rules import day_of
from engine.points.terms import Terms, terms_of
from engine.points.wallet import purse_of
from engine.stream.wishes import is_nameable


def person_of(context: Context, values: dict[str, Value], name: str = "user") -> int:
    """Return the person an optional argument names, else the asker."""
    named = values.get(name)
    if isinstance(named, int):
        return named
    if context.event.actor is None:
        raise UserError("points-unpayable")
    return context.event.actor


def me(context: Context, values: dict[str, Value]) -> None:
    """Show xp, level, coins, rank and streak."""
    member = person_of(context, values)
    purse = purse_of(context, member)
    rank = board_of(context, span_of(context, "all")).rank(member)
    today = day_of(context.event.at, context.zone)
    level = purse.level
    lines = [
        context.text(
            "points-me-xp",
            xp=purse.xp,
            level=level,
            missing=terms_of(context).curve.total(level + 1) - purse.xp,
            next=level + 1,
        ),
        context.text("points-me-coins", coins=purse.coins),
        context.text("points-me-rank", rank=rank) if rank else context.text("points-me-unranked"),
        context.text("points-me-streak", streak=living_streak(streak_of(context, member), today)),
    ]
    hidden = True if values.get("hidden") else None
    context.reply(Mention(member), Text("\n" + "\n".join(lines)), private=hidden)


def calculate(context: Context, values: dict[str, Value]) -> None:
    """Tell what is missing to reach a level."""
    target = int(values["level"] or 0)
    member = person_of(context, values)
    terms = terms_of(context)
    missing = terms.curve.total(target) - purse_of(context, member).xp
    if missing <= 0:
        context.reply(Mention(member), Text(" " + context.text("points-calculate-there", level=target)))
        return
    line = context.text(
        "points-calculate-missing", level=target, missing=missing, messages=-(-missing // _mean(terms))
    )
    context.reply(Mention(member), Text(" " + line))


def _mean(terms: Terms) -> int:
    """Return what an ordinary message is worth."""
    return max(terms.message.low + terms.message.spread // 2, 1)


def thanks(context: Context, values: dict[str, Value]) -> None:
    """Thank somebody by command."""
    giver, target = context.event.actor, int(values["user"] or 0)
    if giver is None or target == giver:
        raise UserError("points-thanks-self")
    xp = give_thanks(context, giver, target, context.event.key, str(values["reason"] or ""))
    if xp is None:
        raise _refused(context, target)
    # Who does not want to be named is thanked between the two.
    hushed = None if is_nameable(context, target) else True
    context.reply(Mention(target), Text(" " + context.text("points-thanks-given", xp=xp)), private=hushed)


def _refused(context: Context, target: int) -> UserError:
    """Say why thanks do not count."""
    terms = terms_of(context)
    if terms.cap("thanks") and terms.full("thanks", times_today(context, target, "thanks")):
        return UserError("points-thanks-full", most=terms.cap("thanks"))
    return UserError("points-thanks-wait", amount=terms.amount("thanks"))


def on_thank_button(context: Context, body: Press, rest: str) -> None:
    """The thanker says whom they meant: `seq:person`."""
    seq, _, person = rest.partition(":")
    giver = context.event.actor
    if giver is None or not seq.isdecimal() or not person.isdecimal():
        return
    row = context.conn.exec_driver_sql(
        f"SELECT key, actor FROM log WHERE part = {context.part:d} AND seq = {int(seq):d} "
        f"AND community = {context.community:d}"
    ).first()
    if row is None or row.actor != giver:
        context.toast(context.text("points-not-yours", lang=context.language(giver)))
        return
    xp = give_thanks(context, giver, int(person), row.key)
    if xp is None:
        error = _refused(context, int(person))
        context.toast(context.text(error.key, lang=context.language(giver), **error.values))
        return
    line = context.text("points-thanks-given", xp=xp)
    context.reply(Mention(int(person)), Text(" " + line), edit=body.message, lifetime="notice")
