"""The published specification of the Bot API, to which both sides are held."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

PATH = Path(__file__).parents[2] / "data" / "specs" / "telegram_bot_api.json"
_CONSTANT = re.compile(r'(?:always |must be )["“]?(\w+)["”]?$')
_PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
}


class Spec:
    """Tells what is wrong with a request or a payload, as sentences."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._methods: dict[str, Any] = data["methods"]
        self._types: dict[str, Any] = data["types"]

    def knows(self, method: str) -> bool:
        return method in self._methods

    def request(self, method: str, params: dict[str, Any]) -> list[str]:
        """Check the parameters of a call, already read from JSON."""
        fields = {field["name"]: field for field in self._methods[method].get("fields", ())}
        return self._fields(method, fields, params)

    def answer(self, method: str, result: Any) -> list[str]:
        """Check what a method returns."""
        return self._any(self._methods[method]["returns"], result, method)

    def payload(self, kind: str, value: Any) -> list[str]:
        """Check an object of a type."""
        return self._one(kind, value, kind)

    def _fields(self, where: str, fields: dict[str, Any], given: dict[str, Any]) -> list[str]:
        wrong = [f"{where} has no {name}" for name in given if name not in fields]
        for name, field in fields.items():
            if name in given:
                wrong += self._any(field["types"], given[name], f"{where}.{name}")
            elif field["required"]:
                wrong.append(f"{where} lacks {name}")
        return wrong

    def _any(self, kinds: list[str], value: Any, where: str) -> list[str]:
        tried = [self._one(kind, value, where) for kind in kinds]
        return [] if not tried or any(not wrong for wrong in tried) else min(tried, key=len)

    def _one(self, kind: str, value: Any, where: str) -> list[str]:
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{where} is no array"]
            inner = kind.removeprefix("Array of ")
            return [w for n, one in enumerate(value) for w in self._one(inner, one, f"{where}[{n}]")]
        if kind in _PLAIN:
            fits = isinstance(value, _PLAIN[kind]) and (kind == "Boolean" or not isinstance(value, bool))
            return [] if fits else [f"{where} is no {kind}"]
        if kind == "InputFile":
            return [] if isinstance(value, bytes) else [f"{where} is no file"]
        described = self._types[kind]
        if "subtypes" in described:
            return self._any(described["subtypes"], value, where)
        if not isinstance(value, dict):
            return [f"{where} is no {kind}"]
        fields = {field["name"]: field for field in described.get("fields", ())}
        return self._fields(where, fields, value) + self._constant(kind, fields, value)

    @staticmethod
    def _constant(kind: str, fields: dict[str, Any], value: dict[str, Any]) -> list[str]:
        """Check the field that tells a subtype: its description ends in `always "…"` or `must be …`."""
        for name in ("status", "type", "source"):
            told = _CONSTANT.search(fields.get(name, {}).get("description", ""))
            if told is not None and value.get(name) != told[1]:
                return [f"{kind}.{name} is not {told[1]}"]
        return []


@cache
def load() -> Spec:
    """Read the specification once."""
    return Spec(json.loads(PATH.read_text(encoding="utf-8")))
