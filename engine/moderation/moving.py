"""A community becomes part of another: what still holds its members goes along, under new numbers and without words."""

from __future__ import annotations

from engine.contract.feature import Context
from engine.moderation import doing, records
from engine.moderation.rules import OPEN, REPLACED
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of

ARRIVED = ("moderation", "cases_arrived")
_CARRIED = ("chat", "target", "kind", "points", "rule", "until", "actor")


def _hand_over(context: Context, values: Values) -> None:
    """Let the other community hold whom this one held; the record stays here."""
    where = "kind IN ('warn', 'mute', 'ban') AND state = :s AND (until IS NULL OR until > :a) AND target IS NOT NULL"
    held = records.cases(context, where, s=OPEN, a=context.event.at)
    for row in held:
        records.close(context, row.number, REPLACED)
        doing.called_off(context, row.number)
    hand_over(
        context, int(values["to"]), ARRIVED, [[getattr(row, name) for name in _CARRIED] for row in held]
    )


def _take_in(context: Context, values: Values) -> None:
    for carried in rows_of(values):
        # What was handed over before cases named who acted ends earlier.
        row = {"actor": None, **dict(zip(_CARRIED, carried, strict=False))}
        number = records.write(context, **row, thread="", reason="", parent=None)
        doing.plan(context, records.case(context, number))


on_derived = listen({LEFT: _hand_over, ARRIVED: _take_in})
"""Hand over what a community leaves behind, and take in what arrives."""
