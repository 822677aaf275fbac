"""The sections of a community's digest: which, and in what order."""

from __future__ import annotations

from collections.abc import Sequence

from engine.contract.errors import UserError
from engine.contract.facts import SettingChosen
from engine.contract.feature import Context
from engine.contract.ports import Features
from engine.contract.settings import fold, read_bool
from engine.digest.composing import ordered
from engine.digest.sections import OWN
from engine.digest.settings import HIDDEN, SECTIONS


def arrange(context: Context, section: str, to: str) -> str:
    """Switch a section on or off, or move it to a place; return what holds then."""
    names = _names(context)
    name = _found(context, names, section)
    hidden = [str(one) for one in context.setting(HIDDEN)]
    if to.isdecimal():
        others = [one for one in names if one != name]
        place = min(max(int(to), 1), len(names)) - 1
        names = [*others[:place], name, *others[place:]]
        _choose(context, SECTIONS, names)
        return _told(context, names, hidden)
    on = read_bool(to) if to else name in hidden
    if on is None:
        raise UserError("digest-sections-word", word=to)
    hidden = [one for one in hidden if one != name] + ([] if on else [name])
    _choose(context, HIDDEN, hidden)
    return _told(context, names, hidden)


def sections_now(context: Context) -> str:
    """Say which sections there are."""
    return _told(context, _names(context), [str(one) for one in context.setting(HIDDEN)])


def _names(context: Context) -> list[str]:
    hooks = [one.name for one in context.port(Features).all() if one.digest_section is not None]
    return ordered(context, (*OWN, *hooks))


def _found(context: Context, names: Sequence[str], wanted: str) -> str:
    for name in names:
        if fold(wanted) in (name, fold(_title(context, name))):
            return name
    raise UserError("digest-sections-unknown", name=wanted, known=", ".join(names))


def _choose(context: Context, setting: str, names: Sequence[str]) -> None:
    value = ", ".join(names)
    context.fact(SettingChosen(subject=f"{context.event.key}:{setting}", name=setting, value=value))


def _title(context: Context, name: str) -> str:
    key = f"digest-section-{name}" if name in OWN else f"{name}-digest"
    try:
        return context.text(key)
    except KeyError:
        return name


def _told(context: Context, names: Sequence[str], hidden: Sequence[str]) -> str:
    lines = [context.text("digest-sections")]
    for place, name in enumerate(names, 1):
        sign = "○" if name in hidden else "●"
        lines.append(f"{sign} {place}. {_title(context, name)} ({name})")
    return "\n".join([*lines, context.text("digest-sections-how")])
