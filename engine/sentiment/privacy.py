"""What is kept of a person's messages: numbers, handed out on request, let go of when they are forgotten."""

from __future__ import annotations

import json

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person

_MINE = "WHERE part = :p AND community = :c AND actor = :a"


def export_numbers(conn: Connection, person: Person) -> Export:
    """Return how the person's messages were read."""
    found = conn.execute(
        text(f"SELECT seq, at, score, label, confidence, reason FROM mood_message {_MINE} ORDER BY seq"),
        {"p": person.part, "c": person.community, "a": person.actor},
    )
    return Export(name="mood", rows=[{"table": "mood_message", **row} for row in found.mappings()])


def forget_numbers(conn: Connection, person: Person) -> None:
    """Drop what was written about single messages; hourly sums stay under a number that is nobody's."""
    drop_messages(conn, person.part, person.community, person.actor)


def drop_messages(conn: Connection, part: int, community: int, actor: int) -> None:
    """Drop how somebody's messages were read, and what they were about."""
    values = {"p": part, "c": community, "a": actor}
    conn.execute(
        text(
            "DELETE FROM mood_about WHERE part = :p AND community = :c AND EXISTS (SELECT 1 FROM mood_message m "
            "WHERE m.part = mood_about.part AND m.chat = mood_about.chat AND m.message = mood_about.message "
            "AND m.actor = :a)"
        ),
        values,
    )
    conn.execute(text(f"DELETE FROM mood_message {_MINE}"), values)


def export_handled(conn: Connection, person: Person) -> Export:
    """Return which alerts the person has seen to."""
    found = conn.execute(
        text(
            "SELECT at, kind FROM mood_alert WHERE part = :p AND community = :c AND handled = :a ORDER BY seq"
        ),
        {"p": person.part, "c": person.community, "a": person.actor},
    )
    return Export(name="sentiment", rows=[{"table": "mood_alert", **row} for row in found.mappings()])


def forget_handled(conn: Connection, person: Person) -> None:
    """Let nobody be named as who has seen to an alert, and where it stood in their private chat."""
    here = {"p": person.part, "c": person.community}
    conn.execute(
        text("UPDATE mood_alert SET handled = 0 WHERE part = :p AND community = :c AND handled = :a"),
        {**here, "a": person.actor},
    )
    alerts = conn.execute(text("SELECT seq, places FROM mood_alert WHERE part = :p AND community = :c"), here)
    for alert in alerts.all():
        places = json.loads(alert.places)
        left = [place for place in places if place[1] != person.actor]
        if left != places:
            conn.execute(
                text("UPDATE mood_alert SET places = :places WHERE part = :p AND seq = :s"),
                {"places": json.dumps(left), "p": person.part, "s": alert.seq},
            )
