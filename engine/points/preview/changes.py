"""Which settings are to be tried: `pay.thanks 20 curve linear 100`, in the words of /settings or shorter ones."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from engine.contract.errors import UserError
from engine.contract.feature import Setting, SettingValue
from engine.contract.settings import fold, parse_setting
from engine.points.settings import SETTINGS

PREFIX = "points."
TRIED = {
    setting.key: setting
    for setting in SETTINGS
    if setting.key.startswith(("message.", "pay.", "cap."))
    or setting.key in ("multiplier", "multiplier.chats", "exclude.chats", "curve")
}
"""What changes who earns how much. The other settings of points only change what is said."""
WORDS = {
    "感谢": "pay.thanks",
    "感謝": "pay.thanks",
    "表情": "pay.reaction",
    "签到": "pay.checkin",
    "簽到": "pay.checkin",
    "回答": "pay.answer",
    "活动": "pay.event",
    "活動": "pay.event",
    "课程": "pay.course",
    "課程": "pay.course",
    "邀请": "pay.invite",
    "邀請": "pay.invite",
    "倍率": "multiplier",
    "冷却": "message.cooldown",
    "冷卻": "message.cooldown",
    "曲线": "curve",
    "曲線": "curve",
    "发言上限": "message.daily_cap",
    "發言上限": "message.daily_cap",
}
Changes = dict[str, SettingValue]


def read_changes(written: str) -> Changes:
    """Read the changes, by the settings' full names. Raises UserError that names the word and the nearest ones."""
    wanted: dict[str, list[str]] = {}
    values: list[str] | None = None
    for word in written.split():
        key, mark, rest = word.partition("=")
        name = _key(key)
        if name is not None:
            values = wanted.setdefault(name, [])
            values += [rest] if mark and rest else []
        elif values is None:
            raise _unknown(word)
        else:
            values.append(word)
    return {PREFIX + key: _value(key, words) for key, words in wanted.items()}


def _key(word: str) -> str | None:
    folded = fold(word).removeprefix(PREFIX)
    folded = WORDS.get(folded, folded)
    return next((key for key in (folded, f"pay.{folded}") if key in TRIED), None)


def _unknown(word: str) -> UserError:
    folded = fold(word.partition("=")[0]).removeprefix(PREFIX)
    if any(setting.key == folded for setting in SETTINGS):
        return UserError("preview-cannot", name=PREFIX + folded)
    near = difflib.get_close_matches(folded, TRIED, n=3, cutoff=0.5)
    return UserError("preview-unknown", name=word, near=", ".join(near or ("pay.thanks", "curve")))


def _value(key: str, words: list[str]) -> SettingValue:
    if not words:
        raise UserError("preview-value", name=key)
    return parse_setting(PREFIX + key, TRIED[key], " ".join(words))


def suggest(_conn: Connection, _community: int, param: str, typed: str) -> Iterable[str]:
    """Complete the last word of the changes being typed."""
    if param != "changes":
        return []
    before, _, last = typed.rpartition(" ")
    return [f"{before} {key}".strip() for key in TRIED if fold(last) in key]


def setting_of(name: str) -> Setting:
    """Return a setting by its full name."""
    return TRIED[name.removeprefix(PREFIX)]


def differing(changes: Mapping[str, SettingValue], now: Mapping[str, SettingValue]) -> Changes:
    """Return those changes that change anything."""
    return {name: value for name, value in changes.items() if _plain(value) != _plain(now[name])}


def _plain(value: SettingValue) -> object:
    return list(value) if isinstance(value, tuple | list) else value
