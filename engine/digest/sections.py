"""The digest's own sections: numbers, threads, newcomers; and for admins how much the bot itself has said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.clock import to_datetime
from engine.contract.feature import Context, Line, Period, Section
from engine.contract.replies import Link, Mention, Text
from engine.digest import rules
from engine.digest.quotes import Quote, quote_of, remembered
from engine.digest.reading import Reading
from engine.stream.places import PRESENT
from engine.stream.wishes import MAY_BE_NAMED

FEATURE = "digest"
THREADS = {"day": 3, "week": 5, "month": 5}
CONSIDERED = 24
"""Threads looked at more closely; of many, some have no message that says enough."""
LIKED = 3
"""So many reactions make a message worth naming by itself."""
NAMED = 3
"""Newcomers who are named."""


def numbers(context: Context, period: Period) -> Section | None:
    """Tell how much was said by how many, against what is usual, and when most."""
    reading = Reading(context)
    now, usual = reading.counts(period.since, period.until), reading.usual(period)
    if not now.messages:
        return None
    said = context.text("digest-numbers-messages", messages=now.messages)
    people = context.text("digest-numbers-people", people=now.people)
    if usual is not None:
        said += _change(context, now.messages, usual.messages)
        people += _change(context, now.people, usual.people)
    lines: list[Line] = [(Text(f"{said} · {people}"),)]
    busiest = _busiest(context, reading.moments(period.since, period.until), period)
    if busiest:
        lines.append((Text(busiest),))
    liked = reading.liked(period.since, period.until)
    if liked is not None and liked.reactions >= LIKED:
        quote = quote_of(reading, liked)
        if quote is not None:
            count = context.text("digest-liked-count", reactions=liked.reactions)
            lines.append((Text(context.text("digest-liked")), link(quote), Text(f" {count}")))
    return Section(name="numbers", title=context.text(f"digest-numbers-{period.name}"), lines=tuple(lines))


def _change(context: Context, now: int, usual: int) -> str:
    percent = rules.change(now, usual)
    if percent is None:
        return ""
    return context.text("digest-change", percent=abs(percent), way="up" if percent > 0 else "down")


def _busiest(context: Context, moments: Sequence[int], period: Period) -> str:
    """Name the busiest hour of a day, or the busiest day of a longer period; nothing if none stands out."""
    local = (to_datetime(at, context.zone) for at in moments)
    if period.name == "day":
        hour, count = Counter(one.hour for one in local).most_common(1)[0]
        return context.text("digest-busiest-hour", hour=f"{hour:02}:00", messages=count)
    days = Counter(one.date() for one in local)
    day, count = min(days.items(), key=lambda item: (-item[1], item[0]))
    if len(days) < 2:
        return ""
    weekday = context.text("digest-weekday", day=day.isoweekday())
    return context.text("digest-busiest-day", day=f"{day:%m-%d}", weekday=weekday, messages=count)


def threads(context: Context, period: Period) -> Section | None:
    """Name the best conversations by their most telling message."""
    reading = Reading(context)
    most = THREADS[period.name]
    lines: list[Line] = []
    for talk in rules.best(reading.talks(period.since, period.until), CONSIDERED):
        line = thread_line(context, reading, talk, period)
        if line is not None:
            lines.append(line)
        if len(lines) == most:
            break
    if not lines:
        return None
    return Section(name="threads", title=context.text("digest-threads"), lines=tuple(lines))


def thread_line(
    context: Context, reading: Reading, talk: rules.Talk, period: Period, lang: str | None = None
) -> Line | None:
    """Write one conversation: its most telling message, or the words it was named by before; who took part."""
    rows = reading.members_of(talk.root, period.since, period.until)
    chosen = rules.most_telling(reading.candidates(rows, talk.root))
    if chosen is not None:
        row = next(row for row in rows if row.seq == chosen.seq)
        quote = Quote(int(row.chat), str(row.message), int(row.actor), rules.title_of(chosen.text))
    else:
        found = remembered(context, rows)
        if found is None:
            return None
        quote = found
    about = context.text(
        "digest-thread",
        lang,
        voices=talk.voices,
        answers=talk.answers,
        reactions=max(talk.reactions, 0),
    )
    return (link(quote), Text(f" {about}"))


def link(quote: Quote) -> Link:
    """Write a quote as a link to where it stands."""
    return Link(quote.title, chat=quote.chat, message=quote.message)


def newcomers(context: Context, period: Period) -> Section | None:
    """Welcome who came, with the first thing they said; who left the boards or wants peace is counted, not named."""
    found = _newcomers(context, period)
    if not found:
        return None
    reading = Reading(context)
    spoke, first = reading.first_words([row.actor for row in found], period.until)
    named = {row.actor for row in found if row.ranked}
    lines = [
        (Mention(quote.actor), Text(" "), link(quote))
        for quote in _tellingly(reading, [row for row in first if row.actor in named])
    ]
    summary = context.text("digest-newcomers-all", people=len(found), spoke=spoke)
    return Section(name="newcomers", title=context.text("digest-newcomers"), lines=((Text(summary),), *lines))


def _tellingly(reading: Reading, rows: Sequence[Any]) -> list[Quote]:
    """Return the few messages that tell most by themselves, in their order."""
    texts = reading.texts(row.said for row in rows)
    scores = {
        row.seq: rules.telling(
            rules.Candidate(seq=row.seq, text=texts[row.said], first=True, answers=0, reactions=row.reactions)
        )
        for row in rows
        if row.said in texts
    }
    best = sorted((seq for seq, score in scores.items() if score > 0), key=lambda seq: (-scores[seq], seq))
    chosen = [row for row in rows if row.seq in best[:NAMED]]
    return [
        Quote(int(row.chat), str(row.message), int(row.actor), rules.title_of(texts[row.said]))
        for row in sorted(chosen, key=lambda row: int(row.seq))
    ]


def _newcomers(context: Context, period: Period) -> list[Any]:
    """Return who came in the period, is still here, and had not been heard before."""
    rows = context.conn.execute(
        text(
            f"SELECT m.actor, m.ranked AND {MAY_BE_NAMED.format('m', 'actor')} AS ranked FROM membership m JOIN identity i ON i.id = m.actor "
            "WHERE m.part = :p AND m.community = :c AND m.joined_at >= :since AND m.joined_at < :until "
            f"AND {PRESENT} AND i.payable AND NOT i.bot "
            "AND NOT EXISTS (SELECT 1 FROM thread_message t WHERE t.part = m.part AND t.community = m.community "
            "AND t.actor = m.actor AND t.at < :since) ORDER BY m.joined_at, m.actor"
        ),
        {"p": context.part, "c": context.community, "since": period.since, "until": period.until},
    )
    return list(rows)


def share(context: Context, period: Period) -> Section | None:
    """Tell admins how much of the chats' traffic was the bot's own."""
    here = {"p": context.part, "c": context.community, "since": period.since, "until": period.until}
    first = context.conn.execute(
        text(
            "SELECT min(seq) FROM thread_message WHERE part = :p AND community = :c AND at >= :since AND at < :until"
        ),
        here,
    ).scalar()
    said = context.conn.execute(
        text(
            "SELECT count(*) FROM outbox o JOIN chat c ON c.id = o.chat WHERE o.part = :p AND o.community = :c "
            "AND o.seq >= :first AND o.kind = 'reply' AND o.state = 'sent' AND c.kind <> 'private' "
            "AND o.created_at >= :since AND o.created_at < :until"
        ),
        {**here, "first": first or 0},
    ).scalar_one()
    heard = Reading(context).counts(period.since, period.until).messages
    percent = round(100 * said / (said + heard), 1) if said + heard else 0.0
    line = context.text("digest-share", said=int(said), percent=f"{percent:g}")
    return Section(name="share", title=context.text("digest-share-title"), lines=((Text(line),),))


OWN: dict[str, Callable[[Context, Period], Section | None]] = {
    "numbers": numbers,
    "threads": threads,
    "newcomers": newcomers,
}
