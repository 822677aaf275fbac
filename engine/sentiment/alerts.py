"""Alerts: told to the moderators once in six hours and chat, seen to or put off by a button, explained on request."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY, HOUR, to_datetime
from engine.contract.errors import UserError
from engine.contract.events import ROLES, Command, Derived, Message
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import ANSWER, NOTICE, AnyPart, Buttons, Link, Mention, Text
from engine.contract.replies import Button as Press
from engine.sentiment.people import title_of
from engine.sentiment.show import signed
from engine.sentiment.tables import MoodAlert, MoodSnooze
from engine.sentiment.watch import ALERT, FEATURE, HEAT, KEEP, SHIFT
from engine.store.sql import insert_new, upsert
from engine.stream.derived import listen
from engine.stream.whereabouts import named_chat, staff_chats

REST = 6 * HOUR
SNOOZE = 24 * HOUR
LIFE = DAY
"""An alert that could not be delivered for so long is of no use any more."""
STAFF = 6
ANSWERED = "answered"
ACKNOWLEDGE, PUT_OFF = "ack", "snooze"
TOPIC = "mood-alert"
_EXPLAINED = frozenset({"mood", "alert", "气氛", "氛围", "提醒", "氣氛"})


def _tell(context: Context, values: Mapping[str, Any]) -> None:
    chat = int(values["chat"])
    _prune(context)
    if not context.setting("sentiment.alerts.on") or _resting(context, chat):
        return
    row = {
        "part": context.part,
        "seq": context.event.seq,
        "community": context.community,
        "chat": chat,
        "kind": str(values["kind"]),
        "at": context.event.at,
        "detail": json.dumps(dict(values), ensure_ascii=False, sort_keys=True),
        "handled": None,
    }
    shown = _show_all(context, row, _desks(context), first=True)
    if shown:
        # What waits for the morning was told in the morning: the rest begins then.
        told = {"at": max(shown.values()), "places": json.dumps(list(shown))}
        insert_new(context.conn, MoodAlert, [{**row, **told}])


def _prune(context: Context) -> None:
    """Let go of what is as old as the numbers that are let go of, and of what moderators no longer put off."""
    here = {
        "p": context.part,
        "c": context.community,
        "now": context.event.at,
        "old": context.event.at - KEEP,
    }
    for sql in (
        "DELETE FROM mood_alert WHERE part = :p AND community = :c AND at <= :old",
        "DELETE FROM mood_snooze WHERE part = :p AND community = :c AND until <= :now",
    ):
        context.conn.execute(text(sql), here)


def _resting(context: Context, chat: int) -> bool:
    """Tell whether there was an alert about the chat within six hours, or the moderators want to hear of none."""
    here = {"p": context.part, "c": context.community, "chat": chat, "now": context.event.at}
    last = context.conn.execute(
        text("SELECT max(at) FROM mood_alert WHERE part = :p AND community = :c AND chat = :chat"), here
    ).scalar()
    if last is not None and context.event.at - last < REST:
        return True
    put_off = text(
        "SELECT 1 FROM mood_snooze WHERE part = :p AND community = :c AND chat IN (:chat, 0) AND until > :now"
    )
    return context.conn.execute(put_off, here).scalar() is not None


def _desks(context: Context) -> list[tuple[int, int]]:
    """Return where the moderators are: (their channel, 0), else (private chat, admin) of those who have one."""
    chat = named_chat(context.conn, context.community, str(context.setting("sentiment.alerts.chat")))
    if chat is not None:
        return [(chat, 0)]
    return list(staff_chats(context.conn, context.part, context.community, "admin"))[:STAFF]


def _show_all(
    context: Context, row: Mapping[str, Any], places: Sequence[tuple[int, int]], *, first: bool
) -> dict[tuple[int, int], int]:
    """Put an alert up, or write it anew where it stands; return where that was, and when it is seen there."""
    shown = {}
    for chat, actor in places:
        not_before = 0
        if first and actor:
            admission = context.port(NoiseBudget).admit(chat, TOPIC, priority=NOTICE)
            if admission.verdict == "drop":
                continue
            not_before = admission.at
        lang = context.language(actor) if actor else _language(context, chat)
        context.reply(
            *card(context, row, lang),
            chat=chat,
            actor=actor or None,
            private=bool(actor),
            quote=False,
            slot=f"mood:alert:{row['seq']}",
            priority=NOTICE if first else ANSWER,
            not_before=not_before,
            expires_at=max(context.now, not_before) + LIFE,
        )
        shown[chat, actor] = max(context.event.at, not_before)
    return shown


def _language(context: Context, chat: int) -> str:
    """Return the language of a channel; an alert belongs to no chat of its own."""
    own = context.conn.execute(text("SELECT language FROM chat WHERE id = :i"), {"i": chat}).scalar()
    return own or context.language()


def card(context: Context, row: Mapping[str, Any], lang: str) -> list[AnyPart]:
    """Write an alert: what happened, the messages, who has seen to it or the buttons."""
    values = json.loads(row["detail"])
    parts: list[AnyPart] = [Text(_headline(context, row, values, lang)), *_links(context, values, lang)]
    if row["handled"] is not None:
        parts.append(Text("\n✅ " + context.text("sentiment-alert-handled", lang)))
        if row["handled"]:
            parts += [Text(" "), Mention(row["handled"])]
        return parts
    data = f"{row['community']}:{row['seq']}"
    buttons = (
        Press(context.text("sentiment-alert-ack", lang), data=f"mood:{ACKNOWLEDGE}:{data}"),
        Press(context.text("sentiment-alert-snooze", lang), data=f"mood:{PUT_OFF}:{data}"),
    )
    return [*parts, Buttons((buttons,))]


def _headline(context: Context, row: Mapping[str, Any], values: Mapping[str, Any], lang: str) -> str:
    where = title_of(context.conn, row["chat"]) if row["chat"] else context.text("sentiment-everywhere", lang)
    if row["kind"] == HEAT:
        return context.text(
            "sentiment-alert-heat",
            lang,
            chat=where,
            messages=values["messages"],
            sharp=values["sharp"],
            people=values["people"],
        )
    return context.text(
        "sentiment-alert-shift",
        lang,
        chat=where,
        topics=_topics(context, values, lang),
        authors=values["now_authors"],
        **{name: signed(float(values[name])) for name in ("now_mean", "now_low", "now_high", "usual_mean")},
    )


def _topics(context: Context, values: Mapping[str, Any], lang: str) -> str:
    words = json.loads(values["terms"])
    if not words:
        return ""
    return context.text("sentiment-topics", lang, words=context.text("sentiment-comma", lang).join(words))


def _links(context: Context, values: Mapping[str, Any], lang: str) -> list[AnyPart]:
    return link_parts(context, [(chat, message) for chat, message in json.loads(values["links"])], lang)


def link_parts(
    context: Context, messages: Sequence[tuple[int, str]], lang: str | None = None
) -> list[AnyPart]:
    """Write links to messages, without a word about whose they are."""
    if not messages:
        return []
    parts: list[AnyPart] = [Text("\n" + context.text("sentiment-messages", lang))]
    for number, (chat, message) in enumerate(messages, 1):
        label = context.text("sentiment-message", lang, number=number)
        parts += [Text(" "), Link(label, chat=int(chat), message=str(message))]
    return parts


def on_button(context: Context, rest: str) -> None:
    """Take in a press on an alert; it belongs to the alert's community, wherever it was pressed."""
    word, community, seq = rest.split(":")
    actor = context.event.actor
    if actor is None or not is_staff(context, actor, int(community)):
        raise UserError("sentiment-moderators-only")
    context.toast(context.text(f"sentiment-alert-{word}-done", context.language(actor)))
    context.append(
        Derived(feature=FEATURE, name=ANSWERED, values={"what": word, "seq": int(seq)}),
        unique=f"mood:{word}:{context.event.key}",
        community=int(community),
    )


def is_staff(context: Context, actor: int, community: int) -> bool:
    """Tell whether somebody is a moderator or more in a community, this one or another."""
    sql = """SELECT m.role FROM membership m JOIN community c ON c.id = m.community AND c.part = m.part
        WHERE m.community = :c AND m.actor = :a"""
    role = context.conn.execute(text(sql), {"c": community, "a": actor}).scalar() or "member"
    return ROLES.index(role) >= ROLES.index("moderator")


def _answer(context: Context, values: Mapping[str, Any]) -> None:
    row = _alert(context, "seq = :s", s=int(values["seq"]))
    actor = context.event.actor
    if row is None or actor is None or not is_staff(context, actor, context.community):
        return
    if values["what"] == PUT_OFF:
        until = context.event.at + SNOOZE
        key = {"part": context.part, "community": context.community, "chat": row.chat}
        upsert(context.conn, MoodSnooze, [{**key, "until": until}], keys=tuple(key), put=("until",))
    if row.handled is None:
        context.conn.execute(
            text("UPDATE mood_alert SET handled = :a WHERE part = :p AND seq = :s"),
            {"a": actor, "p": context.part, "s": row.seq},
        )
        shown = {**row._mapping, "handled": actor}
        _show_all(context, shown, [(chat, who) for chat, who in json.loads(row.places)], first=False)


def _alert(context: Context, where: str, **values: Any) -> Any:
    sql = f"SELECT * FROM mood_alert WHERE part = :p AND community = :c AND {where} ORDER BY seq DESC LIMIT 1"
    return context.conn.execute(text(sql), {"p": context.part, "c": context.community, **values}).first()


def explain(context: Context, about: str) -> list[AnyPart] | None:
    """Explain an alert for `/why`: the one replied to, or the last one if asked for `alert`."""
    row = _replied(context)
    if row is None and about.casefold() not in _EXPLAINED:
        return None
    if ROLES.index(context.role()) < ROLES.index("moderator"):
        raise UserError("sentiment-moderators-only")
    row = row or _alert(context, "1 = 1")
    if row is None:
        raise UserError("sentiment-why-nothing")
    return reasons(context, row)


def _replied(context: Context) -> Any:
    body = context.event.body
    message = body.reply_to if isinstance(body, Message | Command) else ""
    if not message:
        return None
    slot = context.conn.execute(
        text("SELECT slot FROM sent WHERE chat = :c AND message = :m AND slot LIKE 'mood:alert:%'"),
        {"c": context.event.chat, "m": message},
    ).scalar()
    return None if slot is None else _alert(context, "seq = :s", s=int(slot.rsplit(":", 1)[1]))


def reasons(context: Context, row: Any) -> list[AnyPart]:
    """Write why there was an alert: the figures and the rule."""
    values = json.loads(row.detail)
    moment = to_datetime(row.at, context.zone)
    head = context.text("sentiment-why-at", time=f"{moment:%m-%d %H:%M}")
    told = [f"{head} {_headline(context, row._mapping, values, context.language(context.event.actor))}"]
    if row.kind == SHIFT:
        told.append(
            context.text(
                "sentiment-why-shift",
                authors=values["usual_authors"],
                messages=values["usual_messages"],
                now_messages=values["now_messages"],
                low=signed(float(values["usual_low"])),
                high=signed(float(values["usual_high"])),
            )
        )
    else:
        told.append(context.text("sentiment-why-heat"))
    return [Text("\n".join(told)), *_links(context, values, context.language(context.event.actor))]


on_derived = listen({(FEATURE, ALERT): _tell, (FEATURE, ANSWERED): _answer})
"""Tell an alert that the slow half raised, and take in what a moderator did about one."""
