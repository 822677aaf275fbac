"""An item in full: what it is, what it asks for, how people found it, and what one can do with it."""

from __future__ import annotations

from typing import Any

from engine.contract.feature import Context
from engine.contract.ports import Mood
from engine.contract.replies import AnyPart, Button, Buttons, Card
from engine.courses.records import data, enrolment, item_by_key, learners, scores, subject_of, title_in
from engine.courses.rules import ARCHIVED, ICONS, LEFT, pieces, stars

_ABOUT, _OUTLINE = 700, 12
"""Letters and lessons that a card shows."""


def card(ctx: Context, row: Any, lang: str, *, buttons: bool = True, back: str = "") -> list[AnyPart]:
    """Write an item's card in a language; `back` is the data of a button that leads to where it was chosen."""
    also = row.title if lang == "en" else row.title_en
    head = f"{ICONS[row.kind]} {title_in(row, lang)} · #{row.number}"
    body = [also] if also and also != title_in(row, lang) else []
    if row.state == ARCHIVED:
        body.append("🗄 " + ctx.text("courses-put-away", lang))
    body.append(row.about if len(row.about) <= _ABOUT else row.about[: _ABOUT - 1].rstrip() + "…")
    shown = Card(
        title=head,
        body="\n".join(line for line in body if line),
        fields=tuple(_fields(ctx, row, lang)),
        footer=_footer(ctx, row, lang),
        image=row.image,
    )
    return [shown, *_buttons(ctx, row, lang, back)] if buttons else [shown]


def _fields(ctx: Context, row: Any, lang: str) -> list[tuple[str, str]]:
    told = [
        ("tags", row.tags),
        ("level", ctx.text("courses-level", lang, level=row.level) if row.level else ""),
        ("language", row.language),
        ("price", row.price),
        ("tier", row.tier),
        ("gate", ctx.text("courses-from-level", lang, level=row.gate) if row.gate else ""),
        ("author", row.author),
        ("needs", _named(ctx, row.needs, lang)),
        ("steps", _numbered(ctx, row.steps, lang)),
        ("lessons", _lessons(ctx, row, lang)),
        ("link", row.link),
    ]
    return [(ctx.text("courses-field", lang, name=name), value) for name, value in told if value]


def _lessons(ctx: Context, row: Any, lang: str) -> str:
    if not row.lessons:
        return ""
    titles = row.outline.split("\n") if row.outline else []
    lines = [ctx.text("courses-lessons", lang, count=row.lessons)]
    lines += [f"{n}. {title}" for n, title in enumerate(titles[:_OUTLINE], 1)]
    return "\n".join([*lines, *(["…"] if len(titles) > _OUTLINE else [])])


def _named(ctx: Context, keys: str, lang: str) -> str:
    found = [item_by_key(ctx, key) for key in pieces(keys)]
    return "\n".join(f"#{one.number} {title_in(one, lang)}" for one in found if one is not None)


def _numbered(ctx: Context, keys: str, lang: str) -> str:
    lines = _named(ctx, keys, lang).split("\n")
    return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1) if line)


def _footer(ctx: Context, row: Any, lang: str) -> str:
    begun, done = learners(ctx, row.number)
    told = [
        stars(scores(ctx).get(row.number)),
        ctx.text("courses-learners", lang, begun=begun, done=done) if begun else "",
    ]
    feeling = ctx.port(Mood).about(subject_of(row))
    if feeling is not None:
        told.append(ctx.text("courses-mood", lang, score=f"{feeling.score:+.2f}", authors=feeling.authors))
    return " · ".join(piece for piece in told if piece)


def _buttons(ctx: Context, row: Any, lang: str, back: str) -> list[AnyPart]:
    keys = []
    mine = enrolment(ctx, row.number, ctx.event.actor)
    if row.state != ARCHIVED:
        begun = mine is not None and mine.state != LEFT
        what = "progress" if begun else "enrol"
        keys.append(Button(ctx.text("courses-button", lang, what=what), data=data(row, what)))
    if row.link:
        keys.append(Button(ctx.text("courses-button", lang, what="open"), url=row.link))
    if back:
        keys.append(Button(ctx.text("courses-button", lang, what="back"), data=back))
    return [Buttons((tuple(keys),))] if keys else []
