"""What seasons keep of a person: where they stood, and when they won. It is numbers, and stays as numbers."""

from __future__ import annotations

from sqlalchemy import Connection

from engine.contract.feature import Export, Person
from engine.points.seasons.rules import FEATURE
from engine.store.sql import fetch

_QUERIES = {
    "season_place": """SELECT e.name, e.first_day, e.last_day, s.place, s.score FROM season_place s
        JOIN season e ON e.part = s.part AND e.community = s.community AND e.number = s.season
        WHERE s.part = :p AND s.community = :c AND s.member = :a ORDER BY s.season, s.place""",
    "season_winner": """SELECT week, place, xp, coins FROM season_winner
        WHERE part = :p AND community = :c AND member = :a ORDER BY week, place""",
    "season_ended_by_you": """SELECT number, name FROM season
        WHERE part = :p AND community = :c AND handler = :a ORDER BY number""",
    "season_reset_by_you": """SELECT number, what, at, members, xp, coins FROM season_reset
        WHERE part = :p AND community = :c AND handler = :a ORDER BY number""",
}


def export_person(conn: Connection, person: Person) -> Export:
    """Return a person's places and wins, and which seasons they ended or points they reset as an admin."""
    values = {"p": person.part, "c": person.community, "a": person.actor}
    rows: list[dict[str, object]] = []
    for table, sql in _QUERIES.items():
        rows += [{"table": table, **row._asdict()} for row in fetch(conn, sql, **values)]
    return Export(name=FEATURE, rows=rows)


def forget_person(conn: Connection, person: Person) -> None:
    """Nothing to drop: who is forgotten is a number without a name, off every board, and the others keep their places."""
