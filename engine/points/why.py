"""/why: in plain words, why an entry, a message or a level is what it is."""

from __future__ import annotations

from sqlalchemy import Row, text

from engine.contract.clock import to_datetime
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import ROLES, Command, Message
from engine.contract.feature import Context
from engine.contract.ports import Features
from engine.points.book import Entry
from engine.points.ledger import counter_of, entries, entry_by_id, entry_of
from engine.points.standing import UNDO
from engine.points.terms import terms_of
from engine.points.wallet import purse_of

_FACT = "SELECT f.seq, f.actor, f.units, f.novelty, f.similarity, f.quality, f.reason, l.key FROM message_fact f JOIN log l ON l.part = f.part AND l.seq = f.seq WHERE f.part = :p AND "


def why(context: Context, values: dict[str, Value]) -> None:
    """Explain an entry (`#12`), a level, the message replied to, or one's last message; first what others explain."""
    about = str(values.get("about") or "").strip()
    for feature in context.port(Features).all():
        told = feature.explain(context, about) if feature.explain is not None else None
        if told is not None:
            context.reply(*told)
            return
    if about.casefold() in {"level", "等级", "等級", "级别"}:
        context.reply(_level(context))
    elif about:
        context.reply(_entry(context, about))
    else:
        context.reply(_message(context))


def _level(context: Context) -> str:
    member = context.event.actor
    if member is None:
        raise UserError("points-unpayable")
    purse = purse_of(context, member)
    level, curve = purse.level, terms_of(context).curve
    sums = context.conn.execute(
        text(
            "SELECT rule, sum(xp) AS xp, count(*) AS times FROM ledger "
            "WHERE part = :p AND community = :c AND member = :m GROUP BY rule HAVING sum(xp) <> 0 ORDER BY 2 DESC, 1"
        ),
        {"p": context.part, "c": context.community, "m": member},
    )
    lines = [
        context.text(
            "points-why-level", level=level, xp=purse.xp, begin=curve.total(level), end=curve.total(level + 1)
        )
    ]
    for rule, xp, times in sums:
        lines.append(
            context.text("points-why-sum", rule=rule_name(context, rule), xp=int(xp), times=int(times))
        )
    return "\n".join(lines)


def _entry(context: Context, written: str) -> str:
    entry = entry_by_id(context.conn, context.part, context.community, written)
    if entry is None:
        raise UserError("points-entry-unknown", entry=written)
    if entry.member != context.event.actor and ROLES.index(context.role()) < ROLES.index("moderator"):
        raise UserError("points-not-yours")
    return explain_entry(context, entry)


def explain_entry(context: Context, entry: Entry) -> str:
    """Write one entry as a line, and what was said about its message."""
    lines = [entry_line(context, entry)]
    if entry.rule == "message":
        fact = context.conn.execute(
            text(_FACT + "l.key = :key"), {"p": context.part, "key": entry.subject}
        ).first()
        if fact is not None:
            lines.append(_measures(context, fact, entry.reason))
    if entry.rule == UNDO:
        lines.append(context.text("points-why-undo", entry=entry.subject))
    if counter_of(context.conn, context.part, entry) is not None:
        lines.append(context.text("points-why-undone"))
    return "\n".join(lines)


def entry_line(context: Context, entry: Entry) -> str:
    """Write an entry: name, time, rule, amounts, reason."""
    moment = to_datetime(entry.at, context.zone)
    line = context.text(
        "points-entry",
        entry=entry.id,
        time=f"{moment:%m-%d %H:%M}",
        rule=rule_name(context, entry.rule),
        xp=f"{entry.xp:+d}",
        coins=f"{entry.coins:+d}",
    )
    if entry.reason and entry.rule != "message":
        # The reason of a rollback's entry carries the number of the rollback.
        reason = entry.reason.partition(":")[0] if entry.rule == UNDO else entry.reason
        return f"{line} · {context.text(f'points-reason-{reason}') if reason in MENDED else reason}"
    return line


MENDED = frozenset(
    {"edited", "deleted", "held", "released", "revoked", "rollback", "reset", "restored", "taken-back"}
)
_RULES = frozenset(
    {
        "message",
        "thanks",
        "reaction",
        "checkin",
        "answer",
        "answer-asked",
        "event",
        "course-begun",
        "lesson",
        "course",
        "invite",
        "welcome",
        "grant",
        "undo",
        "import",
        "winner",
        "reset",
        "transfer",
        "bounty-hold",
        "bounty-settle",
        "bounty-release",
        "bounty-back",
        "bounty-moved",
        "shop-hold",
        "shop-settle",
        "shop-release",
        "shop-refund",
        "shop-moved",
        "transfer-hold",
        "transfer-settle",
        "transfer-back-hold",
        "transfer-back-settle",
    }
)


def rule_name(context: Context, rule: str) -> str:
    """Name a rule in words; rules of other features keep their own name."""
    key = rule.replace(".", "-")
    return context.text(f"points-rule-{key}") if key in _RULES else rule


def _message(context: Context) -> str:
    fact = _replied(context) or _latest(context)
    if fact is None:
        raise UserError("points-why-nothing")
    if fact.actor != context.event.actor and ROLES.index(context.role()) < ROLES.index("moderator"):
        raise UserError("points-not-yours")
    paid = entry_of(context.conn, context.part, context.community, "message", fact.key)
    lines = [explain_entry(context, paid)] if paid else [_measures(context, fact, fact.reason)]
    where = "community = :c AND member = :m AND rule = 'reaction' AND subject LIKE :s"
    likes = entries(context.conn, context.part, where, c=context.community, m=fact.actor, s=f"{fact.key}:%")
    lines += [entry_line(context, entry) for entry in likes[:10]]
    return "\n".join(lines)


def _replied(context: Context) -> Row[tuple[object, ...]] | None:
    body = context.event.body
    reply_to = body.reply_to if isinstance(body, Message | Command) else ""
    if not reply_to:
        return None
    sql = text(_FACT + "f.chat = :chat AND f.message = :message")
    return context.conn.execute(
        sql, {"p": context.part, "chat": context.event.chat, "message": reply_to}
    ).first()


def _latest(context: Context) -> Row[tuple[object, ...]] | None:
    sql = text(
        _FACT + "f.community = :c AND f.actor = :a AND f.reason <> 'withheld' ORDER BY f.seq DESC LIMIT 1"
    )
    values = {"p": context.part, "c": context.community, "a": context.event.actor}
    return context.conn.execute(sql, values).first()


def _measures(context: Context, fact: Row[tuple[object, ...]], reason: str) -> str:
    said = context.text(f"points-reason-{reason}")
    similarity, novelty = round(float(fact.similarity) * 100), round(float(fact.novelty) * 100)
    return context.text(
        "points-why-message", reason=said, units=fact.units, similarity=similarity, novelty=novelty
    )
