"""Reading and writing what a community knows. Every change is counted, so that memories know how far they have read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.ids import stable_hash
from engine.qa.knowledge.rules import (
    DELETED,
    LIVE,
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    RETRACTED,
    SOURCED,
    in_one_script,
    key_of,
    language_of,
)
from engine.qa.knowledge.tables import FaqBase, FaqEntry, FaqVariant, FaqVersion
from engine.store.sql import fetch_one, insert_new
from engine.stream.here import HERE, home


class Place(NamedTuple):
    """The community whose base it is."""

    conn: Connection
    part: int
    community: int
    stamp: str
    """What changes it: names the event, to tell a change that was undone from the one made in its place."""

    @classmethod
    def of(cls, ctx: Context) -> Place:
        """Return the base of the event's community."""
        return cls(ctx.conn, ctx.part, ctx.community, f"{stable_hash(ctx.event.key):x}")

    @property
    def values(self) -> dict[str, Any]:
        """Return what every statement needs."""
        return {"p": self.part, "c": self.community}


def standing(conn: Connection, part: int, community: int) -> Any:
    """Return how often a base was changed and how; None if it never was."""
    sql = f"SELECT version, stamp, reset, reset_stamp FROM faq_base WHERE {HERE}"
    return fetch_one(conn, sql, p=part, c=community)


def count_change(place: Place, n: int = 1, *, reset: bool = False) -> int:
    """Count changes of a base; return the number of the first. `reset`: something that was there is another now."""
    insert_new(
        place.conn,
        FaqBase,
        [
            {
                "part": place.part,
                "community": place.community,
                "version": 0,
                "stamp": "",
                "reset": 0,
                "reset_stamp": "",
            }
        ],
    )
    also = ", reset = version + :n, reset_stamp = :s" if reset else ""
    sql = f"UPDATE faq_base SET version = version + :n, stamp = :s{also} WHERE {HERE}"
    place.conn.execute(text(sql), {**place.values, "n": n, "s": place.stamp})
    now = standing(place.conn, place.part, place.community)
    return int(now.version) - n + 1


def entry_of(ctx: Context, number: int) -> Any:
    """Return an entry, whatever its state; None if there is none."""
    sql = f"SELECT * FROM faq_entry WHERE {HERE} AND number = :n"
    return ctx.conn.execute(text(sql), {**home(ctx), "n": number}).first()


def live_entry(ctx: Context, number: int) -> Any:
    """Return an entry that may be shown; None if there is none."""
    row = entry_of(ctx, number)
    return row if row is not None and row.state == LIVE else None


def entry_by_key(ctx: Context, key: str) -> Any:
    """Return the live entry that a key calls, be it written in traditional or simplified characters; None if none."""
    if not key:
        return None
    found = next(iter(entries(ctx, "key = :k", k=key)), None)
    if found is not None or key.isascii():
        return found
    wanted = in_one_script(key)
    sql = f"SELECT number, key FROM faq_entry WHERE {HERE} AND key <> '' AND state = '{LIVE}' ORDER BY number"
    rows = ctx.conn.execute(text(sql), home(ctx)).all()
    return next((entry_of(ctx, row.number) for row in rows if in_one_script(row.key) == wanted), None)


def named(ctx: Context, word: str, *, states: tuple[str, ...] = (LIVE,)) -> Any:
    """Return the entry that a key or number names. Raises UserError if there is none."""
    row = None
    bare = word.strip().lstrip("#＃")
    if bare.isdecimal() and len(bare) < 9:
        row = entry_of(ctx, int(bare))
    elif key_of(bare):
        sql = f"SELECT * FROM faq_entry WHERE {HERE} AND key = :k ORDER BY number DESC"
        gone = ctx.conn.execute(text(sql), {**home(ctx), "k": key_of(bare)}).first()
        row = entry_by_key(ctx, key_of(bare)) or gone
    if row is None or row.state not in states:
        raise UserError("knowledge-unknown", value=word[:40])
    return row


def entries(ctx: Context, where: str = "1 = 1", **values: object) -> Sequence[Any]:
    """Return the live entries that satisfy a condition of ours, by number."""
    sql = f"SELECT * FROM faq_entry WHERE {HERE} AND state = '{LIVE}' AND {where} ORDER BY number"
    return ctx.conn.execute(text(sql), {**home(ctx), **values}).all()


def variants(place: Place, number: int) -> list[str]:
    """Return the other wordings that came along with an entry."""
    sql = f"SELECT wording FROM faq_variant WHERE {HERE} AND number = :n ORDER BY n"
    return [str(row.wording) for row in place.conn.execute(text(sql), {**place.values, "n": number})]


def next_number(place: Place, table: str = "faq_entry") -> int:
    """Return the number of the next entry, or draft."""
    sql = f"SELECT coalesce(max(number), 0) + 1 FROM {table} WHERE {HERE}"
    return int(place.conn.execute(text(sql), place.values).scalar_one())


class New(NamedTuple):
    """An entry to be written; `more` are columns of it."""

    question: str
    answer: str
    source: str
    wordings: tuple[str, ...] = ()
    more: Mapping[str, Any] = MappingProxyType({})


def add(place: Place, new: New, at: int) -> int:
    """Write a new entry; return its number. Raises UserError if question or answer are missing or too long."""
    return add_all(place, [new], at)


def add_all(place: Place, news: Sequence[New], at: int) -> int:
    """Write new entries, numbered one after the other; return the number of the first. Raises UserError as `add` does."""
    first, born = next_number(place), count_change(place, len(news))
    rows, wordings = [], []
    for n, new in enumerate(news):
        question, answer = checked(new.question, new.answer)
        rows.append(
            {
                "part": place.part,
                "community": place.community,
                "number": first + n,
                "key": "",
                "question": question,
                "answer": answer,
                "source": new.source,
                "origin": "",
                "author": None,
                "asker": None,
                "link": "",
                "chat": 0,
                "message": "",
                "asked_message": "",
                "language": language_of(question),
                "state": LIVE,
                "at": at,
                "changed_at": at,
                "version": 1,
                "born": born + n,
                "stamp": place.stamp,
                **new.more,
            }
        )
        wordings += _variants(place, first + n, new.wordings)
    insert_new(place.conn, FaqEntry, rows)
    insert_new(place.conn, FaqVariant, wordings)
    return first


def checked(question: str, answer: str) -> tuple[str, str]:
    """Trim question and answer. Raises UserError if one is missing or too long."""
    question, answer = " ".join(question.split()), answer.strip()
    if not question or not answer:
        raise UserError("knowledge-empty")
    if len(question) > LONGEST_QUESTION or len(answer) > LONGEST_ANSWER:
        raise UserError("knowledge-long", question=LONGEST_QUESTION, answer=LONGEST_ANSWER)
    return question, answer


def put_variants(place: Place, number: int, wordings: Iterable[str]) -> None:
    """Write the other wordings of an entry in the place of those it has."""
    place.conn.execute(
        text(f"DELETE FROM faq_variant WHERE {HERE} AND number = :n"), {**place.values, "n": number}
    )
    insert_new(place.conn, FaqVariant, _variants(place, number, wordings))


def _variants(place: Place, number: int, wordings: Iterable[str]) -> list[dict[str, Any]]:
    here = {"part": place.part, "community": place.community, "number": number}
    return [{**here, "n": n, "wording": wording} for n, wording in enumerate(tidied(wordings), 1)]


def tidied(wordings: Iterable[str]) -> list[str]:
    """Return other wordings as they are kept."""
    kept = dict.fromkeys(" ".join(one.split())[:LONGEST_QUESTION] for one in wordings)
    return [one for one in kept if one]


def change(place: Place, row: Any, editor: int | None, at: int, **values: Any) -> None:
    """Write an entry anew. How it read before is kept, unless that was said in the chat: it is not ours to keep."""
    before = {
        "part": place.part,
        "community": place.community,
        "number": row.number,
        "version": row.version,
        "key": row.key,
        "question": row.question,
        "answer": row.answer,
        "editor": editor,
        "at": at,
    }
    insert_new(place.conn, FaqVersion, [before] if row.source not in SOURCED else [])
    _put(place, row.number, version=row.version + 1, changed_at=at, **values)
    if values.get("answer", row.answer) != row.answer:  # what people found wrong was another answer
        sql = f'UPDATE faq_verdict SET wording = :w WHERE {HERE} AND number = :n AND NOT "right"'
        place.conn.execute(text(sql), {**place.values, "n": row.number, "w": ""})
    count_change(place, reset=True)
    drop_vectors(place, row.number)


def versions(ctx: Context, number: int) -> Sequence[Any]:
    """Return how an entry read before, the latest first."""
    sql = f"SELECT * FROM faq_version WHERE {HERE} AND number = :n ORDER BY version DESC"
    return ctx.conn.execute(text(sql), {**home(ctx), "n": number}).all()


def retract(place: Place, number: int, at: int, *, state: str = RETRACTED) -> None:
    """Take an entry away with all its words, for its source is gone: nothing of it can be brought back."""
    _put(
        place,
        number,
        state=state,
        question="",
        answer="",
        author=None,
        asker=None,
        key="",
        link="",
        message="",
        asked_message="",
        changed_at=at,
    )
    for sql in (
        f"DELETE FROM faq_variant WHERE {HERE} AND number = :n",
        f"DELETE FROM faq_version WHERE {HERE} AND number = :n",
        f"UPDATE faq_verdict SET wording = '' WHERE {HERE} AND number = :n",
        f"UPDATE faq_hit SET matched = '' WHERE {HERE} AND number = :n",
    ):
        place.conn.execute(text(sql), {**place.values, "n": number})
    count_change(place, reset=True)
    drop_vectors(place, number)


def set_aside(place: Place, row: Any, at: int, *, out: bool = True, **values: Any) -> None:
    """Take an entry out as it is, or bring it back."""
    _put(place, row.number, state=DELETED if out else LIVE, changed_at=at, **values)
    count_change(place, reset=True)
    drop_vectors(place, row.number)


def drop_vectors(place: Place, number: int) -> None:
    """Let go of what was embedded of an entry: it goes with the words. The change is counted first, as `keeping` locks."""
    sql = f"DELETE FROM faq_vector WHERE {HERE} AND number = :n"
    place.conn.execute(text(sql), {**place.values, "n": number})


def _put(place: Place, number: int, **values: Any) -> None:
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"UPDATE faq_entry SET {sets} WHERE {HERE} AND number = :n"
    place.conn.execute(text(sql), {**values, **place.values, "n": number})
