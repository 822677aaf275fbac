"""Arguments become Discord's options, and what was typed becomes arguments again. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from adapters.discord.names import LOCALES, chosen, described, in_script
from engine.contract.commands import CommandSpec, Param

TEXT, INTEGER, BOOLEAN, USER = 3, 4, 5, 6
CHOICES = 25
OPTIONS = 25
LONGEST_CHOICE = 100
SAFE = 2**53 - 1
_NESTED = (1, 2)
_KINDS = {"int": INTEGER, "bool": BOOLEAN, "user": USER}


def options(spec: CommandSpec) -> list[dict[str, Any]]:
    """Write a command's options, required ones first. Where a form asks for what is missing, none is required."""
    ordered = sorted(spec.params, key=lambda param: not param.required)
    taken: dict[str, set[str]] = {locale: {name_of(param) for param in ordered} for locale in LOCALES}
    return [_option(param, taken, required=param.required and not spec.form) for param in ordered[:OPTIONS]]


def name_of(param: Param) -> str:
    """Return the name of an argument on Discord."""
    return param.name.lower()


def _option(param: Param, taken: Mapping[str, set[str]], *, required: bool) -> dict[str, Any]:
    one: dict[str, Any] = {
        "type": _KINDS.get(param.kind, TEXT),
        "name": name_of(param),
        "name_localizations": _localised(param, taken),
        **described(param.help, param.name),
        "required": required,
    }
    if param.kind == "int":
        one |= {"min_value": max(param.low, -SAFE)} if param.low is not None else {}
        one |= {"max_value": min(param.high, SAFE)} if param.high is not None else {}
    few = param.kind == "choice" and len(param.choices) <= CHOICES
    if few and all(len(choice) <= LONGEST_CHOICE for choice in param.choices):
        one["choices"] = [_choice(param, choice) for choice in param.choices]
    elif param.suggest and one["type"] == TEXT:
        one["autocomplete"] = True
    return one


def _localised(param: Param, taken: Mapping[str, set[str]]) -> dict[str, str] | None:
    found: dict[str, str] = {}
    for locale, names in taken.items():
        words = [param.help.get(lang, "") for lang in (locale, locale.partition("-")[0])]
        name = chosen(words, locale, names)
        if name:
            names.add(name)
            found[locale] = name
    return found or None


def _choice(param: Param, choice: str) -> dict[str, Any]:
    words = [word for word, meant in param.aliases.items() if meant == choice and len(word) <= LONGEST_CHOICE]
    first = {locale: next((one for one in words if in_script(one, locale)), "") for locale in LOCALES}
    named = {locale: word for locale, word in first.items() if word}
    return {"name": choice, "value": choice, "name_localizations": named or None}


def path_of(data: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """Return the path of an invoked command (`points add`) and its own options."""
    path, inner = [str(data["name"])], list(data.get("options") or ())
    while inner and inner[0]["type"] in _NESTED:
        path.append(str(inner[0]["name"]))
        inner = list(inner[0].get("options") or ())
    return " ".join(path), inner


def arguments(
    spec: CommandSpec, given: Sequence[Mapping[str, Any]], named: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield arguments by name; accounts are added to `named` and stand as `@0`, `@1` … in their order there."""
    params = {name_of(param): param.name for param in spec.params}
    for one in given:
        name = params.get(one["name"], one["name"])
        value = one.get("value")
        if one["type"] == USER:
            account = str(value)
            if account not in named:
                named.append(account)
            yield name, f"@{named.index(account)}"
        elif isinstance(value, bool):
            yield name, "on" if value else "off"
        elif value is not None:
            yield name, str(value)
