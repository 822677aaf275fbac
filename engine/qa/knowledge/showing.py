"""How what was found is shown: the answer with where it comes from, a choice of three, or that nothing is known."""

from __future__ import annotations

from typing import Any

from engine.contract.clock import to_datetime
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Link, Mention, Text
from engine.qa.knowledge.entries import live_entry
from engine.qa.knowledge.lookups import hits_of, slot_of
from engine.qa.knowledge.rules import BEFORE, FLOW, blocks, confidence
from engine.qa.knowledge.seeking import seek
from engine.qa.rules import heading
from engine.store.sql import fetch_one
from engine.stream.whereabouts import is_private
from engine.stream.wishes import is_nameable

WORD = "faq"
"""The word of our buttons: `faq:<what>:<community>:<look-up>[:<entry>]`."""


def data(row: Any, what: str, more: object = "") -> str:
    """Write a button's data. The community tells a press in a private chat that speaks of another one."""
    told = f"{WORD}:{what}:{row.community}:{row.seq}"
    return f"{told}:{more}" if more != "" else told


def entry_parts(ctx: Context, entry: Any, lang: str) -> list[AnyPart]:
    """Write an entry: the answer, then the question, by whom and of when it is, and where it stands."""
    parts: list[AnyPart] = [
        Text("💡 "),
        *answer_texts(entry.answer),
        Text(f"❓ {heading(entry.question)}", style="italic"),
    ]
    told = [ctx.text("knowledge-source", lang, source=entry.source)]
    if entry.key:
        told.insert(0, f"#{entry.key}")
    parts.append(Text("\n— " + " · ".join(told)))
    if entry.author is not None and is_nameable(ctx, entry.author):
        parts += [Text(" · "), Mention(entry.author)]
    parts.append(Text(f" · {to_datetime(entry.changed_at, ctx.zone):%Y-%m-%d}"))
    if entry.message:
        parts += [
            Text(" · "),
            Link(ctx.text("knowledge-original", lang), chat=entry.chat, message=entry.message),
        ]
    elif entry.link:
        parts += [Text(" · "), Link(ctx.text("knowledge-original", lang), url=entry.link)]
    return parts


def answer_texts(answer: str) -> list[Text]:
    """Write an answer and end its line. Its blocks of code are shown as such: they are there to be copied."""
    found = [Text(words, style="pre" if is_code else "") for words, is_code in blocks(answer)]
    return found if found[-1].style == "pre" else [*found, Text("\n")]


def show_entry(ctx: Context, entry: Any) -> None:
    """Show an entry that was called by its key or number."""
    parts = entry_parts(ctx, entry, ctx.language())
    if _may_be_gone(ctx, entry):
        seek(ctx, entry)
        gone = Button(
            ctx.text("knowledge-button", what="gone"), data=f"{WORD}:gone:{ctx.community}:0:{entry.number}"
        )
        parts.append(Buttons(((gone,),)))
    ctx.reply(*parts)


def answer_parts(ctx: Context, row: Any, hit: Any, lang: str, *, chosen: bool = False) -> list[AnyPart]:
    """Write the answer to what was looked up, with how sure it is, and the buttons that say whether it was right."""
    entry = live_entry(ctx, hit.number)
    if entry is None:
        return [Text(ctx.text("knowledge-gone", lang))]
    parts = entry_parts(ctx, entry, lang)
    word = "chosen" if chosen else confidence(float(hit.p), float(hit.cutoff))
    parts.append(Text(" · " + ctx.text("knowledge-confidence", lang, word=word)))
    if hit.matched and " ".join(hit.matched.split()) != entry.question:
        parts.append(Text("\n" + ctx.text("knowledge-matched", lang, text=heading(hit.matched))))
    keys = [
        Button(ctx.text("knowledge-button", lang, what=what), data=data(row, what, entry.number))
        for what in ("yes", "no")
    ]
    if _may_be_gone(ctx, entry):
        seek(ctx, entry)
        keys.append(
            Button(ctx.text("knowledge-button", lang, what="gone"), data=data(row, "gone", entry.number))
        )
    rows = [tuple(keys)]
    if row.how == BEFORE:
        rows.append((post_button(ctx, row, lang),))
    return [*parts, Buttons(tuple(rows))]


def _may_be_gone(ctx: Context, entry: Any) -> bool:
    """Tell whether an entry quotes a message of whose deletion nobody would tell us: Telegram tells of none in groups."""
    if not entry.message:
        return False
    place = fetch_one(ctx.conn, "SELECT platform FROM chat WHERE id = :h", h=entry.chat)
    return place is not None and place.platform == "telegram"


def choice_parts(ctx: Context, row: Any, lang: str, *, most: int = 3) -> list[AnyPart]:
    """Let people choose among the entries found."""
    hits = list(hits_of(ctx, row.seq))[:most]
    how = "before" if row.how == BEFORE else "one" if most == 1 else "several"
    parts: list[AnyPart] = [Text("🔎 " + ctx.text("knowledge-choose", lang, how=how), style="bold")]
    keys = []
    for place, hit in enumerate(hits, 1):
        entry = live_entry(ctx, hit.number)
        if entry is not None:
            parts.append(Text(f"\n{place}. {heading(entry.question)}"))
            label = ctx.text("knowledge-button", lang, what="show") if most == 1 else str(place)
            keys.append(Button(label, data=data(row, "pick", entry.number)))
    rows = [tuple(keys)]
    if row.how == BEFORE:
        rows.append((post_button(ctx, row, lang),))
    elif row.how != FLOW or most > 1:
        rows.append((Button(ctx.text("knowledge-button", lang, what="none"), data=data(row, "none")),))
    return [*parts, Buttons(tuple(rows))]


def post_button(ctx: Context, row: Any, lang: str) -> Button:
    """Make the button that puts a question up after all."""
    return Button(ctx.text("knowledge-button", lang, what="post"), data=data(row, "post"), only=row.asker)


def nothing_parts(ctx: Context, lang: str) -> list[AnyPart]:
    """Say that nothing is known, and what helps."""
    where = "private" if is_private(ctx.event.key) else "group"
    return [Text(ctx.text("knowledge-nothing", lang, where=where))]


def found_parts(ctx: Context, row: Any, lang: str) -> list[AnyPart]:
    """Write what a look-up that was asked for came to, by its band."""
    hits = hits_of(ctx, row.seq)
    if row.band == "answer" and hits:
        return answer_parts(ctx, row, hits[0], lang)
    if row.band == "suggest" and hits:
        return choice_parts(ctx, row, lang)
    return nothing_parts(ctx, lang)


def slot(row: Any) -> str:
    """Name the message, so that it can be found again when somebody replies to it."""
    return slot_of(row)
