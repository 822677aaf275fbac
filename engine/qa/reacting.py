"""Reactions: votes for answers by anybody, acceptance by who asked."""

from __future__ import annotations

from typing import Any

from engine.contract.events import Event, Reaction
from engine.contract.feature import Batch
from engine.qa.accepting import accept_by_reaction, revoke_by_reaction
from engine.qa.rules import VOTES, plain
from engine.qa.tables import AnswerVote
from engine.store.sql import change, insert_new, select_where_in
from engine.stream.whereabouts import is_private, payable


def on_reactions(batch: Batch) -> None:
    """Count votes and take acceptances, one after the other."""
    events = [event for event in batch.events if event.actor is not None and not is_private(event.key)]
    voting = [
        event for event in events if isinstance(event.body, Reaction) and plain(event.body.emoji) in VOTES
    ]
    known = _answers(batch, voting)
    people = (
        payable(batch.conn, {event.actor for event in events if event.actor is not None}) if events else set()
    )
    for event in events:
        body = event.body
        if not isinstance(body, Reaction) or event.actor not in people:
            continue
        sign = plain(body.emoji)
        if sign in map(plain, batch.setting(event.community, "qa.accept_emoji")):
            _accept(batch, event, body)
            known = _answers(batch, voting)  # what is accepted out of the flow becomes an answer by that
        for answer in known.get((event.chat, body.message), ()) if sign in VOTES else ():
            _vote(batch, event, body, answer)


def _answers(batch: Batch, events: list[Event]) -> dict[tuple[int, str], list[Any]]:
    messages = sorted({event.body.message for event in events if isinstance(event.body, Reaction)})
    sql = "SELECT community, number, seq, author, chat, message FROM answer WHERE part = :part AND message IN :values"
    found: dict[tuple[int, str], list[Any]] = {}
    for row in select_where_in(batch.conn, sql, messages, part=batch.part):
        found.setdefault((row.chat, row.message), []).append(row)
    return found


def _accept(batch: Batch, event: Event, body: Reaction) -> None:
    ctx = batch.context(event)
    if body.added:
        accept_by_reaction(ctx, body.message)
    else:
        revoke_by_reaction(ctx, body.message)


def _vote(batch: Batch, event: Event, body: Reaction, answer: Any) -> None:
    if answer.community != event.community or answer.author == event.actor:
        return
    row = {
        "part": batch.part,
        "community": answer.community,
        "number": answer.number,
        "seq": answer.seq,
        "voter": event.actor,
        "emoji": body.emoji,
    }
    if body.added:
        insert_new(batch.conn, AnswerVote, [row])
        return
    change(
        batch.conn,
        "DELETE FROM answer_vote WHERE part = :part AND community = :community AND number = :number AND seq = :seq "
        "AND voter = :voter AND emoji = :emoji",
        **row,
    )
