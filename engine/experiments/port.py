"""The port `Experiments`: which arm somebody is in, and from when on it counts."""

from __future__ import annotations

from typing import Any

from engine.contract.feature import Context
from engine.contract.ports import CONTROL, HOLDOUT, TrialOutcome
from engine.experiments.counting import count_outcome
from engine.experiments.records import arms, open_on
from engine.experiments.rules import BEFORE, HALTED, WEEK, deal
from engine.experiments.tables import ExperimentMember
from engine.store.sql import fetch_one, insert_new
from engine.stream.here import home
from engine.stream.whereabouts import payable


class Dealer:
    """Deals arms for one event."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def arm(self, actor: int, experiment: str) -> str:
        return self._arm(open_on(self._ctx, experiment), actor)[0]

    def expose(self, actor: int, experiment: str) -> str:
        row = open_on(self._ctx, experiment)
        arm, known = self._arm(row, actor)
        if row is not None and not known and self._counts(row, actor):
            self._note(row, actor, arm)
        return arm

    def observe(self, actor: int, outcome: TrialOutcome) -> None:
        count_outcome(self._ctx, actor, outcome)

    def _arm(self, row: Any, actor: int) -> tuple[str, bool]:
        """Return somebody's arm, and whether it is written down already."""
        if row is None:
            return CONTROL, False
        if row.state == HALTED:
            return HOLDOUT, True
        known = fetch_one(
            self._ctx.conn,
            "SELECT arm FROM experiment_member WHERE part = :p AND community = :c AND number = :n AND actor = :a",
            **home(self._ctx),
            n=row.number,
            a=actor,
        )
        if known is not None:
            return str(known.arm), True
        return deal(row.salt, actor, arms(row)), False

    def _counts(self, row: Any, actor: int) -> bool:
        """Tell whether an exposure now is one of the experiment's: while it takes members in, and of a person."""
        event = self._ctx.event
        taking = row.started_at <= event.at < row.started_at + row.weeks * WEEK
        return taking and event.origin != "import" and bool(payable(self._ctx.conn, [actor]))

    def _note(self, row: Any, actor: int, arm: str) -> None:
        event = self._ctx.event
        before = fetch_one(
            self._ctx.conn,
            "SELECT count(*) AS said FROM message_fact WHERE part = :p AND community = :c AND actor = :a "
            "AND seq < :s AND at >= :since AND reason <> 'withheld'",
            **home(self._ctx),
            a=actor,
            s=event.seq,
            since=event.at - BEFORE,
        )
        member = {
            "part": self._ctx.part,
            "community": self._ctx.community,
            "number": row.number,
            "actor": actor,
            "arm": arm,
            "at": event.at,
            "seq": event.seq,
            "before": int(before.said),
            "messages": 0,
            "returned": 0,
            "clicked": 0,
            "enrolled": 0,
            "finished": 0,
            "account": actor,
        }
        insert_new(self._ctx.conn, ExperimentMember, [member])
