"""Forms as modals, opened without asking the engine: Discord takes a modal only as the first answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord

from adapters.discord.split import clip, size
from engine.contract.commands import CommandSpec, FormField, in_language

FIELDS = 5
TITLE = 45
LABEL = 45
DESCRIPTION = 100
ANSWER = 4000
_MARK = "m:"
_LABEL, _INPUT = 18, 4


def fits(spec: CommandSpec) -> bool:
    """Tell whether a command's form can be a modal; a longer one is asked as a dialogue."""
    return 1 <= len(spec.form) <= FIELDS and len({field.name for field in spec.form}) == len(spec.form)


def wanted(spec: CommandSpec, given: Mapping[str, str]) -> bool:
    """Tell whether a command that came with these arguments asks for its form first."""
    if not spec.form or given:
        return False
    names = {param.name for param in spec.params}
    lacks = any(param.required for param in spec.params)
    return lacks or any(field.required and field.name not in names for field in spec.form)


class FormModal(discord.ui.Modal):
    """The form of a command. The library does not keep it: what is submitted is read from the event."""

    def __init__(self, spec: CommandSpec, lang: str) -> None:
        super().__init__(
            title=clip(in_language(spec.help, lang), TITLE) or spec.name, custom_id=_MARK + spec.name
        )
        self._fields = [_field(field, lang) for field in spec.form]
        self.stop()

    def to_dict(self) -> dict[str, Any]:
        return {"custom_id": self.custom_id, "title": self.title, "components": self._fields}


def _field(field: FormField, lang: str) -> dict[str, Any]:
    prompt = in_language(field.prompt, lang) or field.name
    shown: dict[str, Any] = {"type": _LABEL, "label": clip(prompt, LABEL)}
    if size(prompt) > LABEL:
        shown["description"] = clip(prompt, DESCRIPTION)
    shown["component"] = {
        "type": _INPUT,
        "custom_id": field.name[:100],
        "style": (discord.TextStyle.long if field.multiline else discord.TextStyle.short).value,
        "required": field.required,
        "max_length": min(max(field.max_length, 1), ANSWER),
    }
    return shown


def command_of(data: Mapping[str, Any]) -> str:
    """Return the command whose form was submitted, empty if the modal is none of ours."""
    custom_id = str(data.get("custom_id", ""))
    return custom_id.removeprefix(_MARK) if custom_id.startswith(_MARK) else ""


def answers(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers of a submitted modal by field."""
    return {one["custom_id"]: str(one["value"]) for one in _inputs(data.get("components") or ())}


def _inputs(components: Any) -> Iterator[Mapping[str, Any]]:
    for one in components:
        if one.get("value") is not None and "custom_id" in one:
            yield one
        inner = [one["component"]] if "component" in one else one.get("components") or ()
        yield from _inputs(inner)
