"""Find a person for the operator, count what is known of them, and forget them in every community."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, text

from engine.contract.errors import StoreError
from engine.contract.events import PersonForgotten
from engine.privacy import forget as privacy
from engine.privacy.forget import Forgotten
from engine.runtime.engine import Engine
from engine.store.database import Store
from engine.stream.log import append_rows, engine_row


@dataclass(frozen=True)
class Known:
    """A person's accounts (`platform:user`, name), their numbers in the log, and how much they left behind."""

    accounts: tuple[tuple[str, str], ...]
    actors: tuple[int, ...]
    messages: int
    communities: int


def find(store: Store, who: str) -> Known:
    """Find a person by `platform:user id`, handle or name, with all accounts joined to theirs.

    Raises StoreError if nobody or more than one person answers to it; the sentence lists them.
    """
    with store.read() as conn:
        people = _matching(conn, who)
        if not people:
            raise StoreError(f"nobody is known as {who!r}; name a person as platform:id, e.g. telegram:12345")
        if len(people) > 1:
            several = ", ".join(sorted(account for _, account in people))
            raise StoreError(f"{who!r} could be {several}; name the one as platform:id")
        return _known(conn, people[0][0])


def _matching(conn: Connection, who: str) -> list[tuple[int, str]]:
    platform, colon, user = who.partition(":")
    if colon:
        where, values = "platform = :p and platform_user = :u", {"p": platform, "u": user}
    else:
        where, values = "name = :n or handle = :n", {"n": who.removeprefix("@")}
    rows = conn.execute(text(f"select person, platform, platform_user from identity where {where}"), values)
    return list({row.person: f"{row.platform}:{row.platform_user}" for row in rows}.items())


def _known(conn: Connection, person: int) -> Known:
    rows = conn.execute(
        text("select id, name, platform, platform_user from identity where person = :p order by id"),
        {"p": person},
    ).all()
    actors = tuple(int(row.id) for row in rows)
    chosen = _one_of(actors)
    messages = text("select count(*) from log where kind = 'message' and actor in :actors").bindparams(chosen)
    places = text("select count(distinct community) from membership where actor in :actors").bindparams(
        chosen
    )
    return Known(
        accounts=tuple((f"{row.platform}:{row.platform_user}", str(row.name)) for row in rows),
        actors=actors,
        messages=int(conn.execute(messages).scalar_one()),
        communities=int(conn.execute(places).scalar_one()),
    )


def forget(engine: Engine, known: Known) -> Forgotten:
    """Let go of a person everywhere and tell each community's log; the numbers stay without a name."""
    engine.drain()
    with engine.store.write() as conn:
        places = _places(conn, known)
        done = privacy.forget(conn, engine.features, known.actors[0])
        append_rows(conn, [_news(place, engine.clock.now()) for place in places])
    engine.directory.forget_cache()
    engine.drain()
    return done


def _places(conn: Connection, known: Known) -> list[Any]:
    query = text(
        "select m.part, m.community, m.actor, min(c.id) as chat from membership m "
        "join chat c on c.community = m.community where m.actor in :actors "
        "group by m.part, m.community, m.actor order by m.community, m.actor"
    )
    return list(conn.execute(query.bindparams(_one_of(known.actors))))


def _news(place: Any, now: int) -> dict[str, Any]:
    key = f"engine:{place.community}:forgotten:{place.actor}"
    body = PersonForgotten(person=place.actor)
    return engine_row(
        part=place.part, community=place.community, chat=place.chat, key=key, at=now, now=now, body=body
    )


def _one_of(actors: tuple[int, ...]) -> BindParameter[Any]:
    return bindparam("actors", actors, expanding=True)
