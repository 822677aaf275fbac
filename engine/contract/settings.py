"""Settings as text: one typed schema reads, checks and writes the values of all features."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable

from engine.contract.durations import format_duration, parse_duration
from engine.contract.errors import UserError
from engine.contract.feature import Feature, Setting, SettingValue

TRUE = frozenset({"on", "yes", "true", "1", "开", "開", "是", "开启", "打开"})
FALSE = frozenset({"off", "no", "false", "0", "关", "關", "否", "关闭"})
_LIST_MARKS = str.maketrans({"，": ",", "、": ",", ";": ",", "；": ","})
LONGEST_TEXT = 500


def full_name(feature: str, setting: Setting) -> str:
    """Return a setting's full name `feature.key`; the feature `settings` declares those of the bot itself."""
    return f"{'bot' if feature == 'settings' else feature}.{setting.key}"


def schema(features: Iterable[Feature]) -> dict[str, Setting]:
    """Return every setting by its full name, in the features' order."""
    return {full_name(feature.name, setting): setting for feature in features for setting in feature.settings}


def fold(word: str) -> str:
    """Make a word comparable: NFKC, trimmed, without regard to case."""
    return unicodedata.normalize("NFKC", word).strip().casefold()


def read_bool(word: str) -> bool | None:
    """Read on/off, yes/no, true/false, 开/关, 是/否; None if it is none of them."""
    word = fold(word)
    if word in TRUE:
        return True
    return False if word in FALSE else None


def parse_setting(name: str, setting: Setting, text: str) -> SettingValue:
    """Read a value. Raises UserError that names the setting and what it allows."""
    match setting.kind:
        case "bool":
            return _bool(name, text)
        case "int" | "float" | "duration":
            return _number(name, setting, text)
        case "choice":
            for choice in setting.choices:
                if fold(choice) == fold(text):
                    return choice
            raise UserError("error-setting-choice", name=name, value=text, choices=", ".join(setting.choices))
        case "list":
            words = (word.strip() for word in text.translate(_LIST_MARKS).split(","))
            return tuple(dict.fromkeys(word for word in words if word))
        case "text":
            if len(text) > LONGEST_TEXT:
                raise UserError("error-setting-long", name=name, most=LONGEST_TEXT)
            if setting.check is not None:
                setting.check(text)
            return text.strip()


def format_setting(setting: Setting, value: SettingValue) -> str:
    """Write a value so that `parse_setting` reads the same."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if setting.kind == "duration":
        return format_duration(int(value))  # type: ignore[arg-type]
    if isinstance(value, tuple | list):
        return ", ".join(value)
    return str(value)


def _bool(name: str, text: str) -> bool:
    value = read_bool(text)
    if value is None:
        raise UserError("error-setting-bool", name=name, value=text)
    return value


def _number(name: str, setting: Setting, text: str) -> int | float:
    value: int | float | None
    try:
        match setting.kind:
            case "duration":
                value = parse_duration(text)
            case "float":
                value = float(fold(text))
            case _:
                value = int(fold(text))
    except ValueError:
        value = None
    if value is None or not math.isfinite(value):
        raise UserError(f"error-setting-{setting.kind}", name=name, value=text)
    low, high = setting.low, setting.high
    if (low is not None and value < low) or (high is not None and value > high):
        raise UserError("error-setting-range", name=name, value=text, range=allowed(setting))
    return value


def allowed(setting: Setting) -> str:
    """Write the range that a number or duration may take: `5s – 1h`, `≥ 0`; else the choices; else nothing."""
    if setting.kind in ("int", "float", "duration"):
        low, high = (_bound(setting, bound) for bound in (setting.low, setting.high))
        if low and high:
            return f"{low} – {high}"
        return f"≥ {low}" if low else f"≤ {high}" if high else ""
    return "on | off" if setting.kind == "bool" else " | ".join(setting.choices)


def _bound(setting: Setting, bound: float | None) -> str:
    if bound is None:
        return ""
    if setting.kind == "duration":
        return format_duration(int(bound))
    return str(int(bound)) if bound == int(bound) else str(bound)
