"""The port `Wallet`: other features pay and charge coins, as entries of the same ledger."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.feature import Context
from engine.points.book import Entry, Purse
from engine.points.ledger import entries, entry_of, pay
from engine.points.rules import Pay
from engine.points.terms import terms_of

HELD, SETTLED, RELEASED = ".hold", ".settle", ".release"


def moves_in_pairs(entry: Entry) -> bool:
    """Tell whether an entry has a counterpart (another feature's move, a merge): half of it undone makes coins."""
    return "." in entry.rule or entry.rule in ("merge", "split")


def purse_of(context: Context, actor: int) -> Purse:
    """Return what a member has."""
    row = context.conn.execute(
        text("SELECT xp, coins FROM wallet WHERE part = :p AND community = :c AND member = :m"),
        {"p": context.part, "c": context.community, "m": actor},
    ).first()
    # By the curve of now: after a change of curve it takes a while until all levels have been told.
    return Purse(row.xp, row.coins, terms_of(context).curve.level_of(row.xp)) if row else Purse()


class LedgerWallet:
    """A purse per member of the event's community."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def balance(self, actor: int) -> int:
        return purse_of(self._context, actor).coins

    def level(self, actor: int) -> int:
        return purse_of(self._context, actor).level

    def credit(self, actor: int, coins: int, rule: str, subject: str) -> bool:
        return coins > 0 and self._move(actor, coins, rule, subject)

    def debit(self, actor: int, coins: int, rule: str, subject: str) -> bool:
        return 0 < coins <= self.balance(actor) and self._move(actor, -coins, rule, subject)

    def hold(self, actor: int, coins: int, rule: str, subject: str) -> bool:
        return self._held(rule, subject) is None and self.debit(actor, coins, rule + HELD, subject)

    def settle(self, rule: str, subject: str, to: int | None) -> bool:
        held = self._open(rule, subject)
        if held is None:
            return False
        # Spent coins leave a mark of zero, so that they cannot be released or settled again.
        owner, coins = held
        return self._move(owner if to is None else to, 0 if to is None else coins, rule + SETTLED, subject)

    def release(self, rule: str, subject: str) -> bool:
        held = self._open(rule, subject)
        return held is not None and self._move(*held, rule + RELEASED, subject)

    def _move(self, actor: int, coins: int, rule: str, subject: str) -> bool:
        return pay(self._context, actor, rule, subject, Pay(0, coins)) is not None

    def _held(self, rule: str, subject: str) -> tuple[int, int] | None:
        context = self._context
        held = entry_of(context.conn, context.part, context.community, rule + HELD, subject)
        return None if held is None else (held.member, -held.coins)

    def _open(self, rule: str, subject: str) -> tuple[int, int] | None:
        """Return owner and amount of a hold that is neither settled nor released."""
        ended = entries(
            self._context.conn,
            self._context.part,
            "community = :c AND rule IN (:settled, :released) AND subject = :subject",
            c=self._context.community,
            settled=rule + SETTLED,
            released=rule + RELEASED,
            subject=subject,
        )
        return None if ended else self._held(rule, subject)
