"""What invites keep of a person: their links, how they came, who came by them."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person

_QUERIES = {
    "invite_link": "SELECT created_at, link FROM invite_link WHERE inviter = :a",
    "arrival": "SELECT at, state, ended_at, inviter IS NOT NULL AS invited, thanks_in, thanks_out FROM arrival WHERE member = :a",
    "invited": "SELECT at, state, ended_at FROM arrival WHERE inviter = :a",
    "referral_code": "SELECT at, code FROM referral_code WHERE member = :a",
    "referral_claim": "SELECT at FROM referral_claim WHERE member = :a",
    "referral_guess": "SELECT since, tries FROM referral_guess WHERE member = :a",
    "referral_review": "SELECT at, state FROM referral_review WHERE inviter = :a",
}
_CHANGES = (
    "DELETE FROM invite_link WHERE inviter = :a",
    "DELETE FROM arrival WHERE member = :a",
    "UPDATE arrival SET inviter = NULL, host = NULL WHERE inviter = :a",
    "DELETE FROM referral_code WHERE member = :a",
    "DELETE FROM referral_claim WHERE :a IN (member, inviter)",
    "DELETE FROM referral_guess WHERE member = :a",
    "DELETE FROM referral_review WHERE inviter = :a",
)


def export_person(conn: Connection, person: Person) -> Export:
    """Return the person's links, their own coming, and when those came whom they invited (not who they are)."""
    rows: list[dict[str, object]] = []
    for table, sql in _QUERIES.items():
        found = conn.execute(text(f"{sql} AND part = :p AND community = :c ORDER BY 1"), _values(person))
        rows += [{"table": table, **row} for row in found.mappings()]
    return Export(name="invites", rows=rows)


def forget_person(conn: Connection, person: Person) -> None:
    """Drop links and coming; whom they invited keeps their own coming, without saying by whom."""
    conn.execute(
        text(
            "DELETE FROM due_item WHERE part = :p AND feature = 'invites' AND dedupe IN "
            "(SELECT 'invites:' || r.community || ':' || r.account || e.ending FROM arrival r "
            "CROSS JOIN (SELECT '' AS ending UNION ALL SELECT '/early') e "
            "WHERE r.part = :p AND r.community = :c AND (r.member = :a OR r.inviter = :a))"
        ),
        _values(person),
    )
    for sql in _CHANGES:
        conn.execute(text(f"{sql} AND part = :p AND community = :c"), _values(person))


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
