"""What the rules keep of a person: what they found, an open captcha, when they came lately."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Person

_HOME = "part = :p AND community = :c AND actor = :a"


def export_rows(conn: Connection, person: Person) -> list[dict[str, object]]:
    """Return what the rules found about a person, and their captcha."""
    values = {"p": person.part, "c": person.community, "a": person.actor}
    queries = {
        "rule": f"SELECT rule, did, why, dry, at FROM mod_hit WHERE {_HOME} ORDER BY seq",
        "captcha": f"SELECT state, tries, at FROM mod_challenge WHERE {_HOME} ORDER BY at",
        "arriving": f"SELECT at FROM mod_arriving WHERE {_HOME} ORDER BY at",
    }
    return [
        {"table": table, **row}
        for table, sql in queries.items()
        for row in conn.execute(text(sql), values).mappings()
    ]


def forget(conn: Connection, person: Person) -> None:
    """Drop all of it; that a rule found something stays as a number without a reason."""
    values = {"p": person.part, "c": person.community, "a": person.actor}
    conn.execute(text(f"UPDATE mod_hit SET why = '', message = '' WHERE {_HOME}"), values)
    for table in ("mod_challenge", "mod_arriving"):
        conn.execute(text(f"DELETE FROM {table} WHERE {_HOME}"), values)
