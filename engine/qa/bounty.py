"""Bounties: coins put aside for the answer, paid when one is accepted, halved for the best or given back when none is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import to_datetime
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget, Wallet
from engine.contract.replies import REMINDER, Text
from engine.qa.card import bounties, credit, linked, refresh
from engine.qa.records import FEATURE, answers, dedupe, meant, question_of, standing
from engine.qa.rules import GOOD_VOTES, HALVED, HELD, OPEN, PAID, RETURNED, halves
from engine.qa.tables import Bounty
from engine.qa.terms import terms
from engine.store.sql import insert_new
from engine.stream.here import home
from engine.stream.whereabouts import payable

RULE = "bounty"


def bounty_command(ctx: Context, values: dict[str, Value]) -> None:
    """Promise coins for the answer to a question."""
    coins, given = int(values.get("coins") or 0), values.get("time")
    lasts, written = terms(
        coins,
        None if given is None else int(given),
        str(values.get("question") or ""),
        int(ctx.setting("qa.bounty_time")),
    )
    question = meant(ctx, written, anybodys=True)
    balance = offer(ctx, question, coins, lasts)
    until = to_datetime(ctx.event.at + lasts, ctx.zone)
    told = ctx.text(
        "qa-bounty-set",
        number=question.number,
        coins=coins,
        until=f"{until:%m-%d %H:%M}",
        balance=balance,
    )
    ctx.reply("🪙 " + told, lifetime="list")


def offer(ctx: Context, question: Any, coins: int, lasts: int) -> int:
    """Hold coins for a question; return what is left in the purse. Raises UserError that names the balance."""
    giver = ctx.event.actor
    if giver is None or not payable(ctx.conn, [giver]):
        raise UserError("qa-nobody")
    if question.state != OPEN:
        raise UserError("qa-not-open", number=question.number)
    least = int(ctx.setting("qa.bounty_min"))
    if coins < least:
        raise UserError("qa-bounty-small", least=least)
    wallet = ctx.port(Wallet)
    balance = wallet.balance(giver)
    if balance < coins:
        raise UserError("qa-bounty-poor", coins=coins, balance=balance)
    sql = "SELECT coalesce(max(n), 0) + 1 FROM bounty WHERE part = :p AND community = :c AND number = :n"
    n = int(ctx.conn.execute(text(sql), {**home(ctx), "n": question.number}).scalar_one())
    row = {
        "part": ctx.part,
        "community": ctx.community,
        "number": question.number,
        "n": n,
        "giver": giver,
        "account": giver,
        "coins": coins,
        "until": ctx.event.at + lasts,
        "state": HELD,
        "taker": None,
    }
    hold(ctx, row)
    insert_new(ctx.conn, Bounty, [row])
    watch(ctx, question, n, ctx.event.at + lasts)
    refresh(ctx, question)
    return wallet.balance(giver)


def hold(ctx: Context, row: dict[str, Any]) -> None:
    """Put a bounty's coins aside, in two holds: one half may go another way than the other."""
    wallet = ctx.port(Wallet)
    for half, coins in zip("ab", halves(int(row["coins"])), strict=True):
        if not wallet.hold(int(row["giver"]), coins, RULE, _subject(row["number"], row["n"], half)):
            raise UserError("qa-bounty-poor", coins=row["coins"], balance=wallet.balance(int(row["giver"])))


def watch(ctx: Context, question: Any, n: int, until: int) -> None:
    """Have a bounty end in its time."""
    payload = {"number": question.number, "n": n}
    ctx.due(FEATURE, "bounty", until, dedupe(question, f"bounty:{n}"), payload, chat=question.chat)


def pay(ctx: Context, question: Any, helper: int) -> int:
    """Give all that is held for a question to whom it is owed; return how much. One's own bounty comes back."""
    sum_of = 0
    for row in bounties(ctx, question.number):
        if row.giver == helper:
            _give_back(ctx, question, row)
            continue
        for half in "ab":
            ctx.port(Wallet).settle(RULE, _subject(row.number, row.n, half), helper)
        _end(ctx, question, row, PAID, helper)
        sum_of += row.coins
    return sum_of


def claim_back(ctx: Context, question: Any, helper: int) -> None:
    """Hold a paid bounty anew whose acceptance was taken back, as far as the coins are still there."""
    sql = """SELECT * FROM bounty WHERE part = :p AND community = :c AND number = :n AND state = 'paid'
        AND taker = :t ORDER BY n"""
    wallet = ctx.port(Wallet)
    values = {**home(ctx), "n": question.number, "t": helper}
    for row in ctx.conn.execute(text(sql), values).all():
        subject = f"{question.number}:{row.n}:{question.round}"
        if not wallet.debit(helper, row.coins, f"{RULE}.back", subject):
            continue
        wallet.credit(row.giver, row.coins, f"{RULE}.back", subject)
        _put(ctx, row, state=RETURNED, taker=None)
        if row.until <= ctx.event.at:
            continue
        sql = "SELECT max(n) + 1 FROM bounty WHERE part = :p AND community = :c AND number = :n"
        n = int(ctx.conn.execute(text(sql), {**home(ctx), "n": question.number}).scalar_one())
        again = {**row._mapping, "n": n, "account": row.giver, "state": HELD, "taker": None}
        hold(ctx, again)
        insert_new(ctx.conn, Bounty, [again])
        watch(ctx, question, n, row.until)


def on_bounty(ctx: Context, body: Timer) -> None:
    """End a bounty whose time is over."""
    question = question_of(ctx, int(body.payload["number"] or 0))
    row = (
        next((one for one in bounties(ctx, question.number) if one.n == body.payload["n"]), None)
        if question
        else None
    )
    if question is None or row is None or row.until > ctx.event.at:
        return
    best = end(ctx, question, row)
    refresh(ctx, question)
    _tell(ctx, question, row, best)


def end_all(ctx: Context, question: Any) -> None:
    """End all bounties of a question that was solved without accepting an answer; say who got half."""
    for row in bounties(ctx, question.number):
        best = end(ctx, question, row)
        if best is not None:
            _tell(ctx, question, row, best)


def end(ctx: Context, question: Any, row: Any) -> int | None:
    """Give half to the best-voted answer and half back; all of it back if no answer was voted for. Return who got it.

    Whoever acts is not paid by what they do: a moderator who closes a question leaves their own answer out.
    """
    unpaid = (row.giver, question.asker, ctx.event.actor)
    voted = [
        one for one in answers(ctx, question.number) if one.votes >= GOOD_VOTES and one.author not in unpaid
    ]
    if not voted:
        _give_back(ctx, question, row)
        return None
    best = max(voted, key=lambda one: (one.votes, -one.seq))
    ctx.port(Wallet).settle(RULE, _subject(row.number, row.n, "a"), best.author)
    _return(ctx, row, "b")
    _end(ctx, question, row, HALVED, best.author)
    return int(best.author)


def give_back(ctx: Context, question: Any) -> None:
    """Give all that is held for a question back."""
    for row in bounties(ctx, question.number):
        _give_back(ctx, question, row)


def spend(ctx: Context, row: Any) -> None:
    """Let held coins go, because they are held elsewhere from now on."""
    for half in "ab":
        ctx.port(Wallet).settle(RULE, _subject(row.number, row.n, half), None)


def _give_back(ctx: Context, question: Any, row: Any) -> None:
    for half in "ab":
        _return(ctx, row, half)
    _end(ctx, question, row, RETURNED, None)


def _return(ctx: Context, row: Any, half: str) -> None:
    """Give a half back to its giver, under whatever number they go by now."""
    wallet, subject = ctx.port(Wallet), _subject(row.number, row.n, half)
    if row.giver == row.account:
        wallet.release(RULE, subject)
    else:
        wallet.settle(RULE, subject, row.giver)


def _end(ctx: Context, question: Any, row: Any, state: str, taker: int | None) -> None:
    _put(ctx, row, state=state, taker=taker)
    ctx.cancel_due(dedupe(question, f"bounty:{row.n}"))


def _put(ctx: Context, row: Any, **values: object) -> None:
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"UPDATE bounty SET {sets} WHERE part = :p AND community = :c AND number = :q AND n = :n"
    ctx.conn.execute(text(sql), {**values, **home(ctx), "q": row.number, "n": row.n})


def _tell(ctx: Context, question: Any, row: Any, best: int | None) -> None:
    """Say where the bounty is talked about what became of it, within the noise budget."""
    chat, thread = standing(question)
    admission = ctx.port(NoiseBudget).admit(chat, "bounty", priority=REMINDER)
    if admission.verdict == "drop":
        return
    lang = ctx.language(chat=chat)
    parts = [Text("🪙 "), linked(question), Text(" · ")]
    if best is None:
        parts.append(Text(ctx.text("qa-bounty-returned", lang, coins=row.coins)))
    else:
        half, _ = halves(row.coins)
        parts += [credit(ctx, best, lang), Text(" " + ctx.text("qa-bounty-halved", lang, coins=half))]
    ctx.reply(
        *parts,
        chat=chat,
        thread=thread,
        private=False,
        quote=False,
        priority=REMINDER,
        lifetime="request",
        not_before=admission.at if admission.verdict == "hold" else 0,
    )


def _subject(number: int, n: int, half: str) -> str:
    return f"question:{number}:{n}:{half}"
