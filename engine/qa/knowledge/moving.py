"""A community becomes part of another: what it knows goes along under new numbers, with what was learned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from engine.contract.feature import Context
from engine.qa.knowledge.entries import Place, count_change, entry_by_key, next_number, put_variants
from engine.qa.knowledge.review import GONE
from engine.qa.knowledge.rules import SOURCED, WITHDRAWN
from engine.qa.knowledge.tables import FaqDraft, FaqEntry, FaqVerdict, FaqVersion
from engine.qa.records import FEATURE
from engine.store.sql import insert_new
from engine.stream.derived import LEFT, Name, Values, hand_over, rows_of
from engine.stream.here import home

ENTRIES, DRAFTS = (FEATURE, "faq_entries_arrived"), (FEATURE, "faq_drafts_arrived")
_TABLES = (
    "faq_base",
    "faq_entry",
    "faq_variant",
    "faq_version",
    "faq_verdict",
    "faq_hit",
    "faq_lookup",
    "faq_draft",
    "faq_vector",
)


def _hand_over(ctx: Context, values: Values) -> None:
    """Look-ups stay behind: their places in the log mean nothing elsewhere, and their buttons say so."""
    to = int(values["to"])
    carried = [
        {
            "entry": entry,
            "wordings": [row["wording"] for row in _of(ctx, "faq_variant", entry["number"], "n")],
            "versions": _of(ctx, "faq_version", entry["number"], "version"),
            "verdicts": _of(ctx, "faq_verdict", entry["number"], "version"),
        }
        for entry in _rows(ctx, "faq_entry", "state <> 'retracted' ORDER BY born")
    ]
    hand_over(ctx, to, ENTRIES, carried)
    waiting = f"source <> '{GONE}' AND state <> '{WITHDRAWN}' ORDER BY number"
    hand_over(ctx, to, DRAFTS, _rows(ctx, "faq_draft", waiting))
    for table in _TABLES:
        ctx.conn.execute(text(f"DELETE FROM {table} WHERE part = :p AND community = :c"), home(ctx))


def _rows(ctx: Context, table: str, where: str, **values: object) -> list[dict[str, Any]]:
    sql = f"SELECT * FROM {table} WHERE part = :p AND community = :c AND {where}"
    return [dict(row) for row in ctx.conn.execute(text(sql), {**home(ctx), **values}).mappings()]


def _of(ctx: Context, table: str, number: int, order: str) -> list[dict[str, Any]]:
    return _rows(ctx, table, f"number = :n ORDER BY {order}", n=number)


def _take_in(ctx: Context, values: Values) -> None:
    for carried in rows_of(values):
        place = Place.of(ctx)
        here = {"part": ctx.part, "community": ctx.community, "number": next_number(place)}
        entry = carried["entry"]
        key = "" if entry["key"] and entry_by_key(ctx, entry["key"]) is not None else entry["key"]
        born = count_change(place)
        origin = _moved(entry)
        row = {**entry, **here, "key": key, "born": born, "stamp": place.stamp, "origin": origin}
        insert_new(ctx.conn, FaqEntry, [row])
        put_variants(place, here["number"], carried["wordings"])
        insert_new(ctx.conn, FaqVersion, [{**one, **here} for one in carried["versions"]])
        for n, verdict in enumerate(carried["verdicts"], 1):
            # What was looked up there has no place here; the word on it stays one word.
            more = {"version": count_change(place), "seq": -born * 1000 - n, "stamp": place.stamp}
            insert_new(ctx.conn, FaqVerdict, [{**verdict, **here, **more}])


def _take_drafts(ctx: Context, values: Values) -> None:
    for row in rows_of(values):
        number = next_number(Place.of(ctx), "faq_draft")
        here = {"part": ctx.part, "community": ctx.community, "number": number}
        insert_new(ctx.conn, FaqDraft, [{**row, **here, "origin": _moved(row)}])


def _moved(row: Mapping[str, Any]) -> str:
    """Name where something came from: numbers of questions and places in the log mean something else here."""
    told = row["source"] in SOURCED and row["origin"]
    return f"community:{row['community']}:{row['origin']}" if told else str(row["origin"])


LISTENING: Mapping[Name, Any] = {LEFT: _hand_over, ENTRIES: _take_in, DRAFTS: _take_drafts}
"""What is done about each event of a hand-over."""
