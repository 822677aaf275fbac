"""What moderation keeps of a person: handed out on request, let go of when they are forgotten."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.events import Timer
from engine.contract.feature import Context, Export, Person
from engine.moderation import auto

_QUERIES = {
    "case": "SELECT number, kind, points, reason, rule, at, until, state FROM mod_case WHERE target = :a",
    "evidence": "SELECT number, text, at FROM mod_evidence WHERE author = :a",
    "report": (
        "SELECT r.number, r.reason, r.at, p.state FROM mod_reporter r JOIN mod_report p ON p.part = r.part "
        "AND p.community = r.community AND p.number = r.number WHERE r.actor = :a"
    ),
    "appeal": "SELECT number, text, at, state FROM mod_appeal WHERE actor = :a",
}
_CHANGES = (
    "UPDATE mod_evidence SET text = '' WHERE author = :a",
    "UPDATE mod_report SET text = '' WHERE author = :a",
    "UPDATE mod_reporter SET reason = '' WHERE actor = :a",
    (
        "UPDATE mod_reporter SET reason = '' WHERE number IN "
        "(SELECT number FROM mod_report WHERE author = :a AND part = :p AND community = :c)"
    ),
    "UPDATE mod_appeal SET text = '' WHERE actor = :a",
    "UPDATE mod_case SET reason = '' WHERE target = :a",
    # The audit tells why as well.
    (
        "UPDATE audit SET detail = '' WHERE target = :a AND action IN "
        "('moderation-warn', 'act-restrict', 'act-ban', 'act-unban', 'act-kick', 'act-delete')"
    ),
    "UPDATE mod_house_rules SET by = NULL WHERE by = :a",
)


def export_person(conn: Connection, person: Person) -> Export:
    """Return the cases about the person (not who acted), what they reported (not whom), and what the rules keep."""
    rows: list[dict[str, object]] = []
    for table, sql in _QUERIES.items():
        prefix = "r." if table == "report" else ""
        found = conn.execute(
            text(f"{sql} AND {prefix}part = :p AND {prefix}community = :c ORDER BY {prefix}number"),
            _values(person),
        )
        rows += [{"table": table, **row} for row in found.mappings()]
    return Export(name="moderation", rows=rows + auto.export_rows(conn, person))


def forget_person(conn: Connection, person: Person) -> None:
    """Empty every text of and about the person; that there was a case stays, under a number that is nobody's."""
    for sql in _CHANGES:
        conn.execute(text(f"{sql} AND part = :p AND community = :c"), _values(person))
    auto.forget(conn, person)


def on_evidence(ctx: Context, body: Timer) -> None:
    """Empty what was kept for a case, a report or an appeal: its time is over."""
    for what, table in (("case", "mod_evidence"), ("report", "mod_report"), ("appeal", "mod_appeal")):
        number = body.payload.get(what)
        if number is not None:
            ctx.conn.execute(
                text(f"UPDATE {table} SET text = '' WHERE part = :p AND community = :c AND number = :n"),
                {"p": ctx.part, "c": ctx.community, "n": int(number)},
            )


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
