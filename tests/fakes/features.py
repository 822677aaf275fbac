"""Two small features that count what they see, so that whatever is lost, doubled or out of order shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, MetaData, text
from sqlmodel import SQLModel

from engine.contract.clock import HOUR
from engine.contract.events import Event, Message, Outcome, Reaction, Timer
from engine.contract.facts import AnswerAccepted, CourseCompleted, Fact
from engine.contract.feature import Batch, Context, Export, Feature, Person
from engine.contract.ports import NoiseBudget
from engine.contract.replies import NOTICE
from engine.settings import FEATURE as SETTINGS
from engine.store.database import Store
from engine.store.sql import upsert
from engine.store.tables import big


class TestBase(SQLModel):
    """Base of tables that only tests have."""

    __test__ = False
    metadata = MetaData()


class Tally(TestBase, table=True):
    """What a member did."""

    __tablename__ = "tally"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    messages: int = big(default=0)
    signs: int = big(default=0)
    facts: int = big(default=0)
    late: int = big(default=0)


class Applied(TestBase, table=True):
    """Every event that was applied, once; `nth` counts within the community, as its handler saw it."""

    __tablename__ = "applied"
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    community: int = big()
    key: str
    nth: int = big()
    clock: int = big()


class Happened(TestBase, table=True):
    """Timers and outcomes, in the order in which they arrived."""

    __tablename__ = "happened"
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    what: str
    detail: str


class Slowly(TestBase, table=True):
    """How much the slow consumer has read of a member."""

    __tablename__ = "slowly"
    part: int = big(primary_key=True)
    member: int = big(primary_key=True)
    signs: int = big(default=0)


def make_tables(store: Store) -> None:
    """Add the tests' tables to a migrated database."""
    with store.write() as conn:
        TestBase.metadata.create_all(conn)


def _count(batch: Batch) -> None:
    messages: Counter[tuple[int, int]] = Counter()
    signs: Counter[tuple[int, int]] = Counter()
    late: Counter[tuple[int, int]] = Counter()
    for event in batch.events:
        assert isinstance(event.body, Message)
        assert event.actor is not None
        if event.body.text.startswith("poison"):
            raise ValueError(event.body.text)
        who = (event.community, event.actor)
        messages[who] += 1
        signs[who] += batch.prepared[event.seq]
        late[who] += batch.context(event).late
        _react(batch.context(event), event.body.text)
    rows = [
        {
            "part": batch.part,
            "community": c,
            "member": m,
            "messages": n,
            "signs": signs[c, m],
            "facts": 0,
            "late": late[c, m],
        }
        for (c, m), n in messages.items()
    ]
    upsert(batch.conn, Tally, rows, keys=("part", "community", "member"), add=("messages", "signs", "late"))
    note_order(batch)


def note_order(batch: Batch) -> None:
    """Write that each event was applied, and as which of its community."""
    counts = {
        row.community: row.n
        for row in batch.conn.execute(
            text("select community, count(*) as n from applied where part = :p group by community"),
            {"p": batch.part},
        )
    }
    rows = []
    for event in batch.events:
        counts[event.community] = counts.get(event.community, 0) + 1
        rows.append(
            {
                "p": batch.part,
                "s": event.seq,
                "c": event.community,
                "k": event.key,
                "n": counts[event.community],
                "clock": batch.clock(event),
            }
        )
    # A plain insert: an event applied twice is an error, not a no-op.
    batch.conn.execute(
        text(
            "insert into applied (part, seq, community, key, nth, clock) values (:p, :s, :c, :k, :n, :clock)"
        ),
        rows,
    )


def _react(ctx: Context, said: str) -> None:
    word, _, rest = said.partition(" ")
    match word:
        case "ask":
            ctx.reply(f"answer to {rest}")
        case "card":
            ctx.reply(f"card {rest}", slot="card")
        case "notice":
            verdict = ctx.port(NoiseBudget).admit(ctx.event.chat, rest, priority=NOTICE)
            if verdict.verdict != "drop":
                ctx.reply(rest, priority=NOTICE, not_before=verdict.at)
        case "list":
            ctx.reply(f"list of {rest}", lifetime="list")
        case "remind":
            ctx.due("count", "ring", ctx.event.at + HOUR, f"ring:{rest}", {"what": rest})
        case "accept":
            assert ctx.event.actor is not None
            ctx.fact(AnswerAccepted(subject=rest, asker=ctx.event.actor, helper=ctx.event.actor))
        case "endless":
            assert ctx.event.actor is not None
            ctx.fact(CourseCompleted(subject=rest, actor=ctx.event.actor))


def _on_accepted(ctx: Context, fact: AnswerAccepted) -> None:
    _add_fact(ctx, fact.helper)
    if not fact.subject.endswith("!"):
        ctx.fact(AnswerAccepted(subject=fact.subject + "!", asker=fact.asker, helper=fact.helper))


def _on_endless(ctx: Context, fact: Fact) -> None:
    ctx.fact(fact)


def _add_fact(ctx: Context, member: int) -> None:
    ctx.conn.execute(
        text("update tally set facts = facts + 1 where part = :p and community = :c and member = :m"),
        {"p": ctx.part, "c": ctx.community, "m": member},
    )


def _on_timer(ctx: Context, timer: Timer) -> None:
    _happened(ctx, "timer", str(timer.payload["what"]))
    ctx.reply(f"ring {timer.payload['what']}")


def _on_outcome(ctx: Context, outcome: Outcome) -> None:
    _happened(ctx, "outcome", f"{outcome.ok}:{outcome.message}")


def _happened(ctx: Context, what: str, detail: str) -> None:
    ctx.conn.execute(
        text("insert into happened (part, seq, what, detail) values (:p, :s, :w, :d)"),
        {"p": ctx.part, "s": ctx.event.seq, "w": what, "d": detail},
    )


def _lengths(events: Sequence[Event]) -> Mapping[int, int]:
    for event in events:
        if isinstance(event.body, Message) and event.body.text == "unprepared":
            raise ValueError("this text cannot be prepared")
    return {event.seq: len(event.body.text) for event in events if isinstance(event.body, Message)}


def _read_slowly(batch: Batch) -> None:
    signs: Counter[int] = Counter()
    for event in batch.events:
        assert isinstance(event.body, Message)
        assert event.actor is not None
        if event.body.text == "slow poison":
            raise ValueError(event.body.text)
        signs[event.actor] += batch.prepared[event.seq]
    rows = [{"part": batch.part, "member": m, "signs": n} for m, n in signs.items()]
    upsert(batch.conn, Slowly, rows, keys=("part", "member"), add=("signs",))


def _ignore(_batch: Batch) -> None:
    pass


def _nothing(_conn: Connection, _person: Person) -> Export:
    return Export(name="test", rows=())


def _forget(_conn: Connection, _person: Person) -> None:
    pass


_COMMON: dict[str, Any] = {"export_person": _nothing, "forget_person": _forget}

COUNT = Feature(
    name="count",
    prepare=_lengths,
    handlers={Message: _count, Reaction: _ignore},
    facts={AnswerAccepted: _on_accepted, CourseCompleted: _on_endless},
    timers={"ring": _on_timer},
    on_outcome=_on_outcome,
    replayed={
        "tally": ("community", "member", "messages", "signs", "facts", "late"),
        "applied": ("community", "key", "nth", "clock"),
        "outbox": ("key", "chat", "actor", "slot", "priority", "not_before", "expires_at"),
        "due_item": ("community", "chat", "actor", "due_at", "dedupe", "payload"),
    },
    **_COMMON,
)
SLOW = Feature(
    name="slowly",
    consumer="slow",
    prepare=_lengths,
    handlers={Message: _read_slowly},
    replayed={"slowly": ("member", "signs")},
    **_COMMON,
)
COUNTING = (COUNT, SLOW, SETTINGS)
