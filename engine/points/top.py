"""/top: the boards as people see them, as a table or as a drawn card."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import text

from engine.contract.commands import Value
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Chart, Mention, Table, Text
from engine.points.board import HERE, PAGE, PERIODS, SCOPES, Board, Line, board_of, span_of
from engine.points.rules import day_of, first_day
from engine.points.terms import terms_of

CARD = "card"
MEDALS = "🥇🥈🥉"


class View(NamedTuple):
    """What a board shows; `marked` is the person it was turned to, `drawn` that its picture stands below already."""

    period: str
    page: int
    scope: str = ""
    marked: int = 0
    drawn: bool = False


def run(context: Context, values: dict[str, Value]) -> None:
    """Show the board."""
    view = View(
        str(values.get("period") or "week"), int(values.get("page") or 1), str(values.get("scope") or "")
    )
    private = bool(values.get("hidden"))
    if values.get("look") == CARD:
        _draw(context, view, private=private)
    else:
        _show(context, view, edit="", private=private)


def on_button(context: Context, body: Press, rest: str) -> None:
    """Turn a page, change the period, turn to the presser, or draw: `week:2`, `week:me`, `week:card:here`."""
    period, _, rest = rest.partition(":")
    place, _, scope = rest.partition(":")
    if period not in PERIODS or context.event.actor is None or (scope and scope not in SCOPES):
        return
    if place == CARD:
        # One picture a board: the button goes with the first.
        _draw(context, View(period, 1, scope))
        _show(context, View(period, 1, scope, drawn=True), edit=body.message)
        return
    if place != "me":
        page = int(place) if place.isdecimal() else 1
        _show(context, View(period, page, scope), edit=body.message)
        return
    rank = board_of(context, span_of(context, period, scope)).rank(context.event.actor)
    if not rank:
        context.toast(context.text("points-top-not-there", lang=context.language(context.event.actor)))
        return
    _show(context, View(period, (rank - 1) // PAGE + 1, scope, context.event.actor), edit=body.message)


def card(
    context: Context,
    title: str,
    subtitle: str,
    lines: list[Line],
    *,
    places: list[int] | None = None,
    footer: str = "",
) -> Chart:
    """Draw the first of a board; the words of the picture are the caption where no picture can be shown."""
    spec: dict[str, object] = {
        "title": title,
        "subtitle": subtitle,
        "values": [line.xp for line in lines],
        "places": places or list(range(1, len(lines) + 1)),
        "unit": " " + context.text("points-top-xp"),
        "footer": footer,
        "nobody": context.text("points-top-nobody"),
    }
    alt = context.text("points-top-alt", title=title, count=len(lines))
    return Chart("ranking", spec, alt=alt, people=tuple(line.member for line in lines))


def _draw(context: Context, view: View, *, private: bool = False) -> None:
    board = board_of(context, span_of(context, view.period, view.scope))
    lines = board.page(1)
    if not lines:
        _show(context, view, edit="", private=private)
        return
    subtitle = " · ".join(word for word in (_where(context, view.scope), _days(context, view.period)) if word)
    footer = context.text("points-top-count", size=board.size())
    title = context.text(f"points-top-{view.period}")
    picture = card(context, title, subtitle, lines, footer=footer)
    caption = [Text(f"{_title(context, view)}\n"), *caption_of(lines)]
    context.reply(picture, *caption, private=private)


def caption_of(lines: list[Line], places: list[int] | None = None) -> list[AnyPart]:
    """Name the first three in one line, so that they can be reached from the picture."""
    parts: list[AnyPart] = []
    for place, line in zip(places or range(1, len(lines) + 1), lines, strict=True):
        if place <= len(MEDALS):
            space = "  " if parts else ""
            parts += [Text(f"{space}{MEDALS[place - 1]} "), Mention(line.member), Text(f" {line.xp:,}")]
    return parts


def _show(context: Context, view: View, *, edit: str, private: bool = False) -> None:
    board = board_of(context, span_of(context, view.period, view.scope))
    size = board.size()
    title = _title(context, view)
    if not size:
        parts: list[AnyPart] = [Text(title, "bold"), Text("\n" + context.text("points-top-empty"))]
        buttons = Buttons((_periods(context, view),))
        context.reply(*parts, buttons, edit=edit, lifetime="list", private=private)
        return
    pages = -(-size // PAGE)
    view = view._replace(page=min(max(view.page, 1), pages))
    header = ["#", context.text("points-top-member"), context.text("points-top-xp")]
    if _levelled(view):
        header.append(context.text("points-top-level"))
    context.reply(
        Text(title, "bold"),
        Table(tuple(header), tuple(_rows(context, board, view))),
        Text(context.text("points-top-footer", page=view.page, pages=pages, size=size)),
        Buttons((_turning(context, view, pages), _periods(context, view))),
        edit=edit,
        lifetime="list",
        private=private,
    )


def _rows(context: Context, board: Board, view: View) -> list[tuple[str | Mention, ...]]:
    rows: list[tuple[str | Mention, ...]] = []
    curve = terms_of(context).curve
    for place, line in enumerate(board.page(view.page), (view.page - 1) * PAGE + 1):
        mark = " ◀" if line.member == view.marked else ""
        level = (str(curve.level_of(line.xp)),) if _levelled(view) else ()
        rows.append((f"{place}{mark}", Mention(line.member), str(line.xp), *level))
    return rows


def _levelled(view: View) -> bool:
    """Tell whether the xp shown are all that make a level."""
    return view.period == "all" and not view.scope


def _title(context: Context, view: View) -> str:
    title, where = "🏆 " + context.text(f"points-top-{view.period}"), _where(context, view.scope)
    return f"{title} · {where}" if where else title


def _where(context: Context, scope: str) -> str:
    """Name what a board is of, if it is not the whole community's."""
    if scope != HERE:
        return {"telegram": "Telegram", "discord": "Discord"}.get(scope, "")
    sql = text("SELECT title, kind FROM chat WHERE id = :i")
    row = context.conn.execute(sql, {"i": context.event.chat}).first()
    return (
        str(row.title)
        if row is not None and row.title and row.kind != "private"
        else context.text("points-top-here")
    )


def _days(context: Context, period: str) -> str:
    if period == "all":
        return ""
    today = day_of(context.event.at, context.zone)
    return days_told(first_day(period, today), today)


def days_told(first: int, last: int) -> str:
    """Write a span of days: `2026-11-01 – 11-22`, `2026-12-01 – 2027-02-28`."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    if first == last:
        return f"{begin:%Y-%m-%d}"
    return (
        f"{begin:%Y-%m-%d} – {end:%m-%d}" if begin.year == end.year else f"{begin:%Y-%m-%d} – {end:%Y-%m-%d}"
    )


def _data(view: View, place: int | str, period: str = "") -> str:
    tail = f":{view.scope}" if view.scope else ""
    return f"points:top:{period or view.period}:{place}{tail}"


def _turning(context: Context, view: View, pages: int) -> tuple[Button, ...]:
    buttons = [Button(label=context.text("points-top-find-me"), data=_data(view, "me"))]
    if not view.drawn:
        buttons.append(Button(label="🖼", data=_data(view, CARD)))
    if view.page > 1:
        buttons.insert(0, Button(label="◀", data=_data(view, view.page - 1)))
    if view.page < pages:
        buttons.append(Button(label="▶", data=_data(view, view.page + 1)))
    return tuple(buttons)


def _periods(context: Context, view: View) -> tuple[Button, ...]:
    return tuple(
        Button(label=context.text(f"points-top-short-{period}"), data=_data(view, 1, period))
        for period in PERIODS
        if period != view.period
    )
