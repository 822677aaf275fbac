"""How often, as people say it, written as a rule."""

from __future__ import annotations

from engine.schedule.clusters import Cluster
from engine.schedule.tokens import DAYS, Clock


def rule_of(cluster: Cluster) -> str:
    """Write the rule that the pieces tell together: every two weeks, on Wednesday → FREQ=WEEKLY;INTERVAL=2;BYDAY=WE."""
    repeat = cluster.repeat
    assert repeat is not None
    pieces = [f"FREQ={repeat.freq}"]
    if repeat.interval > 1:
        pieces.append(f"INTERVAL={repeat.interval}")
    pieces += _days(cluster)
    if len(cluster.clocks) > 1 and len({clock.minute for clock in cluster.clocks}) == 1:
        pieces.append("BYHOUR=" + ",".join(str(hour) for hour in sorted(map(_hour, cluster.clocks))))
        pieces.append(f"BYMINUTE={cluster.clocks[0].minute}")
    return ";".join(pieces)


def _days(cluster: Cluster) -> list[str]:
    repeat, day, weekday = cluster.repeat, cluster.day, cluster.weekday
    assert repeat is not None
    if repeat.days:
        return [f"BYDAY={repeat.days}"]
    if repeat.monthdays:
        return [f"BYMONTHDAY={repeat.monthdays}"]
    match repeat.freq:
        case "WEEKLY" if weekday is not None and weekday.weekday is not None:
            return [f"BYDAY={DAYS[weekday.weekday]}"]
        case "MONTHLY" if cluster.nth is not None:
            return [f"BYDAY={cluster.nth.days}"]
        case "MONTHLY" if day is not None and day.day is not None and day.month is None:
            return [f"BYMONTHDAY={day.day}"]
        case "YEARLY" if day is not None and day.month is not None and day.year is None:
            return [f"BYMONTH={day.month}", f"BYMONTHDAY={day.day}"]
        case _:
            return []


def _hour(clock: Clock) -> int:
    return clock.hour % 24
