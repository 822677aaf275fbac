"""The operator's defaults: configuration file and --set become typed settings, checked by the features' schema."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.config import Config
from bot.features import FEATURES
from engine.contract.errors import ConfigError, UserError
from engine.contract.feature import Setting
from engine.contract.settings import allowed, parse_setting, schema

BOT_KEYS = ("language", "timezone", "retention_days")


def operator_values(config: Config) -> dict[str, Any]:
    """Return the operator's value of each setting that the configuration names."""
    known = schema(FEATURES)
    values: dict[str, Any] = {}
    for key in BOT_KEYS:
        if f"bot.{key}" in known:
            values[f"bot.{key}"] = getattr(config.bot, key)
    for feature, table in config.features().items():
        for name, value in _flat(feature, table):
            values[name] = _typed(known, name, value, f"in {config.path or 'the environment'}")
    return values


def chosen_values(pairs: Sequence[str]) -> dict[str, Any]:
    """Read `--set name=value` options."""
    known = schema(FEATURES)
    values: dict[str, Any] = {}
    for pair in pairs:
        name, mark, text = pair.partition("=")
        if not mark:
            raise ConfigError(f"--set {pair} names no value; write --set points.message.cooldown=30s")
        values[name.strip()] = _typed(known, name.strip(), text, "after --set")
    return values


def _flat(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}", inner)
    else:
        yield name, value


def _typed(known: Mapping[str, Setting], name: str, value: Any, where: str) -> Any:
    setting = known.get(name)
    if setting is None:
        close = difflib.get_close_matches(name, known, 1, 0.6)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise ConfigError(f"there is no setting {name} {where}{hint}")
    words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    try:
        return parse_setting(name, setting, words)
    except UserError:
        expected = allowed(setting) or f"a value of the kind {setting.kind}"
        raise ConfigError(f"{name} = {words!r} {where} is not possible; it takes {expected}") from None
