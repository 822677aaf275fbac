"""A preview in words: what would change, for whom, and what cannot be seen."""

from __future__ import annotations

from datetime import date

from engine.contract.commands import in_language
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Mention, Table, Text
from engine.contract.settings import format_setting
from engine.points.economy.reading import spent_between
from engine.points.figures import growth, percent, signed
from engine.points.preview.applying import choices
from engine.points.preview.changes import PREFIX, TRIED, setting_of
from engine.points.preview.outcome import Outcome, Place, Sums
from engine.points.preview.reading import WINDOW, Window
from engine.points.preview.records import Preview
from engine.points.why import rule_name

RULES_SHOWN = 4
_SHORT = (
    "message.low",
    "message.high",
    "message.daily_cap",
    "multiplier",
    "pay.thanks",
    "pay.checkin",
    "curve",
)


def explain(context: Context) -> None:
    """Say how a preview is asked for, and what can be tried."""
    lines = [context.text("preview-how", days=WINDOW)]
    lang = context.language(context.event.actor)
    for key in _SHORT:
        value = format_setting(TRIED[key], context.setting(PREFIX + key))
        help_ = in_language(TRIED[key].help, lang)
        lines.append(context.text("preview-key", name=key, value=value, help=help_))
    rest = ", ".join(key for key in TRIED if key not in _SHORT)
    lines.append(context.text("preview-rest", names=rest))
    context.reply("\n".join(lines))


def show(context: Context, preview: Preview, window: Window, sums: Sums, found: Outcome) -> None:
    """Show what came of a preview to whoever asked for it."""
    lines = [*_changes(context, preview), *_totals(context, window, sums), *_levels(context, found)]
    parts: list[AnyPart] = [
        Text(context.text("preview-title", days=WINDOW), "bold"),
        Text("\n" + "\n".join(lines) + "\n"),
    ]
    if found.top:
        key = "preview-board" if found.up or found.down else "preview-board-same"
        parts += [Text(context.text(key, up=found.up, down=found.down, days=WINDOW))]
        parts += [_board(context, found.top)]
    after = [*_purses(context, window, found), "", *_unseen(context, preview, window, sums)]
    parts += [*_leavers(context, found), Text("\n".join(after))]
    context.reply(*parts, choices(context, preview.number, preview.actor), private=True, actor=preview.actor)


def _changes(context: Context, preview: Preview) -> list[str]:
    told = []
    for name, value in preview.texts().items():
        now = format_setting(setting_of(name), context.setting(name))
        told.append(context.text("preview-change", name=name, old=now, new=value))
    return told


def _totals(context: Context, window: Window, sums: Sums) -> list[str]:
    days = {"first": _day(window.first), "last": _day(window.today)}
    lines = [context.text("preview-read", messages=f"{sums.messages:,}", entries=f"{sums.entries:,}", **days)]
    for offset, what in enumerate(("xp", "coins")):
        now, then = sums.total(offset), sums.total(offset + 2)
        lines.append(
            context.text(
                f"preview-{what}", now=f"{now:,}", then=f"{then:,}", growth=percent(growth(now, then))
            )
        )
    changed = [(rule, row) for rule, row in sums.rules.items() if row[:2] != row[2:]]
    changed.sort(key=lambda one: (-abs(one[1][2] - one[1][0]) - abs(one[1][3] - one[1][1]), one[0]))
    for rule, (xp, coins, xp_then, coins_then) in changed[:RULES_SHOWN]:
        lines.append(
            context.text(
                "preview-rule",
                rule=rule_name(context, rule),
                xp=signed(xp_then - xp),
                coins=signed(coins_then - coins),
            )
        )
    return lines


def _levels(context: Context, found: Outcome) -> list[str]:
    moved = found.higher or found.lower
    return [
        context.text(
            "preview-levels" if moved else "preview-levels-same",
            now=found.levels_now,
            then=found.levels_then,
            higher=found.higher,
            lower=found.lower,
        )
    ]


def _board(context: Context, top: tuple[Place, ...]) -> Table:
    header = ("#", "±", context.text("points-top-member"), context.text("points-top-xp"))
    return Table(
        header,
        tuple(
            (
                str(place),
                _arrow(line.rise),
                Mention(line.member),
                f"{line.xp:,}" + (f" ({signed(line.xp - line.before)})" if line.xp != line.before else ""),
            )
            for place, line in enumerate(top, 1)
        ),
    )


def _arrow(rise: int | None) -> str:
    if rise is None:
        return "🆕"
    return f"↑{rise}" if rise > 0 else f"↓{-rise}" if rise else "="


def _leavers(context: Context, found: Outcome) -> list[AnyPart]:
    if not found.leavers:
        return []
    parts: list[AnyPart] = [Text(context.text("preview-leavers") + " ")]
    for place, member in enumerate(found.leavers):
        parts += [Text(" " if place else ""), Mention(member)]
    return [*parts, Text("\n")]


def _purses(context: Context, window: Window, found: Outcome) -> list[str]:
    lines = [
        context.text(
            "preview-purses",
            held=f"{found.held_now:,}",
            held_then=f"{found.held_then:,}",
            median=f"{found.median_now:,}",
            median_then=f"{found.median_then:,}",
            gini=f"{found.gini_now:.2f}",
            gini_then=f"{found.gini_then:.2f}",
        )
    ]
    spent = spent_between(context.conn, window.part, window.community, window.first, window.today)
    if spent > 0:
        lines.append(
            context.text(
                "preview-lasts",
                spent=f"{spent:,}",
                now=round(found.held_now * WINDOW / spent),
                then=round(found.held_then * WINDOW / spent),
            )
        )
    if found.short:
        lines.append(context.text("preview-short", count=found.short))
    return lines


def _unseen(context: Context, preview: Preview, window: Window, sums: Sums) -> list[str]:
    """Say what a preview cannot see, as far as it concerns this one."""
    lines = [context.text("preview-unseen")]
    names = [name.removeprefix(PREFIX) for name in preview.texts()]
    if any(name.startswith("cap.") or name == "pay.thanks" for name in names):
        lines.append(context.text("preview-unseen-caps"))
    if "pay.reaction" in names or any(name.endswith(".chats") or name == "multiplier" for name in names):
        lines.append(context.text("preview-unseen-reactions"))
    if window.changed:
        lines.append(context.text("preview-unseen-changed", count=window.changed))
    drift = sums.total(0) - sums.ledger
    if drift:
        lines.append(context.text("preview-drift", xp=signed(drift)))
    if sums.estimated:
        lines.append(context.text("preview-estimated", count=sums.estimated))
    return lines


def _day(day: int) -> str:
    return date.fromordinal(day).isoformat()
