"""Codes: a few signs that a member tells a newcomer, who claims them within days of coming."""

from __future__ import annotations

from itertools import count
from typing import Any

from sqlalchemy import text

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.invites.rules import GUESSES, GUESSING, new_code
from engine.invites.tables import ReferralCode, ReferralGuess
from engine.store.sql import insert_new, upsert
from engine.stream.whereabouts import payable

START = "ref_"
"""Begins what a deep link to a code carries, behind the community."""
LINKED = "telegram"
"""Where a button can open the private chat with a code in hand, whoever gets the message passed on."""


def code_command(context: Context, _values: dict[str, Value]) -> None:
    """Show the member's own code and how it is used."""
    actor = context.event.actor
    if actor is None or not payable(context.conn, [actor]):
        raise UserError("invites-unpayable")
    if not int(context.setting("invites.claim_days")):
        raise UserError("invites-codes-off")
    code = code_for(context, actor)
    lang = context.language(actor)
    days, kept = (int(context.setting(f"invites.{key}")) for key in ("claim_days", "retention_days"))
    parts: list[Text | Buttons] = [
        Text(context.text("invites-code", lang, code=code, days=days, retention=kept))
    ]
    if context.event.key.startswith(f"{LINKED}:"):
        parts.append(Text("\n" + context.text("invites-code-forward", lang)))
        key = Button(context.text("invites-code-button", lang), data="invites:code", start=f"{START}{code}")
        parts.append(Buttons(((key,),)))
    context.reply(*parts, private=True)


def code_for(context: Context, member: int) -> str:
    """Return a member's code, a new one if they have none."""
    here = {"p": context.part, "c": context.community}
    known = context.conn.execute(
        text(
            "SELECT code FROM referral_code WHERE part = :p AND community = :c AND member = :m "
            "ORDER BY at, code LIMIT 1"
        ),
        {**here, "m": member},
    ).scalar()
    if known is not None:
        return str(known)
    for n in count():
        row = {
            "part": context.part,
            "community": context.community,
            "code": new_code(f"{context.event.key}:{n}"),
            "member": member,
            "account": member,
            "at": context.event.at,
        }
        if insert_new(context.conn, ReferralCode, [row]):
            return str(row["code"])
    raise AssertionError("counting ends never")


def owner_of_code(context: Context, code: str) -> int | None:
    """Return whose code it is."""
    found = context.conn.execute(
        text("SELECT member FROM referral_code WHERE part = :p AND community = :c AND code = :d"),
        {"p": context.part, "c": context.community, "d": code},
    ).scalar()
    return None if found is None else int(found)


def guesses_left(context: Context, member: int) -> int:
    """Return how many more wrong codes somebody may say for now."""
    row = _guesses(context, member)
    return GUESSES if row is None else max(0, GUESSES - row.tries)


def note_guess(context: Context, member: int) -> None:
    """Remember a code that was none."""
    row = _guesses(context, member)
    known = {
        "part": context.part,
        "community": context.community,
        "member": member,
        "since": context.event.at if row is None else row.since,
        "tries": 1 if row is None else row.tries + 1,
    }
    keys = ("part", "community", "member")
    upsert(context.conn, ReferralGuess, [known], keys=keys, put=("since", "tries"))


def _guesses(context: Context, member: int) -> Any:
    return context.conn.execute(
        text(
            "SELECT since, tries FROM referral_guess "
            "WHERE part = :p AND community = :c AND member = :m AND since > :s"
        ),
        {"p": context.part, "c": context.community, "m": member, "s": context.event.at - GUESSING},
    ).first()
